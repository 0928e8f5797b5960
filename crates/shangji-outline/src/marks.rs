//! The marks of a stretch of text by which it is cut: found in one pass, looked up many times.

use std::ops::Range;

use shangji_text::chars::{after_ideographs, is_full_stop, width};

/// Where the marks of a stretch stand, each list in order.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Behind each mark that closes a sentence: 。！？.
    ends: Vec<usize>,
    /// Book-title marks, each with whether it opens.
    titles: Vec<(usize, bool)>,
    /// Behind each mark that closes a clause and stands before what may be the marker of an item; with whether the mark
    /// is a strong one (；：。) or a weak one (，、).
    clauses: Vec<(usize, bool)>,
    /// What a broken conversion left.
    lost: Vec<Range<usize>>,
}

impl Marks {
    /// Finds the marks of `text[within]`; positions are those of `text`.
    ///
    /// Every paragraph goes through here, so characters are told by their bytes and Chinese ones are stepped over.
    pub(crate) fn find(&mut self, text: &str, within: Range<usize>) {
        self.ends.clear();
        self.titles.clear();
        self.clauses.clear();
        self.lost.clear();
        let Some(bytes) = text.as_bytes().get(..within.end) else { return };
        let mut at = within.start;
        loop {
            at = after_ideographs(bytes, at);
            let Some(&byte) = bytes.get(at) else { break };
            match byte {
                0xE3 => {
                    let start = at;
                    at += 3;
                    match bytes.get(start + 1..start + 3) {
                        // 。
                        Some([0x80, 0x82]) => self.end(bytes, at),
                        // 、
                        Some([0x80, 0x81]) => self.clause(bytes, at, false),
                        // 《 》
                        Some([0x80, last @ (0x8A | 0x8B)]) => self.titles.push((start, *last == 0x8A)),
                        _ => {}
                    }
                }
                0xEF => {
                    let start = at;
                    at += 3;
                    match bytes.get(start + 1..start + 3) {
                        // ，
                        Some([0xBC, 0x8C]) => self.clause(bytes, at, false),
                        // ： and ；
                        Some([0xBC, mark @ (0x9A | 0x9B)]) => {
                            self.clause(bytes, at, true);
                            if *mark == 0x9A && opens_first_part(bytes.get(at..).unwrap_or_default()) {
                                self.ends.push(at);
                            }
                        }
                        // ！ ？ ｡
                        Some([0xBC, 0x81 | 0x9F] | [0xBD, 0xA1]) => self.end(bytes, at),
                        // U+FFFD
                        Some([0xBF, 0xBD]) => self.lost.push(start..at),
                        _ => {}
                    }
                }
                0xE2 => {
                    at += 3;
                    // ”
                    if bytes.get(at - 2..at) == Some(&[0x80, 0x9D]) {
                        self.clause(bytes, at, true);
                    }
                }
                0x00..=0x7F => {
                    at += 1;
                    match byte {
                        b',' => self.clause(bytes, at, false),
                        b';' => self.clause(bytes, at, true),
                        b':' => {
                            self.clause(bytes, at, true);
                            if opens_first_part(bytes.get(at..).unwrap_or_default()) {
                                self.ends.push(at);
                            }
                        }
                        b'!' => self.end(bytes, at),
                        // 推进有力. 局党组…
                        b'.' if is_full_stop(text, at - 1) => self.end(bytes, at),
                        b'?' => {
                            if at >= within.start + 2 && bytes.get(at - 2) == Some(&b'?') {
                                self.lost.push(at - 2..at);
                            }
                            self.end(bytes, at);
                        }
                        _ => {}
                    }
                }
                _ => at += width(byte),
            }
        }
    }

    fn end(&mut self, bytes: &[u8], at: usize) {
        self.ends.push(at);
        self.clause(bytes, at, true);
    }

    #[inline]
    fn clause(&mut self, bytes: &[u8], at: usize, strong: bool) {
        if opens_marker(bytes.get(at..).unwrap_or_default()) {
            self.clauses.push((at, strong));
        }
    }

    /// Behind each end of a sentence in the stretch.
    pub(crate) fn ends(&self, within: Range<usize>) -> &[usize] {
        let start = self.ends.partition_point(|&end| end <= within.start);
        let stop = self.ends.partition_point(|&end| end <= within.end);
        self.ends.get(start..stop).unwrap_or_default()
    }

    /// The book-title marks in the stretch.
    pub(crate) fn titles(&self, within: Range<usize>) -> &[(usize, bool)] {
        let start = self.titles.partition_point(|&(at, _)| at < within.start);
        let stop = self.titles.partition_point(|&(at, _)| at < within.end);
        self.titles.get(start..stop).unwrap_or_default()
    }

    /// The starts of clauses in the stretch at which the marker of an item may stand.
    pub(crate) fn clauses(&self, within: Range<usize>) -> &[(usize, bool)] {
        let start = self.clauses.partition_point(|&(at, _)| at <= within.start);
        let stop = self.clauses.partition_point(|&(at, _)| at < within.end);
        self.clauses.get(start..stop).unwrap_or_default()
    }

    /// The first character in the stretch that was lost in a conversion, and the first `??`.
    pub(crate) fn lost(&self, within: Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let start = self.lost.partition_point(|lost| lost.start < within.start);
        let stop = self.lost.partition_point(|lost| lost.end <= within.end).max(start);
        let here = self.lost.get(start..stop).unwrap_or_default();
        let first = |len: usize| here.iter().find(|lost| lost.len() == len);
        [first('\u{FFFD}'.len_utf8()), first("??".len())].into_iter().flatten()
    }
}

/// Whether the first part of a report begins: 报告如下：|一、….
fn opens_first_part(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with("一、".as_bytes())
}

/// Whether the text may begin with the marker of an item. Says yes to spaces too, behind which one may stand.
#[inline]
pub(crate) fn opens_marker(bytes: &[u8]) -> bool {
    match bytes {
        [b'0'..=b'9' | b'(' | b' ' | b'\t', ..] => true,
        // 一 三 七, 九, 二 五
        [0xE4, 0xB8, 0x80 | 0x89 | 0x83, ..] | [0xE4, 0xB9, 0x9D, ..] | [0xE4, 0xBA, 0x8C | 0x94, ..] => true,
        // 四, 六 八 其, 再, 十 卅, 廿
        [0xE5, 0x9B, 0x9B, ..] | [0xE5, 0x85, 0xAD | 0xAB | 0xB6, ..] | [0xE5, 0x86, 0x8D, ..] => true,
        [0xE5, 0x8D, 0x81 | 0x85, ..] | [0xE5, 0xBB, 0xBF, ..] => true,
        // 最, 第, 首
        [0xE6, 0x9C, 0x80, ..] | [0xE7, 0xAC, 0xAC, ..] | [0xE9, 0xA6, 0x96, ..] => true,
        // （ and full-width digits, ① to ⑳
        [0xEF, 0xBC, 0x88 | 0x90..=0x99, ..] | [0xE2, 0x91, 0xA0..=0xB3, ..] => true,
        // Spaces: no-break, Ogham, en, em and their like, ideographic
        [0xC2, 0xA0, ..] | [0xE1, 0x9A, 0x80, ..] | [0xE2, 0x80 | 0x81, ..] | [0xE3, 0x80, 0x80, ..] => true,
        _ => false,
    }
}
