//! The sentences that figures came from.

use std::collections::BTreeMap;

use maud::{Markup, html};
use shangji_compare::Read;
use shangji_model::{Indicator, Span};

use crate::Language;

/// The place on the page of the sentence in which a figure stands.
pub(crate) fn anchor(column: usize, span: Span) -> String {
    format!("s{column}-{}", span.start)
}

/// All sentences with figures, by report and section, the figures marked.
pub(crate) fn sentences(reads: &[Read<'_>], language: Language) -> Markup {
    if reads.iter().all(|read| read.text.is_empty()) {
        return html! {};
    }
    html! {
        @for (column, read) in reads.iter().enumerate() {
            @let sentences = by_sentence(read);
            h3 { (name(read)) }
            @for (section, sentences) in by_section(read, &sentences) {
                @if let Some(title) = section { h4 { (title) } }
                @for (span, indicators) in sentences {
                    p.sentence id=(anchor(column, *span)) { (marked(read.text, *span, indicators)) }
                }
            }
            @if sentences.is_empty() { p { (language.pick("无数字。", "No figures.")) } }
        }
    }
}

/// Who reports on which year.
pub(crate) fn name(read: &Read<'_>) -> String {
    let report = read.report;
    let issuer = report.issuer.as_deref().unwrap_or(&report.source.name);
    report.year.map_or_else(|| issuer.to_owned(), |year| format!("{issuer} {year}"))
}

type Sentence<'r> = (Span, Vec<&'r Indicator>);

fn by_sentence<'r>(read: &Read<'r>) -> Vec<Sentence<'r>> {
    let mut out: BTreeMap<(usize, usize), Vec<&Indicator>> = BTreeMap::new();
    for indicator in &read.report.indicators {
        out.entry((indicator.sentence.start, indicator.sentence.end)).or_default().push(indicator);
    }
    out.into_iter().map(|((start, end), indicators)| (Span::new(start, end), indicators)).collect()
}

/// Runs of sentences under one heading, with its words.
fn by_section<'s, 'r>(read: &Read<'r>, sentences: &'s [Sentence<'r>]) -> Vec<(Option<&'r str>, &'s [Sentence<'r>])> {
    let section = |sentence: &Sentence<'r>| sentence.1.first().and_then(|indicator| indicator.section.as_deref());
    sentences
        .chunk_by(|a, b| section(a) == section(b))
        .map(|run| {
            let id = run.first().and_then(section);
            let title = id.and_then(|id| read.report.section(id)).map(|section| section.title.as_str());
            (title, run)
        })
        .collect()
}

/// A sentence with its figures marked.
pub(crate) fn marked(text: &str, sentence: Span, indicators: &[&Indicator]) -> Markup {
    let mut at = sentence.start;
    let mut pieces: Vec<(&str, Option<&Indicator>)> = Vec::new();
    for indicator in indicators {
        let span = indicator.span;
        if span.start < at || span.end > sentence.end {
            continue;
        }
        pieces.push((text.get(at..span.start).unwrap_or_default(), None));
        pieces.push((text.get(span.start..span.end).unwrap_or_default(), Some(indicator)));
        at = span.end;
    }
    pieces.push((text.get(at..sentence.end).unwrap_or_default(), None));
    html! {
        @for (words, figure) in pieces {
            @if let Some(figure) = figure { mark title=(figure.label) { (words) } } @else { (words) }
        }
    }
}
