use shangji_outline::{NodeKind, Outline, outline};

/// The words of all nodes of a kind.
pub(crate) fn all(text: &str, kind: NodeKind) -> Vec<&str> {
    checked(text).all(kind).map(|(_, node)| &text[node.span.clone()]).collect()
}

/// Level, number and title of each heading.
pub(crate) fn headings(text: &str) -> Vec<(u8, Option<u32>, &str)> {
    let tree = checked(text);
    tree.sections().iter().map(|section| (section.level, section.ordinal, &text[section.title.clone()])).collect()
}

/// Whether text follows each heading in its paragraph.
pub(crate) fn run_ins(text: &str) -> Vec<bool> {
    checked(text).sections().iter().map(|section| section.run_in).collect()
}

/// List, number and words of each item.
pub(crate) fn items(text: &str) -> Vec<(usize, u32, &str)> {
    let tree = checked(text);
    tree.items().iter().map(|item| (item.list, item.ordinal, &text[item.span.clone()])).collect()
}

/// Code and words of each oddity.
pub(crate) fn oddities(text: &str) -> Vec<(&'static str, &str)> {
    checked(text).oddities().iter().map(|oddity| (oddity.kind.code(), &text[oddity.span.clone()])).collect()
}

/// The outline, after the laws that hold of any were looked at.
pub(crate) fn checked(text: &str) -> Outline {
    let tree = outline(text);
    laws(text, &tree);
    tree
}

/// Leaves cover the text once and in order; nodes lie within their parents; whatever points into the text points to
/// whole characters.
pub(crate) fn laws(text: &str, tree: &Outline) {
    let mut at = 0;
    for leaf in tree.leaves().filter(|leaf| !leaf.span.is_empty()) {
        assert_eq!(leaf.span.start, at, "a leaf begins where the one before ends");
        at = leaf.span.end;
    }
    assert_eq!(at, text.len(), "the leaves cover the text");
    let leaves: String = tree.leaves().map(|leaf| &text[leaf.span.clone()]).collect();
    assert_eq!(leaves, text);

    for (id, node) in tree.nodes().iter().enumerate() {
        assert!(node.subtree_end > id && node.subtree_end <= tree.nodes().len());
        match node.parent {
            None => assert_eq!((id, node.kind), (0, NodeKind::Document)),
            Some(above) => {
                let parent = &tree.nodes()[above];
                assert!(above < id && node.subtree_end <= parent.subtree_end, "subtrees nest");
                assert!(parent.span.start <= node.span.start && node.span.end <= parent.span.end, "spans nest");
            }
        }
    }
    let mut last = 0;
    for section in tree.sections() {
        assert_eq!(tree.nodes()[section.node].kind, NodeKind::Section);
        assert!(section.node > last, "sections stand in document order");
        last = section.node;
        assert!(section.parent.is_none_or(|parent| tree.sections()[parent].level < section.level));
        assert!((1..=4).contains(&section.level));
        assert!(text.get(section.marker.clone()).is_some() && text.get(section.title.clone()).is_some());
        assert!(section.marker.end <= section.title.start);
    }
    for item in tree.items() {
        assert_eq!(tree.nodes()[item.node].kind, NodeKind::Item);
        assert!(text.get(item.span.clone()).is_some() && text.get(item.marker.clone()).is_some());
        assert!(item.span.start == item.marker.start && item.marker.end <= item.span.end);
    }
    for oddity in tree.oddities() {
        assert!(text.get(oddity.span.clone()).is_some());
        assert!(oddity.other.clone().is_none_or(|other| text.get(other).is_some()));
    }
    assert!(text.get(tree.body()).is_some());
}

/// The tree with a line a node, gaps left out.
pub(crate) fn drawn(text: &str) -> String {
    let tree = checked(text);
    let mut out = String::new();
    let mut depths: Vec<usize> = Vec::new();
    for (id, node) in tree.nodes().iter().enumerate() {
        let depth = node.parent.map_or(0, |parent| depths[parent] + 1);
        depths.push(depth);
        if node.kind == NodeKind::Gap {
            continue;
        }
        let is_leaf = node.subtree_end == id + 1;
        let words = if is_leaf { format!(" {}", &text[node.span.clone()]) } else { String::new() };
        out.push_str(&format!("{}{:?}{words}\n", "  ".repeat(depth), node.kind));
    }
    out
}
