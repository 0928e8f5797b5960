//! Dates and addressees against the rules.

use shangji_compare::{Duty, Finding, InWords, Language};

use super::{EVIDENCE, code as code_column, column, integer, of_report, text};
use crate::cell::{Row, code};
use crate::table::{Column, Kind};
use crate::tables::Tables;

pub(crate) fn columns() -> Vec<Column> {
    let own = [
        code_column(
            "requirement",
            "date.report, date.publication, addressee, addressee.party ...; rule where none can be picked",
        ),
        text("requirement_text", "what the rule asks, in its words"),
        text("rule", "the rule with its article"),
        code_column("status", "met, unmet or unknown; unknown is never unmet"),
        column("day", Kind::Date, "the day on which it was done"),
        column("limit", Kind::Date, "the end of the time limit"),
        integer("days_late", "days after the limit, below 0 before it"),
        code_column("code", "why, as a code"),
        text("reason", "why, in words"),
    ];
    of_report(&own.iter().chain(&EVIDENCE).copied().collect::<Vec<_>>())
}

pub(crate) fn rows(tables: &Tables<'_>, language: Language) -> Vec<Row> {
    let is_of_table = |duty: &&Duty| !duty.id.starts_with("part.");
    tables.comparison.compliance.iter().filter(is_of_table).map(|duty| row(tables, duty, language)).collect()
}

fn row(tables: &Tables<'_>, duty: &Duty, language: Language) -> Row {
    let (day, limit) = match &duty.because {
        Finding::Before { day, limit, .. } | Finding::After { day, limit, .. } => (Some(*day), Some(*limit)),
        Finding::LastDay { day, .. } | Finding::OnTheDay { day, .. } => (Some(*day), Some(*day)),
        Finding::PublishedBefore { day } | Finding::PublishedWithoutLimit { day } => (Some(*day), None),
        _ => (None, None),
    };
    let late = day.zip(limit).map(|(day, limit)| day.signed_duration_since(limit).num_days());
    tables
        .key(duty.column)
        .text(&duty.id)
        .text(&duty.requirement)
        .text(&duty.rule)
        .text(code(&duty.status))
        .date(day)
        .date(limit)
        .optional(late)
        .text(code(&duty.because))
        .text(duty.because.in_words(language))
        .append(tables.evidence(duty.column, duty.evidence))
}
