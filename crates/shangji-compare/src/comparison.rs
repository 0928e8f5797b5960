use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Catalog, Report};

use crate::PanelRow;
use crate::coverage::by_parts;
use crate::panel::panel;
use crate::{Change, Coverage, Duty, Unsure, Years, coverage, duties, years};
use crate::{FollowUp, Read, Reuse, ShortcomingRepeated, follow_up, reuse, shortcomings_repeated};

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
    /// What became of the promises of a report in the next one of its issuer.
    #[serde(default)]
    pub follow_up: Vec<FollowUp>,
    /// Problems that the next report of the issuer states again.
    #[serde(default)]
    pub shortcomings_repeated: Vec<ShortcomingRepeated>,
    /// Passages that a report shares with an earlier one.
    #[serde(default)]
    pub reuse: Vec<Reuse>,
    /// What changed from a report to the next one of its issuer, by issuer, year and concept.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Pairs of reports that may be of one issuer under two names; nothing is computed for them.
    #[serde(default)]
    pub unsure: Vec<Unsure>,
    /// Task of the national outline by report. Characters are counted once the texts are at hand.
    #[serde(default)]
    pub coverage: Vec<Coverage>,
    /// The reports against the rules on them. What rests on words is known once the texts are at hand.
    #[serde(default)]
    pub compliance: Vec<Duty>,
}

impl Comparison {
    /// Fills in what needs the texts of the reports: promises, problems and copied passages. The texts come in the
    /// order of the reports.
    ///
    /// ```
    /// let reads: [shangji_compare::Read<'_>; 0] = [];
    /// let nothing = shangji_compare::compare(&[], &shangji_model::Catalog::default()).with_texts(&reads);
    /// assert!(nothing.follow_up.is_empty() && nothing.reuse.is_empty());
    /// ```
    #[must_use]
    pub fn with_texts(mut self, reads: &[Read<'_>]) -> Self {
        self.follow_up = follow_up(reads);
        self.shortcomings_repeated = shortcomings_repeated(reads);
        self.reuse = reuse(reads);
        let parts: BTreeMap<&str, &str> =
            self.panel.iter().filter_map(|row| Some((row.concept.as_str(), row.task.as_deref()?))).collect();
        self.coverage = by_parts(reads, &|concept| parts.get(concept).copied());
        self.compliance = duties(reads);
        self
    }
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
    let panel = panel(reports, catalog);
    let Years { changes, unsure } = years(reports, &panel, catalog);
    let reads: Vec<Read<'_>> = reports.iter().map(|report| Read { report, text: "" }).collect();
    Comparison {
        reports: reports.iter().map(compared).collect(),
        panel,
        changes,
        unsure,
        coverage: coverage(&reads, catalog),
        compliance: duties(&reads),
        ..Comparison::default()
    }
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
