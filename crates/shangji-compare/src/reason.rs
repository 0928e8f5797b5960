//! Why the cells of a row ask for caution, as data.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Bound, Indicator, IndicatorRole};

/// Reports that have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Group<T> {
    /// What they have in common.
    pub what: T,
    /// The source names of the reports, ascending.
    pub reports: Vec<String>,
}

/// A figure as a report gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// What is counted or measured; empty where the sentence around tells it.
    pub label: String,
    /// The figure, or the lower end of a range; in the base unit.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub value: Decimal,
    /// The upper end of a range; absent in JSON where there is none.
    #[serde(with = "rust_decimal::serde::str_option", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub value_hi: Option<Decimal>,
    /// The unit, empty where none is written.
    pub unit: String,
    /// How the figure bounds the true one.
    pub bound: Bound,
}

impl Figure {
    pub(crate) fn of(indicator: &Indicator) -> Self {
        let quantity = &indicator.quantity;
        Self {
            label: indicator.label.clone(),
            value: quantity.value,
            value_hi: quantity.value_hi,
            unit: quantity.unit.clone(),
            bound: quantity.bound,
        }
    }
}

/// A reason to compare the cells of a row with caution, or not at all. [`InWords`](crate::InWords) puts it into words.
///
/// In JSON a reason is an object whose `code` names the variant: `{"code": "scope_differs", "scopes": [...]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// Most often the same things, in other words: 件 beside 份.
    UnitsNear {
        /// The units, empty where none is written.
        units: Vec<Group<String>>,
    },
    /// One unit is exactly so many of another: 公顷 beside 亩. The cells keep theirs.
    UnitsConvert {
        /// The units.
        units: Vec<Group<String>>,
    },
    /// The units measure different things: 次 beside 名.
    UnitsDiffer {
        /// The units.
        units: Vec<Group<String>>,
    },
    /// The figures are not even of one kind: a count beside a percentage.
    KindsDiffer {
        /// The units.
        units: Vec<Group<String>>,
    },
    /// A target, an earlier figure or a change where others give a result.
    NotResults {
        /// What the figures are: `change`, `from` or `target`.
        roles: Vec<Group<IndicatorRole>>,
    },
    /// One report gives several figures with an equal claim to the cell.
    SeveralFigures {
        /// The report.
        report: String,
        /// The one shown, then others in the order of the text, at most five.
        figures: Vec<Figure>,
        /// How many further ones there are.
        more: usize,
    },
    /// A place in an order depends on who is ranked.
    RanksDiffer {
        /// Among whom, as written; none where it is not stated.
        scopes: Vec<Group<Option<String>>>,
    },
    /// Other parts of the issuer's realm: 市本级 beside 全市.
    ScopeDiffers {
        /// The scopes as written; none where it is not stated.
        scopes: Vec<Group<Option<String>>>,
    },
    /// Figures of a year that is not the one reported on.
    OtherYear {
        /// The years.
        years: Vec<Group<i32>>,
    },
    /// 截至11月 beside a whole year.
    CutOffDiffers {
        /// `YYYY-MM`; none where it is not stated.
        cut_offs: Vec<Group<Option<String>>>,
    },
    /// 上半年, or 近五年来, beside the year.
    PeriodDiffers {
        /// The periods as written; none for the year reported on.
        periods: Vec<Group<Option<String>>>,
    },
    /// Figures that are bounds: 90%以上, 360余条.
    NotExact {
        /// The bounds.
        bounds: Vec<Group<Bound>>,
    },
    /// One report tells a rise, another a fall.
    DirectionsDiffer {
        /// The labels.
        labels: Vec<Group<String>>,
    },
    /// The bases of a rate are worded differently: 直接纠错率 beside 综合纠错率.
    BaseDiffers {
        /// The labels.
        labels: Vec<Group<String>>,
    },
    /// What a change is measured from is worded differently.
    ReferenceDiffers {
        /// The labels.
        labels: Vec<Group<String>>,
    },
    /// 全覆盖 is taken for the 100% that stands beside it.
    FullCoverageWithFigure {
        /// The reports, ascending.
        reports: Vec<String>,
    },
    /// No figure but 全覆盖.
    FullCoverageInWords {
        /// The reports, ascending.
        reports: Vec<String>,
    },
    /// No figure but 未发生.
    ZeroInWords {
        /// The reports, ascending.
        reports: Vec<String>,
    },
    /// Other words in place of a figure: 多次, 较低.
    Qualitative {
        /// The reports, ascending.
        reports: Vec<String>,
    },
    /// Not stated, but it follows from figures that are.
    Inferred {
        /// The reports, ascending.
        reports: Vec<String>,
    },
}
