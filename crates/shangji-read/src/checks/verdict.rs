//! Intervals: what a stated figure stands for, and whether the arithmetic can give it.

use rust_decimal::{Decimal, RoundingStrategy};
use shangji_model::Verdict;

/// From the least to the greatest value that is possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) low: Decimal,
    pub(super) high: Decimal,
}

impl Interval {
    pub(super) fn exactly(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    /// All that rounds to `value` at the resolution.
    pub(super) fn around(value: Decimal, resolution: Decimal) -> Self {
        let half = resolution / Decimal::TWO;
        Self { low: value - half, high: value + half }
    }
}

/// Judges a stated figure against what the arithmetic gives: `expected` from the operands as they stand, `possible` from
/// all that they may stand for.
pub(super) fn judge(expected: Decimal, possible: Option<Interval>, stated: Decimal, resolution: Decimal) -> Verdict {
    if round(expected, resolution) == Some(stated) {
        Verdict::Holds
    } else if cut(expected, resolution) == Some(stated) {
        Verdict::Truncated
    } else if possible.is_some_and(|possible| {
        // Rounding half up takes the lower end in, cutting off takes all up to the next.
        let stated = Interval::around(stated, resolution);
        possible.low <= stated.high && stated.low <= possible.high
    }) {
        Verdict::WithinRounding
    } else {
        Verdict::Inconsistent
    }
}

/// `value` rounded half up at the resolution.
pub(super) fn round(value: Decimal, resolution: Decimal) -> Option<Decimal> {
    let steps = value.checked_div(resolution)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    steps.checked_mul(resolution)
}

/// `value` cut off at the resolution.
pub(super) fn cut(value: Decimal, resolution: Decimal) -> Option<Decimal> {
    value.checked_div(resolution)?.trunc().checked_mul(resolution)
}

/// Whether two numbers of the same length differ in one digit, or in two neighbours that changed places: a slip of the
/// pen.
pub(super) fn is_slip(a: Decimal, b: Decimal) -> bool {
    let (mut a, mut b) = (a.normalize(), b.normalize());
    let scale = a.scale().max(b.scale());
    a.rescale(scale);
    b.rescale(scale);
    let (a, b) = (a.to_string(), b.to_string());
    if a.len() != b.len() {
        return false;
    }
    let differ: Vec<(u8, u8)> = a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).collect();
    match differ.as_slice() {
        [_] => a.len() >= 3,
        [(a, b), (c, d)] => a == d && b == c,
        _ => false,
    }
}

/// With two decimals, more where the stated figure has more.
pub(super) fn shown(value: Decimal, resolution: Decimal) -> String {
    let digits = resolution.normalize().scale().max(2);
    let rounded = value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.prec$}", prec = digits as usize)
}

/// The verdict in words.
pub(super) fn words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "as stated",
        Verdict::Truncated => "cut off, not rounded",
        Verdict::WithinRounding => "possible only if the operands are rounded",
        Verdict::Inconsistent => "not possible",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_stated_figure_is_rounded_cut_off_or_wrong() {
        let cases = [
            // 3 / 7 = 42.857…
            ("42.857142", "42.86", "0.01", Verdict::Holds),
            ("42.857142", "42.9", "0.1", Verdict::Holds),
            ("42.857142", "42.85", "0.01", Verdict::Truncated),
            ("42.857142", "42.8", "0.1", Verdict::Truncated),
            ("42.857142", "43.1", "0.1", Verdict::Inconsistent),
            // Half up.
            ("12.5", "13", "1", Verdict::Holds),
            ("12.5", "12", "1", Verdict::Truncated),
        ];
        for (expected, stated, resolution, verdict) in cases {
            assert_eq!(judge(decimal(expected), None, decimal(stated), decimal(resolution)), verdict, "{stated}");
        }
    }

    #[test]
    fn rounded_operands_widen_what_is_possible() {
        let possible = Interval { low: decimal("42.0"), high: decimal("43.7") };
        assert_eq!(judge(decimal("42.857"), Some(possible), decimal("43.1"), decimal("0.1")), Verdict::WithinRounding);
        assert_eq!(judge(decimal("42.857"), Some(possible), decimal("44.1"), decimal("0.1")), Verdict::Inconsistent);
    }
}
