//! The readable text of a web page.

use scraper::node::Element;
use scraper::{Html, Node};
use shangji_text::chars;

/// The text of a page and what it says of itself.
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) metadata: Vec<(String, String)>,
}

/// Walks the page once, without recursion: a page may nest as deep as it likes.
pub(crate) fn read(source: &str) -> Page {
    let html = Html::parse_document(source);
    let mut out = Text::default();
    let mut metadata = Vec::new();
    // Inside how many elements that are not shown we stand.
    let mut hidden = 0usize;
    for edge in html.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    if element.name() == "meta" {
                        let name = element.attr("name").or_else(|| element.attr("property"));
                        if let (Some(name), Some(content)) = (name, element.attr("content")) {
                            metadata.push((name.trim().to_owned(), content.trim().to_owned()));
                        }
                    }
                    if hidden > 0 || is_hidden(element) {
                        hidden += 1;
                    } else {
                        out.open(element.name());
                    }
                }
                Node::Text(text) if hidden == 0 => out.push(text),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    if hidden > 0 {
                        hidden -= 1;
                    } else {
                        out.close(element.name());
                    }
                }
            }
        }
    }
    Page { text: out.finish(), metadata }
}

/// What a browser does not show.
fn is_hidden(element: &Element) -> bool {
    let unseen = matches!(
        element.name(),
        "script"
            | "style"
            | "noscript"
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

#[derive(Default)]
struct Text {
    out: String,
    /// Whether white space was met since the last character.
    gap: bool,
}

impl Text {
    fn open(&mut self, name: &str) {
        if name == "br" || is_block(name) {
            self.line();
        }
    }

    fn close(&mut self, name: &str) {
        if matches!(name, "td" | "th") {
            self.trim_line();
            if !self.out.is_empty() && !self.out.ends_with('\n') {
                self.out.push('\t');
            }
            self.gap = false;
        } else if is_block(name) {
            self.line();
        }
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.gap = true;
                continue;
            }
            if self.gap && !self.out.is_empty() && !self.out.ends_with(['\n', '\t', ' ']) {
                self.out.push(' ');
            }
            self.gap = false;
            self.out.push(c);
        }
    }

    fn trim_line(&mut self) {
        let kept = self.out.trim_end_matches([' ', '\t']).len();
        self.out.truncate(kept);
    }

    fn line(&mut self) {
        self.trim_line();
        self.gap = false;
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn finish(mut self) -> String {
        self.line();
        if self.out.chars().all(chars::is_blank) {
            self.out.clear();
        }
        self.out
    }
}
