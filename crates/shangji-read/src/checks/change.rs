//! (to - from) / from = percent, and to - from = points.

use rust_decimal::Decimal;
use shangji_model::{CheckKind, IndicatorRole, Verdict};
use shangji_text::WordList;

use super::Found;
use super::fact::Fact;
use super::verdict::{Interval, judge, shown, words};

/// Changes among the facts of a sentence: a figure with role from, its to, and a rate behind them.
pub(super) fn find(facts: &[Fact<'_>], out: &mut Vec<Found>) {
    for triple in facts.windows(3) {
        let [now, then, change] = triple else { continue };
        let held_against = then.role == IndicatorRole::From && then.exact && now.role != IndicatorRole::From;
        let changed = now.role == IndicatorRole::Change || then.role == IndicatorRole::Change;
        let level = !changed && now.is_level() && (then.is_level() || held_against) && now.same_unit(then);
        // …1865件(上年为1054件),同比增长77%
        if change.role == IndicatorRole::Change
            && change.is_percent()
            && change.exact
            && level
            && !then.value.is_zero()
            && last_year(then.lead)
        {
            out.extend(rate(then, now, change));
        }
        // 败诉率为9.11%,较上年的11.51%下降2.4个百分点
        let rate_held = held_against && now.is_percent() && then.is_percent() && now.exact && of_one(now, then);
        if rate_held && now.role == IndicatorRole::Share && change.exact && change.unit == "百分点" {
            out.extend(points(then, now, change));
        }
        // 出庭应诉率98.2%,比省定90%的目标高出8.2个百分点: worth a check only where it holds, for the base may be another.
        let norm = then.role == IndicatorRole::Target
            && now.role == IndicatorRole::Share
            && now.is_percent()
            && then.is_percent();
        if norm && now.exact && then.exact && change.exact && change.unit == "百分点" {
            out.extend(points(then, now, change).filter(|check| check.verdict == Verdict::Holds));
        }
    }
    for (at, pair) in facts.windows(2).enumerate() {
        let [from, to] = pair else { continue };
        let moves = from.role == IndicatorRole::From && to.role == IndicatorRole::To && from.same_unit(to);
        if !moves || !from.exact || !to.exact {
            continue;
        }
        let dealt = facts.get(at + 3).is_some_and(|next| {
            next.role == IndicatorRole::Change && facts.get(at + 2).is_some_and(|change| change.clause == next.clause)
        });
        let moved = |change: &&Fact<'_>, clauses: usize| {
            change.role == IndicatorRole::Change && change.exact && change.clause <= to.clause + clauses && !dealt
        };
        let Some(change) = facts.get(at + 2).filter(|change| moved(change, 1)) else { continue };
        // 由86份减为52份,减少34份,压减39.5%: by how much comes first.
        let gap = (from.value - to.value).abs();
        let rate_behind = facts.get(at + 3).filter(|rate| moved(rate, 2) && rate.is_percent() && !from.is_percent());
        if change.same_unit(from) && change.value == gap && !from.is_percent() {
            out.extend(rate_behind.and_then(|change| rate(from, to, change)));
            continue;
        }
        // Another thing's change, if it does not come out: …降至0.08次;承诺办结时限压减81.6%.
        let told = |check: &Found| check.verdict != Verdict::Inconsistent || of_one(to, change);
        match change.unit {
            "%" if !from.is_percent() => out.extend(rate(from, to, change).filter(told)),
            "百分点" if from.is_percent() => out.extend(points(from, to, change).filter(told)),
            _ => {}
        }
    }
    dealt(facts, out);
    told_after(facts, out);
}

/// 保留132项,比改革前的211项减少79项,精简37.4%: a rate behind the figure that another is held against, in a paragraph.
pub(super) fn find_held_against(facts: &[Fact<'_>], out: &mut Vec<Found>) {
    for (at, pair) in facts.windows(2).enumerate() {
        let [now, then] = pair else { continue };
        if then.role != IndicatorRole::From || !then.exact || then.value.is_zero() {
            continue;
        }
        let behind = facts.get(at + 2..).unwrap_or_default();
        let behind = behind.iter().take_while(|fact| fact.sentence == then.sentence);
        let mut changes = behind.take(2).take_while(|fact| fact.role == IndicatorRole::Change && fact.exact);
        let Some(change) = changes.find(|change| change.is_percent()) else { continue };
        let stands = |now: &Fact<'_>| now.is_level() && now.role != IndicatorRole::Change && now.same_unit(then);
        if stands(now) && now.sentence == then.sentence {
            out.extend(rate(then, now, change));
            continue;
        }
        // What is held against it may stand further back; told where it comes out.
        let before = facts.get((at + 1).saturating_sub(REACH)..at + 1).unwrap_or_default();
        let found = before.iter().rev().filter(|now| stands(now)).filter_map(|now| rate(then, now, change));
        out.extend(found.into_iter().find(|check| check.verdict == Verdict::Holds));
    }
}

/// So many figures back what is held against last year's may stand.
const REACH: usize = 12;

/// 处罚104起,罚款873万元,同比分别增长20.93%和35.1%,去年同期处罚86起: last year's figure behind the change. Told where it
/// comes out.
fn told_after(facts: &[Fact<'_>], out: &mut Vec<Found>) {
    for (at, then) in facts.iter().enumerate() {
        let before = facts.get(at.saturating_sub(REACH)..at).unwrap_or_default();
        if !then.exact || !last_year(then.lead) || then.is_percent() || then.value.is_zero() {
            continue;
        }
        let now =
            before.iter().rev().find(|now| now.is_level() && now.same_unit(then) && now.role != IndicatorRole::Change);
        let changes =
            before.iter().filter(|fact| fact.role == IndicatorRole::Change && fact.is_percent() && fact.exact);
        let found = now.and_then(|now| {
            changes.filter_map(|change| rate(then, now, change)).find(|check| check.verdict == Verdict::Holds)
        });
        out.extend(found);
    }
}

/// 环节由6个减至2个、材料由14件减至5件,分别减少66.7%、64.3%: as many changes as figures moved, in their order.
fn dealt(facts: &[Fact<'_>], out: &mut Vec<Found>) {
    let is_change = |fact: &Fact<'_>| fact.role == IndicatorRole::Change && fact.is_percent() && fact.exact;
    let mut at = 0;
    while let Some(first) = facts.get(at..).and_then(|rest| rest.iter().position(is_change)).map(|first| at + first) {
        let n = facts.get(first..).map_or(0, |rest| rest.iter().take_while(|fact| is_change(fact)).count());
        at = first + n;
        let moved = first.checked_sub(2 * n).and_then(|start| facts.get(start..first)).unwrap_or_default();
        let (mut froms, mut tos) = (Vec::new(), Vec::new());
        for fact in moved.iter().filter(|fact| fact.exact && !fact.is_percent()) {
            match fact.role {
                IndicatorRole::From => froms.push(fact),
                IndicatorRole::To => tos.push(fact),
                _ => {}
            }
        }
        if n < 2 || froms.len() != n || tos.len() != n {
            continue;
        }
        let changes = facts.get(first..at).unwrap_or_default();
        let triples = froms.iter().zip(&tos).zip(changes);
        if triples.clone().all(|((from, to), _)| from.same_unit(to) && !from.value.is_zero()) {
            out.extend(triples.filter_map(|((from, to), change)| rate(from, to, change)));
        }
    }
}

/// Whether two figures are of one thing, as far as their names tell.
fn of_one(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let meet = |a: &std::ops::Range<usize>, b: &std::ops::Range<usize>| a.start < b.end && b.start < a.end;
    a.subject.pieces.iter().any(|piece| b.subject.pieces.iter().any(|other| meet(piece, other)))
}

/// Whether a figure is that of the year before.
fn last_year(lead: &str) -> bool {
    static BEFORE: WordList = WordList::new(&["上年", "去年", "上一年", "上年度", "同期"]);
    BEFORE.is_in(lead) && !lead.contains("结转")
}

pub(super) fn rate(from: &Fact<'_>, to: &Fact<'_>, change: &Fact<'_>) -> Option<Found> {
    let percent = |from: Decimal, to: Decimal| {
        to.checked_sub(from)?.checked_div(from)?.checked_mul(Decimal::ONE_HUNDRED).map(|change| change.abs())
    };
    let expected = percent(from.value, to.value)?;
    let possible = (from.is_rounded() || to.is_rounded()).then(|| {
        let spread = |fact: &Fact<'_>| Interval::around(fact.value, fact.resolution);
        let (from, to) = (spread(from), spread(to));
        let ends = [
            percent(from.low, to.low)?,
            percent(from.low, to.high)?,
            percent(from.high, to.low)?,
            percent(from.high, to.high)?,
        ];
        Some(Interval { low: ends.into_iter().min()?, high: ends.into_iter().max()? })
    });
    let verdict = judge(expected, possible.flatten(), change.value, change.resolution);
    let expected = shown(expected, change.resolution);
    Some(Found {
        kind: CheckKind::ChangeRate,
        operands: vec![from.idx, to.idx, change.idx],
        message: format!(
            "from {} to {} is {expected}%, stated {}: {}",
            from.shown(),
            to.shown(),
            change.shown(),
            words(verdict)
        ),
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
        message: format!(
            "from {} to {} is {expected}百分点, stated {}: {}",
            from.shown(),
            to.shown(),
            change.shown(),
            words(verdict)
        ),
        expected,
        stated: change.value.to_string(),
        verdict,
    })
}
