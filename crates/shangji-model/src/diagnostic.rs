use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something could not be read.
    Error,
    /// Something is probably wrong in the source.
    Warning,
    /// Something is unusual.
    Note,
}

/// An oddity of the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// A stable name: `ordinal-repeated`, `level-skipped`, `title-unclosed` ...
    pub code: Cow<'static, str>,
    /// How grave it is.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// In words.
    pub message: String,
}
