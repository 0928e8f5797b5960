//! What a report on building a law-based government (法治政府建设年度报告) says, as data.
//!
//! ```
//! use shangji_model::{Bound, Quantity};
//!
//! let share = Quantity::exact("90.95".parse().unwrap(), "%");
//! assert_eq!(share.bound, Bound::Exact);
//! assert_eq!(serde_json::to_value(&share).unwrap()["value"], "90.95");
//! ```
//!
//! The main types are [`Report`] and what hangs from it: [`Section`]s with a [`SectionRole`], [`Indicator`]s with a
//! [`Quantity`], arithmetic [`Check`]s, [`Commitment`]s, [`Shortcoming`]s, [`Instrument`]s and [`Diagnostic`]s, and the
//! [`Concept`]s under which indicators of several reports are compared.
//!
//! Every part carries the [`Span`] of the characters that it came from: byte offsets into the source as decoded to
//! UTF-8. The serde form of [`Report`] is the JSON that the examples print; [`json_schema`] gives its JSON Schema.
//!
//! What it does not do: it reads no text. There is no tokenizer, no grammar and no lexicon here, so that an analysis
//! that loads JSON written earlier needs this crate alone.

mod check;
mod claim;
mod concept;
mod diagnostic;
mod indicator;
mod passage;
mod quantity;
mod report;
mod section;
mod span;

pub use check::{Check, CheckKind, Verdict};
pub use claim::{Claim, Extent};
pub use concept::{Catalog, Concept, ConceptKind, Tier};
pub use diagnostic::{Diagnostic, Severity};
pub use indicator::{Indicator, IndicatorRole, Period};
pub use passage::{Commitment, Instrument, Shortcoming};
pub use quantity::{Bound, Quantity};
pub use report::{Genre, GenreKind, Media, Report, Script, Source};
pub use section::{Enumeration, Section, SectionRole};
pub use span::Span;

/// The JSON Schema of [`Report`], draft 2020-12.
///
/// ```
/// let schema = shangji_model::json_schema();
/// assert!(schema.get("properties").unwrap().get("indicators").is_some());
/// ```
pub fn json_schema() -> schemars::Schema {
    schemars::schema_for!(Report)
}
