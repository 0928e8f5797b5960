//! Writing the tables.

use std::collections::BTreeMap;
use std::io::Write;

use shangji_compare::{Comparison, Language, Read};
use shangji_model::{Indicator, Span};

use crate::cell::Row;
use crate::rows;
use crate::table::Table;

/// How tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Put the byte order mark in front, by which Excel knows UTF-8. R and pandas want none (`fileEncoding = "UTF-8-BOM"`,
    /// `encoding="utf-8-sig"`).
    pub bom: bool,
    /// The language of reasons and notes.
    pub language: Language,
}

impl Default for Options {
    /// No mark, and English.
    fn default() -> Self {
        Self { bom: false, language: Language::English }
    }
}

impl Options {
    /// The same with a mark, or without.
    #[must_use]
    pub fn with_bom(self, bom: bool) -> Self {
        Self { bom, ..self }
    }

    /// The same in another language.
    #[must_use]
    pub fn with_language(self, language: Language) -> Self {
        Self { language, ..self }
    }
}

/// Why a table could not be written: what is written to refused it.
#[derive(Debug, thiserror::Error)]
#[error("the table {table} cannot be written: {source}")]
pub struct WriteError {
    table: &'static str,
    source: csv::Error,
}

/// A comparison with the reports that it was made of, ready to be written as tables.
#[derive(Debug)]
pub struct Tables<'a> {
    pub(crate) comparison: &'a Comparison,
    pub(crate) reads: &'a [Read<'a>],
    /// The indicators of each report by id.
    by_id: Vec<BTreeMap<&'a str, &'a Indicator>>,
}

impl<'a> Tables<'a> {
    /// `reads` are the reports of the comparison in its order. Without them, or without their texts, what rests on them
    /// (quotes, lengths) is empty.
    pub fn new(comparison: &'a Comparison, reads: &'a [Read<'a>]) -> Self {
        let by_id = |read: &Read<'a>| {
            let report = read.report;
            report.indicators.iter().map(|indicator| (indicator.id.as_str(), indicator)).collect()
        };
        Self { comparison, reads, by_id: reads.iter().map(by_id).collect() }
    }

    /// Writes a table with its head.
    ///
    /// # Errors
    ///
    /// Where `out` does not take the bytes.
    pub fn write(&self, table: Table, mut out: impl Write, options: Options) -> Result<(), WriteError> {
        let failed = |source: csv::Error| WriteError { table: table.name(), source };
        if options.bom {
            out.write_all("\u{FEFF}".as_bytes()).map_err(|error| failed(error.into()))?;
        }
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(table.columns().iter().map(|column| column.name)).map_err(failed)?;
        for row in self.rows(table, options.language) {
            // A row of another length than the head is refused by the writer.
            writer.write_record(row.into_cells()).map_err(failed)?;
        }
        writer.flush().map_err(|error| failed(error.into()))
    }

    fn rows(&self, table: Table, language: Language) -> Vec<Row> {
        match table {
            Table::Reports => rows::reports::rows(self),
            Table::Publication => rows::publication::rows(self, language),
            Table::Parts => rows::parts::rows(self, language),
            Table::Coverage => rows::coverage::rows(self),
            Table::Indicators => rows::indicators::rows(self),
            Table::Concepts => rows::concepts::rows(self, language),
            Table::Changes => rows::changes::rows(self, language),
            Table::Shortcomings => rows::shortcomings::rows(self),
            Table::Promises => rows::promises::rows(self, language),
            Table::Reuse => rows::reuse::rows(self),
        }
    }

    pub(crate) fn indicator(&self, column: usize, id: &str) -> Option<&'a Indicator> {
        self.by_id.get(column)?.get(id).copied()
    }

    /// Source name, number, issuer and year of a report.
    pub(crate) fn key(&self, column: usize) -> Row {
        let report = self.comparison.reports.get(column);
        Row::default()
            .text_or_none(report.map(|report| &report.source))
            .count(column + 1)
            .text_or_none(report.and_then(|report| report.issuer.as_ref()))
            .optional(report.and_then(|report| report.year))
    }

    /// The earlier of two reports: source name and number.
    pub(crate) fn earlier(&self, column: usize) -> Row {
        let report = self.comparison.reports.get(column);
        Row::default().text_or_none(report.map(|report| &report.source)).count(column + 1)
    }

    /// A span with its quote.
    pub(crate) fn evidence(&self, column: usize, span: Option<Span>) -> Row {
        let quote = span.and_then(|span| span.slice(self.reads.get(column)?.text));
        Row::default().optional(span.map(|span| span.start)).optional(span.map(|span| span.end)).text_or_none(quote)
    }
}
