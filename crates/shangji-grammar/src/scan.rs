//! Everything numeric in a text, in one pass.
//!
//! ```text
//! text      = { date | document_number | name | rank | bounded | other } ;
//! bounded   = [bound_before | negation] figure ;         (* 近1000人次, 至少配有5名, 没有发生一起 *)
//! rank      = "第" figure | "首位" | "前" figure ;         (* 第16位, 位居第一, 前三 *)
//! name      = word of names.tsv | plenums | pair | chain | quoted | version ;
//! plenums   = numeral "届" numeral "中" { ["、"] numeral "中" } ["全会"] ;   (* 十九届四中、五中全会 *)
//! pair      = "一" han "一" han ;                          (* 一企一策 *)
//! chain     = alnum { "+" alnum } ;                       (* 9+N *)
//! quoted    = "“" arabic "”" ;  version = arabic ".0" ;   (* “2.28”案件, 3.0版 *)
//! ```
//!
//! The scan jumps from one character that can begin a number to the next, parses forward from there and reads the
//! bounds backwards; lines are independent of one another. Titles in 《》 hold names and are passed over.
//!
//! | text | found |
//! |---|---|
//! | `办结66件(含上年结转)` | 66 件 |
//! | `持证率达90%以上` | at least 90 %, over `90%以上`: 达 is a verb |
//! | `均设有至少配有5名调解员` | at least 5 名, over `至少配有5名` |
//! | `没有发生一起` | 0 起 |
//! | `在全国排名第16位` | 16 位, a rank |
//! | `党的十九大`, `一窗受理`, `12345热线` | names |
//! | `统一`, `四川`, `0700-6882315`, `10:00`, `*次`, `1\u{FFFD}2件` | nothing |
//!
//! ```
//! use shangji_grammar::scan::{scan, Item};
//!
//! let text = "2020年,受理12345热线3059件,近1000人次参加“9+N”培训,进一步提升至86.8%";
//! let found = scan(text);
//! let spans: Vec<&str> = found.iter().map(|found| &text[found.span.clone()]).collect();
//! assert_eq!(spans, ["2020年", "12345", "3059件", "近1000人次", "9+N", "86.8%"]);
//! assert!(matches!(found[0].item, Item::Date(_)));
//! assert!(matches!(found[1].item, Item::Name));
//! let Item::Quantity(cases) = found[2].item else { panic!("a figure") };
//! assert_eq!((cases.value.to_string().as_str(), cases.unit.as_str()), ("3059", "件"));
//! ```
//!
//! What it does not do: it does not say what is counted, nor whether a figure in words (三项制度, [`Quantity::in_words`])
//! is a statistic. A change from one figure to another (由20天压缩至12天) is two figures.

use std::ops::Range;

use crate::date;
use crate::quantity::{Bound, Kind, Mode, Quantity, Unit};

mod before;
mod class;
mod figure;
mod guard;
mod identifier;
mod line;
mod rank;
mod slogan;

pub(crate) use before::leading_bound;
pub(crate) use class::is_han;

/// Something numeric at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A figure: 1150项, 90%以上.
    Quantity(Quantity),
    /// A date, period or cut-off: 2020年12月23日, 截至2020年11月.
    Date(date::Expression),
    /// 〔2021〕5号
    DocumentNumber,
    /// A numeral that is part of a name: 十九大, 12345热线, “9+N”.
    Name,
}

/// An item with its place in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub span: Range<usize>,
    /// What it is.
    pub item: Item,
}

/// Everything numeric in a report, from left to right, not overlapping.
///
/// A Chinese numeral counts only with a unit, in a fraction or percent, or behind 第.
pub fn scan(text: &str) -> Vec<Found> {
    run(text, Mode::Report)
}

/// Every number of any text: also Chinese numerals without a unit, and the numbers in dates and identifiers.
///
/// ```
/// use shangji_grammar::scan::{scan_numbers, Item};
///
/// let values: Vec<String> = scan_numbers("二百五, 我家在四川, 3万4000")
///     .iter()
///     .filter_map(|found| if let Item::Quantity(quantity) = found.item { Some(quantity.value.to_string()) } else { None })
///     .collect();
/// assert_eq!(values, ["250", "34000"]);
/// ```
pub fn scan_numbers(text: &str) -> Vec<Found> {
    run(text, Mode::General)
}

fn run(text: &str, mode: Mode) -> Vec<Found> {
    let mut found = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        line::line(line, offset, mode, &mut found);
        offset += line.len();
    }
    share_units(text, &mut found, mode);
    found
}

/// Figures in a row share what only the last of them states: 5个、3个工作日; 10.6万、3.8万平方公里; 1.2和5.6个百分点.
fn share_units(text: &str, found: &mut [Found], mode: Mode) {
    for at in (1..found.len()).rev() {
        let (before, from) = found.split_at_mut(at);
        let (Some(a), Some(b)) = (before.last_mut(), from.first_mut()) else { continue };
        let between = text.get(a.span.end..b.span.start).unwrap_or_default();
        let joined = matches!(between, "、" | "和" | "或" | "及");
        let words = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
        if joined && let (Item::Quantity(last), Item::Quantity(first)) = (&b.item, &mut a.item) {
            let bare = words(&a.span).ends_with(['个', '個']);
            let measured = matches!(last.unit.as_str(), "工作日" | "百分点" | "小时" | "月");
            let scaled = first.unit == Unit::NONE && words(&a.span).ends_with(['万', '萬', '亿', '億']);
            let decimal = mode == Mode::Report
                && first.unit == Unit::NONE
                && first.kind == Kind::Number
                && words(&a.span).contains('.')
                && words(&a.span).ends_with(|c: char| c.is_ascii_digit())
                && !words(&b.span).contains(['万', '萬', '亿', '億']);
            let counted = last.unit != Unit::NONE && last.kind != Kind::Ordinal;
            if bare && measured || (scaled || decimal) && counted {
                first.unit = last.unit;
                first.kind = last.kind;
                if first.bound == Bound::Exact && last.bound == Bound::Max {
                    first.bound = Bound::Max;
                }
            }
        }
    }
    for at in 1..found.len() {
        let (before, from) = found.split_at_mut(at);
        let (Some(a), Some(b)) = (before.last(), from.first_mut()) else { continue };
        // 时限60日、30日分别压缩至25日和15日: behind a number of days, days are no dates.
        let near =
            text.get(a.span.end..b.span.start).is_some_and(|between| between.len() <= 36 && !between.contains('。'));
        if let (
            Item::Quantity(days),
            Item::Date(date::Expression { kind: date::Kind::Date, year: None, month: None, day: Some(day), .. }),
        ) = (&a.item, &b.item)
            && near
            && days.unit.as_str() == "日"
        {
            b.item = Item::Quantity(Quantity { value: (*day).into(), value_hi: None, bound: Bound::Exact, ..*days });
        }
    }
}

#[cfg(test)]
mod tests;
