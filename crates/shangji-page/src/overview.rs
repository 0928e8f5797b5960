//! What is told report by report: who reports, tasks, duties, arithmetic.

use std::collections::BTreeSet;

use maud::{Markup, html};
use rust_decimal::Decimal;
use shangji_compare::{Comparison, InWords, Read, check_in_words};
use shangji_model::{Check, Verdict};

use crate::evidence::{anchor, name};
use crate::{Language, scrolling, words};

pub(crate) fn reports(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> Markup {
    let say = |chinese: &'static str, english: &'static str| language.pick(chinese, english);
    scrolling(
        say("报告一览", "Reports"),
        html! {
            table {
                thead { tr {
                    @for head in [
                        say("发布机关", "Issuer"), say("年度", "Year"), say("标题", "Title"), say("文件", "File"),
                        say("发布日期", "Published"),
                        say("指标", "Figures"), say("承诺", "Promises"), say("问题", "Problems"), say("核验不符", "Failed checks"),
                    ] { th scope="col" { (head) } }
                } }
                tbody {
                    @for (column, report) in comparison.reports.iter().enumerate() {
                        tr {
                            th scope="row" { (report.issuer.as_deref().unwrap_or(&report.source)) }
                            td { @if let Some(year) = report.year { (year) } }
                            td { (report.title.as_deref().unwrap_or_default()) }
                            // Reasons name reports by their files.
                            td { small { (report.source) } }
                            @if let Some(read) = reads.get(column) {
                                td {
                                    @match (read.report.published, read.report.signed) {
                                        (Some(day), _) => (day),
                                        // The date under the signature is no date of publication.
                                        (None, Some(day)) => { (day) " " small { (say("落款", "signed")) } },
                                        (None, None) => {},
                                    }
                                }
                                td.figure { (read.report.indicators.len()) }
                                td.figure { (read.report.commitments.iter().filter(|promise| !promise.framing).count()) }
                                td.figure { (read.report.shortcomings.len()) }
                                td.figure { (failed(read).count()) }
                            }
                        }
                    }
                }
            }
        },
    )
}

fn failed<'r>(read: &Read<'r>) -> impl Iterator<Item = &'r Check> + use<'r> {
    read.report.checks.iter().filter(|check| check.verdict == Verdict::Inconsistent)
}

pub(crate) fn arithmetic(reads: &[Read<'_>], language: Language) -> Markup {
    if reads.iter().all(|read| failed(read).next().is_none()) {
        return html! {};
    }
    html! {
        @for (column, read) in reads.iter().enumerate() {
            @if failed(read).next().is_some() {
                h3 { (name(read)) }
                ul {
                    @for check in failed(read) {
                        @let last = check.operands.last().and_then(|id| read.report.indicator(id));
                        li {
                            (check_in_words(check, read.report, language))
                            @if let Some(figure) = last && !read.text.is_empty() {
                                " " a href={ "#" (anchor(column, figure.sentence)) } { (language.pick("原文", "sentence")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Task by report; the deeper the shade, the more of the report.
pub(crate) fn coverage(comparison: &Comparison, language: Language) -> Markup {
    let mut tasks: Vec<&str> = Vec::new();
    for task in comparison.coverage.iter().filter_map(|coverage| coverage.task.as_deref()) {
        if !tasks.contains(&task) {
            tasks.push(task);
        }
    }
    if tasks.is_empty() {
        return html! {};
    }
    let columns: BTreeSet<usize> = comparison.coverage.iter().map(|coverage| coverage.column).collect();
    scrolling(
        language.pick("纲要任务覆盖", "Tasks of the outline"),
        html! {
            table.heat {
                thead { tr {
                    th scope="col" { (language.pick("任务", "Task")) }
                    @for column in &columns {
                        @if let Some(report) = comparison.reports.get(*column) {
                            th scope="col" {
                                (report.issuer.as_deref().unwrap_or(&report.source))
                                @if let Some(year) = report.year { " " (year) }
                            }
                        }
                    }
                } }
                tbody {
                    @for task in tasks {
                        tr {
                            th scope="row" { (task) }
                            @for column in &columns {
                                @let cell = comparison.coverage.iter()
                                    .find(|cell| cell.column == *column && cell.task.as_deref() == Some(task));
                                @match cell.map(|cell| (cell, cell.share)) {
                                    Some((cell, Some(share))) => td.figure style={ "--share:" (depth(share)) } {
                                        (percent(share)) "%"
                                        " " small { (cell.indicators) (language.pick("项指标", " figures")) }
                                    },
                                    Some((cell, None)) => td.figure {
                                        small { (cell.indicators) (language.pick("项指标", " figures")) }
                                    },
                                    None => td {},
                                }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// A fraction in percent with one decimal.
pub(crate) fn percent(share: Decimal) -> Decimal {
    (share * Decimal::ONE_HUNDRED).round_dp(1).normalize()
}

/// A share as the depth of a shade: a third of a report is as deep as it gets.
fn depth(share: Decimal) -> Decimal {
    (share * Decimal::from(3)).min(Decimal::ONE).round_dp(2).normalize()
}

pub(crate) fn duties(comparison: &Comparison, language: Language) -> Markup {
    if comparison.compliance.is_empty() {
        return html! {};
    }
    html! {
        @for (column, report) in comparison.reports.iter().enumerate() {
            @let duties = || comparison.compliance.iter().filter(|duty| duty.column == column);
            @if duties().next().is_some() {
                h3 {
                    (report.issuer.as_deref().unwrap_or(&report.source))
                    @if let Some(year) = report.year { " " (year) }
                }
                ul.duties {
                    @for duty in duties() {
                        li {
                            strong { (words::met(duty.status, language)) } " " (duty.requirement) (language.pick("：", ": ")) (duty.because.in_words(language))
                            @if !duty.rule.is_empty() { " " small { (duty.rule) } }
                        }
                    }
                }
            }
        }
    }
}
