//! Matters that reports name in several ways.

use std::sync::LazyLock;

/// A matter: the words of which any one names it.
struct Notion {
    words: Vec<&'static str>,
}

static NOTIONS: LazyLock<Vec<Notion>> = LazyLock::new(|| {
    include_str!("../../data/notions.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(_, words)| Notion { words: words.split('|').collect() })
        .collect()
});

/// The matters that a passage names, by their lines in the table, ascending.
pub(crate) fn notions(passage: &str) -> Vec<usize> {
    NOTIONS
        .iter()
        .enumerate()
        .filter(|(_, notion)| notion.words.iter().any(|word| passage.contains(word)))
        .map(|(at, _)| at)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_names_two_matters() {
        let mut words: Vec<&str> = NOTIONS.iter().flat_map(|notion| notion.words.iter().copied()).collect();
        let n_words = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), n_words);
        assert!(words.iter().all(|word| word.chars().count() >= 2), "{words:?}");
    }

    #[test]
    fn other_words_name_the_same_matter() {
        assert_eq!(notions("主要负责人决策意识不强"), notions("一把手法治思维不牢,先拍板"));
        assert_eq!(notions("天气晴"), Vec::<usize>::new());
    }
}
