//! What a reader of a change must know, as data.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Interval;
use crate::reason::Figure;

/// The arithmetic of a change, or what must be kept in mind with it. [`InWords`](crate::InWords) puts it into words.
///
/// In JSON a note is an object whose `code` names the variant. Where two things are set against each other, `from` is
/// the earlier report's and `to` the later one's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Note {
    /// Later minus earlier.
    Difference {
        /// The later figure.
        #[serde(with = "rust_decimal::serde::str")]
        #[schemars(with = "String")]
        to: Decimal,
        /// The earlier figure.
        #[serde(with = "rust_decimal::serde::str")]
        #[schemars(with = "String")]
        from: Decimal,
        /// What is left, in the unit.
        #[serde(with = "rust_decimal::serde::str")]
        #[schemars(with = "String")]
        difference: Decimal,
        /// The unit of the difference: 百分点 for rates.
        unit: String,
    },
    /// The difference by the earlier figure.
    Relative {
        /// The difference.
        #[serde(with = "rust_decimal::serde::str")]
        #[schemars(with = "String")]
        difference: Decimal,
        /// The earlier figure.
        #[serde(with = "rust_decimal::serde::str")]
        #[schemars(with = "String")]
        from: Decimal,
        /// The quotient in percent.
        #[serde(with = "rust_decimal::serde::str")]
        #[schemars(with = "String")]
        percent: Decimal,
    },
    /// A figure is not exact, and so the change lies in an interval.
    Between {
        /// The later figure.
        to: Figure,
        /// The earlier figure.
        from: Figure,
        /// All that the change can be.
        change: Interval,
        /// Its unit.
        unit: String,
    },
    /// No change can be told: the units measure different things.
    UnitsDiffer {
        /// Empty where none is written.
        from: String,
        /// Empty where none is written.
        to: String,
    },
    /// No change can be told: the labels name other bases, 优秀率 and 合格率.
    BasesOpposed {
        /// The label.
        from: String,
        /// The label.
        to: String,
    },
    /// No change can be told: the labels name other things that are counted, meetings of 常委会 and of 常务会.
    CountedOtherwise {
        /// The label.
        from: String,
        /// The label.
        to: String,
    },
    /// Of places in an order the lower is the better.
    LowerIsBetter,
    /// From 0 there is no relative change.
    FromZero,
    /// Counted in other words: 件 and 份.
    UnitsNear {
        /// Empty where none is written.
        from: String,
        /// Empty where none is written.
        to: String,
    },
    /// Other parts of the issuer's realm.
    ScopeDiffers {
        /// As written.
        from: String,
        /// As written.
        to: String,
    },
    /// Counted until different months.
    CutOffDiffers {
        /// `YYYY-MM`; none for the whole year.
        from: Option<String>,
        /// `YYYY-MM`; none for the whole year.
        to: Option<String>,
    },
    /// Counted over different stretches of time.
    PeriodDiffers {
        /// As written; none for the year.
        from: Option<String>,
        /// As written; none for the year.
        to: Option<String>,
    },
    /// The base is worded differently.
    BaseDiffers {
        /// The label.
        from: String,
        /// The label.
        to: String,
    },
    /// Beyond the name of the concept the labels have nothing in common: they may count other things.
    WordedApart {
        /// The label.
        from: String,
        /// The label.
        to: String,
    },
    /// Both figures are changes, each since a time of its own.
    OwnStart,
    /// A report gives several figures, one is taken.
    SeveralFigures {
        /// The report.
        report: String,
        /// How many it gives.
        n_figures: usize,
    },
    /// 全覆盖 is taken for 100%.
    FullCoverage {
        /// The report.
        report: String,
    },
}
