//! The panel: a row for each concept, a column for each report.

use maud::{Markup, html};
use rust_decimal::Decimal;
use shangji_compare::{Cell, Comparability, Comparison, PanelRow, Read, Status};
use shangji_model::IndicatorRole;

use crate::evidence::link_of_cell;
use crate::figures::bounded;
use crate::{Language, head, scrolling, words};

pub(crate) fn panel(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> Markup {
    let several = comparison.reports.len() > 1;
    let rows: Vec<&PanelRow> = comparison.panel.iter().filter(|row| !several || row.n_reports > 1).collect();
    if rows.is_empty() {
        return html! {};
    }
    html! {
        p.note {
            @if language == Language::Chinese {
                "共 " (comparison.panel.len()) " 项指标，列出两份以上报告都有的 " (rows.len()) " 项。点数字看原文。"
                "“未报告”不等于零；≥、≤、≈ 为原文的“以上”“以内”“约、余、近”；小字为统计范围。"
                "线条长短只在同一行内比较，百分比以 100% 为满，空心的是目标。"
            } @else {
                (rows.len()) " of " (comparison.panel.len())
                " concepts are stated by at least two reports. A figure leads to its sentence. What is not reported is "
                "not zero; ≥, ≤ and ≈ are bounds of the report's own; small words are the scope. A bar compares within "
                "its row, percentages against 100; a hollow one is a target."
            }
        }
        (scrolling(language.pick("指标对比表", "Panel of concepts"), html! {
            table.panel {
                thead {
                    tr {
                        th scope="col" { (language.pick("指标", "Concept")) }
                        @for report in &comparison.reports { (head(report)) }
                    }
                }
                @for run in rows.chunk_by(|a, b| a.task == b.task) {
                    tbody {
                        @let task = run.first().and_then(|row| row.task.as_deref());
                        tr.group {
                            th scope="rowgroup" colspan=(comparison.reports.len() + 1) {
                                @match task {
                                    Some(task) => span lang="zh" { (task) },
                                    None => span { (language.pick("其他", "Outside the outline")) },
                                }
                            }
                        }
                        @for row in run { (line(row, comparison.reports.len(), reads, language)) }
                    }
                }
            }
        }))
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
        tr class=[(!row.reasons.is_empty()).then_some("explained")] {
            th scope="row" {
                (name) @if !row.unit.is_empty() { " " small { "(" (row.unit) ")" } }
                @if row.reasons.is_empty() { small.judged { (judged) } }
            }
            @for column in 0..n_reports {
                @match row.cells.iter().find(|cell| cell.column == column) {
                    Some(cell) => td.figure { (shown(row, cell, full, reads, language)) },
                    None => td.missing { (language.pick("未报告", "not reported")) },
                }
            }
        }
        // Reasons take the width of the table: they are sentences.
        @if !row.reasons.is_empty() {
            tr.reasons {
                td colspan=(n_reports + 1) {
                    details.judged { summary { (judged) } ul { @for reason in &row.reasons { li { (reason) } } } }
                }
            }
        }
    }
}

/// What the longest bar stands for: 100 for percentages, else the greatest figure of the row. None where the figures
/// measure different things.
fn full_bar(row: &PanelRow) -> Option<Decimal> {
    if matches!(row.comparability, Comparability::Unit | Comparability::None) {
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
