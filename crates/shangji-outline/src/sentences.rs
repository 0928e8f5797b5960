//! Cuts running text into sentences.

use std::ops::Range;

use memchr::{memchr_iter, memchr3_iter};
use shangji_text::chars::{is_closer, is_space};

/// The sentences of `text[within]`, each with its closing mark (。！？) and the closing quotes behind it; together they
/// cover the range.
pub(crate) fn sentences(text: &str, within: Range<usize>, out: &mut Vec<Range<usize>>) {
    out.clear();
    let Some(piece) = text.get(within.clone()) else { return };
    let mut start = 0;
    let mut cut = |end: usize| {
        if end > start {
            let end = end + closers(piece.get(end..).unwrap_or_default());
            out.push(within.start + start..within.start + end);
            start = end;
        }
    };
    let bytes = piece.as_bytes();
    if has_rare_ends(bytes) {
        let ends = piece.char_indices().filter(|&(_, c)| shangji_text::chars::is_sentence_end(c));
        ends.for_each(|(at, c)| cut(at + c.len_utf8()));
    } else {
        // 。 is E3 80 82: look for its last byte.
        memchr_iter(0x82, bytes)
            .filter(|&at| at >= 2 && matches!(bytes.get(at - 2..at), Some([0xE3, 0x80])))
            .for_each(|at| cut(at + 1));
    }
    if start < piece.len() {
        out.push(within.start + start..within.end);
    }
}

/// Whether any end of a sentence but 。 may occur.
fn has_rare_ends(bytes: &[u8]) -> bool {
    // ！ is EF BC 81, ？ is EF BC 9F, ｡ is EF BD A1.
    memchr3_iter(b'!', b'?', 0xEF, bytes).any(|at| match bytes.get(at..) {
        Some([0xEF, second, third, ..]) => matches!((second, third), (0xBC, 0x81 | 0x9F) | (0xBD, 0xA1)),
        _ => true,
    })
}

/// Bytes of closing quotes and brackets (and the spaces behind them) at the start of `rest`.
fn closers(rest: &str) -> usize {
    let closed = rest.trim_start_matches(is_closer);
    rest.len() - closed.trim_start_matches(is_space).len()
}

/// The end of the first sentence of `text[within]`, its closing mark left out, and the start of what follows.
pub(crate) fn first_sentence(text: &str, within: Range<usize>) -> (usize, usize) {
    let piece = text.get(within.clone()).unwrap_or_default();
    match piece.char_indices().find(|&(_, c)| shangji_text::chars::is_sentence_end(c)) {
        Some((at, c)) => (within.start + at, within.start + at + c.len_utf8()),
        None => (within.end, within.end),
    }
}
