//! The little language of the columns `patterns` and `not`.
//!
//! ```text
//! patterns    = alternative { "|" alternative } .
//! alternative = item { "+" item } .                 all items must be there
//! item        = [ "context:" | "unit:" ] choice .
//! choice      = word { "/" word } .                 any of the words
//! word        = [ "^" ] characters [ "$" ] .        ^ begins the label, $ ends it
//! not         = item { "|" item } .                 none of the items may be there
//! ```
//!
//! `context:` looks at the headings above, `unit:` at the unit of the figure (its family; `unit:个` at 个 itself).

/// Where in the label a word must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) start: bool,
    pub(crate) end: bool,
}

/// One thing that an alternative asks for, or that a row forbids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Item {
    /// A word of the label.
    Label(String, Place),
    /// A word of the headings above.
    Context(String),
    /// Units, any of which will do.
    Units(Vec<String>),
}

/// One alternative with its choices multiplied out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alternative {
    /// As written in the table.
    pub(crate) text: String,
    /// All of them are asked for; in a fixed order, so that equal alternatives are equal.
    pub(crate) items: Vec<Item>,
}

/// A cell that is not of the language: what was expected and what was found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadPattern {
    pub(crate) expected: &'static str,
    pub(crate) found: String,
}

/// More choices than this in one alternative are a slip of the pen.
const MAX_EXPANSION: usize = 400;

/// `受理+行政复议/复议案件|复议申请$`
pub(crate) fn alternatives(cell: &str) -> Result<Vec<Alternative>, BadPattern> {
    let mut all = Vec::new();
    for text in cell.split('|') {
        let mut expanded: Vec<Vec<Item>> = vec![Vec::new()];
        for item in text.split('+') {
            let choices = choices(item)?;
            if expanded.len() * choices.len() > MAX_EXPANSION {
                return Err(BadPattern {
                    expected: "an alternative of at most 400 combinations",
                    found: text.to_owned(),
                });
            }
            expanded = expanded
                .iter()
                .flat_map(|items| {
                    choices.iter().map(move |choice| items.iter().cloned().chain([choice.clone()]).collect())
                })
                .collect();
        }
        for mut items in expanded {
            if !items.iter().any(|item| matches!(item, Item::Label(..))) {
                return Err(BadPattern { expected: "an alternative with a word of the label", found: text.to_owned() });
            }
            items.sort();
            items.dedup();
            all.push(Alternative { text: text.to_owned(), items });
        }
    }
    Ok(all)
}

/// `不予受理|context:审计|率$`; an empty cell forbids nothing.
pub(crate) fn guards(cell: &str) -> Result<Vec<Item>, BadPattern> {
    if cell.is_empty() {
        return Ok(Vec::new());
    }
    cell.split('|').map(choices).collect::<Result<Vec<_>, _>>().map(|all| all.concat())
}

/// One item: its words, or one list of units.
fn choices(item: &str) -> Result<Vec<Item>, BadPattern> {
    if let Some(units) = item.strip_prefix("unit:") {
        let units = units.split('/').map(filled).collect::<Result<_, _>>()?;
        return Ok(vec![Item::Units(units)]);
    }
    if let Some(words) = item.strip_prefix("context:") {
        return words.split('/').map(|word| Ok(Item::Context(filled(word)?))).collect();
    }
    item.split('/')
        .map(|word| {
            let start = word.starts_with('^');
            let end = word.ends_with('$');
            let bare = word.trim_start_matches('^').trim_end_matches('$');
            Ok(Item::Label(filled(bare)?, Place { start, end }))
        })
        .collect()
}

fn filled(word: &str) -> Result<String, BadPattern> {
    if word.is_empty() || word.contains(['^', '$', ':', ' ']) {
        return Err(BadPattern { expected: "a word between the signs | + / ^ $", found: word.to_owned() });
    }
    Ok(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(word: &str, start: bool, end: bool) -> Item {
        Item::Label(word.into(), Place { start, end })
    }

    #[test]
    fn choices_are_multiplied_out() {
        let found = alternatives("受理/收到+复议$|^立案$+context:复议+unit:件/起").unwrap();
        let items: Vec<_> = found.iter().map(|alternative| alternative.items.clone()).collect();
        assert_eq!(items[0], [label("受理", false, false), label("复议", false, true)].to_vec().sorted());
        assert_eq!(items[1], [label("收到", false, false), label("复议", false, true)].to_vec().sorted());
        assert_eq!(
            items[2],
            [label("立案", true, true), Item::Context("复议".into()), Item::Units(vec!["件".into(), "起".into()])]
                .to_vec()
                .sorted()
        );
        assert_eq!(found[0].text, "受理/收到+复议$");
    }

    #[test]
    fn slips_are_refused() {
        for bad in ["", "受理++复议", "受理||复议", "context:复议", "受理/", "受 理", "unit:件", "a:b"] {
            assert!(alternatives(bad).is_err(), "{bad}");
        }
        assert!(alternatives(&["一/二/三/四/五/六/七/八"; 3].join("+")).is_err());
        assert_eq!(guards("").unwrap(), []);
        assert!(guards("a||b").is_err());
    }

    trait Sorted {
        fn sorted(self) -> Self;
    }

    impl Sorted for Vec<Item> {
        fn sorted(mut self) -> Self {
            self.sort();
            self
        }
    }
}
