//! Words that hold numerals and state no figure, from `names.tsv`: names (十九大, 一网通办), service numbers (12345) and
//! plain words (统一, 一般, 四川).
//!
//! ```
//! use shangji_vocabulary::names::{find, NameKind};
//!
//! let hits: Vec<_> = find("贯彻党的十九大精神").collect();
//! assert_eq!((hits[0].kind, &"贯彻党的十九大精神"[hits[0].start..hits[0].end]), (NameKind::Name, "十九大"));
//! ```

use std::sync::LazyLock;

use crate::automaton::Automaton;
use crate::table;

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| read(include_str!("../data/names.tsv")));

static FINDER: LazyLock<Automaton> = LazyLock::new(|| {
    let words = NAMES.iter().enumerate().filter_map(|(at, name)| Some((name.text, u32::try_from(at).ok()?)));
    Automaton::for_leftmost_longest(words).unwrap_or_default()
});

/// What sort of word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameKind {
    /// A name, slogan or idiom whose numeral once counted something: 十九大, 四个意识, 一窗受理.
    Name,
    /// The number of a service: 12345. A figure all the same where a unit follows: 12345件.
    Service,
    /// A word in which the numeral character is no numeral: 统一, 一般, 四川.
    Word,
}

/// A word of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// The word, in Simplified script.
    pub text: &'static str,
    /// What sort of word it is.
    pub kind: NameKind,
    /// Where it comes from.
    pub source: &'static str,
}

/// A word of the table at a place of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What sort of word it is.
    pub kind: NameKind,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The table `names.tsv`, in its order.
pub fn names() -> &'static [Name] {
    &NAMES
}

/// From left to right the words that begin first, of those the longest, none overlapping; in linear time.
pub fn find(text: &str) -> impl Iterator<Item = Hit> + use<'_> {
    FINDER.leftmost_longest(text).filter_map(|hit| {
        let name = NAMES.get(usize::try_from(hit.word).ok()?)?;
        Some(Hit { kind: name.kind, start: hit.start, end: hit.end })
    })
}

fn read(text: &'static str) -> Vec<Name> {
    let rows = table::rows(text, ["word", "kind", "source"]).unwrap_or_default();
    rows.into_iter()
        .filter_map(|row| {
            let [text, kind, source] = row.fields;
            let kind = match kind {
                "name" => NameKind::Name,
                "service" => NameKind::Service,
                "word" => NameKind::Word,
                _ => return None,
            };
            Some(Name { text, kind, source })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_once() {
        let lines = include_str!("../data/names.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(names().len(), lines - 1, "a line has an unknown kind or a wrong number of fields");
        let distinct: BTreeSet<&str> = names().iter().map(|name| name.text).collect();
        assert_eq!(distinct.len(), names().len());
    }
}
