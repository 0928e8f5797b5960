use crate::chars::width;

/// A list of words any of which may stand in a text: one pass over the text, however many words there are.
///
/// Characters are looked at in pairs. Few pairs of a text are those with which a word of the list begins, and only
/// there the words are compared; `contains` for each word would go over the text as often as there are words.
///
/// ```
/// use shangji_text::WordList;
///
/// const PARTS: WordList = WordList::new(&["下一步", "存在的问题", "主要举措"]);
/// assert!(PARTS.is_in("三、下一步工作安排"));
/// assert!(!PARTS.is_in("第一步"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordList {
    words: &'static [&'static str],
    /// A bit for each pair of characters, by the last six bits of either.
    beginnings: [u64; 64],
}

impl WordList {
    /// The list of `words`, each of two characters at least: a shorter one is an error when the program is built, or a
    /// panic where the list is no constant.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut beginnings = [0_u64; 64];
        let mut nth = 0;
        while nth < words.len() {
            let bytes = words[nth].as_bytes();
            let second = end_of_character(bytes, 0);
            let end = end_of_character(bytes, second);
            beginnings[(bytes[second - 1] & 63) as usize] |= 1 << (bytes[end - 1] & 63);
            nth += 1;
        }
        Self { words, beginnings }
    }

    /// The words with which `text` begins.
    pub fn opening(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let bytes = text.as_bytes();
        let second = width(bytes.first().copied().unwrap_or_default());
        let end = second + width(bytes.get(second).copied().unwrap_or_default());
        let last_bits = |end: usize| usize::from(bytes.get(end - 1).copied().unwrap_or_default() & 63);
        let followers = self.beginnings.get(last_bits(second)).copied().unwrap_or_default();
        let words = if followers >> last_bits(end) & 1 == 1 { self.words } else { &[] };
        words.iter().copied().filter(move |word| text.starts_with(word))
    }

    /// Whether any of the words stands in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        // Where the character before begins, and the bits of its followers.
        let mut before = (0, 0_u64);
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            let end = at + width(first);
            let last = bytes.get(end - 1).copied().unwrap_or_default() & 63;
            let (start, followers) = before;
            let may_begin = followers >> last & 1 == 1;
            if may_begin && text.get(start..).is_some_and(|rest| self.words.iter().any(|word| rest.starts_with(word))) {
                return true;
            }
            before = (at, self.beginnings.get(usize::from(last)).copied().unwrap_or_default());
            at = end;
        }
        false
    }
}

/// Where the character at `start` ends; the last byte of a character holds its last six bits.
const fn end_of_character(bytes: &[u8], start: usize) -> usize {
    let mut end = start + 1;
    while end < bytes.len() && bytes[end] & 0xC0 == 0x80 {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: &[&str] = &["ICP备", "下一步", "一下", "来源:", "来源：", "下一个", "ab", "éa", "𠮷野"];
    const LIST: WordList = WordList::new(WORDS);

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
        assert!(!LIST.is_in("") && !LIST.is_in("一步") && !WordList::new(&[]).is_in("下一步"));
    }
}
