//! The tasks of the national outline.

use super::{decimal, integer, of_report, text};
use crate::cell::Row;
use crate::table::Column;
use crate::tables::Tables;

pub(crate) fn columns() -> Vec<Column> {
    of_report(&[
        text("task", "heading of the task in the outline of the year; empty for what belongs to no task"),
        integer("characters", "characters under it, white space and page furniture left out"),
        decimal("share", "their share of the report's characters"),
        integer("n_figures", "figures under it"),
        integer("n_promises", "promises under it"),
    ])
}

pub(crate) fn rows(tables: &Tables<'_>) -> Vec<Row> {
    let row = |of: &shangji_compare::Coverage| {
        tables
            .key(of.column)
            .text_or_none(of.task.as_ref())
            .optional(of.characters)
            .decimal(of.share)
            .count(of.indicators)
            .count(of.commitments)
    };
    tables.comparison.coverage.iter().map(row).collect()
}
