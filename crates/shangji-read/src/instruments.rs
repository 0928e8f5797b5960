//! Mentions of documents in 《》, the verb that governs each, and whether this issuer made it.

use std::ops::Range;

use shangji_grammar::title;
use shangji_model::Instrument;
use shangji_outline::NodeKind;
use shangji_vocabulary::{WordClass, lexicon};

use crate::view::View;

pub(crate) fn read(view: &View<'_>, place: Option<&str>) -> Vec<Instrument> {
    let body = view.outline.body();
    let mut out: Vec<Instrument> = Vec::new();
    for node in view.outline.nodes() {
        if !matches!(node.kind, NodeKind::Sentence | NodeKind::HeadingTitle) || node.span.start < body.start || node.span.end > body.end {
            continue;
        }
        let source = view.source.get(node.span.clone()).unwrap_or_default();
        if !title::any(source) {
            continue;
        }
        let folded = view.folded.from_source(node.span.clone());
        let text = view.at(folded.clone());
        let mut before: Option<(Range<usize>, Option<String>, bool)> = None;
        for span in title::find(source) {
            let whole = node.span.start + span.start..node.span.start + span.end;
            let here = view.folded.from_source(whole.clone());
            let here = here.start - folded.start..here.end - folded.start;
            // Titles in a row share their verb.
            let shared = before
                .as_ref()
                .filter(|(last, _, _)| text.get(last.end..here.start).is_some_and(|between| matches!(between, "" | "、" | "和" | "及" | "以及" | "与" | ",")))
                .map(|(_, action, by_issuer)| (action.clone(), *by_issuer));
            let (action, by_issuer) = shared.unwrap_or_else(|| {
                let found = governing(text.get(..here.start).unwrap_or_default(), place);
                (found.action.map(|range| view.words(folded.start + range.start..folded.start + range.end).to_owned()), found.by_issuer)
            });
            before = Some((here, action.clone(), by_issuer));
            let name = source.get(span).and_then(title::prefix).map_or("", |title| title.name);
            out.push(Instrument {
                id: format!("d{}", out.len() + 1),
                span: whole.into(),
                name: name.to_owned(),
                action,
                by_issuer,
            });
        }
    }
    out
}

#[derive(Default)]
struct Governing {
    action: Option<Range<usize>>,
    by_issuer: bool,
}

/// The verb that governs a title that follows `before`: the last verb of its clause, with the verbs joined to it.
fn governing(before: &str, place: Option<&str>) -> Governing {
    let start = before.rfind([',', ';', ':', '。']).map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let clause = before.get(start..).unwrap_or_default();
    let verbs: Vec<_> = lexicon()
        .tokens(clause)
        .filter(|token| token.classes.has_any(&[WordClass::IssueVerb, WordClass::ApplyVerb]))
        .collect();
    let owned = clause.ends_with("政府规章") || place.is_some_and(|place| clause.ends_with(place));
    let Some(last) = verbs.last() else { return Governing { action: None, by_issuer: owned } };
    // 出台并实施, 研究出台: verbs that touch, or are joined by 并 or 、, are one action.
    let mut action = last.span.clone();
    for token in verbs.iter().rev().skip(1) {
        if clause.get(token.span.end..action.start).is_some_and(|between| matches!(between, "" | "并" | "、" | "和")) {
            action.start = token.span.start;
        } else {
            break;
        }
    }
    let issues = verbs
        .iter()
        .any(|token| token.classes.has(WordClass::IssueVerb) && token.span.start >= action.start)
        && !verbs.iter().any(|token| token.classes.has(WordClass::ApplyVerb) && !token.classes.has(WordClass::IssueVerb) && token.span.end == action.end && token.span.start == action.start);
    let others = ["人大", "国务院", "中央", "全国", "省委", "省政府", "自治区", "中办", "国办", "司法部"]
        .iter()
        .any(|body| clause.get(..action.start).is_some_and(|subject| subject.contains(body)));
    let by_issuer = owned || (issues && !others);
    Governing { action: Some(start + action.start..start + action.end), by_issuer }
}
