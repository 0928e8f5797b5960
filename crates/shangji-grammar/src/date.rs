//! Dates, periods and cut-offs.
//!
//! ```text
//! expression = cutoff | span | day | deadline | named ;
//! cutoff     = ("截至" | "截止" | "截止到" | "截至到") (date | named) ["底" | "末" | "份" | "初"] ;
//! span       = [year "年"] ("上半年" | "下半年" | "前三季度" | ["第"] "一季度" …)
//!            | date ("至" | "到" | "-" | "—" | "~") date ;        (* 2020年1月至11月, 2015—2020年 *)
//! date       = year "年" ["度"] [month "月" ["份"] [day ("日" | "号")]] | month "月" ["份"] [day "日"] | iso [clock] ;
//! year       = 4 * digit ;  iso = year sep month sep day ;  sep = "-" | "/" | "." ;
//! deadline   = date ("前" | "底前" | "底" | "末" | "以前" | "之前") ;
//! named      = ["近"] chinese "年来" | "上半年" | "下半年" | quarter | "年底" | "目前" ;
//! ```
//!
//! | text | as |
//! |---|---|
//! | `2020年12月23日` | day 2020-12-23 |
//! | `二〇二三年二月十日` | day 2023-02-10 |
//! | `2021-03-31 10:00` | day 2021-03-31 |
//! | `截至2020年11月份` | cut-off 2020-11 |
//! | `2015—2020年` | span |
//! | `9月30日前` | deadline |
//!
//! ```
//! use shangji_grammar::date::{calendar, expression, Kind};
//!
//! for (text, kind, year, month, day) in [
//!     ("2020年12月23日", Kind::Date, Some(2020), Some(12), Some(23)),
//!     ("二〇二三年二月十日", Kind::Date, Some(2023), Some(2), Some(10)),
//!     ("2021-03-31 10:00", Kind::Date, Some(2021), Some(3), Some(31)),
//!     ("2022年度", Kind::Date, Some(2022), None, None),
//!     ("截至2020年11月份", Kind::Cutoff, Some(2020), Some(11), None),
//!     ("截至2021年底", Kind::Cutoff, Some(2021), Some(12), None),
//!     ("2015—2020年", Kind::Span, Some(2020), None, None),
//!     ("1-11月", Kind::Span, None, Some(11), None),
//!     ("2020年1月至11月", Kind::Span, Some(2020), Some(11), None),
//!     ("截至2023年10月底", Kind::Cutoff, Some(2023), Some(10), None),
//!     ("2024年上半年", Kind::Span, Some(2024), Some(6), None),
//!     ("第一季度", Kind::Span, None, Some(3), None),
//!     ("9月30日前", Kind::Deadline, None, Some(9), Some(30)),
//!     ("2025年底前", Kind::Deadline, Some(2025), Some(12), None),
//! ] {
//!     let (found, len) = expression(text).unwrap_or_else(|| panic!("{text}"));
//!     assert_eq!((found.kind, found.year, found.month, found.day, len), (kind, year, month, day, text.len()), "{text}");
//! }
//! for text in ["2020", "24天", "三年行动", "1.5万", "2019个", "13月", "999年"] {
//!     assert!(expression(text).is_none(), "{text}");
//! }
//! assert_eq!(calendar("2021 年 1 月 15 日").map(|day| day.to_string()).as_deref(), Some("2021-01-15"));
//! ```

use chrono::NaiveDate;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::one_of;
use nom::combinator::{map_opt, not, opt, peek, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use crate::ordinal::{arabic, chinese, digit, is_arabic};

/// What an expression says of its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A year, month or day.
    Date,
    /// From one to another; the fields are those of the end.
    Span,
    /// Up to a date: 截至2020年11月.
    Cutoff,
    /// Before a date: 9月30日前.
    Deadline,
}

/// A date, period or cut-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Expression {
    /// What it is.
    pub kind: Kind,
    /// The year, if stated.
    pub year: Option<i32>,
    /// The month, if stated; the end of a year is its December.
    pub month: Option<u32>,
    /// The day, if stated.
    pub day: Option<u32>,
    /// The year in which a span begins.
    pub from_year: Option<i32>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Date {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
}

/// The expression with which `text` begins, and its length in bytes.
pub fn expression(text: &str) -> Option<(Expression, usize)> {
    let (rest, found) = alt((cutoff, span, deadline_or_date)).parse(text).ok()?;
    Some((found, text.len() - rest.len()))
}

/// The calendar day that is all of `text`, blanks aside: the date under a signature, in Arabic or Chinese digits.
pub fn calendar(text: &str) -> Option<NaiveDate> {
    let trimmed = text
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '\u{200B}' | '\u{FEFF}'));
    let (rest, found) = date.parse(trimmed).ok()?;
    if !rest.trim_matches(|c: char| c.is_whitespace() || c == '。').is_empty() {
        return None;
    }
    NaiveDate::from_ymd_opt(found.year?, found.month?, found.day?)
}

/// The first calendar day in `text`.
pub fn first_day(text: &str) -> Option<NaiveDate> {
    let digits = text.char_indices().filter(|&(_, c)| digit(c).is_some());
    let mut last = None;
    for (at, _) in digits {
        // Only where a run of digits begins.
        let begins =
            last.is_none_or(|last: usize| text.get(last..at).is_some_and(|between| between.chars().count() > 1));
        last = Some(at);
        let found = text.get(at..).filter(|_| begins).and_then(|rest| date.parse(rest).ok());
        if let Some(day) = found.and_then(|(_, found)| NaiveDate::from_ymd_opt(found.year?, found.month?, found.day?)) {
            return Some(day);
        }
    }
    None
}

/// `截至2020年11月份`, `截止到2021年底`
fn cutoff(input: &str) -> IResult<&str, Expression> {
    let word = alt((tag("截止到"), tag("截至到"), tag("截止至"), tag("截至"), tag("截止")));
    preceded((word, gap), (date, opt(end_of_year), opt(alt((tag("份"), tag("初"), tag("末"), tag("止"))))))
        .map(|(date, end, _)| of(Kind::Cutoff, Date { month: date.month.or(end), ..date }))
        .parse(input)
}

/// `2020年1月至11月`, `2015—2020年`, `1-11月`
fn span(input: &str) -> IResult<&str, Expression> {
    alt((
        (date, dash, date, opt(end_of_year)).map(|(from, _, to, end)| {
            let to = Date { year: to.year.or(from.year), month: to.month.or(end), day: to.day };
            Expression { from_year: from.year, ..of(Kind::Span, to) }
        }),
        (year_digits, dash, terminated(year_digits, (gap, tag("年"), opt(alt((tag("度"), tag("间"))))))).map(
            |(from, _, to)| Expression {
                from_year: Some(from),
                ..of(Kind::Span, Date { year: Some(to), ..Date::default() })
            },
        ),
        // 2024年上半年, 第一季度
        (opt((year, gap)), part_of_year).map(|(year, month)| {
            of(Kind::Span, Date { year: year.map(|(year, _)| year), month: Some(month), day: None })
        }),
        // The year that was left out of the end: 2021—25年 does not occur; 1-11月 does.
        (verify(arabic, |n| (1..=12).contains(n)), dash, month)
            .map(|(_, _, month)| of(Kind::Span, Date { month: Some(month), ..Date::default() })),
    ))
    .parse(input)
}

/// `2020年12月23日`, `2025年底前`
fn deadline_or_date(input: &str) -> IResult<&str, Expression> {
    (date, opt(end_of_year), opt(alt((tag("以前"), tag("之前"), tag("前")))))
        .map(|(date, end, before)| {
            let kind = if before.is_some() { Kind::Deadline } else { Kind::Date };
            of(kind, Date { month: date.month.or(end), ..date })
        })
        .parse(input)
}

/// `上半年`, `前三季度`, `第一季度`: the month in which it ends
fn part_of_year(input: &str) -> IResult<&str, u32> {
    alt((
        value(6, tag("上半年")),
        value(12, tag("下半年")),
        value(9, tag("前三季度")),
        preceded(
            opt(tag("第")),
            alt((value(3, tag("一季度")), value(6, tag("二季度")), value(9, tag("三季度")), value(12, tag("四季度")))),
        ),
    ))
    .parse(input)
}

/// `底` of a year: its December; of a month: nothing more
fn end_of_year(input: &str) -> IResult<&str, u32> {
    value(12, alt((tag("底"), tag("末"), tag("年底")))).parse(input)
}

/// `2020年12月23日`, `2020年`, `12月23日`, `2021-03-31 10:00:00`
fn date(input: &str) -> IResult<&str, Date> {
    alt((
        iso,
        (year, gap, opt((month, gap, opt(day)))).map(|(year, _, rest)| {
            let (month, day) = rest.map_or((None, None), |(month, _, day)| (Some(month), day));
            Date { year: Some(year), month, day }
        }),
        (month, gap, opt(day)).map(|(month, _, day)| Date { year: None, month: Some(month), day }),
    ))
    .parse(input)
}

/// `2021-03-31 10:00`
fn iso(input: &str) -> IResult<&str, Date> {
    let separator = || one_of("-/.－");
    let two = |input| verify(arabic, |&n: &u32| (1..=31).contains(&n)).parse(input);
    (year_digits, separator(), two, separator(), two, opt(clock))
        .map_opt(|(year, _, month, _, day, _)| {
            (month <= 12).then_some(Date { year: Some(year), month: Some(month), day: Some(day) })
        })
        .parse(input)
}

/// ` 10:00`, `T10:00:00`
fn clock(input: &str) -> IResult<&str, ()> {
    let colon = || one_of(":：");
    value((), (alt((tag(" "), tag("T"), tag("\u{A0}"))), arabic, colon(), arabic, opt((colon(), arabic)))).parse(input)
}

/// `2020年`, `2020年度`, `二〇二〇年`
fn year(input: &str) -> IResult<&str, i32> {
    terminated(year_digits, (gap, tag("年"), opt(alt((tag("度"), tag("间")))))).parse(input)
}

/// Four digits of a year from 1900 to 2099
fn year_digits(input: &str) -> IResult<&str, i32> {
    let four = take_while_m_n(4, 4, |c| digit(c).is_some());
    terminated(
        map_opt(four, |digits: &str| {
            let year = digits.chars().filter_map(digit).fold(0, |year, digit| year * 10 + digit);
            i32::try_from(year).ok().filter(|year| (1900..2100).contains(year))
        }),
        peek(not(verify(nom::character::complete::anychar, |&c| is_arabic(c)))),
    )
    .parse(input)
}

/// `11月`, `十一月份`
fn month(input: &str) -> IResult<&str, u32> {
    let number = verify(alt((arabic, chinese)), |n| (1..=12).contains(n));
    terminated(number, (gap, tag("月"), opt(tag("份")))).parse(input)
}

/// `23日`, `二十三日`, `23号`
fn day(input: &str) -> IResult<&str, u32> {
    let number = verify(alt((arabic, chinese)), |n| (1..=31).contains(n));
    terminated(number, (gap, alt((tag("日"), tag("号"), tag("號"))))).parse(input)
}

fn dash(input: &str) -> IResult<&str, &str> {
    alt((tag("至"), tag("到"), tag("——"), tag("—"), tag("-"), tag("－"), tag("–"), tag("~"), tag("～"))).parse(input)
}

fn gap(input: &str) -> IResult<&str, &str> {
    take_while(|c| matches!(c, ' ' | '\u{A0}' | '\u{3000}')).parse(input)
}

fn of(kind: Kind, date: Date) -> Expression {
    Expression { kind, year: date.year, month: date.month, day: date.day, from_year: None }
}
