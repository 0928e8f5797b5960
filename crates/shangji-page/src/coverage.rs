//! The tasks of the national outlines: how much of each report they take.

use std::collections::BTreeSet;

use maud::{Markup, html};
use rust_decimal::Decimal;
use shangji_compare::{Comparison, Coverage};

use crate::figures::percent;
use crate::{Language, head, scrolling};

/// Task by report, a table for each outline; the deeper the shade, the more of the report.
pub(crate) fn coverage(comparison: &Comparison, language: Language) -> Markup {
    let tables = by_outline(comparison);
    html! {
        @if !tables.is_empty() {
            p.note {
                (language.pick(
                    "各任务占报告正文字数的百分比，及其中的数字个数。底色越深，占比越大；占三分之一及以上时最深。",
                    "What part of the report's characters each task takes, and how many figures stand in it. The deeper \
                     the shade, the larger the part; it is deepest from a third of the report on.",
                ))
            }
        }
        @for (tasks, columns) in tables {
            (scrolling(language.pick("纲要任务覆盖", "Tasks of the outline"), html! {
                table.heat {
                    thead { tr {
                        th scope="col" { (language.pick("任务", "Task")) }
                        @for column in &columns {
                            @if let Some(report) = comparison.reports.get(*column) { (head(report)) }
                        }
                    } }
                    tbody {
                        @for task in &tasks {
                            tr {
                                @match task {
                                    Some(task) => th scope="row" lang="zh" { (task) },
                                    None => th scope="row" { (language.pick("其他内容", "outside the tasks")) },
                                }
                                @for column in &columns {
                                    (cell(comparison.coverage.iter().find(|it| it.column == *column && it.task.as_deref() == *task), language))
                                }
                            }
                        }
                    }
                }
            }))
        }
    }
}

/// The tasks of an outline in order, the rest of a report as none, and the reports that were held against it.
type Table<'c> = (Vec<Option<&'c str>>, Vec<usize>);

/// Reports whose tasks are the same stand in one table.
fn by_outline(comparison: &Comparison) -> Vec<Table<'_>> {
    let mut tables: Vec<Table<'_>> = Vec::new();
    let columns: BTreeSet<usize> = comparison.coverage.iter().map(|coverage| coverage.column).collect();
    for column in columns {
        let of_report = comparison.coverage.iter().filter(|coverage| coverage.column == column);
        let tasks: Vec<Option<&str>> = of_report.map(|coverage| coverage.task.as_deref()).collect();
        let shares_a_task = |table: &Table<'_>| table.0.iter().any(|task| task.is_some() && tasks.contains(task));
        match tables.iter().position(shares_a_task).and_then(|at| tables.get_mut(at)) {
            Some((known, columns)) => {
                let new: Vec<Option<&str>> = tasks.into_iter().filter(|task| !known.contains(task)).collect();
                known.extend(new);
                columns.push(column);
            }
            None if tasks.iter().any(Option::is_some) => tables.push((tasks, vec![column])),
            None => {}
        }
    }
    for (tasks, _) in &mut tables {
        // What lies outside comes last.
        tasks.sort_by_key(Option::is_none);
    }
    tables
}

fn cell(coverage: Option<&Coverage>, language: Language) -> Markup {
    let Some(coverage) = coverage else { return html! { td {} } };
    let figures = html! { small { (coverage.indicators) (language.pick(" 个数字", " figures")) } };
    html! {
        @match coverage.share {
            Some(share) => td.figure style={ "--share:" (depth(share)) } { (percent(share)) "%" br; (figures) },
            None => td.figure { (figures) },
        }
    }
}

/// A share as the depth of a shade: a third of a report is as deep as it gets.
fn depth(share: Decimal) -> Decimal {
    (share * Decimal::from(3)).min(Decimal::ONE).round_dp(2).normalize()
}
