//! The panel: a row for each concept, a column for each report.

use maud::{Markup, html};
use rust_decimal::Decimal;
use shangji_compare::{Cell, Comparability, Comparison, InWords, PanelRow, Read, Reason, Status};
use shangji_model::IndicatorRole;

use crate::evidence::link_of_cell;
use crate::figures::{bounded, interval, percent};
use crate::{Language, head, scrolling, words};

pub(crate) fn panel(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> Markup {
    let n_reports = comparison.reports.len();
    let several = n_reports > 1;
    let rows: Vec<&PanelRow> = comparison.panel.iter().filter(|row| !several || row.cells.len() > 1).collect();
    if rows.is_empty() {
        return html! {};
    }
    html! {
        p.note {
            @if language == Language::Chinese {
                "共 " (comparison.panel.len()) " 项指标，列出两份以上报告都有的 " (rows.len()) " 项。点数字看原文。"
                "“未报告”不等于零；≥、≤、≈ 为原文的“以上”“以内”“约、余、近”；小字为统计范围。"
                "线条长短只在同一行内比较，百分比以 100% 为满，空心的是目标。"
                @if is_summed_up(n_reports) {
                    "“缺”为未给出该指标的报告所占比例；最小、中位数、最大只计本年度结果中单位一致的数值，个数与报告数不同时注明“计入”。"
                }
            } @else {
                (rows.len()) " of " (comparison.panel.len())
                " concepts are stated by at least two reports. A figure leads to its sentence. What is not reported is "
                "not zero; ≥, ≤ and ≈ are bounds of the report's own; small words are the scope. A bar compares within "
                "its row, percentages against 100; a hollow one is a target."
                @if is_summed_up(n_reports) {
                    " Missing is the share of reports that are silent; least, median and most are of this year's results "
                    "whose units count alike, counted where they are fewer than the reports."
                }
            }
        }
        (scrolling(language.pick("指标对比表", "Panel of concepts"), html! {
            table.panel {
                thead {
                    tr {
                        th scope="col" { (language.pick("指标", "Concept")) }
                        @if is_summed_up(n_reports) {
                            @for head in [
                                language.pick("报告数", "Reports"), language.pick("最小", "Least"),
                                language.pick("中位数", "Median"), language.pick("最大", "Most"),
                            ] { th.figure scope="col" { (head) } }
                        }
                        @for report in &comparison.reports { (head(report)) }
                    }
                }
                @for run in rows.chunk_by(|a, b| a.task == b.task) {
                    tbody {
                        @let task = run.first().and_then(|row| row.task.as_deref());
                        tr.group {
                            th scope="rowgroup" colspan=(width(n_reports)) {
                                @match task {
                                    Some(task) => span lang="zh" { (task) },
                                    None => span { (language.pick("其他", "Outside the outline")) },
                                }
                            }
                        }
                        @for row in run { (line(row, n_reports, reads, language)) }
                    }
                }
            }
        }))
    }
}

/// Two figures stand beside each other as they are; more have a middle.
fn is_summed_up(n_reports: usize) -> bool {
    n_reports > 2
}

/// How many columns the panel has.
fn width(n_reports: usize) -> usize {
    let n_summed_up = if is_summed_up(n_reports) { 4 } else { 0 };
    1 + n_summed_up + n_reports
}

/// How many state it and what share is silent; the least, the middle and the greatest figure.
fn summed_up(row: &PanelRow, language: Language) -> Markup {
    let n_alike = row.summary.as_ref().map(|summary| summary.n_figures).filter(|n| *n != row.n_reports);
    html! {
        td.figure.summed {
            (row.n_reports)
            small { (language.pick("缺 ", "missing ")) (percent(row.missing)) "%" }
            @if let Some(n) = n_alike { small { (language.pick("计入 ", "counted ")) (n) } }
        }
        @match &row.summary {
            Some(summary) => {
                @for of in [summary.minimum, summary.median, summary.maximum] {
                    td.figure.summed { (interval(of, &summary.unit)) }
                }
            }
            None => { td.summed {} td.summed {} td.summed {} }
        }
    }
}

fn line(row: &PanelRow, n_reports: usize, reads: &[Read<'_>], language: Language) -> Markup {
    let name = match (language, &row.name_en) {
        (Language::English, Some(name)) => name,
        _ => &row.name,
    };
    let full = full_bar(row);
    let judged = words::comparability(row.comparability, language);
    html! {
        tr class=[(!row.because.is_empty()).then_some("explained")] {
            th scope="row" {
                (name) @if !row.unit.is_empty() { " " small { "(" (row.unit) ")" } }
                @if row.because.is_empty() { small.judged { (judged) } }
            }
            @if is_summed_up(n_reports) { (summed_up(row, language)) }
            @for column in 0..n_reports {
                @match row.cells.iter().find(|cell| cell.column == column) {
                    Some(cell) => td.figure { (shown(row, cell, full, reads, language)) },
                    None => td.missing { (language.pick("未报告", "not reported")) },
                }
            }
        }
        // Reasons take the width of the table: they are sentences.
        @if !row.because.is_empty() {
            tr.reasons {
                td colspan=(width(n_reports)) {
                    details.judged { summary { (judged) } ul { @for reason in &row.because { li { (reason.in_words(language)) } } } }
                }
            }
        }
    }
}

/// What the longest bar stands for: 100 for percentages, else the greatest figure of the row. None where the figures
/// measure different things, or one thing in units of different size.
fn full_bar(row: &PanelRow) -> Option<Decimal> {
    let is_of_units = |reason: &Reason| {
        matches!(reason, Reason::UnitsDiffer { .. } | Reason::KindsDiffer { .. } | Reason::UnitsConvert { .. })
    };
    let differ = matches!(row.comparability, Comparability::Unit | Comparability::None);
    if differ || row.because.iter().any(is_of_units) {
        return None;
    }
    let most = row.cells.iter().filter_map(|cell| cell.value).max()?;
    let is_percent = row.cells.iter().all(|cell| cell.unit == "%");
    Some(if is_percent { most.max(Decimal::ONE_HUNDRED) } else { most })
}

/// The figure, linked to its sentence, over its bar.
fn shown(row: &PanelRow, cell: &Cell, full: Option<Decimal>, reads: &[Read<'_>], language: Language) -> Markup {
    let note = words::status(cell.status, language);
    let value = match cell.value {
        Some(value) if cell.status != Status::FullCoverage => bounded(value, cell.value_hi, &cell.unit, cell.bound),
        _ => note.to_owned(),
    };
    html! {
        @match link_of_cell(reads, cell, &row.concept) {
            Some(place) => a class=[(cell.status == Status::Inferred).then_some("inferred")] href=(place) title=(cell.label) { (value) },
            None => span title=(cell.label) { (value) },
        }
        @if cell.role == IndicatorRole::Target { " " small { (language.pick("目标", "target")) } }
        @if let Some(scope) = &cell.scope { " " small lang="zh" { (scope) } }
        @if cell.status == Status::Inferred { " " small { (note) } }
        @if cell.n_figures > 1 {
            @let others = cell.n_figures - 1;
            " " small title=(language.pick("另有数字同样可取", "more figures had as good a claim")) { "+" (others) }
        }
        @if let Some(part) = full.and_then(|full| share(cell.value, full)) {
            span.bar.aim[cell.role == IndicatorRole::Target] aria-hidden="true" style={ "--part:" (part) } {}
        }
    }
}

/// What part of the full bar a value is, from 0 to 1.
fn share(value: Option<Decimal>, full: Decimal) -> Option<Decimal> {
    let share = value?.checked_div(full)?;
    (share > Decimal::ZERO).then(|| share.min(Decimal::ONE).round_dp(3).normalize())
}
