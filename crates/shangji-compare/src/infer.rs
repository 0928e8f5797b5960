//! Cells that no figure states: what is said in words, and what follows from the figures that are stated.

use rust_decimal::Decimal;
use shangji_model::{Bound, Claim, Concept, Extent, IndicatorRole, Report};

use crate::choose::Choice;
use crate::panel::{Cell, Status};
use crate::reason::Reason;
use crate::scope::Scope;

/// A report with its column.
#[derive(Clone, Copy)]
pub(crate) struct Place<'r> {
    pub(crate) column: usize,
    pub(crate) report: &'r Report,
}

/// The cell of a claim: 全覆盖 is read as 100 percent, 未发生 as none, 多次 as no figure.
pub(crate) fn claimed(place: Place<'_>, claim: &Claim, concept: Option<&Concept>) -> Cell {
    let (value, status) = match claim.extent {
        Extent::All => (Some(Decimal::ONE_HUNDRED), Status::FullCoverage),
        Extent::None => (Some(Decimal::ZERO), Status::Zero),
        _ => (None, Status::Qualitative),
    };
    Cell {
        report: place.report.source.name.clone(),
        column: place.column,
        indicators: Vec::new(),
        n_figures: 1,
        label: claim.label.clone(),
        role: if claim.extent == Extent::All { IndicatorRole::Share } else { IndicatorRole::Level },
        value,
        value_hi: None,
        unit: concept.map_or("", |concept| &concept.unit).to_owned(),
        bound: Bound::Exact,
        scope: None,
        as_of: None,
        status,
    }
}

/// The cell that follows by the concept's formula from what the same report states: plain results of one scope and
/// time. The first way that can be gone is taken.
pub(crate) fn inferred<'r>(
    place: Place<'r>,
    concept: &Concept,
    stated: impl Fn(&str) -> Option<&'r Choice<'r>>,
) -> Option<Cell> {
    concept.formula.as_deref()?.split('|').find_map(|way| by(place, concept, way.trim(), &stated))
}

fn by<'r>(
    place: Place<'r>,
    concept: &Concept,
    way: &str,
    stated: &impl Fn(&str) -> Option<&'r Choice<'r>>,
) -> Option<Cell> {
    let operator = way.find(['/', '+', '-'])?;
    let (a, b) = (way.get(..operator)?.trim(), way.get(operator + 1..)?.trim());
    let plain = |id: &str| {
        stated(id).filter(|choice| {
            let chosen = choice.chosen;
            chosen.quantity.bound == Bound::Exact
                && choice.rivals.is_empty()
                && matches!(chosen.role, IndicatorRole::Level | IndicatorRole::Share | IndicatorRole::To)
        })
    };
    let second = plain(b)?;
    let first = if a == "100" { None } else { Some(plain(a)?) };
    let same = first.is_none_or(|first| {
        let (a, b) = (first.chosen, second.chosen);
        let scopes = first.scope == second.scope || first.scope == Scope::Unstated || second.scope == Scope::Unstated;
        scopes && a.period == b.period && a.quantity.unit == b.quantity.unit
    });
    let x = first.map_or(Decimal::ONE_HUNDRED, |first| first.chosen.quantity.value);
    let y = second.chosen.quantity.value;
    let value = match way.get(operator..=operator)? {
        "/" => x.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(y)?.round_dp(2),
        "+" => x.checked_add(y)?,
        _ => x.checked_sub(y)?,
    };
    let share = concept.unit == "%";
    let possible = value >= Decimal::ZERO && (!share || value <= Decimal::ONE_HUNDRED);
    let used: Vec<&Choice<'r>> = first.into_iter().chain([second]).collect();
    (same && possible).then(|| Cell {
        report: place.report.source.name.clone(),
        column: place.column,
        indicators: used.iter().map(|choice| choice.chosen.id.clone()).collect(),
        n_figures: 1,
        label: used.iter().map(|choice| choice.chosen.label.as_str()).collect::<Vec<_>>().join(", "),
        role: if share { IndicatorRole::Share } else { IndicatorRole::Level },
        value: Some(value.normalize()),
        value_hi: None,
        unit: if share { concept.unit.clone() } else { second.chosen.quantity.unit.clone() },
        bound: Bound::Exact,
        scope: second.chosen.scope.clone(),
        as_of: second.chosen.period.as_of.clone(),
        status: Status::Inferred,
    })
}

/// Why cells that no figure states ask for caution.
pub(crate) fn reasons(cells: &[Cell]) -> impl Iterator<Item = Reason> {
    let told = |status: Status, reason: fn(Vec<String>) -> Reason| {
        let mut names: Vec<String> =
            cells.iter().filter(|cell| cell.status == status).map(|cell| cell.report.clone()).collect();
        names.sort_unstable();
        (!names.is_empty()).then(|| reason(names))
    };
    [
        told(Status::FullCoverage, |reports| Reason::FullCoverageInWords { reports }),
        told(Status::Zero, |reports| Reason::ZeroInWords { reports }),
        told(Status::Qualitative, |reports| Reason::Qualitative { reports }),
        told(Status::Inferred, |reports| Reason::Inferred { reports }),
    ]
    .into_iter()
    .flatten()
}
