/// What a file may cost before it is refused. Pages come from anywhere, and a file of a few kilobytes may unfold into
/// gigabytes.
///
/// The [`Default`] is far beyond any report and well within a small machine.
///
/// ```
/// use shangji_media::{Limits, MediaError};
///
/// let limits = Limits { bytes: 10, ..Limits::default() };
/// let error = shangji_media::open_within("全年受理案件12件。".as_bytes(), &limits).unwrap_err();
/// assert!(matches!(error, MediaError::TooLarge { .. }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The size of a file.
    pub bytes: usize,
    /// What the parts of a Word file that are read may unfold into together, in bytes; in a PDF each stream, and all
    /// of them eight times that.
    pub expanded: usize,
    /// How many parts a Word file may have.
    pub entries: usize,
    /// How deep the elements of a web page or a Word file may nest. Browsers stop at 512.
    pub depth: usize,
    /// How many pages a PDF may have.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 512 << 20, expanded: 64 << 20, entries: 10_000, depth: 512, pages: 2_000 }
    }
}
