//! Promises of one report against what the next one tells.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Commitment, Indicator, Report, Span};

use super::parts::parts;
use super::passages::{Kind, Passage, passage_at, passages};
use super::stock::stock;
use super::targets::{Compared, Evidence, Reached, Results, TargetOutcome, compared};
use super::wording::{Weight, Wording, pairs, per_mille};
use crate::Read;
use crate::fold::significant;

/// A passage with less than this score tells nothing of the promise; in thousandths.
const LEAST_SCORE: u16 = 250;

/// The same without set phrases. It is less, for they are a part of most promises and answer none.
const LEAST_TELLING: u16 = 225;

/// Words tell something that weigh as much together as so many pairs of characters that only the promise and the
/// passage have, whatever part of a short promise they are.
const LEAST_PAIRS: u32 = 3;

/// So many passages are shown as evidence.
const MOST_EVIDENCE: usize = 3;

/// So many passages are looked at for one document or one concept; more would tell nothing.
const MOST_KEYED: usize = 64;

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpStatus {
    /// The figure that was promised was reached.
    Met,
    /// It was not.
    Missed,
    /// The next report tells that something was done about it. Whether that is all that was promised is for a reader
    /// to judge.
    Addressed,
    /// The next report promises it again and tells of nothing done.
    Repeated,
    /// The next report does not speak of it.
    Silent,
}

/// How a score came about, in thousandths; the score is their sum, at most 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct FollowUpParts {
    /// Of the promise's pairs of characters, each weighted by how rare it is, the share that the passage has.
    pub wording: u16,
    /// The same share where the pairs inside set phrases (行政机关负责人出庭应诉, 习近平法治思想) weigh nothing: they stand
    /// in every report. It is no part of the score; a deed that does not reach the threshold without them is none.
    #[serde(default)]
    pub telling: u16,
    /// For a document in 《》 that both name: much where the issuer made it, little where it is everybody's.
    pub instruments: u16,
    /// For a figure under a concept for which a figure was promised.
    pub concepts: u16,
}

impl FollowUpParts {
    fn score(self) -> u16 {
        (self.wording + self.instruments + self.concepts).min(1000)
    }

    /// Whether it tells of this promise, and not only of what every report tells of.
    fn tells(self) -> bool {
        self.telling + self.instruments + self.concepts >= LEAST_TELLING
    }
}

/// What became of one promise in the next report of its issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FollowUp {
    /// The id of the commitment; one that makes several promises between semicolons is followed up as often.
    pub commitment: String,
    /// The name of the report that promises.
    pub from: String,
    /// The name of the report of the year after.
    pub to: String,
    /// The places of the two reports among those compared, from 0: names may occur twice.
    pub columns: [usize; 2],
    /// Where the promise stands in the earlier report.
    pub promise: Span,
    /// What became of it.
    pub status: FollowUpStatus,
    /// Passages of the later report in bytes of its text, the best first; empty for [`FollowUpStatus::Silent`].
    pub evidence: Vec<Span>,
    /// The commitment of the later report that promises it again, where it was repeated.
    pub repeated_by: Option<String>,
    /// How much the best passage has to do with the promise, in thousandths; also of the best one that was too weak
    /// to count.
    pub score: u16,
    /// What the score is made of.
    pub parts: FollowUpParts,
    /// Each figure that was promised, with what came of it.
    pub targets: Vec<TargetOutcome>,
}

/// Follows each promise of the earlier report, framing ones left out, into the later one.
pub(crate) fn follow_up(earlier: &Read<'_>, later: &Read<'_>, columns: [usize; 2]) -> Vec<FollowUp> {
    let earlier = Earlier { read: *earlier, indicators: by_id(earlier.report) };
    let later = Later::of(&earlier.read, later);
    let promised = earlier.read.report.commitments.iter().filter(|commitment| !commitment.framing);
    promised
        .flat_map(|commitment| Promise::all_of(commitment, &earlier))
        .map(|promise| follow(&promise, &earlier, &later, columns))
        .collect()
}

/// What is promised between two semicolons.
struct Promise<'r> {
    commitment: &'r str,
    span: Span,
    /// Whether it is a part of a sentence: such a one is short, and set phrases are soon a quarter of it.
    is_part: bool,
    targets: Vec<&'r Indicator>,
    /// The short names of the documents that it names.
    instruments: BTreeSet<String>,
    /// Until when; what a part says holds for those behind it, too.
    deadline: Option<&'r str>,
}

impl<'r> Promise<'r> {
    fn all_of(commitment: &'r Commitment, earlier: &Earlier<'r>) -> Vec<Self> {
        let text = earlier.read.text;
        let targets: Vec<&Indicator> =
            commitment.targets.iter().filter_map(|id| earlier.indicators.get(id.as_str()).copied()).collect();
        let names: BTreeSet<String> = commitment.instruments.iter().map(|name| short_name(name)).collect();
        let deadline = commitment.deadline.as_deref();
        let due_from = deadline
            .and_then(|deadline| commitment.span.slice(text)?.find(deadline))
            .map_or(commitment.span.start, |at| commitment.span.start + at);
        let spans = parts(text, commitment.span);
        let one = |span: &Span| {
            let words: String = span.slice(text).unwrap_or_default().chars().filter_map(significant).collect();
            let is_whole = spans.len() == 1;
            Self {
                commitment: &commitment.id,
                span: *span,
                is_part: !is_whole,
                targets: targets.iter().copied().filter(|it| is_whole || span.contains(it.span)).collect(),
                instruments: names.iter().filter(|name| is_whole || words.contains(*name)).cloned().collect(),
                deadline: deadline.filter(|_| is_whole || due_from < span.end),
            }
        };
        spans.iter().map(one).collect()
    }
}

type ById<'r> = BTreeMap<&'r str, &'r Indicator>;

fn by_id(report: &Report) -> ById<'_> {
    report.indicators.iter().map(|it| (it.id.as_str(), it)).collect()
}

/// The earlier report.
struct Earlier<'r> {
    read: Read<'r>,
    indicators: ById<'r>,
}

/// The later report, ready to be searched.
struct Later<'r> {
    read: Read<'r>,
    passages: Vec<Passage>,
    wording: Wording,
    results: Results<'r>,
    /// Names of documents with the passages that have them, ascending.
    instruments: Vec<(String, usize)>,
    /// Names of documents that the issuer made itself, by either report.
    own: BTreeSet<String>,
    /// Concepts with the passages that state a figure under them, ascending.
    concepts: Vec<(&'r str, usize)>,
}

impl<'r> Later<'r> {
    fn of(earlier: &Read<'_>, later: &Read<'r>) -> Self {
        let in_pairs = |read: &Read<'_>, passages: &[Passage]| -> Vec<Vec<u64>> {
            passages.iter().map(|passage| pairs(read.text, passage.span)).collect()
        };
        let found = passages(later);
        let wording = Wording::of(&in_pairs(earlier, &passages(earlier)), &in_pairs(later, &found), stock());
        let report = later.report;
        let mut instruments: Vec<(String, usize)> = report
            .instruments
            .iter()
            .filter_map(|it| Some((short_name(&it.name), passage_at(&found, it.span)?)))
            .collect();
        let mut concepts: Vec<(&str, usize)> = report
            .indicators
            .iter()
            .filter_map(|it| Some((it.concept.as_deref()?, passage_at(&found, it.span)?)))
            .collect();
        instruments.sort_unstable();
        concepts.sort_unstable();
        let made = report.instruments.iter().chain(&earlier.report.instruments).filter(|it| it.by_issuer);
        let own = made.map(|it| short_name(&it.name)).collect();
        Self { read: *later, passages: found, wording, results: Results::of_report(later), instruments, own, concepts }
    }

    /// All passages that have anything to do with the promise, with the parts of their scores, by place.
    fn related(&self, promise: &Promise<'_>, earlier: &Earlier<'_>) -> Vec<(usize, FollowUpParts)> {
        const FOR_OWN_INSTRUMENT: u16 = 500;
        // A law of the nation stands in every report; that both name it says little.
        const FOR_INSTRUMENT: u16 = 100;
        const FOR_CONCEPT: u16 = 150;
        let promised = pairs(earlier.read.text, promise.span);
        let whole = self.wording.weight(&promised);
        let least_telling = LEAST_PAIRS.saturating_mul(self.wording.rarest());
        let wording = |(at, shared): (usize, Weight)| {
            let telling = if shared.telling < least_telling { 0 } else { per_mille(shared.telling, whole.telling) };
            let wording = per_mille(shared.all, whole.all);
            (at, FollowUpParts { wording, telling, ..FollowUpParts::default() })
        };
        let mut found: Vec<(usize, FollowUpParts)> = self.wording.sharing(&promised).into_iter().map(wording).collect();
        for name in &promise.instruments {
            let instruments = if self.own.contains(name) { FOR_OWN_INSTRUMENT } else { FOR_INSTRUMENT };
            for at in keyed(&self.instruments, |it| it.0.as_str().cmp(name)) {
                found.push((at, FollowUpParts { instruments, ..FollowUpParts::default() }));
            }
        }
        let asked: BTreeSet<&str> = promise.targets.iter().filter_map(|target| target.concept.as_deref()).collect();
        for at in asked.iter().flat_map(|concept| keyed(&self.concepts, |it| it.0.cmp(concept))) {
            found.push((at, FollowUpParts { concepts: FOR_CONCEPT, ..FollowUpParts::default() }));
        }
        found.sort_by_key(|(at, _)| *at);
        let joined = found.chunk_by(|a, b| a.0 == b.0).filter_map(|run| {
            let parts = run.iter().fold(FollowUpParts::default(), |sum, (_, it)| FollowUpParts {
                wording: sum.wording.max(it.wording),
                telling: sum.telling.max(it.telling),
                instruments: sum.instruments.max(it.instruments),
                concepts: sum.concepts.max(it.concepts),
            });
            Some((run.first()?.0, parts))
        });
        joined.collect()
    }

    fn span(&self, at: usize) -> Option<Span> {
        self.passages.get(at).map(|passage| passage.span)
    }
}

fn follow(promised: &Promise<'_>, earlier: &Earlier<'_>, later: &Later<'_>, columns: [usize; 2]) -> FollowUp {
    let figures: Vec<Compared> = promised
        .targets
        .iter()
        .map(|target| compared(target, promised.deadline, &earlier.read, &later.read, &later.results))
        .collect();
    let related = later.related(promised, earlier);
    let ranked = |wanted: fn(Kind) -> bool| -> Vec<(usize, FollowUpParts)> {
        let of_kind = |at: usize| later.passages.get(at).is_some_and(|passage| wanted(passage.kind));
        let mut found: Vec<_> = related.iter().copied().filter(|(at, _)| of_kind(*at)).collect();
        found.sort_by_key(|(at, parts)| (std::cmp::Reverse(parts.score()), *at));
        found
    };
    let mut deeds = ranked(|kind| kind == Kind::Deed);
    // Those that tell first; the sort keeps the order among them.
    deeds.sort_by_key(|(_, parts)| !parts.tells());
    let promises = ranked(|kind| matches!(kind, Kind::Promise(_)));
    let best = |found: &[(usize, FollowUpParts)]| found.first().map(|it| it.1).unwrap_or_default();
    let (deed, promise) = (best(&deeds), best(&promises));

    let is_decided = |reached| figures.iter().any(|it: &Compared| it.outcome.reached == reached);
    let results: Vec<Evidence> = figures.iter().filter_map(|it| it.evidence).collect();
    let place = |result: &Evidence| passage_at(&later.passages, result.span);
    let status = if is_decided(Reached::Missed) {
        FollowUpStatus::Missed
    } else if is_decided(Reached::Met) && !is_decided(Reached::Open) {
        FollowUpStatus::Met
    } else if is_decided(Reached::Met)
        || (deed.tells() && deed.score() >= LEAST_SCORE && deed.score() >= promise.score())
    {
        FollowUpStatus::Addressed
    } else if promise.score() >= LEAST_SCORE && (promise.tells() || !promised.is_part) {
        FollowUpStatus::Repeated
    } else {
        FollowUpStatus::Silent
    };

    let shown = if status == FollowUpStatus::Repeated { &promises } else { &deeds };
    let parts = match status {
        FollowUpStatus::Repeated => promise,
        _ => results
            .first()
            .and_then(place)
            .and_then(|first| related.iter().find(|(at, _)| *at == first))
            .map_or(if promise.score() > deed.score() { promise } else { deed }, |it| it.1),
    };
    // Without a text there are no passages, and the sentence of the figure has to do.
    let mut evidence: Vec<Span> =
        results.iter().map(|result| place(result).and_then(|at| later.span(at)).unwrap_or(result.sentence)).collect();
    if status != FollowUpStatus::Silent {
        // Others are shown where they have nearly as much to do with it as the best.
        let least = u32::from(best(shown).score()) * 2 / 3;
        let others =
            shown.iter().filter(|(_, parts)| parts.score() >= LEAST_SCORE && u32::from(parts.score()) >= least);
        let others = others.filter(|(_, parts)| status == FollowUpStatus::Repeated || parts.tells());
        evidence.extend(others.filter_map(|(at, _)| later.span(*at)));
    }
    let mut seen = BTreeSet::new();
    evidence.retain(|span| seen.insert(*span));
    evidence.truncate(MOST_EVIDENCE);
    let repeated_by = evidence.iter().filter(|_| status == FollowUpStatus::Repeated).find_map(|span| {
        match later.passages.get(passage_at(&later.passages, *span)?)?.kind {
            Kind::Promise(Some(at)) => later.read.report.commitments.get(at).map(|it| it.id.clone()),
            _ => None,
        }
    });
    FollowUp {
        commitment: promised.commitment.to_owned(),
        from: earlier.read.report.source.name.clone(),
        to: later.read.report.source.name.clone(),
        columns,
        promise: promised.span,
        status,
        evidence,
        repeated_by,
        score: parts.score(),
        parts,
        targets: figures.into_iter().map(|it| it.outcome).collect(),
    }
}

/// A document's name as a later report may write it: no brackets, no blanks, not what it was before it came into force.
fn short_name(name: &str) -> String {
    let mut kept: String = name.chars().filter_map(significant).collect();
    for stage in ["草案", "征求意见稿", "送审稿", "试行", "暂行"] {
        if let Some(rest) = kept.strip_suffix(stage) {
            kept.truncate(rest.len());
        }
    }
    kept
}

/// The passages of a run of equal keys in a sorted list.
fn keyed<K>(sorted: &[(K, usize)], compare: impl Fn(&(K, usize)) -> std::cmp::Ordering) -> impl Iterator<Item = usize> {
    let start = sorted.partition_point(|it| compare(it).is_lt());
    let end = sorted.partition_point(|it| compare(it).is_le());
    sorted.get(start..end).unwrap_or_default().iter().take(MOST_KEYED).map(|(_, at)| *at)
}
