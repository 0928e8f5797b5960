//! What a file is, by what is in it.

/// PDF allows other bytes before its own; only blanks were met.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..HEAD.min(bytes.len())).unwrap_or_default().trim_ascii_start().starts_with(b"%PDF-")
}

pub(crate) fn unsupported(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const KINDS: &[(&[u8], &str, &str)] = &[
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "a file of Word 97 to 2003 (.doc) or one with a password",
            "open it in Word or WPS and save it as Word (.docx), without a password",
        ),
        (b"PK\x05\x06", "an empty archive", "save the file anew"),
        (b"PK\x07\x08", "an archive in several parts", "put it together and unpack it"),
        (b"Rar!\x1A\x07", "an archive", "unpack it and open the files in it"),
        (b"7z\xBC\xAF\x27\x1C", "an archive", "unpack it and open the files in it"),
        (b"\x1F\x8B", "an archive", "unpack it and open the files in it"),
        (b"\x89PNG", "a picture", "put it through text recognition (OCR) and save the text"),
        (b"\xFF\xD8\xFF", "a picture", "put it through text recognition (OCR) and save the text"),
        (b"GIF8", "a picture", "put it through text recognition (OCR) and save the text"),
        (b"{\\rtf", "an RTF file", "open it in Word or WPS and save it as Word (.docx)"),
        (b"MIME-Version:", "a web archive (.mht)", "save the page as HTML"),
        (b"From: <Saved by", "a web archive (.mht)", "save the page as HTML"),
    ];
    KINDS.iter().find(|(magic, _, _)| bytes.starts_with(magic)).map(|(_, found, advice)| (*found, *advice))
}

/// How far into a file its kind and its charset are looked for.
const HEAD: usize = 4096;

pub(crate) fn is_html(text: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    // Most files are text, which their first character tells.
    if !text.trim_start_matches(blank).starts_with('<') {
        return false;
    }
    let head: String = text.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    let first = head.trim_start_matches(blank);
    first.starts_with("<!doctype html")
        || first.starts_with("<html")
        || (first.starts_with('<')
            && ["<head", "<body", "<meta", "<div", "<p>", "<p ", "<table", "<title"]
                .iter()
                .any(|tag| head.contains(tag)))
}

/// What a page declares: `charset=gb2312`.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<String> {
    const NAME: &[u8] = b"charset=";
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let ends = memchr::memchr_iter(b'=', head).map(|at| at + 1);
    let names = |upto: &[u8]| upto.last_chunk::<{ NAME.len() }>().is_some_and(|name| name.eq_ignore_ascii_case(NAME));
    let (_, after) = ends.filter_map(|end| head.split_at_checked(end)).find(|(upto, _)| names(upto))?;
    let label: String = after
        .iter()
        .map(|&byte| char::from(byte.to_ascii_lowercase()))
        .skip_while(|c| matches!(c, '"' | '\'' | ' '))
        .take_while(|&c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        .collect();
    (!label.is_empty()).then_some(label)
}
