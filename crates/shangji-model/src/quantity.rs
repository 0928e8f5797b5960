use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a stated figure bounds the true one.
///
/// 以上 and 以内 include the number itself (Civil Code 民法典 art. 1259).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The figure itself: 1150项.
    Exact,
    /// Near the figure: 360余条, 近1000人次, 约30%.
    Approx,
    /// The figure or more: 90%以上, 至少5名.
    Min,
    /// The figure or less: 3天以内, 不超过5%.
    Max,
    /// Between two figures: 1至2名, 4.5-5%.
    Range,
}

/// An amount with its unit, in the base unit: 5435281300 元 for 54亿3528.13万元; a percent stays 90.95 with unit `%`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// The figure, or the lower end of a range.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub value: Decimal,
    /// The upper end of a range.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub value_hi: Option<Decimal>,
    /// The base unit in Simplified script (元, %, 百分点, 件, 人次), empty where none is written.
    pub unit: String,
    /// How the figure bounds the true one.
    pub bound: Bound,
    /// The worth of one in the last stated digit: 0.01 for 90.95, 100 for 3528.13万. The stated figure stands for
    /// anything that rounds, or is cut off, to it.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub resolution: Decimal,
}

impl Quantity {
    /// An exact amount whose resolution is that of its last decimal.
    pub fn exact(value: Decimal, unit: impl Into<String>) -> Self {
        Self {
            value,
            value_hi: None,
            unit: unit.into(),
            bound: Bound::Exact,
            resolution: Decimal::new(1, value.scale()),
        }
    }

    /// Whether the unit is a percent (not 百分点, which measures a difference of percents).
    pub fn is_percent(&self) -> bool {
        self.unit == "%"
    }
}
