//! How much of a report each task of the national outline takes: characters, figures and promises.
//!
//! The outline is the one in force for the year reported on. A section belongs to the task that its heading names, and
//! otherwise to that of the section around it; the words are a table ([`tasks`]). A part without a heading that runs on
//! behind a section is not of its task. What stands under no such heading belongs to no task and is a row of its own, so
//! that the shares of a report make up its whole.
//!
//! Characters are counted in the text, not taken for a third of the bytes: digits and half-width marks are one byte,
//! and a report full of figures would lose by it.

mod tasks;

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Catalog, Report, SectionRole, Span};

use self::tasks::Outline;
use crate::Read;

/// What one task takes of one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// The source name of the report.
    pub report: String,
    /// The place of the report among those compared, from 0.
    pub column: usize,
    /// The heading of the task in the national outline; none for what belongs to no task.
    pub task: Option<String>,
    /// Characters of the report proper that stand under it, headings included, white space and page furniture not.
    /// None where the text is not at hand.
    pub characters: Option<usize>,
    /// Their share of the report's characters, a fraction with four decimals. None where there is none to share.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub share: Option<Decimal>,
    /// Figures under it. One that no heading puts under a task goes by its concept.
    pub indicators: usize,
    /// Promises under it, those that only frame the plan left out. One that no heading puts under a task goes by the
    /// concepts of its targets.
    pub commitments: usize,
}

/// The coverage of each report: a row for each task of its outline, in the order of the outline, also where the report
/// has nothing under it, and at last a row for the rest.
///
/// Source of the tasks: 《法治政府建设实施纲要(2015—2020年)》 part 二 for reports on 2015 to 2020, 《…(2021—2025年)》 parts 二 to 十
/// for reports on 2021 to 2025. A report without a year, or on a year that has no outline, has no rows.
///
/// ```
/// let none = shangji_compare::coverage(&[], &shangji_model::Catalog::default());
/// assert!(none.is_empty());
/// ```
pub fn coverage(reads: &[Read<'_>], catalog: &Catalog) -> Vec<Coverage> {
    by_parts(reads, &|concept| catalog.get(concept)?.task.as_deref())
}

/// The same where the part of the 2021 outline to which a concept belongs is known otherwise.
pub(crate) fn by_parts<'c>(reads: &[Read<'_>], part_of: &impl Fn(&str) -> Option<&'c str>) -> Vec<Coverage> {
    let of = |(column, read): (usize, &Read<'_>)| {
        let outline = tasks::in_force(read.report.year?)?;
        Some(of_report(column, *read, outline, part_of))
    };
    reads.iter().enumerate().filter_map(of).flatten().collect()
}

/// What stands under a task, in the making.
#[derive(Default, Clone)]
struct Part {
    characters: usize,
    indicators: usize,
    commitments: usize,
}

fn of_report<'c>(
    column: usize,
    read: Read<'_>,
    outline: &Outline,
    part_of: &impl Fn(&str) -> Option<&'c str>,
) -> Vec<Coverage> {
    let Read { report, text } = read;
    let tasks = tasks_of_sections(report, outline);
    let loose = loose(read);
    let task_of = |section: Option<&String>, span: Span| {
        // The parts are apart and in order: the last that begins before the span is the one that could hold it.
        let before = loose.partition_point(|part| part.start <= span.start);
        let is_loose = loose.get(..before).and_then(|parts| parts.last()).is_some_and(|part| part.contains(span));
        section.filter(|_| !is_loose).and_then(|id| tasks.get(id.as_str()).copied()).flatten()
    };
    let of_concept = |concept: Option<&str>| outline.of_concept(part_of(concept?)?);
    // One more, for what belongs to no task.
    let rest = outline.tasks.len();
    let mut parts = vec![Part::default(); rest + 1];
    for (task, characters) in characters_by_task(report, text, &tasks, &loose) {
        if let Some(part) = parts.get_mut(task.unwrap_or(rest)) {
            part.characters += characters;
        }
    }
    for indicator in &report.indicators {
        let task =
            task_of(indicator.section.as_ref(), indicator.span).or_else(|| of_concept(indicator.concept.as_deref()));
        if let Some(part) = parts.get_mut(task.unwrap_or(rest)) {
            part.indicators += 1;
        }
    }
    let concepts: BTreeMap<&str, &str> =
        report.indicators.iter().filter_map(|it| Some((it.id.as_str(), it.concept.as_deref()?))).collect();
    for commitment in report.commitments.iter().filter(|commitment| !commitment.framing) {
        let targets = || commitment.targets.iter().filter_map(|id| concepts.get(id.as_str()).copied());
        let task = task_of(commitment.section.as_ref(), commitment.span)
            .or_else(|| targets().find_map(|concept| of_concept(Some(concept))));
        if let Some(part) = parts.get_mut(task.unwrap_or(rest)) {
            part.commitments += 1;
        }
    }
    let total: usize = parts.iter().map(|part| part.characters).sum();
    let headings = outline.tasks.iter().map(|task| Some(task.heading.to_owned())).chain([None]);
    let row = |(task, part): (Option<String>, Part)| Coverage {
        report: report.source.name.clone(),
        column,
        task,
        characters: (total > 0).then_some(part.characters),
        share: share(part.characters, total),
        indicators: part.indicators,
        commitments: part.commitments,
    };
    headings.zip(parts).map(row).collect()
}

/// Where a part without a heading runs on behind the last section before it, whose heading says nothing of it: from the
/// paragraph of the first problem or promise on, if several stand there and the heading in another one.
fn loose(read: Read<'_>) -> Vec<Span> {
    // One promise in a section on what was done is a turn of phrase; a part has several.
    const SEVERAL: usize = 3;
    let Read { report, text } = read;
    let mut passages: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let promises = report.commitments.iter().map(|it| (it.section.as_deref(), it.span));
    let problems = report.shortcomings.iter().map(|it| (it.section.as_deref(), it.span));
    for (section, span) in promises.chain(problems) {
        if let Some(section) = section {
            passages.entry(section).or_default().push(span);
        }
    }
    let mut found = Vec::new();
    for section in report.sections.iter().filter(|section| section.role == SectionRole::Progress) {
        let Some(spans) = passages.get_mut(section.id.as_str()) else { continue };
        spans.sort_unstable();
        let starts = spans.iter().map(|span| {
            let before = text.get(..span.start).unwrap_or_default();
            if before.is_empty() { span.start } else { before.rfind('\n').map_or(0, |at| at + 1) }
        });
        let behind: Vec<usize> = starts.filter(|start| *start >= section.span.end).collect();
        if let Some(first) = behind.first().filter(|_| behind.len() >= SEVERAL) {
            found.push(Span::new(*first, section.extent.end));
        }
    }
    found.sort_unstable();
    let mut apart: Vec<Span> = Vec::new();
    for part in found {
        match apart.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => apart.push(part),
        }
    }
    apart
}

fn share(part: usize, total: usize) -> Option<Decimal> {
    let share = Decimal::from(part).checked_div(Decimal::from(total))?;
    Some(share.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize())
}

/// The task of each section, by id: what its heading names, or what the section around it belongs to.
fn tasks_of_sections<'r>(report: &'r Report, outline: &Outline) -> BTreeMap<&'r str, Option<usize>> {
    let mut of: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    // Sections stand in the order of the text, so the one around it came before.
    for section in &report.sections {
        let around = section.parent.as_deref().and_then(|id| of.get(id).copied()).flatten();
        let task = outline.named_in(&section.title).unwrap_or(around);
        of.insert(&section.id, task);
    }
    of
}

/// Characters of the body that are neither furniture nor white space, by the task of the innermost section.
fn characters_by_task(
    report: &Report,
    text: &str,
    tasks: &BTreeMap<&str, Option<usize>>,
    loose: &[Span],
) -> BTreeMap<Option<usize>, usize> {
    let mut found = BTreeMap::new();
    let Some(body) = report.body.slice(text) else { return found };
    let mut sections = report.sections.iter().peekable();
    let mut open: Vec<(Span, Option<usize>)> = Vec::new();
    let mut furniture: Vec<Span> = report.furniture.clone();
    furniture.sort_unstable();
    let mut furniture = furniture.into_iter().peekable();
    let mut loose = loose.iter().peekable();
    for (at, character) in body.char_indices() {
        let at = report.body.start + at;
        while let Some(section) = sections.next_if(|section| section.extent.start <= at) {
            open.push((section.extent, tasks.get(section.id.as_str()).copied().flatten()));
        }
        while open.last().is_some_and(|(extent, _)| extent.end <= at) {
            open.pop();
        }
        while furniture.next_if(|span| span.end <= at).is_some() {}
        let on_page_only = furniture.peek().is_some_and(|span| span.start <= at);
        while loose.next_if(|span| span.end <= at).is_some() {}
        let is_loose = loose.peek().is_some_and(|span| span.start <= at);
        if !on_page_only && !character.is_whitespace() {
            let task = open.last().filter(|_| !is_loose).and_then(|(_, task)| *task);
            *found.entry(task).or_default() += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report on `year` whose sections are lines, `#` for level 1 and `##` for level 2, each with its text behind `|`.
    fn report(year: i32, lines: &[&str]) -> (Report, String) {
        let mut text = String::new();
        let mut sections: Vec<serde_json::Value> = Vec::new();
        let mut top: Option<usize> = None;
        let starts: Vec<usize> = lines
            .iter()
            .scan(0, |at, line| {
                let start = *at;
                *at += line.trim_start_matches('#').len() - 1;
                Some(start)
            })
            .collect();
        let end: usize = lines.iter().map(|line| line.trim_start_matches('#').len() - 1).sum();
        for (at, line) in lines.iter().enumerate() {
            let level = line.len() - line.trim_start_matches('#').len();
            let (title, content) = line.trim_start_matches('#').split_once('|').unwrap();
            let start = text.len();
            text += title;
            text += content;
            let next = lines.iter().enumerate().skip(at + 1).find(|(_, line)| level == 2 || !line.starts_with("##"));
            let extent_end = next.map_or(end, |(next, _)| starts[next]);
            if level == 1 {
                top = Some(at);
            }
            let parent = if level == 2 { top.map(|top| format!("s{top}")) } else { None };
            sections.push(serde_json::json!({
                "id": format!("s{at}"), "parent": parent, "level": level, "marker": "", "ordinal": null, "title": title,
                "run_in": false, "role": "progress", "span": [start, start + title.len()], "extent": [start, extent_end]
            }));
        }
        let report = serde_json::json!({
            "source": {"name": "a.txt", "media": "text", "encoding": "UTF-8", "bytes": 0}, "script": "Hans",
            "title": null, "issuer": null, "addressee": null, "signatories": [], "year": year, "published": null,
            "signed": null, "body": [0, text.len()], "furniture": [], "sections": sections, "enumerations": [],
            "checks": [], "commitments": [], "shortcomings": [], "instruments": [], "diagnostics": [],
            "indicators": [], "claims": []
        });
        (serde_json::from_value(report).unwrap(), text)
    }

    #[test]
    fn characters_go_to_the_innermost_task() {
        let lines = [
            "#主要工作|甲乙",
            "##健全突发事件应对体系|一 二\n三",
            "##其他工作|四五",
            "#严格执法|六",
            "##几点|七八九",
            "#普法|十",
        ];
        let (report, text) = report(2021, &lines);
        let rows = coverage(&[Read { report: &report, text: &text }], &Catalog::default());
        let found: Vec<(Option<&str>, usize)> = rows
            .iter()
            .map(|row| (row.task.as_deref().map(|task| task.split('、').next().unwrap()), row.characters.unwrap()))
            .filter(|(_, characters)| *characters > 0)
            .collect();
        assert_eq!(found, [(Some("五"), 10), (Some("六"), 13), (None, 15)]);
        assert_eq!(rows.len(), 10, "nine tasks and the rest");
        assert_eq!(rows.iter().filter_map(|row| row.share).sum::<Decimal>(), Decimal::ONE);
        assert_eq!(
            rows.iter().filter_map(|row| row.characters).sum::<usize>(),
            text.chars().filter(|c| !c.is_whitespace()).count()
        );
    }

    #[test]
    fn the_outline_is_that_of_the_year() {
        for (year, n_rows) in [(2014, 0), (2015, 8), (2020, 8), (2021, 10), (2025, 10), (2026, 0)] {
            let (report, text) = report(year, &["#严格执法|六"]);
            let rows = coverage(&[Read { report: &report, text: &text }], &Catalog::default());
            assert_eq!(rows.len(), n_rows, "{year}");
        }
    }

    #[test]
    fn without_the_text_nothing_is_counted() {
        let (report, _) = report(2021, &["#严格执法|六"]);
        let rows = coverage(&[Read { report: &report, text: "" }], &Catalog::default());
        assert!(rows.iter().all(|row| row.characters.is_none() && row.share.is_none()));
    }
}
