//! Text as it is laid down line by line.

use std::ops::Range;

use shangji_text::chars;

use crate::table::{Cell, Table};
use crate::traced::{From, Traced};

/// Tables that nest deeper are read as plain blocks: the text of a cell is moved when its table ends.
const DEEPEST: usize = 12;

/// The lines of a page or a Word file, with white space made one and tables turned into rows.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    sheet: Sheet,
    /// The tables and cells that are open, outermost first.
    open: Vec<Open>,
    /// How many open tables lie too deep to be told apart.
    deeper: usize,
}

#[derive(Debug, Default)]
struct Sheet {
    out: Traced,
    /// Whether white space was met since the last character.
    gap: bool,
}

/// A table that has begun, with the sheet that waits outside while a cell is open.
#[derive(Debug, Default)]
struct Open {
    table: Table,
    outside: Option<(Sheet, Cell)>,
}

impl Lines {
    /// The text of a node, in which white space means no more than a gap between words.
    pub(crate) fn push(&mut self, text: &str, node: usize) {
        for (offset, c) in text.char_indices() {
            if c.is_ascii_whitespace() {
                self.sheet.gap = true;
            } else {
                self.sheet.push(c, From { node, offset, exact: true });
            }
        }
    }

    /// A stretch of text in which white space stands for itself.
    pub(crate) fn push_as_is(&mut self, text: &Traced, range: Range<usize>) {
        self.sheet.gap = false;
        self.sheet.out.append(text, range);
    }

    /// Text that stands nowhere in the file.
    pub(crate) fn push_made(&mut self, text: &str) {
        self.sheet.gap = false;
        text.chars().for_each(|c| self.sheet.out.push(c, None));
    }

    /// Ends the line.
    pub(crate) fn line(&mut self) {
        self.sheet.line();
    }

    pub(crate) fn open_table(&mut self) {
        self.line();
        if self.deeper > 0 || self.open.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        if let Some(around) = self.open.last_mut() {
            around.table.nests = true;
        }
        self.open.push(Open::default());
    }

    pub(crate) fn close_table(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            self.line();
            return;
        }
        self.close_cell();
        self.line();
        if let Some(open) = self.open.pop() {
            open.table.write(&mut self.sheet.out);
        }
        self.sheet.gap = false;
    }

    pub(crate) fn open_row(&mut self) {
        match self.open.last_mut() {
            Some(open) if self.deeper == 0 && open.outside.is_none() => open.table.rows.push(Vec::new()),
            _ => self.line(),
        }
    }

    /// Whatever is written until the cell closes is its text.
    pub(crate) fn open_cell(&mut self, cell: Cell) {
        if self.deeper > 0 {
            return;
        }
        self.close_cell();
        if let Some(open) = self.open.last_mut() {
            open.outside = Some((std::mem::take(&mut self.sheet), cell));
        }
    }

    /// The cell just written continues the one above it.
    pub(crate) fn continue_cell(&mut self) {
        if let Some((_, cell)) = self.open.last_mut().filter(|_| self.deeper == 0).and_then(|it| it.outside.as_mut()) {
            cell.continues = true;
        }
    }

    /// How many columns the open cell takes.
    pub(crate) fn widen_cell(&mut self, columns: usize) {
        if let Some((_, cell)) = self.open.last_mut().filter(|_| self.deeper == 0).and_then(|it| it.outside.as_mut()) {
            cell.columns = columns;
        }
    }

    pub(crate) fn close_cell(&mut self) {
        if self.deeper > 0 {
            self.sheet.tab();
            return;
        }
        let Some(open) = self.open.last_mut() else {
            return;
        };
        if let Some((outside, mut cell)) = open.outside.take() {
            self.sheet.line();
            cell.traced = std::mem::replace(&mut self.sheet, outside).out;
            cell.traced.truncate(cell.text().trim_end().len());
            match open.table.rows.last_mut() {
                Some(row) => row.push(cell),
                None => open.table.rows.push(vec![cell]),
            }
        }
    }

    pub(crate) fn finish(mut self) -> Traced {
        self.deeper = 0;
        while !self.open.is_empty() {
            self.close_table();
        }
        self.line();
        if self.sheet.out.text.chars().all(chars::is_blank) {
            self.sheet.out.truncate(0);
        }
        self.sheet.out
    }
}

impl Sheet {
    fn push(&mut self, c: char, from: From) {
        if self.gap && !self.is_fresh() && !self.out.text.ends_with(['\t', ' ']) {
            self.out.push(' ', None);
        }
        self.gap = false;
        self.out.push(c, Some(from));
    }

    /// Whether a line begins here.
    fn is_fresh(&self) -> bool {
        self.out.text.is_empty() || self.out.text.ends_with('\n')
    }

    fn trim(&mut self) {
        let kept = self.out.text.trim_end_matches([' ', '\t']).len();
        self.out.truncate(kept);
        self.gap = false;
    }

    fn line(&mut self) {
        self.trim();
        if !self.is_fresh() {
            self.out.push('\n', None);
        }
    }

    fn tab(&mut self) {
        self.trim();
        if !self.is_fresh() {
            self.out.push('\t', None);
        }
    }
}
