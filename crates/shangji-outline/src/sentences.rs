//! Cuts running text into sentences.

use std::ops::Range;

use shangji_text::chars::{first_sentence_end, is_closer, is_space};

use crate::marks::Marks;

/// The sentences of `text[within]`, each with its closing mark (。！？) and the closing quotes behind it; together they
/// cover the range.
pub(crate) fn sentences(text: &str, marks: &Marks, within: Range<usize>, out: &mut Vec<Range<usize>>) {
    out.clear();
    let mut start = within.start;
    for &end in marks.ends(within.clone()) {
        if end > start {
            let end = end + closers(text.get(end..within.end).unwrap_or_default());
            out.push(start..end);
            start = end;
        }
    }
    if start < within.end {
        out.push(start..within.end);
    }
}

/// Bytes of closing quotes and brackets (and the spaces behind them) at the start of `rest`.
fn closers(rest: &str) -> usize {
    if matches!(rest.as_bytes(), [0xE4..=0xE9, ..]) {
        return 0;
    }
    let closed = rest.trim_start_matches(is_closer);
    rest.len() - closed.trim_start_matches(is_space).len()
}

/// The end of the first sentence of `text[within]`, its closing mark left out, and the start of what follows.
pub(crate) fn first_sentence(text: &str, within: Range<usize>) -> (usize, usize) {
    let piece = text.get(within.clone()).unwrap_or_default();
    match first_sentence_end(piece) {
        Some((at, c)) => (within.start + at, within.start + at + c.len_utf8()),
        None => (within.end, within.end),
    }
}
