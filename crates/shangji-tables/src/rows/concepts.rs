//! The concepts over all reports.

use shangji_compare::{InWords, Interval, Language, PanelRow};

use super::{code as code_column, decimal, integer, text};
use crate::cell::{Row, code};
use crate::table::Column;
use crate::tables::Tables;

pub(crate) fn columns() -> Vec<Column> {
    vec![
        text("concept", "id of the concept"),
        text("concept_name", "its name in Chinese"),
        text("concept_name_en", "its name in English"),
        text("task", "the task of the outline to which it belongs"),
        integer("n_reports", "reports that state it, in a figure or in words"),
        decimal("missing", "share of the reports compared that do not state it"),
        integer("n_figures", "figures summed up: results on the year whose units count alike"),
        text("unit", "their unit"),
        decimal(
            "minimum_low",
            "the least figure: lower end; equal to the upper one where all that bears on it is exact",
        ),
        decimal("minimum_high", "the least figure: upper end; empty where nothing bounds it"),
        decimal("median_low", "the middle figure: lower end"),
        decimal("median_high", "the middle figure: upper end"),
        decimal("maximum_low", "the greatest figure: lower end"),
        decimal("maximum_high", "the greatest figure: upper end"),
        code_column("comparability", "same, caution, unit (the units measure different things), none"),
        text("codes", "why, as codes joined by ;"),
        text("reason", "why, in words, joined by |"),
    ]
}

pub(crate) fn rows(tables: &Tables<'_>, language: Language) -> Vec<Row> {
    tables.comparison.panel.iter().map(|row| concept(row, language)).collect()
}

fn concept(row: &PanelRow, language: Language) -> Row {
    let summary = row.summary.as_ref();
    let codes: Vec<String> = row.because.iter().map(code).collect();
    let reasons: Vec<String> = row.because.iter().map(|reason| reason.in_words(language)).collect();
    let head = Row::default()
        .text(&row.concept)
        .text(&row.name)
        .text_or_none(row.name_en.as_ref())
        .text_or_none(row.task.as_ref())
        .count(row.n_reports)
        .decimal(Some(row.missing))
        .count(summary.map_or(0, |summary| summary.n_figures))
        .text(summary.map_or(&row.unit, |summary| &summary.unit));
    let ends = |row: Row, interval: Option<Interval>| {
        row.decimal(interval.and_then(|it| it.low)).decimal(interval.and_then(|it| it.high))
    };
    [summary.map(|it| it.minimum), summary.map(|it| it.median), summary.map(|it| it.maximum)]
        .into_iter()
        .fold(head, ends)
        .text(code(&row.comparability))
        .text(codes.join(";"))
        .text(reasons.join(" | "))
}
