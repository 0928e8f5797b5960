//! Classes of characters on which all crates agree.

/// Characters that show nothing: zero-width spaces and joiners, the byte order mark, soft hyphens, direction marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// Spaces within a line: ASCII, no-break, en, em, thin, ideographic.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// Ends of a line.
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{0B}' | '\u{0C}')
}

/// Whatever leaves no mark on the page.
pub fn is_blank(c: char) -> bool {
    is_space(c) || is_invisible(c) || is_line_end(c)
}

/// A Chinese character (not punctuation).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

/// Marks that close a sentence: 。！？ and their half-width forms (not the full stop, which stands in numbers).
pub fn is_sentence_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '｡')
}

/// Closing quotes and brackets that still belong to the sentence before them.
pub fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '」' | '』' | ')' | '）' | '》' | '〉' | '】' | '〕' | ']')
}

/// `text` without blanks at its ends, as a range of byte offsets.
///
/// ```
/// assert_eq!(shangji_text::chars::trim("　 一、总体情况 \n"), 4..22);
/// ```
pub fn trim(text: &str) -> std::ops::Range<usize> {
    // Most stretches begin and end with a Chinese character or a full stop, which their bytes tell.
    let start = match text.as_bytes() {
        [0x21..=0x7E | 0xE4..=0xE9, ..] => 0,
        _ => text.len() - text.trim_start_matches(is_blank).len(),
    };
    let end = match text.as_bytes() {
        [.., 0xE4..=0xE9, _, _] | [.., 0xE3, 0x80, 0x82] | [.., 0x21..=0x7E] => text.len(),
        _ => text.trim_end_matches(is_blank).len(),
    };
    start.min(end)..end
}
