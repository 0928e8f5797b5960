//! Saved files to text: plain text, web pages, Word files and PDF, told by what is in them, not by their names.
//!
//! ```
//! let page = "<!doctype html><meta name=PubDate content='2024-02-28'><p>全年办理<b>12</b>件。</p><script>1</script>";
//! let opened = shangji_media::open(page.as_bytes()).unwrap();
//! assert_eq!(opened.text, "全年办理12件。\n");
//! assert_eq!(opened.published(), Some("2024-02-28"));
//! ```
//!
//! [`open`] gives an [`Opened`]: the text on which all spans of a report rest, the [`Medium`] and encoding that were
//! found, and what a page says of itself in its `meta` elements. [`open_within`] does so within the caller's
//! [`Limits`]. [`Origins`] lead from each character of the text to the node of the page, or the byte of the Word file,
//! where it stands.
//!
//! A block element or a paragraph is a line. A table of figures is a line a figure, with the heads of its row and
//! column before it; of other tables a row is a line, with tabs between the cells:
//!
//! ```
//! let page = "<!doctype html><table><tr><th>类别<th>2023年<tr><td>受理案件（件）<td>118</table>";
//! assert_eq!(shangji_media::open(page.as_bytes()).unwrap().text, "2023年受理案件：118件\n");
//! ```
//!
//! What it does not do: it does not read the text, it does not judge what of a page is furniture, and it recognises no
//! characters in pictures.
//!
//! Features: `pdf` (off by default) reads PDF with a text layer.

mod docx;
mod error;
mod html;
mod kind;
mod limits;
mod lines;
mod opened;
mod origins;
#[cfg(feature = "pdf")]
mod pdf;
mod table;
mod traced;

use shangji_text::decode;

pub use error::MediaError;
pub use limits::Limits;
pub use opened::{Medium, Opened};
pub use origins::{Origin, Origins};

/// Opens a saved file within the usual [`Limits`].
///
/// # Errors
///
/// [`MediaError::Unsupported`] for old Word files, scans, archives and pictures, [`MediaError::TooLarge`] for a file
/// beyond the limits, [`MediaError::Damaged`] for one that is cut off; each says what to do about it.
///
/// ```
/// let error = shangji_media::open(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").unwrap_err();
/// assert!(error.to_string().contains("save it as Word (.docx)"));
/// ```
pub fn open(bytes: &[u8]) -> Result<Opened, MediaError> {
    open_within(bytes, &Limits::default())
}

/// Opens a saved file within given limits.
///
/// # Errors
///
/// Those of [`open`].
///
/// ```
/// use shangji_media::{Limits, Medium, open_within};
///
/// let opened = open_within("全年办理12件。".as_bytes(), &Limits::default()).unwrap();
/// assert_eq!(opened.medium, Medium::Text);
/// ```
pub fn open_within(bytes: &[u8], limits: &Limits) -> Result<Opened, MediaError> {
    if bytes.len() > limits.bytes {
        return Err(MediaError::TooLarge {
            what: "a file with a number of bytes",
            limit: limits.bytes,
            found: bytes.len(),
            advice: "save the report alone in a new file",
        });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return docx::read(bytes, limits).map(|(text, origins)| Opened::new(text, Medium::Docx, origins));
    }
    if kind::is_pdf(bytes) {
        return open_pdf(bytes, limits);
    }
    if let Some((found, advice)) = kind::unsupported(bytes) {
        return Err(MediaError::Unsupported { found, advice });
    }
    let decoded = decode(bytes, kind::declared_charset(bytes).as_deref());
    let (encoding, lossy) = (decoded.encoding, decoded.lossy);
    if kind::is_html(&decoded.text) {
        let page = html::read(&decoded.text, limits)?;
        let html::Page { text, origins, metadata } = page;
        return Ok(Opened { text, medium: Medium::Html, encoding, lossy, origins, metadata });
    }
    Ok(Opened { encoding, lossy, ..Opened::new(decoded.text.into_owned(), Medium::Text, Origins::same()) })
}

#[cfg(feature = "pdf")]
fn open_pdf(bytes: &[u8], limits: &Limits) -> Result<Opened, MediaError> {
    pdf::read(bytes, limits).map(|text| Opened::new(text, Medium::Pdf, Origins::default()))
}

#[cfg(not(feature = "pdf"))]
fn open_pdf(_: &[u8], _: &Limits) -> Result<Opened, MediaError> {
    Err(MediaError::Unsupported { found: "a PDF", advice: "save its text, or build with the feature `pdf`" })
}
