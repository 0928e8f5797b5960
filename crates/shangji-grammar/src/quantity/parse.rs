//! A number, its unit and the bounds behind it.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::one_of;
use nom::combinator::{opt, value, verify};
use nom::error::{Error, ErrorKind};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;
use shangji_vocabulary::units::{self, UnitKind};

use super::{Bound, Kind, Quantity, Unit};
use crate::numeral::{Found, Magnitude, Numeral, Style, gap, magnitude, numeral};
use crate::scan::is_han;

/// Whether the text is a report or any text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Report,
    General,
}

/// A quantity without the bounds before it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Core {
    pub(crate) quantity: Quantity,
    /// The kind of the unit as the table has it, none without unit.
    pub(crate) unit_kind: Option<UnitKind>,
    /// The number, where it is no fraction.
    pub(crate) magnitude: Option<Magnitude>,
}

/// A number with its unit, and what stood between them.
#[derive(Clone, Copy)]
struct Measured {
    found: Found,
    approx: bool,
    unit: Option<&'static units::Unit>,
}

/// `1150项`, `360余条`, `90%以上`, `1至2名`, `百分之百`, `三成`
pub(crate) fn core(input: &str, mode: Mode) -> IResult<&str, Core> {
    alt((|i| percent_in_words(i), move |i| range_or_single(i, mode))).parse(input)
}

/// `百分之九十以上`, `千分之一`
fn percent_in_words(input: &str) -> IResult<&str, Core> {
    let base = alt((
        value(Decimal::ONE, tag("百分之")),
        value(Decimal::new(1, 1), tag("千分之")),
        value(Decimal::new(1, 2), alt((tag("万分之"), tag("萬分之")))),
        value(Decimal::new(1, 4), alt((tag("百万分之"), tag("百萬分之")))),
        value(Decimal::new(1, 6), alt((tag("万万分之"), tag("萬萬分之"), tag("亿分之"), tag("億分之")))),
    ));
    let (rest, (worth, _, low)) = (base, gap, magnitude).parse(input)?;
    let (rest, high) = opt(preceded((dash, opt(tag("百分之"))), magnitude)).parse(rest)?;
    let (rest, approx) = opt(vague).parse(rest)?;
    let scaled = |value: Decimal| value.checked_mul(worth).map(|value| value.normalize()).ok_or_else(|| fault(input));
    let (rest, bound) = opt(bound_behind).parse(rest)?;
    let value_hi = match high.map(|high| high.value).or(low.value_hi) {
        Some(high) => Some(scaled(high)?),
        None => None,
    };
    let bound = bound_of(bound, approx.is_some() || low.approx, value_hi.is_some());
    let (value, value_hi) = ends(scaled(low.value)?, value_hi, bound);
    let quantity = Quantity {
        value,
        value_hi,
        unit: Unit::PERCENT,
        bound,
        kind: Kind::Percent,
        resolution: scaled(low.resolution)?,
        in_words: !low.has_arabic,
    };
    Ok((rest, Core { quantity, unit_kind: Some(UnitKind::Percent), magnitude: None }))
}

/// The first figure alone, where 由 or 从 before it tells that 至 or 到 leads to a change and not to a range.
pub(crate) fn alone(input: &str, mode: Mode) -> IResult<&str, Core> {
    let (rest, low) = measured(input, mode)?;
    one(input, rest, low, mode)
}

/// `1至2名`, `5%—5.5%`, `1万-5万元`, `1150项`
fn range_or_single(input: &str, mode: Mode) -> IResult<&str, Core> {
    let (rest, low) = measured(input, mode)?;
    if let Ok((after, (_, _, high))) = (opt(inclusive), dash, |i| measured(i, mode)).parse(rest) {
        if let Some(mut core) = span(low, high) {
            let (after, bound) = opt(|i| bound_behind_unit(i, high.unit)).parse(after)?;
            if let Some(bound @ (Bound::Min | Bound::Max)) = bound {
                core.quantity.bound = bound;
                (core.quantity.value, core.quantity.value_hi) = ends(core.quantity.value, core.quantity.value_hi, bound);
            }
            if mode == Mode::General && core.quantity.unit == "百分点" {
                core.quantity.kind = Kind::Percent;
            }
            return Ok((after, core));
        }
    }
    one(input, rest, low, mode)
}

/// What may stand behind a figure that is no range
fn one<'a>(input: &'a str, rest: &'a str, low: Measured, mode: Mode) -> IResult<&'a str, Core> {
    let (rest, low) = half_more(rest, low);
    let (rest, low) = if is_money(low.unit) { change(rest, low)? } else { (rest, low) };
    let (rest, late) = opt(|i| vague_behind_unit(i, low.unit)).parse(rest)?;
    let low = Measured { approx: low.approx || late.is_some(), ..low };
    let (rest, bound) = opt(|i| bound_behind_unit(i, low.unit)).parse(rest)?;
    let mut core = single(low, bound).ok_or_else(|| fault(input))?;
    if mode == Mode::General && core.quantity.unit == "百分点" {
        core.quantity.kind = Kind::Percent;
    }
    Ok((rest, core))
}

/// `半` of `三成半`, `三年半`
fn half_more(input: &str, low: Measured) -> (&str, Measured) {
    let halves = low.unit.is_some_and(|unit| unit.surface == "成" || matches!(unit.base, "年" | "天"));
    let whole = low.found.numeral.value_hi.is_none() && low.found.numeral.value.fract().is_zero();
    let Some(rest) = input.strip_prefix('半').filter(|_| halves && whole) else { return (input, low) };
    let Some(value) = low.found.numeral.value.checked_add(Decimal::new(5, 1)) else { return (input, low) };
    let numeral = Numeral { value, resolution: Decimal::new(5, 1), ..low.found.numeral };
    (rest, Measured { found: Found { numeral, ..low.found }, ..low })
}

fn is_money(unit: Option<&'static units::Unit>) -> bool {
    unit.is_some_and(|unit| unit.kind == UnitKind::Money || unit.base == "块")
}

/// `1角5分` of `123元1角5分`, `六角七分钱`, `又三美分`; and 块, which is money at the end of a clause and before 钱
fn change<'a>(input: &'a str, low: Measured) -> IResult<&'a str, Measured> {
    let dimes = |i: &'a str| terminated(magnitude, one_of("角毛")).parse(i);
    let cents = |i: &'a str| terminated(magnitude, (alt((tag("分"), tag("美分"), tag("欧分"))), opt(tag("钱")))).parse(i);
    let (rest, (_, tenths, hundredths)) = (opt(one_of("又零")), opt(dimes), opt(cents)).parse(input)?;
    let is_piece = low.unit.is_some_and(|unit| unit.base == "块");
    let more = tenths.is_some() || hundredths.is_some();
    if is_piece && !more && input.starts_with(is_han) {
        return Ok((input, low));
    }
    let unit = if is_piece { units::longest("元").map(|(unit, _)| unit) } else { low.unit };
    if !more {
        return Ok((input, Measured { unit, ..low }));
    }
    let worth = |part: Option<Magnitude>, unit: Decimal| {
        part.map_or(Some(Decimal::ZERO), |part| part.value.checked_mul(unit))
    };
    let value = worth(tenths, Decimal::new(1, 1))
        .and_then(|tenths| worth(hundredths, Decimal::new(1, 2))?.checked_add(tenths))
        .and_then(|small| low.found.numeral.value.checked_add(small))
        .ok_or_else(|| fault(input))?;
    let resolution = Decimal::new(1, if hundredths.is_some() { 2 } else { 1 });
    let numeral = Numeral { value, resolution, ..low.found.numeral };
    Ok((rest, Measured { found: Found { numeral, magnitude: None }, unit, ..low }))
}

/// `多`, `余` behind the unit: `三年多`, `100元余`
fn vague_behind_unit<'a>(input: &'a str, unit: Option<&'static units::Unit>) -> IResult<&'a str, ()> {
    let takes = unit.is_some_and(|unit| {
        matches!(unit.kind, UnitKind::Money) || matches!(unit.base, "年" | "月" | "天" | "小时" | "倍")
    });
    verify(value((), alt((tag("多"), tag("余"), tag("餘")))), |()| takes).parse(input)
}

fn single(low: Measured, bound: Option<Bound>) -> Option<Core> {
    let numeral = low.found.numeral;
    let factor = low.unit.map_or(Decimal::ONE, |unit| unit.factor);
    let value_hi = match numeral.value_hi {
        Some(high) => Some(high.checked_mul(factor)?),
        None => None,
    };
    let bound = bound_of(bound, low.approx || numeral.approx, value_hi.is_some());
    let (value, value_hi) = ends(numeral.value.checked_mul(factor)?, value_hi, bound);
    let quantity = Quantity {
        value,
        value_hi,
        unit: low.unit.map_or(Unit::NONE, |unit| Unit::new(unit.base)),
        bound,
        kind: kind_of(low.unit),
        resolution: numeral.resolution.checked_mul(factor)?,
        in_words: numeral.style == Style::Chinese,
    };
    Some(Core { quantity, unit_kind: low.unit.map(|unit| unit.kind), magnitude: low.found.magnitude })
}

/// The range between two figures, if they can be the ends of one.
fn span(low: Measured, high: Measured) -> Option<Core> {
    let unit = high.unit.or(low.unit);
    if let (Some(a), Some(b)) = (low.unit, high.unit) {
        if a.base != b.base {
            return None;
        }
    }
    if high.unit.is_none() && low.unit.is_some() || low.found.numeral.value_hi.is_some() {
        return None;
    }
    let (first, second) = (low.found.numeral, high.found.numeral);
    let value = shared_scale(low, high).unwrap_or(first.value);
    if value >= second.value {
        return None;
    }
    let factor = unit.map_or(Decimal::ONE, |unit| unit.factor);
    let quantity = Quantity {
        value: value.checked_mul(factor)?,
        value_hi: Some(second.value_hi.unwrap_or(second.value).checked_mul(factor)?),
        unit: unit.map_or(Unit::NONE, |unit| Unit::new(unit.base)),
        bound: Bound::Range,
        kind: kind_of(unit),
        resolution: first.resolution.min(second.resolution).checked_mul(factor)?,
        in_words: first.style == Style::Chinese && second.style == Style::Chinese,
    };
    Some(Core { quantity, unit_kind: unit.map(|unit| unit.kind), magnitude: None })
}

/// The lower end with the scale that only the upper end states: 10-15万元, 两到三千人, 一百二十到一百五十万元.
fn shared_scale(low: Measured, high: Measured) -> Option<Decimal> {
    let (first, second) = (low.found.magnitude?, high.found.magnitude?);
    let coefficient = second.coefficient?;
    if low.unit.is_some() || second.last_scale < 2 || first.last_scale >= second.last_scale || first.value >= coefficient {
        return None;
    }
    if second.last_scale < 4 && first.last_scale > 0 {
        return None;
    }
    first.value.checked_mul(second.value.checked_div(coefficient)?)
}

/// `360余条`, `3个多月`, `1150 项`
fn measured(input: &str, mode: Mode) -> IResult<&str, Measured> {
    let (rest, found) = numeral(input)?;
    let (rest, scaled) = if mode == Mode::General { letter_scale(rest, found) } else { (rest, found) };
    let (rest, before) = opt(preceded(gap, vague)).parse(rest)?;
    if let Some((rest, measured)) = and_a_half(rest, scaled) {
        return Ok((rest, measured));
    }
    let (rest, unit) = opt(preceded(gap, |i| unit_of(i, scaled))).parse(rest)?;
    let approx = before.is_some() || matches!(unit, Some((_, true)));
    Ok((rest, Measured { found: scaled, approx, unit: unit.map(|(unit, _)| unit) }))
}

/// `个半小时` of `三个半小时`
fn and_a_half(input: &str, found: Found) -> Option<(&str, Measured)> {
    let rest = input.strip_prefix("个半")?;
    let (unit, len) = units::behind_classifier(rest)?;
    let value = found.numeral.value.checked_add(Decimal::new(5, 1))?;
    let numeral = Numeral { value, resolution: Decimal::new(5, 1), ..found.numeral };
    let measured = Measured { found: Found { numeral, ..found }, approx: false, unit: Some(unit) };
    Some((rest.get(len..)?, measured))
}

/// `100K`, `.0012G`
fn letter_scale<'a>(input: &'a str, found: Found) -> (&'a str, Found) {
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
        kind: kind_of(unit),
        resolution: value,
        in_words: true,
    };
    Ok((rest, Core { quantity, unit_kind: unit.map(|unit| unit.kind), magnitude: None }))
}

/// Whether `text` begins with a unit.
pub(crate) fn has_unit(text: &str) -> bool {
    units::longest(text).is_some()
}

/// `项`, `个工作日`, `个多月`; whether 多 stood in it
fn unit_of(input: &str, found: Found) -> IResult<&str, (&'static units::Unit, bool)> {
    if let Some((rest, Some((unit, len)))) = input.strip_prefix("个多").map(|rest| (rest, units::behind_classifier(rest))) {
        return Ok((rest.get(len..).unwrap_or_default(), (unit, true)));
    }
    let (unit, len) = units::longest(input).ok_or_else(|| fault(input))?;
    let rest = input.get(len..).unwrap_or_default();
    let latin = unit.surface.ends_with(|c: char| c.is_ascii_alphanumeric());
    if latin && rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Err(fault(input));
    }
    // 三成 is thirty percent, 三成员 and 成立 are words.
    if unit.surface == "成" && rest.starts_with(|c: char| "立员功效果为本熟长绩就都品人分份交套年员绩".contains(c)) {
        return Err(fault(input));
    }
    if unit.kind == UnitKind::Place && found.numeral.style != Style::Arabic {
        return Err(fault(input));
    }
    Ok((rest, (unit, false)))
}

/// `余`, `多`, `来`: before the unit
fn vague(input: &str) -> IResult<&str, ()> {
    value((), alt((tag("余"), tag("餘"), tag("多"), verify_before_unit("来"), verify_before_unit("几")))).parse(input)
}

/// A word that is vague only before a unit: 来 of 十来个, not of 来访
fn verify_before_unit<'a>(word: &'static str) -> impl Parser<&'a str, Output = &'a str, Error = Error<&'a str>> {
    move |input: &'a str| {
        let (rest, found) = tag(word).parse(input)?;
        let _: &str = rest;
        match units::longest(rest) {
            Some(_) => Ok((rest, found)),
            None => Err(fault(input)),
        }
    }
}

/// `(含)`
fn inclusive(input: &str) -> IResult<&str, ()> {
    let open = alt((tag("("), tag("（")));
    let close = alt((tag(")"), tag("）")));
    value((), delimited(open, alt((tag("不含"), tag("含"))), close)).parse(input)
}

/// `至`, `到`, `-`, `~`
fn dash(input: &str) -> IResult<&str, &str> {
    alt((
        tag("至"),
        tag("到"),
        tag("——"),
        tag("—"),
        tag("-"),
        tag("－"),
        tag("–"),
        tag("~"),
        tag("～"),
    ))
    .parse(input)
}

/// `以上`, `左右`, `以内`, after a time also `内`
fn bound_behind_unit<'a>(input: &'a str, unit: Option<&'static units::Unit>) -> IResult<&'a str, Bound> {
    let time = unit.is_some_and(|unit| unit.kind == UnitKind::Time);
    alt((bound_behind, verify(value(Bound::Max, alt((tag("之内"), tag("内")))), |_| time))).parse(input)
}

/// `以上`, `(含)以上`, `左右`
fn bound_behind(input: &str) -> IResult<&str, Bound> {
    let word = alt((
        value(Bound::Min, (opt(alt((tag("及"), tag("或")))), tag("以上"))),
        value(Bound::Max, (opt(alt((tag("及"), tag("或")))), alt((tag("以下"), tag("以内"))))),
        value(Bound::Approx, alt((tag("左右"), tag("上下")))),
    ));
    preceded(opt(inclusive), word).parse(input)
}

/// `两三天内` is at most three days.
fn ends(low: Decimal, high: Option<Decimal>, bound: Bound) -> (Decimal, Option<Decimal>) {
    match (bound, high) {
        (Bound::Max, Some(high)) => (high, None),
        (Bound::Min, _) => (low, None),
        _ => (low, high),
    }
}

fn bound_of(behind: Option<Bound>, approx: bool, range: bool) -> Bound {
    match behind {
        Some(Bound::Approx) | None if range => Bound::Range,
        Some(bound) => bound,
        None if approx => Bound::Approx,
        None => Bound::Exact,
    }
}

fn kind_of(unit: Option<&'static units::Unit>) -> Kind {
    match unit.map(|unit| unit.kind) {
        None => Kind::Number,
        Some(UnitKind::Percent) => Kind::Percent,
        Some(UnitKind::Money) => Kind::Money,
        Some(_) => Kind::Measure,
    }
}

fn fault(input: &str) -> nom::Err<Error<&str>> {
    nom::Err::Error(Error::new(input, ErrorKind::Verify))
}
