//! The same issuer a year later.

use std::collections::BTreeMap;

use shangji_compare::{Change, InWords, Language};

use super::{EARLIER, EVIDENCE, EVIDENCE_BEFORE, code as code_column, decimal, integer, of_report, text};
use crate::cell::{Row, code};
use crate::table::Column;
use crate::tables::Tables;

pub(crate) fn columns() -> Vec<Column> {
    let own = [
        text("concept", "id of the concept"),
        text("concept_name", "its name in Chinese"),
        decimal("value_before", "the earlier figure"),
        decimal("value", "the later figure"),
        text(
            "unit",
            "unit of absolute, low and high: the later figure's, the finer one of two that convert exactly, 百分点 for rates",
        ),
        decimal("absolute", "later minus earlier; empty for rates and where a figure is not exact"),
        decimal("relative", "by the earlier figure, a fraction: 0.2235 for growth by 22.35%"),
        decimal("points", "later minus earlier in percentage points, rates only"),
        decimal("low", "the least that the change can be, where a figure is not exact"),
        decimal("high", "the most that it can be"),
        integer("n_stated", "changes since last year that the later report states of the figure itself"),
        decimal("stated", "the first of them, a fall below 0"),
        text("stated_unit", "% or 百分点"),
        decimal("stated_expected", "what the two reports give, to the digits stated"),
        code_column("stated_verdict", "holds, truncated, within_rounding, inconsistent; empty where it is left open"),
        text("codes", "notes as codes, joined by ;"),
        text("note", "the arithmetic and what must be kept in mind"),
    ];
    let all = EARLIER.iter().chain(&own).chain(&EVIDENCE).chain(&EVIDENCE_BEFORE);
    of_report(&all.copied().collect::<Vec<_>>())
}

pub(crate) fn rows(tables: &Tables<'_>, language: Language) -> Vec<Row> {
    let panel = &tables.comparison.panel;
    let names: BTreeMap<&str, &str> = panel.iter().map(|row| (row.concept.as_str(), row.name.as_str())).collect();
    let row = |change: &Change| {
        let stated = change.stated.first();
        let span = |column: usize, id: &Option<String>| {
            let figure = id.as_deref().and_then(|id| tables.indicator(column, id));
            tables.evidence(column, figure.map(|it| it.span))
        };
        let codes: Vec<String> = change.notes.iter().map(code).collect();
        tables
            .key(change.to_column)
            .append(tables.earlier(change.from_column))
            .text(&change.concept)
            .text_or_none(names.get(change.concept.as_str()))
            .decimal(Some(change.from_value))
            .decimal(Some(change.to_value))
            .text(&change.unit)
            .decimal(change.absolute)
            .decimal(change.relative)
            .decimal(change.points)
            .decimal(change.low)
            .decimal(change.high)
            .count(change.stated.len())
            .decimal(stated.map(|it| it.stated))
            .text_or_none(stated.map(|it| &it.unit))
            .decimal(stated.and_then(|it| it.expected))
            .text_or_none(stated.and_then(|it| it.verdict).map(|verdict| code(&verdict)))
            .text(codes.join(";"))
            .text(change.in_words(language))
            .append(span(change.to_column, &change.to_indicator))
            .append(span(change.from_column, &change.from_indicator))
    };
    tables.comparison.changes.iter().map(row).collect()
}
