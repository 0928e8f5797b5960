use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// A list of words any of which may stand in a text: one pass over the text, however many words there are.
///
/// ```
/// use shangji_text::WordList;
///
/// static PARTS: WordList = WordList::new(&["下一步", "存在的问题", "主要举措"]);
/// assert!(PARTS.is_in("三、下一步工作安排"));
/// assert!(!PARTS.is_in("第一步"));
/// ```
#[derive(Debug)]
pub struct WordList {
    words: &'static [&'static str],
    /// Built when it is first asked for.
    automaton: OnceLock<Option<AhoCorasick>>,
}

impl WordList {
    /// The list of `words`.
    pub const fn new(words: &'static [&'static str]) -> Self {
        Self { words, automaton: OnceLock::new() }
    }

    /// The words with which `text` begins.
    pub fn opening(&self, text: &str) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied().filter(move |word| text.starts_with(word))
    }

    /// Whether any of the words stands in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        // Words that are found first are as good as any, and only so the words are looked for many bytes at a time.
        let build = || AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(self.words).ok();
        match self.automaton.get_or_init(build) {
            Some(automaton) => automaton.is_match(text),
            None => self.words.iter().any(|word| text.contains(word)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: &[&str] = &["ICP备", "下一步", "一下", "来源:", "来源：", "下一个", "ab", "éa", "𠮷野", "山", "é"];
    static LIST: WordList = WordList::new(WORDS);

    proptest! {
        #[test]
        fn a_word_is_found_where_contains_finds_it(text in "[下一步个来源:：ICP备abé𠮷野山]{0,12}") {
            prop_assert_eq!(LIST.is_in(&text), WORDS.iter().any(|word| text.contains(word)));
            let opening: Vec<_> = WORDS.iter().copied().filter(|word| text.starts_with(word)).collect();
            prop_assert_eq!(LIST.opening(&text).collect::<Vec<_>>(), opening);
        }
    }

    #[test]
    fn every_word_is_found_at_either_end_and_alone() {
        for word in WORDS {
            assert!(LIST.is_in(word) && LIST.is_in(&format!("第{word}")) && LIST.is_in(&format!("{word}第")), "{word}");
        }
        assert!(
            !LIST.is_in("")
                && !LIST.is_in("一步")
                && LIST.opening("").next().is_none()
                && !WordList::new(&[]).is_in("下一步")
        );
    }
}
