//! Sets several reports side by side and says how far their figures may be compared.
//!
//! ```
//! use shangji_compare::{Comparability, compare};
//! use shangji_model::{Catalog, Report};
//!
//! # fn report(name: &str, issuer: &str, scope: &str, cases: u32) -> Report {
//! #     serde_json::from_value(serde_json::json!({
//! #         "source": {"name": name, "media": "text", "encoding": "UTF-8", "bytes": 0}, "script": "Hans",
//! #         "title": null, "issuer": issuer, "addressee": null, "signatories": [], "year": 2023, "published": null,
//! #         "signed": null, "body": [0, 0], "furniture": [], "sections": [], "enumerations": [], "checks": [],
//! #         "commitments": [], "shortcomings": [], "instruments": [], "diagnostics": [],
//! #         "indicators": [{
//! #             "id": "i1", "span": [0, 4], "sentence": [0, 4], "section": null, "subject": "受理行政复议案件",
//! #             "label": "受理行政复议案件", "concept": "reconsideration.accepted", "role": "level",
//! #             "quantity": {"value": cases.to_string(), "value_hi": null, "unit": "件", "bound": "exact", "resolution": "1"},
//! #             "scope": scope, "period": {"year": 2023, "as_of": null, "text": null}}]})).unwrap()
//! # }
//! # let catalog: Catalog = serde_json::from_value(serde_json::json!([{
//! #     "id": "reconsideration.accepted", "name_zh": "行政复议受理件数", "name_en": "cases accepted", "unit": "件",
//! #     "kind": "count", "tier": "core", "task": null, "formula": null, "related": []}])).unwrap();
//! // Two cities: one counts its own cases, one those of all its authorities.
//! let reports = [report("a.txt", "甲市人民政府", "市本级", 66), report("b.txt", "乙市人民政府", "全市", 218)];
//! let comparison = compare(&reports, &catalog);
//!
//! let row = &comparison.panel[0];
//! assert_eq!(row.name, "行政复议受理件数");
//! assert_eq!(row.cells[1].value, Some(218.into()));
//! assert_eq!(row.comparability, Comparability::Caution);
//! assert_eq!(row.reasons, ["the scope differs: 全市 in b.txt; 市本级 in a.txt"]);
//!
//! // A reason is data, and is told in two languages.
//! use shangji_compare::{InWords, Language, Reason};
//! assert!(matches!(&row.because[0], Reason::ScopeDiffers { scopes } if scopes.len() == 2));
//! assert_eq!(row.because[0].in_words(Language::Chinese), "统计口径（本级/全域）不同：全市（b.txt）；市本级（a.txt）");
//! ```
//!
//! The main types are [`Comparison`], the [`PanelRow`]s of its panel (a concept, its [`Summary`], and whether it can be
//! compared: [`Comparability`] with [`Reason`]s) and their [`Cell`]s (what one report says, with a [`Status`]).
//! [`InWords`] tells reasons and notes in Chinese and in English; the fields that hold words hold the English ones.
//! [`json_schema`] gives the JSON Schema of it all.
//!
//! What it does: of the figures that a report gives under one concept it shows the one that states the concept best,
//! lists the others, and says so where the choice is not plain. Across reports it compares units, scopes, cut-offs,
//! bounds, the bases of rates and the references of changes, and tells targets from results. Its output does not
//! depend on the order of the reports but for the order of the cells.
//!
//! [`Comparison::with_texts`] adds what must look at words, for which a [`Read`] brings the text: [`follow_up`] holds the
//! promises of a year against the next report, [`shortcomings_repeated`] finds problems that come back, [`reuse`] finds
//! copied passages.
//!
//! What it does not do: it understands no text; it adds up no parts to a total that the report does
//! not state, and fills no gap: a report that says nothing under a concept has no cell there.

mod agreement;
mod choose;
mod comparison;
mod coverage;
mod duties;
mod fold;
mod infer;
mod interval;
mod judge;
mod label;
mod panel;
mod period;
mod promises;
mod read;
mod reason;
mod reuse;
mod scope;
mod spread;
mod successive;
mod summary;
mod unit;
mod words;
mod years;

pub use agreement::{Agreement, Coded, ConceptAgreement, Disagreement, Unused, UnusedReason, agreement};
pub use comparison::{ComparedReport, Comparison, compare, json_schema};
pub use coverage::{Coverage, coverage};
pub use duties::{Act, Duty, Finding, Met, Unbound, duties};
pub use interval::Interval;
pub use panel::{Cell, Comparability, PanelRow, Status};
pub use promises::{
    Against, FollowUp, FollowUpParts, FollowUpStatus, Reached, ShortcomingParts, ShortcomingRepeated, Side,
    TargetOutcome, TargetReason, follow_up, shortcomings_repeated,
};
pub use read::Read;
pub use reason::{Figure, Group, Reason};
pub use reuse::{Place, Reuse, reuse};
pub use summary::Summary;
pub use words::{InWords, Language, check_in_words};
pub use years::{Change, Doubt, Note, StatedChange, Unsure, Years, issuer_key, years};
