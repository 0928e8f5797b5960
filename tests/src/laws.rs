//! What holds of every outline and every report, whatever the text.
//!
//! Each law is a function that says in words where it is broken.

use std::collections::BTreeSet;

use serde_json::Value;
use shangji::grammar::quantity::Quantity;
use shangji::model::{Check, IndicatorRole, Report, Section, Span};
use shangji::outline::{NodeKind, outline};
use shangji::text::Folded;

/// The outline of a text is a tree without loss: its leaves concatenate to the text, children nest in their parents
/// and stand in order, and everything begins and ends on a character boundary.
///
/// # Errors
///
/// The first node, section or item that breaks the law.
pub fn outline_is_lossless(text: &str) -> Result<(), String> {
    let tree = outline(text);
    let mut leaves = String::with_capacity(text.len());
    let mut covered = 0;
    for leaf in tree.leaves() {
        let piece = text.get(leaf.span.clone()).ok_or_else(|| format!("{leaf:?} is not on character boundaries"))?;
        ensure(leaf.span.start == covered, || format!("{leaf:?} does not begin at {covered}"))?;
        covered = leaf.span.end;
        leaves.push_str(piece);
    }
    ensure(leaves == text, || format!("the leaves cover {covered} of {} bytes", text.len()))?;

    let nodes = tree.nodes();
    ensure(nodes.first().is_some_and(|node| node.kind == NodeKind::Document), || "no document node".to_owned())?;
    for (id, node) in nodes.iter().enumerate() {
        ensure(text.get(node.span.clone()).is_some(), || format!("{node:?} is not on character boundaries"))?;
        ensure(id < node.subtree_end && node.subtree_end <= nodes.len(), || format!("{node:?} ends outside the tree"))?;
        let mut at = node.span.start;
        for (child_id, child) in tree.children(id) {
            ensure(child.parent == Some(id), || format!("{child:?} (node {child_id}) calls another its parent"))?;
            ensure(at <= child.span.start && child.span.end <= node.span.end, || {
                format!("{child:?} (node {child_id}) does not nest in {node:?} after its siblings")
            })?;
            at = child.span.end;
        }
    }
    for section in tree.sections() {
        let node = nodes.get(section.node).ok_or_else(|| format!("{section:?} has no node"))?;
        ensure(node.kind == NodeKind::Section, || format!("{section:?} stands on {node:?}"))?;
        let heading = section.heading();
        ensure(node.span.start <= heading.start && heading.end <= node.span.end, || {
            format!("the heading of {section:?} is outside {node:?}")
        })?;
    }
    for item in tree.items() {
        ensure(nodes.get(item.node).is_some_and(|node| node.kind == NodeKind::Item), || {
            format!("{item:?} has no node")
        })?;
        ensure(item.span.start == item.marker.start && item.marker.end <= item.span.end, || {
            format!("{item:?} does not begin with its marker")
        })?;
    }
    Ok(())
}

/// A report is whole: every span lies in the text on character boundaries, lists stand in order with ids of their
/// own, references lead somewhere, and the JSON reads back to the same report.
///
/// # Errors
///
/// The first part that breaks the law.
pub fn report_is_whole(text: &str, report: &Report) -> Result<(), String> {
    let json = serde_json::to_string(report).map_err(|error| format!("no JSON: {error}"))?;
    let again: Report = serde_json::from_str(&json).map_err(|error| format!("the JSON does not read back: {error}"))?;
    ensure(again == *report, || "the JSON reads back to another report".to_owned())?;
    let value: Value = serde_json::from_str(&json).map_err(|error| error.to_string())?;
    spans_lie_in(text, "", &value)?;

    in_order("furniture", report.furniture.iter().map(|&span| ("", span)))?;
    in_order("sections", report.sections.iter().map(|it| (it.id.as_str(), it.span)))?;
    in_order("enumerations", report.enumerations.iter().map(|it| ("", it.span)))?;
    in_order("indicators", report.indicators.iter().map(|it| (it.id.as_str(), it.span)))?;
    in_order("commitments", report.commitments.iter().map(|it| (it.id.as_str(), it.span)))?;
    in_order("shortcomings", report.shortcomings.iter().map(|it| (it.id.as_str(), it.span)))?;
    in_order("instruments", report.instruments.iter().map(|it| (it.id.as_str(), it.span)))?;
    in_order("checks", report.checks.iter().map(|it| (it.id.as_str(), last_figure(report, it))))?;

    for part in &report.furniture {
        // A page number may stand within the body, even within a sentence, but it is no figure of the report.
        let within = report.indicators.iter().find(|it| part.overlaps(it.span));
        ensure(within.is_none(), || format!("an indicator in furniture {part:?}: {within:?}"))?;
    }
    for section in &report.sections {
        section_is_whole(report, section)?;
    }
    let is_section = |id: &Option<String>| id.as_ref().is_none_or(|id| report.section(id).is_some());
    for it in &report.indicators {
        ensure(it.sentence.contains(it.span), || format!("{} stands outside its sentence: {it:?}", it.id))?;
        ensure(is_section(&it.section), || format!("{} names a section that is not there", it.id))?;
        ensure(it.quantity.value_hi.is_none_or(|high| it.quantity.value <= high), || {
            format!("{} is a range from more to less: {:?}", it.id, it.quantity)
        })?;
    }
    for it in &report.checks {
        let missing = it.operands.iter().find(|id| report.indicator(id).is_none());
        ensure(missing.is_none(), || format!("{} names {missing:?}, which is not there", it.id))?;
    }
    for it in &report.commitments {
        ensure(is_section(&it.section), || format!("{} names a section that is not there", it.id))?;
        for id in &it.targets {
            let is_target = report
                .indicator(id)
                .is_some_and(|indicator| indicator.role == IndicatorRole::Target && it.span.contains(indicator.span));
            ensure(is_target, || format!("{} names {id}, which is no target in it", it.id))?;
        }
    }
    for it in &report.instruments {
        let quote = it.span.slice(text).unwrap_or_default();
        ensure(quote.contains(&*it.name), || format!("{} is named {:?} and stands as {quote:?}", it.id, it.name))?;
    }
    Ok(())
}

/// The same bytes give the same report, byte for byte, and the report is whole.
///
/// # Errors
///
/// As [`report_is_whole`] and [`outline_is_lossless`].
pub fn reading_is_lawful(reader: &shangji::Reader, bytes: &[u8]) -> Result<(), String> {
    let reading = reader.read("any", bytes);
    outline_is_lossless(&reading.text)?;
    report_is_whole(&reading.text, &reading.report)?;
    let json = |report: &Report| serde_json::to_string(report).map_err(|error| error.to_string());
    let (first, second) = (json(&reading.report)?, json(&reader.read("any", bytes).report)?);
    ensure(first == second, || "read twice, two reports".to_owned())
}

/// A quantity printed and read is the same amount with the same bound, and prints the same again. The words in which
/// it stood, and how far it was rounded, are not printed.
///
/// # Errors
///
/// What was printed, and how it read back.
pub fn quantity_reads_back(quantity: &Quantity) -> Result<(), String> {
    let printed = quantity.to_string();
    let again: Quantity = printed.parse().map_err(|error| format!("{quantity:?} is printed {printed}: {error}"))?;
    let amount = |quantity: &Quantity| (quantity.value, quantity.value_hi, quantity.unit, quantity.bound);
    ensure(amount(&again) == amount(quantity) && again.to_string() == printed, || {
        format!("{quantity:?} is printed {printed} and reads back as {again:?}")
    })
}

/// The map of a normal form leads every position on a character boundary to one, in order, in both directions.
///
/// # Errors
///
/// The first position that it leads astray.
pub fn map_is_monotone_and_total(text: &str, folded: &Folded<'_>) -> Result<(), String> {
    let (map, normal) = (folded.map(), folded.text());
    let mut last = (0, 0);
    for at in (0..=normal.len()).filter(|&at| normal.is_char_boundary(at)) {
        let (start, end) = (map.source_start(at), map.source_end(at));
        let lies = text.is_char_boundary(start) && text.is_char_boundary(end) && end <= start && start <= text.len();
        ensure(lies && last.0 <= start && last.1 <= end, || format!("{at} comes from {end}..{start} behind {last:?}"))?;
        last = (start, end);
    }
    let mut last = 0;
    for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
        let to = map.folded(at);
        ensure(last <= to && normal.is_char_boundary(to), || format!("{at} goes to {to} behind {last}"))?;
        last = to;
    }
    ensure(map.folded(text.len()) == normal.len(), || "the ends do not meet".to_owned())
}

fn section_is_whole(report: &Report, section: &Section) -> Result<(), String> {
    let id = &section.id;
    ensure(section.extent.contains(section.span), || format!("{id}: its heading stands outside its extent"))?;
    ensure(report.body.contains(section.extent), || format!("{id}: outside the body {:?}: {section:?}", report.body))?;
    if let Some(parent) = &section.parent {
        let parent = report.section(parent).ok_or_else(|| format!("{id}: its parent {parent} is not there"))?;
        ensure(parent.extent.contains(section.extent), || format!("{id}: outside its parent {}", parent.id))?;
        ensure(parent.level < section.level, || format!("{id}: not below its parent {}", parent.id))?;
    }
    Ok(())
}

/// The last of the figures that a check tests.
fn last_figure(report: &Report, check: &Check) -> Span {
    check.operands.iter().filter_map(|id| report.indicator(id)).map(|it| it.span).max().unwrap_or_default()
}

/// Every pair of whole numbers in the JSON of a report is a span.
fn spans_lie_in(text: &str, path: &str, value: &Value) -> Result<(), String> {
    match value {
        Value::Object(fields) => {
            fields.iter().try_for_each(|(name, value)| spans_lie_in(text, &format!("{path}.{name}"), value))
        }
        Value::Array(parts) => {
            if let [Value::Number(start), Value::Number(end)] = parts.as_slice() {
                let at = |number: &serde_json::Number| number.as_u64().and_then(|n| usize::try_from(n).ok());
                let inside = at(start).zip(at(end)).and_then(|(start, end)| text.get(start..end));
                return ensure(inside.is_some(), || format!("{path}: [{start}, {end}] is no stretch of the text"));
            }
            parts.iter().enumerate().try_for_each(|(at, part)| spans_lie_in(text, &format!("{path}[{at}]"), part))
        }
        _ => Ok(()),
    }
}

fn in_order<'a>(list: &str, parts: impl Iterator<Item = (&'a str, Span)>) -> Result<(), String> {
    let mut ids = BTreeSet::new();
    let mut last = 0;
    for (id, span) in parts {
        ensure(id.is_empty() || ids.insert(id), || format!("{list}: {id} twice"))?;
        ensure(last <= span.start, || format!("{list}: {id} {span:?} stands before the one before it, at {last}"))?;
        last = span.start;
    }
    Ok(())
}

fn ensure(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}
