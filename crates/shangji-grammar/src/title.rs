//! Titles of documents between book-title marks (书名号).
//!
//! ```text
//! title = "《" { any - "《" - "》" | title } "》" ;
//! ```
//!
//! Depth is counted, not recursed into: any nesting takes linear time and no stack.
//!
//! ```
//! use shangji_grammar::title::{find, marks, prefix, unpaired};
//!
//! let found = prefix("《关于印发《方案》的通知》等").unwrap();
//! assert_eq!((found.name, found.len), ("关于印发《方案》的通知", "《关于印发《方案》的通知》".len()));
//! let text = "落实《纲要》和《条例》";
//! assert_eq!(find(text).map(|span| &text[span]).collect::<Vec<_>>(), ["《纲要》", "《条例》"]);
//! assert_eq!(unpaired(marks("印发《方案》和《办法")), [("印发《方案》和".len(), true)]);
//! ```

use std::ops::Range;

use memchr::memchr_iter;

/// A title at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title<'a> {
    /// What stands between the outer marks.
    pub name: &'a str,
    /// The length with the marks, in bytes.
    pub len: usize,
}

const MARK: usize = '《'.len_utf8();

/// The title with which `text` begins; none if it does not close.
pub fn prefix(text: &str) -> Option<Title<'_>> {
    if !text.starts_with('《') {
        return None;
    }
    let mut depth = 0usize;
    for (at, opens) in marks(text) {
        depth = if opens { depth + 1 } else { depth.saturating_sub(1) };
        if depth == 0 {
            return Some(Title { name: text.get(MARK..at)?, len: at + MARK });
        }
    }
    None
}

/// The outermost titles in `text`, marks included. An opening mark that never closes hides nothing behind it.
pub fn find(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    // Innermost pairs first, as brackets match; a pair inside another is then dropped.
    let mut open = Vec::new();
    let mut pairs: Vec<Range<usize>> = Vec::new();
    for (at, opens) in marks(text) {
        if opens {
            open.push(at);
        } else if let Some(start) = open.pop() {
            while pairs.last().is_some_and(|pair| pair.start > start) {
                pairs.pop();
            }
            pairs.push(start..at + MARK);
        }
    }
    pairs.into_iter()
}

/// Of marks from left to right, each with whether it opens, those that have no partner.
pub fn unpaired(marks: impl IntoIterator<Item = (usize, bool)>) -> Vec<(usize, bool)> {
    let mut open = Vec::new();
    let mut out = Vec::new();
    for (at, opens) in marks {
        if opens {
            open.push(at);
        } else if open.pop().is_none() {
            out.push((at, false));
        }
    }
    out.extend(open.into_iter().map(|at| (at, true)));
    out.sort_unstable();
    out
}

/// Where the marks stand, and whether each opens: 《 is E3 80 8A and 》 is E3 80 8B.
pub fn marks(text: &str) -> impl Iterator<Item = (usize, bool)> + '_ {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(0x8A, 0x8B, bytes).filter_map(move |at| {
        let start = at.checked_sub(2)?;
        matches!(bytes.get(start..at), Some([0xE3, 0x80])).then(|| (start, bytes.get(at) == Some(&0x8A)))
    })
}

/// Whether `text` has any book-title mark at all.
pub fn any(text: &str) -> bool {
    memchr_iter(0x8A, text.as_bytes())
        .any(|at| at >= 2 && matches!(text.as_bytes().get(at - 2..at), Some([0xE3, 0x80])))
}
