//! Lines with their text.

use std::ops::Range;

use memchr::memchr_iter;
use shangji_text::chars;

/// A line: its text without blanks at the ends, as a range of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) text: Range<usize>,
    /// Whether blank lines stand before it.
    pub(crate) spaced: bool,
}

/// The lines that hold something.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    // Growing the list costs more than room that stays empty.
    let mut out = Vec::with_capacity(text.len() / 256 + 16);
    let mut start = 0;
    let mut spaced = true;
    let ends = memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    for end in ends {
        let line = text.get(start..end).unwrap_or_default();
        let inner = trim_marks(line);
        if inner.is_empty() {
            spaced = true;
        } else {
            out.push(Line { text: start + inner.start..start + inner.end, spaced });
            spaced = false;
        }
        start = end + 1;
    }
    out
}

/// Blanks, and question marks that stand for lost indents, are no text.
fn trim_marks(line: &str) -> Range<usize> {
    let mut inner = chars::trim(line);
    if let Some(rest) = line.get(inner.clone()).and_then(|text| text.strip_prefix("??")) {
        let rest = rest.trim_start_matches('?');
        let trimmed = chars::trim(rest);
        inner.start = inner.end - rest.len() + trimmed.start;
    }
    inner.start.min(inner.end)..inner.end
}
