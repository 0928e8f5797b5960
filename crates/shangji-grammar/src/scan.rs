//! Everything numeric in a text, in one pass.

use std::ops::Range;

use crate::date;
use crate::quantity::{Mode, Quantity};

mod before;
mod class;
mod figure;
mod guard;
mod identifier;
mod line;
mod rank;
mod slogan;

pub(crate) use before::leading_bound;
pub(crate) use class::is_han;

/// Something numeric at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A figure: 1150项, 90%以上.
    Quantity(Quantity),
    /// A date, period or cut-off: 2020年12月23日, 截至2020年11月.
    Date(date::Expression),
    /// 〔2021〕5号
    DocumentNumber,
    /// A numeral that is part of a name: 十九大, 12345热线, “9+N”.
    Name,
}

/// An item with its place in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub span: Range<usize>,
    /// What it is.
    pub item: Item,
}

/// Everything numeric in a report, from left to right, not overlapping.
pub fn scan(text: &str) -> Vec<Found> {
    run(text, Mode::Report)
}

/// Every number of any text: also Chinese numerals without a unit.
pub fn scan_numbers(text: &str) -> Vec<Found> {
    run(text, Mode::General)
}

fn run(text: &str, mode: Mode) -> Vec<Found> {
    let mut found = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        line::line(line, offset, mode, &mut found);
        offset += line.len();
    }
    found
}
