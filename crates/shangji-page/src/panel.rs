//! The panel: a row for each concept, a column for each report.

use maud::{Markup, html};
use rust_decimal::Decimal;
use shangji_compare::{Cell, Comparison, InWords, PanelRow, Read, Reason, Status};

use crate::evidence::anchor;
use crate::overview::percent;
use crate::{Language, scrolling, words};

pub(crate) fn panel(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> Markup {
    let several = comparison.reports.len() > 1;
    let rows: Vec<&PanelRow> = comparison.panel.iter().filter(|row| !several || row.n_reports > 1).collect();
    if rows.is_empty() {
        return html! {};
    }
    let label = language.pick("指标对比表", "Panel of concepts");
    html! {
        p {
            @if language == Language::Chinese {
                (comparison.panel.len()) " 项指标中，" (rows.len()) " 项有两份以上报告给出。点数字看原文。"
            } @else {
                (rows.len()) " of " (comparison.panel.len())
                " concepts are stated by at least two reports. A figure leads to its sentence."
            }
        }
        (scrolling(label, html! {
            table.panel {
                thead {
                    tr {
                        th scope="col" { (language.pick("指标", "Concept")) }
                        th scope="col" { (language.pick("可比性", "Comparability")) }
                        th scope="col" { (language.pick("报告数", "Reports")) }
                        th scope="col" { (language.pick("最小", "Least")) }
                        th scope="col" { (language.pick("中位数", "Median")) }
                        th scope="col" { (language.pick("最大", "Most")) }
                        @for report in &comparison.reports {
                            th scope="col" {
                                (report.issuer.as_deref().unwrap_or(&report.source))
                                @if let Some(year) = report.year { " " (year) }
                            }
                        }
                    }
                }
                tbody { @for row in &rows { (line(row, comparison.reports.len(), reads, language)) } }
            }
        }))
    }
}

fn line(row: &PanelRow, n_reports: usize, reads: &[Read<'_>], language: Language) -> Markup {
    let name = match (language, &row.name_en) {
        (Language::English, Some(name)) => name,
        _ => &row.name,
    };
    // Bars of figures in other units would be as long as chance has it.
    let is_of_units = |reason: &Reason| {
        matches!(reason, Reason::UnitsDiffer { .. } | Reason::KindsDiffer { .. } | Reason::UnitsConvert { .. })
    };
    let has_bars = !row.because.iter().any(is_of_units);
    let most = row.cells.iter().filter_map(|cell| cell.value).max().filter(|_| has_bars).unwrap_or_default();
    html! {
        tr {
            th scope="row" { (name) @if !row.unit.is_empty() { " " small { "(" (row.unit) ")" } } }
            td {
                @let judged = words::comparability(row.comparability, language);
                @if row.because.is_empty() { (judged) } @else {
                    details { summary { (judged) } ul { @for reason in &row.because { li { (reason.in_words(language)) } } } }
                }
            }
            td.figure {
                (row.n_reports)
                " " small { (language.pick("缺", "missing ")) (percent(row.missing)) "%" }
                @if let Some(alike) = row.summary.as_ref().map(|it| it.n_figures).filter(|n| *n != row.n_reports) {
                    " " small { (language.pick("计入", "counted ")) (alike) }
                }
            }
            @match &row.summary {
                Some(summary) => {
                    @for interval in [summary.minimum, summary.median, summary.maximum] {
                        td.figure { (interval) (summary.unit) }
                    }
                }
                None => { td {} td {} td {} }
            }
            @for column in 0..n_reports {
                @match row.cells.iter().find(|cell| cell.column == column) {
                    Some(cell) => td.figure { (shown(cell, most, reads, language)) },
                    None => td.missing { span.quiet { (language.pick("未报告", "not reported")) } },
                }
            }
        }
    }
}

/// The figure, linked to its sentence, over a bar as long as its share of the row's greatest.
fn shown(cell: &Cell, most: Decimal, reads: &[Read<'_>], language: Language) -> Markup {
    let value = value(cell, language);
    let sentence = reads
        .get(cell.column)
        .filter(|read| !read.text.is_empty())
        .and_then(|read| read.report.indicator(cell.indicators.first()?))
        .map(|indicator| anchor(cell.column, indicator.sentence));
    let note = words::status(cell.status, language);
    html! {
        @match sentence {
            Some(sentence) => a href={ "#" (sentence) } title=(cell.label) { (value) },
            None => span title=(cell.label) { (value) },
        }
        @if let Some(scope) = &cell.scope { " " small { (scope) } }
        @if cell.status == Status::Inferred { " " small { (note) } }
        @if let Some(width) = share(cell.value, most) {
            span.bar aria-hidden="true" style={ "width:" (width) "%" } {}
        }
    }
}

fn value(cell: &Cell, language: Language) -> String {
    let note = words::status(cell.status, language);
    match cell.value {
        Some(_) if cell.status == Status::FullCoverage => note.to_owned(),
        None => note.to_owned(),
        Some(value) => {
            let high = cell.value_hi.map(|high| format!("–{high}")).unwrap_or_default();
            format!("{}{value}{high}{}", words::bound(cell.bound), cell.unit)
        }
    }
}

/// What part of the greatest a value is, in percent.
pub(crate) fn share(value: Option<Decimal>, most: Decimal) -> Option<Decimal> {
    let share = value?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(most)?;
    (share > Decimal::ZERO).then(|| share.min(Decimal::ONE_HUNDRED).round_dp(1).normalize())
}
