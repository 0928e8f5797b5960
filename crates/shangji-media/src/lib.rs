//! Saved files to text: plain text and web pages, told by what is in them, not by their names.
//!
//! ```
//! let page = "<!doctype html><meta name=PubDate content='2024-02-28'><p>全年办理<b>12</b>件。</p><script>1</script>";
//! let opened = shangji_media::open(page.as_bytes()).unwrap();
//! assert_eq!(opened.text, "全年办理12件。\n");
//! assert_eq!(opened.metadata("PubDate"), Some("2024-02-28"));
//! ```
//!
//! [`open`] gives an [`Opened`]: the text on which all spans of a report rest, the [`Medium`] and encoding that were
//! found, and what a page says of itself in its `meta` elements.
//!
//! What it does not do: it does not read the text, and it lays nothing out: a block element is a line, the cells of a
//! table row stand on one line with tabs between.

mod html;

use shangji_text::decode;
use thiserror::Error;

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Medium {
    /// Plain text.
    Text,
    /// A web page.
    Html,
}

/// A file as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The text.
    pub text: String,
    /// The kind of file.
    pub medium: Medium,
    /// The WHATWG name of its encoding.
    pub encoding: &'static str,
    /// Whether bytes that are no character of that encoding were replaced by U+FFFD.
    pub lossy: bool,
    /// Names and contents of the `meta` elements of a page, in order.
    pub metadata: Vec<(String, String)>,
}

impl Opened {
    /// What a page says of itself under `name` (case does not matter).
    pub fn metadata(&self, name: &str) -> Option<&str> {
        self.metadata.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, content)| content.as_str())
    }
}

/// Why a file has no text that could be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum MediaError {
    /// A kind of file that is not read.
    #[error("expected text or a web page, found {found}: {advice}")]
    Unsupported {
        /// What it is.
        found: &'static str,
        /// What to do.
        advice: &'static str,
    },
}

/// Opens a saved file.
///
/// # Errors
///
/// [`MediaError::Unsupported`] for Word files, PDF, archives and pictures, with what to do about it.
pub fn open(bytes: &[u8]) -> Result<Opened, MediaError> {
    if let Some((found, advice)) = unsupported(bytes) {
        return Err(MediaError::Unsupported { found, advice });
    }
    let decoded = decode(bytes, declared_charset(bytes).as_deref());
    if is_html(&decoded.text) {
        let page = html::read(&decoded.text);
        return Ok(Opened {
            text: page.text,
            medium: Medium::Html,
            encoding: decoded.encoding,
            lossy: decoded.lossy,
            metadata: page.metadata,
        });
    }
    Ok(Opened {
        text: decoded.text.into_owned(),
        medium: Medium::Text,
        encoding: decoded.encoding,
        lossy: decoded.lossy,
        metadata: Vec::new(),
    })
}

fn unsupported(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const KINDS: &[(&[u8], &str, &str)] = &[
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a Word 97 file (.doc)", "save it as text or as a web page"),
        (b"PK\x03\x04", "a Word file or an archive", "save it as text or as a web page"),
        (b"%PDF-", "a PDF", "save its text"),
        (b"\x89PNG", "a picture", "only text can be read"),
        (b"\xFF\xD8\xFF", "a picture", "only text can be read"),
        (b"{\\rtf", "an RTF file", "save it as text"),
    ];
    KINDS.iter().find(|(magic, _, _)| bytes.starts_with(magic)).map(|(_, found, advice)| (*found, *advice))
}

/// How far into a file its kind and its charset are looked for.
const HEAD: usize = 4096;

fn is_html(text: &str) -> bool {
    let head: String = text.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    let first = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    first.starts_with("<!doctype html")
        || first.starts_with("<html")
        || (first.starts_with('<')
            && ["<head", "<body", "<meta", "<div", "<p>", "<p ", "<table", "<title"]
                .iter()
                .any(|tag| head.contains(tag)))
}

/// What a page declares: `charset=gb2312`.
fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head: Vec<u8> = bytes.iter().take(HEAD).map(u8::to_ascii_lowercase).collect();
    let head = String::from_utf8_lossy(&head).into_owned();
    let (_, after) = head.split_once("charset=")?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|&c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        .collect();
    (!label.is_empty()).then_some(label)
}
