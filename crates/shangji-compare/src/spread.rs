use std::collections::BTreeMap;

/// Names of reports under what they have in common, as words that do not depend on the order of the reports.
#[derive(Default)]
pub(crate) struct Spread<'r, K: Ord> {
    groups: BTreeMap<K, Vec<&'r str>>,
}

impl<'r, K: Ord> Spread<'r, K> {
    pub(crate) fn of(pairs: impl IntoIterator<Item = (K, &'r str)>) -> Self {
        let mut groups: BTreeMap<K, Vec<&'r str>> = BTreeMap::new();
        for (key, name) in pairs {
            groups.entry(key).or_default().push(name);
        }
        for names in groups.values_mut() {
            names.sort_unstable();
        }
        Self { groups }
    }

    /// Number of different keys.
    pub(crate) fn len(&self) -> usize {
        self.groups.len()
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.groups.keys()
    }

    /// `全市 in b.txt; 市本级 in a.txt and c.txt`, each key in the words that `say` gives it.
    pub(crate) fn in_words(&self, say: impl Fn(&K) -> String) -> String {
        let groups: Vec<String> =
            self.groups.iter().map(|(key, names)| format!("{} in {}", say(key), list(names))).collect();
        groups.join("; ")
    }
}

/// `a.txt`, `a.txt and b.txt`, `a.txt, b.txt, c.txt and 4 more`.
pub(crate) fn list(names: &[&str]) -> String {
    // A panel may hold hundreds of reports; beyond a few the number tells more than the names.
    const SHOWN: usize = 3;
    let shown = names.get(..SHOWN.min(names.len())).unwrap_or_default();
    match (shown, names.len().saturating_sub(shown.len())) {
        ([], _) => String::new(),
        ([only], 0) => (*only).to_owned(),
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
        (_, more) => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut_to_a_number() {
        for (names, expected) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "b"], "a and b"),
            (&["a", "b", "c"], "a, b and c"),
            (&["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
        ] {
            assert_eq!(list(names), expected);
        }
    }
}
