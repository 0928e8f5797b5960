//! The cases of `corpus/*.toml`: one construction each, of the kinds that whole reports hold too rarely to measure.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use shangji::model::{Bound, CheckKind, IndicatorRole, Verdict};
use shangji::{Reader, Report};
use shangji_tests::corpus::{Case, Corpus};
use shangji_tests::samples::root;

/// Cases that are not yet read rightly, each with what is missing. A case that is read rightly must leave the list.
const NOT_YET: &[(&str, &str)] = &[];

/// Of a hundred cases, so many may wait in [`NOT_YET`].
const MOST_NOT_YET: usize = 3;

/// A test for each file, so that a failure names it.
macro_rules! a_test_for_each {
    ($($file:ident),* $(,)?) => {
        const FILES: &[&str] = &[$(stringify!($file)),*];
        $(#[test]
        fn $file() {
            read_rightly(stringify!($file));
        })*
    };
}

a_test_for_each!(checks, further, instruments, not_quantities, quantities, roles, scope_period, structure, subjects);

#[test]
fn few_cases_wait() {
    let n_cases = cases().len();
    let n_most = n_cases * MOST_NOT_YET / 100;
    assert!(NOT_YET.len() <= n_most, "{} of {n_cases} cases wait, at most {n_most} may", NOT_YET.len());
}

#[test]
fn every_file_has_a_test() {
    let there: BTreeSet<String> = fs::read_dir(folder())
        .expect("the corpus is a folder")
        .filter_map(|entry| entry.ok()?.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()))
        .collect();
    assert_eq!(there, FILES.iter().map(|file| (*file).to_owned()).collect());
}

#[test]
fn the_corpus_is_sound() {
    let mut names = BTreeSet::new();
    for case in cases() {
        let name = &case.name;
        assert!(case.asks_something(), "{name} asks nothing");
        for quote in case.quotes() {
            assert!(case.text.contains(quote), "{name}: {quote} is not in the text {:?}", case.text);
        }
        assert!(names.insert(name.clone()), "{name} twice");
    }
    let waiting: BTreeSet<String> = NOT_YET.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(waiting.len(), NOT_YET.len(), "a case waits twice");
    assert!(waiting.is_subset(&names), "{:?} wait and are no cases", &waiting - &names);
}

#[test]
fn a_misspelt_key_is_an_error() {
    let case = |list: &str| format!("[[case]]\nname = \"it\"\ntext = \"《办法》\"\nnote = \"\"\n{list}\n");
    let read = |list: &str| toml::from_str::<Corpus>(&case(list)).map(|corpus| corpus.cases.len());
    assert_eq!(read(r#"instruments = [{ name = "办法", by_issuer = true }]"#).ok(), Some(1));
    assert!(read(r#"instrument = [{ name = "办法", by_issuer = true }]"#).is_err());
    assert!(read(r#"instruments = [{ name = "办法", by_isuer = true }]"#).is_err());
    assert!(read(r#"instruments = [{ name = "办法", by_issuer = true, action = "印发" }]"#).is_err());
}

/// A comparison that overlooks something would pass every case.
#[test]
fn a_report_with_a_change_anywhere_has_faults() {
    let reader = Reader::new();
    let right = |case: Case| {
        let report = reader.read(&case.name, case.text.as_bytes()).report;
        case.faults(&report).is_empty().then_some((case, report))
    };
    let right: Vec<(Case, Report)> = cases().into_iter().filter_map(right).collect();
    for (name, change) in CHANGES {
        let is_noticed = right.iter().any(|(case, report)| {
            let mut report = report.clone();
            change(&mut report);
            !case.faults(&report).is_empty()
        });
        assert!(is_noticed, "no case notices a change of {name}");
    }
}

type Change = fn(&mut Report);

const CHANGES: [(&str, Change); 20] = [
    ("value", |it| it.indicators.iter_mut().for_each(|it| it.quantity.value += Decimal::ONE)),
    ("value_hi", |it| it.indicators.iter_mut().for_each(|it| it.quantity.value_hi = None)),
    ("unit", |it| it.indicators.iter_mut().for_each(|it| it.quantity.unit.push('人'))),
    ("bound", |it| it.indicators.iter_mut().for_each(|it| it.quantity.bound = Bound::Approx)),
    ("role", |it| it.indicators.iter_mut().for_each(|it| it.role = IndicatorRole::Target)),
    ("subject and label", |it| {
        for it in &mut it.indicators {
            it.subject.clear();
            it.label.clear();
        }
    }),
    ("length of the subject", |it| it.indicators.iter_mut().for_each(|it| it.subject = it.subject.repeat(31))),
    ("scope", |it| it.indicators.iter_mut().for_each(|it| it.scope = None)),
    ("as_of", |it| it.indicators.iter_mut().for_each(|it| it.period.as_of = None)),
    ("year", |it| it.indicators.iter_mut().for_each(|it| it.period.year = None)),
    ("figures lost", |it| it.indicators.clear()),
    ("figures invented", |it| it.indicators.extend(it.indicators.clone())),
    ("kind of arithmetic", |it| it.checks.iter_mut().for_each(|it| it.kind = CheckKind::Repeated)),
    ("verdict", |it| it.checks.iter_mut().for_each(|it| it.verdict = Verdict::WithinRounding)),
    ("level of a heading", |it| it.sections.iter_mut().for_each(|it| it.level += 1)),
    ("end of an item", |it| it.enumerations.iter_mut().for_each(|it| it.span.end = it.span.start)),
    ("promises", |it| it.commitments.clear()),
    ("problems", |it| it.shortcomings.clear()),
    ("name of a document", |it| it.instruments.iter_mut().for_each(|it| it.name.clear())),
    ("maker of a document", |it| it.instruments.iter_mut().for_each(|it| it.by_issuer = !it.by_issuer)),
];

fn read_rightly(file: &str) {
    let reader = Reader::new();
    let mut wrong = Vec::new();
    for case in load(file) {
        let reading = reader.read(&case.name, case.text.as_bytes());
        assert_eq!(reading.text, case.text, "{}: spans rest on another text", case.name);
        let faults = case.faults(&reading.report);
        let waits = NOT_YET.iter().find(|(name, _)| *name == case.name);
        match waits {
            None if !faults.is_empty() => {
                wrong.push(format!("{} ({})\n  {:?}\n  - {}", case.name, case.note, case.text, faults.join("\n  - ")));
            }
            Some((_, why)) if faults.is_empty() => {
                wrong.push(format!("{} is read rightly; take it off NOT_YET ({why})", case.name));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{file}: {} cases\n{}", wrong.len(), wrong.join("\n"));
}

fn cases() -> Vec<Case> {
    FILES.iter().copied().flat_map(load).collect()
}

fn load(file: &str) -> Vec<Case> {
    let path = folder().join(format!("{file}.toml"));
    let text = fs::read_to_string(&path).expect("a file of the corpus is UTF-8");
    let corpus: Corpus = toml::from_str(&text).unwrap_or_else(|error| stop(&path, &error));
    corpus.cases
}

#[expect(clippy::panic, reason = "a broken file of cases ends the test, with the place where it is broken")]
fn stop(path: &Path, error: &toml::de::Error) -> ! {
    panic!("{}: {error}", path.display())
}

fn folder() -> PathBuf {
    root().join("tests/corpus")
}
