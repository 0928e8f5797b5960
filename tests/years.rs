//! The same issuer in successive years, the tasks of the outline and the duties, on the samples of two years.
//!
//! `101-102.json` and `201-202.json` in the gold say what was planted in each pair.

use std::collections::BTreeSet;
use std::fs;

use rust_decimal::Decimal;
use serde::Deserialize;
use shangji::compare::{Change, Comparison, Duty, Met, Read};
use shangji::model::{Bound, Verdict};
use shangji::{Reader, Reading, catalog, compare};
use shangji_tests::samples;

/// What was planted in a pair of reports.
#[derive(Deserialize)]
struct Planted {
    changes: Vec<PlantedChange>,
    #[serde(rename = "同比")]
    stated: Vec<PlantedClaim>,
    late_publication: bool,
}

/// A figure that both years state, as written.
#[derive(Deserialize)]
struct PlantedChange {
    what: String,
    from: String,
    to: String,
}

/// A change since last year as the later report states it, and whether last year's report bears it out.
#[derive(Deserialize)]
struct PlantedClaim {
    quote: String,
    agrees: bool,
}

/// Two reports of one issuer, compared.
struct Pair {
    earlier: Reading,
    later: Reading,
    comparison: Comparison,
    planted: Planted,
}

impl Pair {
    fn of(earlier: &str, later: &str) -> Self {
        let reader = Reader::new();
        let read = |id| {
            let file = samples::file_of(id);
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            reader.read(&name, &fs::read(file).expect("a sample can be read"))
        };
        let (earlier_reading, later_reading) = (read(earlier), read(later));
        let reports = [earlier_reading.report.clone(), later_reading.report.clone()];
        let texts = [&earlier_reading, &later_reading].map(|it| Read { report: &it.report, text: &it.text });
        let comparison = compare(&reports, catalog()).with_texts(&texts);
        let gold = samples::gold_folder().join(format!("{earlier}-{later}.json"));
        let planted = fs::read_to_string(gold).expect("a pair has its gold");
        let planted = serde_json::from_str(&planted).expect("the gold of a pair is JSON");
        Self { earlier: earlier_reading, later: later_reading, comparison, planted }
    }

    fn all() -> [Self; 2] {
        [Self::of("101", "102"), Self::of("201", "202")]
    }

    /// The two figures of a change as written.
    fn quotes(&self, change: &Change) -> (&str, &str) {
        let span = |reading: &Reading, id: Option<&str>| Some(reading.report.indicator(id?)?.span);
        let from = span(&self.earlier, change.from_indicator.as_deref()).and_then(|it| it.slice(&self.earlier.text));
        let to = span(&self.later, change.to_indicator.as_deref()).and_then(|it| it.slice(&self.later.text));
        (from.unwrap_or("not stated"), to.unwrap_or("not stated"))
    }

    fn duty(&self, column: usize, id: &str) -> &Duty {
        let found = self.comparison.compliance.iter().find(|duty| duty.column == column && duty.id == id);
        found.expect("every report is held against every requirement")
    }
}

/// Planted, and set side by side by nobody: 办理一审行政应诉案件 and 新收一审行政诉讼案件 are two stages, handled and received, and
/// stages are never one concept.
const OTHER_STAGE: &[(&str, &str)] = &[("204件", "227件")];

/// Not planted and yet in both texts; each was looked up.
const FURTHER: &[(&str, &str, &str)] = &[
    ("enforcement.fines_and_confiscations_amount", "5312.47万元", "2106.8万元"),
    ("mediation.succeeded", "18137件", "19894件"),
    ("litigation.lost", "19件", "18件"),
    ("npc.satisfaction_rate", "100%", "98.66%"),
    ("services.promised_days_cut_rate", "60%", "17.39%"),
    ("business.tax_cuts", "1亿2360余万元", "1亿380.46万元"),
    ("normative_documents.filing_rate", "100%", "100%"),
    ("enforcement.certified_rate", "95%以上", "98.2%"),
    ("enforcement.criminal_transfers", "一件", "两件"),
    ("mediation.succeeded", "2768件", "3049件"),
    ("cppcc.proposals", "47件", "58件"),
    ("npc.satisfaction_rate", "99.15%", "100%"),
    ("disclosure.requests_concluded", "60件", "68件"),
    ("litigation.head_appearances", "51件", "55件"),
    ("litigation.head_due", "55件", "57件"),
];

/// Whether the row says by how much something changed, and not only why it cannot be said.
fn says_by_how_much(change: &Change) -> bool {
    [change.absolute, change.points, change.low, change.high].iter().any(Option::is_some)
}

#[test]
fn planted_changes_are_found() {
    for pair in Pair::all() {
        let found: Vec<(&str, &str)> =
            pair.comparison.changes.iter().filter(|it| says_by_how_much(it)).map(|it| pair.quotes(it)).collect();
        assert!(pair.planted.changes.len() > 30, "the gold was not read");
        for PlantedChange { what, from, to } in &pair.planted.changes {
            let planted = (from.as_str(), to.as_str());
            if !OTHER_STAGE.contains(&planted) {
                assert!(found.contains(&planted), "{what} from {from} to {to} was not found");
            }
        }
    }
}

#[test]
fn no_change_is_invented() {
    let mut met = BTreeSet::new();
    for pair in Pair::all() {
        for change in pair.comparison.changes.iter().filter(|it| says_by_how_much(it)) {
            let (from, to) = pair.quotes(change);
            let planted = pair.planted.changes.iter().any(|it| (it.from.as_str(), it.to.as_str()) == (from, to));
            let further = FURTHER.iter().position(|it| *it == (change.concept.as_str(), from, to));
            met.extend(further);
            assert!(planted || further.is_some(), "{} from {from} to {to}: is it there?", change.concept);
        }
        // 优秀率 beside 合格率, 件 beside 件次: told, and no figure is given.
        for change in pair.comparison.changes.iter().filter(|it| !says_by_how_much(it)) {
            assert!(change.note.starts_with("no change: ") && change.relative.is_none(), "{}", change.note);
        }
        assert!(pair.comparison.unsure.is_empty());
    }
    let stale: Vec<_> = FURTHER.iter().enumerate().filter(|(at, _)| !met.contains(at)).collect();
    assert!(stale.is_empty(), "excused, and no longer told: {stale:?}");
}

/// Both cells are figures of their reports under the concept, and the arithmetic follows from them.
#[test]
fn the_arithmetic_follows_from_the_two_figures() {
    for pair in Pair::all() {
        for change in &pair.comparison.changes {
            let (Some(from), Some(to)) = (
                change.from_indicator.as_deref().and_then(|id| pair.earlier.report.indicator(id)),
                change.to_indicator.as_deref().and_then(|id| pair.later.report.indicator(id)),
            ) else {
                panic!("{} has a figure that no report states", change.concept);
            };
            let (was, is) = (&from.quantity, &to.quantity);
            assert_eq!((change.from_value, change.to_value), (was.value, is.value));
            assert_eq!([&from.concept, &to.concept].map(|it| it.as_deref()), [Some(change.concept.as_str()); 2]);
            assert_eq!((change.from_column, change.to_column), (0, 1));
            if !says_by_how_much(change) {
                continue;
            }
            let difference = is.value - was.value;
            if (was.bound, is.bound) == (Bound::Exact, Bound::Exact) {
                assert_eq!(change.points.or(change.absolute), Some(difference), "{}", change.concept);
                assert_eq!(change.points.is_some(), is.unit == "%", "{}", change.concept);
            } else {
                assert_eq!((change.absolute, change.points, change.relative), (None, None, None), "{}", change.concept);
                assert!(change.low.is_none_or(|low| low <= difference), "{}", change.note);
                assert!(change.high.is_none_or(|high| difference <= high), "{}", change.note);
            }
            if let Some(relative) = change.relative {
                let off = (relative - difference / was.value).abs();
                assert!(off <= Decimal::new(5, 5), "{}: off by {off}", change.note);
            }
        }
    }
}

#[test]
fn a_stated_change_is_held_against_last_year() {
    for pair in Pair::all() {
        let stated: Vec<_> = pair.comparison.changes.iter().flat_map(|change| &change.stated).collect();
        assert_eq!(stated.len(), pair.planted.stated.len(), "each planted one and no other");
        for PlantedClaim { quote, agrees } in &pair.planted.stated {
            let at = pair.later.text.find(quote).expect("the gold quotes the text");
            let claim = stated.iter().find(|it| {
                let indicator = pair.later.report.indicator(&it.indicator).expect("an id of the report");
                (at..at + quote.len()).contains(&indicator.span.start)
            });
            let verdict = claim.and_then(|claim| claim.verdict);
            let expected = if *agrees { Verdict::Holds } else { Verdict::Inconsistent };
            assert_eq!(verdict, Some(expected), "{quote}");
        }
    }
}

#[test]
fn late_publication_is_found_with_its_evidence() {
    for (pair, label) in Pair::all().iter().zip(["2023-04-19", "2024-04-11"]) {
        let publication = |column| pair.duty(column, "date.publication");
        assert_eq!(publication(0).status, Met::Met);
        assert!(pair.planted.late_publication);
        let late = publication(1);
        assert_eq!(late.status, Met::Unmet, "{}", late.reason);
        assert_eq!(late.evidence.and_then(|span| span.slice(&pair.later.text)), Some(label));
        assert!(late.rule.contains("第二十四条"));
    }
}

/// What the texts say of parts and addressees, as a person found it.
#[test]
fn duties_are_as_the_texts_show() {
    let [city, county] = Pair::all();
    let parts = ["part.progress", "part.shortcomings", "part.leader_duty", "part.plan"];
    for pair in [&city, &county] {
        for column in [0, 1] {
            for part in parts {
                assert_eq!(pair.duty(column, part).status, Met::Met, "{part} of report {column}");
            }
        }
    }
    for (pair, column, id, expected) in [
        (&city, 0, "addressee.party", Met::Met),
        (&city, 0, "addressee.superior", Met::Unknown),
        (&city, 1, "addressee.superior", Met::Met),
        (&city, 1, "addressee.congress", Met::Unknown),
        (&city, 0, "date.report", Met::Met),
        (&city, 1, "date.report", Met::Unmet),
        (&county, 0, "addressee", Met::Unknown),
        (&county, 0, "date.report", Met::Met),
        (&county, 1, "addressee.party", Met::Met),
        (&county, 1, "addressee.congress", Met::Met),
        (&county, 1, "addressee.superior", Met::Met),
        (&county, 1, "date.report", Met::Unmet),
    ] {
        let duty = pair.duty(column, id);
        assert_eq!(duty.status, expected, "{id}: {}", duty.reason);
    }
}

/// The rows of a report make up the report, and a report that follows the outline part by part has something in each.
#[test]
fn coverage_makes_up_the_whole() {
    for sample in samples::all() {
        let reading = Reader::new().read(&sample.name, sample.text.as_bytes());
        let reads = [Read { report: &reading.report, text: &reading.text }];
        let rows = shangji::compare::coverage(&reads, catalog());
        let edition = if sample.id == "302" { 7 } else { 9 };
        assert_eq!(rows.len(), edition + 1, "{}: tasks of the outline and the rest", sample.id);
        let is_counted = |(at, c): &(usize, char)| {
            let on_page_only = reading.report.furniture.iter().any(|span| span.start <= *at && *at < span.end);
            !on_page_only && !c.is_whitespace()
        };
        let body = reading.report.body;
        let text = body.slice(&reading.text).expect("the body lies in the text");
        let all = text.char_indices().map(|(at, c)| (at + body.start, c)).filter(is_counted).count();
        assert_eq!(rows.iter().filter_map(|row| row.characters).sum::<usize>(), all, "{}", sample.id);
        let shares: Decimal = rows.iter().filter_map(|row| row.share).sum();
        assert!((shares - Decimal::ONE).abs() <= Decimal::new(5, 4), "{}: {shares}", sample.id);
        assert_eq!(rows.iter().map(|row| row.indicators).sum::<usize>(), reading.report.indicators.len());
        let promises = reading.report.commitments.iter().filter(|it| !it.framing).count();
        assert_eq!(rows.iter().map(|row| row.commitments).sum::<usize>(), promises, "{}", sample.id);
        if sample.id == "202" {
            assert!(rows.iter().all(|row| row.characters > Some(100)), "{rows:?}");
        }
        // Most of a report is about its tasks. The outline of 2015 had none for organisation and technology.
        let most = if sample.id == "302" { Decimal::new(4, 1) } else { Decimal::new(3, 1) };
        let rest = rows.last().and_then(|row| row.share).unwrap_or(Decimal::ONE);
        assert!(rest < most, "{}: {rest} of it is under no task", sample.id);
    }
}
