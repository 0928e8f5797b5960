//! What a stated figure leaves open, and what a difference of two such figures leaves open.

use std::fmt;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Bound, ConceptKind, Indicator};

use crate::Cell;

/// All that a figure can be, both ends included; an end that is none is not bounded. In JSON such an end is absent, for
/// a null inside a tagged reason would be taken for a decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// The least that it can be.
    #[serde(with = "rust_decimal::serde::str_option", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub low: Option<Decimal>,
    /// The most.
    #[serde(with = "rust_decimal::serde::str_option", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub high: Option<Decimal>,
}

/// `5`, `3–8`, `≥90`, `≤2`; `?` where nothing bounds it.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => write!(f, "{}", low.normalize()),
            (Some(low), Some(high)) => write!(f, "{}–{}", low.normalize(), high.normalize()),
            (Some(low), None) => write!(f, "≥{}", low.normalize()),
            (None, Some(high)) => write!(f, "≤{}", high.normalize()),
            (None, None) => f.write_str("?"),
        }
    }
}

impl Interval {
    /// 90%以上 of a rate is 90 to 100; 3天以内 is 0 to 3. What is about a figure lies at most one of the last digit that is
    /// not 0 above it (360余条: 370 at most, 1000余: 2000) and not more than a tenth below it (近1000: 900 at least).
    ///
    /// 以上 and 以内 include the number itself (民法典第一千二百五十九条).
    pub(crate) fn of(cell: &Cell, indicator: Option<&Indicator>, kind: Option<ConceptKind>) -> Self {
        let Some(value) = cell.value else { return Self { low: None, high: None } };
        let is_share = kind == Some(ConceptKind::Rate) && cell.unit == "%";
        // A count, a rate, an amount and a length of time are never below 0; a change may be.
        let floor = (kind != Some(ConceptKind::Change)).then_some(Decimal::ZERO);
        match cell.bound {
            Bound::Exact => Self { low: Some(value), high: Some(value) },
            Bound::Range => Self { low: Some(value), high: cell.value_hi.or(Some(value)) },
            Bound::Min => Self { low: Some(value), high: is_share.then_some(Decimal::ONE_HUNDRED) },
            Bound::Max => Self { low: floor, high: Some(value) },
            Bound::Approx => {
                let step = last_digit(value).max(indicator.map_or(Decimal::ZERO, |it| it.quantity.resolution));
                let low = value.checked_sub(step.min(value.abs() / Decimal::TEN));
                let high = value.checked_add(step);
                Self { low: low.map(|low| floor.map_or(low, |floor| low.max(floor))), high }
            }
        }
    }

    /// Whether the value is one that the figure can be.
    pub(crate) fn holds(self, value: Decimal) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        let less = |a: Option<Decimal>, b: Option<Decimal>| Some(a?.checked_sub(b?)?.normalize());
        Self { low: less(self.low, other.high), high: less(self.high, other.low) }
    }
}

/// The worth of one in the last digit that is not 0: 10 for 360, 0.1 for 4.5, 1 for 0.
fn last_digit(value: Decimal) -> Decimal {
    let value = value.normalize();
    let mut step = Decimal::new(1, value.scale());
    if value.is_zero() || value.scale() > 0 {
        return step;
    }
    // A decimal has 29 digits at most.
    while let Some(next) = step.checked_mul(Decimal::TEN) {
        if !value.checked_rem(next).is_some_and(|rest| rest.is_zero()) {
            break;
        }
        step = next;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn an_interval_is_shown_short() {
        let shown = |low: Option<&str>, high: Option<&str>| {
            Interval { low: low.map(decimal), high: high.map(decimal) }.to_string()
        };
        assert_eq!(shown(Some("5.50"), Some("5.5")), "5.5");
        assert_eq!(shown(Some("3"), Some("8")), "3–8");
        assert_eq!(shown(Some("90"), None), "≥90");
        assert_eq!(shown(None, Some("2")), "≤2");
        assert_eq!(shown(None, None), "?");
    }

    #[test]
    fn the_last_digit_that_is_not_zero_has_a_worth() {
        for (value, expected) in
            [("360", "10"), ("1000", "1000"), ("3874", "1"), ("4.5", "0.1"), ("0", "1"), ("30.0", "10")]
        {
            assert_eq!(last_digit(decimal(value)), decimal(expected), "{value}");
        }
    }

    #[test]
    fn a_difference_is_as_open_as_its_figures() {
        let interval =
            |low: Option<&str>, high: Option<&str>| Interval { low: low.map(decimal), high: high.map(decimal) };
        for (to, from, expected) in [
            ((Some("99"), Some("100")), (Some("99.72"), Some("99.72")), (Some("-0.72"), Some("0.28"))),
            ((Some("5"), None), (Some("3"), Some("4")), (Some("1"), None)),
            ((Some("5"), Some("5")), (Some("6"), None), (None, Some("-1"))),
            ((Some("5"), None), (Some("6"), None), (None, None)),
            ((Some("5"), Some("5")), (Some("5"), Some("5")), (Some("0"), Some("0"))),
        ] {
            let change = interval(to.0, to.1).minus(interval(from.0, from.1));
            assert_eq!(change, interval(expected.0, expected.1));
        }
    }
}
