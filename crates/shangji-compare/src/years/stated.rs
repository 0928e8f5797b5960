//! 同比增长22.35%, held against the figure in last year's report.

use rust_decimal::{Decimal, RoundingStrategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Bound, Indicator, IndicatorRole, Report, Verdict};

use super::HALF_UP;
use crate::label::{self, Direction};
use crate::{Cell, InWords, Language};

/// A change since last year that a report states itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatedChange {
    /// The id of the indicator that states it, in the later report.
    pub indicator: String,
    /// The stated change, a fall below 0; in `%` or in percentage points, as its unit says.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub stated: Decimal,
    /// `%` or `百分点`.
    pub unit: String,
    /// What the two reports give, rounded half up to the digits stated; none from 0.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub expected: Option<Decimal>,
    /// What follows. None where the two figures are not exact or not of one scope, cut-off or unit, and the stated
    /// change does not follow from them: then they may be other figures than the report speaks of.
    pub verdict: Option<Verdict>,
    /// Last year's figure.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub from_value: Decimal,
    /// This year's.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub to_value: Decimal,
    /// What the two give with two decimals or more, so that one sees by how much the stated change misses; none from 0.
    #[serde(with = "rust_decimal::serde::str_option", default)]
    #[schemars(with = "Option<String>")]
    pub actual: Option<Decimal>,
    /// The arithmetic written out in English.
    pub message: String,
}

/// The changes that the report states of the figure `is`, which was `from` a year ago.
///
/// A change belongs to the figure that stands next before it in its sentence, if its words go on from that figure's:
/// 受理312件，同比增长22.35%. One whose words name something else is left alone.
pub(super) fn changes(
    report: &Report,
    is: &Indicator,
    from: &Cell,
    was: Option<&Indicator>,
    comparable: bool,
) -> Vec<StatedChange> {
    let Some(at) = report.indicators.iter().position(|it| it.id == is.id) else { return Vec::new() };
    let following = report.indicators.iter().skip(at + 1);
    following
        .take_while(|it| it.sentence == is.sentence && it.role == IndicatorRole::Change)
        .filter(|it| is_since_last_year(it) && speaks_of(it, is))
        .filter_map(|it| check(it, is, from, was, comparable))
        .collect()
}

/// Whether the words say that last year is what the change is measured by.
fn is_since_last_year(change: &Indicator) -> bool {
    ["同比", "上年", "上一年", "去年"].iter().any(|word| change.label.contains(word) || change.subject.contains(word))
}

/// Whether the change's words begin with what the figure is of: 败诉率较上年下降 goes on from 败诉率.
fn speaks_of(change: &Indicator, figure: &Indicator) -> bool {
    const REFERENCE: &[&str] = &["同比", "较上", "比上", "较去", "比去", "与上", "与去"];
    // The last words that count: a subject may itself hold 比.
    let label = change.label.as_str();
    let stem = REFERENCE.iter().filter_map(|word| label.rfind(word)).max().and_then(|at| label.get(..at));
    match stem.map(str::trim) {
        None => false,
        Some("") => true,
        Some(stem) => {
            stem.ends_with(&figure.label) || figure.label.ends_with(stem) || shares_its_end(stem, &figure.label)
        }
    }
}

/// Whether the last three characters or more are the same: a bare rate takes its owner in one place and not in another.
fn shares_its_end(a: &str, b: &str) -> bool {
    a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count() >= 3
}

fn check(
    change: &Indicator,
    is: &Indicator,
    from: &Cell,
    was: Option<&Indicator>,
    comparable: bool,
) -> Option<StatedChange> {
    let quantity = &change.quantity;
    let (before, now) = (from.value?, is.quantity.value);
    let is_rate = from.unit == "%" && is.quantity.unit == "%";
    let in_points = match (quantity.unit.as_str(), is_rate) {
        ("百分点", true) => true,
        ("%", false) => false,
        // 合格率同比提升20.68%: percent or points, nobody can tell.
        _ => return None,
    };
    if quantity.bound != Bound::Exact {
        return None;
    }
    let sign = match label::direction(&change.label) {
        Direction::Down if quantity.value.is_sign_positive() => -Decimal::ONE,
        _ => Decimal::ONE,
    };
    let stated = quantity.value.checked_mul(sign)?;
    let difference = now.checked_sub(before)?;
    let value = |before: Decimal, now: Decimal| {
        let difference = now.checked_sub(before)?;
        if in_points { Some(difference) } else { difference.checked_div(before)?.checked_mul(Decimal::ONE_HUNDRED) }
    };
    let told = |expected, actual, verdict| {
        let mut told = StatedChange {
            indicator: change.id.clone(),
            stated,
            unit: quantity.unit.clone(),
            expected,
            verdict,
            from_value: before,
            to_value: now,
            actual,
            message: String::new(),
        };
        told.message = told.in_words(Language::English);
        Some(told)
    };
    let Some(exact) = value(before, now) else { return told(None, None, None) };
    // 0.01 for 22.35: what the stated figure rounds to.
    let digits = quantity.value.scale();
    let expected = exact.round_dp_with_strategy(digits, HALF_UP);
    let mut verdict = if expected == stated {
        Some(Verdict::Holds)
    } else if exact.round_dp_with_strategy(digits, RoundingStrategy::ToZero) == stated {
        Some(Verdict::Truncated)
    } else if within_rounding(stated, quantity.resolution, &value, (before, half(was)), (now, half(Some(is)))) {
        Some(Verdict::WithinRounding)
    } else {
        Some(Verdict::Inconsistent)
    };
    let exact_figures = from.bound == Bound::Exact && is.quantity.bound == Bound::Exact;
    if verdict == Some(Verdict::Inconsistent) && !(comparable && exact_figures) {
        verdict = None;
    }
    let shown = if difference.is_zero() { Decimal::ZERO } else { exact.round_dp_with_strategy(digits.max(2), HALF_UP) };
    told(Some(expected), Some(shown.normalize()), verdict)
}

/// Half the worth of the last digit; 0 for a plain count, which is not rounded.
fn half(indicator: Option<&Indicator>) -> Decimal {
    let Some(quantity) = indicator.map(|it| &it.quantity) else { return Decimal::ZERO };
    if quantity.resolution == Decimal::ONE { Decimal::ZERO } else { quantity.resolution / Decimal::TWO }
}

/// Whether operands that are rounded themselves can give the stated figure: the extremes are at the corners.
fn within_rounding(
    stated: Decimal,
    resolution: Decimal,
    value: &impl Fn(Decimal, Decimal) -> Option<Decimal>,
    (before, before_half): (Decimal, Decimal),
    (now, now_half): (Decimal, Decimal),
) -> bool {
    if before_half.is_zero() && now_half.is_zero() {
        return false;
    }
    let corners = [(Decimal::ONE, -Decimal::ONE), (-Decimal::ONE, Decimal::ONE)];
    let mut ends = corners.iter().filter_map(|(a, b)| {
        let moved = |value: Decimal, half: Decimal, way: &Decimal| value.checked_add(half.checked_mul(*way)?);
        value(moved(before, before_half, a)?, moved(now, now_half, b)?)
    });
    let (Some(a), Some(b)) = (ends.next(), ends.next()) else { return false };
    let slack = resolution / Decimal::TWO;
    a.min(b).saturating_sub(slack) <= stated && stated <= a.max(b).saturating_add(slack)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_speaks_of_the_figure_whose_words_it_goes_on_from() {
        let figure = |label: &str| -> Indicator {
            serde_json::from_value(serde_json::json!({
                "id": "i1", "span": [0, 0], "sentence": [0, 0], "section": null, "subject": label, "label": label,
                "concept": null, "role": "level", "scope": null,
                "quantity": {"value": "1", "value_hi": null, "unit": "件", "bound": "exact", "resolution": "1"},
                "period": {"year": null, "as_of": null, "text": null}
            }))
            .unwrap()
        };
        for (change, of, expected) in [
            ("受理行政复议申请同比增长", "受理行政复议申请", true),
            ("同比增长", "受理行政复议申请", true),
            ("一审行政诉讼案件败诉率较上年下降", "败诉率", true),
            ("网上网上可办率较上年提高", "政务服务事项网上可办率", true),
            ("安全事故起数同比下降", "受理行政复议申请", false),
            ("压缩率", "压缩率", false),
        ] {
            assert_eq!(speaks_of(&figure(change), &figure(of)), expected, "{change} of {of}");
        }
    }
}
