//! What two successive sample reports have to do with each other, against what a person found: promises kept and
//! dropped, problems that come back, passages copied. Every one is found, and none is invented.

#![expect(clippy::panic, reason = "a helper that finds no such words fails the test with the words")]

use std::fs;

use serde::Deserialize;
use shangji::compare::{Comparison, FollowUpStatus, Read, compare};
use shangji::model::Span;
use shangji::{Reader, Reading};
use shangji_tests::samples;

/// The gold of two successive reports; what other tests look at is left out.
#[derive(Debug, Deserialize)]
struct Successive {
    kept: Vec<Kept>,
    shortcomings_repeated: Vec<Repeated>,
    copied: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Kept {
    commitment: String,
    status: FollowUpStatus,
    evidence: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Repeated {
    a: String,
    b: String,
}

struct Pair {
    gold: Successive,
    readings: [Reading; 2],
    comparison: Comparison,
}

/// Reads two samples as saved, the web page as a page, and compares them with all others present, for what is found of
/// two must not depend on the rest.
fn pair(ids: [&'static str; 2], others: &[&'static str]) -> Pair {
    let path = samples::gold_folder().join(format!("{}-{}.json", ids[0], ids[1]));
    let gold = fs::read_to_string(&path).expect("the gold can be read");
    let gold: Successive = serde_json::from_str(&gold).expect("the gold is what it should be");
    let reader = Reader::new();
    let read = |id: &str| {
        let path = samples::file_of(id);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        reader.read(&name, &fs::read(&path).expect("a sample can be read"))
    };
    let readings = ids.map(read);
    let others: Vec<Reading> = others.iter().map(|id| read(id)).collect();
    let all: Vec<&Reading> = readings.iter().chain(&others).collect();
    let reports: Vec<_> = all.iter().map(|reading| reading.report.clone()).collect();
    let reads: Vec<Read<'_>> =
        reports.iter().zip(&all).map(|(report, reading)| Read { report, text: &reading.text }).collect();
    let comparison = compare(&reports, shangji::catalog()).with_texts(&reads);
    Pair { gold, readings, comparison }
}

/// Both pairs of samples, alone and among all others.
fn pairs() -> Vec<Pair> {
    vec![
        pair(["101", "102"], &[]),
        pair(["201", "202"], &[]),
        pair(["101", "102"], &["301", "302", "202", "201"]),
        pair(["201", "202"], &["302", "101", "102", "301"]),
    ]
}

/// Characters that tell: a page and its gold differ in blanks.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

impl Pair {
    fn words(&self, column: usize, span: Span) -> String {
        let text = self.readings.get(column).map_or("", |reading| reading.text.as_str());
        plain(span.slice(text).unwrap_or_else(|| panic!("{span:?} does not lie in the text")))
    }
}

#[test]
fn what_became_of_every_promise_is_found() {
    for pair in pairs() {
        let found = || pair.comparison.follow_up.iter().filter(|it| it.columns == [0, 1]);
        for kept in &pair.gold.kept {
            let promise = plain(&kept.commitment);
            let same: Vec<_> = found().filter(|it| pair.words(0, it.promise) == promise).collect();
            let [one] = same.as_slice() else { panic!("{} is followed up {} times", kept.commitment, same.len()) };
            assert_eq!(one.status, kept.status, "{}: {one:?}", kept.commitment);
            match &kept.evidence {
                None => assert_eq!(one.evidence, [], "{}", kept.commitment),
                Some(evidence) => {
                    let best = one.evidence.first().map(|span| pair.words(1, *span)).unwrap_or_default();
                    let evidence = plain(evidence);
                    assert!(
                        best.contains(&evidence) || evidence.contains(&best) && !best.is_empty(),
                        "{}: {best} is not {evidence}",
                        kept.commitment
                    );
                }
            }
            assert_eq!(one.repeated_by.is_some(), kept.status == FollowUpStatus::Repeated, "{one:?}");
            assert!(one.score <= 1000 && one.score <= one.parts.wording + one.parts.instruments + one.parts.concepts);
        }
        for one in found() {
            let words = pair.words(0, one.promise);
            let is_planted = pair.gold.kept.iter().any(|kept| plain(&kept.commitment) == words);
            assert!(is_planted || one.status == FollowUpStatus::Silent, "invented: {words}: {one:?}");
        }
    }
}

#[test]
fn every_problem_that_comes_back_is_found() {
    for pair in pairs() {
        let found: Vec<(String, String)> = pair
            .comparison
            .shortcomings_repeated
            .iter()
            .filter(|it| it.columns == [0, 1])
            .map(|it| (pair.words(0, it.a), pair.words(1, it.b)))
            .collect();
        let planted: Vec<(String, String)> =
            pair.gold.shortcomings_repeated.iter().map(|it| (plain(&it.a), plain(&it.b))).collect();
        assert_eq!(found, planted);
    }
}

#[test]
fn every_copied_passage_is_found() {
    for pair in pairs() {
        // What goes on with this year's figures is told, too; planted is what was left as it was.
        let own = pair.comparison.reuse.iter().filter(|it| it.b.column < 2);
        let (found, renewed): (Vec<_>, Vec<_>) = own.partition(|it| it.new_figures == 0);
        for one in renewed {
            assert_eq!((one.a.column, one.b.column), (0, 1), "{one:?}");
            let words = pair.words(1, one.b.span);
            assert!(words.starts_with("全县新收行政应诉案件64件") && words.ends_with("出庭应诉率9649"), "{words}");
        }
        assert!(found.iter().all(|it| (it.a.column, it.b.column) == (0, 1) && !it.formulaic), "{found:?}");
        let words: Vec<String> = found.iter().map(|it| pair.words(1, it.b.span)).collect();
        let planted: Vec<String> = pair.gold.copied.iter().map(|it| plain(it)).collect();
        assert_eq!(words, planted);
        for (one, words) in found.iter().zip(&words) {
            assert_eq!(&pair.words(0, one.a.span), words, "the same on both sides");
            assert_eq!(one.characters, words.chars().count());
        }
    }
}

/// The other samples have nothing to do with each other: other places, other years.
#[test]
fn nothing_is_found_between_other_places() {
    let pair = pair(["101", "102"], &["201", "202", "301", "302"]);
    let all = &pair.comparison;
    assert!(all.follow_up.iter().all(|it| it.columns == [0, 1] || it.columns == [2, 3]), "{:?}", all.follow_up);
    assert!(all.reuse.iter().all(|it| (it.a.column, it.b.column) == (0, 1) || (it.a.column, it.b.column) == (2, 3)));
}

/// Reports of other places, put in the place of the next one of the issuer, tell of none of its promises but by chance
/// and by what they really have in common: nearly all promises stay unanswered.
#[test]
fn reports_of_other_places_answer_hardly_any_promise() {
    let reader = Reader::new();
    let further = ["401_chengling", "402_wuchuan", "403_lingdong", "501_wangpu", "502_yunling", "503_lanchuan"];
    let further = further.map(|name| samples::root().join("tests/reports").join(name).with_extension("txt"));
    let files = samples::IDS.map(samples::file_of).into_iter().chain(further);
    let readings: Vec<Reading> = files
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            reader.read(&name, &fs::read(&path).expect("a report can be read"))
        })
        .collect();
    let as_of = |reading: &Reading, year: i32| {
        let mut report = reading.report.clone();
        (report.issuer, report.year) = (Some("清澜市".to_owned()), Some(year));
        report
    };
    let (mut n_promises, mut n_addressed) = (0, 0);
    for before in &readings {
        for after in readings.iter().filter(|after| after.report.issuer != before.report.issuer) {
            let (earlier, later) = (as_of(before, 2021), as_of(after, 2022));
            let reads = [Read { report: &earlier, text: &before.text }, Read { report: &later, text: &after.text }];
            let found = shangji::compare::follow_up(&reads);
            n_promises += found.len();
            n_addressed += found.iter().filter(|it| it.status == FollowUpStatus::Addressed).count();
        }
    }
    assert!(n_promises > 1500, "{n_promises} promises");
    assert!(n_addressed * 100 <= n_promises * 6, "{n_addressed} of {n_promises} promises are answered by strangers");
}

/// The order of the reports decides the columns and nothing else.
#[test]
fn the_order_of_the_reports_decides_nothing() {
    let words = |ids: [&'static str; 2], others: &[&'static str]| -> Vec<String> {
        let reader = Reader::new();
        let readings: Vec<Reading> = ids
            .iter()
            .chain(others)
            .map(|id| reader.read(id, &fs::read(samples::file_of(id)).expect("a sample can be read")))
            .collect();
        let reads: Vec<Read<'_>> =
            readings.iter().map(|reading| Read { report: &reading.report, text: &reading.text }).collect();
        let followed = shangji::compare::follow_up(&reads);
        let copied = shangji::compare::reuse(&reads);
        let mut told: Vec<String> = followed
            .iter()
            .map(|it| format!("{} {} {} {:?} {:?} {}", it.from, it.to, it.commitment, it.status, it.evidence, it.score))
            .chain(copied.iter().map(|it| {
                let (a, b) = (&it.a, &it.b);
                format!("{} {:?} {} {:?} {}", a.report, a.span, b.report, b.span, it.issuers)
            }))
            .collect();
        told.sort();
        told
    };
    let told = words(["101", "102"], &["201", "202", "301"]);
    assert_eq!(told, words(["202", "301"], &["102", "201", "101"]));
    assert!(!told.is_empty());
}

/// A report may be cut off anywhere.
#[test]
fn what_is_found_in_a_torso_lies_in_it() {
    let reader = Reader::new();
    let [before, after] = ["101", "102"].map(|id| samples::sample(id).text);
    for part in 1..12 {
        let cut = |text: &str| text.chars().take(text.chars().count() * part / 12).collect::<String>();
        let readings = [&before, &after].map(|text| reader.read("torso.txt", cut(text).as_bytes()));
        let reports = readings.clone().map(|mut reading| {
            reading.report.issuer = Some("清澜市".to_owned());
            reading.report
        });
        let reads: Vec<Read<'_>> =
            reports.iter().zip(&readings).map(|(report, reading)| Read { report, text: &reading.text }).collect();
        for one in shangji::compare::follow_up(&reads) {
            let text = &readings[one.columns[1]].text;
            assert!(one.evidence.iter().all(|span| span.slice(text).is_some_and(|words| !words.is_empty())), "{one:?}");
        }
        for one in shangji::compare::reuse(&reads) {
            for place in [&one.a, &one.b] {
                assert!(place.span.slice(&readings[place.column].text).is_some(), "{one:?}");
            }
        }
    }
}
