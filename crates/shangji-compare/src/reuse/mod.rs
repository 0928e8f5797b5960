//! Copied text: passages that a report shares with an earlier one.
//!
//! Nothing is compared pair by pair. Fingerprints of all reports go into one index; where a report meets a fingerprint
//! of an earlier one, the shared passage is extended as far as it goes. Each stretch of a report is told once: first
//! what it shares with its issuer's report of last year, then what it shares with others, by the rare fingerprints
//! before the common ones. So the output, too, grows with the text and not with the number of pairs.

mod extend;
mod formula;
mod index;
mod marks;
mod shingles;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::Span;

use self::extend::{Anchor, Common, extend, without_scraps};
use self::formula::Makeup;
use self::index::{Index, Posting};
use self::marks::{FIGURE, Marks};
use self::shingles::{SHINGLE, WINDOW, fingerprints, stretches};
use crate::Read;
use crate::fold::{half_width, significant};
use crate::successive::{issuer_of, successive};

/// A shorter passage is not told of, in characters without marks and blanks. Titles of laws and set phrases that any
/// report must use have up to some thirty.
const LEAST_CHARACTERS: usize = SHINGLE + WINDOW - 1;

/// What more than so many of a hundred issuers have is a stock phrase; what two have never is.
const STOCK_PERCENT: usize = 5;

/// So many earlier reports are tried for one fingerprint from either end of the list.
const TRIED_FROM_EITHER_END: usize = 4;

/// A fingerprint that no more reports than this have is rare.
const RARE: usize = 32;

/// A passage in one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The name of the report.
    pub report: String,
    /// The place of the report among those compared, from 0: names may occur twice.
    pub column: usize,
    /// The passage in bytes of the report's text.
    pub span: Span,
}

/// A passage that two reports share, to the letter but for figures, marks, blanks and the width of characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reuse {
    /// In the earlier report: last year's of the same issuer where that has it, else another place's.
    pub a: Place,
    /// In the later one.
    pub b: Place,
    /// How long it is in characters of the later report, marks and blanks not counted.
    pub characters: usize,
    /// Whether it is a stock phrase: more than a twentieth of the issuers, and more than two, have most of it, or most
    /// of it is made up of the set phrases of such reports (习近平法治思想, 办理人大代表建议), which a small collection
    /// shows, too.
    pub formulaic: bool,
    /// How many issuers have it: the middle value over its fingerprints.
    pub issuers: u32,
    /// How many figures in it are others than in the earlier report: of last year's sentence with this year's figures
    /// more than 0, of a sentence left as it was 0.
    #[serde(default)]
    pub new_figures: usize,
}

/// Finds the passages that reports share with earlier ones, at least 32 characters each, by the later report.
///
/// A figure counts as one character, whatever its digits, so that a passage goes on over new figures. A passage that is
/// little but figures is none, and neither is one with new figures that shares little but set phrases with another
/// place's report: everybody states the same statistics.
///
/// An earlier report is one on an earlier year, or of the same year and before it by the name of the issuer. Passages
/// of one later report do not overlap. Headings and page furniture are left out.
///
/// Takes time in proportion to the text (times its logarithm), and 16 bytes for about every ninth character. Reports
/// in Traditional script are compared with those in the same script only.
///
/// ```
/// # fn report(issuer: &str, year: i32, text: &str) -> shangji_model::Report {
/// #     serde_json::from_value(serde_json::json!({
/// #         "source": {"name": issuer, "media": "text", "encoding": "UTF-8", "bytes": 0}, "script": "Hans",
/// #         "title": null, "issuer": issuer, "addressee": null, "signatories": [], "year": year, "published": null,
/// #         "signed": null, "body": [0, text.len()], "furniture": [], "sections": [], "enumerations": [],
/// #         "indicators": [], "checks": [], "commitments": [], "shortcomings": [], "instruments": [],
/// #         "diagnostics": []})).unwrap()
/// # }
/// use shangji_compare::{Read, reuse};
///
/// let copied = "由值班律师随船进岛,把法律咨询、纠纷调处送到渔排和码头,让渔民足不出船办成事";
/// let (ours, theirs) = (format!("去年,{copied}。"), format!("今年，{copied}！"));
/// let (a, b) = (report("甲县人民政府", 2021, &ours), report("乙县人民政府", 2022, &theirs));
/// let found = reuse(&[Read { report: &a, text: &ours }, Read { report: &b, text: &theirs }]);
/// assert_eq!(found[0].b.span.slice(&theirs), Some(format!("年，{copied}").as_str()));
/// assert!(!found[0].formulaic);
/// ```
pub fn reuse(reads: &[Read<'_>]) -> Vec<Reuse> {
    let ranked = Ranked::of(reads);
    let index = Index::of(ranked.reports.iter().map(Prepared::fingerprints), &ranked.issuers);
    let mut found: Vec<Reuse> = (0..ranked.reports.len()).flat_map(|rank| ranked.reused_by(rank, &index)).collect();
    found.sort_by_key(|it| (it.b.column, it.b.span));
    found
}

/// A report, ready to be searched.
struct Prepared<'a> {
    column: usize,
    read: Read<'a>,
    stretches: Vec<Span>,
}

impl Prepared<'_> {
    fn fingerprints(&self) -> Vec<shingles::Fingerprint> {
        fingerprints(self.read.text, &self.stretches)
    }

    /// The stretch around a byte.
    fn stretch(&self, at: usize) -> Option<Span> {
        let before = self.stretches.partition_point(|it| it.start <= at).checked_sub(1)?;
        self.stretches.get(before).copied().filter(|it| at < it.end)
    }
}

/// Reports in an order that does not depend on the order in which they were given.
struct Ranked<'a> {
    reports: Vec<Prepared<'a>>,
    /// The number of each report's issuer.
    issuers: Vec<u32>,
    n_issuers: usize,
    /// The rank of the report of the same issuer on the year before.
    last_year: Vec<Option<u32>>,
}

impl<'a> Ranked<'a> {
    fn of(reads: &[Read<'a>]) -> Self {
        let mut order: Vec<(i32, Option<String>, &str, usize)> = reads
            .iter()
            .enumerate()
            .map(|(column, read)| {
                let report = read.report;
                (report.year.unwrap_or(i32::MAX), issuer_of(report), report.source.name.as_str(), column)
            })
            .collect();
        order.sort_unstable();
        // Who is not named stands for himself.
        let mut numbers: BTreeMap<(Option<&str>, usize), u32> = BTreeMap::new();
        let mut issuers = Vec::with_capacity(order.len());
        for (_, issuer, _, column) in &order {
            let issuer = issuer.as_deref();
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            issuers.push(*numbers.entry((issuer, if issuer.is_some() { 0 } else { *column })).or_insert(next));
        }
        let n_issuers = numbers.len();
        let mut rank_of = vec![0_u32; reads.len()];
        for (rank, (.., column)) in order.iter().enumerate() {
            if let Some(place) = rank_of.get_mut(*column) {
                *place = u32::try_from(rank).unwrap_or(u32::MAX);
            }
        }
        let mut last_year = vec![None; reads.len()];
        for (earlier, later) in successive(reads) {
            let later = rank_of.get(later).and_then(|rank| last_year.get_mut(*rank as usize));
            if let Some(place) = later {
                *place = rank_of.get(earlier).copied();
            }
        }
        let reports = order
            .iter()
            .filter_map(|(.., column)| {
                let read = *reads.get(*column)?;
                Some(Prepared { column: *column, read, stretches: stretches(&read) })
            })
            .collect();
        Self { reports, issuers, n_issuers, last_year }
    }

    /// What one report shares with those before it.
    fn reused_by(&self, rank: usize, index: &Index) -> Vec<Reuse> {
        let Some(later) = self.reports.get(rank) else { return Vec::new() };
        let met: Vec<(usize, usize)> =
            later.fingerprints().iter().filter_map(|it| Some((it.at as usize, index.run(it.hash)?))).collect();
        let last_year = self.last_year.get(rank).copied().flatten();
        let before = |run: usize| -> &[Posting] {
            let postings = index.postings(run);
            postings.get(..postings.partition_point(|it| (it.rank as usize) < rank)).unwrap_or_default()
        };
        let mut passages = Passages::default();
        for (at, run) in &met {
            let postings = before(*run);
            let own = last_year.and_then(|own| postings.binary_search_by_key(&own, |it| it.rank).ok());
            if let Some(own) = own.and_then(|own| postings.get(own..=own)) {
                self.take(later, *at, own, &mut passages);
            }
        }
        for is_rare in [true, false] {
            for (at, run) in met.iter().filter(|(_, run)| (index.postings(*run).len() <= RARE) == is_rare) {
                let postings = before(*run);
                let n_first = postings.len().min(TRIED_FROM_EITHER_END);
                let (first, rest) = postings.split_at(n_first);
                let last = rest.get(rest.len().saturating_sub(TRIED_FROM_EITHER_END)..).unwrap_or_default();
                self.take(later, *at, &[first, last].concat(), &mut passages);
            }
        }
        passages
            .found
            .iter()
            .filter_map(|(earlier, common)| self.told((rank, later), *earlier, *common, &met, index))
            .collect()
    }

    /// Takes the longest passage around a place that the report shares with one of these.
    fn take(&self, later: &Prepared<'_>, at: usize, candidates: &[Posting], passages: &mut Passages) {
        let Some(within) = later.stretch(at).and_then(|stretch| passages.free(at, stretch)) else { return };
        let here = Anchor { text: later.read.text, at, within };
        let mut best: Option<(u32, Common)> = None;
        for posting in candidates {
            let Some(earlier) = self.reports.get(posting.rank as usize) else { continue };
            let there = posting.at as usize;
            let Some(within) = earlier.stretch(there) else { continue };
            let common = extend(Anchor { text: earlier.read.text, at: there, within }, here);
            if best.is_none_or(|(_, best)| common.n_characters > best.n_characters) {
                best = Some((posting.rank, common));
            }
        }
        if let Some((rank, common)) = best.filter(|(_, common)| common.n_characters >= LEAST_CHARACTERS) {
            passages.take(rank, common);
        }
    }

    /// What is told of a passage that the report of this rank shares with an earlier one.
    fn told(
        &self,
        (at, later): (usize, &Prepared<'_>),
        rank: u32,
        common: Common,
        met: &[(usize, usize)],
        index: &Index,
    ) -> Option<Reuse> {
        let earlier = self.reports.get(rank as usize)?;
        let common =
            without_scraps(common, earlier.read.text, later.read.text).with_percent(earlier.read.text, later.read.text);
        let makeup = Makeup::of(later.read.text, common.b);
        let new_figures = n_new_figures((earlier.read.text, common.a), (later.read.text, common.b));
        // The frame of a statistic is common property: 收到行政复议申请…件,受理…件.
        let is_frame = new_figures > 0
            && self.issuers.get(rank as usize) != self.issuers.get(at)
            && makeup.n_telling < LEAST_CHARACTERS;
        if common.n_characters < LEAST_CHARACTERS || makeup.is_row_of_figures() || is_frame {
            return None;
        }
        let start = met.partition_point(|(at, _)| *at < common.b.start);
        let end = met.partition_point(|(at, _)| *at < common.b.end);
        let inside = met.get(start..end).unwrap_or_default();
        let mut n_issuers: Vec<u32> = inside.iter().map(|(_, run)| index.n_issuers(*run)).collect();
        n_issuers.sort_unstable();
        let issuers = n_issuers.get(n_issuers.len().saturating_sub(1) / 2).copied().unwrap_or(1);
        let stock = (self.n_issuers * STOCK_PERCENT / 100).max(2);
        let place = |report: &Prepared<'_>, span| Place {
            report: report.read.report.source.name.clone(),
            column: report.column,
            span,
        };
        Some(Reuse {
            a: place(earlier, common.a),
            b: place(later, common.b),
            characters: common.b.slice(later.read.text)?.chars().filter_map(significant).count(),
            formulaic: issuers as usize > stock || makeup.is_formula(),
            issuers,
            new_figures,
        })
    }
}

/// How many figures of two passages with the same marks differ.
fn n_new_figures((text_a, a): (&str, Span), (text_b, b): (&str, Span)) -> usize {
    let words = (a.slice(text_a).unwrap_or_default(), b.slice(text_b).unwrap_or_default());
    let digits = |words: &str, from: usize, to: usize| -> String {
        words.get(from..to).unwrap_or_default().chars().map(half_width).filter(|c| *c != ',').collect()
    };
    Marks::of(words.0, 0)
        .zip(Marks::of(words.1, 0))
        .filter(|(a, b)| a.0 == FIGURE && digits(words.0, a.1, a.2) != digits(words.1, b.1, b.2))
        .count()
}

/// The passages found in one report.
#[derive(Default)]
struct Passages {
    found: Vec<(u32, Common)>,
    /// Where they begin and end.
    taken: BTreeSet<(usize, usize)>,
}

impl Passages {
    /// What of the stretch around a byte is not taken yet; none where the byte is.
    fn free(&self, at: usize, stretch: Span) -> Option<Span> {
        let before = self.taken.range(..=(at, usize::MAX)).next_back();
        let behind = self.taken.range((at + 1, 0)..).next();
        let start = before.map_or(stretch.start, |(_, end)| stretch.start.max(*end));
        let end = behind.map_or(stretch.end, |(start, _)| stretch.end.min(*start));
        (start <= at && at < end).then(|| Span::new(start, end))
    }

    fn take(&mut self, rank: u32, common: Common) {
        self.taken.insert((common.b.start, common.b.end));
        self.found.push((rank, common));
    }
}

#[cfg(test)]
mod tests;
