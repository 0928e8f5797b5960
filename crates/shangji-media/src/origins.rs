use crate::traced::{From, Piece};

/// Where each character of a text stands in the file that it was read from.
///
/// ```
/// let page = "<!doctype html><p>全年</p><div><p>受理<b>12</b>件。</div>";
/// let opened = shangji_media::open(page.as_bytes()).unwrap();
/// let origin = opened.origins.at(opened.text.find("12").unwrap()).unwrap();
/// assert_eq!(origin.node, "/html[1]/body[1]/div[1]/p[1]/b[1]/text()[1]");
/// assert_eq!((origin.offset, origin.exact), (0, true));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origins {
    pieces: Vec<Piece>,
    nodes: Nodes,
}

/// Where a character stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// For a page the XPath of the text node, as browsers take it; for a Word file the name of the part; empty for plain
    /// text.
    pub node: String,
    /// For a page the byte in the text of that node; for a Word file the byte of the unpacked part, for plain text the
    /// byte of the file, both in UTF-8 without byte order mark.
    pub offset: usize,
    /// Whether the character stands there. False for what was put in between (line ends, heads of a table before its
    /// figure, the unit behind it, automatic numbers): then it is the place to which it belongs.
    pub exact: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Nodes {
    /// Nothing is known.
    #[default]
    Unknown,
    /// The text is the file.
    Same,
    Part(String),
    Tree(Tree),
}

/// The elements and text nodes of a page, each with its parent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<TreeNode>,
    /// The names of elements; text nodes have none.
    pub(crate) names: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TreeNode {
    /// The number of its parent; its own for one without.
    pub(crate) parent: u32,
    /// The number of its name; beyond all names for a text node.
    pub(crate) name: u32,
    /// Which child of that name it is of its parent, from 1.
    pub(crate) nth: u32,
}

impl Origins {
    pub(crate) fn same() -> Self {
        Self { pieces: Vec::new(), nodes: Nodes::Same }
    }

    pub(crate) fn of_part(name: &str, pieces: Vec<Piece>) -> Self {
        Self { pieces, nodes: Nodes::Part(name.to_owned()) }
    }

    pub(crate) fn of_tree(tree: Tree, pieces: Vec<Piece>) -> Self {
        Self { pieces, nodes: Nodes::Tree(tree) }
    }

    /// Where the character at byte `at` of the text stands; none for a PDF, and where nothing of the file stands before.
    pub fn at(&self, at: usize) -> Option<Origin> {
        if self.nodes == Nodes::Same {
            return Some(Origin { node: String::new(), offset: at, exact: true });
        }
        let before = self.pieces.partition_point(|piece| piece.start() <= at);
        let piece = self.pieces.get(before.checked_sub(1)?)?;
        let From { node, offset, exact } = piece.at(at);
        Some(Origin { node: self.path(node)?, offset, exact: exact && at < piece.end() })
    }

    fn path(&self, node: usize) -> Option<String> {
        let tree = match &self.nodes {
            Nodes::Unknown | Nodes::Same => return None,
            Nodes::Part(name) => return Some(name.clone()),
            Nodes::Tree(tree) => tree,
        };
        let mut steps = Vec::new();
        let mut node = node;
        while let Some(&TreeNode { parent, name, nth }) = tree.nodes.get(node) {
            let name = tree.names.get(name as usize).map_or("text()", String::as_str);
            steps.push(format!("/{name}[{nth}]"));
            if parent as usize == node {
                break;
            }
            node = parent as usize;
        }
        steps.reverse();
        Some(steps.concat())
    }
}
