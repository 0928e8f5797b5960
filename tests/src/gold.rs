//! What a person found in a report.
//!
//! A folder holds `meta.json` and, one record a line, `headings.jsonl`, `enums.jsonl`, `indicators.jsonl`,
//! `checks.jsonl`, `commitments.jsonl`, `shortcomings.jsonl` and `instruments.jsonl`. Offsets count characters (code
//! points) of the text, not bytes. A record with `must` false is a find on which reasonable people differ: it is
//! neither asked for nor held against a reader.

use std::fs;
use std::path::Path;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use shangji::model::{Bound, CheckKind, IndicatorRole, SectionRole, Verdict};

/// A stretch of the text, `[start, end)` in characters.
pub type Place = (usize, usize);

/// The frame of a report.
#[derive(Debug, Clone, Deserialize)]
pub struct Meta {
    /// The report's own title.
    pub title: Option<String>,
    /// Who reports.
    pub issuer: Option<String>,
    /// Forms of the issuer's name that are as right.
    #[serde(default)]
    pub issuer_also: Vec<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// When the page was put up; what follows the day is not compared.
    pub published: Option<String>,
    /// The date under the signature.
    pub signed: Option<String>,
    /// Who signed.
    pub signatories: Vec<String>,
    /// `Hans` or `Hant`.
    pub script: String,
    /// First to last character of the report proper.
    pub body: Place,
}

/// A heading.
#[derive(Debug, Clone, Deserialize)]
pub struct Heading {
    /// Start of marker and title.
    pub start: usize,
    /// Their end.
    pub end: usize,
    /// The text there.
    pub quote: String,
    /// 1 for 一、, 2 for (一), 3 for 1..
    pub level: u8,
    /// What the part is about.
    pub role: SectionRole,
}

/// An item of an enumeration.
#[derive(Debug, Clone, Deserialize)]
pub struct Item {
    /// Start of the marker.
    pub start: usize,
    /// End, the closing mark left out.
    pub end: usize,
    /// The text there.
    pub quote: String,
    /// The number that the marker states.
    pub ordinal: u32,
}

/// A quantity with what it counts or measures.
#[derive(Debug, Clone, Deserialize)]
pub struct Indicator {
    /// Unique in the report.
    pub id: String,
    /// Start of the quantity.
    pub start: usize,
    /// Its end.
    pub end: usize,
    /// The text there.
    pub quote: String,
    /// In the base unit.
    pub value: Decimal,
    /// The upper end of a range.
    #[serde(default)]
    pub value_hi: Option<Decimal>,
    /// The base unit.
    pub unit: String,
    /// How the figure bounds the true one.
    pub bound: Bound,
    /// What it is to its subject.
    pub role: IndicatorRole,
    /// What is counted or measured.
    pub subject: String,
    /// What a right subject must contain.
    pub keys: Vec<String>,
    /// Whether a reader has to find it.
    pub must: bool,
    /// The id of the indicator whose figure this one repeats.
    #[serde(default)]
    pub repeats: Option<String>,
}

/// Arithmetic that the report lets one check.
#[derive(Debug, Clone, Deserialize)]
pub struct Check {
    /// Unique in the report.
    pub id: String,
    /// The arithmetic.
    pub kind: CheckKind,
    /// Ids of indicators.
    pub operands: Vec<String>,
    /// What the report states.
    pub stated: String,
    /// What follows.
    pub verdict: Verdict,
    /// Whether a reader has to find it.
    #[serde(default = "yes")]
    pub must: bool,
}

/// A commitment or a shortcoming.
#[derive(Debug, Clone, Deserialize)]
pub struct Passage {
    /// Start of the sentence or item.
    pub start: usize,
    /// Its end, the closing mark left out.
    pub end: usize,
    /// The text there.
    pub quote: String,
    /// Whether a reader has to find it.
    pub must: bool,
}

/// A mention of a document in 《》.
#[derive(Debug, Clone, Deserialize)]
pub struct Instrument {
    /// Start, the bracket included.
    pub start: usize,
    /// End, the bracket included.
    pub end: usize,
    /// The text there.
    pub quote: String,
    /// Whether this issuer made it.
    pub by_issuer: bool,
}

/// All that a person found in one report.
#[derive(Debug, Clone)]
pub struct Gold {
    /// The frame.
    pub meta: Meta,
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Items of enumerations in order.
    pub enums: Vec<Item>,
    /// Quantities in order.
    pub indicators: Vec<Indicator>,
    /// Checks in order.
    pub checks: Vec<Check>,
    /// Promises in order.
    pub commitments: Vec<Passage>,
    /// Stated problems in order.
    pub shortcomings: Vec<Passage>,
    /// Mentions of documents in order.
    pub instruments: Vec<Instrument>,
}

impl Gold {
    /// Reads a folder of gold. A list whose file is missing is empty.
    ///
    /// # Panics
    ///
    /// If `meta.json` is missing, or a record is not as this module says: gold that is only half read measures nothing.
    pub fn load(folder: &Path) -> Self {
        let meta = folder.join("meta.json");
        let text = fs::read_to_string(&meta).unwrap_or_else(|error| stop(&meta, 0, &error.to_string()));
        Self {
            meta: serde_json::from_str(&text).unwrap_or_else(|error| stop(&meta, error.line(), &error.to_string())),
            headings: lines(folder, "headings"),
            enums: lines(folder, "enums"),
            indicators: lines(folder, "indicators"),
            checks: lines(folder, "checks"),
            commitments: lines(folder, "commitments"),
            shortcomings: lines(folder, "shortcomings"),
            instruments: lines(folder, "instruments"),
        }
    }
}

fn lines<T: DeserializeOwned>(folder: &Path, name: &str) -> Vec<T> {
    let path = folder.join(format!("{name}.jsonl"));
    let Ok(text) = fs::read_to_string(&path) else { return Vec::new() };
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| serde_json::from_str(line).unwrap_or_else(|error| stop(&path, at + 1, &error.to_string())))
        .collect()
}

#[expect(clippy::panic, reason = "a broken test file ends the test, with the place where it is broken")]
fn stop(path: &Path, line: usize, error: &str) -> ! {
    panic!("{}, line {line}: {error}", path.display())
}

fn yes() -> bool {
    true
}
