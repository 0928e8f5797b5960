//! The panel: concept by report.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Bound, Catalog, Concept, ConceptKind, Indicator, IndicatorRole, Report};

use crate::choose::{Choice, PartsOfSums, choose, role_tier};
use crate::infer::{self, Place};
use crate::judge::{Evidence, judge};
use crate::period::{is_of_another_year, stretch};
use crate::scope::level_of_issuer;
use crate::summary::summary;
use crate::unit;
use crate::{InWords, Interval, Language, Reason, Summary};

/// Whether the figures of a row may be set against each other, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comparability {
    /// Nothing speaks against it.
    Same,
    /// Only with the reasons in mind: another scope, cut-off, base or bound.
    Caution,
    /// At least two figures are counted in units that measure different things: 次 and 名, 件 and 人次.
    Unit,
    /// No two figures can be compared, and they are not even of one kind: a count and a percentage.
    None,
}

/// Where a cell's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Status {
    /// A figure that is not zero.
    Reported,
    /// None at all: 没有发生一起, 0件. Not the same as a missing cell.
    Zero,
    /// All, in words: 全覆盖, read as 100 percent.
    FullCoverage,
    /// Words in place of a figure: 多次, 较低. Such a cell has no value.
    Qualitative,
    /// Not stated, but it follows from figures that are.
    Inferred,
}

/// What one report says under one concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// The name of the report's source.
    pub report: String,
    /// The place of the report among those compared, from 0: names may occur twice.
    pub column: usize,
    /// Ids of the report's indicators under this concept: the one shown first, the others in the order of the text.
    pub indicators: Vec<String>,
    /// How many different figures had as good a claim to the cell; 1 where the choice was plain.
    pub n_figures: usize,
    /// The label of the indicator shown.
    pub label: String,
    /// Its role: a cell may hold a target where nothing else is stated.
    pub role: IndicatorRole,
    /// The figure, or the lower end of a range; in the base unit.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// The upper end of a range.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub value_hi: Option<Decimal>,
    /// The unit as stated, in the base.
    pub unit: String,
    /// How the figure bounds the true one.
    pub bound: Bound,
    /// The scope as written.
    pub scope: Option<String>,
    /// The cut-off, `YYYY-MM`.
    pub as_of: Option<String>,
    /// Where the value comes from.
    pub status: Status,
}

/// One concept across the reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PanelRow {
    /// The id of the concept.
    pub concept: String,
    /// Its name in Chinese; the id where the catalogue does not have it.
    pub name: String,
    /// Its name in English, where the catalogue has one.
    pub name_en: Option<String>,
    /// The unit in which it is usually stated.
    pub unit: String,
    /// The task of the national outline to which it belongs.
    pub task: Option<String>,
    /// How many reports state it, in a figure or in words: the cells but for those that only follow from others.
    pub n_reports: usize,
    /// The share of the reports compared that do not state it, a fraction with four decimals.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub missing: Decimal,
    /// The least, the middle and the greatest figure; none where no report gives a result in a figure.
    pub summary: Option<Summary>,
    /// Whether the cells may be set against each other.
    pub comparability: Comparability,
    /// Why not; empty for [`Comparability::Same`] alone. They do not depend on the order of the reports.
    #[serde(default)]
    pub because: Vec<Reason>,
    /// The same in English, one by one.
    pub reasons: Vec<String>,
    /// One cell for each report that states the concept, in the order of the reports. A missing cell is absent.
    pub cells: Vec<Cell>,
}

/// The figures of one concept in one report, with the report's column.
type Candidates<'r> = (usize, Vec<&'r Indicator>);

/// Builds the rows: concepts in the order of the catalogue, then those that it does not have by id.
pub(crate) fn panel(reports: &[Report], catalog: &Catalog) -> Vec<PanelRow> {
    let mut found: BTreeMap<(usize, &str), Vec<Candidates<'_>>> = BTreeMap::new();
    for (column, report) in reports.iter().enumerate() {
        for indicator in &report.indicators {
            let Some(concept) = indicator.concept.as_deref() else { continue };
            let place = catalog.position(concept).unwrap_or(usize::MAX);
            let columns = found.entry((place, concept)).or_default();
            match columns.last_mut() {
                Some((last, indicators)) if *last == column => indicators.push(indicator),
                _ => columns.push((column, vec![indicator])),
            }
        }
    }
    let parts: Vec<PartsOfSums<'_>> = reports.iter().map(PartsOfSums::of).collect();
    let homes: Vec<_> = reports.iter().map(|report| report.issuer.as_deref().and_then(level_of_issuer)).collect();
    let mut rows: BTreeMap<(usize, &str), Row<'_>> = BTreeMap::new();
    for ((place, id), columns) in found {
        let concept = catalog.get(id);
        let unit = concept.map_or("", |concept| concept.unit.as_str());
        let evidence = columns
            .iter()
            .filter_map(|(column, candidates)| {
                let report = reports.get(*column)?;
                let home = homes.get(*column).copied().flatten();
                let kind = concept.map(|concept| concept.kind);
                let choice = choose(candidates, parts.get(*column)?, report, home, kind, unit)?;
                Some(Evidence { column: *column, report, choice })
            })
            .collect();
        rows.insert((place, id), Row { evidence, unstated: Vec::new() });
    }
    for (column, report) in reports.iter().enumerate() {
        for claim in &report.claims {
            let place = catalog.position(&claim.concept).unwrap_or(usize::MAX);
            let row = rows.entry((place, &claim.concept)).or_default();
            if !row.has(column) {
                row.unstated.push(infer::claimed(Place { column, report }, claim, catalog.get(&claim.concept)));
            }
        }
    }
    for ((place, id), cells) in inferred(reports, catalog, &rows) {
        if let Some(row) = rows.get_mut(&(place, id)) {
            row.unstated.extend(cells);
        }
    }
    rows.into_iter().map(|((_, id), found)| row(id, catalog.get(id), found, reports.len())).collect()
}

/// What is known of a row: figures that are stated, and cells that none states.
#[derive(Default)]
struct Row<'r> {
    evidence: Vec<Evidence<'r>>,
    unstated: Vec<Cell>,
}

impl Row<'_> {
    fn has(&self, column: usize) -> bool {
        self.evidence.iter().any(|evidence| evidence.column == column)
            || self.unstated.iter().any(|cell| cell.column == column)
    }
}

/// Cells that follow from others, in the rows that some other report states.
fn inferred<'r>(
    reports: &'r [Report],
    catalog: &Catalog,
    rows: &BTreeMap<(usize, &'r str), Row<'r>>,
) -> Vec<((usize, &'r str), Vec<Cell>)> {
    let by_id: BTreeMap<&str, &Row<'r>> = rows.iter().map(|((_, id), row)| (*id, row)).collect();
    let mut out = Vec::new();
    for (key, row) in rows {
        let Some(concept) = catalog.get(key.1).filter(|concept| concept.formula.is_some()) else { continue };
        let cells =
            reports.iter().enumerate().filter(|(column, _)| !row.has(*column)).filter_map(|(column, report)| {
                let stated = |id: &str| {
                    let evidence = &by_id.get(id)?.evidence;
                    evidence.iter().find(|evidence| evidence.column == column).map(|evidence| &evidence.choice)
                };
                infer::inferred(Place { column, report }, concept, stated)
            });
        out.push((*key, cells.collect()));
    }
    out
}

fn row(id: &str, concept: Option<&Concept>, found: Row<'_>, n_compared: usize) -> PanelRow {
    let Row { evidence, unstated } = found;
    let (mut comparability, mut because) = judge(&evidence, concept);
    because.extend(infer::reasons(&unstated));
    if !unstated.is_empty() {
        comparability = comparability.max(Comparability::Caution);
    }
    // Without a catalogue entry the unit must come from the cells, and must not depend on their order.
    let stated = || evidence.iter().map(|e| e.choice.chosen.quantity.unit.as_str()).min().unwrap_or_default();
    let unit = concept.map_or_else(stated, |concept| &concept.unit).to_owned();
    let mut cells: Vec<Cell> = evidence.iter().map(|e| cell(e, concept)).collect();
    let summary = summary(&results(&evidence, &cells, &unstated, concept), &unit);
    cells.extend(unstated);
    cells.sort_by_key(|cell| cell.column);
    let n_reports = cells.iter().filter(|cell| cell.status != Status::Inferred).count();
    PanelRow {
        concept: id.to_owned(),
        name: concept.map_or(id, |concept| &concept.name_zh).to_owned(),
        name_en: concept.map(|concept| concept.name_en.clone()),
        unit,
        task: concept.and_then(|concept| concept.task.clone()),
        n_reports,
        missing: missing(n_reports, n_compared),
        summary,
        comparability,
        reasons: because.iter().map(|reason| reason.in_words(Language::English)).collect(),
        because,
        cells,
    }
}

fn missing(n_reports: usize, n_compared: usize) -> Decimal {
    let share = Decimal::from(n_compared.saturating_sub(n_reports)).checked_div(Decimal::from(n_compared));
    share.unwrap_or_default().round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// What counts for the summary: results on the year, and what is said in words (全覆盖, 未发生). A target is no result, and
/// neither is the first half of the year.
fn results<'c>(
    evidence: &[Evidence<'_>],
    cells: &'c [Cell],
    unstated: &'c [Cell],
    concept: Option<&Concept>,
) -> Vec<(&'c str, Interval)> {
    let kind = concept.map(|concept| concept.kind);
    let stated = evidence.iter().zip(cells).filter_map(|(evidence, cell)| {
        let (chosen, report) = (evidence.choice.chosen, evidence.report);
        let is_result = role_tier(chosen.role, kind) == 0
            && !is_of_another_year(chosen, report)
            && stretch(chosen, report).is_none();
        is_result.then(|| (unit::of_kind(&cell.unit, kind), Interval::of(cell, Some(chosen), kind)))
    });
    let in_words = unstated.iter().filter(|cell| cell.value.is_some() && cell.status != Status::Inferred);
    stated.chain(in_words.map(|cell| (cell.unit.as_str(), Interval::of(cell, None, kind)))).collect()
}

fn cell(evidence: &Evidence<'_>, concept: Option<&Concept>) -> Cell {
    let Choice { chosen, others, rivals, .. } = &evidence.choice;
    Cell {
        report: evidence.report.source.name.clone(),
        column: evidence.column,
        indicators: std::iter::once(chosen).chain(others).map(|indicator| indicator.id.clone()).collect(),
        n_figures: 1 + rivals.len(),
        label: chosen.label.clone(),
        role: chosen.role,
        value: Some(chosen.quantity.value),
        value_hi: chosen.quantity.value_hi,
        unit: chosen.quantity.unit.clone(),
        bound: chosen.quantity.bound,
        scope: chosen.scope.clone(),
        as_of: chosen.period.as_of.clone(),
        status: status(chosen, concept.map(|concept| concept.kind)),
    }
}

/// The status of a cell. Only a rate can be covered in full: 32个村(居)全覆盖 counts villages.
pub(crate) fn status(indicator: &Indicator, kind: Option<ConceptKind>) -> Status {
    let quantity = &indicator.quantity;
    let in_words = [&indicator.label, &indicator.subject].iter().any(|words| words.contains("全覆盖"));
    if quantity.value.is_zero() && quantity.value_hi.is_none_or(|high| high.is_zero()) {
        Status::Zero
    } else if in_words && kind == Some(ConceptKind::Rate) && quantity.value == Decimal::ONE_HUNDRED {
        Status::FullCoverage
    } else {
        Status::Reported
    }
}
