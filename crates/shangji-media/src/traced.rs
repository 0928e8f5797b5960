//! Text that knows where its characters came from.

use std::ops::Range;

/// Where a character came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct From {
    /// The node of a page, by its number; 0 for the part of a Word file.
    pub(crate) node: usize,
    /// Its byte in the node.
    pub(crate) offset: usize,
    /// Whether it stands there to the letter.
    pub(crate) exact: bool,
}

/// A stretch of text that came from one place. Small, for a page may have as many as it has tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    start: u32,
    end: u32,
    node: u32,
    offset: u32,
    exact: bool,
}

impl Piece {
    fn new(range: Range<usize>, from: From) -> Self {
        Self {
            start: small(range.start),
            end: small(range.end),
            node: small(from.node),
            offset: small(from.offset),
            exact: from.exact,
        }
    }

    pub(crate) fn start(&self) -> usize {
        self.start as usize
    }

    pub(crate) fn end(&self) -> usize {
        self.end as usize
    }

    /// Where the character at `at` of the text came from, if it lies in the piece; else where the piece ends.
    pub(crate) fn at(&self, at: usize) -> From {
        let moved = if self.exact { at.clamp(self.start(), self.end()) - self.start() } else { 0 };
        From { node: self.node as usize, offset: self.offset as usize + moved, exact: self.exact }
    }
}

/// No text is longer than [`Limits`](crate::Limits) let it be.
pub(crate) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Text with the pieces that were copied into it, in order. What lies between them was made here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Traced {
    pub(crate) text: String,
    pub(crate) pieces: Vec<Piece>,
}

impl Traced {
    /// Appends a character; one without a place was made here.
    pub(crate) fn push(&mut self, c: char, from: Option<From>) {
        let start = self.text.len();
        self.text.push(c);
        if let Some(from) = from {
            self.extend(start..self.text.len(), from);
        }
    }

    /// Appends a stretch of another text.
    pub(crate) fn append(&mut self, other: &Self, range: Range<usize>) {
        let base = self.text.len();
        self.text.push_str(other.text.get(range.clone()).unwrap_or_default());
        let first = other.pieces.partition_point(|piece| piece.end() <= range.start);
        for piece in other.pieces.iter().skip(first).take_while(|piece| piece.start() < range.end) {
            let (start, end) = (piece.start().max(range.start), piece.end().min(range.end));
            self.extend(base + start - range.start..base + end - range.start, piece.at(start));
        }
    }

    /// Appends text of which `value` came from one place, and the rest was put around it.
    pub(crate) fn append_around(&mut self, text: &str, value: Range<usize>, from: Option<From>) {
        let base = self.text.len();
        self.text.push_str(text);
        let Some(from) = from else { return };
        let around = From { exact: false, ..from };
        for (range, from) in [(0..value.start, around), (value.clone(), from), (value.end..text.len(), around)] {
            if !range.is_empty() {
                self.extend(base + range.start..base + range.end, from);
            }
        }
    }

    pub(crate) fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
        while self.pieces.pop_if(|piece| piece.start() >= len).is_some() {}
        if let Some(last) = self.pieces.last_mut() {
            last.end = last.end.min(small(len));
        }
    }

    /// Where its first character that came from anywhere did; exact only if all of the text followed it there.
    pub(crate) fn whole(&self) -> Option<From> {
        let first = self.pieces.first()?;
        let whole = self.pieces.len() == 1 && first.start() == 0 && first.end() == self.text.len();
        let from = first.at(first.start());
        Some(From { exact: from.exact && whole, ..from })
    }

    fn extend(&mut self, range: Range<usize>, from: From) {
        match self.pieces.last_mut() {
            Some(last) if last.end() == range.start && last.at(range.start) == from => last.end = small(range.end),
            _ => self.pieces.push(Piece::new(range, from)),
        }
    }
}
