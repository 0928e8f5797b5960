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

/// A stretch of text that came from one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) from: From,
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
            self.extend(Piece { start, end: self.text.len(), from });
        }
    }

    /// Appends a stretch of another text.
    pub(crate) fn append(&mut self, other: &Self, range: Range<usize>) {
        let base = self.text.len();
        self.text.push_str(other.text.get(range.clone()).unwrap_or_default());
        let first = other.pieces.partition_point(|piece| piece.end <= range.start);
        for piece in other.pieces.iter().skip(first).take_while(|piece| piece.start < range.end) {
            let (start, end) = (piece.start.max(range.start), piece.end.min(range.end));
            let moved = if piece.from.exact { start - piece.start } else { 0 };
            let from = From { offset: piece.from.offset + moved, ..piece.from };
            self.extend(Piece { start: base + start - range.start, end: base + end - range.start, from });
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
                self.extend(Piece { start: base + range.start, end: base + range.end, from });
            }
        }
    }

    pub(crate) fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
        while self.pieces.pop_if(|piece| piece.start >= len).is_some() {}
        if let Some(last) = self.pieces.last_mut() {
            last.end = last.end.min(len);
        }
    }

    /// Where its first character that came from anywhere did; exact only if all of the text followed it there.
    pub(crate) fn whole(&self) -> Option<From> {
        let first = self.pieces.first()?;
        let whole = self.pieces.len() == 1 && first.start == 0 && first.end == self.text.len();
        Some(From { exact: first.from.exact && whole, ..first.from })
    }

    fn extend(&mut self, piece: Piece) {
        if let Some(last) = self.pieces.last_mut()
            && last.end == piece.start
            && (last.from.node, last.from.exact) == (piece.from.node, piece.from.exact)
            && piece.from.offset == last.from.offset + if last.from.exact { last.end - last.start } else { 0 }
        {
            last.end = piece.end;
        } else {
            self.pieces.push(piece);
        }
    }
}
