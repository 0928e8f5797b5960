//! Halves, small change and letters for thousands: parts of a figure beside its number and unit.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::one_of;
use nom::combinator::{not, opt, verify};
use nom::sequence::terminated;
use nom::{IResult, Parser};
use rust_decimal::Decimal;
use shangji_vocabulary::units::{self, UnitKind};

use super::parse::{Core, Measured, Mode, fault, kind_of};
use super::{Bound, Quantity, Unit};
use crate::numeral::{Found, Magnitude, Numeral, Style, magnitude};
use crate::scan::is_han;

/// `半年`, `半个月`, `半百`: only before a unit of time, or 个 or 百 in general text
pub(crate) fn half(input: &str, mode: Mode) -> IResult<&str, Core> {
    let (rest, _) = tag("半").parse(input)?;
    let (rest, unit, value) = match rest.strip_prefix('百').filter(|_| mode == Mode::General) {
        Some(rest) => (rest, None, Decimal::from(50)),
        None => {
            let (unit, len) = units::longest(rest).ok_or_else(|| fault(input))?;
            if unit.kind != UnitKind::Time && (mode == Mode::Report || unit.base != "个") {
                return Err(fault(input));
            }
            (rest.get(len..).unwrap_or_default(), Some(unit), Decimal::new(5, 1))
        }
    };
    let quantity = Quantity {
        value,
        value_hi: None,
        unit: unit.map_or(Unit::NONE, |unit| Unit::new(unit.base)),
        bound: Bound::Exact,
        kind: kind_of(unit, mode),
        resolution: value,
        in_words: true,
    };
    Ok((rest, Core { quantity, unit_kind: unit.map(|unit| unit.kind), magnitude: None }))
}

/// `个半小时` of `三个半小时`
pub(super) fn and_a_half(input: &str, found: Found) -> Option<(&str, Measured)> {
    let rest = input.strip_prefix("个半")?;
    let (unit, len) = units::behind_classifier(rest)?;
    let value = found.numeral.value.checked_add(Decimal::new(5, 1))?;
    let numeral = Numeral { value, resolution: Decimal::new(5, 1), ..found.numeral };
    let measured = Measured { found: Found { numeral, ..found }, approx: false, unit: Some(unit) };
    Some((rest.get(len..)?, measured))
}

/// `半` of `三成半`, `三年半`
pub(super) fn half_more(input: &str, low: Measured) -> (&str, Measured) {
    let halves = low.unit.is_some_and(|unit| unit.surface == "成" || matches!(unit.base, "年" | "天"));
    let whole = low.found.numeral.value_hi.is_none() && low.found.numeral.value.fract().is_zero();
    let Some(rest) = input.strip_prefix('半').filter(|_| halves && whole) else { return (input, low) };
    let Some(value) = low.found.numeral.value.checked_add(Decimal::new(5, 1)) else { return (input, low) };
    let numeral = Numeral { value, resolution: Decimal::new(5, 1), ..low.found.numeral };
    (rest, Measured { found: Found { numeral, ..low.found }, ..low })
}

pub(super) fn is_money(unit: Option<&'static units::Unit>) -> bool {
    unit.is_some_and(|unit| unit.kind == UnitKind::Money || unit.base == "块")
}

/// `1角5分` of `123元1角5分`, `六角七分钱`, `又三美分`; and 块, which is money at the end of a clause and before 钱
pub(super) fn change<'a>(input: &'a str, low: Measured, mode: Mode) -> IResult<&'a str, Measured> {
    let below =
        |limit: i64| move |i: &'a str| verify(magnitude, move |part| part.value < Decimal::from(limit)).parse(i);
    let dimes = |i: &'a str| terminated(below(10), one_of("角毛")).parse(i);
    let cent = || (alt((tag("分"), tag("美分"), tag("欧分"))), not(tag("之")), opt(tag("钱")));
    let cents = |i: &'a str| terminated(below(100), cent()).parse(i);
    let (rest, (_, tenths, hundredths)) = (opt(one_of("又零")), opt(dimes), opt(cents)).parse(input)?;
    let is_piece = low.unit.is_some_and(|unit| unit.base == "块");
    let more = (tenths.is_some() || hundredths.is_some()) && low.found.numeral.value_hi.is_none();
    // Reports count pieces and write 元.
    if is_piece && !more && (mode == Mode::Report || input.starts_with(is_han)) {
        return Ok((input, low));
    }
    let unit = if is_piece { units::longest("元").map(|(unit, _)| unit) } else { low.unit };
    if !more {
        return Ok((input, Measured { unit, ..low }));
    }
    let worth =
        |part: Option<Magnitude>, unit: Decimal| part.map_or(Some(Decimal::ZERO), |part| part.value.checked_mul(unit));
    let value = worth(tenths, Decimal::new(1, 1))
        .and_then(|tenths| worth(hundredths, Decimal::new(1, 2))?.checked_add(tenths))
        .and_then(|small| low.found.numeral.value.checked_add(small))
        .ok_or_else(|| fault(input))?;
    let resolution = Decimal::new(1, if hundredths.is_some() { 2 } else { 1 });
    let numeral = Numeral { value, resolution, ..low.found.numeral };
    Ok((rest, Measured { found: Found { numeral, magnitude: None }, unit, ..low }))
}

/// `100K`, `.0012G`
pub(super) fn letter_scale(input: &str, found: Found) -> (&str, Found) {
    let mut chars = input.chars();
    let scale = match chars.next() {
        Some('k' | 'K') => 1_000i64,
        Some('M') => 1_000_000,
        Some('G') => 1_000_000_000,
        _ => return (input, found),
    };
    if chars.clone().next().is_some_and(|c| c.is_ascii_alphanumeric()) || found.numeral.style != Style::Arabic {
        return (input, found);
    }
    let scale = Decimal::from(scale);
    let (value, resolution) = (found.numeral.value.checked_mul(scale), found.numeral.resolution.checked_mul(scale));
    match (value, resolution) {
        (Some(value), Some(resolution)) => {
            let numeral = Numeral { value, resolution, ..found.numeral };
            // As a scale word would do, so that 10~15k shares it.
            let magnitude = found.magnitude.map(|before| Magnitude { value, resolution, last_scale: 3, ..before });
            (chars.as_str(), Found { numeral, magnitude })
        }
        _ => (input, found),
    }
}

/// Whether `text` begins with a unit.
pub(crate) fn has_unit(text: &str) -> bool {
    units::longest(text).is_some()
}
