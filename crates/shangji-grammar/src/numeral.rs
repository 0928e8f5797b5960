//! Numbers as official texts write them: Arabic, Chinese, and both in one.
//!
//! ```text
//! numeral   = [sign] (mixed | fraction | magnitude) ;
//! mixed     = magnitude "又" fraction ;                         (* 一又二分之一 *)
//! fraction  = magnitude "分之" [sign] magnitude | arabic "/" arabic ;
//! magnitude = part { part } ;
//! part      = arabic | digit | "几" | "数" | ["多" | "余"] scale | "零" | "点" digit { digit } ;
//! arabic    = figure { figure } { "," figure figure figure } ["." figure { figure }] ;
//! scale     = "十" | "百" | "千" | "万" | "亿" | "兆" ;          (* and 拾 佰 仟 萬 億 *)
//! sign      = "负" | "-" ;
//! ```
//!
//! | text | value | worth of the last stated digit |
//! |---|---|---|
//! | `12,345,678` | 12345678 | 1 |
//! | `54亿3528.13万` | 5435281300 | 100 |
//! | `3千` | 3000 | 1000 |
//! | `二百五` | 250 | 10 |
//! | `四分之三` | 0.75 | 0 |
//!
//! ```
//! use shangji_grammar::numeral::prefix;
//!
//! for (text, value, resolution) in [
//!     ("1150", "1150", "1"),
//!     ("12,345,678", "12345678", "1"),
//!     ("90.95", "90.95", "0.01"),
//!     ("４.６", "4.6", "0.1"),
//!     ("一千零五", "1005", "1"),
//!     ("二十", "20", "1"),
//!     ("二百五", "250", "10"),
//!     ("壹佰贰拾叁", "123", "1"),
//!     ("二〇二一", "2021", "1"),
//!     ("3千", "3000", "1000"),
//!     ("54亿3528.13万", "5435281300", "100"),
//!     ("1亿3千多万", "130000000", "10000000"),
//!     ("七十二点三", "72.3", "0.1"),
//!     ("四分之三", "0.75", "0"),
//!     ("1/4", "0.25", "0"),
//!     ("负三十二", "-32", "1"),
//! ] {
//!     let (numeral, len) = prefix(text).unwrap_or_else(|| panic!("{text}"));
//!     assert_eq!((numeral.value.to_string().as_str(), len), (value, text.len()), "{text}");
//!     assert_eq!(numeral.resolution.to_string(), resolution, "{text}");
//! }
//! let (several, _) = prefix("三五百").unwrap();
//! assert_eq!((several.value.to_string(), several.value_hi.unwrap().to_string()), ("300".into(), "500".into()));
//! assert!(prefix("件").is_none());
//! ```

mod arabic;
mod glyph;
mod magnitude;
mod parts;
mod sum;

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::one_of;
use nom::combinator::{opt, verify};
use nom::sequence::preceded;
use nom::{IResult, Parser};
use rust_decimal::Decimal;

pub(crate) use arabic::arabic;
pub(crate) use glyph::{arabic_digit, glyph, is_financial};
pub(crate) use magnitude::{Magnitude, magnitude};

/// In which characters a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// 1150, 90.95
    Arabic,
    /// 一千零五, 〇
    Chinese,
    /// 3千, 54亿3528.13万
    Mixed,
}

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// The number, or the lower end where the words state two (三五百).
    pub value: Decimal,
    /// The upper end where the words state two: 两三, 几十 (10 to 100).
    pub value_hi: Option<Decimal>,
    /// The worth of one in the last stated digit: 0.01 for 90.95, 1000 for 3千; 0 for a fraction.
    pub resolution: Decimal,
    /// In which characters it is written.
    pub style: Style,
    /// Whether words inside it make it approximate: 3千多万, 十几.
    pub approx: bool,
}

/// The number with which `text` begins, and its length in bytes.
pub fn prefix(text: &str) -> Option<(Numeral, usize)> {
    let (rest, found) = numeral(text).ok()?;
    Some((found.numeral, text.len() - rest.len()))
}

/// A numeral with what the quantity grammar asks of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) numeral: Numeral,
    /// The number itself where it is no fraction and has no sign.
    pub(crate) magnitude: Option<Magnitude>,
}

/// `负三十二`, `一又二分之一`, `1150`
pub(crate) fn numeral(input: &str) -> IResult<&str, Found> {
    if !input.starts_with(['负', '負', '-', '－']) {
        return unsigned(input);
    }
    let (rest, ()) = sign(input)?;
    let (rest, found) = unsigned(rest)?;
    let (value, value_hi) = match found.numeral.value_hi {
        // 负三五百 runs from -500 to -300.
        Some(high) => (-high, Some(-found.numeral.value)),
        None => (-found.numeral.value, None),
    };
    Ok((rest, Found { numeral: Numeral { value, value_hi, ..found.numeral }, magnitude: None }))
}

/// `-`, `负`, with a blank behind 负
fn sign(input: &str) -> IResult<&str, ()> {
    alt((one_of("负負").and(gap).map(|_| ()), one_of("-－").map(|_| ()))).parse(input)
}

/// A number without sign
fn unsigned(input: &str) -> IResult<&str, Found> {
    let (rest, first) = magnitude(input)?;
    let mut after = rest.chars();
    let next = match after.next() {
        Some(' ') => after.next(),
        next => next,
    };
    match next {
        Some('分') => {
            if let Ok((rest, value)) = over(rest, first) {
                return Ok((rest, value));
            }
        }
        Some('又') => {
            if let Ok((rest, value)) = mixed(rest, first) {
                return Ok((rest, value));
            }
        }
        Some('/' | '／') => {
            if let Ok((rest, value)) = slashed(rest, first) {
                return Ok((rest, value));
            }
        }
        _ => {}
    }
    let style = match (first.has_arabic, first.has_chinese) {
        (true, false) => Style::Arabic,
        (false, _) => Style::Chinese,
        (true, true) => Style::Mixed,
    };
    let numeral = Numeral {
        value: first.value,
        value_hi: first.value_hi,
        resolution: first.resolution,
        style,
        approx: first.approx,
    };
    Ok((rest, Found { numeral, magnitude: Some(first) }))
}

/// `分之三` after its denominator
fn over(input: &str, below: Magnitude) -> IResult<&str, Found> {
    let (rest, (negative, above)) =
        preceded((gap, tag("分"), gap, tag("之"), gap), (opt(sign), magnitude)).parse(input)?;
    let quotient = quotient(above, below).ok_or_else(|| fault(input))?;
    let value = if negative.is_some() { -quotient.value } else { quotient.value };
    Ok((rest, Found { numeral: Numeral { value, ..quotient }, magnitude: None }))
}

/// `/4` after its numerator: no date and no further slash
fn slashed(input: &str, above: Magnitude) -> IResult<&str, Found> {
    let whole = above.arabic.is_some_and(|number| number.decimals == 0 && !number.leading_zero);
    let (rest, below) = preceded(
        one_of("/／"),
        verify(magnitude, |below| {
            whole && below.arabic.is_some_and(|number| number.decimals == 0 && !number.leading_zero)
        }),
    )
    .parse(input)?;
    if rest.starts_with(['/', '／']) {
        return Err(fault(input));
    }
    let numeral = quotient(above, below).ok_or_else(|| fault(input))?;
    Ok((rest, Found { numeral, magnitude: None }))
}

/// `又二分之一` after the whole
fn mixed(input: &str, whole: Magnitude) -> IResult<&str, Found> {
    let (rest, below) = preceded((gap, tag("又")), magnitude).parse(input)?;
    let (rest, found) = over(rest, below)?;
    let value = whole.value.checked_add(found.numeral.value).ok_or_else(|| fault(input))?;
    Ok((rest, Found { numeral: Numeral { value, ..found.numeral }, ..found }))
}

fn quotient(above: Magnitude, below: Magnitude) -> Option<Numeral> {
    let value = above.value.checked_div(below.value)?;
    let style = match (above.has_arabic, below.has_arabic, above.has_chinese || below.has_chinese) {
        (true, true, false) => Style::Arabic,
        (false, false, _) => Style::Chinese,
        _ => Style::Mixed,
    };
    let value_hi = match above.value_hi {
        Some(high) => Some(high.checked_div(below.value)?),
        None => None,
    };
    Some(Numeral { value, value_hi, resolution: Decimal::ZERO, style, approx: above.approx })
}

/// No more than two blanks
pub(crate) fn gap(input: &str) -> IResult<&str, &str> {
    take_while_m_n(0, 2, |c| matches!(c, ' ' | '\u{A0}')).parse(input)
}

fn fault(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))
}
