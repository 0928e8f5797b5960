//! Numbers with their units and bounds.

use std::fmt;

use rust_decimal::Decimal;

mod parse;

pub(crate) use parse::{Core, Mode, alone, core, half, has_unit};

/// How a stated figure bounds the true one. 以上 and 以内 include the figure itself (Civil Code 民法典 art. 1259).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// The figure itself: 1150项.
    Exact,
    /// Near the figure: 360余条, 近1000人次, 10%左右.
    Approx,
    /// The figure or more: 90%以上, 至少5名.
    Min,
    /// The figure or less: 3天以内, 不超过5%.
    Max,
    /// From one figure to another: 1至2名, 4.5-5%.
    Range,
}

/// What sort of figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A bare number.
    Number,
    /// A part of a hundred or of a thousand: 90.95%, 百分之百, 三成.
    Percent,
    /// A place in an order: 第16位, 首位, 第三批.
    Ordinal,
    /// An amount of money.
    Money,
    /// Anything else with a unit: 1150项, 3个百分点, 24天.
    Measure,
}

/// A base unit in Simplified script: 元, 件, 人次, %; empty where none is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Unit(&'static str);

impl Unit {
    /// No unit.
    pub const NONE: Self = Self("");
    /// %
    pub const PERCENT: Self = Self("%");

    pub(crate) const fn new(base: &'static str) -> Self {
        Self(base)
    }

    /// The unit as text.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl PartialEq<str> for Unit {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Unit {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// An amount in its base unit: 5435281300 元 for 54亿3528.13万元.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// The figure, or the lower end of a range. A percent stays 90.95.
    pub value: Decimal,
    /// The upper end of a range.
    pub value_hi: Option<Decimal>,
    /// The base unit.
    pub unit: Unit,
    /// How the figure bounds the true one.
    pub bound: Bound,
    /// What sort of figure it is.
    pub kind: Kind,
    /// The worth of one in the last stated digit, in the base unit; 0 for a fraction.
    pub resolution: Decimal,
    /// Whether the number is written in Chinese characters alone: 三项.
    pub in_words: bool,
}
