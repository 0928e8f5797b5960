//! What takes bytes from anywhere: each door opened with the bytes given, and what comes out held to the laws.
//!
//! These are the bodies of the targets in `fuzz/`; `cargo test` opens each with the seeds kept there, and with what
//! once broke a law.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use shangji::Reader;
use shangji::grammar::quantity::Quantity;
use shangji::grammar::scan::{Item, scan};
use shangji::media::{Medium, open};
use shangji::outline::outline as outline_of;
use shangji::text::{Script, decode as decode_bytes, fold, script};
use zip::write::SimpleFileOptions;

use crate::laws::{map_is_monotone_and_total, outline_is_lossless, quantity_reads_back, reading_is_lawful};

/// A door: takes any bytes and says which law it broke.
pub type Door = fn(&[u8]) -> Result<(), String>;

/// All doors, by the names of their targets and folders of seeds.
pub const DOORS: [(&str, Door); 6] = [
    ("decode", decode),
    ("outline", outline),
    ("quantities", quantities),
    ("read", read),
    ("docx", docx),
    ("html", html),
];

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// Bytes to text, and text to its normal form. The first byte chooses what the file says of its encoding.
///
/// # Errors
///
/// The law that was broken.
pub fn decode(bytes: &[u8]) -> Result<(), String> {
    const DECLARED: [Option<&str>; 6] =
        [None, Some("gb2312"), Some("big5"), Some("utf-8"), Some("utf-16le"), Some("?")];
    let (choice, bytes) = bytes.split_first().map_or((0, bytes), |(first, rest)| (usize::from(*first), rest));
    let declared = DECLARED[choice % DECLARED.len()];
    let decoded = decode_bytes(bytes, declared);
    if decoded != decode_bytes(bytes, declared) {
        return Err("decoded twice, two texts".to_owned());
    }
    let mark = "\u{FEFF}".as_bytes();
    if let Ok(text) = std::str::from_utf8(bytes.strip_prefix(mark).unwrap_or(bytes))
        && (decoded.text != text || decoded.lossy)
        && !bytes.starts_with(b"\xFF\xFE")
        && !bytes.starts_with(b"\xFE\xFF")
    {
        return Err(format!("UTF-8 was taken for {}", decoded.encoding));
    }
    let _ = script(&decoded.text);
    for script in [Script::Hans, Script::Hant] {
        let folded = fold(&decoded.text, script);
        map_is_monotone_and_total(&decoded.text, &folded)?;
        if script == Script::Hans && fold(folded.text(), script).text() != folded.text() {
            return Err("folding twice is not folding once".to_owned());
        }
    }
    Ok(())
}

/// Text to tree.
///
/// # Errors
///
/// The law that was broken.
pub fn outline(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    outline_is_lossless(&text)?;
    if format!("{:?}", outline_of(&text)) != format!("{:?}", outline_of(&text)) {
        return Err("cut twice, two trees".to_owned());
    }
    Ok(())
}

/// Text to numbers, and numbers printed and read again.
///
/// # Errors
///
/// The law that was broken.
pub fn quantities(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(quantity) = text.parse::<Quantity>() {
        quantity_reads_back(&quantity)?;
    }
    let mut end = 0;
    for found in scan(&text) {
        if found.span.start < end || text.get(found.span.clone()).is_none_or(str::is_empty) {
            return Err(format!("{found:?} does not lie in the text behind {end}"));
        }
        end = found.span.end;
        if let Item::Quantity(quantity) = found.item {
            quantity_reads_back(&quantity)?;
        }
    }
    Ok(())
}

/// Any file to a report.
///
/// # Errors
///
/// The law that was broken.
pub fn read(bytes: &[u8]) -> Result<(), String> {
    reading_is_lawful(&READER, bytes)
}

/// A Word file to a report: the bytes as they are if they are an archive, else as the parts of one, cut where `\x01`
/// stands: text, styles, automatic numbers.
///
/// # Errors
///
/// The law that was broken.
pub fn docx(bytes: &[u8]) -> Result<(), String> {
    if bytes.starts_with(b"PK\x03\x04") {
        return reading_is_lawful(&READER, bytes);
    }
    let names = ["word/document.xml", "word/styles.xml", "word/numbering.xml"];
    let parts: Vec<(&str, &[u8])> = names.into_iter().zip(bytes.splitn(3, |&byte| byte == 1)).collect();
    let file = archive(&parts);
    match open(&file) {
        Ok(opened) if opened.medium != Medium::Docx => Err(format!("a Word file was taken for {:?}", opened.medium)),
        Ok(opened) => {
            // A character that is said to stand somewhere stands there.
            let part = parts.first().map(|(_, part)| decode_bytes(part, None).text).unwrap_or_default();
            for (at, c) in opened.text.char_indices() {
                let there = opened.origins.at(at).filter(|origin| origin.exact).map(|origin| origin.offset);
                if there.is_some_and(|there| part.get(there..).is_none_or(|part| !part.starts_with(c))) {
                    return Err(format!("{c} at {at} is not at byte {there:?} of the part"));
                }
            }
            reading_is_lawful(&READER, &file)
        }
        // Damaged XML; a message is all that there is to it.
        Err(_) => Ok(()),
    }
}

/// A web page to a report.
///
/// # Errors
///
/// The law that was broken.
pub fn html(bytes: &[u8]) -> Result<(), String> {
    let page = [b"<!doctype html>".as_slice(), bytes].concat();
    match open(&page) {
        Ok(opened) if opened.text.contains("\n\n") => Err("an empty line in the text of a page".to_owned()),
        _ => reading_is_lawful(&READER, &page),
    }
}

/// A Word file, or any other archive, of the parts given, not compressed.
///
/// # Panics
///
/// If two parts have one name.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts {
        zip.start_file(*name, stored).expect("a part can be begun");
        zip.write_all(part).expect("a part can be written");
    }
    zip.finish().expect("a file can be ended").into_inner()
}
