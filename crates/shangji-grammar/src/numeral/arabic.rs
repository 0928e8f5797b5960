//! Numbers in Arabic digits.

use nom::character::complete::one_of;
use nom::combinator::opt;
use nom::error::{Error, ErrorKind};
use nom::sequence::preceded;
use nom::{IResult, Parser};
use rust_decimal::Decimal;

use super::glyph::arabic_digit;

/// No figure has more: the digits that a decimal holds.
const MOST_DIGITS: u32 = 28;

/// A number in Arabic digits with the number of its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Arabic {
    pub(crate) value: Decimal,
    pub(crate) decimals: u32,
    /// How many digits stand before the point, leading zeros included.
    pub(crate) digits: u32,
    /// Whether the first digit is a zero that another digit follows: 016000.
    pub(crate) leading_zero: bool,
}

/// `1150`, `12,345,678`, `90.95`, `４.６`
pub(crate) fn arabic(input: &str) -> IResult<&str, Arabic> {
    // .5 has no whole part.
    let whole = if input.starts_with(['.', '．']) {
        opt(whole).parse(input)?
    } else {
        whole(input).map(|(r, w)| (r, Some(w)))?
    };
    let (rest, whole) = (whole.0, whole.1.unwrap_or_default());
    let (rest, fraction) = opt(preceded(one_of(".．"), digits)).parse(rest)?;
    if whole.count == 0 && fraction.is_none() {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Digit)));
    }
    let fraction = fraction.unwrap_or_default();
    let mantissa = fraction.digits_onto(whole.value);
    let fault = || nom::Err::Error(Error::new(input, ErrorKind::TooLarge));
    let value = mantissa
        .and_then(|mantissa| i128::try_from(mantissa).ok())
        .and_then(|mantissa| Decimal::try_from_i128_with_scale(mantissa, fraction.count).ok())
        .ok_or_else(fault)?;
    let leading_zero = whole.count > 1 && input.chars().next().and_then(arabic_digit) == Some(0);
    Ok((rest, Arabic { value, decimals: fraction.count, digits: whole.count, leading_zero }))
}

/// Another digit can be put behind a number up to this without leaving 64 bits.
const SMALL: u64 = u64::MAX / 10 - 1;

/// A run of digits: its value, how many there are. `None` in `value` where it is too large for a figure.
#[derive(Clone, Copy)]
struct Run {
    value: Option<u128>,
    count: u32,
}

impl Default for Run {
    fn default() -> Self {
        Self { value: Some(0), count: 0 }
    }
}

impl Run {
    fn push(&mut self, digit: u8) {
        self.value = self.value.and_then(|value| match u64::try_from(value) {
            // Nearly every figure is as small as that, and half as dear.
            Ok(small @ 0..=SMALL) => Some(u128::from(small * 10 + u64::from(digit))),
            _ => value.checked_mul(10)?.checked_add(u128::from(digit)),
        });
        self.count = self.count.saturating_add(1);
    }

    /// The digits of `self` behind those of `whole`.
    fn digits_onto(self, whole: Option<u128>) -> Option<u128> {
        if self.count == 0 {
            return whole;
        }
        whole?.checked_mul(10u128.checked_pow(self.count)?)?.checked_add(self.value?)
    }
}

/// `12345`, `12,345,678`
fn whole(input: &str) -> IResult<&str, Run> {
    let (mut rest, mut run) = digits(input)?;
    if run.count <= 3 {
        while let Some((after, group)) = thousands(rest).filter(|_| run.count < MOST_DIGITS) {
            for digit in group {
                run.push(digit);
            }
            rest = after;
        }
    }
    Ok((rest, run))
}

/// `,678` and no further digit
fn thousands(input: &str) -> Option<(&str, [u8; 3])> {
    let mut chars = input.chars();
    if !matches!(chars.next()?, ',' | '，') {
        return None;
    }
    let group = [arabic_digit(chars.next()?)?, arabic_digit(chars.next()?)?, arabic_digit(chars.next()?)?];
    let rest = chars.as_str();
    rest.chars().next().and_then(arabic_digit).is_none().then_some((rest, group))
}

/// `12345`
fn digits(input: &str) -> IResult<&str, Run> {
    let mut run = Run::default();
    let mut rest = input;
    while let Some(c) = rest.chars().next() {
        let Some(digit) = arabic_digit(c) else { break };
        run.push(digit);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    if run.count == 0 {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Digit)));
    }
    Ok((rest, run))
}
