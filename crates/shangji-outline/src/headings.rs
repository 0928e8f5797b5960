//! Finds headings: where they begin, what their title is, and how deep they stand.

use std::ops::Range;

use shangji_grammar::enumeration::item_marker;
use shangji_grammar::heading::{self, Marker};
use shangji_text::WordList;
use shangji_text::chars::{first_sentence_end, first_space, head, is_sentence_end, is_space};

use crate::marks::opens_marker;
use crate::sentences::first_sentence;

/// The longest title of a heading that runs into its paragraph, in characters.
const RUN_IN: usize = 60;
/// The longest heading without a marker, in characters.
const UNMARKED: usize = 36;

/// A heading that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) level: u8,
    pub(crate) ordinal: Option<u32>,
    pub(crate) marker: Range<usize>,
    pub(crate) title: Range<usize>,
    /// Where the text that follows in the same paragraph begins; the closing mark stands between.
    pub(crate) content: usize,
    pub(crate) run_in: bool,
}

/// A heading at the start of the paragraph `text[within]`.
pub(crate) fn marked(text: &str, within: Range<usize>) -> Option<Found> {
    let piece = text.get(within.clone())?;
    let marker: Marker = heading::marker(piece)?;
    let after = piece.get(marker.len..)?;
    let blank = after.len() - after.trim_start_matches(is_space).len();
    let start = within.start + marker.len + blank;
    let (stop, next) = title_end(text, start..within.end);
    let title = text.get(start..stop)?;
    let run_in = text.get(next..within.end).is_some_and(|rest| !rest.trim_start_matches(is_space).is_empty());
    let n_chars = title.chars().count();
    if n_chars == 0 {
        return None;
    }
    // 1.…;2.…: a list on one line.
    let lists = || {
        let next = |rest: &str| item_marker(rest).is_some_and(|next| next.ordinal == marker.ordinal + 1);
        title.split([';', '；']).skip(1).any(|rest| next(rest.trim_start_matches(is_space)))
    };
    // (1)…。(2)…。(3)…: so do sentences with nothing between them.
    let goes_on = || {
        let rest = text.get(next..within.end).map(|rest| rest.trim_start_matches(is_space));
        let next = rest.and_then(heading::marker);
        next.is_some_and(|next| next.kind == marker.kind && next.ordinal == marker.ordinal + 1)
    };
    if marker.level() >= 3 && (lists() || goes_on()) {
        return None;
    }
    // A long first sentence, or one that is all there is and ends as a sentence, is a numbered paragraph.
    let level = marker.level();
    let closed = stop < next;
    if level >= 3 && (n_chars > RUN_IN || (!run_in && closed && n_chars > 30 && title.contains([',', '，']))) {
        return None;
    }
    Some(Found {
        level,
        ordinal: Some(marker.ordinal),
        marker: within.start..within.start + marker.len,
        title: start..stop,
        content: next,
        run_in,
    })
}

/// Whether a heading that was found is all of a sentence that states something, with nothing under it: 1、经费不足,人均仅2元。
pub(crate) fn is_statement(text: &str, found: &Found, next: Option<&str>) -> bool {
    let closed = found.title.end < found.content && !found.run_in;
    let under = next.is_some_and(|next| heading::marker(next).is_none());
    let states = || {
        text.get(found.title.clone())
            .is_some_and(|title| title.contains(|c: char| matches!(c, ',' | '，' | '、') || c.is_ascii_digit()))
    };
    found.level >= 3 && closed && !under && states()
}

/// Where a title ends, and where what follows it begins: at the end of its sentence, or at a colon or a wide gap where
/// the sentence is too long for a title.
fn title_end(text: &str, within: Range<usize>) -> (usize, usize) {
    let piece = text.get(within.clone()).unwrap_or_default();
    // No further than a title may reach: a report on one line holds thousands of headings.
    let near = head(piece, RUN_IN * 4);
    let within_reach = |at: usize| piece.get(..at).is_some_and(|title| title.chars().count() <= RUN_IN);
    let stop = first_sentence_end(near).filter(|&(at, _)| within_reach(at));
    let colon = || near.char_indices().take(RUN_IN).find(|&(_, c)| matches!(c, ':' | '：'));
    if let Some((gap, next)) = gap(piece, stop.map_or(piece.len(), |(at, _)| at)) {
        return (within.start + gap, within.start + next);
    }
    match stop.or_else(colon) {
        Some((at, c)) => (within.start + at, within.start + at + c.len_utf8()),
        None => first_sentence(text, within),
    }
}

/// The blanks behind a title that text follows on its line: 一、2020年主要工作 (一)…, 二、存在的不足 一年来….
fn gap(piece: &str, stop: usize) -> Option<(usize, usize)> {
    let head = piece.get(..stop)?;
    let at = first_space(head)?;
    let rest = piece.get(at..)?.trim_start_matches(is_space);
    let title = piece.get(..at)?;
    let short = (2..=UNMARKED).contains(&title.chars().count()) && !title.contains([',', '，', '、', ':', '：']);
    let next = piece.len() - rest.len();
    let marked =
        heading::marker(rest).is_some_and(|marker| marker.len > '一'.len_utf8() && rest.starts_with(['(', '（']));
    let long = rest.chars().nth(RUN_IN).is_some() && names_part(title) && rest.contains([',', '，']);
    (short && (marked || long)).then_some((at, next))
}

/// A heading without a marker: a short line that names a part of such reports, over running text.
pub(crate) fn unmarked(text: &str, line: Range<usize>, next: Option<&str>) -> Option<Found> {
    let piece = text.get(line.clone())?;
    let title = piece.trim_end_matches([':', '：']);
    // Most paragraphs are longer than any heading, which their bytes tell before anything is counted or searched.
    if title.len() > UNMARKED * 4 {
        return None;
    }
    let n_chars = title.chars().count();
    let short = (4..=UNMARKED).contains(&n_chars);
    let bare = || !title.contains(|c| is_sentence_end(c) || matches!(c, ',' | '，' | ';' | '；' | ':' | '：'));
    let over_text = || next.is_some_and(|next| next.chars().nth(n_chars + 10).is_some() || next.ends_with('。'));
    (short && bare() && over_text() && names_part(title)).then(|| Found {
        level: 1,
        ordinal: None,
        marker: line.start..line.start,
        title: line.start..line.start + title.len(),
        content: line.end,
        run_in: false,
    })
}

/// A heading without a marker in a report none of whose headings has one: a short line without the marks of sentences,
/// over running text.
pub(crate) fn plain(text: &str, line: Range<usize>, next: Option<&str>, level: u8) -> Option<Found> {
    let piece = text.get(line.clone())?;
    if piece.len() > UNMARKED * 4 || !(4..=UNMARKED).contains(&piece.chars().count()) {
        return None;
    }
    let marked = piece.contains(|c| is_sentence_end(c) || matches!(c, ';' | '；' | ':' | '：'));
    let ends = piece.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | '，' | '、'));
    let over_text = next.is_some_and(|next| next.contains('。') && next.chars().nth(UNMARKED).is_some());
    let leads = names_part(piece) && next.is_some();
    (!marked && !ends && (over_text || leads)).then(|| Found {
        level: if names_part(piece) { 1 } else { level },
        ordinal: None,
        marker: line.start..line.start,
        title: line.start..line.end,
        content: line.end,
        run_in: false,
    })
}

/// Whether a line names a part of such reports, and not the report.
pub(crate) fn names_part(title: &str) -> bool {
    title.len() <= UNMARKED * 4
        && PARTS.is_in(title)
        && !title.starts_with(['(', '（', '“', '《'])
        && !["报告", "報告", "关于", "關於", "人民政府"].iter().any(|word| title.contains(word))
}

/// Words that name a part: the mandated parts of 厅字〔2019〕28号 art. 25, in the wordings that reports use.
static PARTS: WordList = WordList::new(&[
    "主要举措",
    "主要舉措",
    "主要做法",
    "工作举措",
    "工作舉措",
    "举措及成效",
    "举措和成效",
    "主要成效",
    "工作成效",
    "工作情况",
    "工作情況",
    "工作开展情况",
    "建设情况",
    "建設情況",
    "存在的问题",
    "存在問題",
    "存在的問題",
    "存在问题",
    "存在的不足",
    "存在不足",
    "不足和原因",
    "不足及原因",
    "主要问题",
    "主要不足",
    "问题和不足",
    "下一步",
    "下步工作",
    "工作打算",
    "工作安排",
    "工作计划",
    "工作計畫",
    "工作思路",
    "主要安排",
    "今后工作",
    "第一责任人",
    "第一責任人",
]);

/// The first heading inside a paragraph, as in a report saved as one line: a marker at the start of a sentence that
/// continues the count.
pub(crate) fn inside(text: &str, sentences: &[Range<usize>], expected: impl Fn(u8) -> u32) -> Option<(usize, Found)> {
    let end = sentences.last()?.end;
    sentences.iter().enumerate().find_map(|(idx, sentence)| {
        let piece = text.get(sentence.clone())?;
        if !opens_marker(piece.as_bytes()) {
            return None;
        }
        let inner = piece.trim_start_matches(is_space);
        if !inner.starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '(', '（']) {
            return None;
        }
        let found = marked(text, sentence.start + (piece.len() - inner.len())..end)?;
        let short = text.get(found.title.clone()).is_some_and(|title| title.chars().count() <= RUN_IN);
        (found.level <= 2 && short && found.ordinal == Some(expected(found.level))).then_some((idx, found))
    })
}
