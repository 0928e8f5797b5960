//! The same issuer in successive years: what changed, concept by concept.
//!
//! - Names are matched over 区, 区人民政府 and 中共…区委, and over the place that a name begins with: 北京市云溪区人民政府 is
//!   云溪区 ([`names`]). A doubtful match is listed as [`Unsure`] and nothing is computed for it.
//! - Both years must state the concept. What one of them leaves out, or what only follows from other figures, has not
//!   fallen to 0: there is no row.
//! - The two figures are those that the panel shows. They are set against each other as intervals ([`Interval`]) where
//!   one of them is not exact.
//! - 同比增长22.35% of this year's report is held against last year's figure ([`stated`]).

mod counted;
mod names;
mod note;
mod stated;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Bound, Catalog, Concept, ConceptKind, Indicator, Report};

use crate::choose::role_tier;
use crate::interval::Interval;
use crate::label;
use crate::period::{cut_off, is_of_another_year, stretch};
use crate::scope::{Level, Scope, level_of_issuer};
use crate::unit::{self, Relation};
use crate::{Cell, Figure, InWords, Language, PanelRow, Status};

pub(crate) use self::names::successive;
pub use self::names::{Doubt, Unsure, key as issuer_key};
pub use self::note::Note;
pub use self::stated::StatedChange;

/// How one concept changed between two successive reports of one issuer.
///
/// Rule of the arithmetic: a change is later minus earlier; a relative change is that by the earlier figure. Rates
/// are subtracted in percentage points and have no relative change, which readers would take for points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The id of the concept.
    pub concept: String,
    /// The issuer as the later report names it.
    pub issuer: String,
    /// The source name of the earlier report.
    pub from: String,
    /// The source name of the later report.
    pub to: String,
    /// The place of the earlier report among those compared, from 0: names may occur twice.
    pub from_column: usize,
    /// The place of the later report.
    pub to_column: usize,
    /// The id of the indicator in the earlier report.
    pub from_indicator: Option<String>,
    /// The id of the indicator in the later report.
    pub to_indicator: Option<String>,
    /// The earlier figure as the panel shows it, in the unit in which it is stated.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub from_value: Decimal,
    /// The later figure.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub to_value: Decimal,
    /// The unit of `absolute`, `low` and `high`: the later figure's, the finer one of two that convert exactly (亩 of 亩 and
    /// 公顷), 百分点 for rates.
    pub unit: String,
    /// Later minus earlier, in the unit. None for rates (see `points`), where a figure is not exact (see `low` and
    /// `high`) and where the units measure different things.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub absolute: Option<Decimal>,
    /// The change by the earlier figure, as a fraction with four decimals: 0.2235 for growth by 22.35%. None where
    /// `absolute` is, from 0, and for places in an order.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub relative: Option<Decimal>,
    /// Later minus earlier in percentage points; rates alone have it.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub points: Option<Decimal>,
    /// The least that the change can be, in the unit, where a figure is not exact; none where nothing bounds it.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub low: Option<Decimal>,
    /// The most that it can be.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub high: Option<Decimal>,
    /// What the later report itself says of the change (同比增长22.35%), held against the earlier report.
    pub stated: Vec<StatedChange>,
    /// The arithmetic, and what must be kept in mind: another scope, cut-off or wording, a figure that is not exact, 0.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// The notes, and `stated`, in English.
    pub note: String,
}

/// The changes of all issuers, and the pairs of names that may be one issuer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Years {
    /// By issuer, then year, then in the order of the panel.
    pub changes: Vec<Change>,
    /// Pairs of names for which nothing was computed, with the reason.
    pub unsure: Vec<Unsure>,
}

/// Sets the successive reports of each issuer against each other, with the figures that the panel shows.
///
/// Reports without an issuer or a year have no place among the years. Two years with one missing between them are not
/// successive. Of several reports of one issuer on one year the first by source name is taken and the others are told.
///
/// ```
/// let none = shangji_compare::years(&[], &[], &shangji_model::Catalog::default());
/// assert!(none.changes.is_empty() && none.unsure.is_empty());
/// ```
pub fn years(reports: &[Report], panel: &[PanelRow], catalog: &Catalog) -> Years {
    let (pairs, unsure) = names::successive(reports);
    let mut of_column: BTreeMap<usize, Vec<(&PanelRow, &Cell)>> = BTreeMap::new();
    for row in panel {
        for cell in &row.cells {
            of_column.entry(cell.column).or_default().push((row, cell));
        }
    }
    let cells = |column: usize| of_column.get(&column).map(Vec::as_slice).unwrap_or_default();
    let mut changes = Vec::new();
    for (from, to) in pairs {
        let (Some(earlier), Some(later)) = (Year::of(reports, from), Year::of(reports, to)) else { continue };
        let before: BTreeMap<&str, &Cell> =
            cells(from).iter().map(|(row, cell)| (row.concept.as_str(), *cell)).collect();
        for (row, cell) in cells(to) {
            if let Some(last) = before.get(row.concept.as_str()) {
                let concept = catalog.get(&row.concept);
                let (last, cell) = twins(concept, (&earlier, last), (&later, cell));
                changes.extend(change(&row.concept, concept, (&earlier, &last), (&later, &cell)));
            }
        }
    }
    Years { changes, unsure }
}

/// A report with its indicators by id.
struct Year<'r> {
    report: &'r Report,
    home: Option<Level>,
    by_id: BTreeMap<&'r str, &'r Indicator>,
}

impl<'r> Year<'r> {
    fn of(reports: &'r [Report], column: usize) -> Option<Self> {
        let report = reports.get(column)?;
        Some(Self {
            report,
            home: report.issuer.as_deref().and_then(level_of_issuer),
            by_id: report.indicators.iter().map(|indicator| (indicator.id.as_str(), indicator)).collect(),
        })
    }

    /// The indicator that states the cell; a cell that only follows from others has none of its own.
    fn shown(&self, cell: &Cell) -> Option<&'r Indicator> {
        if cell.status == Status::Inferred {
            return None;
        }
        self.by_id.get(cell.indicators.first()?.as_str()).copied()
    }
}

/// The figures to set against each other: those that the panel shows, unless their units or bases rule a comparison
/// out, or one of them had rivals and a rival bears the other's words.
///
/// The panel chooses within a report; 旁听庭审7批次213名 is best compared by its 名 if the other year gives 157名.
fn twins(
    concept: Option<&Concept>,
    (earlier, from): (&Year<'_>, &Cell),
    (later, to): (&Year<'_>, &Cell),
) -> (Cell, Cell) {
    // A cell may list hundreds of figures; those beyond the first few are parts.
    const LOOKED_AT: usize = 8;
    let kind = concept.map(|concept| concept.kind);
    let figures = |year: &Year<'_>, cell: &Cell| -> Vec<Cell> {
        let stated = cell.indicators.iter().take(LOOKED_AT).filter_map(|id| year.by_id.get(id.as_str()).copied());
        let results = stated.filter(|it| role_tier(it.role, kind) == 0 && !is_of_another_year(it, year.report));
        results.map(|it| of_figure(cell, it)).collect()
    };
    let unsettled = from.n_figures > 1 || to.n_figures > 1;
    let alike = |a: &str, b: &str| unit::relation(a, b) != Relation::Different || unit::converts(a, b);
    let fits = |a: &Cell, b: &Cell| alike(&a.unit, &b.unit) && !are_opposed(a, b);
    let is_stated = |cell: &Cell| cell.status != Status::Inferred;
    let shown = (from.clone(), to.clone());
    if !is_stated(from) || !is_stated(to) || (fits(from, to) && (!unsettled || from.label == to.label)) {
        return shown;
    }
    let (before, now) = (figures(earlier, from), figures(later, to));
    let mut best: Option<((bool, usize), &Cell, &Cell)> = None;
    for (i, a) in before.iter().enumerate() {
        for (j, b) in now.iter().enumerate() {
            let cost = (a.label != b.label, i + j);
            if fits(a, b) && best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, a, b));
            }
        }
    }
    match best {
        Some(((false, _), a, b)) => (a.clone(), b.clone()),
        Some((_, a, b)) if !fits(from, to) => (a.clone(), b.clone()),
        _ => shown,
    }
}

/// The cell with another of its figures in front.
fn of_figure(cell: &Cell, indicator: &Indicator) -> Cell {
    let quantity = &indicator.quantity;
    Cell {
        indicators: vec![indicator.id.clone()],
        label: indicator.label.clone(),
        role: indicator.role,
        value: Some(quantity.value),
        value_hi: quantity.value_hi,
        unit: quantity.unit.clone(),
        bound: quantity.bound,
        scope: indicator.scope.clone(),
        as_of: indicator.period.as_of.clone(),
        status: if quantity.value.is_zero() { Status::Zero } else { Status::Reported },
        ..cell.clone()
    }
}

/// Whether the labels say that two figures are of different bases: 优秀率 is never 合格率, though one concept holds both.
fn are_opposed(from: &Cell, to: &Cell) -> bool {
    const OPPOSED: &[&[&str]] = &[
        &["优秀", "合格", "良好"],
        &["直接纠错", "综合纠错"],
        &["一审", "二审", "再审"],
        &["参考", "合格"],
        &["满意", "办复", "办结"],
    ];
    OPPOSED.iter().any(|group| {
        // 优秀案卷合格率 is of those that pass: in a rate the last word before 率 decides.
        let last = |label: &str| {
            let stem = label.strip_suffix('率')?;
            group
                .iter()
                .any(|word| stem.ends_with(word))
                .then(|| group.iter().map(|word| stem.ends_with(word)).collect())
        };
        let anywhere = |label: &str| group.iter().map(|word| label.contains(word)).collect();
        let said = |cell: &Cell| -> Vec<bool> { last(&cell.label).unwrap_or_else(|| anywhere(&cell.label)) };
        let (before, now) = (said(from), said(to));
        before.contains(&true) && now.contains(&true) && !before.iter().zip(&now).any(|(a, b)| *a && *b)
    })
}

/// One row, or none where one of the two is no result of its year.
fn change(
    id: &str,
    concept: Option<&Concept>,
    (earlier, from): (&Year<'_>, &Cell),
    (later, to): (&Year<'_>, &Cell),
) -> Option<Change> {
    let kind = concept.map(|concept| concept.kind);
    // What only follows from other figures is not reported.
    if [from, to].iter().any(|cell| cell.status == Status::Inferred) {
        return None;
    }
    let (from_value, to_value) = (from.value?, to.value?);
    // A target is still to come, a change is no level, and a figure of another year is not this year's.
    let is_result = |year: &Year<'_>, cell: &Cell| {
        role_tier(cell.role, kind) == 0
            && year.shown(cell).is_none_or(|indicator| !is_of_another_year(indicator, year.report))
    };
    if !is_result(earlier, from) || !is_result(later, to) {
        return None;
    }
    let (was, is) = (earlier.shown(from), later.shown(to));
    let name = concept.map(|concept| concept.name_zh.as_str());
    let cautions = cautions((kind, name), (earlier, from, was), (later, to, is));
    let mut row = Change {
        concept: id.to_owned(),
        issuer: later.report.issuer.clone().unwrap_or_default(),
        from: from.report.clone(),
        to: to.report.clone(),
        from_column: from.column,
        to_column: to.column,
        from_indicator: was.map(|indicator| indicator.id.clone()),
        to_indicator: is.map(|indicator| indicator.id.clone()),
        from_value,
        to_value,
        unit: to.unit.clone(),
        absolute: None,
        relative: None,
        points: None,
        low: None,
        high: None,
        stated: Vec::new(),
        notes: Vec::new(),
        note: String::new(),
    };
    let told = |mut row: Change| {
        row.note = row.in_words(Language::English);
        Some(row)
    };
    let (from, to) = (&in_unit_of(from, to), &in_unit_of(to, from));
    let (from_value, to_value) = (from.value?, to.value?);
    unit::of_kind(&to.unit, kind).clone_into(&mut row.unit);
    if unit::relation(&from.unit, &to.unit) == Relation::Different {
        row.notes.push(Note::UnitsDiffer { from: from.unit.clone(), to: to.unit.clone() });
        return told(row);
    }
    if are_opposed(from, to) {
        row.notes.push(Note::BasesOpposed { from: from.label.clone(), to: to.label.clone() });
        return told(row);
    }
    if was.zip(is).is_some_and(|(was, is)| counted::differ((earlier.report, was), (later.report, is))) {
        row.notes.push(Note::CountedOtherwise { from: from.label.clone(), to: to.label.clone() });
        return told(row);
    }
    let is_percent = from.unit == "%" && to.unit == "%";
    if is_percent {
        "百分点".clone_into(&mut row.unit);
    }
    let difference = to_value.checked_sub(from_value)?.normalize();
    let mut is_alike = cautions.is_empty();
    if from.bound == Bound::Exact && to.bound == Bound::Exact {
        row.notes.push(Note::Difference { to: to_value, from: from_value, difference, unit: row.unit.clone() });
        if is_percent {
            row.points = Some(difference);
        } else {
            row.absolute = Some(difference);
            row.relative = fraction(difference, from_value).filter(|_| kind != Some(ConceptKind::Rank));
            is_alike &= row.relative.is_some();
            row.notes.push(match row.relative {
                Some(relative) => Note::Relative { difference, from: from_value, percent: percent(relative) },
                None if kind == Some(ConceptKind::Rank) => Note::LowerIsBetter,
                None => Note::FromZero,
            });
        }
    } else {
        let change = Interval::of(to, is, kind).minus(Interval::of(from, was, kind));
        (row.low, row.high) = (change.low, change.high);
        row.notes.push(Note::Between { to: figure(to), from: figure(from), change, unit: row.unit.clone() });
    }
    row.stated = is.map(|is| stated::changes(later.report, is, from, was, is_alike)).unwrap_or_default();
    row.notes.extend(cautions);
    told(row)
}

/// The cell in the other's unit, where its own is exactly so many of that: 公顷 beside 亩. The coarser unit goes into the
/// finer one, for 1亩 in 公顷 is no decimal.
fn in_unit_of(cell: &Cell, other: &Cell) -> Cell {
    let unit = &other.unit;
    let into = |value: Option<Decimal>| match value {
        Some(value) => unit::converted(value, &cell.unit, unit).map(Some),
        None => Some(None),
    };
    let is_coarser = unit::converted(Decimal::ONE, &cell.unit, unit).is_some_and(|one| one > Decimal::ONE);
    let figures = into(cell.value).zip(into(cell.value_hi));
    match figures.filter(|_| is_coarser && unit::converts(&cell.unit, unit)) {
        Some((value, value_hi)) => Cell { value, value_hi, unit: unit.clone(), ..cell.clone() },
        None => cell.clone(),
    }
}

/// The cell as a figure without its label, which the row tells.
fn figure(cell: &Cell) -> Figure {
    Figure {
        label: String::new(),
        value: cell.value.unwrap_or_default(),
        value_hi: cell.value_hi,
        unit: cell.unit.clone(),
        bound: cell.bound,
    }
}

/// Later minus earlier by the earlier, four decimals; none from 0.
fn fraction(difference: Decimal, from: Decimal) -> Option<Decimal> {
    Some(difference.checked_div(from)?.round_dp_with_strategy(4, HALF_UP).normalize())
}

fn percent(fraction: Decimal) -> Decimal {
    fraction.saturating_mul(Decimal::ONE_HUNDRED).normalize()
}

/// 四舍五入, as reports round.
const HALF_UP: rust_decimal::RoundingStrategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;

type Side<'a, 'r> = (&'a Year<'r>, &'a Cell, Option<&'r Indicator>);

/// What makes the two figures less than twins.
fn cautions(
    (kind, name): (Option<ConceptKind>, Option<&str>),
    (earlier, from, was): Side<'_, '_>,
    (later, to, is): Side<'_, '_>,
) -> Vec<Note> {
    let mut notes = Vec::new();
    if unit::relation(unit::of_kind(&from.unit, kind), unit::of_kind(&to.unit, kind)) == Relation::Near {
        notes.push(Note::UnitsNear { from: from.unit.clone(), to: to.unit.clone() });
    }
    // What a report leaves unsaid may be either; only two scopes that are both said can differ.
    let scope = |year: &Year<'_>, cell: &Cell| Scope::read(cell.scope.as_deref(), year.home);
    let (before, now) = (scope(earlier, from), scope(later, to));
    if before != now && before != Scope::Unstated && now != Scope::Unstated {
        let written = |cell: &Cell| cell.scope.clone().unwrap_or_default();
        notes.push(Note::ScopeDiffers { from: written(from), to: written(to) });
    }
    let cut = |indicator: Option<&Indicator>, year: &Year<'_>| indicator.and_then(|it| cut_off(it, year.report));
    if cut(was, earlier) != cut(is, later) {
        notes.push(Note::CutOffDiffers { from: from.as_of.clone(), to: to.as_of.clone() });
    }
    let over = |indicator: Option<&Indicator>, year: &Year<'_>| {
        indicator.and_then(|it| stretch(it, year.report)).map(str::to_owned)
    };
    let (before, now) = (over(was, earlier), over(is, later));
    if before != now {
        notes.push(Note::PeriodDiffers { from: before, to: now });
    }
    if let Some(name) = name.filter(|_| matches!(kind, Some(ConceptKind::Rate | ConceptKind::Change))) {
        let base = |cell: &Cell| label::base(&cell.label, cell.scope.as_deref(), name);
        if base(from) != base(to) {
            notes.push(Note::BaseDiffers { from: from.label.clone(), to: to.label.clone() });
        }
    }
    if let Some(name) = name.filter(|_| matches!(kind, Some(ConceptKind::Count | ConceptKind::Amount)))
        && counted::worded_apart((&from.label, from.scope.as_deref()), (&to.label, to.scope.as_deref()), name)
    {
        notes.push(Note::WordedApart { from: from.label.clone(), to: to.label.clone() });
    }
    if kind == Some(ConceptKind::Change) {
        notes.push(Note::OwnStart);
    }
    let several = |cell: &Cell| {
        (cell.n_figures > 1).then(|| Note::SeveralFigures { report: cell.report.clone(), n_figures: cell.n_figures })
    };
    notes.extend([from, to].into_iter().filter_map(several));
    let in_words =
        |cell: &Cell| (cell.status == Status::FullCoverage).then(|| Note::FullCoverage { report: cell.report.clone() });
    notes.extend([from, to].into_iter().filter_map(in_words));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_change_is_a_fraction_and_none_from_zero() {
        for (from, to, expected) in [
            ("255", "312", Some("0.2235")),
            ("512", "486", Some("-0.0508")),
            ("10", "10", Some("0")),
            ("4", "0", Some("-1")),
            ("0", "5", None),
            ("0", "0", None),
        ] {
            let (from, to): (Decimal, Decimal) = (from.parse().unwrap(), to.parse().unwrap());
            let expected = expected.map(|fraction| fraction.parse().unwrap());
            assert_eq!(fraction(to - from, from), expected, "{from} to {to}");
        }
    }
}
