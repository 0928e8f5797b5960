//! The sample.

use std::collections::BTreeSet;

use shangji_model::Verdict;

use super::{code as code_column, column, integer, of_report, text};
use crate::cell::{Row, code};
use crate::table::{Column, Kind};
use crate::tables::Tables;

pub(crate) fn columns() -> Vec<Column> {
    of_report(&[
        text("title", "the report's own title"),
        text("addressee", "to whom (主送机关)"),
        text("signatories", "who signed, joined by ;"),
        column("published", Kind::Date, "when the page was put up, where it labels it so"),
        column("signed", Kind::Date, "the date under the signature"),
        code_column("script", "Hans (简体) or Hant (繁體)"),
        code_column("media", "kind of file: text, html, docx, pdf"),
        text("encoding", "its encoding, by its WHATWG name"),
        integer("bytes", "its size"),
        integer("characters", "characters of the report proper, white space left out"),
        integer("n_sections", "headings"),
        integer("n_figures", "figures"),
        integer("n_concepts", "different concepts of them"),
        integer("n_checks", "arithmetic checks"),
        integer("n_checks_failed", "of them, those that do not come out"),
        integer("n_promises", "promises, those that only frame a plan left out"),
        integer("n_shortcomings", "problems stated"),
        integer("n_documents", "mentions of documents in 《》"),
        integer("n_diagnostics", "oddities of the file"),
    ])
}

pub(crate) fn rows(tables: &Tables<'_>) -> Vec<Row> {
    let row = |(column, compared): (usize, &shangji_compare::ComparedReport)| {
        let key = tables.key(column).text_or_none(compared.title.as_ref());
        let Some(read) = tables.reads.get(column) else {
            return (0..18).fold(key, |row, _| row.none());
        };
        let report = read.report;
        let characters = report.body.slice(read.text).map(|body| body.chars().filter(|c| !c.is_whitespace()).count());
        let concepts: BTreeSet<&str> = report.indicators.iter().filter_map(|it| it.concept.as_deref()).collect();
        let failed = report.checks.iter().filter(|check| check.verdict == Verdict::Inconsistent);
        key.text_or_none(report.addressee.as_ref())
            .text(report.signatories.join(";"))
            .date(report.published)
            .date(report.signed)
            .text(code(&report.script))
            .text(code(&report.source.media))
            .text(&report.source.encoding)
            .count(report.source.bytes)
            .optional(characters)
            .count(report.sections.len())
            .count(report.indicators.len())
            .count(concepts.len())
            .count(report.checks.len())
            .count(failed.count())
            .count(report.commitments.iter().filter(|promise| !promise.framing).count())
            .count(report.shortcomings.len())
            .count(report.instruments.len())
            .count(report.diagnostics.len())
    };
    tables.comparison.reports.iter().enumerate().map(row).collect()
}
