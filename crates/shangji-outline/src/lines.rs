//! Lines with their text.

use std::ops::Range;

use memchr::memchr_iter;
use shangji_text::chars;

use crate::frame::is_about;

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
        } else if inner.len() < WHOLE && !line.get(inner.clone()).is_some_and(|text| text.ends_with('日')) {
            out.push(Line { text: start + inner.start..start + inner.end, spaced });
            spaced = false;
        } else {
            for part in parts(line, inner) {
                out.push(Line { text: start + part.start..start + part.end, spaced });
                spaced = false;
            }
        }
        start = end + 1;
    }
    out
}

/// A line of more bytes may hold a whole report.
const WHOLE: usize = 600;
/// The longest title and the longest signature in such a line, in Chinese characters.
const ENDS: usize = 70;

/// The title, the text and the signature of a report that was saved as one line, parted by spaces; any other line as it
/// is: 云枕县人民政府关于…的报告 2018年,…。 云枕县人民政府 2019年3月22日.
fn parts(line: &str, inner: Range<usize>) -> Vec<Range<usize>> {
    let text = line.get(inner.clone()).unwrap_or_default();
    if text.len() < WHOLE {
        return match signature(text) {
            Some(date) => vec![inner.start..inner.start + date.start, inner.start + date.end..inner.end],
            None => vec![inner],
        };
    }
    let mut cuts = Vec::new();
    let near = chars::head(text, ENDS * '一'.len_utf8());
    let title = chars::first_space(near).and_then(|at| near.get(..at)).filter(|title| is_title(title));
    cuts.extend(title.map(str::len));
    if let Some(last) = memchr::memmem::rfind(text.as_bytes(), "。".as_bytes()).map(|at| at + '。'.len_utf8()) {
        let tail = text.get(last..).unwrap_or_default();
        let short = tail.chars().nth(ENDS).is_none();
        let signed = tail
            .trim_end_matches(chars::is_space)
            .rfind(chars::is_space)
            .filter(|_| short)
            .filter(|&at| tail.get(at..).is_some_and(|day| shangji_grammar::date::calendar(day).is_some()));
        cuts.extend(signed.into_iter().flat_map(|at| [last, last + at]));
    }
    let mut out = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain([text.len()]) {
        // A signature may stand where the title ends.
        if cut < from {
            continue;
        }
        let part = chars::trim(text.get(from..cut).unwrap_or_default());
        if !part.is_empty() {
            out.push(inner.start + from + part.start..inner.start + from + part.end);
        }
        from = cut;
    }
    out
}

/// The blanks between the name and the date of a signature that stand on one line: 临岚市城市管理局 2021年1月8日.
fn signature(text: &str) -> Option<Range<usize>> {
    if text.len() > SIGNED || !text.ends_with('日') {
        return None;
    }
    let at = text.rfind(chars::is_space)?;
    let name = text.get(..at)?.trim_end_matches(chars::is_space);
    let date = text.get(at..)?.trim_start_matches(chars::is_space);
    // 发布日期 2021年1月8日 is a label of the page.
    let labels = name.ends_with("日期") || name.ends_with("时间");
    let named = !labels && name.chars().nth(3).is_some() && name.chars().all(chars::is_han);
    (named && shangji_grammar::date::calendar(date).is_some()).then_some(name.len()..text.len() - date.len())
}

/// The longest signature with its date on one line, in bytes.
const SIGNED: usize = 160;

/// Whether the beginning of a line is a title by itself.
fn is_title(text: &str) -> bool {
    is_about(text) && text.ends_with(['告', '结', '況', '况']) && !text.contains(['。', '，', ',', '；', '：', ':'])
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
