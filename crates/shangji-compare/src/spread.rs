use std::collections::BTreeMap;

use crate::reason::Group;

/// Names of reports under what they have in common, in an order that does not depend on that of the reports.
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

    /// The groups by key, each key in the form that `what` gives it.
    pub(crate) fn groups<T>(&self, what: impl Fn(&K) -> T) -> Vec<Group<T>> {
        let group = |(key, names): (&K, &Vec<&str>)| Group {
            what: what(key),
            reports: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        self.groups.iter().map(group).collect()
    }
}
