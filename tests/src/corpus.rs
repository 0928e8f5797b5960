//! Short texts with what stands in them, one construction a case; the cases are `tests/corpus/*.toml`.
//!
//! ```
//! use shangji_tests::corpus::Corpus;
//!
//! let corpus: Corpus = toml::from_str(
//!     r#"
//!     [[case]]
//!     name = "one-count"
//!     text = "本年度检查加油站75座。"
//!     note = "The plainest figure."
//!     indicators = [
//!       { quote = "75座", value = "75", unit = "座", bound = "exact", role = "level", keys = ["加油站"] },
//!     ]
//!     "#,
//! )
//! .expect("a key that no case has is an error");
//! let case = &corpus.cases[0];
//! let right = shangji::read(case.text.as_bytes());
//! assert_eq!(case.faults(&right), Vec::<String>::new());
//! assert_eq!(case.faults(&shangji::read(b"")), ["missed 75座 = 75座, near []"]);
//! ```
//!
//! A list that a case leaves out is not compared; an empty list says that there is nothing to find.

mod faults;

use rust_decimal::Decimal;
use serde::Deserialize;
use shangji::model::{Bound, CheckKind, IndicatorRole, SectionRole, Verdict};

/// A file of cases.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corpus {
    /// In the order of the file.
    #[serde(rename = "case")]
    pub cases: Vec<Case>,
}

/// A text with all that stands in it of the kinds that the case lists.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Unique in all files.
    pub name: String,
    /// A sentence, or a page in little.
    pub text: String,
    /// What is hard about it.
    pub note: String,
    /// All figures, in the order of the text.
    pub indicators: Option<Vec<Figure>>,
    /// Arithmetic that must be found; of arithmetic beside it only an alarm is wrong.
    pub checks: Option<Vec<Arithmetic>>,
    /// All headings, in the order of the text.
    pub headings: Option<Vec<Heading>>,
    /// All items of enumerations, in the order of the text.
    pub enumerations: Option<Vec<Item>>,
    /// All promises, in the order of the text.
    pub commitments: Option<Vec<String>>,
    /// All stated problems, in the order of the text.
    pub shortcomings: Option<Vec<String>>,
    /// All mentions of documents in 《》, in the order of the text.
    pub instruments: Option<Vec<Instrument>>,
    /// Words on which reasonable people differ: a figure, promise or problem that holds one, or lies in one, is
    /// neither asked for nor held against the reader.
    #[serde(default)]
    pub optional: Vec<String>,
}

/// A quantity with what it counts or measures.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The amount as written.
    pub quote: String,
    /// In the base unit.
    pub value: Decimal,
    /// The upper end of a range; not compared where it is left out.
    pub value_hi: Option<Decimal>,
    /// The base unit, in Simplified script.
    pub unit: String,
    /// How the figure bounds the true one.
    pub bound: Bound,
    /// What it is to its subject.
    pub role: IndicatorRole,
    /// What subject, label or scope must contain.
    pub keys: Vec<String>,
    /// Whose figure, as written; not compared where it is left out.
    pub scope: Option<String>,
    /// The last month counted, `2023-10`; not compared where it is left out.
    pub as_of: Option<String>,
    /// Not compared where it is left out.
    pub year: Option<i32>,
}

/// Arithmetic that the text lets one check.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arithmetic {
    /// The arithmetic.
    pub kind: CheckKind,
    /// The amounts as written, in any order.
    pub operands: Vec<String>,
    /// What follows.
    pub verdict: Verdict,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// As written; empty for a heading without one.
    pub marker: String,
    /// The text after the marker.
    pub title: String,
    /// 1 for 一、, 2 for (一), 3 for 1..
    pub level: u8,
    /// What the part is about.
    pub role: SectionRole,
}

/// An item of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// `一是`.
    pub marker: String,
    /// From the marker on, the closing mark left out.
    pub quote: String,
}

/// A mention of a document in 《》.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Without the brackets.
    pub name: String,
    /// Whether this issuer made it.
    pub by_issuer: bool,
}

impl Case {
    /// Whether the case lists any kind of find.
    pub fn asks_something(&self) -> bool {
        let figures = self.indicators.is_some() || self.checks.is_some();
        let structure = self.headings.is_some() || self.enumerations.is_some();
        let passages = self.commitments.is_some() || self.shortcomings.is_some() || self.instruments.is_some();
        figures || structure || passages
    }

    /// All that the case quotes from its text.
    pub fn quotes(&self) -> Vec<&str> {
        let mut quotes: Vec<&str> = Vec::new();
        quotes.extend(self.indicators.iter().flatten().map(|it| it.quote.as_str()));
        quotes.extend(self.checks.iter().flatten().flat_map(|it| &it.operands).map(String::as_str));
        quotes.extend(self.headings.iter().flatten().flat_map(|it| [it.marker.as_str(), it.title.as_str()]));
        quotes.extend(self.enumerations.iter().flatten().flat_map(|it| [it.marker.as_str(), it.quote.as_str()]));
        quotes.extend(self.commitments.iter().chain(&self.shortcomings).flatten().map(String::as_str));
        quotes.extend(self.instruments.iter().flatten().map(|it| it.name.as_str()));
        quotes.extend(self.optional.iter().map(String::as_str));
        quotes
    }
}
