//! What is told report by report: who reports, duties, arithmetic.

use maud::{Markup, html};
use shangji_compare::{Comparison, Duty, InWords, Met, Read, check_in_words};
use shangji_model::{Check, Verdict};

use crate::evidence::{link, name};
use crate::{Language, scrolling, title_of, words};

pub(crate) fn reports(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> Markup {
    let say = |chinese: &'static str, english: &'static str| language.pick(chinese, english);
    scrolling(
        say("报告一览", "Reports"),
        html! {
            table.reports {
                thead { tr {
                    th scope="col" { (say("发布机关", "Issuer")) }
                    th scope="col" { (say("年度", "Year")) }
                    th scope="col" { (say("标题", "Title")) }
                    th scope="col" { (say("文件", "File")) }
                    th scope="col" { (say("发布日期", "Published")) }
                    @for head in [
                        say("指标", "Figures"), say("承诺", "Promises"), say("问题", "Problems"),
                        say("核验不符", "Failed checks"),
                    ] { th.figure scope="col" { (head) } }
                } }
                tbody {
                    @for (column, report) in comparison.reports.iter().enumerate() {
                        @let issuer = report.issuer.as_deref().unwrap_or(&report.source);
                        @let read = reads.get(column);
                        tr {
                            th scope="row" lang="zh" {
                                @if read.is_some_and(|read| !read.text.is_empty()) {
                                    a href={ "#r" (column) } { (issuer) }
                                } @else { (issuer) }
                            }
                            td { @if let Some(year) = report.year { (year) } }
                            td.words lang="zh" { (report.title.as_deref().unwrap_or_default()) }
                            // Reasons name reports by their files.
                            td { small { (report.source) } }
                            @if let Some(read) = read {
                                td.day {
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
                        li {
                            (check_in_words(check, read.report, language))
                            @if let Some(place) = link(reads, column, check.operands.last().map(String::as_str)) {
                                " " a href=(place) { (language.pick("看原文", "the sentence")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the rules of the day ask of each report, and whether it is there.
pub(crate) fn duties(comparison: &Comparison, language: Language) -> Markup {
    html! {
        @for (column, report) in comparison.reports.iter().enumerate() {
            @let duties: Vec<&Duty> = comparison.compliance.iter().filter(|duty| duty.column == column).collect();
            @if !duties.is_empty() {
                h3 { (title_of(report)) }
                @for run in duties.chunk_by(|a, b| a.rule == b.rule) {
                    @let rule = run.first().map(|duty| duty.rule.as_str()).unwrap_or_default();
                    @if !rule.is_empty() { h4 lang="zh" { (rule) } }
                    ul.duties { @for duty in run { (line(duty, language)) } }
                }
            }
        }
    }
}

fn line(duty: &Duty, language: Language) -> Markup {
    let kind = match duty.status {
        Met::Met => "good",
        Met::Unmet => "bad",
        Met::Unknown => "open",
    };
    html! {
        li class=(kind) {
            strong { (words::met(duty.status, language)) }
            span lang="zh" { (duty.requirement) }
            small { (duty.because.in_words(language)) }
        }
    }
}
