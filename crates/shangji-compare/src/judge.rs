//! Whether the cells of a row may be set against each other, and why not.
//!
//! Each rule looks at all cells at once and either says nothing or gives its [`Reason`]. A reason asks for caution; units
//! alone can rule a comparison out.

use std::collections::BTreeSet;

use shangji_model::{Bound, Concept, ConceptKind, Indicator, IndicatorRole, Report};

use crate::Status;
use crate::choose::{Choice, role_tier};
use crate::label::{self, Direction};
use crate::panel::{Comparability, status};
use crate::period::{cut_off, is_of_another_year, stretch};
use crate::reason::{Figure, Reason};
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
pub(crate) fn judge(cells: &[Evidence<'_>], concept: Option<&Concept>) -> (Comparability, Vec<Reason>) {
    let kind = concept.map(|concept| concept.kind);
    let (by_unit, of_units) = units(cells, kind);
    let mut reasons: Vec<Reason> = of_units.into_iter().collect();
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
fn units(cells: &[Evidence<'_>], kind: Option<ConceptKind>) -> (Comparability, Option<Reason>) {
    let spread = Spread::of(cells.iter().map(|cell| (unit::of_kind(&cell.chosen().quantity.unit, kind), cell.name())));
    let units: Vec<&str> = spread.keys().copied().collect();
    let mut worst = Relation::Same;
    let mut converts = false;
    let mut some_pair = spread.len() < cells.len() || cells.len() < 2;
    for (at, a) in units.iter().enumerate() {
        for b in units.iter().skip(at + 1) {
            let pair_converts = unit::converts(a, b);
            let relation = if pair_converts { Relation::Near } else { unit::relation(a, b) };
            converts |= pair_converts;
            worst = worst.max(relation);
            some_pair |= relation != Relation::Different;
        }
    }
    let kinds: BTreeSet<_> = units.iter().map(|unit| unit::dimension(unit)).collect();
    let units = || spread.groups(|unit| (*unit).to_owned());
    match worst {
        Relation::Same => (Comparability::Same, None),
        Relation::Near if converts => (Comparability::Caution, Some(Reason::UnitsConvert { units: units() })),
        Relation::Near => (Comparability::Caution, Some(Reason::UnitsNear { units: units() })),
        Relation::Different if !some_pair && kinds.len() > 1 => {
            (Comparability::None, Some(Reason::KindsDiffer { units: units() }))
        }
        Relation::Different => (Comparability::Unit, Some(Reason::UnitsDiffer { units: units() })),
    }
}

/// A target, an earlier figure or a change where a result is looked for. The first two are never results; a change
/// is one where all cells are changes.
fn roles(cells: &[Evidence<'_>], kind: Option<ConceptKind>) -> Option<Reason> {
    let tier = |cell: &Evidence<'_>| role_tier(cell.chosen().role, kind).max(1);
    let mixed = cells.iter().map(tier).collect::<BTreeSet<_>>().len() > 1;
    let said = Spread::of(cells.iter().filter_map(|cell| {
        let role = cell.chosen().role;
        let is_told = match role {
            IndicatorRole::Target | IndicatorRole::From => true,
            IndicatorRole::Change => mixed && kind != Some(ConceptKind::Change),
            _ => false,
        };
        is_told.then(|| (role, cell.name()))
    }));
    (said.len() > 0).then(|| Reason::NotResults { roles: said.groups(|role| *role) })
}

/// 调解民事纠纷820件 beside 调解邻里纠纷640件: neither is the total.
fn several_figures(cells: &[Evidence<'_>]) -> Vec<Reason> {
    const SHOWN: usize = 5;
    let mut cells: Vec<&Evidence<'_>> = cells.iter().filter(|cell| !cell.choice.rivals.is_empty()).collect();
    cells.sort_by_key(|cell| (cell.name(), cell.column));
    let reason = |cell: &Evidence<'_>| {
        let rivals = &cell.choice.rivals;
        let figures = std::iter::once(cell.chosen()).chain(rivals.iter().take(SHOWN).copied()).map(Figure::of);
        Reason::SeveralFigures {
            report: cell.name().to_owned(),
            figures: figures.collect(),
            more: rivals.len().saturating_sub(SHOWN),
        }
    };
    cells.into_iter().map(reason).collect()
}

/// 市本级 beside 全市; stated in one and not in another. The whole of one issuer matches the whole of another, and
/// the same of the authorities themselves; what else is named must be named alike.
fn scopes(cells: &[Evidence<'_>], kind: Option<ConceptKind>) -> Option<Reason> {
    let spread = Spread::of(cells.iter().map(|cell| (&cell.choice.scope, cell.name())));
    let written = Spread::of(cells.iter().map(|cell| {
        let scope = cell.chosen().scope.as_deref().map(simplified).filter(|scope| !scope.is_empty());
        (scope, cell.name())
    }));
    let scopes = || written.groups(Option::clone);
    if kind == Some(ConceptKind::Rank) {
        let issuers: BTreeSet<_> = cells.iter().map(|cell| cell.report.issuer.as_deref()).collect();
        return (issuers.len() > 1 || written.len() > 1).then(|| Reason::RanksDiffer { scopes: scopes() });
    }
    // Parts are comparable only where the same parts are meant.
    let parts_differ = spread.keys().all(|scope| **scope == Scope::Parts) && written.len() > 1;
    (spread.len() > 1 || parts_differ).then(|| Reason::ScopeDiffers { scopes: scopes() })
}

/// A figure of 2019 in the report on 2020.
fn years(cells: &[Evidence<'_>]) -> Option<Reason> {
    let of_others = Spread::of(cells.iter().filter_map(|cell| {
        let year = cell.chosen().period.year?;
        is_of_another_year(cell.chosen(), cell.report).then_some((year, cell.name()))
    }));
    (of_others.len() > 0).then(|| Reason::OtherYear { years: of_others.groups(|year| *year) })
}

/// 截至11月 beside a whole year.
fn cut_offs(cells: &[Evidence<'_>]) -> Option<Reason> {
    let cut_offs: BTreeSet<_> = cells.iter().map(|cell| cut_off(cell.chosen(), cell.report)).collect();
    let written = Spread::of(cells.iter().map(|cell| (cell.chosen().period.as_of.as_deref(), cell.name())));
    (cut_offs.len() > 1).then(|| Reason::CutOffDiffers { cut_offs: written.groups(|as_of| as_of.map(str::to_owned)) })
}

/// 上半年 beside a whole year, 近五年来 beside one.
fn stretches(cells: &[Evidence<'_>]) -> Option<Reason> {
    let spread = Spread::of(cells.iter().map(|cell| (stretch(cell.chosen(), cell.report), cell.name())));
    (spread.len() > 1).then(|| Reason::PeriodDiffers { periods: spread.groups(|text| text.map(str::to_owned)) })
}

/// 90%以上, 360余条.
fn bounds(cells: &[Evidence<'_>]) -> Option<Reason> {
    let of_figures = cells.iter().map(|cell| (cell.chosen().quantity.bound, cell.name()));
    let inexact = Spread::of(of_figures.filter(|(bound, _)| *bound != Bound::Exact));
    (inexact.len() > 0).then(|| Reason::NotExact { bounds: inexact.groups(|bound| *bound) })
}

/// 直接纠错率 beside 综合纠错率; a rise beside a fall.
fn wording(cells: &[Evidence<'_>], concept: Option<&Concept>) -> Option<Reason> {
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
        let spread = Spread::of(cells.iter().map(|cell| (cell.chosen().label.as_str(), cell.name())));
        spread.groups(|label| (*label).to_owned())
    };
    if ways.len() > 1 {
        Some(Reason::DirectionsDiffer { labels: labels() })
    } else if bases.iter().map(|(_, base)| base).collect::<BTreeSet<_>>().len() < 2 {
        None
    } else if concept.kind == ConceptKind::Change {
        Some(Reason::ReferenceDiffers { labels: labels() })
    } else {
        Some(Reason::BaseDiffers { labels: labels() })
    }
}

/// 全覆盖 beside figures.
fn full_coverage(cells: &[Evidence<'_>], kind: Option<ConceptKind>) -> Option<Reason> {
    let (in_words, in_figures): (Vec<_>, Vec<_>) =
        cells.iter().partition(|cell| status(cell.chosen(), kind) == Status::FullCoverage);
    if in_words.is_empty() || in_figures.is_empty() {
        return None;
    }
    let mut reports: Vec<String> = in_words.iter().map(|cell| cell.name().to_owned()).collect();
    reports.sort_unstable();
    Some(Reason::FullCoverageWithFigure { reports })
}
