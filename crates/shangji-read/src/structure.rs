//! Sections, enumerations and furniture as the model states them.

use shangji_model::{Enumeration, Section, SectionRole, Span};
use shangji_outline::NodeKind;

use crate::view::View;

/// The id of a section.
pub(crate) fn section_id(idx: usize) -> String {
    id('s', idx)
}

/// The id of the thing at place `idx` of its list: its letter and its number, counted from one. There is one for every
/// figure and its section, and `format!` costs several times what it writes.
pub(crate) fn id(letter: char, idx: usize) -> String {
    let number = idx.saturating_add(1);
    let mut out = String::with_capacity(8);
    out.push(letter);
    let mut place = 10_usize.pow(number.ilog10());
    while place > 0 {
        out.extend(char::from_digit((number / place % 10) as u32, 10));
        place /= 10;
    }
    out
}

pub(crate) fn sections(view: &View<'_>, roles: &[SectionRole]) -> Vec<Section> {
    let words = |range: std::ops::Range<usize>| view.source.get(range).unwrap_or_default().to_owned();
    view.outline
        .sections()
        .iter()
        .enumerate()
        .map(|(idx, section)| Section {
            id: section_id(idx),
            parent: section.parent.map(section_id),
            level: section.level,
            marker: words(section.marker.clone()),
            ordinal: section.ordinal,
            title: words(section.title.clone()),
            run_in: section.run_in,
            role: roles.get(idx).copied().unwrap_or(SectionRole::Progress),
            span: section.heading().into(),
            extent: view.outline.nodes().get(section.node).map_or_else(Span::default, |node| node.span.clone().into()),
        })
        .collect()
}

pub(crate) fn enumerations(view: &View<'_>) -> Vec<Enumeration> {
    let mut sections = vec![None; view.outline.items().len()];
    for unit in &view.units {
        if let Some(slot) = unit.item.and_then(|idx| sections.get_mut(idx)) {
            *slot = unit.section;
        }
    }
    view.outline
        .items()
        .iter()
        .zip(sections)
        .map(|(item, section)| Enumeration {
            list: item.list,
            marker: view.source.get(item.marker.clone()).unwrap_or_default().to_owned(),
            ordinal: item.ordinal,
            span: item.span.clone().into(),
            section: section.map(section_id),
        })
        .collect()
}

pub(crate) fn furniture(view: &View<'_>) -> Vec<Span> {
    let kinds = [NodeKind::Furniture, NodeKind::Headline];
    view.outline.nodes().iter().filter(|node| kinds.contains(&node.kind)).map(|node| node.span.clone().into()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_count_from_one() {
        for idx in [0, 8, 9, 10, 99, 100, 12_344, 999_999_999] {
            assert_eq!(id('i', idx), format!("i{}", idx + 1));
        }
        assert_eq!(section_id(1), "s2");
    }
}
