//! Matters that reports name in several ways.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A matter: the words of which any one names it.
struct Notion {
    name: &'static str,
    /// How much it tells that two problems share it, in thousandths.
    weight: u16,
    words: Vec<&'static str>,
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

static NOTIONS: LazyLock<Vec<Notion>> = LazyLock::new(|| {
    let parse = |line: &'static str| {
        let mut cells = line.split('\t');
        let (name, weight, words) = (cells.next()?, cells.next()?.parse().ok()?, cells.next()?);
        Some(Notion { name, weight, words: words.split('|').collect() })
    };
    lines(include_str!("../../data/notions.tsv")).filter_map(parse).collect()
});

static FIELDS: LazyLock<Vec<Notion>> = LazyLock::new(|| {
    let parse =
        |(name, words): (&'static str, &'static str)| Notion { name, weight: 0, words: words.split('|').collect() };
    lines(include_str!("../../data/fields.tsv")).filter_map(|line| line.split_once('\t')).map(parse).collect()
});

/// Matters of which every field of work has its own.
const OF_A_FIELD: &[&str] = &["primary_staff", "workload"];

/// What a passage speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Matters {
    /// By their lines in the table.
    notions: BTreeSet<usize>,
    fields: BTreeSet<usize>,
}

impl Matters {
    pub(crate) fn of(passage: &str) -> Self {
        Self { notions: named(&NOTIONS, passage), fields: named(&FIELDS, passage) }
    }

    /// How much the matters tell that both name, in thousandths.
    pub(crate) fn shared(&self, other: &Self) -> u16 {
        let of_other_fields =
            !self.fields.is_empty() && !other.fields.is_empty() && self.fields.is_disjoint(&other.fields);
        let both = self.notions.intersection(&other.notions).filter_map(|at| NOTIONS.get(*at));
        let counted = both.filter(|notion| !(of_other_fields && OF_A_FIELD.contains(&notion.name)));
        counted.fold(0, |sum, notion| sum.saturating_add(notion.weight))
    }
}

/// The notions that a passage names. A word that stands only inside longer words of others names none.
fn named(notions: &[Notion], passage: &str) -> BTreeSet<usize> {
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    for (at, notion) in notions.iter().enumerate() {
        for word in &notion.words {
            places.extend(passage.match_indices(word).map(|(start, _)| (start, start + word.len(), at)));
        }
    }
    // The longest first of those that begin together: then a place lies in another if an earlier one ends behind it.
    places.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    let mut found = BTreeSet::new();
    let mut until = 0;
    for (_, end, at) in places {
        if end > until {
            found.insert(at);
            until = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_names_two_matters() {
        for table in [&NOTIONS, &FIELDS] {
            let mut words: Vec<&str> = table.iter().flat_map(|notion| notion.words.iter().copied()).collect();
            let n_words = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), n_words);
            assert!(n_words > 15 && words.iter().all(|word| word.chars().count() >= 2), "{words:?}");
        }
        assert!(NOTIONS.iter().all(|notion| [50, 100, 150].contains(&notion.weight)));
        assert!(OF_A_FIELD.iter().all(|name| NOTIONS.iter().any(|notion| notion.name == *name)));
    }

    #[test]
    fn other_words_name_the_same_matter() {
        for (a, b, least) in [
            ("主要负责人决策意识不强", "一把手法治思维不牢,先拍板", 300),
            ("海岛镇街接不住下放的渔政权限,队员多为兼职", "码头街道承接权限后缺少专业人员", 300),
            ("渔政和港航各用一套办案系统,渔民信息要重复录入", "港航自建系统与市平台没有打通,同一条船多头填报", 200),
            ("有的负责人出庭不出声", "出庭之后不发言", 250),
        ] {
            assert!(Matters::of(a).shared(&Matters::of(b)) >= least, "{a}: {b}");
        }
        assert_eq!(Matters::of("天气晴"), Matters::default());
    }

    #[test]
    fn other_matters_stay_apart() {
        for (a, b) in [
            ("行政复议力量薄弱,案多人少", "合法性审查人手不足,任务不匹配"),
            ("执法监督力量不足", "执法队伍兼职多"),
            ("程序意识不强", "服务意识淡薄"),
        ] {
            assert_eq!(Matters::of(a).shared(&Matters::of(b)), 0, "{a}: {b}");
        }
    }
}
