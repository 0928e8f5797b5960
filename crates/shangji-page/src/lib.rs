//! A comparison of reports as one self-contained web page.
//!
//! ```
//! use shangji_compare::compare;
//! use shangji_model::Catalog;
//! use shangji_page::{Language, page};
//!
//! let comparison = compare(&[], &Catalog::default());
//! let html = page(&comparison, &[], Language::English);
//! assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">"));
//! ```
//!
//! [`page`] takes a [`Comparison`] with the reports and texts that it was made of ([`Read`]) and gives HTML: the panel
//! with small bars, changes over the years, promises beside what became of them, problems that come back, copied
//! passages, tasks of the outline as a heat map, duties as a checklist, arithmetic that does not come out; each figure
//! leads to the sentence that it came from.
//!
//! The page needs no network and no script. Whatever a report says is escaped. It follows the reader's light or dark
//! preference, fits a phone and prints.
//!
//! In Chinese nothing on the page is English but names, and in English nothing Chinese but what reports and rules say.
//!
//! What it does not do: it computes nothing and judges nothing, it shows what `shangji-compare` found.

mod coverage;
mod evidence;
mod figures;
mod overview;
mod panel;
mod texts;
mod words;
mod years;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use shangji_compare::{ComparedReport, Comparison, Read};

pub use shangji_compare::Language;

/// The page. `reads` are the reports of the comparison in its order; without them the page shows no sentences.
pub fn page(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> String {
    let say = |chinese: &'static str, english: &'static str| language.pick(chinese, english);
    let parts: Vec<(&str, &str, Markup)> = vec![
        ("reports", say("报告", "Reports"), overview::reports(comparison, reads, language)),
        ("panel", say("指标对比", "Panel"), panel::panel(comparison, reads, language)),
        ("changes", say("年度变化", "Changes over the years"), years::changes(comparison, reads, language)),
        ("doubts", say("存疑的机关名称", "Issuers in doubt"), years::doubts(comparison, language)),
        ("promises", say("承诺落实", "Promises and what became of them"), texts::promises(comparison, reads, language)),
        ("problems", say("反复出现的问题", "Problems that come back"), texts::problems(comparison, reads, language)),
        ("copied", say("沿用的文字", "Copied passages"), texts::copied(comparison, reads, language)),
        ("coverage", say("纲要任务覆盖", "Tasks of the outline"), coverage::coverage(comparison, language)),
        ("duties", say("法定报告义务", "Duties"), overview::duties(comparison, language)),
        ("arithmetic", say("数字核验", "Arithmetic"), overview::arithmetic(reads, language)),
        ("sentences", say("原文", "Sentences"), evidence::sentences(reads, language)),
    ];
    let shown: Vec<_> = parts.into_iter().filter(|(_, _, markup)| !markup.0.is_empty()).collect();
    let title = say("法治政府建设年度报告对比", "Yearly reports on building a law-based government, compared");
    html! {
        (DOCTYPE)
        html lang=(language.pick("zh-Hans", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!("shangji ", env!("CARGO_PKG_VERSION")));
                title { (title) }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                header {
                    h1 { (title) }
                    p.note {
                        (say("由程序自动读出，可能有误；引用之前，请点开原句核对。",
                             "Read by a program, which errs: look a figure up in its sentence before you quote it."))
                    }
                    nav aria-label=(say("目录", "Contents")) {
                        ul { @for (id, name, _) in &shown { li { a href={ "#" (id) } { (name) } } } }
                    }
                }
                main {
                    @for (id, name, markup) in &shown {
                        section id=(id) aria-labelledby={ (id) "-title" } {
                            h2 id={ (id) "-title" } { (name) }
                            (markup)
                        }
                    }
                }
            }
        }
    }
    .into_string()
}

/// A table that scrolls in its own box where the page is narrow.
fn scrolling(label: &str, table: Markup) -> Markup {
    html! { div.scroll role="group" aria-label=(label) tabindex="0" { (table) } }
}

/// Who reports on which year.
fn title_of(report: &ComparedReport) -> String {
    let issuer = report.issuer.as_deref().unwrap_or(&report.source);
    report.year.map_or_else(|| issuer.to_owned(), |year| format!("{issuer} {year}"))
}

/// `清澜市人民政府 2021 → 2022`
fn years_of(comparison: &Comparison, [from, to]: [usize; 2]) -> String {
    let report = |column: usize| comparison.reports.get(column);
    let year = report(to).and_then(|report| report.year).map(|year| format!(" → {year}")).unwrap_or_default();
    report(from).map(title_of).unwrap_or_default() + &year
}

/// A report as the head of a column.
fn head(report: &ComparedReport) -> Markup {
    let issuer = report.issuer.as_deref().unwrap_or(&report.source);
    html! { th.figure scope="col" { span lang="zh" { (issuer) } @if let Some(year) = report.year { br; (year) } } }
}
