use std::collections::BTreeMap;

use super::xml::{Step, Xml};
use crate::{Limits, MediaError};

/// Styles may be based on one another so often; a circle ends there.
const LONGEST: usize = 16;

/// What the styles of paragraphs say of their numbers.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: BTreeMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    list: Option<usize>,
    level: Option<usize>,
}

impl Styles {
    pub(crate) fn read(part: &str, limits: &Limits) -> Result<Self, MediaError> {
        let mut xml = Xml::new(part, limits);
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        while let Some(step) = xml.step()? {
            let Step::Open(element) = step else {
                continue;
            };
            if element.name() == "style" {
                styles.extend(open.take());
                open = element.attr("styleId").map(|id| (id, Style::default()));
                continue;
            }
            let Some((_, style)) = &mut open else {
                continue;
            };
            match element.name() {
                "name" => style.name = element.attr("val").unwrap_or_default(),
                "basedOn" => style.based_on = element.attr("val"),
                "numId" => style.list = element.number("val"),
                "ilvl" => style.level = element.number("val"),
                _ => {}
            }
        }
        styles.extend(open);
        Ok(Self { styles })
    }

    /// The list in which paragraphs of a style are numbered, its level if stated, and the style that says so.
    pub(crate) fn numbering<'a>(&'a self, id: &'a str) -> Option<(usize, Option<usize>, &'a str)> {
        let mut id = id;
        for _ in 0..LONGEST {
            let style = self.styles.get(id)?;
            if let Some(list) = style.list {
                return Some((list, style.level, id));
            }
            id = style.based_on.as_deref()?;
        }
        None
    }

    /// Whether paragraphs of a style are lines of a table of contents.
    pub(crate) fn is_contents(&self, id: &str) -> bool {
        let name = self.styles.get(id).map_or(id, |style| style.name.as_str());
        let toc = name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("toc"));
        toc && name.get(3..).is_some_and(|rest| rest.trim().bytes().all(|b| b.is_ascii_digit()) && !rest.is_empty())
    }
}
