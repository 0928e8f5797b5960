//! A module for each table: its columns, and its rows.

pub(crate) mod changes;
pub(crate) mod concepts;
pub(crate) mod coverage;
pub(crate) mod indicators;
pub(crate) mod parts;
pub(crate) mod promises;
pub(crate) mod publication;
pub(crate) mod reports;
pub(crate) mod reuse;
pub(crate) mod shortcomings;

use crate::table::{Column, Kind};

const fn column(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about }
}

const fn text(name: &'static str, about: &'static str) -> Column {
    column(name, Kind::Text, about)
}

const fn code(name: &'static str, about: &'static str) -> Column {
    column(name, Kind::Code, about)
}

const fn integer(name: &'static str, about: &'static str) -> Column {
    column(name, Kind::Integer, about)
}

const fn decimal(name: &'static str, about: &'static str) -> Column {
    column(name, Kind::Decimal, about)
}

/// The columns by which a row tells its report, then those of the table.
fn of_report(own: &[Column]) -> Vec<Column> {
    let key = [
        text("report", "key of the report: the name of its file"),
        integer("report_no", "its place among the reports compared, from 1; tells reports of one name apart"),
        text("issuer", "who reports"),
        integer("year", "the year reported on"),
    ];
    key.iter().chain(own).copied().collect()
}

/// The earlier of two reports.
const EARLIER: [Column; 2] = [
    text("report_before", "key of the earlier report"),
    integer("report_no_before", "its place among the reports compared, from 1"),
];

/// A span with its quote, in the report of the row.
const EVIDENCE: [Column; 3] = [
    integer("start", "first byte of the evidence in the report's text"),
    integer("end", "byte after its last one"),
    text("quote", "that stretch to the letter"),
];

/// The same in the earlier report.
const EVIDENCE_BEFORE: [Column; 3] = [
    integer("start_before", "first byte of the evidence in the earlier report's text"),
    integer("end_before", "byte after its last one"),
    text("quote_before", "that stretch to the letter"),
];
