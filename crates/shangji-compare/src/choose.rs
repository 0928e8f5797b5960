//! Which of the figures that a report gives under one concept stands for the report.

use std::collections::{BTreeMap, BTreeSet};

use shangji_model::{Bound, CheckKind, ConceptKind, Indicator, IndicatorRole, Report};

use crate::scope::{Level, Scope};
use crate::unit::{self, Relation};

/// The figure that stands for a report, and those that it stands before.
pub(crate) struct Choice<'r> {
    pub(crate) chosen: &'r Indicator,
    pub(crate) scope: Scope,
    /// Further figures, in the order of the text.
    pub(crate) others: Vec<&'r Indicator>,
    /// Those of the others that had as good a claim and say something else: parts that differ by label.
    pub(crate) rivals: Vec<&'r Indicator>,
}

/// How far down a figure's role puts it: 0 states the concept, 3 and more state something else about it.
pub(crate) fn role_tier(role: IndicatorRole, kind: Option<ConceptKind>) -> u8 {
    use IndicatorRole::{Change, From, Level, Rank, Share, Target, To};
    match (kind, role) {
        (Some(ConceptKind::Change), Change) | (Some(ConceptKind::Rank), Rank) => 0,
        (Some(ConceptKind::Change | ConceptKind::Rank), Level | Share | To) => 1,
        (_, Level | Share | To) => 0,
        (_, Rank) => 1,
        (_, Change) => 2,
        (_, From) => 3,
        (_, Target) => 4,
    }
}

/// What speaks for a figure; the least wins.
///
/// The role stands first, for a target is no result. A unit of another family and a figure of another year come
/// next: either makes the cell useless. A part of a stated sum gives way to its total, then the scope, the unit and
/// the bound decide, and the text's order last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    role: u8,
    incomparable: bool,
    other_year: bool,
    part: bool,
    scope: Scope,
    unit: Relation,
    inexact: bool,
    position: usize,
    index: usize,
}

/// Chooses among the figures of one concept in one report; none where there are none.
pub(crate) fn choose<'r>(
    candidates: &[&'r Indicator],
    parts: &PartsOfSums<'r>,
    report: &Report,
    home: Option<Level>,
    kind: Option<ConceptKind>,
    own_unit: &str,
) -> Option<Choice<'r>> {
    let ids: BTreeSet<&str> = candidates.iter().map(|candidate| candidate.id.as_str()).collect();
    let mut claims: Vec<(Claim, &'r Indicator)> = candidates
        .iter()
        .enumerate()
        .map(|(index, &candidate)| {
            let unit =
                if own_unit.is_empty() { Relation::Same } else { unit::relation(&candidate.quantity.unit, own_unit) };
            let claim = Claim {
                role: role_tier(candidate.role, kind),
                incomparable: unit == Relation::Different,
                other_year: is_of_another_year(candidate, report),
                part: parts.is_part_of_any(&candidate.id, &ids),
                scope: Scope::read(candidate.scope.as_deref(), home),
                unit,
                inexact: candidate.quantity.bound != Bound::Exact,
                position: candidate.span.start,
                index,
            };
            (claim, candidate)
        })
        .collect();
    claims.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut claims = claims.into_iter();
    let (best, chosen) = claims.next()?;
    let mut rest: Vec<(Claim, &'r Indicator)> = claims.collect();
    rest.sort_by_key(|(claim, _)| (claim.position, claim.index));
    let rivals = rest.iter().filter(|(claim, other)| rivals_with(&best, chosen, claim, other)).map(|(_, other)| *other);
    Some(Choice {
        chosen,
        rivals: rivals.collect(),
        others: rest.iter().map(|(_, other)| *other).collect(),
        scope: best.scope,
    })
}

/// Whether the other figure could have been chosen as well and tells something else. A figure given twice tells the
/// same; a scope stated otherwise, a part of a sum, an earlier year explain why two figures differ.
fn rivals_with(best: &Claim, chosen: &Indicator, claim: &Claim, other: &Indicator) -> bool {
    let told_apart = claim.scope != best.scope && claim.scope != Scope::Unstated && best.scope != Scope::Unstated;
    let (a, b) = (&chosen.quantity, &other.quantity);
    claim.role == best.role
        && claim.other_year == best.other_year
        && claim.part == best.part
        && !told_apart
        && unit::relation(&a.unit, &b.unit) != Relation::Different
        && (a.value, a.value_hi) != (b.value, b.value_hi)
}

/// Whether the figure is said to be of a year that is not the one reported on.
pub(crate) fn is_of_another_year(indicator: &Indicator, report: &Report) -> bool {
    indicator.role != IndicatorRole::Target
        && matches!((indicator.period.year, report.year), (Some(of), Some(on)) if of != on)
}

/// The sums that a report states: totals by part.
pub(crate) struct PartsOfSums<'r> {
    totals: BTreeMap<&'r str, Vec<&'r str>>,
}

impl<'r> PartsOfSums<'r> {
    /// Reads them off the report's arithmetic checks, whether or not the sum holds: the text presents it as one.
    pub(crate) fn of(report: &'r Report) -> Self {
        let mut totals: BTreeMap<&'r str, Vec<&'r str>> = BTreeMap::new();
        for check in report.checks.iter().filter(|check| check.kind == CheckKind::Sum) {
            if let Some((total, parts)) = check.operands.split_first() {
                for part in parts.iter().filter(|part| *part != total) {
                    totals.entry(part).or_default().push(total);
                }
            }
        }
        Self { totals }
    }

    fn is_part_of_any(&self, id: &str, totals: &BTreeSet<&str>) -> bool {
        self.totals.get(id).is_some_and(|of| of.iter().any(|total| totals.contains(total)))
    }
}
