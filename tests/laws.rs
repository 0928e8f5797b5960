//! What holds whatever is read: arbitrary bytes, arbitrary text, samples that were damaged.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use rust_decimal::Decimal;
use shangji::Reader;
use shangji::grammar::quantity::{Bound, Kind, Quantity, Unit};
use shangji::grammar::scan::{Item, scan};
use shangji_tests::laws::{outline_is_lossless, quantity_reads_back, reading_is_lawful};
use shangji_tests::samples;

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// The samples as characters, and the bytes of the web page as text.
static SAMPLES: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let page = String::from_utf8(samples::html()).expect("the web page is UTF-8");
    samples::all().into_iter().map(|sample| sample.text).chain([page]).map(|text| text.chars().collect()).collect()
});

/// What the grammars look out for: marks that open and do not close, markers, units, numerals, signs of a frame.
const MARKS: [&str; 64] = [
    "《",
    "》",
    "〈",
    "〉",
    "“",
    "”",
    "（",
    "）",
    "(一)",
    "（十一）",
    "一、",
    "二、",
    "1.",
    "3、",
    "(1)",
    "①",
    "一是",
    "二要",
    "首先,",
    "最后，",
    "其中",
    "分别为",
    "共",
    "由",
    "至",
    "从",
    "上升到",
    "同比",
    "增长",
    "率",
    "占比",
    "为",
    "0",
    "９",
    "%",
    "％",
    "百分点",
    "亿",
    "万元",
    "3.5",
    "1,234",
    "第",
    "位",
    "余",
    "以上",
    "不少于",
    "全市",
    "截至",
    "2021年",
    "12月31日",
    "。",
    "；",
    "，",
    "、",
    "\n",
    "\r\n",
    "\u{3000}",
    "\u{200B}",
    "\u{FEFF}",
    "??",
    "附件",
    "县人民政府：",
    "報告",
    "\u{FFFD}",
];

/// One damage to a text; places are shares of its length.
#[derive(Debug, Clone)]
enum Damage {
    /// Characters are lost.
    Delete(Index, usize),
    /// Two stretches change places.
    Swap(Index, Index, usize),
    /// A mark gets in.
    Insert(Index, &'static str),
    /// A stretch stands twice.
    Repeat(Index, usize),
    /// What comes before is lost.
    CutBefore(Index),
    /// What comes after is lost.
    CutAfter(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    prop_oneof![
        3 => (place(), 1..80usize).prop_map(|(at, n)| Damage::Delete(at, n)),
        2 => (place(), place(), 1..30usize).prop_map(|(a, b, n)| Damage::Swap(a, b, n)),
        8 => (place(), select(&MARKS[..])).prop_map(|(at, mark)| Damage::Insert(at, mark)),
        2 => (place(), 1..200usize).prop_map(|(at, n)| Damage::Repeat(at, n)),
        1 => place().prop_map(Damage::CutBefore),
        1 => place().prop_map(Damage::CutAfter),
    ]
}

impl Damage {
    fn done_to(&self, text: &mut Vec<char>) {
        let place = |at: &Index, text: &[char]| at.index(text.len() + 1);
        match self {
            Self::Delete(at, n) => {
                let start = place(at, text);
                text.drain(start..(start + n).min(text.len()));
            }
            Self::Swap(a, b, n) => {
                let (a, b) = (place(a, text), place(b, text));
                for step in 0..*n {
                    if a.max(b) + step < text.len() {
                        text.swap(a + step, b + step);
                    }
                }
            }
            Self::Insert(at, mark) => {
                let at = place(at, text);
                text.splice(at..at, mark.chars());
            }
            Self::Repeat(at, n) => {
                let start = place(at, text);
                let stretch: Vec<char> = text.iter().skip(start).take(*n).copied().collect();
                text.splice(start..start, stretch);
            }
            Self::CutBefore(at) => drop(text.drain(..place(at, text))),
            Self::CutAfter(at) => text.truncate(place(at, text)),
        }
    }
}

/// A stretch of a sample, damaged in several places.
fn damaged(longest: usize) -> impl Strategy<Value = String> {
    let stretch = (0..SAMPLES.len(), any::<Index>(), 1..longest);
    (stretch, prop::collection::vec(damage(), 0..12)).prop_map(|((which, at, n), damages)| {
        let sample = &SAMPLES[which];
        let mut text: Vec<char> = sample.iter().skip(at.index(sample.len())).take(n).copied().collect();
        damages.iter().for_each(|damage| damage.done_to(&mut text));
        text.into_iter().collect()
    })
}

/// Any characters, with those that mean something to the grammars thick among them.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(&MARKS[..]).prop_map(str::to_owned),
        3 => proptest::char::range('一', '鿿').prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(reading_is_lawful(&READER, &bytes), Ok(()));
    }

    #[test]
    fn any_text_is_read(text in any_text()) {
        prop_assert_eq!(outline_is_lossless(&text), Ok(()));
        prop_assert_eq!(reading_is_lawful(&READER, text.as_bytes()), Ok(()));
    }

    #[test]
    fn any_text_is_read_as_a_page(text in any_text()) {
        let page = format!("<!doctype html><p>{text}");
        prop_assert_eq!(reading_is_lawful(&READER, page.as_bytes()), Ok(()));
    }

    #[test]
    fn damaged_stretches_of_samples_are_read(text in damaged(600)) {
        prop_assert_eq!(outline_is_lossless(&text), Ok(()));
        prop_assert_eq!(reading_is_lawful(&READER, text.as_bytes()), Ok(()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn damaged_samples_are_read(text in damaged(20_000)) {
        prop_assert_eq!(outline_is_lossless(&text), Ok(()));
        prop_assert_eq!(reading_is_lawful(&READER, text.as_bytes()), Ok(()));
    }

    #[test]
    fn samples_with_damaged_bytes_are_read(which in 0..7usize, at in any::<Index>(), bytes in prop::collection::vec(any::<u8>(), 1..20)) {
        let mut damaged = SAMPLES[which].iter().collect::<String>().into_bytes();
        let at = at.index(damaged.len());
        damaged.splice(at..(at + bytes.len()).min(damaged.len()), bytes);
        prop_assert_eq!(reading_is_lawful(&READER, &damaged), Ok(()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_quantity_printed_reads_back(
        (digits, scale, more) in (0..10_000_000_000i64, 0..4u32, 1..1_000i64),
        unit in select(&["", "%", "元", "件", "项", "人次", "工作日", "月", "百分点", "户", "亩", "天", "个"][..]),
        bound in select(&[Bound::Exact, Bound::Approx, Bound::Min, Bound::Max, Bound::Range][..]),
    ) {
        let value_hi = (bound == Bound::Range).then(|| Decimal::new(digits + more, scale));
        let printed = Quantity {
            value: Decimal::new(digits, scale),
            value_hi,
            unit: Unit::named(unit).expect("a unit of the tables"),
            bound,
            kind: Kind::Measure,
            resolution: Decimal::ONE,
            in_words: false,
        };
        prop_assert_eq!(quantity_reads_back(&printed), Ok(()));
    }

    #[test]
    fn whatever_is_found_in_a_text_reads_back(text in any_text()) {
        // The strict door is for any text, too.
        let _ = text.parse::<Quantity>();
        for found in scan(&text) {
            prop_assert!(text.get(found.span.clone()).is_some(), "{found:?}");
            if let Item::Quantity(quantity) = found.item {
                prop_assert_eq!(quantity_reads_back(&quantity), Ok(()));
            }
        }
    }
}

#[test]
fn every_figure_of_the_samples_reads_back() {
    for sample in samples::all() {
        for found in scan(&sample.text) {
            if let Item::Quantity(quantity) = found.item {
                assert_eq!(quantity_reads_back(&quantity), Ok(()), "{} at {:?}", sample.id, found.span);
            }
        }
    }
}

#[test]
fn every_sample_is_read_lawfully() {
    for sample in samples::all() {
        assert_eq!(outline_is_lossless(&sample.text), Ok(()), "{}", sample.id);
        assert_eq!(reading_is_lawful(&READER, sample.text.as_bytes()), Ok(()), "{}", sample.id);
    }
    assert_eq!(reading_is_lawful(&READER, &samples::html()), Ok(()), "the web page");
}

/// A file cut off anywhere: in a heading, in a number, between brackets.
#[test]
fn every_prefix_of_a_sample_is_read() {
    for sample in samples::all() {
        for (at, _) in sample.text.char_indices().step_by(97) {
            let prefix = sample.text.get(..at).unwrap_or_default();
            let reading = READER.read("prefix", prefix.as_bytes());
            assert_eq!(outline_is_lossless(prefix), Ok(()), "{} cut at {at}", sample.id);
            let whole = shangji_tests::laws::report_is_whole(prefix, &reading.report);
            assert_eq!(whole, Ok(()), "{} cut at {at}", sample.id);
        }
    }
}

/// Text with one line for everything, and none at all.
#[test]
fn degenerate_texts_are_read() {
    let one_line: String = samples::sample("301").text.split_whitespace().collect();
    let long_number = "9".repeat(5_000);
    let nested = "《".repeat(3_000);
    let markers = "(一)".repeat(2_000);
    let lines = "一、\n".repeat(2_000);
    let texts = [
        "",
        " ",
        "\n",
        "\r",
        "\u{FEFF}",
        "。",
        "《",
        "》",
        "一",
        "1",
        "第",
        "年",
        "一、",
        "1.",
        "%",
        "附件",
        "报告",
        &one_line,
        &long_number,
        &nested,
        &markers,
        &lines,
    ];
    for text in texts {
        let start: String = text.chars().take(20).collect();
        assert_eq!(outline_is_lossless(text), Ok(()), "{start}");
        assert_eq!(reading_is_lawful(&READER, text.as_bytes()), Ok(()), "{start}");
    }
}
