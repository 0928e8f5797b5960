//! minuend - subtrahend = result.

use rust_decimal::Decimal;
use shangji_model::{CheckKind, IndicatorRole, Verdict};

use super::Found;
use super::fact::Fact;
use super::verdict::{Interval, judge, shown, words};

/// What names the rest of two amounts.
const RESTS: &[&str] = &[
    "节约",
    "节支",
    "核减",
    "审减",
    "结余",
    "结转",
    "其余",
    "另有",
    "剩余",
    "未办结",
    "净增",
    "相差",
    "差额",
    "不合格",
];

/// Differences among the facts of a sentence.
pub(super) fn find(facts: &[Fact<'_>], out: &mut Vec<Found>) {
    for (at, result) in facts.iter().enumerate().skip(2) {
        let plain = |fact: &Fact<'_>| fact.exact && !fact.is_percent() && fact.same_unit(result);
        if !plain(result) {
            continue;
        }
        let before = facts.get(at.saturating_sub(6)..at).unwrap_or_default();
        let [.., minuend, subtrahend] = before.iter().filter(|fact| plain(fact)).collect::<Vec<_>>()[..] else {
            continue;
        };
        let moved = minuend.role == IndicatorRole::From && subtrahend.role == IndicatorRole::To;
        // 保留132项,比改革前的211项减少79项
        let held = subtrahend.role == IndicatorRole::From && minuend.role != IndicatorRole::From;
        let moved = moved || held;
        let (minuend, subtrahend) =
            if moved && minuend.value < subtrahend.value { (subtrahend, minuend) } else { (minuend, subtrahend) };
        let Some(rest) = minuend.value.checked_sub(subtrahend.value) else { continue };
        let named = || RESTS.iter().any(|word| result.label.contains(word));
        // Small numbers come out by chance: 草案3部,制定规章2部、修改1部.
        let told = || rest >= Decimal::TEN || (moved && result.role == IndicatorRole::Change) || named();
        if rest == result.value && !rest.is_zero() && told() {
            out.push(check(minuend, subtrahend, result, rest, Verdict::Holds));
        } else if result.unit == "元" && rest > Decimal::ZERO && adjacent(minuend, subtrahend, result) && named() {
            let half = (minuend.resolution + subtrahend.resolution) / Decimal::TWO;
            let possible = Interval { low: rest - half, high: rest + half };
            let verdict = judge(rest, Some(possible), result.value, result.resolution);
            out.push(check(minuend, subtrahend, result, rest, verdict));
        }
    }
}

/// Whether three amounts follow each other without another between.
fn adjacent(minuend: &Fact<'_>, subtrahend: &Fact<'_>, result: &Fact<'_>) -> bool {
    minuend.idx + 1 == subtrahend.idx && subtrahend.idx + 1 == result.idx && minuend.label != subtrahend.label
}

fn check(minuend: &Fact<'_>, subtrahend: &Fact<'_>, result: &Fact<'_>, rest: Decimal, verdict: Verdict) -> Found {
    Found {
        kind: CheckKind::Difference,
        operands: vec![minuend.idx, subtrahend.idx, result.idx],
        message: format!(
            "{} - {} = {}{}, stated {}: {}",
            minuend.shown(),
            subtrahend.shown(),
            rest.normalize(),
            result.unit,
            result.shown(),
            words(verdict)
        ),
        expected: shown(rest, Decimal::ONE),
        stated: result.value.to_string(),
        verdict,
    }
}
