//! A number, its unit and the bounds behind it.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{opt, value, verify};
use nom::error::{Error, ErrorKind};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};
use rust_decimal::Decimal;
use shangji_vocabulary::units::{self, UnitKind};

use super::change::{and_a_half, change, half_more, is_money, letter_scale};
use super::{Bound, Kind, Quantity, Unit};
use crate::numeral::{Found, Magnitude, Style, gap, magnitude, numeral};

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
pub(super) struct Measured {
    pub(super) found: Found,
    pub(super) approx: bool,
    pub(super) unit: Option<&'static units::Unit>,
}

/// `1150项`, `360余条`, `90%以上`, `1至2名`, `百分之百`, `三成`
pub(crate) fn core(input: &str, mode: Mode) -> IResult<&str, Core> {
    alt((|i| percent_in_words(i), move |i| range_or_single(i, mode))).parse(input)
}

/// `百分之九十以上`, `千分之一`
fn percent_in_words(input: &str) -> IResult<&str, Core> {
    if !input.starts_with(['百', '千', '万', '萬', '亿', '億']) {
        return Err(fault(input));
    }
    let base = alt((
        value(Decimal::ONE, tag("百分之")),
        value(Decimal::new(1, 1), tag("千分之")),
        value(Decimal::new(1, 2), alt((tag("万分之"), tag("萬分之")))),
        value(Decimal::new(1, 4), alt((tag("百万分之"), tag("百萬分之")))),
        value(Decimal::new(1, 6), alt((tag("万万分之"), tag("萬萬分之"), tag("亿分之"), tag("億分之")))),
    ));
    let (rest, (worth, _, low)) = (base, gap, magnitude).parse(input)?;
    let (rest, high) =
        opt(preceded((dash, opt(tag("百分之"))), verify(magnitude, |high| high.value > low.value))).parse(rest)?;
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
    if !rest.starts_with(is_dash_or_bracket) {
        return one(input, rest, low, mode);
    }
    let high = (opt(inclusive), dash, |i| measured(i, mode)).map(|(_, _, high)| high).parse(rest);
    if let Some((after, high, mut core)) = high.ok().and_then(|(rest, high)| Some((rest, high, span(low, high, mode)?)))
    {
        let (after, bound) = opt(|i| bound_behind_unit(i, high.unit)).parse(after)?;
        if let Some(bound @ (Bound::Min | Bound::Max)) = bound {
            core.quantity.bound = bound;
            (core.quantity.value, core.quantity.value_hi) = ends(core.quantity.value, core.quantity.value_hi, bound);
        }
        return Ok((after, core));
    }
    one(input, rest, low, mode)
}

/// What may stand behind a figure that is no range
fn one<'a>(input: &'a str, rest: &'a str, low: Measured, mode: Mode) -> IResult<&'a str, Core> {
    // Most figures have nothing behind them that belongs to them.
    let goes_on = rest.starts_with(|c: char| {
        matches!(
            c,
            '以' | '及' | '或' | '左' | '上' | '内' | '之' | '(' | '（' | '半' | '多' | '余' | '餘' | '又' | '零'
        )
    });
    if !goes_on && !is_money(low.unit) {
        return single(low, None, mode).map(|core| (rest, core)).ok_or_else(|| fault(input));
    }
    let (rest, low) = half_more(rest, low);
    let (rest, low) = if is_money(low.unit) { change(rest, low, mode)? } else { (rest, low) };
    let (rest, late) = opt(|i| vague_behind_unit(i, low.unit)).parse(rest)?;
    let low = Measured { approx: low.approx || late.is_some(), ..low };
    let (rest, bound) = opt(|i| bound_behind_unit(i, low.unit)).parse(rest)?;
    let core = single(low, bound, mode).ok_or_else(|| fault(input))?;
    Ok((rest, core))
}

/// `多`, `余` behind the unit: `三年多`, `100元余`
fn vague_behind_unit<'a>(input: &'a str, unit: Option<&'static units::Unit>) -> IResult<&'a str, ()> {
    let takes = unit.is_some_and(|unit| {
        matches!(unit.kind, UnitKind::Money) || matches!(unit.base, "年" | "月" | "天" | "小时" | "倍")
    });
    verify(value((), alt((tag("多"), tag("余"), tag("餘")))), |()| takes).parse(input)
}

fn single(low: Measured, bound: Option<Bound>, mode: Mode) -> Option<Core> {
    let numeral = low.found.numeral;
    let factor = low.unit.map_or(Decimal::ONE, |unit| unit.factor);
    let value_hi = match numeral.value_hi {
        Some(high) => Some(high.checked_mul(factor)?),
        None => None,
    };
    let vague = low.approx || numeral.approx;
    let bound = bound_of(bound, vague, value_hi.is_some());
    let (value, mut value_hi) = ends(numeral.value.checked_mul(factor)?, value_hi, bound);
    if mode == Mode::General && vague && bound == Bound::Approx {
        value_hi = low.found.magnitude.and_then(next_round).and_then(|high| high.checked_mul(factor));
    }
    let quantity = Quantity {
        value,
        value_hi,
        unit: low.unit.map_or(Unit::NONE, |unit| Unit::new(unit.base)),
        bound,
        kind: kind_of(low.unit, mode),
        resolution: numeral.resolution.checked_mul(factor)?,
        in_words: numeral.style == Style::Chinese,
    };
    Some(Core { quantity, unit_kind: low.unit.map(|unit| unit.kind), magnitude: low.found.magnitude })
}

/// Where a round number in words with 多 behind it ends: 十多 before 20, 二十多万 before 300000.
fn next_round(magnitude: Magnitude) -> Option<Decimal> {
    let worth = if magnitude.last_scale == 1 { Decimal::TEN } else { magnitude.resolution };
    let is_round = !magnitude.has_arabic && worth >= Decimal::TEN;
    is_round.then(|| magnitude.value.checked_add(worth)).flatten()
}

/// The range between two figures, if they can be the ends of one.
fn span(low: Measured, high: Measured, mode: Mode) -> Option<Core> {
    let unit = high.unit.or(low.unit);
    if low.unit.zip(high.unit).is_some_and(|(low, high)| low.base != high.base) {
        return None;
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
        kind: kind_of(unit, mode),
        resolution: first.resolution.min(second.resolution).checked_mul(factor)?,
        in_words: first.style == Style::Chinese && second.style == Style::Chinese,
    };
    Some(Core { quantity, unit_kind: unit.map(|unit| unit.kind), magnitude: None })
}

/// The lower end with the scale that only the upper end states: 10-15万元, 两到三千人, 一百二十到一百五十万元.
fn shared_scale(low: Measured, high: Measured) -> Option<Decimal> {
    let (first, second) = (low.found.magnitude?, high.found.magnitude?);
    let coefficient = second.coefficient?;
    if low.unit.is_some()
        || second.last_scale < 2
        || first.last_scale >= second.last_scale
        || first.value >= coefficient
    {
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
    // Nearly always the unit follows, and at once.
    let gapped = rest.starts_with([' ', '\u{A0}']);
    let vaguely = gapped || rest.starts_with(VAGUE);
    let (rest, before) = if vaguely { opt(preceded(gap, vague)).parse(rest)? } else { (rest, None) };
    if let Some((rest, measured)) = and_a_half(rest, scaled) {
        return Ok((rest, measured));
    }
    let (rest, unit) = opt(preceded(gap, |i| unit_of(i, scaled))).parse(rest)?;
    let approx = before.is_some() || matches!(unit, Some((_, true)));
    Ok((rest, Measured { found: scaled, approx, unit: unit.map(|(unit, _)| unit) }))
}

/// `项`, `个工作日`, `个多月`; whether 多 stood in it
fn unit_of(input: &str, found: Found) -> IResult<&str, (&'static units::Unit, bool)> {
    if let Some((rest, Some((unit, len)))) =
        input.strip_prefix("个多").map(|rest| (rest, units::behind_classifier(rest)))
    {
        return Ok((rest.get(len..).unwrap_or_default(), (unit, true)));
    }
    let (unit, len) = units::longest(input).ok_or_else(|| fault(input))?;
    let rest = input.get(len..).unwrap_or_default();
    let latin = unit.surface.ends_with(|c: char| c.is_ascii_alphanumeric());
    if latin && rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Err(fault(input));
    }
    // 三成 is thirty percent, 三成员 and 成立 are words.
    if unit.surface == "成" && rest.starts_with(|c: char| "立员功效果为本熟长绩就都品人分份交套年员绩".contains(c))
    {
        return Err(fault(input));
    }
    if unit.kind == UnitKind::Place && found.numeral.style != Style::Arabic {
        return Err(fault(input));
    }
    Ok((rest, (unit, false)))
}

/// The first characters of the words that make a number vague.
const VAGUE: [char; 6] = ['余', '餘', '多', '来', '几', '+'];

/// `余`, `多`, `来`, `+`: before the unit
fn vague(input: &str) -> IResult<&str, ()> {
    if !input.starts_with(VAGUE) {
        return Err(fault(input));
    }
    value(
        (),
        alt((
            tag("余"),
            tag("餘"),
            tag("多"),
            verify_before_unit("来"),
            verify_before_unit("几"),
            verify_before_unit("+"),
        )),
    )
    .parse(input)
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

/// Whether a range may go on with `c`.
fn is_dash_or_bracket(c: char) -> bool {
    matches!(c, '至' | '到' | '-' | '—' | '－' | '–' | '~' | '～' | '(' | '（')
}

/// `至`, `到`, `-`, `~`
fn dash(input: &str) -> IResult<&str, &str> {
    alt((tag("至"), tag("到"), tag("——"), tag("—"), tag("-"), tag("－"), tag("–"), tag("~"), tag("～"))).parse(input)
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

/// The kind of a figure with that unit. A point is no percent in a report, but general text counts it as one.
pub(super) fn kind_of(unit: Option<&'static units::Unit>, mode: Mode) -> Kind {
    match unit.map(|unit| unit.kind) {
        None => Kind::Number,
        Some(UnitKind::Point) if mode == Mode::General && unit.is_some_and(|unit| unit.base == "百分点") => {
            Kind::Percent
        }
        Some(UnitKind::Percent) => Kind::Percent,
        Some(UnitKind::Money) => Kind::Money,
        Some(_) => Kind::Measure,
    }
}

pub(super) fn fault(input: &str) -> nom::Err<Error<&str>> {
    nom::Err::Error(Error::new(input, ErrorKind::Verify))
}
