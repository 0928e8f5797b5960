use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The arithmetic that a check does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// part, whole, percent: part / whole = percent.
    Share,
    /// total, parts ...: the parts add up to the total.
    Sum,
    /// minuend, subtrahend, result.
    Difference,
    /// from, to, percent: (to - from) / from, or its magnitude where a fall is told.
    ChangeRate,
    /// whole, percent: some whole number is that percent of the whole (the GRIM test).
    Attainable,
    /// first, second: one figure given twice.
    Repeated,
}

/// What the arithmetic says of the stated figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Equal when rounded half up to the last stated digit.
    Holds,
    /// The stated figure is the true one cut off, not rounded.
    Truncated,
    /// Possible only if the operands are themselves rounded averages or amounts.
    WithinRounding,
    /// Not possible.
    Inconsistent,
}

/// Arithmetic that the report itself lets one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Check {
    /// Unique in the report: `k1`, `k2` ... in order.
    pub id: String,
    /// The arithmetic.
    pub kind: CheckKind,
    /// Indicator ids in the order that [`CheckKind`] names.
    pub operands: Vec<String>,
    /// What the arithmetic gives, two decimals (more where the stated figure has more).
    pub expected: String,
    /// What the report states.
    pub stated: String,
    /// What follows.
    pub verdict: Verdict,
    /// The arithmetic written out.
    pub message: String,
}
