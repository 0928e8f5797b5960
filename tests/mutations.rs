//! Real reports, damaged as files are damaged: read without a panic, by the laws, at the usual cost.
//!
//! ```sh
//! SHANGJI_SOURCES=FOLDER cargo test --release -p shangji-tests --test mutations   # 10 000 of your own reports
//! ```

use std::fs;

use shangji::Reader;
use shangji_tests::laws::{outline_is_lossless, report_is_whole};
use shangji_tests::{pace, samples};

/// What gets into a text, or is lost with half of it.
const MARKS: [&str; 40] = [
    "《",
    "》",
    "〈",
    "“",
    "”",
    "（",
    ")",
    "一、",
    "（十一）",
    "3.",
    "①",
    "一是",
    "其中",
    "分别为",
    "共",
    "由",
    "同比增长",
    "率",
    "占比",
    "%",
    "９",
    "0",
    "3.5",
    "亿",
    "百分点",
    "第",
    "余",
    "以上",
    "全市",
    "2021年",
    "12月31日",
    "。",
    "；",
    "\n",
    "\r\n",
    "\u{3000}",
    "\u{200B}",
    "\u{FEFF}",
    "附件",
    "\u{FFFD}",
];

/// Numbers without end from a seed (SplitMix64): every run damages the same places.
struct Dice(u64);

impl Dice {
    /// A number below `n`.
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

/// One to eight damages: to characters first, to bytes in one of four cases.
fn damaged(text: &str, dice: &mut Dice) -> Vec<u8> {
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(8) {
        let at = dice.below(text.len() + 1);
        let n = 1 + dice.below(120);
        let end = (at + n).min(text.len());
        match dice.below(9) {
            0 => drop(text.drain(at..end)),
            1 => drop(text.splice(at..at, text[at..end].to_vec())),
            2 => text[at..end].reverse(),
            3 => {
                let to = dice.below(text.len() + 1 - (end - at));
                let moved: Vec<char> = text.drain(at..end).collect();
                drop(text.splice(to..to, moved));
            }
            4 if dice.below(6) == 0 => text.truncate(at),
            5 if dice.below(6) == 0 => drop(text.drain(..at)),
            6 => drop(text.splice(at..at, MARKS[dice.below(MARKS.len())].repeat(1 + dice.below(200)).chars())),
            _ => drop(text.splice(at..at, MARKS[dice.below(MARKS.len())].chars())),
        }
    }
    let mut bytes = text.into_iter().collect::<String>().into_bytes();
    if dice.below(4) == 0 {
        for _ in 0..=dice.below(12) {
            let at = dice.below(bytes.len() + 1);
            let other = u8::try_from(dice.below(256)).unwrap_or_default();
            match bytes.get_mut(at) {
                Some(byte) if dice.below(2) == 0 => *byte = other,
                _ => bytes.insert(at, other),
            }
        }
    }
    bytes
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test harness is told by the environment where reports from outside are"
)]
fn seeds() -> (Vec<String>, usize) {
    let Ok(folder) = std::env::var("SHANGJI_SOURCES") else {
        let texts = samples::all().into_iter().map(|sample| sample.text).collect();
        return (texts, if cfg!(debug_assertions) { 240 } else { 2_000 });
    };
    let mut paths: Vec<_> = fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts: Vec<String> = paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    assert!(!texts.is_empty(), "no text in UTF-8 in {folder}");
    (texts, 10_000)
}

#[test]
fn damaged_reports_are_read_at_the_usual_cost() {
    let reader = Reader::new();
    let (texts, n) = seeds();
    let of_text = |text: &String| pace::of(&reader, text.as_bytes(), 0.0);
    let usual = texts.iter().map(of_text).fold(pace::of_samples(&reader), f64::max);
    let mut dice = Dice(2024);
    let mut dearest: f64 = 0.0;
    for nth in 0..n {
        let bytes = damaged(&texts[nth % texts.len()], &mut dice);
        let reading = reader.read("damaged", &bytes);
        assert_eq!(outline_is_lossless(&reading.text), Ok(()), "number {nth}");
        assert_eq!(report_is_whole(&reading.text, &reading.report), Ok(()), "number {nth}");
        // A few bytes cost more each than many, for what is done once for a file.
        if bytes.len() > 4_000 {
            let cost = pace::of(&reader, &bytes, 2.0 * usual);
            assert!(cost <= 3.0 * usual, "number {nth}: {cost:.0} ns a byte, usually {usual:.0}");
            dearest = dearest.max(cost);
        }
    }
    println!("{n} damaged reports of {}: at most {dearest:.0} ns a byte, usually {usual:.0}", texts.len());
}
