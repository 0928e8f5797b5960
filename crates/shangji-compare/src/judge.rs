//! Whether the cells of a row may be set against each other, and why not.
//!
//! Each rule looks at all cells at once and either says nothing or gives its reason in words. A reason asks for
//! caution; units alone can rule a comparison out.

use std::collections::BTreeSet;

use shangji_model::{Bound, Concept, ConceptKind, Indicator, IndicatorRole, Report};

use crate::Status;
use crate::choose::{Choice, role_tier};
use crate::label::{self, Direction};
use crate::panel::{Comparability, status};
use crate::period::{cut_off, is_of_another_year, stretch};
use crate::scope::{Scope, simplified};
use crate::spread::Spread;
use crate::unit::{self, Relation};

/// What a row knows of one report.
pub(crate) struct Evidence<'r> {
    pub(crate) column: usize,
    pub(crate) report: &'r Report,
    pub(crate) choice: Choice<'r>,
}

impl<'r> Evidence<'r> {
    fn name(&self) -> &'r str {
        &self.report.source.name
    }

    fn chosen(&self) -> &'r Indicator {
        self.choice.chosen
    }
}

/// Judges a row. The reasons come rule by rule and do not depend on the order of the cells.
pub(crate) fn judge(cells: &[Evidence<'_>], concept: Option<&Concept>) -> (Comparability, Vec<String>) {
    let (by_unit, of_units) = units(cells);
    let kind = concept.map(|concept| concept.kind);
    let mut reasons: Vec<String> = of_units.into_iter().collect();
    reasons.extend(roles(cells, kind));
    reasons.extend(several_figures(cells));
    reasons.extend(scopes(cells, kind));
    reasons.extend(years(cells));
    reasons.extend(cut_offs(cells));
    reasons.extend(stretches(cells));
    reasons.extend(bounds(cells));
    reasons.extend(wording(cells, concept));
    reasons.extend(full_coverage(cells, kind));
    let asked = if reasons.is_empty() { Comparability::Same } else { Comparability::Caution };
    (by_unit.max(asked), reasons)
}

/// 件 beside 人次, 件 beside 份.
fn units(cells: &[Evidence<'_>]) -> (Comparability, Option<String>) {
    let spread = Spread::of(cells.iter().map(|cell| (cell.chosen().quantity.unit.as_str(), cell.name())));
    let units: Vec<&str> = spread.keys().copied().collect();
    let mut worst = Relation::Same;
    let mut some_pair = spread.len() < cells.len() || cells.len() < 2;
    for (at, a) in units.iter().enumerate() {
        for b in units.iter().skip(at + 1) {
            let relation = unit::relation(a, b);
            worst = worst.max(relation);
            some_pair |= relation != Relation::Different;
        }
    }
    let kinds: BTreeSet<_> = units.iter().map(|unit| unit::dimension(unit)).collect();
    let say = |unit: &&str| if unit.is_empty() { "no unit".to_owned() } else { (*unit).to_owned() };
    match worst {
        Relation::Same => (Comparability::Same, None),
        Relation::Near => {
            (Comparability::Caution, Some(format!("counted in different words: {}", spread.in_words(say))))
        }
        Relation::Different if !some_pair && kinds.len() > 1 => {
            (Comparability::None, Some(format!("figures of different kinds: {}", spread.in_words(say))))
        }
        Relation::Different => {
            (Comparability::Unit, Some(format!("the units measure different things: {}", spread.in_words(say))))
        }
    }
}

/// A target, an earlier figure or a change where a result is looked for. The first two are never results; a change
/// is one where all cells are changes.
fn roles(cells: &[Evidence<'_>], kind: Option<ConceptKind>) -> Vec<String> {
    let tier = |cell: &Evidence<'_>| role_tier(cell.chosen().role, kind).max(1);
    let mixed = cells.iter().map(tier).collect::<BTreeSet<_>>().len() > 1;
    let said = Spread::of(cells.iter().filter_map(|cell| {
        let words = match cell.chosen().role {
            IndicatorRole::Target => "a target, not a result",
            IndicatorRole::From => "an earlier figure, not the result",
            IndicatorRole::Change if mixed && kind != Some(ConceptKind::Change) => "a change, not a level",
            _ => return None,
        };
        Some((words, cell.name()))
    }));
    if said.len() == 0 { Vec::new() } else { vec![said.in_words(|words| (*words).to_owned())] }
}

/// 调解民事纠纷820件 beside 调解邻里纠纷640件: neither is the total.
fn several_figures(cells: &[Evidence<'_>]) -> Vec<String> {
    const SHOWN: usize = 5;
    let figure = |indicator: &Indicator| {
        let quantity = &indicator.quantity;
        let high = quantity.value_hi.map(|high| format!("至{high}")).unwrap_or_default();
        format!("{} {}{high}{}", indicator.label, quantity.value, quantity.unit)
    };
    let mut reasons: Vec<String> = cells
        .iter()
        .filter(|cell| !cell.choice.rivals.is_empty())
        .map(|cell| {
            let rivals = &cell.choice.rivals;
            let mut figures: Vec<String> =
                std::iter::once(cell.chosen()).chain(rivals.iter().take(SHOWN).copied()).map(figure).collect();
            if rivals.len() > SHOWN {
                figures.push(format!("{} more", rivals.len() - SHOWN));
            }
            format!("{} gives several figures, the first is shown: {}", cell.name(), figures.join(", "))
        })
        .collect();
    reasons.sort_unstable();
    reasons
}

/// 市本级 beside 全市; stated in one and not in another. The whole of one issuer matches the whole of another, and
/// the same of the authorities themselves; what else is named must be named alike.
fn scopes(cells: &[Evidence<'_>], kind: Option<ConceptKind>) -> Option<String> {
    let spread = Spread::of(cells.iter().map(|cell| (&cell.choice.scope, cell.name())));
    let written = Spread::of(cells.iter().map(|cell| {
        let scope = cell.chosen().scope.as_deref().map(simplified).filter(|scope| !scope.is_empty());
        (scope.unwrap_or_else(|| "not stated".to_owned()), cell.name())
    }));
    let say = String::clone;
    if kind == Some(ConceptKind::Rank) {
        let issuers: BTreeSet<_> = cells.iter().map(|cell| cell.report.issuer.as_deref()).collect();
        return (issuers.len() > 1 || written.len() > 1)
            .then(|| format!("a place depends on who is ranked: {}", written.in_words(say)));
    }
    // Parts are comparable only where the same parts are meant.
    let parts_differ = spread.keys().all(|scope| **scope == Scope::Parts) && written.len() > 1;
    (spread.len() > 1 || parts_differ).then(|| format!("the scope differs: {}", written.in_words(say)))
}

/// A figure of 2019 in the report on 2020.
fn years(cells: &[Evidence<'_>]) -> Option<String> {
    let of_others = Spread::of(cells.iter().filter_map(|cell| {
        let year = cell.chosen().period.year?;
        is_of_another_year(cell.chosen(), cell.report).then_some((year, cell.name()))
    }));
    (of_others.len() > 0)
        .then(|| format!("not of the year reported on: {}", of_others.in_words(|year| format!("a figure of {year}"))))
}

/// 截至11月 beside a whole year.
fn cut_offs(cells: &[Evidence<'_>]) -> Option<String> {
    let cut_offs: BTreeSet<_> = cells.iter().map(|cell| cut_off(cell.chosen(), cell.report)).collect();
    let written = Spread::of(
        cells.iter().map(|cell| (cell.chosen().period.as_of.as_deref().unwrap_or("not stated"), cell.name())),
    );
    (cut_offs.len() > 1).then(|| format!("the cut-off differs: {}", written.in_words(|as_of| (*as_of).to_owned())))
}

/// 上半年 beside a whole year, 近五年来 beside one.
fn stretches(cells: &[Evidence<'_>]) -> Option<String> {
    let spread =
        Spread::of(cells.iter().map(|cell| (stretch(cell.chosen(), cell.report).unwrap_or("the year"), cell.name())));
    (spread.len() > 1).then(|| format!("the period differs: {}", spread.in_words(|text| (*text).to_owned())))
}

/// 90%以上, 360余条.
fn bounds(cells: &[Evidence<'_>]) -> Option<String> {
    let inexact = Spread::of(
        cells
            .iter()
            .map(|cell| (cell.chosen().quantity.bound, cell.name()))
            .filter(|(bound, _)| *bound != Bound::Exact),
    );
    let say = |bound: &Bound| {
        match bound {
            Bound::Exact => "exact",
            Bound::Approx => "about the figure",
            Bound::Min => "the figure or more",
            Bound::Max => "the figure or less",
            Bound::Range => "a range",
        }
        .to_owned()
    };
    (inexact.len() > 0).then(|| format!("not exact: {}", inexact.in_words(say)))
}

/// 直接纠错率 beside 综合纠错率; a rise beside a fall.
fn wording(cells: &[Evidence<'_>], concept: Option<&Concept>) -> Option<String> {
    let concept = concept.filter(|concept| matches!(concept.kind, ConceptKind::Rate | ConceptKind::Change))?;
    let base = |cell: &Evidence<'_>| {
        let chosen = cell.chosen();
        let direction = match concept.kind {
            ConceptKind::Change => label::direction(&chosen.label),
            _ => Direction::Unsaid,
        };
        (direction, label::base(&chosen.label, chosen.scope.as_deref(), &concept.name_zh))
    };
    let bases: BTreeSet<_> = cells.iter().map(base).collect();
    let ways: BTreeSet<_> = bases.iter().map(|(way, _)| *way).filter(|way| *way != Direction::Unsaid).collect();
    let labels = || {
        Spread::of(cells.iter().map(|cell| (cell.chosen().label.as_str(), cell.name())))
            .in_words(|label| (*label).to_owned())
    };
    if ways.len() > 1 {
        Some(format!("one tells a rise, another a fall: {}", labels()))
    } else if bases.iter().map(|(_, base)| base).collect::<BTreeSet<_>>().len() > 1 {
        let what = if concept.kind == ConceptKind::Change { "reference" } else { "base" };
        Some(format!("the {what} is worded differently: {}", labels()))
    } else {
        None
    }
}

/// 全覆盖 beside figures.
fn full_coverage(cells: &[Evidence<'_>], kind: Option<ConceptKind>) -> Option<String> {
    let (in_words, in_figures): (Vec<_>, Vec<_>) =
        cells.iter().partition(|cell| status(cell.chosen(), kind) == Status::FullCoverage);
    if in_words.is_empty() || in_figures.is_empty() {
        return None;
    }
    let said = Spread::of(in_words.iter().map(|cell| ("全覆盖", cell.name())));
    Some(format!("full coverage in words is taken for 100%: {}", said.in_words(|words| (*words).to_owned())))
}
