//! Markers of headings, by the order of GB/T 9704 (党政机关公文格式): 一、 then (一) then 1. then (1).
//!
//! ```text
//! marker   = part | first | second | third | fourth ;
//! part     = "第" chinese ("部分" | "章" | "节") ;
//! first    = chinese ("、" | "." | "．" | ",") ;      (* 一、 *)
//! second   = open chinese close ["、" | "."] ;        (* (一) *)
//! third    = arabic ("." | "．" | "、") ;             (* 1. *)
//! fourth   = open arabic close ;                      (* (1) *)
//! open     = "(" | "（" ;     close = ")" | "）" ;
//! ```
//!
//! | text | kind | ordinal |
//! |---|---|---|
//! | `一、总体情况` | First | 1 |
//! | `二十一、其他` | First | 21 |
//! | `（三）主要做法` | Second | 3 |
//! | `(十一)合力推进` | Second | 11 |
//! | `1.依法履职` | Third | 1 |
//! | `2．加强监督` | Third | 2 |
//! | `３、提升效能` | Third | 3 |
//! | `(4)其他` | Fourth | 4 |
//! | `第一部分 工作情况` | Part | 1 |
//!
//! A marker is one only if its number ends with it: not in `一、二、三产业`, `1.5万`, `2020.`, `3、4月`.
//!
//! ```
//! use shangji_grammar::heading::{marker, Kind};
//!
//! for (text, kind, ordinal) in [
//!     ("一、总体情况", Kind::First, 1), ("二十一、其他", Kind::First, 21), ("（三）主要做法", Kind::Second, 3),
//!     ("(十一)合力推进", Kind::Second, 11), ("1.依法履职", Kind::Third, 1), ("2．加强监督", Kind::Third, 2),
//!     ("３、提升效能", Kind::Third, 3), ("(4)其他", Kind::Fourth, 4), ("第一部分 工作情况", Kind::Part, 1),
//! ] {
//!     let found = marker(text).unwrap();
//!     assert_eq!((found.kind, found.ordinal), (kind, ordinal), "{text}");
//! }
//! for text in ["一、二、三产业协调发展", "1.5万件", "2020.", "3、4月份", "一是", "(2021年)", "一部分"] {
//!     assert!(marker(text).is_none(), "{text}");
//! }
//! ```

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::one_of;
use nom::combinator::{not, opt, peek, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::ordinal::{arabic, chinese, digit, is_arabic, is_counted};

/// The kinds of markers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 第一部分, 第一章.
    Part,
    /// 一、
    First,
    /// (一)
    Second,
    /// 1.
    Third,
    /// (1)
    Fourth,
}

/// A marker at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Marker {
    /// Which kind.
    pub kind: Kind,
    /// The number stated, from 1.
    pub ordinal: u32,
    /// Its length in bytes.
    pub len: usize,
}

impl Marker {
    /// The level of its heading: 1 for 一、, 2 for (一), 3 for 1., 4 for (1).
    pub fn level(&self) -> u8 {
        match self.kind {
            Kind::Part | Kind::First => 1,
            Kind::Second => 2,
            Kind::Third => 3,
            Kind::Fourth => 4,
        }
    }
}

/// The marker with which `text` begins.
pub fn marker(text: &str) -> Option<Marker> {
    let (rest, (kind, ordinal)) = match text.chars().next()? {
        '第' => part(text),
        '(' | '（' => alt((second, fourth)).parse(text),
        c if is_counted(c) => first(text),
        c if is_arabic(c) => third(text),
        _ => return None,
    }
    .ok()?;
    (ordinal > 0).then_some(Marker { kind, ordinal, len: text.len() - rest.len() })
}

/// `第一部分`, `第二章`
fn part(input: &str) -> IResult<&str, (Kind, u32)> {
    delimited(tag("第"), chinese, alt((tag("部分"), tag("章"), tag("节"), tag("節"))))
        .map(|n| (Kind::Part, n))
        .parse(input)
}

/// `一、` but not `一、二、三产业`
fn first(input: &str) -> IResult<&str, (Kind, u32)> {
    let number_goes_on = verify(nom::character::complete::anychar, |&c| digit(c).is_some() || c == '十');
    // 二、三 or 四、五 count on; 二、一体推进 does not.
    let listed = preceded(number_goes_on, one_of("、产產月季级級日"));
    terminated(chinese, (one_of("、.．,，"), peek(not(listed)))).map(|n| (Kind::First, n)).parse(input)
}

/// `(一)`, `（一）`, `(一)、`
fn second(input: &str) -> IResult<&str, (Kind, u32)> {
    terminated(delimited(open, chinese, close), opt(one_of("、.．"))).map(|n| (Kind::Second, n)).parse(input)
}

/// `1.`, `1．`, `1、` but not `1.5` or `3、4月`
fn third(input: &str) -> IResult<&str, (Kind, u32)> {
    let small = verify(arabic, |&n| n < 100);
    let goes_on = verify(nom::character::complete::anychar, |&c| is_arabic(c));
    terminated(small, (one_of(".．、"), peek(not(goes_on)), peek(nom::character::complete::anychar)))
        .map(|n| (Kind::Third, n))
        .parse(input)
}

/// `(1)`, `（1）`
fn fourth(input: &str) -> IResult<&str, (Kind, u32)> {
    delimited(open, verify(arabic, |&n| n < 100), close).map(|n| (Kind::Fourth, n)).parse(input)
}

fn open(input: &str) -> IResult<&str, char> {
    one_of("(（").parse(input)
}

fn close(input: &str) -> IResult<&str, char> {
    one_of(")）").parse(input)
}
