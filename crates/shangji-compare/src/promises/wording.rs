//! How much two passages have in common in their words: pairs of characters, the rarer the heavier.
//!
//! Chinese writes no spaces, and two neighbouring characters are most of a word. 执法 stands everywhere in such a report
//! and tells nothing; 湿地 stands in two sentences and tells nearly all. The weight of a pair is the logarithm of how
//! seldom it stands in the passages of the two reports, in half bits, so that it does not depend on other reports.

use shangji_model::Span;

use crate::fold::half_width;

/// A pair of neighbouring characters.
pub(crate) type Pair = u64;

/// A pair that stands in more passages than this is passed over as a way to find passages: it could tell little, and
/// a text made of one pair would take quadratic time.
const MOST_PASSAGES: usize = 256;

/// The different pairs of a passage in ascending order, marks and figures left out.
pub(crate) fn pairs(text: &str, span: Span) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    let mut last: Option<char> = None;
    for c in span.slice(text).unwrap_or_default().chars().map(half_width) {
        if !c.is_alphanumeric() || c.is_ascii_digit() {
            // Blanks inside a word are typesetting.
            if !c.is_whitespace() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}') {
                last = None;
            }
            continue;
        }
        if let Some(last) = last {
            found.push(u64::from(u32::from(last)) << 32 | u64::from(u32::from(c)));
        }
        last = Some(c);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The pairs of two reports with their weights, and where they stand in the later one.
#[derive(Debug)]
pub(crate) struct Wording {
    /// Ascending by pair: the pair, its weight, where its places begin.
    entries: Vec<Entry>,
    places: Vec<u32>,
    rarest: u32,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    pair: Pair,
    weight: Weight,
    first: usize,
}

/// What pairs of characters weigh, in half bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Weight {
    /// By how rare they are.
    pub(crate) all: u32,
    /// The same, but those inside set phrases weigh nothing.
    pub(crate) telling: u32,
}

impl Weight {
    fn plus(self, other: Self) -> Self {
        Self { all: self.all.saturating_add(other.all), telling: self.telling.saturating_add(other.telling) }
    }
}

impl Wording {
    /// Counts the passages of both reports and indexes those of the later one by their place in `later`. `stock` are the
    /// pairs inside set phrases, ascending.
    pub(crate) fn of(earlier: &[Vec<Pair>], later: &[Vec<Pair>], stock: &[Pair]) -> Self {
        let n_passages = earlier.len() + later.len();
        let absent = u32::MAX;
        let mut all: Vec<(Pair, u32)> = earlier.iter().flatten().map(|pair| (*pair, absent)).collect();
        for (at, pairs) in later.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(absent);
            all.extend(pairs.iter().map(|pair| (*pair, at)));
        }
        all.sort_unstable();
        let mut entries = Vec::new();
        let mut places = Vec::new();
        for run in all.chunk_by(|a, b| a.0 == b.0) {
            let Some((pair, _)) = run.first() else { continue };
            let all = rarity(n_passages, run.len());
            let weight = Weight { all, telling: if stock.binary_search(pair).is_ok() { 0 } else { all } };
            entries.push(Entry { pair: *pair, weight, first: places.len() });
            places.extend(run.iter().map(|(_, at)| *at).filter(|at| *at != absent));
        }
        Self { entries, places, rarest: rarity(n_passages, 2) }
    }

    /// What a pair weighs that stands in one passage of either report and nowhere else: no shared pair weighs more.
    pub(crate) fn rarest(&self) -> u32 {
        self.rarest
    }

    /// The weight of all pairs together.
    pub(crate) fn weight(&self, pairs: &[Pair]) -> Weight {
        let weights = pairs.iter().filter_map(|pair| self.entry(*pair)).map(|(entry, _)| entry.weight);
        weights.fold(Weight::default(), Weight::plus)
    }

    /// The weight of the pairs that both have. Both ascend.
    pub(crate) fn shared(&self, a: &[Pair], b: &[Pair]) -> Weight {
        let both: Vec<Pair> = a.iter().copied().filter(|pair| b.binary_search(pair).is_ok()).collect();
        self.weight(&both)
    }

    /// Passages of the later report that share a pair with these, by place, with the weight of what they share.
    pub(crate) fn sharing(&self, pairs: &[Pair]) -> Vec<(usize, Weight)> {
        let mut found: Vec<(usize, Weight)> = Vec::new();
        for (entry, places) in pairs.iter().filter_map(|pair| self.entry(*pair)) {
            if places.len() <= MOST_PASSAGES {
                found.extend(places.iter().map(|at| (*at as usize, entry.weight)));
            }
        }
        found.sort_unstable_by_key(|(at, _)| *at);
        let sums = found.chunk_by(|a, b| a.0 == b.0).filter_map(|run| {
            Some((run.first()?.0, run.iter().fold(Weight::default(), |sum, (_, weight)| sum.plus(*weight))))
        });
        sums.collect()
    }

    fn entry(&self, pair: Pair) -> Option<(Entry, &[u32])> {
        let at = self.entries.binary_search_by_key(&pair, |entry| entry.pair).ok()?;
        let entry = *self.entries.get(at)?;
        let end = self.entries.get(at + 1).map_or(self.places.len(), |next| next.first);
        Some((entry, self.places.get(entry.first..end)?))
    }
}

/// `part` of `whole` in thousandths.
pub(crate) fn per_mille(part: u32, whole: u32) -> u16 {
    let share = u64::from(part) * 1000 / u64::from(whole.max(1));
    u16::try_from(share.min(1000)).unwrap_or(1000)
}

/// Half bits of surprise at a pair that stands in `n_with` of `n` passages; at least one.
fn rarity(n: usize, n_with: usize) -> u32 {
    let ratio = ((n as u128) << 8) / (n_with.max(1) as u128);
    (ratio * ratio).max(1).ilog2().saturating_sub(16).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Pair> {
        pairs(text, Span::new(0, text.len()))
    }

    #[test]
    fn pairs_do_not_reach_over_marks_and_figures() {
        assert_eq!(of("执法,监督"), of("监督。执法"));
        assert_eq!(of("案卷150宗"), of("案卷138宗"));
        assert_eq!(of("全 市").len(), 1, "a blank inside a word is typesetting");
        assert_eq!(of("ＡＢ"), of("AB"));
    }

    #[test]
    fn a_rare_pair_weighs_more() {
        let later: Vec<Vec<Pair>> = ["执法监督", "执法培训", "执法检查", "湿地执法"].map(of).into();
        let wording = Wording::of(&[of("湿地")], &later, &[]);
        assert!(wording.weight(&of("湿地")).all > wording.weight(&of("执法")).all);
        assert_eq!(wording.sharing(&of("湿地")).first().map(|it| it.0), Some(3));
        assert_eq!(wording.shared(&of("湿地执法"), &of("湿地")), wording.weight(&of("湿地")));
        let wording = Wording::of(&[of("湿地")], &later, &of("湿地"));
        let weight = wording.weight(&of("湿地"));
        assert!(weight.telling == 0 && weight.all > 1, "what every report has tells nothing though it is rare here");
    }
}
