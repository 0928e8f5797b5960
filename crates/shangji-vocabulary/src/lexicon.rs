use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::automaton::Automaton;
use crate::{WordClass, words};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// The classes of a word: a small set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Classes(u32);

impl Classes {
    /// Whether the class is in the set.
    pub const fn has(self, class: WordClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether any of the classes is in the set.
    pub fn has_any(self, classes: &[WordClass]) -> bool {
        classes.iter().any(|class| self.has(*class))
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The classes, in the order of [`WordClass::ALL`].
    pub fn iter(self) -> impl Iterator<Item = WordClass> {
        WordClass::ALL.iter().copied().filter(move |class| self.has(*class))
    }

    const fn with(self, class: WordClass) -> Self {
        Self(self.0 | (1 << class as u32))
    }
}

/// A word of the lexicon in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// The word.
    pub text: &'static str,
    /// Its classes.
    pub classes: Classes,
}

/// All words of [`words()`] in one automaton.
#[derive(Debug)]
pub struct Lexicon {
    entries: Vec<(&'static str, Classes)>,
    by_text: BTreeMap<&'static str, Classes>,
    automaton: Automaton,
}

/// The lexicon, built at first use (a few milliseconds).
///
/// ```
/// use shangji_vocabulary::{WordClass, lexicon};
///
/// let text = "全年受理行政复议案件96件,其中审结88件";
/// let verbs: Vec<_> = lexicon()
///     .tokens(text)
///     .filter(|token| token.classes.has(WordClass::Verb))
///     .map(|token| &text[token.span])
///     .collect();
/// assert_eq!(verbs, ["受理", "审结"]);
/// ```
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn new() -> Self {
        let mut by_text: BTreeMap<&'static str, Classes> = BTreeMap::new();
        for word in words() {
            let classes = by_text.entry(word.text).or_default();
            *classes = classes.with(word.class);
        }
        let entries: Vec<_> = by_text.iter().map(|(text, classes)| (*text, *classes)).collect();
        let numbered = entries.iter().zip(0..).map(|((text, _), number)| (*text, number));
        let automaton = Automaton::for_leftmost_longest(numbered).unwrap_or_default();
        Self { entries, by_text, automaton }
    }

    /// The words of a text from left to right, none overlapping: of those that begin first the longest. One pass.
    pub fn tokens<'t>(&'static self, text: &'t str) -> impl Iterator<Item = Token> + use<'t> {
        self.automaton.leftmost_longest(text).filter_map(|hit| {
            let (text, classes) = *self.entries.get(hit.word as usize)?;
            Some(Token { span: hit.start..hit.end, text, classes })
        })
    }

    /// The classes of a word; empty for a word that is not in the lexicon.
    pub fn classes(&self, word: &str) -> Classes {
        self.by_text.get(word).copied().unwrap_or_default()
    }

    /// Whether the word is in the lexicon in that class.
    pub fn is(&self, word: &str, class: WordClass) -> bool {
        self.classes(word).has(class)
    }

    /// Number of different words.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
