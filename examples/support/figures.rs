//! Figures for people: 54.35亿元 for 5435281300 元. Only the table rounds; JSON keeps every digit.

use rust_decimal::Decimal;
use shangji::model::Bound;

/// A figure with its unit and bound: `≥90%`, `≈360条`, `1至2名`.
pub(crate) fn figure(value: Decimal, value_hi: Option<Decimal>, unit: &str, bound: Bound) -> String {
    let mark = match bound {
        Bound::Exact | Bound::Range => "",
        Bound::Approx => "≈",
        Bound::Min => "≥",
        Bound::Max => "≤",
    };
    let (scale, scale_name) = scale_of(value_hi.unwrap_or(value), unit);
    let number = |value: Decimal| match value.checked_div(scale) {
        Some(scaled) if scale != Decimal::ONE => scaled.round_dp(2).normalize(),
        _ => value,
    };
    let high = value_hi.map(|high| format!("至{}", number(high))).unwrap_or_default();
    let rank = if unit == "位" { "第" } else { "" };
    format!("{mark}{rank}{}{high}{scale_name}{unit}", number(value))
}

/// 亿 for what is large, 万 for money only: 52029条 is read at a glance, 476600元 is not.
fn scale_of(value: Decimal, unit: &str) -> (Decimal, &'static str) {
    let hundred_million = Decimal::from(100_000_000);
    let ten_thousand = Decimal::from(10_000);
    if value.abs() >= hundred_million {
        (hundred_million, "亿")
    } else if unit == "元" && value.abs() >= ten_thousand {
        (ten_thousand, "万")
    } else {
        (Decimal::ONE, "")
    }
}
