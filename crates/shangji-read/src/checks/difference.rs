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

/// So many figures back the one may stand that another is held against.
const REACH: usize = 12;

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

/// 办理案件536件,其中民事407件…;案件数较2018年的421件增加115件: what grew may stand further back. Told where it comes out.
pub(super) fn find_held_against(facts: &[Fact<'_>], out: &mut Vec<Found>) {
    for (at, pair) in facts.windows(2).enumerate() {
        let [then, change] = pair else { continue };
        let held = then.role == IndicatorRole::From
            && then.exact
            && change.role == IndicatorRole::Change
            && then.sentence == change.sentence;
        if !held || !change.exact || change.is_percent() || !change.same_unit(then) {
            continue;
        }
        let before = facts.get(at.saturating_sub(REACH)..at).unwrap_or_default();
        let differs = |now: &&Fact<'_>| {
            let gap = now.value.checked_sub(then.value).map(|gap| gap.abs());
            now.is_level() && now.role != IndicatorRole::Change && now.same_unit(then) && gap == Some(change.value)
        };
        if let Some(now) = before.iter().rev().find(differs) {
            let (minuend, subtrahend) = if now.value < then.value { (then, now) } else { (now, then) };
            out.push(check(minuend, subtrahend, change, change.value, Verdict::Holds));
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
