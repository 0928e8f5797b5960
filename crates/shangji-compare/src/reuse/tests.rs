//! Copied passages in reports written for the purpose.

use proptest::prelude::*;
use serde_json::json;
use shangji_model::{Report, Span};

use super::{Reuse, reuse};
use crate::Read;
use crate::promises::samples::report;

const COPIED: &str = "由值班律师随船进岛，把法律咨询、纠纷调处送到渔排和码头，让渔民足不出船就能办成事情";

fn reports(texts: &[(&str, i32, String)]) -> Vec<Report> {
    texts.iter().map(|(issuer, year, text)| report(issuer, *year, json!({"body": [0, text.len()]}))).collect()
}

fn found(texts: &[(&str, i32, String)]) -> Vec<Reuse> {
    let reports = reports(texts);
    let reads: Vec<Read<'_>> = reports.iter().zip(texts).map(|(report, (_, _, text))| Read { report, text }).collect();
    reuse(&reads)
}

/// Filler that shares nothing: each seed has characters of its own.
fn filler(seed: u32) -> String {
    (0..60).filter_map(|at| char::from_u32(0x5000 + seed * 100 + at)).collect()
}

#[test]
fn a_passage_is_told_whole_whatever_its_typesetting() {
    let spaced: String = COPIED.chars().flat_map(|c| if c == '，' { vec![',', '\n'] } else { vec![c] }).collect();
    let texts = [
        ("甲县", 2021, format!("{}。{COPIED}。{}", filler(0), filler(1))),
        ("甲县", 2022, format!("{}。{spaced}。{}", filler(2), filler(3))),
    ];
    let found = found(&texts);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(one.a.span.slice(&texts[0].2), Some(COPIED));
    assert_eq!(one.b.span.slice(&texts[1].2), Some(spaced.as_str()));
    assert_eq!((one.a.column, one.b.column, one.formulaic), (0, 1, false));
    assert_eq!(one.characters, COPIED.chars().filter(|c| c.is_alphanumeric()).count());
}

#[test]
fn last_year_comes_before_other_places() {
    let texts = [
        ("乙县", 2020, format!("{}。{COPIED}。", filler(0))),
        ("甲县", 2022, format!("{}。{COPIED}。", filler(1))),
        ("甲县", 2021, format!("{}。{COPIED}。", filler(2))),
    ];
    let told: Vec<(usize, usize)> = found(&texts).iter().map(|it| (it.a.column, it.b.column)).collect();
    assert_eq!(told, [(2, 1), (0, 2)], "2022 took it from 2021, which took it from the other county");
}

#[test]
fn what_many_places_write_is_a_stock_phrase() {
    let many: Vec<String> = (0..10).map(|at| format!("县{at}")).collect();
    let texts: Vec<(&str, i32, String)> = many
        .iter()
        .zip(0..)
        .map(|(issuer, seed)| (issuer.as_str(), 2021, format!("{}。{COPIED}。", filler(seed))))
        .collect();
    let all = found(&texts);
    assert_eq!(all.len(), 9, "each but the first, once");
    assert!(all.iter().all(|it| it.formulaic && it.issuers == 10), "{all:?}");
    // One place that repeats itself for years makes no stock phrase.
    let texts: Vec<(&str, i32, String)> =
        (0..10).map(|at| ("甲县", 2010 + at as i32, format!("{}。{COPIED}。", filler(at)))).collect();
    assert!(found(&texts).iter().all(|it| !it.formulaic && it.issuers == 1));
}

#[test]
fn headings_and_set_phrases_are_not_copied_text() {
    let short = "落实《党政主要负责人履行推进法治建设第一责任人职责规定》";
    let texts =
        [("甲县", 2021, format!("{}。{short}。", filler(0))), ("甲县", 2022, format!("{}。{short}。", filler(1)))];
    assert_eq!(found(&texts), []);

    let texts =
        [("甲县", 2021, format!("{COPIED}\n{}", filler(0))), ("甲县", 2022, format!("{COPIED}\n{}", filler(1)))];
    let mut reports = reports(&texts);
    for report in &mut reports {
        report.furniture = vec![Span::new(0, COPIED.len())];
    }
    let reads: Vec<Read<'_>> = reports.iter().zip(&texts).map(|(report, (_, _, text))| Read { report, text }).collect();
    assert_eq!(reuse(&reads), []);
}

/// A text of one character, again and again, takes no quadratic time.
#[test]
fn hostile_text_is_searched_in_linear_time() {
    let text = "法".repeat(200_000);
    let all = found(&[("甲县", 2021, text.clone()), ("甲县", 2022, text)]);
    assert!(!all.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What is told is the same on both sides, long enough, and told once.
    #[test]
    fn passages_are_alike_and_do_not_overlap(
        pieces in proptest::collection::vec("[一-三0-9，。 ]{5,60}", 1..6),
        orders in proptest::collection::vec(proptest::collection::vec(0..6_usize, 0..12), 1..5),
    ) {
        let texts: Vec<(&str, i32, String)> = orders.iter().zip(2000..).map(|(order, year)| {
            let text: String = order.iter().filter_map(|at| pieces.get(*at).map(String::as_str)).collect();
            ("甲县", year, text)
        }).collect();
        let all = found(&texts);
        let plain = |place: &super::Place| -> String {
            let text = &texts[place.column].2;
            place.span.slice(text).expect("on character boundaries").chars().filter(|c| c.is_alphanumeric()).collect()
        };
        for one in &all {
            prop_assert_eq!(plain(&one.a), plain(&one.b));
            prop_assert_eq!(plain(&one.b).chars().count(), one.characters);
            prop_assert!(one.characters >= 32 && one.a.column < one.b.column);
        }
        for pair in all.windows(2) {
            prop_assert!(pair[0].b.column < pair[1].b.column || pair[0].b.span.end <= pair[1].b.span.start);
        }
    }
}
