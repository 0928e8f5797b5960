//! Commitments and shortcomings: a sentence each, or an item of an enumeration.

use std::collections::BTreeSet;
use std::ops::Range;

use shangji_grammar::date;
use shangji_model::{Commitment, Indicator, IndicatorRole, SectionRole, Shortcoming, Span};
use shangji_text::WordList;
use shangji_text::chars::{is_sentence_end, is_space, without_sentence_end};
use shangji_vocabulary::{WordClass, lexicon};

use crate::structure::{id, section_id};
use crate::view::View;

/// A stretch that makes one promise or states one problem.
struct Passage {
    source: Range<usize>,
    folded: Range<usize>,
    section: Option<usize>,
    /// Whether it is an item, or a sentence of one.
    in_list: bool,
    /// Whether an enumeration follows it in its paragraph.
    leads_list: bool,
    /// Whether it is the heading itself, with nothing under it.
    heading: bool,
    /// Whether further headings of the same part stand below the section in which it stands.
    above_headings: bool,
}

/// The passages whose sentences have `role`. Items of several sentences are one passage if `whole_items`.
fn passages(view: &View<'_>, roles: &[SectionRole], role: SectionRole, whole_items: bool) -> Vec<Passage> {
    let mut out: Vec<Passage> = Vec::new();
    let units = &view.units;
    let leads = leads_list(view, roles);
    let parents: BTreeSet<usize> = view.outline.sections().iter().filter_map(|section| section.parent).collect();
    for (idx, unit) in units.iter().enumerate().filter(|(idx, _)| roles.get(*idx) == Some(&role)) {
        let item = unit.item.and_then(|idx| view.outline.items().get(idx));
        let before = idx.checked_sub(1).and_then(|before| units.get(before)).filter(|before| before.item == unit.item);
        let first_of_item = item.is_some() && before.is_none();
        // 一是力量不足。明年将补齐空编: an item may turn from its problem to what is done about it.
        let goes_on = before.is_some() && idx.checked_sub(1).and_then(|before| roles.get(before)) == Some(&role);
        let source = match item {
            Some(_) if whole_items && goes_on => continue,
            Some(item) if whole_items => {
                let own = units.iter().zip(roles).skip(idx);
                let n = own.take_while(|(next, own)| next.item == unit.item && **own == role).count();
                let ends = units.get(idx + n).is_none_or(|next| next.item != unit.item);
                let last = units.get(idx + n - 1).map_or(unit.source.end, |last| last.source.end);
                let start = if first_of_item { item.span.start } else { unit.source.start };
                start..if ends { item.span.end } else { last.min(item.span.end) }
            }
            // A sentence that opens an item begins with the item's marker.
            Some(item) if first_of_item => item.marker.start..unit.source.end.min(item.span.end),
            _ => unit.source.clone(),
        };
        let leads_list = item.is_none() && leads.get(idx).copied().unwrap_or(false);
        let above_headings = unit.section.is_some_and(|section| parents.contains(&section));
        let source = without_stop(view.source, source);
        out.push(Passage {
            folded: view.folded.from_source(source.clone()),
            source,
            section: unit.section,
            in_list: item.is_some(),
            leads_list,
            heading: false,
            above_headings,
        });
    }
    out
}

/// For each sentence, whether an enumeration of the same part stands behind it in its paragraph.
fn leads_list(view: &View<'_>, roles: &[SectionRole]) -> Vec<bool> {
    let mut out = vec![false; view.units.len()];
    let mut listed: Option<(usize, Option<SectionRole>)> = None;
    for (idx, (unit, leads)) in view.units.iter().zip(&mut out).enumerate().rev() {
        let here = (unit.paragraph, roles.get(idx).copied());
        *leads = listed == Some(here);
        if unit.item.is_some() {
            listed = Some(here);
        }
    }
    out
}

/// Headings with nothing under them: the heading itself is the passage.
fn bare_headings(view: &View<'_>, sections: &[SectionRole], role: SectionRole) -> Vec<Passage> {
    let outline = view.outline;
    let filled: BTreeSet<usize> = view
        .units
        .iter()
        .filter_map(|unit| unit.section)
        .chain(outline.sections().iter().filter_map(|section| section.parent))
        .collect();
    outline
        .sections()
        .iter()
        .enumerate()
        .filter(|&(idx, section)| sections.get(idx) == Some(&role) && section.level > 1 && !filled.contains(&idx))
        .map(|(idx, section)| Passage {
            source: section.title.clone(),
            folded: view.folded.from_source(section.title.clone()),
            section: Some(idx),
            in_list: false,
            leads_list: false,
            heading: true,
            above_headings: false,
        })
        .collect()
}

pub(crate) fn shortcomings(view: &View<'_>, sections: &[SectionRole], units: &[SectionRole]) -> Vec<Shortcoming> {
    let mut found = passages(view, units, SectionRole::Shortcomings, true);
    found.extend(bare_headings(view, sections, SectionRole::Shortcomings));
    found.sort_by_key(|passage| passage.source.start);
    // Where items or headings state the problems, the sentences above them only lead in.
    let with_lists: BTreeSet<Option<usize>> =
        found.iter().filter(|passage| passage.in_list).map(|passage| passage.section).collect();
    let listed = |section: Option<usize>| with_lists.contains(&section);
    let spans: Vec<(Range<usize>, Option<usize>)> = found
        .iter()
        .filter(|passage| {
            let leads = passage.leads_list
                || (!passage.in_list
                    && leads_in(view.at(passage.folded.clone()))
                    && (listed(passage.section) || passage.above_headings));
            !leads
        })
        .map(|passage| (without_concession(view, passage), passage.section))
        .collect();
    spans
        .into_iter()
        .enumerate()
        .map(|(idx, (span, section))| Shortcoming {
            id: id('p', idx),
            span: span.into(),
            section: section.map(section_id),
        })
        .collect()
}

/// Whether a sentence only announces problems.
fn leads_in(text: &str) -> bool {
    // 还存在问题:执法人员不足;… states them itself.
    if text.split_once(':').is_some_and(|(_, problems)| problems.chars().nth(8).is_some()) {
        return false;
    }
    static LEADS: WordList =
        WordList::new(&["主要表现", "主要是", "以下", "成效", "成绩", "进步", "进展", "存在一些", "仍存在", "还存在"]);
    text.ends_with([':', '：']) || LEADS.is_in(text)
}

/// A sentence that grants success first states its problem behind 但.
fn without_concession(view: &View<'_>, passage: &Passage) -> Range<usize> {
    let text = view.at(passage.folded.clone());
    let turn = ["但是", "但", "然而", "不过"]
        .iter()
        .filter_map(|word| text.find(word).map(|at| (at, at + word.len())))
        .min()
        .filter(|&(at, _)| at > 0 && text.get(..at).is_some_and(|before| before.ends_with([',', ';', ':'])));
    match turn {
        Some((_, after)) if !passage.in_list && !passage.heading => {
            let rest = text.get(after..).unwrap_or_default();
            let skipped = rest.len() - rest.trim_start_matches([',', ' ']).len();
            let start = view.folded.map().source_start(passage.folded.start + after + skipped);
            start.min(passage.source.end)..passage.source.end
        }
        _ => passage.source.clone(),
    }
}

pub(crate) fn commitments(
    view: &View<'_>,
    sections: &[SectionRole],
    units: &[SectionRole],
    indicators: &[Indicator],
) -> Vec<Commitment> {
    let mut found = passages(view, units, SectionRole::Plan, true);
    // Elsewhere a sentence promises only if it says so: 拟, 将, 计划于.
    found.extend(
        passages(view, units, SectionRole::Progress, false)
            .into_iter()
            .filter(|passage| promises(view.at(passage.folded.clone()))),
    );
    // A sentence that only announces a list promises nothing.
    found.retain(|passage| !(passage.leads_list && view.at(passage.folded.clone()).ends_with([':', ','])));
    found.extend(bare_headings(view, sections, SectionRole::Plan));
    found.sort_by_key(|passage| passage.source.start);
    found
        .into_iter()
        .enumerate()
        .map(|(idx, passage)| {
            let text = view.at(passage.folded.clone());
            let span = Span::from(passage.source.clone());
            let theme = passage
                .section
                .filter(|&idx| matches!(sections.get(idx), Some(SectionRole::Plan | SectionRole::Mixed)));
            Commitment {
                id: id('c', idx),
                span,
                section: passage.section.map(section_id),
                theme: theme
                    .and_then(|idx| view.outline.sections().get(idx))
                    .and_then(|section| view.source.get(section.title.clone()))
                    .map(str::to_owned),
                instruments: shangji_grammar::title::find(text)
                    .filter_map(|range| text.get(range).and_then(shangji_grammar::title::prefix))
                    .map(|title| title.name.to_owned())
                    .collect(),
                targets: within(indicators, span)
                    .iter()
                    .filter(|indicator| indicator.role == IndicatorRole::Target && span.contains(indicator.span))
                    .map(|indicator| indicator.id.clone())
                    .collect(),
                deadline: deadline(text).map(|range| {
                    view.words(passage.folded.start + range.start..passage.folded.start + range.end).to_owned()
                }),
                framing: frames(text) || passage.leads_list,
            }
        })
        .collect()
}

/// Whether a sentence outside the plan promises: 拟于…, 计划于…, 将 before a verb. 将 before a noun marks an object.
fn promises(text: &str) -> bool {
    static PLANS: WordList = WordList::new(&["拟于", "拟将", "拟在", "拟对", "计划于", "计划在"]);
    // Few sentences hold either.
    if (text.contains('拟') || text.contains("计划")) && PLANS.is_in(text) {
        return true;
    }
    if !text.contains('将') {
        return false;
    }
    let tokens: Vec<_> = lexicon().tokens(text).collect();
    tokens.iter().enumerate().any(|(idx, token)| {
        let future = text.get(token.span.clone()) == Some("将");
        let next = tokens.get(idx + 1).filter(|next| next.span.start == token.span.end);
        let begins = next.is_some_and(|next| {
            let word = text.get(next.span.clone()).unwrap_or_default();
            matches!(word, "把" | "对" | "于" | "以" | "在" | "按" | "按照" | "继续" | "进一步" | "持续" | "会")
                || (next.classes.has(WordClass::Verb)
                    && !next.classes.has(WordClass::VerbalNoun)
                    && matches!(word, "列入" | "纳入" | "出台" | "制定" | "推进" | "实施" | "开展" | "建立"))
        });
        future && begins
    })
}

/// The indicators that begin inside a span; they stand in order.
fn within(indicators: &[Indicator], span: Span) -> &[Indicator] {
    let start = indicators.partition_point(|indicator| indicator.span.start < span.start);
    let end = indicators.partition_point(|indicator| indicator.span.start < span.end);
    indicators.get(start..end).unwrap_or_default()
}

/// Until when: 2025年底前, 年底前, 上半年.
fn deadline(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let numbers = (0..bytes.len()).filter(|&at| is_digit(at) && !at.checked_sub(1).is_some_and(is_digit));
    let stated = numbers.into_iter().find_map(|at| {
        let (found, len) = date::expression(text.get(at..)?)?;
        (found.kind == date::Kind::Deadline || text.get(..at + len).is_some_and(|piece| piece.ends_with('底')))
            .then_some(at..at + len)
    });
    stated.or_else(|| {
        // All of them hold it.
        text.find('年')?;
        ["年底前", "上半年", "下半年", "年内", "年底"]
            .iter()
            .find_map(|word| text.find(word).map(|at| at..at + word.len()))
    })
}

/// Whether a sentence of the plan promises nothing of its own: guiding thought, the meaning of the year, a lead-in.
fn frames(text: &str) -> bool {
    static THOUGHT: WordList = WordList::new(&["习近平", "精神", "思想"]);
    static GUIDES: WordList = WordList::new(&["为指导", "为指引", "为引领", "为根本遵循", "为统领"]);
    // The meaning of the year, and what leads in.
    static FRAMES: WordList =
        WordList::new(&["之年", "周年", "开局", "以下几个方面", "以下方面", "以下工作", "以下几方面", "重点抓好以下"]);
    // Banners: what is held high is no deed.
    let banner = || text.contains("高举") && text.contains("旗帜");
    text.ends_with([':', '：']) || FRAMES.is_in(text) || (GUIDES.is_in(text) && THOUGHT.is_in(text)) || banner()
}

/// `span` without the mark that closes it.
fn without_stop(source: &str, span: Range<usize>) -> Range<usize> {
    let piece = source.get(span.clone()).unwrap_or_default();
    let kept =
        without_sentence_end(piece).trim_end_matches(|c| is_sentence_end(c) || is_space(c) || matches!(c, ';' | '；'));
    span.start..span.start + kept.len()
}
