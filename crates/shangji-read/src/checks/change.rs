//! (to - from) / from = percent, and to - from = points.

use rust_decimal::Decimal;
use shangji_model::{CheckKind, IndicatorRole};

use super::Found;
use super::fact::Fact;
use super::verdict::{Interval, judge, shown, words};

/// Changes among the facts of a sentence: a figure with role from, its to, and a rate behind them.
pub(super) fn find(facts: &[Fact<'_>], out: &mut Vec<Found>) {
    for (at, pair) in facts.windows(2).enumerate() {
        let [from, to] = pair else { continue };
        let moves = from.role == IndicatorRole::From && to.role == IndicatorRole::To && from.same_unit(to);
        if !moves || !from.exact || !to.exact {
            continue;
        }
        let Some(change) = facts.get(at + 2).filter(|change| change.role == IndicatorRole::Change && change.exact && change.clause <= to.clause + 1) else {
            continue;
        };
        match change.unit {
            "%" if !from.is_percent() => out.extend(rate(from, to, change)),
            "百分点" if from.is_percent() => out.extend(points(from, to, change)),
            _ => {}
        }
    }
}

fn rate(from: &Fact<'_>, to: &Fact<'_>, change: &Fact<'_>) -> Option<Found> {
    let percent = |from: Decimal, to: Decimal| to.checked_sub(from)?.checked_div(from)?.checked_mul(Decimal::ONE_HUNDRED).map(|change| change.abs());
    let expected = percent(from.value, to.value)?;
    let possible = (from.is_rounded() || to.is_rounded()).then(|| {
        let spread = |fact: &Fact<'_>| Interval::around(fact.value, fact.resolution);
        let (from, to) = (spread(from), spread(to));
        let ends = [percent(from.low, to.low)?, percent(from.low, to.high)?, percent(from.high, to.low)?, percent(from.high, to.high)?];
        Some(Interval { low: ends.into_iter().min()?, high: ends.into_iter().max()? })
    });
    let verdict = judge(expected, possible.flatten(), change.value, change.resolution);
    let expected = shown(expected, change.resolution);
    Some(Found {
        kind: CheckKind::ChangeRate,
        operands: vec![from.idx, to.idx, change.idx],
        message: format!("from {} to {} is {expected}%, stated {}: {}", from.shown(), to.shown(), change.shown(), words(verdict)),
        expected,
        stated: change.value.to_string(),
        verdict,
    })
}

fn points(from: &Fact<'_>, to: &Fact<'_>, change: &Fact<'_>) -> Option<Found> {
    let expected = to.value.checked_sub(from.value)?.abs();
    let half = (from.resolution + to.resolution) / Decimal::TWO;
    let possible = Interval { low: expected - half, high: expected + half };
    let verdict = judge(expected, Some(possible), change.value, change.resolution);
    let (more, less) = if to.value > from.value { (to, from) } else { (from, to) };
    let expected = shown(expected, change.resolution);
    Some(Found {
        kind: CheckKind::Difference,
        operands: vec![more.idx, less.idx, change.idx],
        message: format!("from {} to {} is {expected}百分点, stated {}: {}", from.shown(), to.shown(), change.shown(), words(verdict)),
        expected,
        stated: change.value.to_string(),
        verdict,
    })
}
