use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Quantity, Span};

/// What a quantity is to its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorRole {
    /// Stands for itself, also what was done to things: 废止99件.
    Level,
    /// A part of a whole: 占比90.95%, 参考率84.1%.
    Share,
    /// By how much something changed: 增长77%, 压减20%, 新增17人.
    Change,
    /// What it was before: 由24天….
    From,
    /// What it is now, where the way there is told: …压缩至16天.
    To,
    /// A place in an order: 第16位.
    Rank,
    /// A figure still to be reached, or set by a norm or a plan: 要求的参考率80%.
    Target,
}

/// The time to which an indicator belongs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// The year.
    pub year: Option<i32>,
    /// The cut-off `YYYY-MM` (截至2020年11月).
    pub as_of: Option<String>,
    /// As written.
    pub text: Option<String>,
}

/// A quantity that states a fact or a target, with what it counts or measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Indicator {
    /// Unique in the report: `i1`, `i2` ... in order.
    pub id: String,
    /// The number with its unit and the words glued to it that bound it.
    pub span: Span,
    /// The sentence in which it stands.
    pub sentence: Span,
    /// The section in which it stands.
    pub section: Option<String>,
    /// What is counted or measured, in the source's words.
    pub subject: String,
    /// The same normalised (Simplified, no filler words): what a table column would be called.
    pub label: String,
    /// The concept of the vocabulary, where one fits.
    pub concept: Option<String>,
    /// What the quantity is to its subject.
    pub role: IndicatorRole,
    /// The amount.
    pub quantity: Quantity,
    /// The scope as written: 全市, 市本级, 各区县.
    pub scope: Option<String>,
    /// The time to which it belongs.
    pub period: Period,
}
