//! Text as it is laid down line by line.

use shangji_text::chars;

use crate::table::{Cell, Table};

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
    out: String,
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
    /// Text in which white space means no more than a gap between words.
    pub(crate) fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.sheet.gap = true;
            } else {
                self.sheet.push(c);
            }
        }
    }

    /// Text in which white space stands for itself.
    pub(crate) fn push_as_is(&mut self, text: &str) {
        self.sheet.gap = false;
        self.sheet.out.push_str(text);
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
            cell.text = std::mem::replace(&mut self.sheet, outside).out;
            cell.text.truncate(cell.text.trim_end().len());
            match open.table.rows.last_mut() {
                Some(row) => row.push(cell),
                None => open.table.rows.push(vec![cell]),
            }
        }
    }

    pub(crate) fn finish(mut self) -> String {
        self.deeper = 0;
        while !self.open.is_empty() {
            self.close_table();
        }
        self.line();
        if self.sheet.out.chars().all(chars::is_blank) {
            self.sheet.out.clear();
        }
        self.sheet.out
    }
}

impl Sheet {
    fn push(&mut self, c: char) {
        if self.gap && !self.out.is_empty() && !self.out.ends_with(['\n', '\t', ' ']) {
            self.out.push(' ');
        }
        self.gap = false;
        self.out.push(c);
    }

    fn trim(&mut self) {
        let kept = self.out.trim_end_matches([' ', '\t']).len();
        self.out.truncate(kept);
        self.gap = false;
    }

    fn line(&mut self) {
        self.trim();
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn tab(&mut self) {
        self.trim();
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\t');
        }
    }
}
