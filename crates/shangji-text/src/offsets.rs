use std::ops::Range;

/// Maps positions of a normalised text to its source and back.
///
/// Both directions are monotone and total. The map is a list of pieces; a piece whose two sides have the same length
/// was copied byte for byte, any other was changed as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// Empty for the identity.
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    folded: Range32,
    source: Range32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Range32 {
    start: u32,
    end: u32,
}

impl Range32 {
    fn len(self) -> u32 {
        self.end - self.start
    }
}

/// Builds an [`OffsetMap`] from left to right.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    pieces: Vec<Piece>,
    folded: u32,
    source: u32,
    copying: bool,
}

impl Builder {
    pub(crate) fn copied(&mut self, len: usize) {
        self.push(len as u32, len as u32, true);
    }

    pub(crate) fn replaced(&mut self, folded_len: usize, source_len: usize) {
        self.push(folded_len as u32, source_len as u32, false);
    }

    fn push(&mut self, folded_len: u32, source_len: u32, copying: bool) {
        let (folded, source) = (self.folded, self.source);
        self.folded += folded_len;
        self.source += source_len;
        if let Some(last) = self.pieces.last_mut().filter(|_| copying && self.copying) {
            last.folded.end = self.folded;
            last.source.end = self.source;
            return;
        }
        self.copying = copying;
        self.pieces.push(Piece {
            folded: Range32 { start: folded, end: self.folded },
            source: Range32 { start: source, end: self.source },
        });
    }

    pub(crate) fn finish(self) -> OffsetMap {
        OffsetMap { pieces: self.pieces }
    }
}

impl OffsetMap {
    /// The map of a text that was not changed.
    pub fn identity() -> Self {
        Self::default()
    }

    /// The source position at which the character at folded position `at` begins. What was dropped before that
    /// character stays outside.
    pub fn source_start(&self, at: usize) -> usize {
        // The last piece that begins at or before `at`: behind anything dropped there.
        let idx = self.pieces.partition_point(|piece| piece.folded.start as usize <= at);
        let Some(piece) = idx.checked_sub(1).and_then(|idx| self.pieces.get(idx)) else { return at };
        into(at, piece.folded, piece.source)
    }

    /// The source position at which the character before folded position `at` ends. What was dropped behind that
    /// character stays outside.
    pub fn source_end(&self, at: usize) -> usize {
        let idx = self.pieces.partition_point(|piece| (piece.folded.start as usize) < at);
        self.source_end_behind(idx, at)
    }

    /// [`OffsetMap::source_start`] and [`OffsetMap::source_end`] of the ends of a stretch.
    pub(crate) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            return self.source_start(range.start)..self.source_end(range.end);
        }
        let first = self.pieces.partition_point(|piece| piece.folded.start as usize <= range.start);
        let last = self.partition_point_from(first, |piece| (piece.folded.start as usize) < range.end);
        let start = first.checked_sub(1).and_then(|idx| self.pieces.get(idx));
        let start = start.map_or(range.start, |piece| into(range.start, piece.folded, piece.source));
        start..self.source_end_behind(last, range.end)
    }

    /// The source position at which the character before folded position `at` ends, which is in or behind the piece
    /// before place `idx`.
    fn source_end_behind(&self, idx: usize, at: usize) -> usize {
        match idx.checked_sub(1).and_then(|idx| self.pieces.get(idx)) {
            Some(piece) => into(at, piece.folded, piece.source),
            None if self.pieces.is_empty() => at,
            None => 0,
        }
    }

    /// The folded position of a source position; inside a changed piece, that piece's start.
    pub fn folded(&self, at: usize) -> usize {
        let idx = self.pieces.partition_point(|piece| piece.source.start as usize <= at);
        self.folded_behind(idx, at)
    }

    /// [`OffsetMap::folded`] of both ends of a stretch.
    pub(crate) fn folded_range(&self, range: Range<usize>) -> Range<usize> {
        let first = self.pieces.partition_point(|piece| piece.source.start as usize <= range.start);
        let last = self.partition_point_from(first, |piece| piece.source.start as usize <= range.end);
        self.folded_behind(first, range.start)..self.folded_behind(last, range.end)
    }

    /// The folded position of source position `at`, which is in or behind the piece before place `idx`.
    fn folded_behind(&self, idx: usize, at: usize) -> usize {
        let piece = idx.checked_sub(1).and_then(|idx| self.pieces.get(idx));
        piece.map_or(at, |piece| into(at, piece.source, piece.folded))
    }

    /// The first piece from place `from` on that is not `before` what is looked for. A stretch holds few pieces, so its
    /// end is looked for from its beginning on, in steps that double.
    fn partition_point_from(&self, from: usize, before: impl Fn(&Piece) -> bool) -> usize {
        let (mut low, mut step) = (from, 1);
        while self.pieces.get(low + step - 1).is_some_and(&before) {
            low += step;
            step *= 2;
        }
        let high = (low + step - 1).min(self.pieces.len());
        low + self.pieces.get(low..high).unwrap_or_default().partition_point(before)
    }
}

/// `at` of `from` carried over into `to`.
fn into(at: usize, from: Range32, to: Range32) -> usize {
    let offset = at.saturating_sub(from.start as usize);
    if offset >= from.len() as usize {
        to.end as usize
    } else if from.len() == to.len() {
        to.start as usize + offset
    } else {
        to.start as usize
    }
}
