//! Which of the figures that a report gives under one concept stands for the report.

use std::collections::{BTreeMap, BTreeSet};

use shangji_model::{Bound, CheckKind, ConceptKind, Indicator, IndicatorRole, Report};

use crate::period::{is_of_another_year, stretch};
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
/// The role stands first, for a target is no result. A unit of another family and a figure of another time come
/// next: either makes the cell useless. A part of a stated sum gives way to its total, then the scope, the unit and
/// the bound decide, and the text's order last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    role: u8,
    incomparable: bool,
    other_time: bool,
    part: bool,
    scope: u8,
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
    let mut claims: Vec<(Claim, Scope, &'r Indicator)> = candidates
        .iter()
        .enumerate()
        .map(|(index, &candidate)| {
            let unit = unit::of_kind(&candidate.quantity.unit, kind);
            let unit = if own_unit.is_empty() { Relation::Same } else { unit::relation(unit, own_unit) };
            let scope = Scope::read(candidate.scope.as_deref(), home);
            let claim = Claim {
                role: role_tier(candidate.role, kind),
                incomparable: unit == Relation::Different,
                other_time: is_of_another_year(candidate, report) || stretch(candidate, report).is_some(),
                part: parts.is_part_of_any(&candidate.id, &ids),
                scope: scope.preference(),
                unit,
                inexact: candidate.quantity.bound != Bound::Exact,
                position: candidate.span.start,
                index,
            };
            (claim, scope, candidate)
        })
        .collect();
    claims.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    let mut claims = claims.into_iter();
    let (best, scope, chosen) = claims.next()?;
    let mut rest: Vec<(Claim, Scope, &'r Indicator)> = claims.collect();
    rest.sort_by_key(|(claim, ..)| (claim.position, claim.index));
    let mut rivals = Vec::new();
    for (claim, other_scope, other) in &rest {
        // Two scopes that are both stated explain why two figures differ.
        let told_apart = *other_scope != scope && *other_scope != Scope::Unstated && scope != Scope::Unstated;
        if !told_apart && rivals_with(&best, chosen, claim, other) {
            rivals.push(*other);
        }
    }
    let others = rest.iter().map(|(.., other)| *other).collect();
    Some(Choice { chosen, scope, others, rivals })
}

/// Whether the other figure could have been chosen as well and tells something else. A figure given twice tells the
/// same; a part of a sum or an earlier year explains why two figures differ.
fn rivals_with(best: &Claim, chosen: &Indicator, claim: &Claim, other: &Indicator) -> bool {
    let (a, b) = (&chosen.quantity, &other.quantity);
    claim.role == best.role
        && claim.other_time == best.other_time
        && claim.part == best.part
        && unit::relation(&a.unit, &b.unit) != Relation::Different
        && (a.value, a.value_hi) != (b.value, b.value_hi)
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
