//! Two successive reports (`tests/reports/601`, `602`), written with planted facts by somebody who had not looked at the
//! rules that look for them: how much is found, and how much is found that was not planted.
//!
//! What is reached now is the least that must be reached. When a minimum fails, the message lists the faults, also
//! those that were there before.

#![expect(clippy::panic, reason = "a report that cannot be read fails the test with its name")]

use std::fs;

use serde::Deserialize;
use shangji::compare::{Comparison, FollowUp, FollowUpStatus, Met, Reached, Read};
use shangji::model::{Span, Verdict};
use shangji::{Reader, Reading, catalog, compare};
use shangji_tests::samples::root;

/// The least of each kind that must be found, of how many, and the most that may be found beyond what was planted.
///
/// Not found: changes whose figures have no concept in one of the years, or stand beside another of theirs (3次、156人次).
const PROMISES: Least = Least { found: 15, of: 15, beyond: 0 };
const PROBLEMS: Least = Least { found: 3, of: 3, beyond: 0 };
const COPIED: Least = Least { found: 5, of: 5, beyond: 0 };
const CHANGES: Least = Least { found: 43, of: 57, beyond: 0 };
const STATED: Least = Least { found: 5, of: 5, beyond: 0 };

struct Least {
    found: usize,
    of: usize,
    beyond: usize,
}

/// What was planted; the form of `NNN-MMM.json` in the gold of the samples.
#[derive(Deserialize)]
struct Planted {
    kept: Vec<Kept>,
    shortcomings_repeated: Vec<Problem>,
    copied: Vec<String>,
    changes: Vec<Moved>,
    #[serde(rename = "同比")]
    stated: Vec<Stated>,
    late_publication: bool,
}

#[derive(Deserialize)]
struct Kept {
    /// A promise; several may share a sentence.
    commitment: String,
    status: FollowUpStatus,
    evidence: Option<String>,
}

#[derive(Deserialize)]
struct Problem {
    a: String,
    b: String,
}

#[derive(Deserialize)]
struct Moved {
    what: String,
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct Stated {
    quote: String,
    agrees: bool,
}

struct Pair {
    planted: Planted,
    readings: [Reading; 2],
    comparison: Comparison,
}

/// What was found and what went wrong.
#[derive(Default)]
struct Score {
    found: usize,
    of: usize,
    beyond: usize,
    faults: Vec<String>,
}

impl Score {
    fn planted(&mut self, is_found: bool, fault: impl FnOnce() -> String) {
        self.of += 1;
        self.found += usize::from(is_found);
        if !is_found {
            self.faults.push(format!("not found: {}", fault()));
        }
    }

    fn beyond(&mut self, fault: String) {
        self.beyond += 1;
        self.faults.push(format!("not planted: {fault}"));
    }

    fn reaches(&self, least: &Least) {
        assert_eq!(self.of, least.of, "what was planted");
        let told = self.faults.join("\n");
        assert!(self.found >= least.found, "{} of {} found, {} before\n{told}", self.found, self.of, least.found);
        assert!(self.beyond <= least.beyond, "{} beyond, {} before\n{told}", self.beyond, least.beyond);
    }
}

impl Pair {
    fn read() -> Self {
        let folder = root().join("tests/reports");
        let reader = Reader::new();
        let readings = ["601_jichuan_2023.txt", "602_jichuan_2024.txt"].map(|name| {
            let bytes = fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
            reader.read(name, &bytes)
        });
        let planted = fs::read(folder.join("gold/601-602.json")).expect("the gold can be read");
        let planted = serde_json::from_slice(&planted).expect("the gold has the form of the others");
        let reports = readings.each_ref().map(|reading| reading.report.clone());
        let reads = readings.each_ref().map(|it| Read { report: &it.report, text: &it.text });
        let comparison = compare(&reports, catalog()).with_texts(&reads);
        Self { planted, readings, comparison }
    }

    fn words(&self, column: usize, span: Span) -> &str {
        self.readings.get(column).and_then(|reading| span.slice(&reading.text)).unwrap_or_default()
    }

    /// The words of a figure.
    fn figure(&self, column: usize, id: Option<&str>) -> &str {
        let report = self.readings.get(column).map(|reading| &reading.report);
        let figure = report.and_then(|report| report.indicator(id?));
        figure.map(|figure| self.words(column, figure.span)).unwrap_or_default()
    }

    /// Whether the program says of a promise what a person says: of the sentence that holds it, or of its own target.
    fn is_told(&self, kept: &Kept, one: &FollowUp) -> bool {
        let of_targets = one.targets.iter().filter_map(|target| {
            let report = self.readings.first().map(|reading| &reading.report)?;
            let figure = report.indicator(&target.target)?;
            let is_its_own = is_at(&self.readings[0].text, &kept.commitment, figure.span);
            is_its_own.then_some(target.reached)
        });
        let of_targets: Vec<Reached> = of_targets.collect();
        match kept.status {
            FollowUpStatus::Met => of_targets == [Reached::Met],
            FollowUpStatus::Missed => of_targets == [Reached::Missed],
            status => one.status == status && self.has_evidence(kept, one),
        }
    }

    fn has_evidence(&self, kept: &Kept, one: &FollowUp) -> bool {
        let Some(wanted) = &kept.evidence else { return one.evidence.is_empty() };
        let best = one.evidence.first().map(|span| plain(self.words(1, *span))).unwrap_or_default();
        best.contains(&plain(wanted))
    }
}

/// Whether a span lies in the words, which stand in the text once.
fn is_at(text: &str, words: &str, span: Span) -> bool {
    text.find(words).is_some_and(|start| Span::new(start, start + words.len()).contains(span))
}

/// Characters that tell: , and ， are one.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The gold quotes what is there, once where it must tell one place.
#[test]
fn what_was_planted_stands_in_the_reports() {
    let pair = Pair::read();
    let [before, after] = pair.readings.each_ref().map(|reading| reading.text.as_str());
    let once = |text: &str, words: &str| assert_eq!(text.matches(words).count(), 1, "{words}");
    for kept in &pair.planted.kept {
        once(before, &kept.commitment);
        kept.evidence.iter().for_each(|evidence| once(after, evidence));
    }
    for problem in &pair.planted.shortcomings_repeated {
        once(before, &problem.a);
        once(after, &problem.b);
    }
    pair.planted.copied.iter().for_each(|words| once(after, words));
    pair.planted.stated.iter().for_each(|stated| once(after, &stated.quote));
    for moved in &pair.planted.changes {
        assert!(before.contains(&moved.from) && after.contains(&moved.to), "{}", moved.what);
    }
    for text in [before, after] {
        assert!(text.chars().count() >= 3000, "a report of usual length");
    }
}

#[test]
fn promises_are_followed_up() {
    let pair = Pair::read();
    let mut score = Score::default();
    for kept in &pair.planted.kept {
        let wanted = plain(&kept.commitment);
        let one = pair.comparison.follow_up.iter().find(|it| plain(pair.words(0, it.promise)).contains(&wanted));
        let told = one.map(|one| (one.status, one.evidence.first().map(|span| pair.words(1, *span))));
        let is_told = one.is_some_and(|one| pair.is_told(kept, one));
        score.planted(is_told, || format!("{:?} {}; told {told:?}", kept.status, kept.commitment));
    }
    for one in pair.comparison.follow_up.iter().filter(|it| it.status != FollowUpStatus::Silent) {
        let words = plain(pair.words(0, one.promise));
        if !pair.planted.kept.iter().any(|kept| words.contains(&plain(&kept.commitment))) {
            score.beyond(format!("{:?} {}", one.status, pair.words(0, one.promise)));
        }
    }
    score.reaches(&PROMISES);
}

#[test]
fn problems_that_come_back_are_found() {
    let pair = Pair::read();
    let mut score = Score::default();
    let found: Vec<(&str, &str)> =
        pair.comparison.shortcomings_repeated.iter().map(|it| (pair.words(0, it.a), pair.words(1, it.b))).collect();
    let is_same = |planted: &Problem, found: &(&str, &str)| {
        plain(found.0).contains(&plain(&planted.a)) && plain(found.1).contains(&plain(&planted.b))
    };
    for planted in &pair.planted.shortcomings_repeated {
        let is_found = found.iter().any(|found| is_same(planted, found));
        score.planted(is_found, || format!("{}\n           {}", planted.a, planted.b));
    }
    for found in &found {
        if !pair.planted.shortcomings_repeated.iter().any(|planted| is_same(planted, found)) {
            score.beyond(format!("{found:?}"));
        }
    }
    score.reaches(&PROBLEMS);
}

#[test]
fn copied_passages_are_found() {
    let pair = Pair::read();
    let mut score = Score::default();
    let found: Vec<String> = pair.comparison.reuse.iter().map(|it| plain(pair.words(1, it.b.span))).collect();
    for planted in &pair.planted.copied {
        score.planted(found.iter().any(|found| found.contains(&plain(planted))), || planted.clone());
    }
    for found in &found {
        if !pair.planted.copied.iter().any(|planted| found.contains(&plain(planted))) {
            score.beyond(found.clone());
        }
    }
    score.reaches(&COPIED);
}

#[test]
fn changes_are_found() {
    let pair = Pair::read();
    let mut score = Score::default();
    let mut found: Vec<(&str, &str, &str)> = pair
        .comparison
        .changes
        .iter()
        // A row may say why it gives no change.
        .filter(|it| [it.absolute, it.points, it.low, it.high].iter().any(Option::is_some))
        .map(|it| {
            let from = pair.figure(0, it.from_indicator.as_deref());
            let to = pair.figure(1, it.to_indicator.as_deref());
            (from, to, it.concept.as_str())
        })
        .collect();
    for planted in &pair.planted.changes {
        let at = found.iter().position(|found| (found.0, found.1) == (planted.from.as_str(), planted.to.as_str()));
        score.planted(at.is_some(), || format!("{} {} {}", planted.what, planted.from, planted.to));
        at.map(|at| found.remove(at));
    }
    found.into_iter().for_each(|(from, to, concept)| score.beyond(format!("{concept} {from} {to}")));
    score.reaches(&CHANGES);
}

/// 同比, where it is right and where last year's report says otherwise.
#[test]
fn stated_changes_are_held_against_last_year() {
    let pair = Pair::read();
    let mut score = Score::default();
    let after = &pair.readings[1];
    let told = || pair.comparison.changes.iter().flat_map(|change| &change.stated);
    let stands_in =
        |id: &str, quote: &str| after.report.indicator(id).is_some_and(|figure| is_at(&after.text, quote, figure.span));
    for planted in &pair.planted.stated {
        let verdicts: Vec<Option<Verdict>> =
            told().filter(|it| stands_in(&it.indicator, &planted.quote)).map(|it| it.verdict).collect();
        let is_right = match verdicts.as_slice() {
            [Some(Verdict::Inconsistent)] => !planted.agrees,
            [Some(_)] => planted.agrees,
            _ => false,
        };
        score.planted(is_right, || format!("{}: {verdicts:?}", planted.quote));
    }
    for it in told().filter(|it| !pair.planted.stated.iter().any(|planted| stands_in(&it.indicator, &planted.quote))) {
        score.beyond(it.message.clone());
    }
    score.reaches(&STATED);
}

#[test]
fn late_publication_is_told() {
    let pair = Pair::read();
    let published = |column: usize| {
        let duty = pair.comparison.compliance.iter().find(|it| it.column == column && it.id == "date.publication");
        duty.map(|duty| duty.status)
    };
    assert!(pair.planted.late_publication);
    assert_eq!([published(0), published(1)], [Some(Met::Met), Some(Met::Unmet)]);
}
