//! The sentences that figures came from.

use std::collections::BTreeMap;

use maud::{Markup, html};
use shangji_compare::{Cell, Read};
use shangji_model::{Claim, Indicator, Span};

use crate::Language;

/// The place on the page of a figure, or of words in place of one, in its sentence.
pub(crate) fn anchor(column: usize, id: &str) -> String {
    format!("f{column}-{id}")
}

/// What links to a figure's place, where the page has it.
pub(crate) fn link(reads: &[Read<'_>], column: usize, indicator: Option<&str>) -> Option<String> {
    let read = reads.get(column).filter(|read| !read.text.is_empty())?;
    let indicator = read.report.indicator(indicator?)?;
    Some(format!("#{}", anchor(column, &indicator.id)))
}

/// What links to the place of a cell: its figure, or the words that the report has in place of one (全覆盖).
pub(crate) fn link_of_cell(reads: &[Read<'_>], cell: &Cell, concept: &str) -> Option<String> {
    let in_words = || {
        let read = reads.get(cell.column).filter(|read| !read.text.is_empty())?;
        let claim = read.report.claims.iter().find(|claim| claim.concept == concept)?;
        Some(format!("#{}", anchor(cell.column, &claim.id)))
    };
    match cell.indicators.first() {
        Some(indicator) => link(reads, cell.column, Some(indicator)),
        None => in_words(),
    }
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
                @for (span, found) in sentences {
                    p.sentence.words lang="zh" { (marked(read.text, column, *span, found)) }
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

/// What is marked in a sentence.
#[derive(Clone, Copy)]
struct Found<'r> {
    id: &'r str,
    label: &'r str,
    span: Span,
    section: Option<&'r str>,
}

impl<'r> Found<'r> {
    fn figure(of: &'r Indicator) -> Self {
        Self { id: &of.id, label: &of.label, span: of.span, section: of.section.as_deref() }
    }

    fn words(of: &'r Claim) -> Self {
        Self { id: &of.id, label: &of.label, span: of.span, section: of.section.as_deref() }
    }
}

type Sentence<'r> = (Span, Vec<Found<'r>>);

/// The sentences in order. A claim stands in the sentence of a figure, or else alone.
fn by_sentence<'r>(read: &Read<'r>) -> Vec<Sentence<'r>> {
    let mut out: BTreeMap<(usize, usize), Vec<Found<'_>>> = BTreeMap::new();
    for indicator in &read.report.indicators {
        let sentence = (indicator.sentence.start, indicator.sentence.end);
        out.entry(sentence).or_default().push(Found::figure(indicator));
    }
    for claim in &read.report.claims {
        let before = out.range(..=(claim.span.start, usize::MAX)).next_back().map(|(sentence, _)| *sentence);
        let sentence = before.filter(|(_, end)| claim.span.end <= *end).unwrap_or((claim.span.start, claim.span.end));
        out.entry(sentence).or_default().push(Found::words(claim));
    }
    for found in out.values_mut() {
        found.sort_by_key(|found| found.span);
    }
    out.into_iter().map(|((start, end), found)| (Span::new(start, end), found)).collect()
}

/// Runs of sentences under one heading, with its words.
fn by_section<'s, 'r>(read: &Read<'r>, sentences: &'s [Sentence<'r>]) -> Vec<(Option<&'r str>, &'s [Sentence<'r>])> {
    let section = |sentence: &Sentence<'r>| sentence.1.first().and_then(|found| found.section);
    sentences
        .chunk_by(|a, b| section(a) == section(b))
        .map(|run| {
            let id = run.first().and_then(section);
            let title = id.and_then(|id| read.report.section(id)).map(|section| section.title.as_str());
            (title, run)
        })
        .collect()
}

/// A piece of a sentence and what it is.
struct Piece<'r> {
    words: &'r str,
    found: Vec<Found<'r>>,
}

/// A sentence with its figures marked; each has its place, also where two share one amount (均为100%).
fn marked<'r>(text: &'r str, column: usize, sentence: Span, all: &[Found<'r>]) -> Markup {
    let mut at = sentence.start;
    let mut pieces: Vec<Piece<'r>> = vec![Piece { words: "", found: Vec::new() }];
    for &one in all {
        let span = one.span;
        if span.start < at || span.end > sentence.end {
            pieces.last_mut().into_iter().for_each(|last| last.found.push(one));
            continue;
        }
        pieces.push(Piece { words: text.get(at..span.start).unwrap_or_default(), found: Vec::new() });
        pieces.push(Piece { words: span.slice(text).unwrap_or_default(), found: vec![one] });
        at = span.end;
    }
    pieces.push(Piece { words: text.get(at..sentence.end).unwrap_or_default(), found: Vec::new() });
    html! {
        @for Piece { words, found } in pieces {
            @if let Some(first) = found.first() {
                @for other in found.iter().skip(1) { span.place id=(anchor(column, other.id)) {} }
                mark id=(anchor(column, first.id)) title=(first.label) { (words) }
            } @else { (words) }
        }
    }
}
