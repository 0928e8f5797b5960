use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// How much a claim in words says there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Extent {
    /// All: 全覆盖.
    All,
    /// None: 未发生.
    None,
    /// Some, in words that give no measure: 多次, 较低.
    Unmeasured,
}

/// What a report says in words where others give a figure: 党政机关法律顾问全覆盖. It is no number, and is not counted as
/// one.
///
/// ```
/// use shangji_model::{Claim, Extent};
///
/// let claim: Claim = serde_json::from_str(
///     r#"{"id": "w1", "span": [0, 33], "section": "s1", "label": "党政机关法律顾问",
///         "concept": "legal_counsel.coverage_rate", "extent": "all"}"#,
/// )
/// .unwrap();
/// assert_eq!(claim.extent, Extent::All);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// Unique in the report: `w1`, `w2` ... in order.
    pub id: String,
    /// The clause that says so.
    pub span: Span,
    /// The section in which it stands.
    pub section: Option<String>,
    /// Of what, in normal form.
    pub label: String,
    /// The concept under which others give a figure.
    pub concept: String,
    /// How much of it there is.
    pub extent: Extent,
}
