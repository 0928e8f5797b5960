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

#[test]
fn a_passage_goes_on_over_new_figures() {
    for (before, after, n_new) in [
        (
            "全县登记渔船1208艘,其中远洋渔船37艘、近海渔船1171艘,检验合格率98.3%,码头视频监控接入率90%",
            "全县登记渔船1,316艘，其中远洋渔船41艘、近海渔船1275艘，检验合格率100%，码头视频监控接入率90%",
            4,
        ),
        (
            "2021年在岛上办起第1所渔家夜校,老船长和法官轮流讲课,听课的渔民从12人增加到200多人",
            "2022年在岛上办起第2所渔家夜校,老船长和法官轮流讲课,听课的渔民从15人增加到３２０多人",
            4,
        ),
        (
            "巡回法庭乘着小艇开到12座有人居住的小岛,当场立案、当场调解、当场履行,让岛上的人少跑腿",
            "巡回法庭乘着小艇开到１２座有人居住的小岛,当场立案、当场调解、当场履行,让岛上的人少跑腿",
            0,
        ),
    ] {
        let texts = [
            ("甲县", 2021, format!("{}。{before}。{}", filler(0), filler(1))),
            ("甲县", 2022, format!("{}。{after}。{}", filler(2), filler(3))),
        ];
        let found = found(&texts);
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(one.a.span.slice(&texts[0].2), Some(before));
        assert_eq!(one.b.span.slice(&texts[1].2), Some(after));
        assert_eq!((one.new_figures, one.formulaic), (n_new, false), "{after}");
    }
}

#[test]
fn the_statistics_of_everybody_are_copied_from_nobody() {
    let state = |a: &str, b: &str, c: &str| {
        format!(
            "办理人大代表建议{a}件、政协提案{b}件，主动公开政府信息{c}条，受理行政复议案件{a}件，审结{b}件，调解{c}件"
        )
    };
    let texts = |issuer: &'static str| {
        [
            (issuer, 2021, format!("{}。{}。", filler(0), state("12", "7", "90"))),
            ("甲县", 2022, format!("{}。{}。", filler(1), state("31", "16", "88"))),
        ]
    };
    assert_eq!(found(&texts("乙县")), [], "another place's");
    assert_eq!(found(&texts("甲县")).len(), 1, "its own, taken over from last year");
    let row = |of: u32| (1..40).map(|at| format!("{} ", at * of)).collect::<String>();
    assert_eq!(found(&[("甲县", 2021, row(3)), ("甲县", 2022, row(7))]), [], "figures and nothing else");
}

#[test]
fn a_set_phrase_is_one_in_two_reports_too() {
    let thought = "坚持以习近平新时代中国特色社会主义思想为指导,全面贯彻习近平法治思想,深入学习贯彻党的二十大精神";
    let texts =
        [("甲县", 2021, format!("{}。{thought}。", filler(0))), ("乙县", 2022, format!("{}。{thought}。", filler(1)))];
    let found = found(&texts);
    assert!(matches!(found.as_slice(), [one] if one.formulaic && one.issuers == 2), "{found:?}");
}

/// A text of one character, again and again, takes no quadratic time.
#[test]
fn hostile_text_is_searched_in_linear_time() {
    for (text, is_told) in [("法".repeat(200_000), true), ("1 ".repeat(100_000), false), ("1".repeat(200_000), false)]
    {
        let all = found(&[("甲县", 2021, text.clone()), ("甲县", 2022, text)]);
        assert_eq!(!all.is_empty(), is_told);
    }
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
        let masked = |place: &super::Place| -> String {
            let words = place.span.slice(&texts[place.column].2).unwrap_or_default();
            super::marks::Marks::of(words, 0).map(|mark| mark.0).collect()
        };
        for one in &all {
            prop_assert_eq!(masked(&one.a), masked(&one.b));
            prop_assert!(one.new_figures > 0 || plain(&one.a) == plain(&one.b));
            prop_assert_eq!(plain(&one.b).chars().count(), one.characters);
            prop_assert!(one.characters >= 32 && one.a.column < one.b.column);
        }
        for pair in all.windows(2) {
            prop_assert!(pair[0].b.column < pair[1].b.column || pair[0].b.span.end <= pair[1].b.span.start);
        }
    }
}
