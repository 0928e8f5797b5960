//! The text of a Word file (OOXML): its paragraphs and tables as a reader sees them with all changes accepted.
//!
//! Headers, footers, notes, comments, deleted text, hidden text, field codes and tables of contents are left out.
//! Automatic numbers (一、 (一) 1.) are no characters of the file; they are counted as Word counts them and written in
//! front of their paragraphs.

mod body;
mod numbering;
mod package;
mod styles;
#[cfg(test)]
mod tests;
mod xml;

use crate::{Limits, MediaError, Origins};
use numbering::Numbering;
use package::Package;
use styles::Styles;

/// The text of a Word file, and where it stands in the part that holds it.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<(String, Origins), MediaError> {
    let mut package = Package::open(bytes, limits)?;
    let main = package.main()?;
    let numbering = package.related(&main, "/numbering")?;
    let numbering = numbering.map_or(Ok(Numbering::default()), |part| Numbering::read(&part, limits))?;
    let styles = package.related(&main, "/styles")?;
    let styles = styles.map_or(Ok(Styles::default()), |part| Styles::read(&part, limits))?;
    let document = package.part(&main)?.ok_or_else(|| MediaError::Damaged {
        expected: "a Word file with its text in word/document.xml",
        found: format!("no part {main:?}"),
    })?;
    let traced = body::read(&document, numbering, &styles, limits)?;
    Ok((traced.text, Origins::of_part(&main, traced.pieces)))
}
