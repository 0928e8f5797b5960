use std::ops::Range;

use encoding_rs::{GB18030, WINDOWS_1252};

use crate::chars::{is_han, width};

/// How a text was spoilt before it was saved (乱码).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Garbling {
    /// UTF-8 that was read as GBK: 娉曟不鏀垮簻 for 法治政府.
    Utf8AsGbk,
    /// GBK or UTF-8 that was read as Latin-1: ·¨ÖÎÕþ¸® for 法治政府.
    AsLatin1,
    /// Characters lost for good: U+FFFD, or 锟斤拷, which is U+FFFD saved as UTF-8 and read as GBK.
    Lost,
}

/// A stretch needs so many characters beyond ASCII before it is judged.
const LEAST: usize = 8;

/// The stretches of a text that are garbled, in order: whole lines, or, where characters were lost for good, those alone.
///
/// A line is garbled where its characters, turned back into the bytes from which they were misread, are Chinese. Of
/// proper Chinese that is never so.
///
/// ```
/// use shangji_text::{Garbling, garbled};
///
/// assert_eq!(garbled("全县受理行政复议案件12件。"), []);
/// let spoilt = "鍏ㄥ幙鍙楃悊琛屾斂澶嶈妗堜欢12浠躲€";
/// assert_eq!(garbled(spoilt), [(0..spoilt.len(), Garbling::Utf8AsGbk)]);
/// ```
pub fn garbled(text: &str) -> Vec<(Range<usize>, Garbling)> {
    let mut found: Vec<(Range<usize>, Garbling)> = Vec::new();
    // Nearly all texts hold none of these; one look at the characters says so.
    let Signs { lost, latin, misread } = signs(text);
    if lost + misread == 0 && latin < LEAST {
        return found;
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        match (judged(line, misread > 0), found.last_mut()) {
            (None, _) if lost == 0 => {}
            (None, _) => found.extend(
                losses(line).into_iter().map(|it| (range.start + it.start..range.start + it.end, Garbling::Lost)),
            ),
            // Blank lines and short ones between two that are garbled are so too.
            (Some(garbling), Some((last, before))) if *before == garbling && joins(text.get(last.end..range.start)) => {
                last.end = range.end;
            }
            (Some(garbling), _) => found.push((range, garbling)),
        }
    }
    found
}

fn joins(between: Option<&str>) -> bool {
    between.is_some_and(|between| between.chars().filter(|c| !c.is_ascii()).count() < LEAST)
}

struct Signs {
    lost: usize,
    latin: usize,
    misread: usize,
}

/// What the first bytes of frequent UTF-8 (，。的一政) become when read as GBK; one of them stands in nearly every sentence.
const MISREAD: [char; 13] = ['锛', '銆', '鐨', '涓', '鏀', '鍏', '鍙', '鏂', '琛', '浠', '骞', '娉', '鍜'];

/// A bit for the last two bytes in UTF-8 of each character that is a sign: hardly another character of a text shares
/// them, and only those that do are decoded.
static LAST_BYTES: [u64; 64] = {
    const fn with(mut bits: [u64; 64], c: char) -> [u64; 64] {
        bits[(c as usize >> 6) & 63] |= 1 << (c as u32 & 63);
        bits
    }
    let mut bits = with(with([0; 64], '锟'), char::REPLACEMENT_CHARACTER);
    let mut nth = 0;
    while nth < MISREAD.len() {
        bits = with(bits, MISREAD[nth]);
        nth += 1;
    }
    bits
};

fn signs(text: &str) -> Signs {
    let mut signs = Signs { lost: 0, latin: 0, misread: 0 };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        if first >= 0xE0 {
            let shares = |middle: u8, last: u8| {
                LAST_BYTES.get(usize::from(middle & 63)).is_some_and(|bits| bits >> (last & 63) & 1 == 1)
            };
            let Some(&[_, middle, last]) = bytes.get(at..).and_then(|rest| rest.first_chunk()) else { break };
            if shares(middle, last)
                && let Some(c) = text.get(at..).and_then(|rest| rest.chars().next())
            {
                signs.lost += usize::from(matches!(c, char::REPLACEMENT_CHARACTER | '锟'));
                signs.misread += usize::from(MISREAD.contains(&c));
            }
            at += if first < 0xF0 { 3 } else { 4 };
        } else {
            // A hard space (C2 A0) stands in many a web page.
            signs.latin += usize::from(matches!(first, 0xC2 | 0xC3) && bytes.get(at + 1) != Some(&0xA0));
            at += width(first);
        }
    }
    signs
}

/// Where two or more characters in a row were lost: one leaves a sentence what it is.
fn losses(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Option<Range<usize>> = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        if matches!(c, '\u{FFFD}' | '锟' | '斤' | '拷') {
            let start = run.map_or(at, |run| run.start);
            run = Some(start..at + c.len_utf8());
        } else if let Some(run) = run.take() {
            let lost = line.get(run.clone()).unwrap_or_default();
            if lost.contains("\u{FFFD}\u{FFFD}") || lost.contains("锟斤拷") {
                found.push(run);
            }
        }
    }
    found
}

fn judged(line: &str, may_be_misread: bool) -> Option<Garbling> {
    // Two characters of GBK were one and a third of UTF-8.
    let beyond_ascii = line.chars().filter(|c| !c.is_ascii()).count();
    if beyond_ascii < LEAST {
        return None;
    }
    if may_be_misread && is_chinese(&String::from_utf8_lossy(&as_gbk(line)), beyond_ascii / 2) {
        return Some(Garbling::Utf8AsGbk);
    }
    if signs(line).latin >= LEAST && stand_together(line) {
        let bytes = WINDOWS_1252.encode(line).0;
        let anew = GB18030.decode_without_bom_handling(&bytes).0;
        if is_chinese(&String::from_utf8_lossy(&bytes), beyond_ascii / 3) || is_chinese(&anew, beyond_ascii / 2) {
            return Some(Garbling::AsLatin1);
        }
    }
    None
}

/// The bytes of GBK. A byte 80 was read as the sign of the euro, which GB18030 writes otherwise.
fn as_gbk(line: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(line.len());
    for (nth, part) in line.split('€').enumerate() {
        if nth > 0 {
            bytes.push(0x80);
        }
        bytes.extend_from_slice(&GB18030.encode(part).0);
    }
    bytes
}

/// Whether characters beyond ASCII mostly stand beside one another, as in no language of Europe.
fn stand_together(line: &str) -> bool {
    let (mut all, mut together, mut run) = (0usize, 0usize, 0usize);
    for c in line.chars().chain(['.']) {
        if c.is_ascii() {
            together += if run > 2 { run } else { 0 };
            run = 0;
        } else {
            all += 1;
            run += 1;
        }
    }
    together * 3 >= all * 2
}

/// Whether a text holds nearly only Chinese beyond ASCII, and at least half as much as expected.
fn is_chinese(text: &str, expected: usize) -> bool {
    let beyond_ascii = text.chars().filter(|c| !c.is_ascii()).count();
    let chinese =
        text.chars().filter(|&c| is_han(c) || matches!(c, '，' | '。' | '、' | '：' | '；' | '《' | '》')).count();
    chinese * 2 >= expected && chinese * 5 >= beyond_ascii * 4
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GBK, UTF_8};

    use super::*;

    const TEXT: &str =
        "全县受理行政复议案件12件，审结10件。\n\n二、主要工作\n坚持以习近平法治思想为指导，制定《云枕县办法》。\n";

    /// As a program with the wrong idea of an encoding saves it.
    fn misread(text: &str, written: &'static encoding_rs::Encoding, read: &'static encoding_rs::Encoding) -> String {
        let bytes = written.encode(text).0;
        read.decode_without_bom_handling(&bytes).0.into_owned()
    }

    #[test]
    fn each_way_of_spoiling_a_text_is_told() {
        let ways = [
            (UTF_8, GBK, Garbling::Utf8AsGbk),
            (UTF_8, WINDOWS_1252, Garbling::AsLatin1),
            (GBK, WINDOWS_1252, Garbling::AsLatin1),
        ];
        for (written, read, garbling) in ways {
            let spoilt = misread(TEXT, written, read);
            let found = garbled(&spoilt);
            assert_eq!(found.iter().map(|(_, it)| *it).collect::<Vec<_>>(), [garbling], "{spoilt}: {found:?}");
            assert_eq!(found[0].0, 0..spoilt.len(), "{spoilt}");
            // One line of it in a proper text.
            let line = misread("全年办理行政复议案件12件，同比增长百分之八。", written, read);
            let mixed = format!("{TEXT}{line}\n{TEXT}");
            assert_eq!(garbled(&mixed), [(TEXT.len()..TEXT.len() + line.len() + 1, garbling)], "{line}");
        }
    }

    #[test]
    fn lost_characters_are_told_by_themselves() {
        for lost in ["\u{FFFD}\u{FFFD}", "锟斤拷锟斤拷"] {
            let text = format!("{TEXT}全年办理{lost}案件12件。受理{lost}件。");
            let all: Vec<_> = text.match_indices(lost).map(|(at, _)| (at..at + lost.len(), Garbling::Lost)).collect();
            assert_eq!((garbled(&text), all.len()), (all, 2));
        }
        // One lost character leaves a sentence what it is.
        assert_eq!(garbled("全年办理\u{FFFD}案件12件。"), []);
    }

    #[test]
    fn proper_text_is_never_garbled() {
        for text in [
            TEXT,
            "",
            "\n",
            "café, naïve, Zürich, Škoda, Łódź, Ærøskøbing, Üö",
            "娉婷、鐨、骞、銆。鏀涓",
            "锟",
            "α≥β，温度－5℃～8℃ ①②③",
        ] {
            assert_eq!(garbled(text), [], "{text}");
        }
    }
}
