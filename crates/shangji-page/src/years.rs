//! One issuer over the years: changes, promises.

use maud::{Markup, html};
use rust_decimal::Decimal;
use shangji_compare::{Change, Comparison, InWords, Read};
use shangji_model::Span;

use crate::evidence::anchor;
use crate::{Language, scrolling, words};

pub(crate) fn changes(comparison: &Comparison, language: Language) -> Markup {
    if comparison.changes.is_empty() {
        return html! {};
    }
    let say = |chinese: &'static str, english: &'static str| language.pick(chinese, english);
    let concept = |id: &str| {
        let row = comparison.panel.iter().find(|row| row.concept == id);
        row.map_or(id.to_owned(), |row| match (language, &row.name_en) {
            (Language::English, Some(name)) => name.clone(),
            _ => row.name.clone(),
        })
    };
    scrolling(
        say("年度变化", "Changes"),
        html! {
            table {
                thead { tr {
                    @for head in [
                        say("机关", "Issuer"), say("指标", "Concept"), say("上年", "Before"), say("本年", "After"), say("走势", "Course"),
                        say("变化", "Change"), say("说明", "Note"),
                    ] { th scope="col" { (head) } }
                } }
                tbody {
                    @for change in &comparison.changes {
                        tr {
                            td { (change.issuer) }
                            th scope="row" { (concept(&change.concept)) }
                            td.figure { (linked(comparison, change.from_column, &change.concept, change.from_value)) }
                            td.figure { (linked(comparison, change.to_column, &change.concept, change.to_value)) }
                            td { (course(change.from_value, change.to_value)) }
                            td.figure { (moved(change)) }
                            td { small { (change.in_words(language)) } }
                        }
                    }
                }
            }
        },
    )
}

/// Reports that may be of one issuer under two names.
pub(crate) fn doubts(comparison: &Comparison, language: Language) -> Markup {
    if comparison.unsure.is_empty() {
        return html! {};
    }
    html! {
        p { (language.pick("以下报告可能属同一机关，未作年度比较。", "They may be of one issuer; no changes are told.")) }
        ul {
            @for pair in &comparison.unsure {
                li {
                    (pair.from_issuer) " (" (pair.from) ") → " (pair.to_issuer) " (" (pair.to) ")"
                    (language.pick("：", ": ")) (pair.because.in_words(language))
                }
            }
        }
    }
}

fn linked(comparison: &Comparison, column: usize, concept: &str, value: Decimal) -> Markup {
    let cell = comparison
        .panel
        .iter()
        .find(|row| row.concept == concept)
        .and_then(|row| row.cells.iter().find(|cell| cell.column == column));
    html! { (value) @if let Some(cell) = cell { (cell.unit) } }
}

/// Two years as a line.
fn course(from: Decimal, to: Decimal) -> Markup {
    let most = from.max(to);
    let height = |value: Decimal| {
        let share =
            value.checked_mul(Decimal::from(20)).and_then(|scaled| scaled.checked_div(most)).unwrap_or_default();
        (Decimal::from(22) - share).round_dp(1).normalize()
    };
    html! {
        svg.course viewBox="0 0 60 24" width="60" height="24" aria-hidden="true" {
            line x1="4" y1=(height(from)) x2="56" y2=(height(to)) {}
            circle cx="4" cy=(height(from)) r="2.5" {}
            circle cx="56" cy=(height(to)) r="2.5" {}
        }
    }
}

fn moved(change: &Change) -> String {
    let signed = |value: Decimal| if value > Decimal::ZERO { format!("+{value}") } else { value.to_string() };
    let relative = change
        .relative
        .and_then(|relative| relative.checked_mul(Decimal::ONE_HUNDRED))
        .map(|percent| format!(" ({}%)", signed(percent.normalize())))
        .unwrap_or_default();
    match (change.points, change.absolute, change.low, change.high) {
        (Some(points), ..) => format!("{}百分点", signed(points.normalize())),
        (_, Some(absolute), ..) => format!("{}{}{relative}", signed(absolute.normalize()), change.unit),
        (_, _, Some(low), Some(high)) => {
            format!("{} … {}{}", signed(low.normalize()), signed(high.normalize()), change.unit)
        }
        (_, _, Some(low), None) => format!("≥ {}{}", signed(low.normalize()), change.unit),
        (_, _, None, Some(high)) => format!("≤ {}{}", signed(high.normalize()), change.unit),
        _ => String::new(),
    }
}

/// Promises on the left, the best evidence on the right.
pub(crate) fn promises(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> Markup {
    if comparison.follow_up.is_empty() {
        return html! {};
    }
    let words =
        |column: usize, span: Span| reads.get(column).and_then(|read| span.slice(read.text)).unwrap_or_default();
    let say = |chinese: &'static str, english: &'static str| language.pick(chinese, english);
    scrolling(
        say("承诺落实", "Promises"),
        html! {
            table.promises {
                thead { tr {
                    @for head in [say("承诺", "Promise"), say("结果", "Outcome"), say("次年报告", "The next report")] {
                        th scope="col" { (head) }
                    }
                } }
                tbody {
                    @for promise in &comparison.follow_up {
                        @let [earlier, later] = promise.columns;
                        tr {
                            td lang="zh" { (words(earlier, promise.promise)) }
                            td {
                                (words::follow_up(promise.status, language))
                                @for target in &promise.targets { " " small { (target.because.in_words(language)) } }
                            }
                            td lang="zh" {
                                @if let Some(best) = promise.evidence.first() {
                                    @let figure = reads.get(later)
                                        .and_then(|read| read.report.indicators.iter().find(|figure| best.contains(figure.span)));
                                    @match figure {
                                        Some(figure) => a href={ "#" (anchor(later, figure.sentence)) } { (words(later, *best)) },
                                        None => (words(later, *best)),
                                    }
                                }
                            }
                        }
                    }
                }
            }
        },
    )
}
