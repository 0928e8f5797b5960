use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// What a part of the report is about: the mandated parts of 《法治政府建设与责任落实督察工作规定》(厅字〔2019〕28号) art. 25.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SectionRole {
    /// What was done and what came of it (主要举措和成效).
    Progress,
    /// What falls short and why (存在的不足和原因).
    Shortcomings,
    /// How the heads of Party and government did their duty as first responsible persons (第一责任人职责).
    LeaderDuty,
    /// What comes next (下一年度主要安排).
    Plan,
    /// More than one of these under one heading.
    Mixed,
}

/// A heading with all that stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// Unique in the report: `s1`, `s2` ... in order.
    pub id: String,
    /// The section that holds this one.
    pub parent: Option<String>,
    /// 1 for 一、, 2 for (一), 3 for 1., 4 for (1), by the order of GB/T 9704.
    pub level: u8,
    /// The marker as written: `一、`; empty for a heading without one.
    pub marker: String,
    /// The number that the marker states.
    pub ordinal: Option<u32>,
    /// The heading's text after the marker.
    pub title: String,
    /// Whether body text follows in the same paragraph.
    pub run_in: bool,
    /// What the part is about; inherited by sub-headings.
    pub role: SectionRole,
    /// Marker and title.
    pub span: Span,
    /// From the marker to the last character of the content.
    pub extent: Span,
}

/// An item of an enumeration in running text: 一是…二是….
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Enumeration {
    /// The same for the items of one list.
    pub list: usize,
    /// The marker as written: `一是`.
    pub marker: String,
    /// The number that the marker states, as written even where the source misnumbers.
    pub ordinal: u32,
    /// From the marker up to the closing mark, that mark left out.
    pub span: Span,
    /// The section in which it stands.
    pub section: Option<String>,
}
