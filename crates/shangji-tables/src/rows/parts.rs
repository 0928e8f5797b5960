//! The mandated parts.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};
use shangji_compare::{Duty, InWords, Language, Read};
use shangji_model::{Report, SectionRole, Span};

use super::{EVIDENCE, code as code_column, decimal, integer, of_report, text};
use crate::cell::{Row, code};
use crate::table::Column;
use crate::tables::Tables;

pub(crate) fn columns() -> Vec<Column> {
    let own = [
        code_column(
            "part",
            "progress (主要举措和成效), shortcomings (存在的不足), leader_duty (第一责任人职责), plan (下一年度安排), mixed (several under one heading)",
        ),
        code_column("status", "met, unmet or unknown; empty where no rule asks for the part"),
        integer("n_headings", "headings of the part, those under one of the same part left out"),
        integer("characters", "characters under these headings, white space left out"),
        decimal("share", "their share of the characters of the report proper"),
        integer("n_passages", "passages of its kind: problems stated, promises"),
        code_column("code", "why, as a code"),
        text("reason", "why, in words"),
    ];
    of_report(&own.iter().chain(&EVIDENCE).copied().collect::<Vec<_>>())
}

const PARTS: [(SectionRole, &str); 5] = [
    (SectionRole::Progress, "part.progress"),
    (SectionRole::Shortcomings, "part.shortcomings"),
    (SectionRole::LeaderDuty, "part.leader_duty"),
    (SectionRole::Plan, "part.plan"),
    (SectionRole::Mixed, ""),
];

pub(crate) fn rows(tables: &Tables<'_>, language: Language) -> Vec<Row> {
    let mut duties: BTreeMap<(usize, &str), &Duty> = BTreeMap::new();
    for duty in &tables.comparison.compliance {
        duties.insert((duty.column, duty.id.as_str()), duty);
    }
    let of_report = |(column, read): (usize, &Read<'_>)| {
        let lengths = Lengths::of(read);
        let parts = PARTS.into_iter().filter(|(role, _)| *role != SectionRole::Mixed || lengths.n_headings(*role) > 0);
        let row = |(role, id): (SectionRole, &str)| {
            let duty = duties.get(&(column, id)).copied();
            let own = duty.and_then(|duty| duty.evidence).or_else(|| lengths.first(role));
            let passages = passages(read.report, role);
            tables
                .key(column)
                .text(code(&role))
                .text_or_none(duty.map(|duty| code(&duty.status)))
                .count(lengths.n_headings(role))
                .optional(lengths.characters(role))
                .decimal(lengths.share(role))
                .optional(passages)
                .text_or_none(duty.map(|duty| code(&duty.because)))
                .text_or_none(duty.map(|duty| duty.because.in_words(language)))
                .append(tables.evidence(column, own))
        };
        parts.map(row).collect::<Vec<_>>()
    };
    tables.reads.iter().enumerate().flat_map(of_report).collect()
}

fn passages(report: &Report, role: SectionRole) -> Option<usize> {
    match role {
        SectionRole::Shortcomings => Some(report.shortcomings.len()),
        SectionRole::Plan => Some(report.commitments.iter().filter(|promise| !promise.framing).count()),
        _ => None,
    }
}

/// How long the parts of a report are.
struct Lengths {
    /// The outermost headings of each part, in order.
    headings: BTreeMap<SectionRole, Vec<Span>>,
    characters: Option<BTreeMap<SectionRole, usize>>,
    total: usize,
}

impl Lengths {
    fn of(read: &Read<'_>) -> Self {
        let report = read.report;
        let roles: BTreeMap<&str, SectionRole> =
            report.sections.iter().map(|section| (section.id.as_str(), section.role)).collect();
        let mut headings: BTreeMap<SectionRole, Vec<Span>> = BTreeMap::new();
        for section in &report.sections {
            let above = section.parent.as_deref().and_then(|id| roles.get(id));
            if above != Some(&section.role) {
                headings.entry(section.role).or_default().push(section.span);
            }
        }
        let body = report.body.slice(read.text).unwrap_or_default();
        let mut characters: BTreeMap<SectionRole, usize> = BTreeMap::new();
        let mut total = 0;
        // Sections stand in the order of the text, one inside another; the innermost tells.
        let mut sections = report.sections.iter().peekable();
        let mut open: Vec<(Span, SectionRole)> = Vec::new();
        for (at, character) in body.char_indices() {
            let at = report.body.start + at;
            while let Some(section) = sections.next_if(|section| section.extent.start <= at) {
                open.push((section.extent, section.role));
            }
            while open.pop_if(|(extent, _)| extent.end <= at).is_some() {}
            if character.is_whitespace() {
                continue;
            }
            total += 1;
            if let Some((_, role)) = open.last() {
                *characters.entry(*role).or_default() += 1;
            }
        }
        Self { headings, characters: (total > 0).then_some(characters), total }
    }

    fn n_headings(&self, role: SectionRole) -> usize {
        self.headings.get(&role).map_or(0, Vec::len)
    }

    fn first(&self, role: SectionRole) -> Option<Span> {
        self.headings.get(&role)?.first().copied()
    }

    fn characters(&self, role: SectionRole) -> Option<usize> {
        self.characters.as_ref().map(|characters| characters.get(&role).copied().unwrap_or_default())
    }

    fn share(&self, role: SectionRole) -> Option<Decimal> {
        let share = Decimal::from(self.characters(role)?).checked_div(Decimal::from(self.total))?;
        Some(share.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize())
    }
}
