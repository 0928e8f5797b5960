//! Indicators as operands.

use std::fmt;

use rust_decimal::Decimal;
use shangji_model::{Bound, Indicator, IndicatorRole};
use shangji_text::chars::head;

use crate::clause::Subject;
use crate::indicators::Placed;
use crate::tables::Place;
use crate::view::View;

/// An indicator with what the arithmetic asks of it.
pub(super) struct Fact<'a> {
    /// Its place in the list of indicators.
    pub(super) idx: usize,
    pub(super) value: Decimal,
    pub(super) resolution: Decimal,
    pub(super) unit: &'a str,
    pub(super) exact: bool,
    /// Whether it is told as being about so much.
    pub(super) about: bool,
    pub(super) role: IndicatorRole,
    pub(super) label: &'a str,
    /// What stands between the figure before it in its sentence and this one.
    pub(super) lead: &'a str,
    pub(super) subject: &'a Subject,
    /// Within what it is counted: 市本级.
    pub(super) scope: Option<&'a str>,
    /// Whether 共 or 合计 announces it.
    pub(super) total: bool,
    /// Whether 其中 leads to it.
    pub(super) part: bool,
    /// Whether it is told as that of which the next figures are: 市本级1684项事项中,….
    pub(super) divided: bool,
    pub(super) clause: usize,
    pub(super) sentence: usize,
    /// The year that it is of.
    pub(super) year: Option<i32>,
    /// Whether the text says so beside it.
    pub(super) dated: bool,
    /// Where it stands, of a table.
    pub(super) place: Option<Place>,
    /// The list in which its sentence is an item.
    pub(super) list: Option<usize>,
    pub(super) paragraph: usize,
}

impl Fact<'_> {
    /// A plain count or amount, to be taken as it stands.
    pub(super) fn is_level(&self) -> bool {
        self.exact
            && matches!(self.role, IndicatorRole::Level | IndicatorRole::To | IndicatorRole::Change)
            && !self.is_percent()
    }

    pub(super) fn is_percent(&self) -> bool {
        self.unit == "%"
    }

    /// Whether the figure is an average or an amount, which may itself be rounded; a plain count never is.
    pub(super) fn is_rounded(&self) -> bool {
        self.unit == "元" || self.resolution > Decimal::ONE || self.label.contains("平均")
    }

    /// As a reader would write it.
    pub(super) fn shown(&self) -> Shown<'_> {
        Shown { value: self.value.normalize(), unit: self.unit }
    }

    /// Units that count the same things: 人 and 名.
    pub(super) fn same_unit(&self, other: &Fact<'_>) -> bool {
        fn family(unit: &str) -> &str {
            match unit {
                "名" | "位" => "人",
                "起" | "宗" => "件",
                unit => unit,
            }
        }
        family(self.unit) == family(other.unit)
    }
}

/// A figure as a reader would write it.
pub(super) struct Shown<'a> {
    value: Decimal,
    unit: &'a str,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.value, self.unit)
    }
}

pub(super) fn facts<'a>(view: &View<'a>, placed: &'a [Placed], indicators: &'a [Indicator]) -> Vec<Fact<'a>> {
    let tables = rows_together(view);
    let all = placed;
    let item = |unit: usize| view.units.get(unit)?.item.and_then(|idx| view.outline.items().get(idx));
    let list = |unit: usize| item(unit).map(|item| item.list);
    let group = |unit: usize| tables.get(unit).copied().unwrap_or(unit);
    placed
        .iter()
        .zip(indicators)
        .enumerate()
        .map(|(idx, (placed, indicator))| Fact {
            idx,
            value: indicator.quantity.value,
            resolution: indicator.quantity.resolution,
            unit: &indicator.quantity.unit,
            exact: indicator.quantity.bound == Bound::Exact && is_moderate(indicator.quantity.value),
            about: indicator.quantity.bound == Bound::Approx && is_moderate(indicator.quantity.value),
            role: indicator.role,
            label: &indicator.label,
            lead: lead(view, placed, idx.checked_sub(1).and_then(|before| all.get(before))),
            subject: &placed.statement.subject,
            scope: indicator.scope.as_deref(),
            total: placed.statement.total,
            part: placed.statement.part,
            divided: is_divided(view, placed),
            clause: placed.statement.clause,
            sentence: group(placed.unit),
            year: indicator.period.year,
            dated: placed.statement.date.is_some(),
            place: placed.statement.place,
            list: list(placed.unit),
            paragraph: view.units.get(group(placed.unit)).map_or(0, |unit| unit.paragraph),
        })
        .collect()
}

/// The text before a figure, from the figure before it or from the beginning of its sentence; its last part at most.
fn lead<'a>(view: &View<'a>, placed: &Placed, before: Option<&Placed>) -> &'a str {
    let end = placed.statement.span.start;
    let sentence = view.units.get(placed.unit).map_or(end, |unit| unit.folded.start);
    let start = before.filter(|before| before.unit == placed.unit).map_or(sentence, |before| before.statement.span.end);
    let text = view.at(start..end);
    (text.len().saturating_sub(LEAD)..text.len()).find_map(|from| text.get(from..)).unwrap_or_default()
}

/// Whether the clause goes on with 中 behind the figure and ends: 市本级1684项事项中,…; 已审结的82件中,….
fn is_divided(view: &View<'_>, placed: &Placed) -> bool {
    let end = view.units.get(placed.unit).map_or(0, |unit| unit.folded.end);
    let behind = head(view.at(placed.statement.span.end..end), LEAD);
    let clause = behind.find([',', ';', '。', ':', '、']).and_then(|at| behind.get(..at)).unwrap_or_default();
    clause.ends_with('中') && !clause.contains(|c: char| c.is_ascii_digit()) && !clause.ends_with("其中")
}

/// So many bytes of it are kept, 40 Chinese characters.
const LEAD: usize = 120;

/// Whether a figure is of a size that reports state, so that no sum or product of figures overflows.
fn is_moderate(value: Decimal) -> bool {
    value.abs() < Decimal::from(1_000_000_000_000_000_i64) && value.scale() <= 8
}

/// For each unit the first of the table in which it stands; a unit outside tables stands for itself. The rows of a
/// table (`head: figure`) are read together, as a sentence is.
fn rows_together(view: &View<'_>) -> Vec<usize> {
    let is_row = |text: &str| !text.ends_with('。') && text.contains(':') && text.chars().count() <= 40;
    let mut out: Vec<usize> = Vec::with_capacity(view.units.len());
    for (idx, unit) in view.units.iter().enumerate() {
        let row = is_row(view.text(unit));
        let joins = row
            && idx > 0
            && view
                .units
                .get(idx - 1)
                .is_some_and(|before| is_row(view.text(before)) && before.section == unit.section);
        let first = if joins { out.last().copied().unwrap_or(idx) } else { idx };
        out.push(first);
    }
    out
}
