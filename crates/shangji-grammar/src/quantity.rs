//! Numbers with their units and bounds.
//!
//! ```text
//! quantity  = [bound_before] figure | "第" figure ;
//! figure    = in_words | range | measured [change] ["多" | "余"] [bound_behind] ;
//! in_words  = ("百分之" | "千分之" | "万分之") magnitude [dash ["百分之"] magnitude] [bound_behind] ;   (* 百分之百 *)
//! range     = measured ["(含)"] dash measured [bound_behind] ;                                (* 1至2名, 4.5-5% *)
//! measured  = numeral ["余" | "多" | "来"] [unit] | numeral "个" ("多" | "半") unit ;             (* 3个多月 *)
//! change    = [magnitude "角"] [magnitude "分"] ;                                              (* 123元1角5分 *)
//! dash      = "至" | "到" | "-" | "—" | "~" ;
//! bound_behind = ["(含)"] ("以上" | "以下" | "以内" | "左右" | "上下") | "内" | "之内" ;  (* 内 only behind a time *)
//! bound_before = "近" | "约" | "超过" | "不低于" | "至少" | "不超过" | ... ;
//! ```
//!
//! A scale word belongs to the number (万元 is 元), 个 before a noun to the unit (10个工作日 is 工作日). A range shares the
//! unit and the scale of its end: 10-15万元 is 100000 to 150000.
//!
//! ```
//! use shangji_grammar::quantity::{Bound, Kind, Quantity};
//!
//! for (text, value, unit, bound) in [
//!     ("1150项", "1150", "项", Bound::Exact),
//!     ("54亿3528.13万元", "5435281300", "元", Bound::Exact),
//!     ("360余条", "360", "条", Bound::Approx),
//!     ("近1000人次", "1000", "人次", Bound::Approx),
//!     ("90%以上", "90", "%", Bound::Min),
//!     ("至少5名", "5", "名", Bound::Min),
//!     ("不超过3个工作日", "3", "工作日", Bound::Max),
//!     ("1个工作日内", "1", "工作日", Bound::Max),
//!     ("1至2名", "1", "名", Bound::Range),
//!     ("4.5-5%", "4.5", "%", Bound::Range),
//!     ("三五百人", "300", "人", Bound::Range),
//!     ("百分之百", "100", "%", Bound::Exact),
//!     ("三成半", "35", "%", Bound::Exact),
//!     ("0.5个百分点", "0.5", "百分点", Bound::Exact),
//!     ("没有发生一起", "0", "起", Bound::Exact),
//! ] {
//!     let quantity: Quantity = text.parse().unwrap();
//!     assert_eq!(quantity.value.normalize().to_string(), value, "{text}");
//!     assert_eq!((quantity.unit.as_str(), quantity.bound), (unit, bound), "{text}");
//! }
//! let rank: Quantity = "第16位".parse().unwrap();
//! assert_eq!((rank.kind, rank.to_string().as_str()), (Kind::Ordinal, "第16位"));
//! let amount: Quantity = "约1.2万元".parse().unwrap();
//! assert_eq!(amount.to_string(), "12000元左右");
//! ```

use std::fmt;

use rust_decimal::Decimal;

mod change;
mod parse;
mod text;

pub use text::{ParseQuantityError, ParseQuantityErrorKind, prefix};

pub(crate) use change::{half, has_unit};
pub(crate) use parse::{Core, Mode, alone, core};

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
