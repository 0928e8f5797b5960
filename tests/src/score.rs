//! How a report compares with gold, measure by measure.
//!
//! | measure | a hit is |
//! |---|---|
//! | `meta` | title, issuer, addressee, year, dates, script, signatories: equal |
//! | `body` | nine tenths and nine hundredths of the report proper, in common over in all |
//! | `headings.*` | the same level and 0.8 of the characters; `role`: what the part is about |
//! | `enums.*` | the same start and number; `extent`: 0.9 of the characters |
//! | `indicators.*` | overlapping, with the same value, upper end and unit; then `bound`, `role` and `subject` of those |
//! | `checks.*` | the same operands; `verdict`; `false_alarms` counts alarms that the gold does not have |
//! | `commitments.*`, `shortcomings.*` | half of the characters |
//! | `instruments.*` | the same characters; `by_issuer` |
//!
//! Recall asks for the finds that gold calls plain (`must`). Precision leaves out finds that touch one that it does not.

mod checks;
mod frame;
mod indicators;
mod passages;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use shangji::Report;
use shangji::model::Span;

use crate::gold::{Gold, Place};

/// Hits out of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Hits.
    pub hit: usize,
    /// Out of.
    pub of: usize,
}

impl Tally {
    /// The share of hits; 1 where there was nothing to hit.
    pub fn ratio(self) -> f64 {
        // The counts are of one report each: far below what a float holds exactly.
        if self.of == 0 { 1.0 } else { self.hit as f64 / self.of as f64 }
    }
}

/// The measures of one report, or of several together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Score {
    /// By name of the measure.
    pub measures: BTreeMap<&'static str, Tally>,
    /// Every miss and every false find, in words.
    pub faults: Vec<String>,
}

impl Score {
    /// A measure by name; nothing of nothing where it was not taken.
    pub fn tally(&self, measure: &str) -> Tally {
        self.measures.get(measure).copied().unwrap_or_default()
    }

    /// Adds the hits of another: averages are micro averages.
    pub fn add(&mut self, other: Score) {
        for (measure, tally) in other.measures {
            self.count(measure, tally.hit, tally.of);
        }
        self.faults.extend(other.faults);
    }

    fn count(&mut self, measure: &'static str, hit: usize, of: usize) {
        let tally = self.measures.entry(measure).or_default();
        tally.hit += hit;
        tally.of += of;
    }
}

/// One measure a line: `headings.recall            104/104  1.000`.
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (measure, tally) in &self.measures {
            writeln!(f, "{measure:26} {}/{}  {:.3}", tally.hit, tally.of, tally.ratio())?;
        }
        Ok(())
    }
}

/// Compares what was read from `text` with what a person found in it. Faults begin with `name`.
pub fn score(name: &str, text: &str, gold: &Gold, report: &Report) -> Score {
    let scorer = Scorer { name, text: Characters::of(text), gold, report };
    let mut score = Score::default();
    scorer.frame(&mut score);
    scorer.headings(&mut score);
    scorer.enums(&mut score);
    scorer.indicators(&mut score);
    scorer.checks(&mut score);
    scorer.commitments(&mut score);
    scorer.shortcomings(&mut score);
    scorer.instruments(&mut score);
    score
}

struct Scorer<'a> {
    name: &'a str,
    text: Characters<'a>,
    gold: &'a Gold,
    report: &'a Report,
}

impl Scorer<'_> {
    /// The characters of a span; none of them where it is not on character boundaries, which is a fault.
    fn places<T>(&self, finds: &[T], span: impl Fn(&T) -> Span, score: &mut Score) -> Vec<Place> {
        finds.iter().map(|find| self.place(span(find), score)).collect()
    }

    fn place(&self, span: Span, score: &mut Score) -> Place {
        self.text.place(span).unwrap_or_else(|| {
            score.faults.push(format!("{} SPAN {span:?} is not on character boundaries", self.name));
            (0, 0)
        })
    }
}

/// A text of which bytes can be told as characters.
struct Characters<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Characters<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, starts: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    fn place(&self, span: Span) -> Option<Place> {
        let at = |byte: usize| self.starts.binary_search(&byte).ok();
        Some((at(span.start)?, at(span.end)?))
    }

    /// The text between two characters, with so many before and after.
    fn around(&self, place: Place, before: usize, after: usize) -> &'a str {
        let at = |n: usize| self.starts.get(n).copied().unwrap_or(self.text.len());
        self.text.get(at(place.0.saturating_sub(before))..at(place.1 + after)).unwrap_or_default()
    }

    fn at(&self, place: Place) -> &'a str {
        self.around(place, 0, 0)
    }
}

fn n_shared(a: Place, b: Place) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// Characters in common over characters from the first to the last of both.
fn likeness(a: Place, b: Place) -> f64 {
    let all = a.1.max(b.1).saturating_sub(a.0.min(b.0));
    if all == 0 { 0.0 } else { n_shared(a, b) as f64 / all as f64 }
}

/// Which find stands for which record of gold, one to one: by place among the gold, the place among the finds.
struct Pairs(BTreeMap<usize, usize>);

impl Pairs {
    /// In order of the gold, each takes the find most like it that no other has taken.
    fn of<G, P>(gold: &[G], finds: &[P], like: impl Fn(&G, &P) -> Option<f64>) -> Self {
        let mut taken = BTreeSet::new();
        let mut pairs = BTreeMap::new();
        for (at, record) in gold.iter().enumerate() {
            let mut best: Option<(f64, usize)> = None;
            for (nth, find) in finds.iter().enumerate().filter(|(nth, _)| !taken.contains(nth)) {
                if let Some(likeness) = like(record, find)
                    && best.is_none_or(|(most, _)| likeness > most)
                {
                    best = Some((likeness, nth));
                }
            }
            if let Some((_, nth)) = best {
                taken.insert(nth);
                pairs.insert(at, nth);
            }
        }
        Self(pairs)
    }

    fn find_for(&self, gold: usize) -> Option<usize> {
        self.0.get(&gold).copied()
    }

    fn is_paired(&self, find: usize) -> bool {
        self.0.values().any(|&nth| nth == find)
    }
}

/// `Some(likeness)` where it is at least so much.
fn at_least(likeness: f64, least: f64) -> Option<f64> {
    (likeness >= least && likeness > 0.0).then_some(likeness)
}
