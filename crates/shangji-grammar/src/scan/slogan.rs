//! Names that a pattern tells: plenary sessions and paired slogans.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{anychar, one_of};
use nom::combinator::{opt, recognize, verify};
use nom::multi::many1_count;
use nom::{IResult, Parser};

use super::class::is_han;
use crate::numeral::{glyph, magnitude};

/// The length of the name with which `text` begins.
pub(super) fn slogan(text: &str) -> Option<usize> {
    let (rest, _) = alt((plenums, pair)).parse(text).ok()?;
    Some(text.len() - rest.len())
}

/// `十九届四中、五中全会`, `十九届历次全会`
fn plenums(input: &str) -> IResult<&str, &str> {
    let number = |i| verify(magnitude, |found| found.has_chinese && !found.has_arabic).parse(i);
    let sessions = many1_count((opt(one_of("、和及")), number, tag("中")));
    let meeting = || alt((tag("全会"), tag("全体会议"), tag("全會"), tag("全體會議")));
    let some = (sessions, opt(meeting())).map(|_| ());
    let all = (alt((tag("历次"), tag("歷次"))), meeting()).map(|_| ());
    recognize((number, one_of("届屆"), alt((some, all)))).parse(input)
}

/// `一企一策`, `一村一警`; not `一是一` of an enumeration
fn pair(input: &str) -> IResult<&str, &str> {
    let thing = |i| {
        verify(anychar, |&c| is_han(c) && glyph(c).is_none() && !matches!(c, '是' | '要' | '律' | '般' | '定')).parse(i)
    };
    recognize((tag("一"), thing, tag("一"), thing)).parse(input)
}
