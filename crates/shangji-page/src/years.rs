//! One issuer over the years: what changed.

use maud::{Markup, html};
use rust_decimal::Decimal;
use shangji_compare::{Change, Comparison, InWords, Read};
use shangji_model::Verdict;

use crate::evidence::link;
use crate::figures::{amount, signed};
use crate::{Language, scrolling, years_of};

pub(crate) fn changes(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> Markup {
    if comparison.changes.is_empty() {
        return html! {};
    }
    let say = |chinese: &'static str, english: &'static str| language.pick(chinese, english);
    let pair = |change: &Change| [change.from_column, change.to_column];
    html! {
        @for run in comparison.changes.chunk_by(|a, b| pair(a) == pair(b)) {
            @let title = run.first().map(|change| years_of(comparison, pair(change))).unwrap_or_default();
            h3 { (title) }
            (scrolling(&title, html! {
                table.changes {
                    thead { tr {
                        th scope="col" { (say("指标", "Concept")) }
                        th.figure scope="col" { (say("上年", "Before")) }
                        th.figure scope="col" { (say("本年", "After")) }
                        th scope="col" { (say("走势", "Course")) }
                        th.figure scope="col" { (say("变化", "Change")) }
                        th scope="col" { (say("说明", "Note")) }
                    } }
                    tbody { @for change in run { (line(comparison, change, reads, language)) } }
                }
            }))
        }
    }
}

/// Reports that may be of one issuer under two names.
pub(crate) fn doubts(comparison: &Comparison, language: Language) -> Markup {
    if comparison.unsure.is_empty() {
        return html! {};
    }
    html! {
        p.note { (language.pick("以下报告可能属同一机关，未作年度比较。", "They may be of one issuer; no changes are told.")) }
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

fn line(comparison: &Comparison, change: &Change, reads: &[Read<'_>], language: Language) -> Markup {
    let row = comparison.panel.iter().find(|row| row.concept == change.concept);
    let name = row.map_or(&change.concept, |row| match (language, &row.name_en) {
        (Language::English, Some(name)) => name,
        _ => &row.name,
    });
    let unit = |column: usize| {
        let cell = row.and_then(|row| row.cells.iter().find(|cell| cell.column == column));
        cell.map(|cell| cell.unit.as_str()).unwrap_or_default()
    };
    let figure = |column: usize, id: &Option<String>, value: Decimal| {
        let value = amount(value, unit(column));
        match link(reads, column, id.as_deref()) {
            Some(place) => html! { a href=(place) { (value) } },
            None => html! { (value) },
        }
    };
    let is_wrong = change.stated.iter().any(|stated| stated.verdict == Some(Verdict::Inconsistent));
    html! {
        tr {
            th scope="row" { (name) }
            td.figure { (figure(change.from_column, &change.from_indicator, change.from_value)) }
            td.figure { (figure(change.to_column, &change.to_indicator, change.to_value)) }
            td { (course(change.from_value, change.to_value)) }
            td.figure { (moved(change, language)) }
            td.why {
                @if is_wrong { strong.bad { (language.pick("与所述不符", "not as stated")) } " " }
                small { (change.in_words(language)) }
            }
        }
    }
}

/// Two years as a line, from 0 at the foot.
fn course(from: Decimal, to: Decimal) -> Markup {
    let most = from.max(to);
    let height = |value: Decimal| {
        let share =
            value.checked_mul(Decimal::from(20)).and_then(|scaled| scaled.checked_div(most)).unwrap_or_default();
        (Decimal::from(22) - share).round_dp(1).normalize()
    };
    html! {
        svg.course viewBox="0 0 60 24" width="60" height="24" aria-hidden="true" {
            line.ground x1="1" y1="23.5" x2="59" y2="23.5" {}
            line x1="4" y1=(height(from)) x2="56" y2=(height(to)) {}
            circle cx="4" cy=(height(from)) r="2.5" {}
            circle cx="56" cy=(height(to)) r="2.5" {}
        }
    }
}

fn moved(change: &Change, language: Language) -> String {
    let relative = change
        .relative
        .and_then(|relative| relative.checked_mul(Decimal::ONE_HUNDRED))
        .map(|percent| format!(" ({})", signed(percent, "%")))
        .unwrap_or_default();
    let unit = &change.unit;
    match (change.points, change.absolute, change.low, change.high) {
        (Some(points), ..) => signed(points, language.pick("百分点", " points")),
        (_, Some(absolute), ..) => signed(absolute, unit) + &relative,
        (_, _, Some(low), Some(high)) => format!("{} … {}", signed(low, unit), signed(high, unit)),
        (_, _, Some(low), None) => format!("≥ {}", signed(low, unit)),
        (_, _, None, Some(high)) => format!("≤ {}", signed(high, unit)),
        _ => String::new(),
    }
}
