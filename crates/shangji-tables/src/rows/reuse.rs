//! Passages that two reports share.

use shangji_compare::Reuse;

use super::{EARLIER, EVIDENCE, EVIDENCE_BEFORE, column, integer, of_report};
use crate::cell::Row;
use crate::table::{Column, Kind};
use crate::tables::Tables;

pub(crate) fn columns() -> Vec<Column> {
    let own = [
        integer("characters", "length of the passage, marks and blanks left out"),
        column(
            "formulaic",
            Kind::Logical,
            "whether it is a stock phrase: more than a twentieth of the issuers have it, and more than two",
        ),
        integer("n_issuers", "how many issuers have it"),
    ];
    let all = EARLIER.iter().chain(&own).chain(&EVIDENCE).chain(&EVIDENCE_BEFORE);
    of_report(&all.copied().collect::<Vec<_>>())
}

pub(crate) fn rows(tables: &Tables<'_>) -> Vec<Row> {
    let row = |passage: &Reuse| {
        tables
            .key(passage.b.column)
            .append(tables.earlier(passage.a.column))
            .count(passage.characters)
            .count(passage.formulaic)
            .count(passage.issuers)
            .append(tables.evidence(passage.b.column, Some(passage.b.span)))
            .append(tables.evidence(passage.a.column, Some(passage.a.span)))
    };
    tables.comparison.reuse.iter().map(row).collect()
}
