use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Check, Claim, Commitment, Diagnostic, Enumeration, Indicator, Instrument, Section, Shortcoming, Span};

/// The kind of file that a report came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// A Word document (OOXML).
    Docx,
    /// A PDF with a text layer.
    Pdf,
}

/// The script that a report is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Script {
    /// Simplified (简体).
    Hans,
    /// Traditional (繁體).
    Hant,
}

/// Where a report came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The name by which the user knows it: a file name.
    pub name: String,
    /// The kind of file.
    pub media: Media,
    /// The encoding that it was in, by its WHATWG name.
    pub encoding: String,
    /// Its size in bytes as given.
    pub bytes: usize,
    /// Who put the page up, as its `meta` elements or a label (来源) say. Seldom who reports: a bureau puts up what its government
    /// reports.
    #[serde(default)]
    pub publisher: Option<String>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GenreKind {
    /// A report (报告), or what speaks against none.
    Report,
    /// News (新闻) about reports, meetings or the rule of law.
    News,
    /// An interpretation (政策解读) or answers to questions.
    Interpretation,
    /// A regulation (规定, 办法, 条例) in articles.
    Regulation,
    /// A text with its names and figures masked, to be filled in (模板).
    Template,
    /// Anything else: a notice, a plan, a page without text.
    Other,
}

/// What a text was found to be, and by what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Genre {
    /// What it is.
    pub kind: GenreKind,
    /// Why, in English.
    pub reason: String,
    /// The words by which it is known, in order.
    pub evidence: Vec<Span>,
}

/// What one report says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Where it came from.
    pub source: Source,
    /// What the text is: whether it is a report at all. None in JSON of before this was asked.
    #[serde(default)]
    pub genre: Option<Genre>,
    /// The script that it is written in.
    pub script: Script,
    /// The report's own title, once, lines joined.
    pub title: Option<String>,
    /// Who reports, as title or signature names it.
    pub issuer: Option<String>,
    /// To whom (主送机关).
    pub addressee: Option<String>,
    /// Who signed, in order.
    pub signatories: Vec<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// When the page was put up, where the page labels it so.
    pub published: Option<NaiveDate>,
    /// The date under the signature.
    pub signed: Option<NaiveDate>,
    /// First to last character of the report proper.
    pub body: Span,
    /// Page furniture: navigation, buttons, view counts, footers.
    pub furniture: Vec<Span>,
    /// Headings in order.
    pub sections: Vec<Section>,
    /// Items of enumerations in order.
    pub enumerations: Vec<Enumeration>,
    /// Quantities with their subjects in order.
    pub indicators: Vec<Indicator>,
    /// What is said in words where others give a figure, in order.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// Arithmetic checks in the order in which their last figures stand.
    pub checks: Vec<Check>,
    /// Promises in order.
    pub commitments: Vec<Commitment>,
    /// Stated problems in order.
    pub shortcomings: Vec<Shortcoming>,
    /// Mentions of documents in order.
    pub instruments: Vec<Instrument>,
    /// Oddities of the source in order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// The indicator with that id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The section with that id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }
}
