//! The readable text of a web page.

use memchr::memmem;
use scraper::node::Element;
use scraper::{Html, Node};

use std::collections::BTreeMap;

use crate::lines::Lines;
use crate::origins::{Origins, Tree, TreeNode};
use crate::table::Cell;
use crate::traced::small;
use crate::{Limits, MediaError};

/// The text of a page and what it says of itself.
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) origins: Origins,
    pub(crate) metadata: Vec<(String, String)>,
}

/// Walks the page once, without recursion.
pub(crate) fn read(source: &str, limits: &Limits) -> Result<Page, MediaError> {
    let depth = depth(source);
    if depth > limits.depth {
        return Err(MediaError::TooLarge {
            what: "a web page with a nesting",
            limit: limits.depth,
            found: depth,
            advice: "open it in a browser and save it as text",
        });
    }
    let html = Html::parse_document(source);
    let mut out = Lines::default();
    let mut numbering = Numbering::default();
    let mut metadata = Vec::new();
    // Inside how many elements that are not shown we stand.
    let mut hidden = 0usize;
    let mut framed = false;
    for edge in html.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    numbering.open(element.name());
                    framed |= matches!(element.name(), "frame" | "iframe") && element.attr("src").is_some();
                    if element.name() == "meta" {
                        let name =
                            ["name", "property", "itemprop"].iter().find_map(|attribute| element.attr(attribute));
                        if let (Some(name), Some(content)) = (name, element.attr("content")) {
                            metadata.push((name.trim().to_owned(), content.trim().to_owned()));
                        }
                    }
                    if hidden > 0 || is_hidden(element) {
                        hidden += 1;
                    } else {
                        open(&mut out, element);
                    }
                }
                Node::Text(text) => {
                    let node = numbering.text();
                    if hidden == 0 {
                        out.push(text, node);
                    }
                }
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    numbering.close();
                    if hidden > 0 {
                        hidden -= 1;
                    } else {
                        close(&mut out, element.name());
                    }
                }
            }
        }
    }
    let traced = out.finish();
    if framed && traced.text.is_empty() {
        return Err(MediaError::Unsupported {
            found: "a web page that only shows other pages in frames",
            advice: "open the frame with the report by itself and save that",
        });
    }
    Ok(Page { text: traced.text, origins: Origins::of_tree(numbering.tree, traced.pieces), metadata })
}

/// Counts the elements and text nodes of a page as XPath does.
#[derive(Default)]
struct Numbering {
    tree: Tree,
    names: BTreeMap<String, u32>,
    /// The elements that are open, each with how many children of each name it has so far.
    open: Vec<(u32, BTreeMap<u32, u32>)>,
}

impl Numbering {
    fn open(&mut self, name: &str) {
        let name = match self.names.get(name) {
            Some(&name) => name,
            None => {
                let number = small(self.tree.names.len());
                self.tree.names.push(name.to_owned());
                self.names.insert(name.to_owned(), number);
                number
            }
        };
        let node = self.add(name);
        self.open.push((node, BTreeMap::new()));
    }

    fn close(&mut self) {
        self.open.pop();
    }

    fn text(&mut self) -> usize {
        self.add(u32::MAX) as usize
    }

    fn add(&mut self, name: u32) -> u32 {
        let nth = self.open.last_mut().map_or(1, |(_, counts)| {
            let count = counts.entry(name).or_default();
            *count += 1;
            *count
        });
        let node = small(self.tree.nodes.len());
        let parent = self.open.last().map_or(node, |(parent, _)| *parent);
        self.tree.nodes.push(TreeNode { parent, name, nth });
        node
    }
}

/// How deep a page nests by its tags, those left out that need no end. Building the tree takes time by the square of
/// its depth, so this is asked before.
fn depth(source: &str) -> usize {
    let bytes = source.as_bytes();
    let (mut depth, mut deepest) = (0usize, 0usize);
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'<', bytes.get(at..).unwrap_or_default()) {
        at += next + 1;
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(b"!--") {
            at += memmem::find(rest, b"-->").unwrap_or(rest.len());
            continue;
        }
        let closes = rest.first() == Some(&b'/');
        let name = rest.get(usize::from(closes)..).unwrap_or_default();
        let len = name.iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
        let name = name.get(..len).unwrap_or_default().to_ascii_lowercase();
        if name.is_empty() || needs_no_end(&name) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
            continue;
        }
        if matches!(name.as_slice(), b"script" | b"style") {
            // What looks like tags in it is none.
            let is_end = |end: &usize| matches!(rest.get(end + 2), Some(b's' | b'S'));
            let end = memmem::find_iter(rest, b"</").find(is_end);
            at += end.unwrap_or(rest.len());
            depth += usize::from(end.is_some());
            continue;
        }
        depth += 1;
        deepest = deepest.max(depth);
    }
    deepest
}

/// Elements that have no end, or end where the next begins.
fn needs_no_end(name: &[u8]) -> bool {
    const NAMES: &[&[u8]] = &[
        b"area",
        b"base",
        b"br",
        b"col",
        b"colgroup",
        b"dd",
        b"dt",
        b"embed",
        b"hr",
        b"html",
        b"body",
        b"head",
        b"img",
        b"input",
        b"li",
        b"link",
        b"meta",
        b"optgroup",
        b"option",
        b"p",
        b"param",
        b"path",
        b"source",
        b"tbody",
        b"td",
        b"tfoot",
        b"th",
        b"thead",
        b"tr",
        b"track",
        b"wbr",
        b"o",
        b"v",
        b"w",
        b"st1",
    ];
    NAMES.contains(&name)
}

fn open(out: &mut Lines, element: &Element) {
    let span = |name| element.attr(name).and_then(|n| n.trim().parse().ok()).filter(|&n: &usize| n > 0).unwrap_or(1);
    match element.name() {
        "table" => out.open_table(),
        "tr" => out.open_row(),
        "td" | "th" => out.open_cell(Cell {
            columns: span("colspan"),
            rows: span("rowspan"),
            head: element.name() == "th",
            ..Cell::default()
        }),
        name if name == "br" || is_block(name) => out.line(),
        _ => {}
    }
}

fn close(out: &mut Lines, name: &str) {
    match name {
        "table" => out.close_table(),
        "td" | "th" => out.close_cell(),
        name if is_block(name) => out.line(),
        _ => {}
    }
}

/// What a browser does not show.
fn is_hidden(element: &Element) -> bool {
    let unseen = matches!(
        element.name(),
        "script"
            | "style"
            | "noscript"
            | "noframes"
            | "canvas"
            | "video"
            | "audio"
            | "datalist"
            | "template"
            | "head"
            | "iframe"
            | "object"
            | "svg"
            | "select"
            | "textarea"
            | "title"
    );
    let style = element.attr("style").map(|style| style.to_ascii_lowercase().replace(' ', ""));
    let styled = style.is_some_and(|style| style.contains("display:none") || style.contains("visibility:hidden"));
    let input = element.name() == "input";
    unseen || styled || input || element.attr("hidden").is_some()
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "ul"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(body: &str) -> String {
        crate::open(format!("<!doctype html><body>{body}").as_bytes()).unwrap().text
    }

    #[test]
    fn pages_laid_out_by_tables_stay_text() {
        let inner = "<table><tr><th>项目<th>数量（件）<tr><td>受理<td><p>12</p></table>";
        let page =
            format!("<table><tr><td>首页<td>登录<tr><td colspan=2><p>办理案件。</p>{inner}<p>审结。</p></table>");
        assert_eq!(opened(&page), "首页\t登录\n办理案件。\n受理：12件\n审结。\n");
    }

    #[test]
    fn nesting_is_bounded() {
        for tag in ["<div>", "<b>", "<table><tr><td>", "<span title='a>b'>", "<ul><li>", "<DIV>"] {
            let page = format!("<html><body>{}办理12件。", tag.repeat(100_000));
            let error = crate::open(page.as_bytes()).unwrap_err();
            assert!(matches!(error, MediaError::TooLarge { limit: 512, .. }), "{tag}: {error}");
            assert_eq!(opened(&format!("{}办理12件。", tag.repeat(150))), "办理12件。\n", "{tag}");
        }
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        let unseen = "<noscript>1件</noscript><template>2件</template><iframe>3件</iframe><div hidden>4件</div>\
                      <p style='display : none'>5件<p style='Visibility:hidden'>6件</p><!-- 7件 --><canvas>8件</canvas>\
                      <select><option>9件</select><svg><text>10件</text></svg><video>11件</video><textarea>12件</textarea>";
        assert_eq!(opened(&format!("<p>办理</p>{unseen}<p>案件</p>")), "办理\n案件\n");
        // Inside of what is not shown, nothing is.
        assert_eq!(opened("<div hidden><p>1件<table><tr><td>2件</table></div>办理<b>案件</b>"), "办理案件\n");
    }

    #[test]
    fn a_page_of_frames_says_what_to_do() {
        let pages = [
            "<frameset cols='20%,80%'><frame src=a.html><frame src=b.html><noframes>办理12件</noframes></frameset>",
            "<body><iframe src=a.html></iframe></body>",
        ];
        for page in pages {
            let error = crate::open(format!("<html>{page}</html>").as_bytes()).unwrap_err();
            assert!(matches!(error, MediaError::Unsupported { .. }) && error.to_string().contains("frame"), "{error}");
        }
        assert_eq!(opened("<iframe src=a.html></iframe><p>办理12件。"), "办理12件。\n");
    }

    #[test]
    fn what_is_no_tag_nests_nothing() {
        let page =
            format!("<!-- {0} --><script>{0}</script><p>{1}办理12件。", "<div>".repeat(600), "1 < 2<br>".repeat(600));
        assert!(opened(&page).ends_with("办理12件。\n"));
        assert_eq!(depth("<p><div><p></div><DIV><span></span></DIV><script>'<b><b>'</script>"), 2);
    }

    #[test]
    fn metadata_without_content_says_nothing() {
        let page = "<!doctype html><meta name=PubDate content=''><meta name=firstpublishedtime content=2024-03-28>";
        assert_eq!(crate::open(page.as_bytes()).unwrap().published(), Some("2024-03-28"));
    }
}
