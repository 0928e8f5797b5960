//! total = part + part + ….

use rust_decimal::Decimal;
use shangji_model::{CheckKind, IndicatorRole, Verdict};

use super::Found;
use super::fact::Fact;
use super::verdict::{Interval, is_slip, judge, words};

/// The most parts that a total may have.
const PARTS: usize = 12;

/// Sums among the facts of a sentence.
pub(super) fn find(facts: &[Fact<'_>], out: &mut Vec<Found>) {
    for (at, total) in facts.iter().enumerate() {
        if !total.is_level() || total.role == IndicatorRole::Change {
            continue;
        }
        let behind = facts.get(at + 1..).unwrap_or_default();
        let before = facts.get(..at).unwrap_or_default();
        let found = parts_behind(total, behind).or_else(|| total.total.then(|| parts_before(total, before)).flatten());
        out.extend(found);
    }
}

/// Sums whose parts stand apart from their total, in a later sentence of the paragraph, in a list, behind a semicolon or behind 其中:
/// 立案2847件。…适用普通程序1952件,占69%、简易程序895件,占31%。 Only what adds up is told: the parts may be those of something else.
/// What a paragraph divides may stand in one before: 受理3318件。⏎从层级看,市政府872件,县政府2446件。
pub(super) fn find_across(paragraph: &[Fact<'_>], earlier: &[Fact<'_>], out: &mut Vec<Found>) {
    let parted = |a: &Fact<'_>, b: &Fact<'_>| a.sentence != b.sentence || (b.part && !a.part);
    find_groups(paragraph, parted, out);
    // 包括:①…2项;②…4项;③…3项。
    find_groups(paragraph, |a, b| a.list != b.list, out);
    find_groups(paragraph, |a, b| parted(a, b) || b.lead.contains(';'), out);
    find_divided(paragraph, earlier, out);
}

/// Whether words before a figure tell that all of what was stated is divided: 从层级看,; 受理的案件中,.
fn divides(lead: &str) -> bool {
    lead.contains('看') || lead.contains("中,")
}

/// The sentences of a paragraph that divide what an earlier paragraph states.
fn find_divided(paragraph: &[Fact<'_>], earlier: &[Fact<'_>], out: &mut Vec<Found>) {
    for sentence in paragraph.chunk_by(|a, b| a.sentence == b.sentence) {
        let Some(first) = sentence.first().filter(|first| first.is_level() && divides(first.lead)) else { continue };
        let counts = |fact: &&Fact<'_>| fact.is_level() && fact.same_unit(first);
        let parts: Vec<&Fact<'_>> = sentence.iter().take_while(counts).take(PARTS).collect();
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value));
        let Some(sum) = sum.filter(|sum| parts.len() > 1 && *sum >= LEAST) else { continue };
        let whole = earlier.iter().rev().take(DIVIDED).find(|whole| counts(whole) && whole.value == sum);
        out.extend(whole.map(|whole| check(whole, &parts, sum, Verdict::Holds)));
    }
}

/// So many figures back what a paragraph divides may stand.
const DIVIDED: usize = 32;

fn find_groups(paragraph: &[Fact<'_>], parted: impl Fn(&Fact<'_>, &Fact<'_>) -> bool, out: &mut Vec<Found>) {
    let mut first = 0;
    for group in paragraph.chunk_by(|a, b| !parted(a, b)) {
        let before = paragraph.get(..first).unwrap_or_default();
        first += group.len();
        let Some(unit) = group.iter().find(|fact| fact.is_level()) else { continue };
        let parts: Vec<&Fact<'_>> =
            group.iter().filter(|fact| fact.is_level() && fact.same_unit(unit)).take(PARTS).collect();
        // 从申请方式看,…; 审结案件中,…: told to be all of it.
        // A count, and right behind it a list that counts nothing else.
        let listed = unit.list.is_some()
            && parts.len() >= THREE
            && parts.len() == group.len()
            && before.last().is_some_and(|whole| whole.idx + 1 == unit.idx);
        let divides = divides(unit.lead) || listed;
        let found = (2..=parts.len()).rev().find_map(|n| {
            let list = parts.get(..n).filter(|list| list.last().is_some_and(|last| !last.value.is_zero()))?;
            let sum = list.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value))?;
            let half: Decimal = list
                .iter()
                .filter(|part| part.resolution > Decimal::ONE)
                .map(|part| part.resolution / Decimal::TWO)
                .sum();
            let all = n == parts.len();
            let told = unit.part || (divides && all);
            let whole = before
                .iter()
                .rev()
                .filter(|whole| whole.is_level() && whole.same_unit(unit))
                .take(BACK)
                .filter(|whole| told || whole.value >= LEAST || (all && n >= SEVERAL && whole.value >= FEW));
            whole.into_iter().find_map(|whole| {
                let possible = (half > Decimal::ZERO).then_some(Interval { low: sum - half, high: sum + half });
                let verdict = if half.is_zero() && sum != whole.value {
                    Verdict::Inconsistent
                } else {
                    judge(sum, possible, whole.value, whole.resolution)
                };
                let close = verdict != Verdict::Inconsistent && (half.is_zero() || unit.part);
                close.then(|| check(whole, list, sum, verdict))
            })
        });
        out.extend(found);
    }
}

/// So many figures back a total may stand.
const BACK: usize = 8;
/// Below this, two or three numbers add up by chance.
const LEAST: Decimal = Decimal::ONE_HUNDRED;
/// So many numbers that add up do so by no chance, unless they are small.
const SEVERAL: usize = 4;
/// So many items of a list are no pair that adds up by chance.
const THREE: usize = 3;
/// Small.
const FEW: Decimal = Decimal::TEN;

/// Parts that follow their total.
fn parts_behind(total: &Fact<'_>, behind: &[Fact<'_>]) -> Option<Found> {
    let mut parts: Vec<&Fact<'_>> = Vec::new();
    let mut sum = Decimal::ZERO;
    // 复议案件22件,同比减少5件,其中维持15件…: by how much it changed is no part.
    let moved = |fact: &Fact<'_>| {
        fact.role == IndicatorRole::From
            || (fact.role == IndicatorRole::Change && !fact.part && fact.label != total.label)
    };
    // 拆除违法建设211处、4.37万平方米,其中…: measured in another unit besides.
    // 审结13804件(含上年结转1032件),其中…: what it holds of last year's.
    let besides = |fact: &Fact<'_>| {
        fact.clause == total.clause && !fact.part && !fact.same_unit(total)
            || fact.idx == total.idx + 1 && fact.lead.starts_with("(含")
    };
    let behind = behind.iter().skip_while(|fact| besides(fact));
    for fact in behind.filter(|fact| !fact.is_percent() && !moved(fact)).take(PARTS) {
        // 共清理203件,其中保留142件,拟修改17件: what is meant for a part makes it no less one.
        let meant = fact.exact && fact.role == IndicatorRole::Target && fact.label.starts_with('拟');
        if !(fact.is_level() || meant) || !fact.same_unit(total) {
            break;
        }
        sum = sum.checked_add(fact.value)?;
        parts.push(fact);
        if parts.len() >= 2 && sum == total.value {
            return Some(check(total, &parts, sum, Verdict::Holds));
        }
    }
    // An alarm needs a list that is plainly all of it: led to by 其中, without another figure between.
    let first = parts.first().filter(|_| parts.len() >= 2)?;
    // Parts of one whole are not parts of each other.
    if total.part && total.clause == first.clause {
        return None;
    }
    let list: Vec<&Fact<'_>> =
        parts.iter().copied().take_while(|part| part.clause == first.clause || first.clause == total.clause).collect();
    let clauses: Vec<&Fact<'_>> = parts
        .iter()
        .copied()
        .enumerate()
        .take_while(|(idx, part)| part.clause <= first.clause + idx)
        .map(|(_, part)| part)
        .collect();
    [list, clauses].iter().filter(|list| list.len() >= 2).find_map(|list| {
        let sum: Decimal = list.iter().map(|part| part.value).sum();
        // 其中…、其他处理9件: a list that ends in the rest is all of it.
        let rest = first.part
            && !total.part
            && list.iter().all(|part| part.clause == first.clause)
            && list.len() >= 3
            && list.last().is_some_and(|last| ["其他", "其余", "其它"].iter().any(|word| last.label.contains(word)));
        // 优秀96宗、合格221宗、不合格4宗: what is so and what is not so is all of it.
        let rest = rest || exhausts(list) || cleans_up(total, list);
        if list.iter().chain([&total]).any(|fact| fact.resolution > Decimal::ONE) {
            let half: Decimal = list.iter().map(|part| part.resolution / Decimal::TWO).sum();
            let possible = Interval { low: sum - half, high: sum + half };
            let verdict = judge(sum, Some(possible), total.value, total.resolution);
            // 资金1.86亿元,其中1.21亿元、0.18亿元、0.57亿元: parts cannot exceed their whole, however rounded.
            let over = first.part && sum > total.value && sum <= total.value * Decimal::new(11, 1);
            return (verdict != Verdict::Inconsistent || rest || over).then(|| check(total, list, sum, verdict));
        }
        let one_clause = list.iter().all(|part| part.clause == first.clause);
        let over = sum > total.value && sum <= total.value * Decimal::new(11, 1);
        let named = names_all(total.label, list) || rest;
        // Parts that come to a few less may be most of them: 审结127件,其中维持101件,撤销22件.
        let slip = is_slip(sum, total.value) && (sum > total.value || total.value - sum >= Decimal::TEN);
        let led = first.part || total.divided;
        let wrong = named || (led && (((one_clause || total.divided) && over) || slip));
        wrong.then(|| check(total, list, sum, Verdict::Inconsistent))
    })
}

/// Parts that stand before a total that is announced as one: …件、…件,合计…件.
fn parts_before(total: &Fact<'_>, before: &[Fact<'_>]) -> Option<Found> {
    let mut parts: Vec<&Fact<'_>> = Vec::new();
    let mut sum = Decimal::ZERO;
    for fact in before.iter().rev().filter(|fact| !fact.is_percent()).take(PARTS) {
        if !fact.is_level() || !fact.same_unit(total) {
            break;
        }
        sum = sum.checked_add(fact.value)?;
        parts.insert(0, fact);
        if parts.len() >= 2 && sum == total.value {
            return Some(check(total, &parts, sum, Verdict::Holds));
        }
    }
    None
}

pub(super) fn check(total: &Fact<'_>, parts: &[&Fact<'_>], sum: Decimal, verdict: Verdict) -> Found {
    let list: Vec<String> = parts.iter().map(|part| part.shown().to_string()).collect();
    Found {
        kind: CheckKind::Sum,
        operands: std::iter::once(total.idx).chain(parts.iter().map(|part| part.idx)).collect(),
        message: format!(
            "{} = {}{}, stated {}: {}",
            list.join(" + "),
            sum.normalize(),
            total.unit,
            total.shown(),
            words(verdict)
        ),
        expected: format!("{sum:.2}"),
        stated: total.value.to_string(),
        verdict,
    }
}

/// Whether the total's own name names each of the parts: 代表建议、委员提案共….
fn names_all(total: &str, parts: &[&Fact<'_>]) -> bool {
    let tail = |label: &str| label.char_indices().rev().nth(3).and_then(|(at, _)| label.get(at..)).map(str::to_owned);
    let tails: Vec<String> = parts.iter().filter_map(|part| tail(part.label)).collect();
    let distinct: std::collections::BTreeSet<&String> = tails.iter().collect();
    distinct.len() == parts.len() && tails.iter().all(|tail| total.contains(tail.as_str()))
}

/// Whether documents that were gone through were each kept, amended or repealed: 清理392件,保留305件,修改31件,废止52件. A sum
/// far off is that of something else.
fn cleans_up(total: &Fact<'_>, list: &[&Fact<'_>]) -> bool {
    let any = |words: &[&str]| list.iter().any(|part| words.iter().any(|word| part.label.contains(word)));
    let sum: Decimal = list.iter().map(|part| part.value).sum();
    let near = (sum - total.value).abs() * Decimal::TEN <= total.value;
    list.len() > 2
        && near
        && any(&["保留", "继续有效"])
        && any(&["修改", "修订"])
        && any(&["废止", "失效"])
        && ["清理", "文件"].iter().any(|word| total.label.contains(word))
}

/// Whether parts in one clause are of a kind and of its contrary, so that there are no others.
fn exhausts(list: &[&Fact<'_>]) -> bool {
    let one_clause = list.windows(2).all(|pair| matches!(pair, [a, b] if a.clause == b.clause));
    let contrary = list.last().and_then(|last| {
        last.label.split_once('不').filter(|(before, kind)| before.is_empty() && !kind.is_empty()).map(|(_, kind)| kind)
    });
    list.len() > 2
        && one_clause
        && contrary.is_some_and(|kind| {
            list.iter().any(|part| part.label == kind || part.label.ends_with(kind) && !part.label.contains('不'))
        })
}
