use std::ops::Range;

use shangji_grammar::enumeration::Family;

use crate::Oddity;

/// The place of a node in its [`Outline`].
pub type NodeId = usize;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// The whole text.
    Document,
    /// White space and line ends between other nodes.
    Gap,
    /// A line of the page that is not of the report: navigation, buttons, view counts, footers.
    Furniture,
    /// The title as the page states it among its furniture, where the report itself has none.
    Headline,
    /// A line of the report's own title (标题).
    Title,
    /// The line that names to whom the report goes (主送机关).
    Addressee,
    /// A heading with all that stands under it.
    Section,
    /// Marker and title.
    Heading,
    /// The marker of a heading: 一、.
    Marker,
    /// The title of a heading.
    HeadingTitle,
    /// The mark that closes a heading that runs into its paragraph.
    HeadingStop,
    /// A paragraph, or what follows a run-in heading.
    Paragraph,
    /// An item of an enumeration: 一是….
    Item,
    /// The marker of an item.
    ItemMarker,
    /// A sentence with its closing mark.
    Sentence,
    /// The name of who signs (发文机关署名).
    Signatory,
    /// The date under the signature (成文日期).
    SignDate,
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its bytes.
    pub span: Range<usize>,
    /// The node around it; none for the document.
    pub parent: Option<NodeId>,
    /// The id after the last node inside: nodes stand in document order, parents before children.
    pub subtree_end: NodeId,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its [`NodeKind::Section`] node.
    pub node: NodeId,
    /// The section around it, as a place in [`Outline::sections`].
    pub parent: Option<usize>,
    /// 1 for 一、, 2 for (一), 3 for 1., 4 for (1).
    pub level: u8,
    /// The number stated; none for a heading without a marker.
    pub ordinal: Option<u32>,
    /// The marker; empty for a heading without one.
    pub marker: Range<usize>,
    /// The title.
    pub title: Range<usize>,
    /// Whether text follows in the same paragraph.
    pub run_in: bool,
}

impl Section {
    /// Marker and title.
    pub fn heading(&self) -> Range<usize> {
        self.marker.start.min(self.title.start)..self.title.end
    }
}

/// An item of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its [`NodeKind::Item`] node.
    pub node: NodeId,
    /// The same for the items of one list.
    pub list: usize,
    /// The number that the marker states.
    pub ordinal: u32,
    /// Which kind of marker.
    pub family: Family,
    /// The marker.
    pub marker: Range<usize>,
    /// From the marker up to the closing mark, that mark left out.
    pub span: Range<usize>,
}

/// A document as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    pub(crate) nodes: Vec<Node>,
    pub(crate) sections: Vec<Section>,
    pub(crate) items: Vec<Item>,
    pub(crate) oddities: Vec<Oddity>,
    pub(crate) body: Range<usize>,
}

impl Outline {
    /// All nodes in document order, parents before children.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The nodes without children, which cover the text.
    pub fn leaves(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().enumerate().filter(|(id, node)| node.subtree_end == id + 1).map(|(_, node)| node)
    }

    /// The children of a node.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = (NodeId, &Node)> {
        let end = self.nodes.get(id).map_or(0, |node| node.subtree_end);
        let mut next = id + 1;
        std::iter::from_fn(move || {
            let id = next;
            let node = self.nodes.get(id).filter(|_| id < end)?;
            next = node.subtree_end;
            Some((id, node))
        })
    }

    /// The nodes of a kind.
    pub fn all(&self, kind: NodeKind) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.kind == kind)
    }

    /// The first node of a kind.
    pub fn find(&self, kind: NodeKind) -> Option<&Node> {
        self.nodes.iter().find(|node| node.kind == kind)
    }

    /// The headings in order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The items of enumerations in order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The oddities in order.
    pub fn oddities(&self) -> &[Oddity] {
        &self.oddities
    }

    /// First to last character of the report proper; page furniture stands outside.
    pub fn body(&self) -> Range<usize> {
        self.body.clone()
    }
}
