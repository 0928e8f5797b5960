use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Catalog, Report};

use crate::PanelRow;
use crate::panel::panel;

/// One of the reports compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ComparedReport {
    /// The report's own title.
    pub title: Option<String>,
    /// Who reports.
    pub issuer: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// The name of its source, by which cells name it.
    pub source: String,
}

/// Several reports side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Comparison {
    /// The reports in the order given.
    pub reports: Vec<ComparedReport>,
    /// Concepts by report: every concept that at least one report states, in the order of the catalogue.
    pub panel: Vec<PanelRow>,
}

/// Compares reports under the concepts of a catalogue.
///
/// An indicator whose concept the catalogue does not have still gets a row, at the end, under the concept's id.
/// No report at all gives an empty comparison.
///
/// ```
/// let nothing = shangji_compare::compare(&[], &shangji_model::Catalog::default());
/// assert!(nothing.reports.is_empty() && nothing.panel.is_empty());
/// ```
pub fn compare(reports: &[Report], catalog: &Catalog) -> Comparison {
    let compared = |report: &Report| ComparedReport {
        title: report.title.clone(),
        issuer: report.issuer.clone(),
        year: report.year,
        source: report.source.name.clone(),
    };
    Comparison { reports: reports.iter().map(compared).collect(), panel: panel(reports, catalog) }
}

/// The JSON Schema of [`Comparison`], draft 2020-12.
///
/// ```
/// let schema = shangji_compare::json_schema();
/// assert!(schema.get("properties").unwrap().get("panel").is_some());
/// ```
pub fn json_schema() -> schemars::Schema {
    schemars::schema_for!(Comparison)
}
