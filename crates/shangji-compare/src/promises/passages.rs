//! A report cut into passages, each with what it is: a deed, a promise, a problem.

use shangji_model::{SectionRole, Span};

use crate::Read;

/// What a passage can be evidence of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What is told as done.
    Deed,
    /// What is promised for later; the place of the commitment in the report, where it is one.
    Promise(Option<usize>),
    /// A problem, or why there is one.
    Problem,
    /// The words of a heading: they announce and tell nothing.
    Heading,
}

/// A stretch between two marks that end a sentence or a part of one: 。；！？ or the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

/// The passages of the report proper in order.
pub(crate) fn passages(read: &Read<'_>) -> Vec<Passage> {
    let report = read.report;
    let promises = sorted(report.commitments.iter().enumerate().map(|(at, it)| (it.span, at)));
    let problems = sorted(report.shortcomings.iter().enumerate().map(|(at, it)| (it.span, at)));
    let headings = sorted(report.sections.iter().enumerate().map(|(at, it)| (it.span, at)));
    let furniture = sorted(report.furniture.iter().enumerate().map(|(at, it)| (*it, at)));
    stretches(read.text, report.body)
        .into_iter()
        .filter(|span| meeting(&furniture, *span).is_none())
        .map(|span| {
            let section = headings.partition_point(|(it, _)| it.start <= span.start).checked_sub(1);
            let section = section.and_then(|at| headings.get(at)).and_then(|(_, at)| report.sections.get(*at));
            let role = section.filter(|it| it.extent.contains(span) || it.extent.overlaps(span)).map(|it| it.role);
            let kind = if section.is_some_and(|it| it.span.contains(span)) {
                Kind::Heading
            } else if let Some(at) = meeting(&promises, span) {
                Kind::Promise(Some(at))
            } else if meeting(&problems, span).is_some() || role == Some(SectionRole::Shortcomings) {
                Kind::Problem
            } else if role == Some(SectionRole::Plan) {
                Kind::Promise(None)
            } else {
                Kind::Deed
            };
            Passage { span, kind }
        })
        .collect()
}

/// The passage that holds the first byte of a span.
pub(crate) fn passage_at(passages: &[Passage], span: Span) -> Option<usize> {
    let at = passages.partition_point(|passage| passage.span.start <= span.start).checked_sub(1)?;
    passages.get(at).filter(|passage| passage.span.overlaps(span)).map(|_| at)
}

fn sorted(spans: impl Iterator<Item = (Span, usize)>) -> Vec<(Span, usize)> {
    let mut spans: Vec<(Span, usize)> = spans.collect();
    spans.sort_unstable();
    spans
}

/// The last of the spans that begins before `span` ends, if it shares a byte with it. Commitments do not overlap.
fn meeting(spans: &[(Span, usize)], span: Span) -> Option<usize> {
    let at = spans.partition_point(|(it, _)| it.start < span.end).checked_sub(1)?;
    spans.get(at).filter(|(it, _)| it.overlaps(span)).map(|(_, at)| *at)
}

fn stretches(text: &str, body: Span) -> Vec<Span> {
    let body = if body.slice(text).is_some() { body } else { Span::new(0, text.len()) };
    let mut found = Vec::new();
    let mut start = body.start;
    let mut push = |start: usize, end: usize| {
        let Some(piece) = text.get(start..end) else { return };
        let trimmed = piece.trim_matches(is_blank);
        let lead = piece.len() - piece.trim_start_matches(is_blank).len();
        if !trimmed.is_empty() {
            found.push(Span::new(start + lead, start + lead + trimmed.len()));
        }
    };
    for (at, c) in body.slice(text).unwrap_or_default().char_indices() {
        if matches!(c, '。' | '；' | '！' | '？' | ';' | '!' | '?' | '\n' | '\r' | '\u{2028}' | '\u{2029}') {
            push(start, body.start + at);
            start = body.start + at + c.len_utf8();
        }
    }
    push(start, body.end);
    found
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::promises::samples::report;

    #[test]
    fn a_passage_is_told_by_where_it_stands() {
        let text =
            "一、成效\n办理案件；年内将建成平台。\n二、不足\n力量薄弱。原因是编制少。\n三、打算\n要建库。再接再厉。";
        let at = |words: &str| {
            let start = text.find(words).expect("the words are there");
            serde_json::json!([start, start + words.len()])
        };
        let section = |id: &str, words: &str, until: &str, role: &str| {
            let end = text.find(until).expect("the words are there") + until.len();
            let span = at(words);
            serde_json::json!({"id": id, "parent": null, "level": 1, "marker": "", "ordinal": 1, "title": "",
                "run_in": false, "role": role, "span": span, "extent": [span[0], end]})
        };
        let commitment = |id: &str, words: &str| {
            serde_json::json!({"id": id, "span": at(words), "section": null, "theme": null, "instruments": [],
                "targets": [], "deadline": null, "framing": false})
        };
        let report = report(
            "甲市",
            2021,
            serde_json::json!({
                "body": [0, text.len()],
                "sections": [section("s1", "一、成效", "平台。", "progress"),
                    section("s2", "二、不足", "编制少。", "shortcomings"), section("s3", "三、打算", "再厉。", "plan")],
                "commitments": [commitment("c1", "年内将建成平台"), commitment("c2", "要建库")],
                "shortcomings": [{"id": "p1", "span": at("力量薄弱"), "section": "s2"}],
            }),
        );
        let found = passages(&Read { report: &report, text });
        let told: Vec<(&str, Kind)> =
            found.iter().map(|it| (it.span.slice(text).expect("on character boundaries"), it.kind)).collect();
        assert_eq!(
            told,
            [
                ("一、成效", Kind::Heading),
                ("办理案件", Kind::Deed),
                ("年内将建成平台", Kind::Promise(Some(0))),
                ("二、不足", Kind::Heading),
                ("力量薄弱", Kind::Problem),
                ("原因是编制少", Kind::Problem),
                ("三、打算", Kind::Heading),
                ("要建库", Kind::Promise(Some(1))),
                ("再接再厉", Kind::Promise(None)),
            ]
        );
    }
}
