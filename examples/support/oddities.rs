//! Diagnostics as compilers show them.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use shangji::Reading;
use shangji::model::{Diagnostic, Severity};
use shangji::outline::{Oddity, outline};

/// The diagnostics of a report, each with the place that it is about.
pub(crate) fn of(reading: &Reading) -> String {
    let renderer = Renderer::styled().term_width(120);
    let outline = outline(&reading.text);
    let mut out = String::new();
    for diagnostic in &reading.report.diagnostics {
        out.push_str(&renderer.render(&[group(reading, diagnostic, outline.oddities())]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(reading: &'a Reading, diagnostic: &'a Diagnostic, oddities: &[Oddity]) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_ref());
    // What the whole file is about has no place to show.
    if diagnostic.span.is_empty() || diagnostic.span.len() == reading.text.len() {
        return Group::with_title(title);
    }
    let here = AnnotationKind::Primary.span(diagnostic.span.into());
    // The report states one place; the outline knows the other where two disagree.
    let other = oddities
        .iter()
        .find(|oddity| oddity.span == Range::from(diagnostic.span) && oddity.kind.code() == diagnostic.code)
        .and_then(|oddity| oddity.other.clone())
        .map(|other| AnnotationKind::Context.span(other).label("the heading before"));
    let snippet = Snippet::source(reading.text.as_str()).path(reading.report.source.name.as_str());
    title.element(snippet.annotation(here).annotations(other))
}
