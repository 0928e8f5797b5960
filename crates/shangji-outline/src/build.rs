//! Puts the tree together.

use std::ops::Range;

use shangji_grammar::title;
use shangji_text::chars::{is_blank, is_full_stop, is_space};

use crate::frame::{self, Frame};
use crate::headings;
use crate::items::{self, OpenList};
use crate::lines::{self, Line};
use crate::marks::Marks;
use crate::sentences::sentences;
use crate::tree::{Item, Node, NodeId, NodeKind, Outline, Section};
use crate::{Oddity, OddityKind};

/// Reads `text` as a document. Any text has an outline; the leaves cover it.
///
/// Takes linear time; depth is bounded by the four levels of headings.
pub fn outline(text: &str) -> Outline {
    let lines = lines::lines(text);
    let frame = frame::frame(text, &lines);
    let mut builder = Builder::new(text);
    builder.document(&lines, &frame);
    builder.finish()
}

/// Marks with which a paragraph of a list without numbers begins.
const BULLETS: [char; 16] = ['●', '■', '◆', '★', '▲', '◇', '○', '□', '➢', '►', '▶', '—', '•', '·', '※', '√'];

struct Builder<'a> {
    text: &'a str,
    out: Outline,
    /// End of what has been placed.
    at: usize,
    /// Nodes that are open.
    open: Vec<NodeId>,
    /// Places in `out.sections` of the sections that are open.
    open_sections: Vec<usize>,
    /// The last ordinal at each level, below the sections that are open.
    last_ordinals: [Option<(u32, Range<usize>)>; 8],
    list: Option<OpenList>,
    n_lists: usize,
    /// The level of headings without a marker, in a report none of whose headings has one.
    plain: Option<u8>,
    /// The marks of the running text at hand.
    marks: Marks,
    /// Kept to save allocations: the sentences of a paragraph, and those of a stretch of it.
    cut: Vec<Range<usize>>,
    scratch: Vec<Range<usize>>,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        let document = Node { kind: NodeKind::Document, span: 0..text.len(), parent: None, subtree_end: 1 };
        // Growing the list costs more than room that stays empty.
        let mut nodes = Vec::with_capacity(text.len() / 32 + 16);
        nodes.push(document);
        Self {
            text,
            out: Outline { nodes, sections: vec![], items: vec![], oddities: vec![], body: 0..0 },
            at: 0,
            open: vec![0],
            open_sections: vec![],
            last_ordinals: Default::default(),
            list: None,
            n_lists: 0,
            plain: None,
            marks: Marks::default(),
            cut: vec![],
            scratch: vec![],
        }
    }

    fn document(&mut self, lines: &[Line], frame: &Frame) {
        self.plain = self.plain_headings(lines, frame);
        let mut body: Option<Range<usize>> = None;
        let mut idx = 0;
        while let Some(line) = lines.get(idx) {
            let kind = if frame.title.contains(&idx) {
                Some(NodeKind::Title)
            } else if frame.addressee == Some(idx) {
                Some(NodeKind::Addressee)
            } else if frame.closing.contains(&idx)
                || (frame.prose.contains(&idx)
                    && !frame::is_page_number(self.text.get(line.text.clone()).unwrap_or_default()))
            {
                None
            } else if frame.headline.contains(&idx) {
                Some(NodeKind::Headline)
            } else {
                Some(NodeKind::Furniture)
            };
            match kind {
                Some(kind @ (NodeKind::Furniture | NodeKind::Headline)) => self.leaf(kind, line.text.clone()),
                Some(kind) => {
                    grow(&mut body, &line.text);
                    self.leaf(kind, line.text.clone());
                }
                None if frame.closing.contains(&idx) => {
                    grow(&mut body, &line.text);
                    self.close_sections(1);
                    self.closing(line.text.clone());
                }
                None => {
                    let joined = self.soft_wrapped(lines, idx, frame.prose.end);
                    let last = lines.get(joined).map_or(line.text.end, |line| line.text.end);
                    let whole = line.text.start..last;
                    grow(&mut body, &whole);
                    let next = lines.get(joined + 1).and_then(|line| self.text.get(line.text.clone()));
                    self.prose(whole, next.filter(|_| joined + 1 < frame.prose.end));
                    idx = joined;
                    if idx + 1 == frame.prose.end {
                        self.close_sections(1);
                    }
                }
            }
            idx += 1;
        }
        self.close_sections(1);
        if body.is_none() && !self.text.trim_matches(is_blank).is_empty() {
            self.oddity(OddityKind::NoBody, 0..self.text.len(), None);
        }
        self.out.body = body.unwrap_or(0..0);
    }

    /// The level of the headings if none has a marker: the second where others name the parts of the report.
    fn plain_headings(&self, lines: &[Line], frame: &Frame) -> Option<u8> {
        const FEWEST: usize = 3;
        let prose = lines.get(frame.prose.clone()).unwrap_or_default();
        let piece = |line: &Line| self.text.get(line.text.clone());
        if prose.iter().any(|line| headings::marked(self.text, line.text.clone()).is_some_and(|found| found.level <= 2))
        {
            return None;
        }
        let found = prose.windows(2).filter_map(|pair| match pair {
            [line, next] => headings::plain(self.text, line.text.clone(), piece(next), 2),
            _ => None,
        });
        let (mut n_found, mut n_parts) = (0, 0);
        for found in found {
            n_found += 1;
            n_parts += usize::from(found.level == 1);
        }
        (n_found >= FEWEST).then_some(if n_parts > 0 { 2 } else { 1 })
    }

    /// The last line of the paragraph that begins at line `idx`: lines that were wrapped in the middle of a sentence
    /// are one paragraph.
    fn soft_wrapped(&self, lines: &[Line], idx: usize, end: usize) -> usize {
        let line = |idx: usize| lines.get(idx).and_then(|line| self.text.get(line.text.clone())).unwrap_or_default();
        let mut last = idx;
        while last + 1 < end {
            let (this, next) = (line(last), line(last + 1));
            let spaced = lines.get(last + 1).is_none_or(|line| line.spaced);
            let ended = this.ends_with(['。', '！', '？', '；', '：', ';', ':', '!', '?', '”', '）', ')', '》'])
                || this.strip_suffix('.').is_some_and(|before| is_full_stop(this, before.len()));
            let long = || this.chars().nth(24).is_some() && this.contains(['，', ',', '。', '、']);
            let alone =
                || last == idx && headings::marked(self.text, range(lines, last)).is_some_and(|found| !found.run_in);
            let opens = || {
                headings::marked(self.text, range(lines, last + 1)).is_some()
                    || headings::unmarked(self.text, range(lines, last + 1), Some(line(last + 2))).is_some()
                    || shangji_grammar::enumeration::item_marker(next).is_some()
                    || next.starts_with(BULLETS)
                    // 存在的不足:(1)…
                    || next.split_once([':', '：']).is_some_and(|(name, _)| headings::names_part(name))
            };
            if spaced || ended || !long() || alone() || opens() {
                break;
            }
            last += 1;
        }
        last
    }

    /// A paragraph of the body, with the heading that it may open with.
    fn prose(&mut self, whole: Range<usize>, next: Option<&str>) {
        let found = headings::marked(self.text, whole.clone())
            .filter(|found| !headings::is_statement(self.text, found, next))
            .or_else(|| headings::unmarked(self.text, whole.clone(), next))
            .or_else(|| headings::plain(self.text, whole.clone(), next, self.plain?));
        match found {
            Some(found) => {
                let content = found.content..whole.end;
                self.heading(&found);
                self.content(content);
            }
            None => self.content(whole),
        }
    }

    /// Running text, in which further headings may stand if the report was saved as one line.
    fn content(&mut self, content: Range<usize>) {
        let content = self.trimmed(content);
        let mut cut = std::mem::take(&mut self.cut);
        self.marks.find(self.text, content.clone());
        sentences(self.text, &self.marks, content, &mut cut);
        // Cut once, then go from heading to heading.
        let mut rest = cut.as_mut_slice();
        loop {
            let inside = headings::inside(self.text, rest, |level| {
                self.last_ordinals.get(usize::from(level)).and_then(|last| last.as_ref()).map_or(1, |last| last.0 + 1)
            });
            let Some((idx, found)) = inside else { break };
            let (before, after) = rest.split_at_mut_checked(idx).unwrap_or_default();
            self.paragraph(before);
            self.heading(&found);
            rest = after;
            // A title may reach over the end of a sentence: …：一、….
            let n_taken = rest.iter().take_while(|sentence| sentence.end <= found.content).count();
            rest = rest.get_mut(n_taken..).unwrap_or_default();
            if let Some(opening) = rest.first_mut() {
                opening.start = opening.start.max(found.content);
            }
            if rest.first().is_some_and(|opening| self.trimmed(opening.clone()).is_empty()) {
                rest = rest.get_mut(1..).unwrap_or_default();
            }
        }
        self.paragraph(rest);
        self.cut = cut;
    }

    fn heading(&mut self, found: &headings::Found) {
        self.list = None;
        self.close_sections(found.level);
        let above =
            self.open_sections.last().and_then(|&idx| self.out.sections.get(idx)).map_or(0, |section| section.level);
        let first = self.last_ordinals.get(usize::from(found.level)).is_none_or(Option::is_none);
        if first && found.level > above + 1 && !found.marker.is_empty() {
            self.oddity(OddityKind::LevelSkipped, found.marker.clone(), None);
        }
        self.count(found);
        let node = self.enter(NodeKind::Section, found.marker.start);
        let parent = self.open_sections.last().copied();
        self.open_sections.push(self.out.sections.len());
        self.out.sections.push(Section {
            node,
            parent,
            level: found.level,
            ordinal: found.ordinal,
            marker: found.marker.clone(),
            title: found.title.clone(),
            run_in: found.run_in,
        });
        self.enter(NodeKind::Heading, found.marker.start);
        if !found.marker.is_empty() {
            self.leaf(NodeKind::Marker, found.marker.clone());
        }
        let mut marks = Marks::default();
        marks.find(self.text, found.title.clone());
        flaws(&marks, found.title.clone(), &mut self.out.oddities);
        self.leaf(NodeKind::HeadingTitle, found.title.clone());
        self.leave();
        if found.content > found.title.end {
            self.leaf(NodeKind::HeadingStop, found.title.end..found.content);
        }
    }

    /// Notes numbers that do not follow each other.
    fn count(&mut self, found: &headings::Found) {
        let level = usize::from(found.level);
        let before = self.last_ordinals.get(level).cloned().flatten();
        if let (Some(ordinal), Some((last, place))) = (found.ordinal, before) {
            let kind = match ordinal {
                _ if ordinal == last => Some(OddityKind::OrdinalRepeated),
                _ if ordinal > last + 1 => Some(OddityKind::OrdinalSkipped),
                _ if ordinal < last => Some(OddityKind::OrdinalBackward),
                _ => None,
            };
            if let Some(kind) = kind {
                self.oddity(kind, found.marker.clone(), Some(place));
            }
        } else if found.ordinal.is_some_and(|ordinal| ordinal > 1) && found.level == 1 {
            self.oddity(OddityKind::OrdinalSkipped, found.marker.clone(), None);
        }
        if let Some(slot) = self.last_ordinals.get_mut(level) {
            *slot = found.ordinal.map(|ordinal| (ordinal, found.marker.clone()));
        }
        self.last_ordinals.iter_mut().skip(level + 1).for_each(|slot| *slot = None);
    }

    /// A paragraph of these sentences.
    fn paragraph(&mut self, cut: &[Range<usize>]) {
        let (Some(first), Some(last)) = (cut.first(), cut.last()) else { return };
        let whole = self.trimmed(first.start..last.end);
        if whole.is_empty() {
            return;
        }
        self.enter(NodeKind::Paragraph, whole.start);
        flaws(&self.marks, whole.clone(), &mut self.out.oddities);
        let found = items::items(self.text, &self.marks, whole.clone(), self.list);
        if found.is_empty() {
            cut.iter().for_each(|sentence| self.sentence(sentence.clone()));
        } else {
            let mut at = whole.start;
            for item in found {
                self.sentences(at..item.extent.start);
                at = item.extent.end;
                self.item(item);
            }
            self.sentences(at..whole.end);
        }
        self.leave();
    }

    fn item(&mut self, found: items::Found) {
        if found.opens || self.list.is_none() {
            self.n_lists += 1;
        } else if self.list.is_some_and(|list| list.ordinal == found.ordinal) {
            self.oddity(OddityKind::ItemRepeated, found.marker.clone(), None);
        }
        self.list = Some(OpenList { family: found.family, ordinal: found.ordinal });
        let node = self.enter(NodeKind::Item, found.extent.start);
        self.out.items.push(Item {
            node,
            list: self.n_lists,
            ordinal: found.ordinal,
            family: found.family,
            marker: found.marker.clone(),
            span: items::without_close(self.text, &found),
        });
        self.leaf(NodeKind::ItemMarker, found.marker.clone());
        self.sentences(found.marker.end..found.extent.end);
        self.leave();
    }

    fn sentences(&mut self, within: Range<usize>) {
        let mut cut = std::mem::take(&mut self.scratch);
        sentences(self.text, &self.marks, within, &mut cut);
        cut.iter().for_each(|sentence| self.sentence(sentence.clone()));
        self.scratch = cut;
    }

    fn sentence(&mut self, sentence: Range<usize>) {
        let inner = self.trimmed(sentence);
        if !inner.is_empty() {
            self.leaf(NodeKind::Sentence, inner);
        }
    }

    /// A line of the closing: a date, or one name or several with gaps between.
    fn closing(&mut self, line: Range<usize>) {
        let piece = self.text.get(line.clone()).unwrap_or_default();
        if shangji_grammar::date::calendar(piece).is_some() {
            self.leaf(NodeKind::SignDate, line);
            return;
        }
        let mut start = line.start;
        for (at, gap) in gaps(piece) {
            self.leaf(NodeKind::Signatory, start..line.start + at);
            start = line.start + at + gap;
        }
        self.leaf(NodeKind::Signatory, start..line.end);
    }

    fn oddity(&mut self, kind: OddityKind, span: Range<usize>, other: Option<Range<usize>>) {
        self.out.oddities.push(Oddity { kind, span, other });
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let piece = self.text.get(range.clone()).unwrap_or_default();
        let inner = shangji_text::chars::trim(piece);
        range.start + inner.start..range.start + inner.end
    }

    fn close_sections(&mut self, level: u8) {
        while let Some(section) = self.open_sections.last().and_then(|&idx| self.out.sections.get(idx)) {
            if section.level < level {
                break;
            }
            self.open_sections.pop();
            self.leave();
        }
    }

    /// White space up to `start` becomes a gap.
    fn gap(&mut self, start: usize) {
        if start > self.at {
            let span = self.at..start;
            self.push(NodeKind::Gap, span);
            self.at = start;
        }
    }

    fn push(&mut self, kind: NodeKind, span: Range<usize>) -> NodeId {
        let id = self.out.nodes.len();
        self.out.nodes.push(Node { kind, span, parent: self.open.last().copied(), subtree_end: id + 1 });
        id
    }

    fn leaf(&mut self, kind: NodeKind, span: Range<usize>) {
        self.gap(span.start);
        self.at = span.end;
        self.push(kind, span);
    }

    fn enter(&mut self, kind: NodeKind, start: usize) -> NodeId {
        self.gap(start);
        let id = self.push(kind, start..start);
        self.open.push(id);
        id
    }

    fn leave(&mut self) {
        if let Some(id) = self.open.pop() {
            let subtree_end = self.out.nodes.len();
            if let Some(node) = self.out.nodes.get_mut(id) {
                node.span.end = self.at;
                node.subtree_end = subtree_end;
            }
        }
    }

    fn finish(mut self) -> Outline {
        self.gap(self.text.len());
        let n_nodes = self.out.nodes.len();
        if let Some(document) = self.out.nodes.first_mut() {
            document.subtree_end = n_nodes;
        }
        self.out.oddities.sort_by_key(|oddity| (oddity.span.start, oddity.kind));
        self.out
    }
}

/// Notes book-title marks without a partner, and characters that were lost.
fn flaws(marks: &Marks, within: Range<usize>, out: &mut Vec<Oddity>) {
    for (at, opens) in title::unpaired(marks.titles(within.clone()).iter().copied()) {
        let kind = if opens { OddityKind::TitleUnclosed } else { OddityKind::TitleUnopened };
        out.push(Oddity { kind, span: at..at + '《'.len_utf8(), other: None });
    }
    for lost in marks.lost(within) {
        out.push(Oddity { kind: OddityKind::CharactersLost, span: lost.clone(), other: None });
    }
}

fn grow(body: &mut Option<Range<usize>>, line: &Range<usize>) {
    *body = Some(body.as_ref().map_or(line.start, |body| body.start)..line.end);
}

fn range(lines: &[Line], idx: usize) -> Range<usize> {
    lines.get(idx).map_or(0..0, |line| line.text.clone())
}

/// Gaps of two or more spaces: where they begin and how long they are.
fn gaps(line: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = line.get(at..).and_then(|rest| rest.find(is_space)) {
        let start = at + found;
        let rest = line.get(start..).unwrap_or_default();
        let len = rest.len() - rest.trim_start_matches(is_space).len();
        if rest.chars().take_while(|&c| is_space(c)).count() >= 2 || rest.starts_with('\u{3000}') {
            out.push((start, len));
        }
        at = start + len;
    }
    out
}
