//! The sentences that figures came from.

use std::collections::BTreeMap;

use maud::{Markup, html};
use shangji_compare::Read;
use shangji_model::{Indicator, Span};

use crate::Language;

/// The place on the page of a figure in its sentence.
pub(crate) fn anchor(column: usize, indicator: &str) -> String {
    format!("f{column}-{indicator}")
}

/// What links to a figure's place, where the page has it.
pub(crate) fn link(reads: &[Read<'_>], column: usize, indicator: Option<&str>) -> Option<String> {
    let read = reads.get(column).filter(|read| !read.text.is_empty())?;
    let indicator = read.report.indicator(indicator?)?;
    Some(format!("#{}", anchor(column, &indicator.id)))
}

/// All sentences with figures, by report and section, the figures marked.
pub(crate) fn sentences(reads: &[Read<'_>], language: Language) -> Markup {
    if reads.iter().all(|read| read.text.is_empty()) {
        return html! {};
    }
    html! {
        @for (column, read) in reads.iter().enumerate() {
            @let sentences = by_sentence(read);
            h3 id={ "r" (column) } { (name(read)) }
            @for (section, sentences) in by_section(read, &sentences) {
                @if let Some(title) = section { h4 lang="zh" { (title) } }
                @for (span, indicators) in sentences {
                    p.sentence.words lang="zh" { (marked(read.text, column, *span, indicators)) }
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

/// A piece of a sentence and the figures that it is.
struct Piece<'r> {
    words: &'r str,
    figures: Vec<&'r Indicator>,
}

/// A sentence with its figures marked; each has its place, also where two share one amount (均为100%).
fn marked<'r>(text: &'r str, column: usize, sentence: Span, indicators: &[&'r Indicator]) -> Markup {
    let mut at = sentence.start;
    let mut pieces: Vec<Piece<'r>> = vec![Piece { words: "", figures: Vec::new() }];
    for &indicator in indicators {
        let span = indicator.span;
        if span.start < at || span.end > sentence.end {
            pieces.last_mut().into_iter().for_each(|last| last.figures.push(indicator));
            continue;
        }
        pieces.push(Piece { words: text.get(at..span.start).unwrap_or_default(), figures: Vec::new() });
        pieces.push(Piece { words: span.slice(text).unwrap_or_default(), figures: vec![indicator] });
        at = span.end;
    }
    pieces.push(Piece { words: text.get(at..sentence.end).unwrap_or_default(), figures: Vec::new() });
    html! {
        @for Piece { words, figures } in pieces {
            @if let Some(first) = figures.first() {
                @for other in figures.iter().skip(1) { span.place id=(anchor(column, &other.id)) {} }
                mark id=(anchor(column, &first.id)) title=(first.label) { (words) }
            } @else { (words) }
        }
    }
}
