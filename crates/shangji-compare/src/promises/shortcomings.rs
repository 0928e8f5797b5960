//! Problems that come back the year after.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::Span;

use super::notions::Matters;
use super::passages::passages;
use super::wording::{Wording, pairs, per_mille};
use crate::Read;

/// Two problems with less than this score are two; in thousandths.
const LEAST_SCORE: u16 = 250;

/// A long sentence names many matters by chance.
const MOST_FOR_NOTIONS: u16 = 400;

/// Of a report with more problems than this only the first are looked at: all are compared with all.
const MOST_SHORTCOMINGS: usize = 200;

/// How a score came about, in thousandths; the score is their sum, at most 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct ShortcomingParts {
    /// Of the pairs of characters of both, each weighted by how rare it is, the share that both have.
    pub wording: u16,
    /// For matters that both name, in whatever words.
    pub notions: u16,
}

impl ShortcomingParts {
    fn score(self) -> u16 {
        (self.wording + self.notions).min(1000)
    }
}

/// A problem that two successive reports of one issuer state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ShortcomingRepeated {
    /// The name of the earlier report.
    pub from: String,
    /// The name of the report of the year after.
    pub to: String,
    /// The places of the two reports among those compared, from 0: names may occur twice.
    pub columns: [usize; 2],
    /// Where the earlier report states it, in bytes of its text.
    pub a: Span,
    /// Where the later one does.
    pub b: Span,
    /// How much the two have in common, in thousandths.
    pub score: u16,
    /// What the score is made of.
    pub parts: ShortcomingParts,
}

/// The problems of the earlier report that the later one states again, by their place in the earlier. Each is paired
/// once, the best pairs first. Sentences that give the cause of problems, or
/// only say that there are some, are none.
pub(crate) fn shortcomings_repeated(
    earlier: &Read<'_>,
    later: &Read<'_>,
    columns: [usize; 2],
) -> Vec<ShortcomingRepeated> {
    let in_pairs = |read: &Read<'_>| -> Vec<Vec<u64>> {
        passages(read).iter().map(|passage| pairs(read.text, passage.span)).collect()
    };
    let problems = |read: &Read<'_>| -> Vec<Problem> {
        let stated = read.report.shortcomings.iter().take(MOST_SHORTCOMINGS);
        stated.filter_map(|it| Problem::of(it.span, read.text)).collect()
    };
    let (before, after) = (problems(earlier), problems(later));
    if before.is_empty() || after.is_empty() {
        return Vec::new();
    }
    let wording = Wording::of(&in_pairs(earlier), &in_pairs(later), &[]);
    let mut found: Vec<(ShortcomingParts, usize, usize)> = Vec::new();
    for (at, a) in before.iter().enumerate() {
        for (other, b) in after.iter().enumerate() {
            let parts = a.parts(b, &wording);
            if parts.score() >= LEAST_SCORE {
                found.push((parts, at, other));
            }
        }
    }
    found.sort_by_key(|(parts, at, other)| (Reverse(parts.score()), *at, *other));
    let (mut taken, mut taken_later) = (BTreeSet::new(), BTreeSet::new());
    found.retain(|(_, at, other)| {
        let is_free = !taken.contains(at) && !taken_later.contains(other);
        if is_free {
            taken.insert(*at);
            taken_later.insert(*other);
        }
        is_free
    });
    found.sort_by_key(|(_, at, _)| *at);
    found
        .into_iter()
        .filter_map(|(parts, at, other)| {
            Some(ShortcomingRepeated {
                from: earlier.report.source.name.clone(),
                to: later.report.source.name.clone(),
                columns,
                a: before.get(at)?.span,
                b: after.get(other)?.span,
                score: parts.score(),
                parts,
            })
        })
        .collect()
}

struct Problem {
    span: Span,
    pairs: Vec<u64>,
    matters: Matters,
}

impl Problem {
    fn of(span: Span, text: &str) -> Option<Self> {
        let words = span.slice(text)?;
        (!is_cause(words) && !is_opening(words)).then(|| Self {
            span,
            pairs: pairs(text, span),
            matters: Matters::of(words),
        })
    }

    fn parts(&self, other: &Self, wording: &Wording) -> ShortcomingParts {
        let shared = wording.shared(&self.pairs, &other.pairs).all;
        let both = wording.weight(&self.pairs).all.saturating_add(wording.weight(&other.pairs).all);
        ShortcomingParts {
            wording: per_mille(shared.saturating_mul(2), both),
            notions: self.matters.shared(&other.matters).min(MOST_FOR_NOTIONS),
        }
    }
}

/// 在肯定成绩的同时，我们也清醒地看到，还存在不少差距: it says that there are problems and names none.
fn is_opening(words: &str) -> bool {
    let praises = ["成绩的同时", "取得成绩", "取得了一定成绩", "取得了一些成绩", "清醒地看到", "清醒地认识到"];
    let counts = ["差距", "薄弱环节", "问题和不足", "不足和短板", "短板和不足"];
    praises.iter().any(|mark| words.contains(mark))
        && counts.iter().any(|mark| words.trim_end().ends_with(mark))
        && !words.contains(['：', ':'])
}

/// 究其原因,主要是…: why there are problems is no problem of its own.
fn is_cause(words: &str) -> bool {
    let opening: String = words.chars().take(12).collect();
    ["原因", "产生这些", "存在这些", "造成上述"].iter().any(|mark| opening.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_names_no_problem() {
        for (words, expected) in [
            ("在肯定成绩的同时，也要清醒地看到，全市渔区法治建设还存在一些薄弱环节", true),
            ("我们也清醒地认识到,渔政工作与群众期盼还有差距", true),
            ("虽然取得了一定成绩，但仍有不小差距", true),
            ("也清醒地看到，还存在以下薄弱环节：一是码头执法无人盯守", false),
            ("渔政执法装备与任务还有差距", false),
        ] {
            assert_eq!(is_opening(words), expected, "{words}");
        }
    }
}
