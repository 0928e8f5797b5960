//! The little language of the columns `patterns` and `not`.
//!
//! ```text
//! patterns    = alternative { "|" alternative } .
//! alternative = choice { "+" choice } .             all choices must be met
//! choice      = item { "/" item } .                 by any of their items
//! not         = alternative { "|" alternative } .   none of which may be met
//! item        = [ "context:" | "unit:" ] word .
//! word        = [ "^" ] characters [ "$" ] .        ^ begins the label, $ ends it
//! ```
//!
//! `context:` looks at the headings above, `unit:` at the unit of the figure (its family; `unit:个` at 个 itself). A
//! prefix before the first item of a choice holds for all of them: `unit:件/份`.

/// Where in the label a word must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) start: bool,
    pub(crate) end: bool,
}

/// One thing that an alternative asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Item {
    /// A word of the label.
    Label(String, Place),
    /// A word of the headings above.
    Context(String),
    /// A unit, or another of its family.
    Unit(String),
}

/// Items any of which will do.
pub(crate) type Choice = Vec<Item>;

/// Choices all of which must be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alternative {
    /// As written in the table.
    pub(crate) text: String,
    /// Sorted, so that equal alternatives are equal.
    pub(crate) choices: Vec<Choice>,
}

/// A cell that is not of the language: what was expected and what was found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadPattern {
    pub(crate) expected: &'static str,
    pub(crate) found: String,
}

/// The search keeps the choices that are met in the bits of a byte.
const MAX_CHOICES: usize = 8;

/// `受理+行政复议/复议案件|复议申请$`
pub(crate) fn alternatives(cell: &str) -> Result<Vec<Alternative>, BadPattern> {
    cell.split('|')
        .map(|text| {
            let alternative = alternative(text)?;
            let of_label = |choice: &Choice| choice.iter().all(|item| matches!(item, Item::Label(..)));
            if alternative.choices.iter().any(of_label) {
                return Ok(alternative);
            }
            Err(BadPattern { expected: "an alternative that asks for a word of the label", found: text.to_owned() })
        })
        .collect()
}

/// `不予受理|context:审计|事项$+unit:项`; an empty cell forbids nothing.
pub(crate) fn guards(cell: &str) -> Result<Vec<Alternative>, BadPattern> {
    if cell.is_empty() { Ok(Vec::new()) } else { cell.split('|').map(alternative).collect() }
}

/// `受理+行政复议/复议案件`
fn alternative(text: &str) -> Result<Alternative, BadPattern> {
    let mut choices = text.split('+').map(choice).collect::<Result<Vec<_>, _>>()?;
    choices.sort();
    choices.dedup();
    if choices.len() > MAX_CHOICES {
        return Err(BadPattern { expected: "at most 8 words joined by +", found: text.to_owned() });
    }
    Ok(Alternative { text: text.to_owned(), choices })
}

/// `行政复议/复议案件$/unit:件`
fn choice(text: &str) -> Result<Choice, BadPattern> {
    let (prefix, items) = match text.split_once(':') {
        Some((prefix, _)) if !prefix.contains('/') => (Some(prefix), text),
        _ => (None, text),
    };
    let mut choice = items
        .split('/')
        .map(|item| match item.split_once(':').map_or((prefix, item), |(prefix, word)| (Some(prefix), word)) {
            (None, word) => {
                let (start, end) = (word.starts_with('^'), word.ends_with('$'));
                let bare = word.trim_start_matches('^').trim_end_matches('$');
                Ok(Item::Label(filled(bare)?, Place { start, end }))
            }
            (Some("context"), word) => Ok(Item::Context(filled(word)?)),
            (Some("unit"), word) => Ok(Item::Unit(filled(word)?)),
            (Some(_), _) => Err(BadPattern { expected: "the prefix context: or unit:", found: item.to_owned() }),
        })
        .collect::<Result<Choice, _>>()?;
    choice.sort();
    choice.dedup();
    Ok(choice)
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
    fn choices_are_read() {
        let found = alternatives("受理/收到+复议$|^立案$+context:复议/应诉+unit:件/起|抽检+批次/unit:批").unwrap();
        assert_eq!(found[0].choices.len(), 2);
        assert!(found[0].choices.contains(&vec![label("复议", false, true)]));
        assert!(found[1].choices.contains(&vec![label("立案", true, true)]));
        assert!(found[1].choices.contains(&vec![Item::Context("复议".into()), Item::Context("应诉".into())]));
        assert!(found[1].choices.contains(&vec![Item::Unit("件".into()), Item::Unit("起".into())]));
        assert!(found[2].choices.contains(&vec![label("批次", false, false), Item::Unit("批".into())]));
        assert_eq!(found[0].text, "受理/收到+复议$");
    }

    #[test]
    fn slips_are_refused() {
        for bad in
            ["", "受理++复议", "受理||复议", "context:复议", "受理/", "受 理", "unit:件", "a:b", "a+b+c+d+e+f+g+h+i"]
        {
            assert!(alternatives(bad).is_err(), "{bad}");
        }
        assert_eq!(guards("").unwrap(), []);
        assert!(guards("a||b").is_err());
    }
}
