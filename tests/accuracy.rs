//! How well reports are read, against what a person found in them.
//!
//! With `SHANGJI_GOLD` (a folder of gold, one folder a report) and `SHANGJI_SOURCES` (the folder of their files) in the
//! environment, these reports are measured too:
//!
//! ```sh
//! SHANGJI_GOLD=gold SHANGJI_SOURCES=reports cargo test -p shangji-tests --test accuracy -- --nocapture
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use shangji::Reader;
use shangji_tests::gold::Gold;
use shangji_tests::samples;
use shangji_tests::score::{Score, score};

/// Measure, the least share of hits in the samples, that in the short reports, which are dense and odd, and that in
/// reports from outside, which nobody who works on the reader may have looked at.
const LEAST: [(&str, f64, f64, f64); 22] = [
    ("meta", 0.98, 0.98, 0.90),
    ("body", 0.98, 0.98, 0.90),
    ("headings.recall", 0.98, 0.98, 0.95),
    ("headings.precision", 0.98, 0.98, 0.95),
    ("headings.role", 0.98, 0.98, 0.95),
    ("enums.recall", 0.98, 0.98, 0.95),
    ("enums.precision", 0.98, 0.97, 0.95),
    ("enums.extent", 0.98, 0.98, 0.90),
    ("indicators.recall", 0.98, 0.98, 0.95),
    ("indicators.precision", 0.98, 0.98, 0.95),
    ("indicators.bound", 0.98, 0.98, 0.95),
    ("indicators.role", 0.95, 0.98, 0.90),
    ("indicators.subject", 0.93, 0.96, 0.85),
    ("checks.recall", 0.95, 0.94, 0.70),
    ("checks.verdict", 0.95, 0.94, 0.70),
    ("commitments.recall", 0.98, 0.98, 0.90),
    ("commitments.precision", 0.98, 0.97, 0.90),
    ("shortcomings.recall", 0.98, 0.98, 0.90),
    ("shortcomings.precision", 0.98, 0.98, 0.90),
    ("instruments.recall", 0.98, 0.98, 0.95),
    ("instruments.precision", 0.98, 0.98, 0.95),
    ("instruments.by_issuer", 0.98, 0.97, 0.85),
];

/// An alarm over arithmetic that is in order accuses an office of an error; there may be none.
const FALSE_ALARMS: &str = "checks.false_alarms";

#[test]
fn samples_are_read_as_a_person_reads_them() {
    let reader = Reader::new();
    let mut total = Score::default();
    for sample in samples::all() {
        let reading = reader.read(&sample.name, sample.text.as_bytes());
        total.add(score(sample.id, &sample.text, &sample.gold(), &reading.report));
    }
    assert!(total.tally("indicators.recall").of > 500, "the gold of the samples was not read:\n{total}");
    let below = below(&total, LEAST.map(|(measure, least, ..)| (measure, least)));
    assert!(below.is_empty(), "{}", told(&below, &total));
}

/// Reports of other genres, whose writers and annotators knew nothing of how they would be read.
#[test]
fn further_reports_are_read_as_a_person_reads_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    let total = measured(&folder.join("gold"), &folder);
    assert!(total.tally("indicators.recall").of > 500, "the gold of the reports was not read:\n{total}");
    let below = below(&total, LEAST.map(|(measure, least, ..)| (measure, least)));
    assert!(below.is_empty(), "{}", told(&below, &total));
}

/// Short reports of departments, streets, towns and governments of all levels, some of them on one line, without
/// headings, with flattened tables or without punctuation: what is met in folders of saved pages.
#[test]
fn short_reports_are_read_as_a_person_reads_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("short");
    let total = measured(&folder.join("gold"), &folder);
    assert!(total.tally("indicators.recall").of > 1000, "the gold of the short reports was not read:\n{total}");
    let below = below(&total, LEAST.map(|(measure, _, least, _)| (measure, least)));
    assert!(below.is_empty(), "{}", told(&below, &total));
}

#[test]
fn reports_from_outside_are_read_where_gold_is_named() {
    let (Some(gold), Some(sources)) = (folder_in("SHANGJI_GOLD"), folder_in("SHANGJI_SOURCES")) else {
        println!("SHANGJI_GOLD and SHANGJI_SOURCES are not set: nothing to measure");
        return;
    };
    let gold = if gold.join("gold").is_dir() { gold.join("gold") } else { gold };
    let total = measured(&gold, &sources);
    println!("{}", told(&[], &total));
    assert!(total.tally("meta").of > 0, "no folder of {} has a file in {}", gold.display(), sources.display());
    let below = below(&total, LEAST.map(|(measure, _, _, least)| (measure, least)));
    assert!(below.is_empty(), "{}", told(&below, &total));
}

#[test]
fn every_measure_has_a_minimum() {
    let sample = samples::sample("301");
    let reading = Reader::new().read(&sample.name, sample.text.as_bytes());
    let scored = score(sample.id, &sample.text, &sample.gold(), &reading.report);
    for measure in scored.measures.keys().filter(|measure| **measure != FALSE_ALARMS) {
        assert!(LEAST.iter().any(|(name, ..)| name == measure), "{measure} is measured and has no minimum");
    }
    for (measure, ..) in LEAST {
        assert!(scored.measures.contains_key(measure), "{measure} has a minimum and is not measured");
    }
}

#[test]
fn a_report_of_nothing_has_no_hits_and_a_wrong_one_has_faults() {
    let sample = samples::sample("102");
    let empty = Reader::new().read("empty", b"").report;
    let scored = score(sample.id, &sample.text, &sample.gold(), &empty);
    for measure in ["headings.recall", "indicators.recall", "checks.recall", "commitments.recall", "enums.recall"] {
        let tally = scored.tally(measure);
        assert!(tally.hit == 0 && tally.of > 0, "{measure}: {tally:?}");
    }
    let mut wrong = Reader::new().read(&sample.name, sample.text.as_bytes()).report;
    let before = score(sample.id, &sample.text, &sample.gold(), &wrong);
    let of_gold = before.tally("instruments.recall");
    wrong.instruments.pop();
    let after = score(sample.id, &sample.text, &sample.gold(), &wrong);
    assert_eq!(after.tally("instruments.recall").hit + 1, of_gold.hit);
    assert_eq!(after.faults.len(), before.faults.len() + 1, "{:?}", after.faults);
}

fn measured(gold: &Path, sources: &Path) -> Score {
    let reader = Reader::new();
    let mut folders: Vec<PathBuf> = fs::read_dir(gold)
        .expect("SHANGJI_GOLD names a folder")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let mut total = Score::default();
    for folder in folders {
        let id = folder.file_name().unwrap_or_default().to_string_lossy();
        let Some(source) = samples::file_in(sources, &id) else { continue };
        let bytes = fs::read(&source).expect("a source can be read");
        let reading = reader.read(&id, &bytes);
        let scored = score(&id, &reading.text, &Gold::load(&folder), &reading.report);
        println!("---- {id}\n{scored}");
        total.add(scored);
    }
    total
}

fn below<const N: usize>(score: &Score, least: [(&str, f64); N]) -> Vec<String> {
    let alarms = score.tally(FALSE_ALARMS).hit;
    let alarms = (alarms > 0).then(|| format!("{FALSE_ALARMS} {alarms}, wanted 0"));
    let measures = least.into_iter().filter_map(|(measure, least)| {
        let ratio = score.tally(measure).ratio();
        (ratio < least).then(|| format!("{measure} {ratio:.3}, wanted {least}"))
    });
    measures.chain(alarms).collect()
}

fn told(below: &[String], score: &Score) -> String {
    let faults = score.faults.join("\n");
    let below = if below.is_empty() { String::new() } else { format!("too low: {}\n", below.join("; ")) };
    format!("{below}---- all\n{score}---- faults\n{faults}")
}

#[expect(clippy::disallowed_methods, reason = "a test harness is told by the environment where gold from outside is")]
fn folder_in(variable: &str) -> Option<PathBuf> {
    std::env::var(variable).ok().map(PathBuf::from)
}
