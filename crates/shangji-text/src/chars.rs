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

/// The first place from `at` on at which no ideograph of the common block (U+4000 to U+9FFF) begins. Nearly all of a
/// Chinese text is passed over in three bytes a step, so that a search for anything else looks at little of it.
///
/// ```
/// use shangji_text::chars::{after_ideographs, width};
///
/// let text = "审结88件";
/// let at = after_ideographs(text.as_bytes(), 0);
/// assert_eq!(&text[at..], "88件");
/// assert_eq!(text.chars().map(char::len_utf8).collect::<Vec<_>>(), [3, 3, 1, 1, 3]);
/// assert_eq!(text.as_bytes().first().map(|byte| width(*byte)), Some(3));
/// ```
#[inline]
pub fn after_ideographs(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(0xE4..=0xE9)) {
        at += 3;
    }
    at
}

/// The first space within a line (see [`is_space`]).
pub fn first_space(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at = after_ideographs(bytes, at);
        let &byte = bytes.get(at)?;
        // The spaces are of ASCII or begin with one of these.
        if matches!(byte, b' ' | b'\t' | 0xC2 | 0xE1..=0xE3) && text.get(at..)?.starts_with(is_space) {
            return Some(at);
        }
        at += width(byte);
    }
}

/// The beginning of a text, of at most so many bytes: for what need not be searched for further on.
pub fn head(text: &str, bytes: usize) -> &str {
    (0..=bytes.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

/// How many bytes the character has that begins with this byte.
pub fn width(first: u8) -> usize {
    match first {
        0x00..=0x7F => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

/// Marks that close a sentence: 。！？ and their half-width forms (not the full stop, which stands in numbers: for that
/// see [`is_full_stop`]).
pub fn is_sentence_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '｡')
}

/// Whether the half-width full stop at `at` closes a sentence, as where a text is typed with half-width marks: it stands
/// behind a Chinese character, a percent sign or a closing mark, and is neither that of a number nor that of a marker.
///
/// ```
/// use shangji_text::chars::is_full_stop;
///
/// let stops = |text: &str| text.match_indices('.').filter(|&(at, _)| is_full_stop(text, at)).count();
/// assert_eq!(stops("压实责任,推进有力. 批阅文件140份,占54.4%.推行告知承诺制."), 3);
/// assert_eq!(stops("一.主要工作 (二).存在问题 3.1版 www.gov.cn 第二.服务"), 0);
/// ```
pub fn is_full_stop(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    let mut back = before.chars().rev();
    let closes = match back.next() {
        Some('%' | '％') => true,
        Some(')' | '）') => {
            let inner: String = back.take_while(|&c| !matches!(c, '(' | '（')).take(4).collect();
            !inner.chars().all(|c| is_numeral(c) || c.is_ascii_digit())
        }
        Some(c) if is_numeral(c) => back.find(|&c| !is_numeral(c)).is_some_and(|c| is_han(c) && c != '第'),
        Some(c) => is_han(c) || is_closer(c) && c != '"',
        None => false,
    };
    closes
        && after
            .chars()
            .nth(1)
            .is_none_or(|c| is_blank(c) || is_han(c) || matches!(c, '“' | '《' | '(' | '（') || is_closer(c))
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// The first mark in a text that closes a sentence, and where it stands.
pub fn first_sentence_end(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at = after_ideographs(bytes, at);
        let &byte = bytes.get(at)?;
        if matches!(byte, b'!' | b'?' | b'.' | 0xE3 | 0xEF) {
            let c = text.get(at..)?.chars().next()?;
            if is_sentence_end(c) || (c == '.' && is_full_stop(text, at)) {
                return Some((at, c));
            }
        }
        at += width(byte);
    }
}

/// `text` without the marks that close its sentence, and the blanks behind them.
///
/// ```
/// assert_eq!(shangji_text::chars::without_sentence_end("推进有力. "), "推进有力");
/// assert_eq!(shangji_text::chars::without_sentence_end("推进有力。"), "推进有力");
/// ```
pub fn without_sentence_end(text: &str) -> &str {
    let mut kept = text;
    loop {
        let shorter = kept.trim_end_matches(|c| is_sentence_end(c) || is_space(c));
        let stop = shorter.strip_suffix('.').filter(|without| is_full_stop(shorter, without.len()));
        let shorter = stop.unwrap_or(shorter);
        if shorter.len() == kept.len() {
            return kept;
        }
        kept = shorter;
    }
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
    // Paragraphs are indented by ideographic spaces.
    let mut indented = text.as_bytes();
    while let [0xE3, 0x80, 0x80, rest @ ..] = indented {
        indented = rest;
    }
    let indent = text.len() - indented.len();
    let start = match indented {
        [0x21..=0x7E | 0xE4..=0xE9, ..] => indent,
        _ => text.len() - text.get(indent..).unwrap_or_default().trim_start_matches(is_blank).len(),
    };
    let end = match text.as_bytes() {
        [.., 0xE4..=0xE9, _, _] | [.., 0xE3, 0x80, 0x82] | [.., 0x21..=0x7E] => text.len(),
        _ => text.trim_end_matches(is_blank).len(),
    };
    start.min(end)..end
}
