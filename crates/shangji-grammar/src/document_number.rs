//! Document numbers (发文字号), by GB/T 9704: agency, year in six-cornered brackets, serial number without leading zero.
//!
//! ```text
//! number = open year close ["第"] arabic "号" ;   (* 〔2021〕5号 *)
//! order  = ["令"] "第" arabic "号" ;              (* 令第713号 *)
//! open   = "〔" | "[" | "［" | "(" | "（" | "【" ;
//! ```
//!
//! The letters of the agency (国发) stand before it and are not part of it.
//!
//! ```
//! use shangji_grammar::document_number::prefix;
//!
//! for text in ["〔2021〕5号", "[2015]6号", "（2019）28号", "令第713号", "第 28 号令", "〔2021〕第5号"] {
//!     assert!(prefix(text).is_some(), "{text}");
//! }
//! for text in ["(2021年)", "第5名", "[1]", "令人"] {
//!     assert!(prefix(text).is_none(), "{text}");
//! }
//! ```

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::one_of;
use nom::combinator::{opt, recognize};
use nom::{IResult, Parser};

use crate::ordinal::{arabic, is_arabic};

/// The length in bytes of the document number with which `text` begins.
pub fn prefix(text: &str) -> Option<usize> {
    let (rest, _) = alt((number, order)).parse(text).ok()?;
    Some(text.len() - rest.len())
}

/// `〔2021〕5号`
fn number(input: &str) -> IResult<&str, &str> {
    let year = take_while_m_n(4, 4, is_arabic);
    recognize((one_of("〔[［(（【"), year, one_of("〕]］)）】"), gap, opt(tag("第")), gap, arabic, gap, hao))
        .parse(input)
}

/// `令第713号`, `第28号令`
fn order(input: &str) -> IResult<&str, &str> {
    recognize((opt(tag("令")), tag("第"), gap, arabic, gap, hao, opt(tag("令")))).parse(input)
}

fn hao(input: &str) -> IResult<&str, &str> {
    alt((tag("号"), tag("號"))).parse(input)
}

fn gap(input: &str) -> IResult<&str, &str> {
    take_while(|c| c == ' ' || c == '\u{A0}').parse(input)
}
