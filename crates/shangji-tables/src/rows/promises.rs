//! Promises and what became of them.

use std::collections::BTreeMap;

use shangji_compare::{FollowUp, InWords, Language, Reached, Read};
use shangji_model::Commitment;

use super::{EARLIER, EVIDENCE, EVIDENCE_BEFORE, code as code_column, integer, of_report, text};
use crate::cell::{Row, code};
use crate::table::Column;
use crate::tables::Tables;

pub(crate) fn columns() -> Vec<Column> {
    let own = [
        text("promise", "id of the promise in the earlier report's JSON"),
        text("theme", "the nearest heading above it"),
        text("deadline", "until when, as written"),
        code_column("status", "met, missed, addressed, repeated, silent"),
        text("repeated_by", "id of the promise of this report that makes it again"),
        integer("n_targets", "figures promised"),
        integer("n_met", "of them reached"),
        integer("n_missed", "of them not reached"),
        text("targets", "each target with what came of it, in words, joined by |"),
        integer("score", "how much the best passage has to do with the promise, in thousandths"),
        integer("score_wording", "of it, for shared pairs of characters, the rarer the heavier"),
        integer("telling", "the same where set phrases that stand in every report weigh nothing; no part of the score"),
        integer("score_documents", "of it, for a document that both name"),
        integer("score_concepts", "of it, for a figure under the concept that was promised"),
    ];
    let all = EARLIER.iter().chain(&own).chain(&EVIDENCE).chain(&EVIDENCE_BEFORE);
    of_report(&all.copied().collect::<Vec<_>>())
}

fn by_id<'r>(read: &Read<'r>) -> BTreeMap<&'r str, &'r Commitment> {
    read.report.commitments.iter().map(|promise| (promise.id.as_str(), promise)).collect()
}

pub(crate) fn rows(tables: &Tables<'_>, language: Language) -> Vec<Row> {
    let commitments: Vec<_> = tables.reads.iter().map(by_id).collect();
    let row = |one: &FollowUp| {
        let [before, after] = one.columns;
        let commitment = commitments.get(before).and_then(|of| of.get(one.commitment.as_str()));
        let reached = |wanted: Reached| one.targets.iter().filter(|target| target.reached == wanted).count();
        let targets: Vec<String> = one.targets.iter().map(|target| target.because.in_words(language)).collect();
        tables
            .key(after)
            .append(tables.earlier(before))
            .text(&one.commitment)
            .text_or_none(commitment.and_then(|it| it.theme.as_ref()))
            .text_or_none(commitment.and_then(|it| it.deadline.as_ref()))
            .text(code(&one.status))
            .text_or_none(one.repeated_by.as_ref())
            .count(one.targets.len())
            .count(reached(Reached::Met))
            .count(reached(Reached::Missed))
            .text(targets.join(" | "))
            .count(one.score)
            .count(one.parts.wording)
            .count(one.parts.telling)
            .count(one.parts.instruments)
            .count(one.parts.concepts)
            .append(tables.evidence(after, one.evidence.first().copied()))
            .append(tables.evidence(before, Some(one.promise)))
    };
    tables.comparison.follow_up.iter().map(row).collect()
}
