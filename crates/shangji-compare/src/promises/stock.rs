//! Set phrases: what stands in nearly all such reports and so tells nothing of one.

use std::sync::LazyLock;

use shangji_model::Span;

use super::wording::{Pair, pairs};

static STOCK: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let lines = include_str!("../../data/stock.tsv").lines().filter(|line| !line.starts_with('#'));
    let phrases = lines.filter_map(|line| line.split('\t').next());
    let mut found: Vec<Pair> = phrases.flat_map(|phrase| pairs(phrase, Span::new(0, phrase.len()))).collect();
    found.sort_unstable();
    found.dedup();
    found
});

/// The pairs of characters inside set phrases, ascending.
pub(crate) fn stock() -> &'static [Pair] {
    &STOCK
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_phrase_has_a_source_and_stands_once() {
        let lines = include_str!("../../data/stock.tsv").lines().filter(|line| !line.starts_with('#'));
        let mut seen = BTreeSet::new();
        for line in lines {
            let (phrase, source) = line.split_once('\t').expect("a phrase and its source");
            assert!(phrase.chars().count() >= 4, "{phrase}: shorter ones are words of any matter");
            assert!(["纲要", "规定", "用语"].contains(&source), "{line}");
            assert!(seen.insert(phrase), "{phrase} stands twice");
        }
    }
}
