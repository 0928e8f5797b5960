//! Everything numeric in a text, in one pass.

use std::ops::Range;

use crate::date;
use crate::numeral::{arabic_digit, glyph};
use crate::quantity::{Mode, Quantity, core};

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
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        if arabic_digit(c).is_some() || glyph(c).is_some() || c == '截' {
            if let Some((expression, len)) = date::expression(rest) {
                found.push(Found { span: at..at + len, item: Item::Date(expression) });
                at += len;
                continue;
            }
            if let Ok((after, core)) = core(rest, mode) {
                let end = text.len() - after.len();
                if mode == Mode::General || !core.quantity.in_words || core.unit_kind.is_some() {
                    found.push(Found { span: at..end, item: Item::Quantity(core.quantity) });
                }
                at = end;
                continue;
            }
        }
        at += c.len_utf8();
    }
    found
}
