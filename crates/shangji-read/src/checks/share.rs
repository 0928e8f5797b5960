//! part / whole = percent; and percents that no part of a stated whole gives (the GRIM test: Brown and Heathers 2017).

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use shangji_model::{CheckKind, IndicatorRole, Verdict};
use shangji_text::WordList;

use super::Found;
use super::fact::Fact;
use super::verdict::{Interval, cut, is_slip, judge, round, shown, words};

/// Shares among the facts of a paragraph; `earlier` are those before it.
pub(super) fn find(facts: &[Fact<'_>], earlier: &[Fact<'_>], out: &mut Vec<Found>) {
    let n_earlier = out.len();
    for (at, share) in facts.iter().enumerate() {
        if share.role != IndicatorRole::Share || !share.is_percent() || !(share.exact || share.about) {
            continue;
        }
        let before = facts.get(at.saturating_sub(REACH)..at).unwrap_or_default();
        let n_before = out.len();
        let told = of_whole_between(before, share, out) || of_named_whole(before, earlier, share, out);
        if !told && !stated(before, share, out) && share.exact {
            attainable(before, share, out);
        }
        if share.about {
            // 约5.66% is worth telling only where it comes out.
            let holds = |found: &Found| matches!(found.verdict, Verdict::Holds | Verdict::Truncated);
            if out.get(n_before..).is_some_and(|found| !found.iter().all(holds)) {
                out.truncate(n_before);
            }
        }
    }
    // By their shares, the wholes of this paragraph.
    let here = out.get(n_earlier..).unwrap_or_default();
    let wholes: BTreeMap<usize, usize> = here.iter().filter_map(Found::share_and_whole).collect();
    of_common_whole(facts, &wholes, out);
    // Of what was found only this paragraph's is looked at: there may be many.
    let told: BTreeSet<usize> =
        out.get(n_earlier..).unwrap_or_default().iter().flat_map(|found| found.operands.iter().copied()).collect();
    find_whole_before(facts, earlier, &told, out);
}

/// Of parts that are each told with their share in one sentence, one that does not come out where the others do, of one
/// whole: 258件,占33.9%;35件,占4.34%;265件,占32.9%. Where a single share has the whole, or they have several, one that would come
/// out but for a slip of the pen: 纠错15件、纠错率8.9%,终止49件、占29.7%.
fn of_common_whole(facts: &[Fact<'_>], wholes: &BTreeMap<usize, usize>, out: &mut Vec<Found>) {
    let fact = |idx: &usize| facts.binary_search_by_key(idx, |fact| fact.idx).ok().and_then(|at| facts.get(at));
    for sentence in facts.chunk_by(|a, b| a.sentence == b.sentence) {
        let pairs = parts_with_shares(sentence);
        let told: Vec<usize> = pairs.iter().filter_map(|(_, share)| wholes.get(&share.idx).copied()).collect();
        let common = told.first().filter(|first| told.len() > 1 && told.iter().all(|whole| whole == *first));
        let beside: BTreeSet<usize> = sentence.iter().filter_map(|share| wholes.get(&share.idx).copied()).collect();
        for (part, share) in pairs.into_iter().filter(|(_, share)| !wholes.contains_key(&share.idx)) {
            let fits = |whole: &&Fact<'_>| part.same_unit(whole) && part.value <= whole.value;
            let slips = |whole: &&Fact<'_>| slipped(part, whole, share);
            let whole = match common {
                Some(common) => fact(common).filter(fits),
                None => beside.range(..share.idx).rev().take(NEAR).filter_map(fact).filter(fits).find(slips),
            };
            let found = whole.and_then(|whole| Some(check(part, whole, share, quotient(part, whole, share)?)));
            out.extend(found);
        }
    }
}

/// Parts that stand right before the share that they are, 258件,占33.9%, or are dealt out before as many shares:
/// 872件、2446件,分别占26.28%和73.72%.
fn parts_with_shares<'f, 'a>(facts: &'f [Fact<'a>]) -> Vec<(&'f Fact<'a>, &'f Fact<'a>)> {
    let is_share = |fact: &Fact<'_>| {
        fact.role == IndicatorRole::Share && fact.exact && fact.is_percent() && fact.label.ends_with("占比")
    };
    let mut out = Vec::new();
    let mut start = 0_usize;
    for run in facts.chunk_by(|a, b| is_share(a) == is_share(b) && a.sentence == b.sentence) {
        let parts = start.checked_sub(run.len()).and_then(|from| facts.get(from..start));
        start += run.len();
        let (Some(parts), true) = (parts, run.first().is_some_and(is_share)) else { continue };
        let beside = |(part, share): (&Fact<'_>, &Fact<'_>)| match run {
            [_] => part.clause + 1 >= share.clause,
            _ => part.sentence == share.sentence && parts.first().is_some_and(|first| first.same_unit(part)),
        };
        if parts.iter().all(Fact::is_level) && parts.iter().zip(run).all(beside) {
            out.extend(parts.iter().zip(run));
        }
    }
    out
}

/// Parts told with their shares, of a whole that an earlier paragraph states: 处罚类1492件,占41.6%;举报类893件,占24.9%. Only where
/// several come out of one whole; then one beside them that would but for a slip is told too.
fn find_whole_before(facts: &[Fact<'_>], earlier: &[Fact<'_>], told: &BTreeSet<usize>, out: &mut Vec<Found>) {
    let mut pairs = parts_with_shares(facts);
    pairs.retain(|(_, share)| !told.contains(&share.idx));
    pairs.truncate(REACH);
    let judged = |whole: &Fact<'_>| -> Vec<(usize, bool, Found)> {
        let fits = pairs.iter().filter(|(part, _)| part.same_unit(whole) && part.value <= whole.value);
        fits.filter_map(|(part, share)| {
            let found = quotient(part, whole, share)?;
            let slips = found.verdict == Verdict::Inconsistent;
            let told = !slips || slipped(part, whole, share);
            told.then(|| (share.sentence, slips, check(part, whole, share, found)))
        })
        .collect()
    };
    let comes_out = |found: &[(usize, bool, Found)]| {
        let n = found.iter().filter(|(_, slips, _)| !slips).count();
        let fine = pairs.iter().all(|(_, share)| share.resolution <= FINE);
        (n >= if fine { TOGETHER_FINE } else { TOGETHER }).then_some(n)
    };
    let wholes = earlier.iter().rev().filter(|fact| fact.is_level() && !pairs.is_empty());
    // Of wholes that as many come out of the nearest is taken.
    let best = wholes.map(judged).filter_map(|found| Some((comes_out(&found)?, found))).rev().max_by_key(|(n, _)| *n);
    let Some((_, found)) = best else { return };
    let holding: BTreeSet<usize> =
        found.iter().filter(|(_, slips, _)| !slips).map(|(sentence, ..)| *sentence).collect();
    let told = found.into_iter().filter(|(sentence, slips, _)| !slips || holding.contains(sentence));
    out.extend(told.map(|(_, _, check)| check));
}

/// A share that names its whole, with its part right before it: 提交审议的96项议题中…64项…,占议题总数的66.7%; 三市合计7043件,占全省受理总量的47.28%.
/// The whole may stand far back; an alarm needs it in the sentence, or a slip of the pen.
fn of_named_whole(before: &[Fact<'_>], earlier: &[Fact<'_>], share: &Fact<'_>, out: &mut Vec<Found>) -> bool {
    let Some((name, part)) = named_whole(share.lead).zip(before.last().filter(|part| part.is_level())) else {
        return false;
    };
    let is_whole = |whole: &&Fact<'_>| {
        whole.idx != part.idx
            && whole.is_level()
            && whole.same_unit(part)
            && whole.value >= part.value
            && !whole.value.is_zero()
            && whole.label.contains(name)
    };
    let mut alarm = None;
    for whole in before.iter().rev().chain(earlier.iter().rev()).filter(is_whole) {
        let Some(found) = quotient(part, whole, share) else { continue };
        if found.verdict != Verdict::Inconsistent {
            out.push(check(part, whole, share, found));
            return true;
        }
        if alarm.is_none() && share.exact && (whole.sentence == share.sentence || slipped(part, whole, share)) {
            alarm = Some(check(part, whole, share, found));
        }
    }
    let found = alarm.is_some();
    out.extend(alarm);
    found
}

/// The name of the whole in what leads to a share: 议题 of 占议题总数的, 受理 of 占全省受理总量的.
fn named_whole(lead: &str) -> Option<&str> {
    const WITHIN: &[&str] = &["全省", "全市", "全县", "全区", "全镇", "全部", "所有", "其"];
    const TOTALS: &[&str] = &["总数", "总量", "总额", "总人数", "总户数", "数量", "数", "量"];
    let (_, name) = lead.rsplit_once('占')?;
    let name = name.strip_suffix('的')?;
    let name = WITHIN.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    let name = TOTALS.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
    name.chars().nth(1).is_some().then_some(name)
}

/// So many wholes of other shares are tried.
const NEAR: usize = 4;
/// So many shares of one whole come out by no chance.
const TOGETHER: usize = 3;
/// So many do, if they are told to the hundredth of a percent.
const TOGETHER_FINE: usize = 2;
/// A hundredth of a percent.
const FINE: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// So many figures back an operand may stand: what belongs together stands near.
const REACH: usize = 24;
/// So many figures back the whole may stand of which several shares are, or that the share names.
pub(super) const FAR: usize = 64;

/// `…86.2亿元,占…107.5亿元的80.25%`: the whole stands between the part and the share.
fn of_whole_between(before: &[Fact<'_>], share: &Fact<'_>, out: &mut Vec<Found>) -> bool {
    let [.., part, whole] = before else { return false };
    let near = share.lead == "的" && part.sentence == share.sentence;
    // 新增3250套,完成年度目标3000套的108.3%: a plan may be exceeded.
    let planned = near && whole.lead.contains("完成") && whole.role == IndicatorRole::Target && whole.exact;
    let joined = planned || (near && whole.lead.contains('占') && whole.is_level() && whole.value >= part.value);
    let fits = part.is_level() && whole.same_unit(part) && !whole.value.is_zero();
    let found = (joined && fits).then(|| quotient(part, whole, share)).flatten();
    out.extend(found.map(|found| check(part, whole, share, found)));
    found.is_some()
}

/// A share beside its part, with its whole before them.
fn stated(before: &[Fact<'_>], share: &Fact<'_>, out: &mut Vec<Found>) -> bool {
    let proportion = ["占", "比例", "比重"].iter().any(|word| share.label.contains(word));
    // The part stands in the share's sentence, and near it; the nearest that fits is taken.
    let near = || before.iter().rev().filter(|fact| fact.sentence == share.sentence && fact.is_level());
    // Those that the rate names, wherever they stand in the sentence, go before the nearest.
    let named = near().filter(|part| is_of(share.label, part.label)).take(3);
    // 其中败诉109件。败诉率为9.11%: of the sentence before, if the rate says the very word. Told where it comes out.
    let earlier = before.iter().rev().filter(|part| part.sentence != share.sentence && part.is_level());
    let earlier = earlier.filter(|part| is_plainly_of(share.label, part.label) && share.resolution <= FINE).take(1);
    let nearest = near().next().map(|part| part.idx);
    let parts = named.chain(near().take(3)).chain(earlier);
    let mut alarm = None;
    for (nth, part) in parts.enumerate() {
        let named = is_of(share.label, part.label);
        for whole in before.iter().rev().filter(|whole| is_whole(whole, part, share)) {
            let near = whole.sentence == share.sentence && part.sentence == share.sentence;
            // Far from each other, or without a word in common, figures belong together only if the rate says so.
            let joined = named || proportion || (near && nearest == Some(part.idx));
            if !joined {
                continue;
            }
            let Some(found) = quotient(part, whole, share) else { continue };
            if matches!(found.verdict, Verdict::Holds | Verdict::Truncated)
                || (named && found.verdict == Verdict::WithinRounding)
            {
                out.push(check(part, whole, share, found));
                return true;
            }
        }
        if nth == 0 && part.sentence == share.sentence {
            alarm = alarm_of(before, part, share, proportion);
        }
    }
    match alarm {
        Some(check) => {
            out.push(check);
            true
        }
        None => false,
    }
}

/// Whether a figure may be the whole of which a part is told as a share.
fn is_whole(whole: &Fact<'_>, part: &Fact<'_>, share: &Fact<'_>) -> bool {
    // What was planned may be exceeded: 完成率115%.
    let planned = whole.role == IndicatorRole::Target && whole.exact && share.label.contains("完成");
    let holds = planned || (whole.is_level() && whole.value >= part.value);
    whole.idx < part.idx && holds && whole.same_unit(part) && !whole.value.is_zero()
}

/// A share that does not come out of its part and its whole, all three in one sentence, side by side.
fn alarm_of(before: &[Fact<'_>], part: &Fact<'_>, share: &Fact<'_>, proportion: bool) -> Option<Found> {
    // Of which suits the heads appeared in, the report seldom says: those that were heard. And what is complete is complete
    // of something else, where a part stands beside it.
    if share.label.contains("出庭") || share.value == Decimal::ONE_HUNDRED {
        return None;
    }
    let mut wholes =
        before.iter().rev().filter(|whole| whole.sentence == share.sentence && is_whole(whole, part, share));
    let first = wholes.clone().next()?;
    let divided = wholes.clone().find(|whole| whole.divided && proportion);
    let bare = of_bare_part(first, part, share);
    let told = first.total || bare || slipped_beside(first, part, share) || divided.is_some();
    // 审结21件,其中撤销4件,纠错率19.5%: by another word, and but for a slip of the pen.
    let corrects = share.label.ends_with("纠错率") && CORRECTED.iter().any(|outcome| part.label.contains(outcome));
    let named = corrects && slipped(part, first, share);
    let of_these = is_plainly_of(share.label, part.label) || named || (proportion && told);
    if !of_these {
        return None;
    }
    // 审结593件,其中调解247件;直接纠错38件: a part of the whole beside it is not its whole.
    let beside = Some(first).filter(|whole| !whole.part || bare || part.part);
    let whole = divided.or(beside).or_else(|| wholes.find(|whole| slipped(part, whole, share)))?;
    if !alike(part, whole, share) || of_several(before, part, whole, share) {
        return None;
    }
    Some(check(part, whole, share, quotient(part, whole, share)?))
}

/// Whether the share is what the part is of the whole, but for a slip of the pen.
fn slipped(part: &Fact<'_>, whole: &Fact<'_>, share: &Fact<'_>) -> bool {
    let found = quotient(part, whole, share).and_then(|found| round(found.percent, share.resolution));
    found.is_some_and(|percent| is_slip(percent, share.value))
}

/// Whether so is a share that says nothing but that it is one, with its part and its whole right before it: 案卷60卷,被评为优秀的21卷,占53%.
fn slipped_beside(whole: &Fact<'_>, part: &Fact<'_>, share: &Fact<'_>) -> bool {
    let beside = whole.idx + 1 == part.idx && part.idx + 1 == share.idx && share.label.ends_with("占比");
    beside && slipped(part, whole, share)
}

/// What part / whole gives, and how the stated share stands to it.
#[derive(Clone, Copy)]
struct Quotient {
    percent: Decimal,
    verdict: Verdict,
}

fn quotient(part: &Fact<'_>, whole: &Fact<'_>, share: &Fact<'_>) -> Option<Quotient> {
    let percent = |part: Decimal, whole: Decimal| part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED);
    let expected = percent(part.value, whole.value)?;
    let possible = (part.is_rounded() || whole.is_rounded()).then(|| {
        let spread = |fact: &Fact<'_>| {
            if fact.is_rounded() {
                Interval::around(fact.value, fact.resolution)
            } else {
                Interval::exactly(fact.value)
            }
        };
        let (part, whole) = (spread(part), spread(whole));
        Some(Interval { low: percent(part.low, whole.high)?, high: percent(part.high, whole.low)? })
    });
    let verdict = judge(expected, possible.flatten(), share.value, share.resolution);
    Some(Quotient { percent: expected, verdict })
}

fn check(part: &Fact<'_>, whole: &Fact<'_>, share: &Fact<'_>, found: Quotient) -> Found {
    let expected = shown(found.percent, share.resolution);
    Found {
        kind: CheckKind::Share,
        operands: vec![part.idx, whole.idx, share.idx],
        message: format!(
            "{} / {} = {expected}%, stated {}: {}",
            part.shown(),
            whole.shown(),
            share.shown(),
            words(found.verdict)
        ),
        expected,
        stated: share.value.to_string(),
        verdict: found.verdict,
    }
}

/// Whether a share says nothing but that it is one, right behind a part that 其中 led to, with the whole before that:
/// 案卷240卷,其中优秀案卷89卷,占37.8%.
fn of_bare_part(whole: &Fact<'_>, part: &Fact<'_>, share: &Fact<'_>) -> bool {
    part.part && whole.idx + 1 == part.idx && part.idx + 1 == share.idx && share.label.ends_with("占比")
}

/// Outcomes by which an act that was appealed against is corrected.
const CORRECTED: &[&str] = &["撤销", "变更", "确认违法", "责令履行"];

/// Whether a rate is of the part that a label names: 网上可办率 of 可网上办理的, 持证率 of 持有…证件. Two neighbours of the
/// rate's last four characters stand in the label in their order.
fn is_of(rate: &str, part: &str) -> bool {
    // 邻里纠纷占比: of them.
    if let Some(name) = rate.strip_suffix("占比").filter(|name| name.chars().nth(3).is_some()) {
        return part.ends_with(name);
    }
    let Some(name) = rate.strip_suffix('率') else { return false };
    // 纠错率: what was corrected has names of its own (行政复议法 arts. 63 to 67).
    if name.ends_with("纠错") && CORRECTED.iter().any(|outcome| part.contains(outcome)) {
        return true;
    }
    let mut last: Vec<char> = name.chars().rev().take(4).collect();
    last.reverse();
    last.windows(2).any(|pair| match pair {
        [a, b] => part.find(*a).and_then(|at| part.get(at + a.len_utf8()..)).is_some_and(|rest| rest.contains(*b)),
        _ => false,
    })
}

/// Whether the label says the very word that the rate is formed from: 纠错率 beside 纠错…件.
fn is_plainly_of(rate: &str, part: &str) -> bool {
    let stem = rate.strip_suffix('率').and_then(|name| name.get(name.char_indices().rev().nth(1)?.0..));
    stem.is_some_and(|stem| part.contains(stem))
}

/// Words that make of a rate another one: 提前办结率 is of what was handled ahead of time.
const WAYS: &[&str] =
    &["提前", "即时", "当场", "当日", "一次", "全程", "网上", "按期", "按时", "及时", "综合", "直接", "初次", "实质"];

/// Whether nothing tells a part, its whole and their rate apart.
fn alike(part: &Fact<'_>, whole: &Fact<'_>, share: &Fact<'_>) -> bool {
    let way = WAYS.iter().find(|way| share.label.contains(**way));
    // 市本级化解312件 is no part of what the whole city concluded.
    let scoped = part.scope.is_some() && part.scope != whole.scope;
    // 解读材料72篇,其中文字33篇,政策文件解读率96%: what the whole is called too tells no part of it.
    let tells = !is_plainly_of(share.label, whole.label);
    way.is_none_or(|way| part.label.contains(way)) && !scoped && tells
}

/// Whether the share comes out of several wholes together: 抽取80卷、40卷,评定优秀33卷,优秀率27.5%.
fn of_several(before: &[Fact<'_>], part: &Fact<'_>, whole: &Fact<'_>, share: &Fact<'_>) -> bool {
    let mut sum = whole.value;
    let several = before.iter().rev().skip_while(|fact| fact.idx >= whole.idx);
    for fact in several.take_while(|fact| fact.sentence == share.sentence && fact.is_level() && fact.same_unit(whole)) {
        sum += fact.value;
        let percent = part.value.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(sum));
        let verdict = percent.map(|percent| judge(percent, None, share.value, share.resolution));
        if matches!(verdict, Some(Verdict::Holds | Verdict::Truncated)) {
            return true;
        }
    }
    false
}

/// Things of which a share can be told one by one.
const COUNTED: &[&str] = &["件", "起", "宗", "人", "名", "户", "家", "个", "份", "卷", "项", "批次", "例", "条"];
/// Rates that are not shares of what was counted beside them.
static ELSEWHERE: WordList =
    WordList::new(&["知晓", "覆盖", "普及", "认领", "增长", "利用", "使用", "上网", "持有", "参与"]);

/// A percent of a whole count whose part is not stated: some whole number must give it.
fn attainable(before: &[Fact<'_>], share: &Fact<'_>, out: &mut Vec<Found>) {
    let shares = |whole: &Fact<'_>| {
        let meet = |a: &std::ops::Range<usize>, b: &std::ops::Range<usize>| a.start < b.end && b.start < a.end;
        share.subject.pieces.iter().any(|piece| whole.subject.pieces.iter().any(|own| meet(own, piece)))
    };
    // The figure before it, or the one of its own subject: 案卷120份、80份,优秀率分别为42.3%和55%.
    let near = |whole: &&Fact<'_>| whole.sentence == share.sentence && whole.clause + 1 >= share.clause;
    // 处罚案卷160份、许可案卷40份,处罚案卷合格率98.2%: or the one whose name begins the rate's.
    let names = |whole: &Fact<'_>| {
        let start = whole.label.char_indices().rev().nth(3).map(|(at, _)| at);
        start.and_then(|start| whole.label.get(start..)).is_some_and(|name| share.label.starts_with(name))
    };
    let own_name = |whole: &Fact<'_>| own_words(share) <= LENT || names(whole);
    let found =
        before.iter().rev().take_while(near).find(|whole| (shares(whole) || names(whole)) && !whole.is_percent());
    let Some(whole) = found.filter(|whole| own_name(whole)) else {
        return;
    };
    let counts = |fact: &Fact<'_>| {
        fact.exact && fact.value.is_integer() && fact.value > Decimal::ONE && COUNTED.contains(&fact.unit)
    };
    let is_rate = || share.label.ends_with('率') && !ELSEWHERE.is_in(share.label);
    // 提起诉讼376件,复议后诉讼率10.7%: that is the part, and its whole stands elsewhere.
    if is_plainly_of(share.label, whole.label) {
        return;
    }
    if !counts(whole) || whole.role != IndicatorRole::Level || !is_rate() {
        return;
    }
    // Any count of the sentence may be the base: the alarm needs all of them to fail.
    let bases = before.iter().filter(|fact| fact.sentence == share.sentence && counts(fact) && fact.same_unit(whole));
    if bases.clone().any(|base| gives(base.value, share)) {
        return;
    }
    let part = share
        .value
        .checked_mul(whole.value)
        .and_then(|part| part.checked_div(Decimal::ONE_HUNDRED))
        .map(|part| part.round());
    let Some(expected) =
        part.and_then(|part| part.checked_mul(Decimal::ONE_HUNDRED)).and_then(|part| part.checked_div(whole.value))
    else {
        return;
    };
    let expected = shown(expected, share.resolution);
    out.push(Found {
        kind: CheckKind::Attainable,
        operands: vec![whole.idx, share.idx],
        message: format!("no whole number of {} is {}; the nearest is {expected}%", whole.shown(), share.shown()),
        expected,
        stated: share.value.to_string(),
        verdict: Verdict::Inconsistent,
    });
}

/// A rate that lends its subject has a name of so many characters at most: 优秀率, 一次合格率; 联合验收通过率 is of its own.
const LENT: usize = 5;

/// How many characters of a rate's name stand right before it.
fn own_words(share: &Fact<'_>) -> usize {
    let last = share.subject.pieces.last().map_or(0, |piece| piece.len());
    last / '率'.len_utf8()
}

/// Whether some whole part of `whole` rounds, or is cut off, to the share.
fn gives(whole: Decimal, share: &Fact<'_>) -> bool {
    let Some(near) = share
        .value
        .checked_mul(whole)
        .and_then(|part| part.checked_div(Decimal::ONE_HUNDRED))
        .and_then(|part| part.to_i64())
    else {
        return true;
    };
    (near.saturating_sub(1)..=near.saturating_add(1)).filter(|&part| part >= 0).any(|part| {
        let percent = Decimal::from(part).checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole));
        percent.is_none_or(|percent| {
            round(percent, share.resolution) == Some(share.value) || cut(percent, share.resolution) == Some(share.value)
        })
    })
}
