//! How far the machine's figures agree with those that a person coded.
//!
//! The unit of agreement is a concept of a report. A report and a concept that the hand-coded table names anywhere count
//! as coded: a pair of them without a row says that the person found no figure there, as an empty value does.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Bound, Catalog, IndicatorRole};

use crate::unit::{self, Relation};
use crate::{Cell, Comparison, Figure, Interval, PanelRow, Status};

/// A figure that a person coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The source name of the report.
    pub report: String,
    /// The id of the concept.
    pub concept: String,
    /// The figure; none where the person found none.
    pub value: Option<Decimal>,
    /// Its unit; none where it is the one in which the report states it.
    pub unit: Option<String>,
}

/// How two codings of one concept agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConceptAgreement {
    /// The id of the concept.
    pub concept: String,
    /// Its name in Chinese; the id where nothing knows it.
    pub name: String,
    /// Reports for which both give a figure.
    pub n_both: usize,
    /// Reports for which the person alone does.
    pub n_only_hand: usize,
    /// Reports for which the machine alone does.
    pub n_only_machine: usize,
    /// Of both: the same figure, units converted where that is exact.
    pub n_equal: usize,
    /// Of both: another figure that the bound allows, 903 for 900余.
    pub n_within_bound: usize,
    /// `(n_equal + n_within_bound) / n_both`, four decimals; none where no report has both.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub share_agreed: Option<Decimal>,
    /// Krippendorff's alpha, interval metric, four decimals; none where it is undefined, or a unit cannot be converted. A
    /// figure that the bound allows counts as the person's.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub alpha: Option<Decimal>,
}

/// A report and concept on which the codings differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Disagreement {
    /// The source name of the report.
    pub report: String,
    /// Its place among those compared, from 0.
    pub column: usize,
    /// The id of the concept.
    pub concept: String,
    /// What the person coded.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub hand: Option<Decimal>,
    /// What the machine read.
    pub machine: Option<Figure>,
    /// The id of its indicator.
    pub indicator: Option<String>,
}

/// A row of the hand-coded table that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unused {
    /// The report that it names.
    pub report: String,
    /// The concept that it names.
    pub concept: String,
    /// Why.
    pub because: UnusedReason,
}

/// Why a row of the hand-coded table cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UnusedReason {
    /// No report of that name is compared.
    UnknownReport,
    /// Neither the catalogue nor the panel has the concept.
    UnknownConcept,
    /// The report and concept were coded before; the first row counts.
    Twice,
}

/// How far two codings agree.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Agreement {
    /// The concepts that the person coded, in the order of the catalogue.
    pub concepts: Vec<ConceptAgreement>,
    /// Where they differ, in the order of the concepts, then of the reports.
    pub disagreements: Vec<Disagreement>,
    /// Rows that cannot be used, in their order.
    pub unused: Vec<Unused>,
}

/// Holds the panel against a hand-coded table.
///
/// The unit of agreement is a concept of a report. A report and a concept that the table names anywhere count as coded: a
/// pair of them without a row says that the person found no figure there, as an empty value does.
///
/// Reliability is Krippendorff's alpha with the **interval** metric (the squared difference) and two coders, over the
/// reports for which both give a figure: `1 - D_o / D_e` (Krippendorff, *Content Analysis*, 4th ed. 2019, ch. 12; Hayes
/// and Krippendorff, *Communication Methods and Measures* 1(1), 2007, 77-89). It is computed from exact sums. It is none
/// where all figures are equal, and of fewer than two reports. A slip in one figure weighs by its distance: where reports
/// differ much, alpha may be near 1 although a figure is wrong, so read it beside `share_agreed`.
///
/// The machine gives a figure where it states a result: what only follows from other figures, targets and words without
/// a figure do not count. Takes time in proportion to panel and table, and to the concepts times the reports that were coded.
///
/// ```
/// # fn report(name: &str, cases: u32) -> shangji_model::Report {
/// #     serde_json::from_value(serde_json::json!({
/// #         "source": {"name": name, "media": "text", "encoding": "UTF-8", "bytes": 0}, "script": "Hans",
/// #         "title": null, "issuer": "甲市人民政府", "addressee": null, "signatories": [], "year": 2023,
/// #         "published": null, "signed": null, "body": [0, 0], "furniture": [], "sections": [], "enumerations": [],
/// #         "checks": [], "commitments": [], "shortcomings": [], "instruments": [], "diagnostics": [],
/// #         "indicators": [{
/// #             "id": "i1", "span": [0, 4], "sentence": [0, 4], "section": null, "subject": "受理", "label": "受理",
/// #             "concept": "reconsideration.accepted", "role": "level",
/// #             "quantity": {"value": cases.to_string(), "value_hi": null, "unit": "件", "bound": "exact", "resolution": "1"},
/// #             "scope": null, "period": {"year": 2023, "as_of": null, "text": null}}]})).unwrap()
/// # }
/// use shangji_compare::{Coded, agreement, compare};
/// use shangji_model::Catalog;
///
/// let comparison = compare(&[report("a.txt", 66), report("b.txt", 218)], &Catalog::default());
/// let coded = |report: &str, value: u32| Coded {
///     report: report.to_owned(),
///     concept: "reconsideration.accepted".to_owned(),
///     value: Some(value.into()),
///     unit: None,
/// };
/// let found = agreement(&comparison, &Catalog::default(), &[coded("a.txt", 66), coded("b.txt", 281)]);
/// assert_eq!((found.concepts[0].n_both, found.concepts[0].n_equal), (2, 1));
/// assert_eq!(found.disagreements[0].hand, Some(281.into()));
/// ```
pub fn agreement(comparison: &Comparison, catalog: &Catalog, coded: &[Coded]) -> Agreement {
    let mut columns: BTreeMap<&str, usize> = BTreeMap::new();
    for (column, report) in comparison.reports.iter().enumerate() {
        columns.entry(&report.source).or_insert(column);
    }
    let rows: BTreeMap<&str, &PanelRow> = comparison.panel.iter().map(|row| (row.concept.as_str(), row)).collect();
    let mut unused = Vec::new();
    let mut hand: BTreeMap<(usize, &str), BTreeMap<usize, &Coded>> = BTreeMap::new();
    let mut named: BTreeSet<usize> = BTreeSet::new();
    for row in coded {
        let mut refuse = |because| {
            unused.push(Unused { report: row.report.clone(), concept: row.concept.clone(), because });
        };
        let Some(column) = columns.get(row.report.as_str()).copied() else {
            refuse(UnusedReason::UnknownReport);
            continue;
        };
        let place = catalog.position(&row.concept);
        if place.is_none() && !rows.contains_key(row.concept.as_str()) {
            refuse(UnusedReason::UnknownConcept);
            continue;
        }
        named.insert(column);
        let of_concept = hand.entry((place.unwrap_or(usize::MAX), &row.concept)).or_default();
        match of_concept.entry(column) {
            Entry::Occupied(_) => refuse(UnusedReason::Twice),
            Entry::Vacant(free) => {
                free.insert(row);
            }
        }
    }
    let mut found = Agreement { unused, ..Agreement::default() };
    for ((_, concept), of_concept) in hand {
        let name = match (rows.get(concept), catalog.get(concept)) {
            (Some(row), _) => row.name.clone(),
            (None, Some(concept)) => concept.name_zh.clone(),
            (None, None) => concept.to_owned(),
        };
        let machine: BTreeMap<usize, &Cell> = rows
            .get(concept)
            .map(|row| row.cells.iter().filter(|cell| states_a_result(cell)).map(|cell| (cell.column, cell)).collect())
            .unwrap_or_default();
        let mut counts = Counts::default();
        for column in &named {
            let (hand, machine) = (of_concept.get(column).copied(), machine.get(column).copied());
            if !counts.add(hand, machine) {
                found.disagreements.push(Disagreement {
                    report: comparison.reports.get(*column).map(|report| report.source.clone()).unwrap_or_default(),
                    column: *column,
                    concept: concept.to_owned(),
                    hand: hand.and_then(|hand| hand.value),
                    machine: machine.map(figure),
                    indicator: machine.and_then(|cell| cell.indicators.first().cloned()),
                });
            }
        }
        found.concepts.push(counts.told(concept, name));
    }
    found
}

fn states_a_result(cell: &Cell) -> bool {
    let is_result = !matches!(cell.role, IndicatorRole::Target | IndicatorRole::From);
    is_result && cell.status != Status::Inferred && cell.value.is_some()
}

fn figure(cell: &Cell) -> Figure {
    Figure {
        label: cell.label.clone(),
        value: cell.value.unwrap_or_default(),
        value_hi: cell.value_hi,
        unit: cell.unit.clone(),
        bound: cell.bound,
    }
}

/// What is counted of one concept.
#[derive(Default)]
struct Counts {
    n_both: usize,
    n_only_hand: usize,
    n_only_machine: usize,
    n_equal: usize,
    n_within_bound: usize,
    /// Figures of person and machine in one unit; none once a unit cannot be converted.
    pairs: Vec<Option<(Decimal, Decimal)>>,
}

impl Counts {
    /// Counts a report; whether the two agree.
    fn add(&mut self, hand: Option<&Coded>, machine: Option<&Cell>) -> bool {
        let coded = hand.and_then(|hand| Some((hand.value?, hand.unit.as_deref())));
        match (coded, machine.and_then(|cell| Some((cell, cell.value?)))) {
            (None, None) => true,
            (Some(_), None) => {
                self.n_only_hand += 1;
                false
            }
            (None, Some(_)) => {
                self.n_only_machine += 1;
                false
            }
            (Some((value, unit)), Some((cell, read))) => {
                self.n_both += 1;
                let Some(value) = in_unit_of(value, unit, cell) else {
                    self.pairs.push(None);
                    return false;
                };
                let is_equal = value == read && cell.value_hi.is_none();
                let is_within = !is_equal && cell.bound != Bound::Exact && Interval::of(cell, None, None).holds(value);
                self.n_equal += usize::from(is_equal);
                self.n_within_bound += usize::from(is_within);
                self.pairs.push(Some((value, if is_within { value } else { read })));
                is_equal || is_within
            }
        }
    }

    fn told(self, concept: &str, name: String) -> ConceptAgreement {
        let n_agreed = self.n_equal + self.n_within_bound;
        let pairs: Option<Vec<(Decimal, Decimal)>> = self.pairs.into_iter().collect();
        ConceptAgreement {
            concept: concept.to_owned(),
            name,
            n_both: self.n_both,
            n_only_hand: self.n_only_hand,
            n_only_machine: self.n_only_machine,
            n_equal: self.n_equal,
            n_within_bound: self.n_within_bound,
            share_agreed: Decimal::from(n_agreed).checked_div(Decimal::from(self.n_both)).map(four_decimals),
            alpha: pairs.and_then(|pairs| alpha(&pairs)).map(four_decimals),
        }
    }
}

/// The coded value in the unit of the cell; none where it cannot be converted exactly. 件 for 份 is the same count in
/// another word.
fn in_unit_of(value: Decimal, unit: Option<&str>, cell: &Cell) -> Option<Decimal> {
    let Some(unit) = unit else { return Some(value) };
    let is_count = |unit: &str| unit::dimension(unit) == unit::Dimension::Count;
    unit::converted(value, unit, &cell.unit).or_else(|| {
        let alike = unit::relation(unit, &cell.unit) == Relation::Near && is_count(unit) && is_count(&cell.unit);
        alike.then_some(value)
    })
}

fn four_decimals(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// Krippendorff's alpha of two coders with the interval metric; none where it is undefined or beyond a decimal.
///
/// With `N` figures of `n` pairs, `D_o` is the mean squared difference within pairs and `D_e` that of all two figures:
/// `2 (N Σv² - (Σv)²) / (N (N - 1))`. The first value is taken off all of them, which changes no difference and keeps the
/// squares small.
fn alpha(pairs: &[(Decimal, Decimal)]) -> Option<Decimal> {
    let (origin, _) = pairs.first().filter(|_| pairs.len() > 1)?;
    let n_pairs = Decimal::from(pairs.len());
    let n = n_pairs.checked_mul(Decimal::TWO)?;
    let (mut within, mut sum, mut squares) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for (a, b) in pairs {
        let difference = a.checked_sub(*b)?;
        within = within.checked_add(difference.checked_mul(difference)?)?;
        for value in [a, b] {
            let value = value.checked_sub(*origin)?;
            sum = sum.checked_add(value)?;
            squares = squares.checked_add(value.checked_mul(value)?)?;
        }
    }
    let spread = n.checked_mul(squares)?.checked_sub(sum.checked_mul(sum)?)?;
    if spread.is_zero() {
        return None;
    }
    // D_o / D_e in one fraction: (within / n_pairs) * n (n - 1) / (2 spread) = within (n - 1) / spread.
    let ratio = within.checked_mul(n.checked_sub(Decimal::ONE)?)?.checked_div(spread)?;
    Decimal::ONE.checked_sub(ratio)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(a: &[i64], b: &[i64]) -> Vec<(Decimal, Decimal)> {
        a.iter().zip(b).map(|(a, b)| (Decimal::from(*a), Decimal::from(*b))).collect()
    }

    #[test]
    fn alpha_is_that_of_the_literature() {
        // Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example A: two observers, binary data, 0.095.
        // Of binary data the nominal and the interval metric are one.
        let meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
        let owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
        assert_eq!(alpha(&pairs(&meg, &owen)).map(four_decimals), Some(Decimal::new(952, 4)));
        // By hand: D_o = 1/3, D_e = 2 (6 * 35 - 13²) / 30 = 82/30, alpha = 1 - 10/82.
        assert_eq!(alpha(&pairs(&[1, 2, 3], &[1, 2, 4])).map(four_decimals), Some(Decimal::new(8780, 4)));
        assert_eq!(alpha(&pairs(&[1, 2, 9], &[1, 2, 9])), Some(Decimal::ONE), "the same throughout");
        assert_eq!(alpha(&pairs(&[5, 5], &[5, 5])), None, "no variation");
        assert_eq!(alpha(&pairs(&[5], &[6])), None, "one report");
        assert_eq!(alpha(&[]), None);
        let huge = Decimal::MAX;
        assert_eq!(alpha(&[(huge, -huge), (Decimal::ONE, huge)]), None, "beyond a decimal");
    }
}
