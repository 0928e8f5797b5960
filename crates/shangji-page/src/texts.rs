//! What two texts have to do with each other: promises beside the next report, problems that come back, copied text.

use maud::{Markup, html};
use shangji_compare::{Comparison, FollowUp, FollowUpStatus, InWords, Read, Reuse};
use shangji_model::Span;

use crate::evidence::{link, name};
use crate::{Language, words, years_of};

/// The promises of a year, each beside the passage of the next report that speaks of it.
pub(crate) fn promises(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> Markup {
    html! {
        @for run in comparison.follow_up.chunk_by(|a, b| a.columns == b.columns) {
            @if let Some(first) = run.first() { h3 { (years_of(comparison, first.columns)) } }
            p.note { (counted(run, language)) }
            ol.pairs {
                @for promise in run {
                    @let [earlier, later] = promise.columns;
                    li class=(kind(promise.status)) {
                        p.words lang="zh" { (cut(reads, earlier, promise.promise)) }
                        p.outcome {
                            strong { (words::follow_up(promise.status, language)) }
                            @for target in &promise.targets { " " small { (target.because.in_words(language)) } }
                        }
                        @match promise.evidence.first() {
                            Some(best) => p.words lang="zh" { (cut(reads, later, *best)) (to_figure(reads, later, *best, language)) },
                            None => p.quiet { (language.pick("次年报告未见相关表述", "Nothing of it in the next report")) },
                        }
                    }
                }
            }
        }
    }
}

/// How many promises became what.
fn counted(promises: &[FollowUp], language: Language) -> String {
    use FollowUpStatus::{Addressed, Met, Missed, Repeated, Silent};
    let counts = [Met, Missed, Addressed, Repeated, Silent].into_iter().filter_map(|status| {
        let n_such = promises.iter().filter(|promise| promise.status == status).count();
        (n_such > 0).then(|| format!("{} {n_such}", words::follow_up(status, language)))
    });
    let counts: Vec<String> = counts.collect();
    match language {
        Language::Chinese => format!("承诺 {} 项：{}", promises.len(), counts.join("，")),
        Language::English => format!("{} promises: {}", promises.len(), counts.join(", ")),
    }
}

fn kind(status: FollowUpStatus) -> &'static str {
    match status {
        FollowUpStatus::Met => "good",
        FollowUpStatus::Missed => "bad",
        // That a passage speaks of it does not mean that it was done.
        FollowUpStatus::Addressed => "said",
        FollowUpStatus::Repeated | FollowUpStatus::Silent => "open",
    }
}

/// Problems that the next report states again.
pub(crate) fn problems(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> Markup {
    html! {
        @for run in comparison.shortcomings_repeated.chunk_by(|a, b| a.columns == b.columns) {
            @if let Some(first) = run.first() { h3 { (years_of(comparison, first.columns)) } }
            ol.pairs {
                @for problem in run {
                    @let [earlier, later] = problem.columns;
                    li {
                        p.words lang="zh" { (cut(reads, earlier, problem.a)) }
                        p.outcome { strong { (language.pick("再次出现", "again")) } }
                        p.words lang="zh" { (cut(reads, later, problem.b)) }
                    }
                }
            }
        }
    }
}

/// Passages that a report shares with an earlier one; those that many have come last and folded.
pub(crate) fn copied(comparison: &Comparison, reads: &[Read<'_>], language: Language) -> Markup {
    let (formulaic, own): (Vec<&Reuse>, Vec<&Reuse>) = comparison.reuse.iter().partition(|reuse| reuse.formulaic);
    html! {
        @if !own.is_empty() { (passages(&own, reads, language)) }
        @if !formulaic.is_empty() {
            details {
                summary {
                    @if language == Language::Chinese { "多家共用的套语 " (formulaic.len()) " 处" }
                    @else { (formulaic.len()) " stock phrases that many share" }
                }
                (passages(&formulaic, reads, language))
            }
        }
    }
}

fn passages(all: &[&Reuse], reads: &[Read<'_>], language: Language) -> Markup {
    let who = |column: usize| reads.get(column).map(name).unwrap_or_default();
    html! {
        ul.copied {
            @for reuse in all {
                li {
                    p.outcome {
                        (who(reuse.a.column)) " → " (who(reuse.b.column)) " "
                        small { (reuse.characters) (language.pick(" 字", " characters")) }
                    }
                    p.words lang="zh" { (cut(reads, reuse.b.column, reuse.b.span)) }
                }
            }
        }
    }
}

fn cut<'r>(reads: &[Read<'r>], column: usize, span: Span) -> &'r str {
    reads.get(column).and_then(|read| span.slice(read.text)).unwrap_or_default()
}

/// A link to the first figure of a passage, where it has one.
fn to_figure(reads: &[Read<'_>], column: usize, span: Span, language: Language) -> Markup {
    let figures = reads.get(column).map(|read| read.report.indicators.as_slice()).unwrap_or_default();
    let first = figures.iter().find(|figure| span.contains(figure.span));
    html! {
        @if let Some(place) = link(reads, column, first.map(|figure| figure.id.as_str())) {
            " " a href=(place) { (language.pick("看数字", "the figure")) }
        }
    }
}
