//! The README in Chinese says what the English one says: the same parts, commands, tables and measured figures.

use std::fs;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use shangji_tests::samples::root;

const PAGES: [&str; 2] = ["README.md", "README.zh-CN.md"];

/// What both pages must have alike.
#[derive(Default)]
struct Shape {
    /// The level of each heading, in order.
    headings: Vec<u8>,
    /// The language and content of each block of code.
    blocks: Vec<(String, String)>,
    /// The text of each cell, by table and row, the head being the first row.
    tables: Vec<Vec<Vec<String>>>,
    /// Code in the running text: names, options, paths.
    code: Vec<String>,
    /// Where the links go.
    links: Vec<String>,
    /// How many paragraphs, and how many items of lists.
    n_paragraphs: usize,
    n_items: usize,
}

fn text_of(page: &str) -> String {
    fs::read_to_string(root().join(page)).unwrap_or_default()
}

fn shape_of(page: &str) -> Shape {
    let text = text_of(page);
    let mut shape = Shape::default();
    let (mut in_block, mut in_cell) = (false, false);
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => shape.headings.push(level as u8),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                shape.blocks.push((language.to_string(), String::new()));
                in_block = true;
            }
            Event::End(TagEnd::CodeBlock) => in_block = false,
            Event::Start(Tag::Table(_)) => shape.tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                shape.tables.iter_mut().last().into_iter().for_each(|table| table.push(Vec::new()));
            }
            Event::Start(Tag::TableCell) => {
                last_row(&mut shape).into_iter().for_each(|row| row.push(String::new()));
                in_cell = true;
            }
            Event::End(TagEnd::TableCell) => in_cell = false,
            Event::Start(Tag::Paragraph) => shape.n_paragraphs += 1,
            Event::Start(Tag::Item) => shape.n_items += 1,
            Event::Start(Tag::Link { dest_url, .. }) => shape.links.push(dest_url.to_string()),
            Event::Code(code) => {
                if in_cell {
                    last_cell(&mut shape, &code);
                }
                shape.code.push(code.to_string());
            }
            Event::Text(words) if in_block => {
                shape.blocks.iter_mut().last().into_iter().for_each(|block| block.1.push_str(&words));
            }
            Event::Text(words) if in_cell => last_cell(&mut shape, &words),
            _ => {}
        }
    }
    shape
}

fn last_row(shape: &mut Shape) -> Option<&mut Vec<String>> {
    shape.tables.last_mut()?.last_mut()
}

fn last_cell(shape: &mut Shape, words: &str) {
    if let Some(cell) = last_row(shape).and_then(|row| row.last_mut()) {
        cell.push_str(words);
    }
}

#[test]
fn the_pages_lead_to_each_other_at_the_top() {
    for (page, other) in [(PAGES[0], PAGES[1]), (PAGES[1], PAGES[0])] {
        let first = shape_of(page).links.first().cloned();
        assert_eq!(first.as_deref(), Some(other), "the first link of {page}");
    }
}

#[test]
fn the_pages_have_the_same_parts() {
    let [english, chinese] = PAGES.map(shape_of);
    assert!(english.headings.len() >= 8, "the headings were not found");
    assert_eq!(english.headings, chinese.headings, "levels of the headings");
    assert_eq!((english.n_paragraphs, english.n_items), (chinese.n_paragraphs, chinese.n_items), "paragraphs, items");
    let sorted = |shape: &Shape| {
        let mut links: Vec<String> =
            shape.links.iter().filter(|link| !PAGES.contains(&link.as_str())).cloned().collect();
        links.sort();
        links
    };
    assert_eq!(sorted(&english), sorted(&chinese), "links");
}

#[test]
fn the_pages_have_the_same_code() {
    let [english, chinese] = PAGES.map(shape_of);
    assert!(english.blocks.iter().any(|(language, _)| language == "sh"), "the commands were not found");
    assert_eq!(english.blocks, chinese.blocks);
    // Names and options in the text, in whatever order a language puts them.
    for code in &english.code {
        assert!(chinese.code.contains(code), "README.zh-CN.md does not speak of `{code}`");
    }
}

#[test]
fn the_pages_have_the_same_tables() {
    let [english, chinese] = PAGES.map(shape_of);
    let sizes = |shape: &Shape| -> Vec<Vec<usize>> {
        shape.tables.iter().map(|table| table.iter().map(Vec::len).collect()).collect()
    };
    assert!(english.tables.len() >= 4, "the tables were not found");
    assert_eq!(sizes(&english), sizes(&chinese), "rows and columns of the tables");
}

/// All but the names of the measures, which are words.
#[test]
fn the_pages_have_the_same_measured_figures() {
    let [english, chinese] = PAGES.map(|page| {
        let text = text_of(page);
        let block = text.split("<!-- figures -->").nth(1).and_then(|rest| rest.split("<!-- /figures -->").next());
        let rows = block.unwrap_or_default().lines().filter(|line| line.starts_with("| ")).skip(1);
        rows.map(|row| row.split('|').skip(2).map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    });
    assert!(english.len() >= 8 && english.iter().flatten().any(|cell| cell.contains("1.000")), "{english:?}");
    assert_eq!(english, chinese);
    // And those of first readings, in the paragraphs behind the table; the two languages order them differently.
    let [english, chinese] = PAGES.map(|page| {
        let text = text_of(page);
        let rest = text.split("<!-- /figures -->").nth(1).unwrap_or_default();
        let mut figures: Vec<String> = rest
            .split("\n## ")
            .next()
            .unwrap_or_default()
            .split(|c: char| !c.is_ascii_digit() && c != '.')
            .map(|figure| figure.trim_matches('.').to_owned())
            .filter(|figure| !figure.is_empty())
            .collect();
        figures.sort();
        figures
    });
    assert!(english.len() >= 15, "the figures of the first readings were not found");
    assert_eq!(english, chinese);
}
