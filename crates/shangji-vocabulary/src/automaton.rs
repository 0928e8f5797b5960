use std::fmt;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

/// Finds words with their numbers in one pass over a text. Without words it finds nothing.
#[derive(Clone, Default)]
pub(crate) struct Automaton(Option<CharwiseDoubleArrayAhoCorasick<u32>>);

/// A word at a place of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    pub(crate) word: u32,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Automaton {
    /// For [`Automaton::overlapping`]. None where the words are too many.
    pub(crate) fn for_overlapping<'w>(words: impl IntoIterator<Item = (&'w str, u32)>) -> Option<Self> {
        Self::new(MatchKind::Standard, words)
    }

    /// For [`Automaton::leftmost_longest`]. None where the words are too many.
    pub(crate) fn for_leftmost_longest<'w>(words: impl IntoIterator<Item = (&'w str, u32)>) -> Option<Self> {
        Self::new(MatchKind::LeftmostLongest, words)
    }

    fn new<'w>(kind: MatchKind, words: impl IntoIterator<Item = (&'w str, u32)>) -> Option<Self> {
        let mut words = words.into_iter().peekable();
        if words.peek().is_none() {
            return Some(Self(None));
        }
        let builder = CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(kind);
        builder.build_with_values(words).ok().map(|built| Self(Some(built)))
    }

    /// Every word at every place.
    pub(crate) fn overlapping<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        let mut found = self.0.as_ref().map(|automaton| automaton.find_overlapping_iter(text));
        // Not `flatten`: it looks at both of its ends for every word.
        std::iter::from_fn(move || found.as_mut()?.next()).map(|hit| Hit {
            word: hit.value(),
            start: hit.start(),
            end: hit.end(),
        })
    }

    /// From left to right the words that begin first, of those the longest, none overlapping.
    pub(crate) fn leftmost_longest<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + use<'t> {
        let mut found = self.0.as_ref().map(|automaton| automaton.leftmost_find_iter(text));
        std::iter::from_fn(move || found.as_mut()?.next()).map(|hit| Hit {
            word: hit.value(),
            start: hit.start(),
            end: hit.end(),
        })
    }
}

impl fmt::Debug for Automaton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Automaton" } else { "Automaton(empty)" })
    }
}
