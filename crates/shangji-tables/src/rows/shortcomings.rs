//! Problems that come back.

use shangji_compare::ShortcomingRepeated;

use super::{EARLIER, EVIDENCE, EVIDENCE_BEFORE, integer, of_report};
use crate::cell::Row;
use crate::table::Column;
use crate::tables::Tables;

pub(crate) fn columns() -> Vec<Column> {
    let own = [
        integer("score", "how much the two have in common, in thousandths"),
        integer("score_wording", "of it, for shared pairs of characters, the rarer the heavier"),
        integer("score_matters", "of it, for matters that both name, in whatever words"),
    ];
    let all = EARLIER.iter().chain(&own).chain(&EVIDENCE).chain(&EVIDENCE_BEFORE);
    of_report(&all.copied().collect::<Vec<_>>())
}

pub(crate) fn rows(tables: &Tables<'_>) -> Vec<Row> {
    let row = |pair: &ShortcomingRepeated| {
        let [before, after] = pair.columns;
        tables
            .key(after)
            .append(tables.earlier(before))
            .count(pair.score)
            .count(pair.parts.wording)
            .count(pair.parts.notions)
            .append(tables.evidence(after, Some(pair.b)))
            .append(tables.evidence(before, Some(pair.a)))
    };
    tables.comparison.shortcomings_repeated.iter().map(row).collect()
}
