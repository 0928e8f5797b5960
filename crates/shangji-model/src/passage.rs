use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// Something that the issuer says it will do: a sentence, or an item of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Commitment {
    /// Unique in the report: `c1`, `c2` ... in order.
    pub id: String,
    /// The sentence or item without its closing mark.
    pub span: Span,
    /// The section in which it stands.
    pub section: Option<String>,
    /// The title of the nearest heading.
    pub theme: Option<String>,
    /// Names inside 《》.
    pub instruments: Vec<String>,
    /// Ids of the indicators with role target in it.
    pub targets: Vec<String>,
    /// Until when, as written.
    pub deadline: Option<String>,
    /// Whether it only frames the plan (guiding thought, significance) and promises nothing that could be kept.
    pub framing: bool,
}

/// A stated problem: a sentence, or an item of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Shortcoming {
    /// Unique in the report: `p1`, `p2` ... in order.
    pub id: String,
    /// The sentence or item without its closing mark.
    pub span: Span,
    /// The section in which it stands.
    pub section: Option<String>,
}

/// A mention of a document in 《》.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Instrument {
    /// Unique in the report: `d1`, `d2` ... in order.
    pub id: String,
    /// With the brackets.
    pub span: Span,
    /// Without the outer brackets.
    pub name: String,
    /// The verb that governs it as written (落实, 出台, 印发).
    pub action: Option<String>,
    /// Whether this issuer made it.
    pub by_issuer: bool,
}
