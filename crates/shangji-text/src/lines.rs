use memchr::memchr_iter;
use std::ops::Range;

/// A place in a text as people count: lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where the lines of a text begin.
///
/// ```
/// let text = "第一行\n第二行";
/// let index = shangji_text::LineIndex::new(text);
/// let place = index.place(text, text.find('二').unwrap());
/// assert_eq!((place.line, place.column), (2, 2));
/// ```
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
    len: usize,
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { starts, len: text.len() }
    }

    /// The number of lines; a text that ends in a line feed has an empty last line.
    pub fn n_lines(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of line `line_idx`, counted from 0, with its line feed.
    pub fn range(&self, line_idx: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line_idx)?;
        Some(start..self.starts.get(line_idx + 1).copied().unwrap_or(self.len))
    }

    /// Line and column of a byte offset; an offset inside a character counts as that character.
    pub fn place(&self, text: &str, offset: usize) -> LineColumn {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = text
            .get(start..)
            .map_or(0, |rest| rest.char_indices().take_while(|(at, c)| start + at + c.len_utf8() <= offset).count());
        LineColumn { line, column: column + 1 }
    }
}
