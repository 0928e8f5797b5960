use super::numbering::Numbering;
use super::styles::Styles;
use super::xml::{Element, Step, Xml};
use crate::lines::Lines;
use crate::table::Cell;
use crate::traced::{From, Traced};
use crate::{Limits, MediaError};

/// The text of the part that holds it.
pub(crate) fn read(part: &str, numbering: Numbering, styles: &Styles, limits: &Limits) -> Result<Traced, MediaError> {
    let mut xml = Xml::new(part, limits);
    let mut body = Body::new(numbering, styles);
    while let Some(step) = xml.step()? {
        match step {
            Step::Open(element) => body.open(&element),
            Step::Close => body.close(),
            Step::Text { text, offset, exact } => body.text(&text, offset, exact),
        }
    }
    Ok(body.lines.finish())
}

/// The elements that matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Paragraph,
    /// What is said of a paragraph, row or cell.
    Properties,
    Run,
    RunProperties,
    Text,
    Table,
    Row,
    Cell,
    Other,
}

struct Body<'a> {
    lines: Lines,
    numbering: Numbering,
    styles: &'a Styles,
    open: Vec<Tag>,
    /// Inside how many elements that are not read we stand.
    skipped: usize,
    /// The paragraphs that are open: one, or more in a text box.
    paragraphs: Vec<Paragraph>,
    /// For each open run whether it is hidden.
    hidden: Vec<bool>,
    /// The characters of the open `w:t`, and whether spaces at its ends count.
    text: Traced,
    preserve: bool,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: Traced,
    style: Option<String>,
    list: Option<usize>,
    level: Option<usize>,
    /// Whether its end was deleted: it runs on into the next.
    runs_on: bool,
}

impl<'a> Body<'a> {
    fn new(numbering: Numbering, styles: &'a Styles) -> Self {
        Self {
            lines: Lines::default(),
            numbering,
            styles,
            open: Vec::new(),
            skipped: 0,
            paragraphs: Vec::new(),
            hidden: Vec::new(),
            text: Traced::default(),
            preserve: false,
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let around = self.open.last().copied().unwrap_or(Tag::Other);
        if around == Tag::RunProperties
            && element.name() == "del"
            && !self.open.contains(&Tag::Run)
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.runs_on = true;
        }
        if is_skipped(element) {
            self.skipped = 1;
            return;
        }
        let tag = match element.name() {
            "p" if element.prefix() != "a" => {
                self.paragraphs.push(Paragraph::default());
                Tag::Paragraph
            }
            "pPr" | "trPr" | "tcPr" | "tblPr" => Tag::Properties,
            "r" if element.prefix() != "a" => {
                self.hidden.push(false);
                Tag::Run
            }
            "rPr" => Tag::RunProperties,
            "t" if element.prefix() != "a" => {
                self.text.truncate(0);
                self.preserve = element.attr("space").is_some_and(|space| space == "preserve");
                Tag::Text
            }
            "tbl" => {
                self.lines.open_table();
                Tag::Table
            }
            "tr" => {
                self.lines.open_row();
                Tag::Row
            }
            "tc" => {
                self.lines.open_cell(Cell::default());
                Tag::Cell
            }
            name => {
                self.mark(name, around, element);
                Tag::Other
            }
        };
        self.open.push(tag);
    }

    /// An element that says something of what it stands in, or stands for a character.
    fn mark(&mut self, name: &str, around: Tag, element: &Element<'_>) {
        let visible = !self.hidden.last().copied().unwrap_or_default();
        let paragraph = self.paragraphs.last_mut();
        match (name, around) {
            ("vanish", Tag::RunProperties) => {
                if let Some(hidden) = self.hidden.last_mut() {
                    *hidden = element.is_on();
                }
            }
            ("gridSpan", Tag::Properties) => {
                self.lines.widen_cell(element.number("val").unwrap_or(1).max(1));
            }
            ("vMerge", Tag::Properties) if element.attr("val").is_none_or(|value| value != "restart") => {
                self.lines.continue_cell();
            }
            ("pStyle", Tag::Properties) => {
                if let Some(paragraph) = paragraph {
                    paragraph.style = element.attr("val");
                }
            }
            ("numId" | "ilvl", Tag::Other) => {
                if let Some(paragraph) = paragraph {
                    let place = if name == "numId" { &mut paragraph.list } else { &mut paragraph.level };
                    *place = element.number("val");
                }
            }
            ("tab" | "ptab", Tag::Run) if visible => self.character('\t'),
            ("br" | "cr", Tag::Run) if visible => self.character('\n'),
            ("noBreakHyphen", Tag::Run) if visible => self.character('-'),
            _ => {}
        }
    }

    fn character(&mut self, c: char) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push(c, None);
        }
    }

    /// Characters that begin at a byte of the part; `exact` if each of them stands there.
    fn text(&mut self, text: &str, start: usize, exact: bool) {
        if self.skipped == 0 && self.open.last() == Some(&Tag::Text) {
            for (at, c) in text.char_indices() {
                // Line ends within a paragraph are spaces to Word.
                let shown = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
                let exact = exact && shown == c;
                let offset = if exact { start + at } else { start };
                self.text.push(shown, Some(From { node: 0, offset, exact }));
            }
        }
    }

    fn close(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match self.open.pop() {
            Some(Tag::Text) => self.close_text(),
            Some(Tag::Run) => {
                self.hidden.pop();
            }
            Some(Tag::Paragraph) => self.close_paragraph(),
            Some(Tag::Cell) => self.lines.close_cell(),
            Some(Tag::Table) => self.lines.close_table(),
            _ => {}
        }
    }

    fn close_text(&mut self) {
        if self.hidden.last().copied().unwrap_or_default() {
            return;
        }
        let text = self.text.text.as_str();
        let kept = text.trim_end_matches(' ');
        let range =
            if self.preserve { 0..text.len() } else { kept.len() - kept.trim_start_matches(' ').len()..kept.len() };
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.append(&self.text, range);
        }
    }

    /// Writes it. The text of a box comes before that of the paragraph to which it is fixed.
    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let style = paragraph.style.as_deref().unwrap_or_default();
        if self.styles.is_contents(style) {
            return;
        }
        let of_style = || {
            let (list, level, style) = self.styles.numbering(style)?;
            let level = level.or_else(|| self.numbering.level_of_style(list, style));
            Some((list, level.unwrap_or_default()))
        };
        let counted = match paragraph.list {
            Some(list) => Some((list, paragraph.level.unwrap_or_default())),
            None => of_style(),
        };
        // Word numbers an empty paragraph too, but nobody writes one for its number.
        let label = match counted.filter(|_| !paragraph.text.text.trim().is_empty()) {
            Some((list, level)) => self.numbering.next(list, level),
            None => String::new(),
        };
        let len = paragraph.text.text.len();
        let start = if label.is_empty() { 0 } else { len - paragraph.text.text.trim_start().len() };
        self.lines.push_made(&label);
        self.lines.push_as_is(&paragraph.text, start..len);
        if !paragraph.runs_on {
            self.lines.line();
        }
    }
}

/// What a reader does not see, or sees twice.
fn is_skipped(element: &Element<'_>) -> bool {
    let name = element.name();
    // Older twins of drawings, read by programs that do not know the newer.
    let twin = name == "Fallback";
    let deleted = matches!(name, "del" | "moveFrom" | "delText" | "delInstrText");
    let changed = name.ends_with("PrChange") || name == "numberingChange";
    let aside = matches!(name, "instrText" | "rt" | "sectPr" | "annotation" | "binData");
    twin || deleted || changed || aside
}
