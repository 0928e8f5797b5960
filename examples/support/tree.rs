//! The document tree, a line for each heading.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use clap::builder::styling::{AnsiColor, Style};
use shangji::Reading;
use shangji::model::{Script, SectionRole};
use shangji::outline::{NodeId, NodeKind, Outline, outline};

/// How much is shown.
pub(crate) struct Shown {
    /// The deepest level of headings.
    pub(crate) depth: u8,
    /// Whether what stands under the headings is shown.
    pub(crate) sentences: bool,
}

const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();
const MARK: Style = AnsiColor::Cyan.on_default();

/// So many characters of a line or sentence are shown; headings are shown whole.
const WIDTH: usize = 60;

/// The tree of a report, under a line that says which.
pub(crate) fn of(reading: &Reading, shown: &Shown) -> String {
    let report = &reading.report;
    let outline = outline(&reading.text);
    let script = match report.script {
        Script::Hans => "Simplified",
        Script::Hant => "Traditional",
    };
    let mut out = format!(
        "{BOLD}{}{BOLD:#} {DIM}{} bytes, {}, {script}, {} headings, {} items, {} oddities{DIM:#}\n",
        report.source.name,
        report.source.bytes,
        report.source.encoding,
        outline.sections().len(),
        outline.items().len(),
        report.diagnostics.len()
    );
    let sections = outline.sections().iter().enumerate().map(|(idx, section)| (section.node, idx)).collect();
    let mut tree = Tree { reading, outline: &outline, sections, shown, furniture: 0, out: &mut out };
    tree.below(0, 0);
    tree.furniture_so_far();
    out
}

struct Tree<'a> {
    reading: &'a Reading,
    outline: &'a Outline,
    /// Places in `outline.sections()` by node.
    sections: BTreeMap<NodeId, usize>,
    shown: &'a Shown,
    /// Lines of furniture that were met and not yet told.
    furniture: usize,
    out: &'a mut String,
}

impl Tree<'_> {
    /// What stands in a node. The tree is as deep as headings have levels, whatever the text.
    fn below(&mut self, parent: NodeId, indent: usize) {
        let children: Vec<NodeId> = self.outline.children(parent).map(|(id, _)| id).collect();
        for id in children {
            self.node(id, indent);
        }
    }

    fn node(&mut self, id: NodeId, indent: usize) {
        let Some(node) = self.outline.nodes().get(id) else { return };
        let words = self.reading.text.get(node.span.clone()).unwrap_or_default();
        match node.kind {
            NodeKind::Gap | NodeKind::Document | NodeKind::Heading => {}
            NodeKind::Furniture if !self.shown.sentences => self.furniture += 1,
            NodeKind::Section => self.section(id, indent),
            NodeKind::Paragraph | NodeKind::Item => {
                if self.shown.sentences {
                    self.line(indent, name(node.kind), "");
                    self.below(id, indent + 1);
                }
            }
            NodeKind::ItemMarker | NodeKind::Sentence | NodeKind::HeadingStop if !self.shown.sentences => {}
            _ => self.line(indent, name(node.kind), words),
        }
    }

    fn section(&mut self, id: NodeId, indent: usize) {
        self.furniture_so_far();
        let Some((idx, section)) =
            self.sections.get(&id).and_then(|&idx| self.outline.sections().get(idx).map(|section| (idx, section)))
        else {
            return;
        };
        if section.level > self.shown.depth {
            return;
        }
        let words = |range: std::ops::Range<usize>| self.reading.text.get(range).unwrap_or_default();
        let role = self.reading.report.sections.get(idx).map_or("", |section| role(section.role));
        let inside = self.outline.nodes().get(id).map_or(id..id, |node| id..node.subtree_end);
        let count = |kind| {
            self.outline.nodes().get(inside.clone()).unwrap_or_default().iter().filter(|node| node.kind == kind).count()
        };
        let (n_sentences, n_items) = (count(NodeKind::Sentence), count(NodeKind::Item));
        let run_in = if section.run_in { ", run-in" } else { "" };
        let _ = writeln!(
            self.out,
            "{:indent$}{MARK}{}{MARK:#} {BOLD}{}{BOLD:#}  {DIM}level {}, {role}{run_in}, {n_sentences} sentences, {n_items} items{DIM:#}",
            "",
            words(section.marker.clone()),
            words(section.title.clone()),
            section.level,
            indent = indent * 2,
        );
        self.below(id, indent + 1);
    }

    fn line(&mut self, indent: usize, name: &str, words: &str) {
        self.furniture_so_far();
        let words = short(words);
        let gap = if words.is_empty() { "" } else { " " };
        let _ = writeln!(self.out, "{:indent$}{DIM}{name}{DIM:#}{gap}{words}", "", indent = indent * 2);
    }

    fn furniture_so_far(&mut self) {
        if self.furniture > 0 {
            let _ = writeln!(self.out, "{DIM}furniture: {} lines{DIM:#}", self.furniture);
            self.furniture = 0;
        }
    }
}

fn name(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Furniture => "furniture",
        NodeKind::Headline => "headline",
        NodeKind::Title => "title",
        NodeKind::Addressee => "addressee",
        NodeKind::Paragraph => "paragraph",
        NodeKind::Item => "item",
        NodeKind::ItemMarker => "marker",
        NodeKind::HeadingStop => "stop",
        NodeKind::Sentence => "sentence",
        NodeKind::Signatory => "signatory",
        NodeKind::SignDate => "date",
        _ => "",
    }
}

fn role(role: SectionRole) -> &'static str {
    match role {
        SectionRole::Progress => "progress",
        SectionRole::Shortcomings => "shortcomings",
        SectionRole::LeaderDuty => "leader's duty",
        SectionRole::Plan => "plan",
        SectionRole::Mixed => "mixed",
    }
}

/// On one line, and no longer than can be seen at a glance.
fn short(words: &str) -> String {
    let mut out: String = words.chars().filter(|c| !c.is_control()).take(WIDTH).collect();
    if words.chars().nth(WIDTH).is_some() {
        out.push('…');
    }
    out
}
