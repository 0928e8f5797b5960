//! Figures for the eye: the unit in which a Chinese reader would say them, every digit kept.

use rust_decimal::Decimal;
use shangji_compare::Interval;
use shangji_model::Bound;

use crate::words;

/// `6.42083亿元` for 642083000 元, `5312.47万元`; counts stay as they are below a hundred million. Nothing is rounded.
pub(crate) fn amount(value: Decimal, unit: &str) -> String {
    let large = Decimal::from(100_000_000);
    let middling = Decimal::from(10_000);
    let size = value.abs();
    let (scale, name) = match unit {
        _ if size >= large => (large, "亿"),
        "元" if size >= middling => (middling, "万"),
        _ => return number(value) + unit,
    };
    value.checked_div(scale).map_or(number(value) + unit, |scaled| number(scaled.normalize()) + name + unit)
}

/// With the mark of its bound and the upper end of a range: `≥90%`, `1–2名`.
pub(crate) fn bounded(value: Decimal, value_hi: Option<Decimal>, unit: &str, bound: Bound) -> String {
    let value = match value_hi {
        Some(high) => format!("{}–{}", number(value), amount(high, unit)),
        None => amount(value, unit),
    };
    words::bound(bound).to_owned() + &value
}

/// With its sign, also where it grew.
pub(crate) fn signed(value: Decimal, unit: &str) -> String {
    let sign = if value > Decimal::ZERO { "+" } else { "" };
    sign.to_owned() + &amount(value.normalize(), unit)
}

/// A fraction in percent with one decimal.
pub(crate) fn percent(share: Decimal) -> Decimal {
    share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share).round_dp(1).normalize()
}

/// Of a summary: `88件`, `3–8天`, `≥90%`.
pub(crate) fn interval(of: Interval, unit: &str) -> String {
    match (of.low, of.high) {
        (Some(low), Some(high)) if low == high => amount(low.normalize(), unit),
        (Some(low), Some(high)) => bounded(low.normalize(), Some(high.normalize()), unit, Bound::Range),
        (Some(low), None) => bounded(low.normalize(), None, unit, Bound::Min),
        (None, Some(high)) => bounded(high.normalize(), None, unit, Bound::Max),
        (None, None) => "?".to_owned(),
    }
}

/// A minus as wide as a plus.
fn number(value: Decimal) -> String {
    value.to_string().replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_every_digit() {
        let shown = |value: &str, unit| amount(value.parse().unwrap(), unit);
        assert_eq!(shown("642083000", "元"), "6.42083亿元");
        assert_eq!(shown("5435281300", "元"), "54.352813亿元");
        assert_eq!(shown("53124700", "元"), "5312.47万元");
        assert_eq!(shown("9999", "元"), "9999元");
        assert_eq!(shown("286400", "户"), "286400户");
        assert_eq!(shown("97.30", "%"), "97.30%");
    }

    #[test]
    fn bounds_and_signs_are_marks() {
        assert_eq!(bounded(90.into(), None, "%", Bound::Min), "≥90%");
        assert_eq!(bounded(1.into(), Some(2.into()), "名", Bound::Range), "1–2名");
        assert_eq!(signed(34.into(), "项"), "+34项");
        assert_eq!(signed((-19_895_400).into(), "元"), "−1989.54万元");
        assert_eq!(signed(0.into(), "件"), "0件");
    }
}
