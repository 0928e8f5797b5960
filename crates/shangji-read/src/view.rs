//! The report as the readers see it: sentences in normal form with their place in the tree.

use std::ops::Range;

use shangji_outline::{NodeKind, Outline};
use shangji_text::{Folded, Garbling};

/// A sentence of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its bytes in the source.
    pub(crate) source: Range<usize>,
    /// Its bytes in the normal form.
    pub(crate) folded: Range<usize>,
    /// The section in which it stands, as a place in `outline.sections()`.
    pub(crate) section: Option<usize>,
    /// The paragraph, numbered through the report.
    pub(crate) paragraph: usize,
    /// The item of an enumeration in which it stands, as a place in `outline.items()`.
    pub(crate) item: Option<usize>,
}

/// A report with its normal form and its sentences.
pub(crate) struct View<'a> {
    pub(crate) source: &'a str,
    pub(crate) folded: &'a Folded<'a>,
    pub(crate) outline: &'a Outline,
    pub(crate) units: Vec<Unit>,
}

impl<'a> View<'a> {
    /// Sentences in which text is `garbled` are left out: none of their words can be trusted.
    pub(crate) fn new(
        source: &'a str,
        folded: &'a Folded<'a>,
        outline: &'a Outline,
        garbled: &[(Range<usize>, Garbling)],
    ) -> Self {
        let mut units = units(folded, outline);
        let mut rest = garbled.iter().map(|(span, _)| span).peekable();
        units.retain(|unit| {
            while rest.next_if(|span| span.end <= unit.source.start).is_some() {}
            rest.peek().is_none_or(|span| unit.source.end <= span.start)
        });
        Self { source, folded, outline, units }
    }

    /// The normal form of a stretch of the source.
    pub(crate) fn normal(&self, source: Range<usize>) -> &'a str {
        self.at(self.folded.from_source(source))
    }

    /// A stretch of the normal form.
    pub(crate) fn at(&self, folded: Range<usize>) -> &'a str {
        self.folded.text().get(folded).unwrap_or_default()
    }

    /// The normal form of a unit.
    pub(crate) fn text(&self, unit: &Unit) -> &'a str {
        self.at(unit.folded.clone())
    }

    /// The source's own words under a stretch of the normal form.
    pub(crate) fn words(&self, folded: Range<usize>) -> &'a str {
        self.source.get(self.folded.to_source(folded)).unwrap_or_default()
    }
}

fn units(folded: &Folded<'_>, outline: &Outline) -> Vec<Unit> {
    let mut out = Vec::new();
    let mut sections: Vec<(usize, usize)> = Vec::new();
    let (mut next_section, mut next_item, mut n_paragraphs) = (0, 0, 0);
    let mut item: Option<(usize, usize)> = None;
    for (id, node) in outline.nodes().iter().enumerate() {
        while sections.last().is_some_and(|&(_, end)| id >= end) {
            sections.pop();
        }
        item = item.filter(|&(_, end)| id < end);
        match node.kind {
            NodeKind::Section => {
                sections.push((next_section, node.subtree_end));
                next_section += 1;
            }
            NodeKind::Item => {
                item = Some((next_item, node.subtree_end));
                next_item += 1;
            }
            NodeKind::Paragraph => n_paragraphs += 1,
            NodeKind::Sentence => out.push(Unit {
                source: node.span.clone(),
                folded: folded.from_source(node.span.clone()),
                section: sections.last().map(|&(idx, _)| idx),
                paragraph: n_paragraphs,
                item: item.map(|(idx, _)| idx),
            }),
            _ => {}
        }
    }
    out
}
