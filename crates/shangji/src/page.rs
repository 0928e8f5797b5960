//! What a file says of a report outside its text.

use chrono::NaiveDate;
use shangji_grammar::date;
use shangji_media::{Medium, Opened};
use shangji_model::Media;
use shangji_read::Page;

/// What is known of a report before its text is read.
pub(crate) fn of(name: &str, bytes: &[u8], opened: &Opened) -> Page {
    Page {
        name: name.to_owned(),
        media: match opened.medium {
            Medium::Text => Media::Text,
            Medium::Html => Media::Html,
            Medium::Docx => Media::Docx,
            Medium::Pdf => Media::Pdf,
        },
        encoding: opened.encoding.to_owned(),
        bytes: bytes.len(),
        title: opened.title().map(str::to_owned),
        publisher: opened.publisher().map(str::to_owned),
        published: opened.published().and_then(day),
    }
}

/// A day as pages write it for machines: 2024-02-28 09:26, 20240228.
fn day(text: &str) -> Option<NaiveDate> {
    let compact = || {
        let digits = text.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        let part = |range| digits.get(range).and_then(|part: &str| part.parse::<u32>().ok());
        NaiveDate::from_ymd_opt(i32::try_from(part(0..4)?).ok()?, part(4..6)?, part(6..8)?)
    };
    date::first_day(text).or_else(compact)
}
