use thiserror::Error;

/// Why a file has no text that could be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum MediaError {
    /// A kind of file that is not read.
    #[error("expected text, a web page, a Word file (.docx) or a PDF with text, found {found}: {advice}")]
    Unsupported {
        /// What it is.
        found: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// A file beyond one of the [`Limits`](crate::Limits).
    #[error("expected {what} of at most {limit}, found {found}: {advice}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// What it may be.
        limit: usize,
        /// What it is; where it was not read to its end, what was met before reading stopped.
        found: usize,
        /// What to do.
        advice: &'static str,
    },
    /// A file that is cut off or damaged.
    #[error("expected {expected}, found {found}: the file is damaged, open it in its own program and save it anew")]
    Damaged {
        /// What should stand there.
        expected: &'static str,
        /// What does.
        found: String,
    },
}
