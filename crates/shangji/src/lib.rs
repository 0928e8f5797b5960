//! Reads Chinese reports on building a law-based government (法治政府建设年度报告) as an expert would, and compares them
//! across places and years, with every claim traced to the characters that it came from.
//!
//! ```
//! let page = "云枕县人民政府关于2021年度法治政府建设情况的报告\n\
//!             一、主要工作。全年受理行政复议案件96件,审结88件。\n\
//!             云枕县人民政府\n2022年2月10日\n";
//! let report = shangji::read(page.as_bytes());
//! assert_eq!(report.year, Some(2021));
//! let concluded = &report.indicators[1];
//! assert_eq!(concluded.concept.as_deref(), Some("reconsideration.concluded"));
//! assert_eq!(concluded.span.slice(page), Some("88件"));
//! ```
//!
//! - [`read`] takes the bytes of a saved file and gives a [`Report`]; [`Reader`] does so with a name, the user's own
//!   concepts, and the text on which the spans rest.
//! - [`compare()`](fn@compare) puts several reports side by side in a [`Comparison`].
//! - The crates beneath can be used alone: [`text`], [`media`], [`grammar`], [`outline`], [`model`], [`vocabulary`],
//!   [`mod@compare`].
//!
//! What it does not do: it fetches nothing, keeps nothing, and asks no model. The same bytes give the same report.

pub use shangji_compare as compare;
pub use shangji_grammar as grammar;
pub use shangji_media as media;
pub use shangji_model as model;
pub use shangji_outline as outline;
pub use shangji_text as text;
pub use shangji_vocabulary as vocabulary;

pub use shangji_compare::{Comparison, compare};
pub use shangji_model::{Catalog, Report};
pub use shangji_vocabulary::Vocabulary;

mod page;

use std::borrow::Cow;

use shangji_media::Origins;
use shangji_model::{Diagnostic, Severity, Span};
use shangji_read::Page;

/// Reads a saved file with the vocabulary that comes with the project.
///
/// Never fails: a file that holds no readable text gives an empty report with a diagnostic that says why.
pub fn read(bytes: &[u8]) -> Report {
    Reader::new().read("", bytes).report
}

/// The concepts that come with the project.
pub fn catalog() -> &'static Catalog {
    Vocabulary::builtin().catalog()
}

/// A report with the text on which its spans rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The text of the file; for a text file in UTF-8, the file itself.
    pub text: String,
    /// What it says.
    pub report: Report,
    /// Where the characters of the text stand in the file: for a page the node, for a Word file the byte of its part.
    pub origins: Origins,
}

/// Reads reports.
///
/// ```
/// let reader = shangji::Reader::new();
/// let reading = reader.read("note.txt", "全县受理行政复议案件12件。".as_bytes());
/// assert_eq!(reading.report.source.name, "note.txt");
/// let indicator = &reading.report.indicators[0];
/// assert_eq!(indicator.span.slice(&reading.text), Some("12件"));
/// ```
#[derive(Debug, Clone)]
pub struct Reader {
    vocabulary: Cow<'static, Vocabulary>,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// A reader with the vocabulary that comes with the project.
    pub fn new() -> Self {
        Self { vocabulary: Cow::Borrowed(Vocabulary::builtin()) }
    }

    /// A reader with a vocabulary of the user's.
    pub fn with_vocabulary(vocabulary: Vocabulary) -> Self {
        Self { vocabulary: Cow::Owned(vocabulary) }
    }

    /// The vocabulary by which figures are named.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Reads a saved file that the user knows as `name`. Never fails.
    pub fn read(&self, name: &str, bytes: &[u8]) -> Reading {
        match shangji_media::open(bytes) {
            Ok(opened) => {
                let page = page::of(name, bytes, &opened);
                let mut report = shangji_read::read(&opened.text, &page, &self.vocabulary);
                if opened.lossy {
                    let message = format!("some bytes are no characters of {}", opened.encoding);
                    report.diagnostics.insert(0, whole("encoding-lossy", Severity::Warning, message));
                }
                Reading { text: opened.text, report, origins: opened.origins }
            }
            Err(error) => {
                let page = Page { name: name.to_owned(), bytes: bytes.len(), ..Page::default() };
                let mut report = shangji_read::read("", &page, &self.vocabulary);
                report.diagnostics = vec![whole("media-unsupported", Severity::Error, error.to_string())];
                Reading { text: String::new(), report, origins: Origins::default() }
            }
        }
    }
}

fn whole(code: &'static str, severity: Severity, message: String) -> Diagnostic {
    Diagnostic { code: code.into(), severity, span: Span::default(), message }
}

/// The README's code is compiled and run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
