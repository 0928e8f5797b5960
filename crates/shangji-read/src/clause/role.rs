//! What a quantity is to its subject.

use std::ops::Range;

use shangji_grammar::quantity::{Kind as Measure, Quantity};
use shangji_model::IndicatorRole;
use shangji_text::WordList;
use shangji_vocabulary::WordClass;

use super::found::Found;
use super::phrase::Phrases;
use super::token::{CHANGES, Kind};

/// Ends of the names of rates by which something changed.
const CHANGE_RATES: &[&str] = &[
    "压缩率",
    "压减率",
    "精简率",
    "缩减率",
    "降低率",
    "减少率",
    "增长率",
    "增速",
    "增幅",
    "降幅",
    "提升率",
    "涨幅",
    "精简比例",
    "压减比例",
    "压缩比例",
    "缩减比例",
    "下降比例",
];
/// Ends of the names of rates.
const RATES: &[&str] = &["率", "占比", "比例", "比重", "覆盖面", "满意度", "知晓度", "度"];

/// Whether a name is that of a rate of change.
pub(crate) fn names_change(core: &str) -> bool {
    CHANGE_RATES.iter().any(|end| core.ends_with(end))
}

/// Whether a name is that of a rate.
pub(super) fn names_rate(core: &str) -> bool {
    RATES.iter().take(5).any(|end| core.ends_with(end)) || core.ends_with("满意度") || core.ends_with("知晓度")
}

/// A name without the word that makes it a rate: 群众诉求 of 群众诉求平均解决率.
pub(super) fn without_rate(core: &str) -> &str {
    let mut name = core;
    for end in ["率", "占比", "比例", "比重", "满意度"] {
        name = name.strip_suffix(end).unwrap_or(name);
    }
    for end in [
        "解决",
        "满意",
        "办结",
        "按时办结",
        "合格",
        "直接纠错",
        "综合纠错",
        "纠错",
        "成功",
        "覆盖",
        "完成",
        "答复",
        "办复",
        "胜诉",
        "败诉",
        "参考",
        "平均",
    ] {
        name = name.strip_suffix(end).unwrap_or(name);
    }
    let name = name.strip_suffix("平均").unwrap_or(name);
    // 政务服务事项网上可办率: a rate of the things.
    let way = ["网上", "全程", "一网"].iter().filter_map(|way| name.find(way)).min();
    way.filter(|&at| at >= "事项".len()).and_then(|at| name.get(..at)).unwrap_or(name)
}

/// Whether a quantity is an amount of money, which a bare verb needs no object for: 罚款476600元.
pub(super) fn names_amount(quantity: &Quantity) -> bool {
    quantity.kind == Measure::Money
}

/// The role of a figure.
///
/// `clause` holds the tokens of the clause before it; `planned` says that the figure stands in the plan.
pub(super) fn tell(
    phrases: &Phrases<'_, '_>,
    quantity: &Quantity,
    found: &Found<'_>,
    clause: Range<usize>,
    planned: bool,
) -> IndicatorRole {
    if quantity.kind == Measure::Ordinal {
        return IndicatorRole::Rank;
    }
    let before = found.before.clone();
    if comes_from(phrases, before.clone(), found.after.clone()) {
        return IndicatorRole::From;
    }
    if planned || is_target(phrases, clause) || sets_norm(phrases, quantity, found.after.clone()) {
        return IndicatorRole::Target;
    }
    // 压缩到目前的平均4个工作日
    let last = before.clone().rev().find(|&idx| {
        !matches!(phrases.token(idx).map(|token| &token.kind), Some(Kind::Particle('了' | '的') | Kind::Mark(_)))
            && !matches!(phrases.words(idx), "目前" | "现在" | "平均" | "如今")
    });
    if last.and_then(|idx| phrases.token(idx)).is_some_and(|token| token.is(WordClass::ToVerb))
        || arrives(phrases, before.clone())
        || arrives_at_share(phrases, quantity, before.clone())
        || before_figure(phrases, before.clone()).is_some_and(deals_arrivals)
    {
        return IndicatorRole::To;
    }
    // 是上年的2倍
    static SINCE: WordList = WordList::new(&["上年", "去年", "同期"]);
    let since = || SINCE.is_in(phrases.str(before.clone()));
    if quantity.unit.as_str() == "倍" && since() {
        return IndicatorRole::Change;
    }
    if changes(phrases, quantity, found) {
        return IndicatorRole::Change;
    }
    // 经济效益综合指数107.6%
    if found.core.ends_with("指数") {
        return IndicatorRole::Level;
    }
    if quantity.unit.as_str() == "%"
        || quantity.unit.as_str() == "‰"
        || (quantity.unit.as_str().is_empty() && quantity.value < 1.into())
    {
        return IndicatorRole::Share;
    }
    IndicatorRole::Level
}

/// 分别压缩至5个、3个工作日: the word that deals figures out may be one of arriving.
fn deals_arrivals(word: &str) -> bool {
    let moved = || CHANGE_VERBS.iter().chain(&["缩短", "精简"]).any(|verb| word.contains(verb));
    word.starts_with("分别") && word.ends_with(['至', '到']) && moved()
}

/// `由24天…`, `从2019年的53.94%…`, `由法定的28.6天压缩至…`
fn comes_from(phrases: &Phrases<'_, '_>, before: Range<usize>, after: Range<usize>) -> bool {
    // 由21名专家组成的顾问团: of whom, not from what.
    static MADE: WordList = WordList::new(&["组成", "构成", "组建", "担任", "牵头"]);
    let same_clause = (after.start..after.start + MADE_OF).take_while(|&idx| {
        !matches!(phrases.token(idx).map(|token| &token.kind), None | Some(Kind::Mark(',' | ';' | '。')))
    });
    if same_clause.into_iter().any(|idx| MADE.is_in(phrases.words(idx))) {
        return false;
    }
    let is_from = |idx: usize| matches!(phrases.token(idx).map(|token| &token.kind), Some(Kind::Particle('由' | '从')));
    let arrives = phrases
        .token(after.start)
        .filter(|_| !after.is_empty())
        .is_some_and(|token| token.is(WordClass::ToVerb) || token.is_any(CHANGES))
        || after.clone().take(4).any(|idx| phrases.token(idx).is_some_and(|token| token.is(WordClass::ToVerb)));
    for idx in before.clone().rev() {
        match phrases.token(idx).map(|token| &token.kind) {
            Some(Kind::Particle('由' | '从')) => return true,
            Some(Kind::Particle('的') | Kind::Date(_)) => {}
            Some(Kind::Word(classes)) if classes.has(WordClass::PeriodWord) => {}
            _ if arrives => return before.end - idx <= 6 && before.clone().rev().take(8).any(is_from),
            _ => return false,
        }
    }
    false
}

/// So many tokens behind a figure 组成 may stand: 由公职律师11名、社会律师23名组成.
const MADE_OF: usize = 16;

/// `…95%目标`, `…80%的标准`
pub(super) fn sets_norm(phrases: &Phrases<'_, '_>, quantity: &Quantity, after: Range<usize>) -> bool {
    // 37项任务 counts tasks; 95%目标 and 37项的目标 set a figure.
    let joined = after.clone().next().is_some_and(|idx| phrases.words(idx).starts_with('的'));
    if quantity.unit.as_str() != "%" && !joined {
        return false;
    }
    let noun = phrases.str(after);
    let noun = noun.strip_prefix('的').unwrap_or(noun);
    noun.chars().count() <= 8 && NORMS.iter().any(|norm| noun.contains(norm))
}

/// Nouns for a figure that is set, not met: …80%的标准.
const NORMS: &[&str] = &["目标", "标准", "要求", "规定", "指标", "底线", "红线"];

/// A verb of change with 至 or 到 behind it that the lexicon does not list as one word: 压减 至.
fn arrives(phrases: &Phrases<'_, '_>, before: Range<usize>) -> bool {
    let Some(last) = before.end.checked_sub(1).filter(|last| before.contains(last)) else { return false };
    let arrival = matches!(phrases.token(last).map(|token| &token.kind), Some(Kind::Particle('至' | '到')));
    let changed = |idx: usize| {
        // 分别压缩|到: the word that deals out may hold the change.
        phrases.token(idx).is_some_and(|token| token.is_any(CHANGES))
            || CHANGE_VERBS.iter().any(|verb| phrases.words(idx).ends_with(verb))
    };
    arrival && last > before.start && changed(last - 1)
}

/// 压缩至法定时限的21.4%: what is arrived at is told as a share.
fn arrives_at_share(phrases: &Phrases<'_, '_>, quantity: &Quantity, before: Range<usize>) -> bool {
    const NEAR: usize = 6;
    let of = before.end.checked_sub(1).filter(|last| before.contains(last));
    let of = of.is_some_and(|of| matches!(phrases.token(of).map(|token| &token.kind), Some(Kind::Particle('的'))));
    let near = before.end.saturating_sub(NEAR).max(before.start)..before.end;
    quantity.unit.as_str() == "%"
        && of
        && near.into_iter().any(|idx| {
            let word = phrases.words(idx);
            phrases.token(idx).is_some_and(|token| token.is(WordClass::ToVerb))
                && word.ends_with(['至', '到', '为'])
                && CHANGE_VERBS.iter().chain(&["缩短", "精简"]).any(|verb| word.starts_with(verb))
        })
}

/// Whether the figure says by how much something changed.
fn changes(phrases: &Phrases<'_, '_>, quantity: &Quantity, found: &Found<'_>) -> bool {
    let core = phrases.core(found.before.clone());
    if names_change(found.core) {
        return true;
    }
    // A rate named as such is one, whatever verb stands before it.
    if names_rate(found.core) && quantity.unit.as_str() == "%" {
        return false;
    }
    let is_change =
        |idx: usize| phrases.token(idx).is_some_and(|token| token.is_any(CHANGES)) && !acts(phrases.words(idx));
    // 城镇新增就业1206万人
    if core.clone().any(|idx| matches!(phrases.words(idx), "新增" | "净增")) {
        return true;
    }
    // 分别增长: the lexicon has it as one word.
    let dealt = before_figure(phrases, found.before.clone());
    if dealt.is_some_and(tells_change) {
        return true;
    }
    // 比全省平均水平低9个百分点
    let compared = phrases.str(found.before.clone());
    if compared.contains(['比', '较']) && phrases.str(core.clone()).ends_with(DEGREES) {
        return true;
    }
    let ends = core.end.checked_sub(1).filter(|last| core.contains(last)).is_some_and(is_change);
    let governs = found.verb.clone().is_some_and(|mut verb| verb.any(is_change))
        || phrases.without_scope(core.clone()).next().is_some_and(is_change);
    ends || governs
}

/// How one figure stands to another: 比全省平均水平低9个百分点.
pub(super) const DEGREES: [char; 8] = ['低', '高', '多', '少', '快', '慢', '短', '长'];

/// Ends of words that deal out changes: 分别增长.
const CHANGE_VERBS: &[&str] = &["增长", "下降", "提升", "提高", "上升", "降低", "减少", "增加", "压缩", "压减"];

/// Whether a verb is one of change: 分别|增长.
pub(super) fn tells_change(verb: &str) -> bool {
    CHANGE_VERBS.iter().any(|change| verb.ends_with(change))
}

/// The word that deals figures out, right before the first of them.
fn before_figure<'a>(phrases: &Phrases<'a, '_>, before: Range<usize>) -> Option<&'a str> {
    let last = before.end.checked_sub(1).filter(|last| before.contains(last))?;
    phrases.token(last).filter(|token| token.is(WordClass::DealOut)).map(|_| phrases.words(last))
}

/// 拟, 拟制定: what is meant to be done.
fn intends(word: &str) -> bool {
    word.starts_with('拟') && !word.starts_with("拟定") && !word.starts_with("拟订")
}

/// Verbs of shrinking and growing that tell what was done to things, not by how much a figure changed: 节约资金…元.
pub(super) fn acts(word: &str) -> bool {
    [
        "节约", "节省", "节支", "减免", "减征", "转移", "下放", "取消", "废止", "撤销", "追回", "挽回", "结余", "核减",
        "审减", "退还", "返还", "清退", "提前", "减轻", "减税", "降费", "减租",
    ]
    .iter()
    .any(|act| word.starts_with(act))
}

/// Whether the clause marks its figure as one still to be reached, or set by a norm.
fn is_target(phrases: &Phrases<'_, '_>, clause: Range<usize>) -> bool {
    clause.clone().any(|idx| {
        let word = phrases.words(idx);
        let Some(token) = phrases.token(idx).filter(|token| token.is(WordClass::Target) || intends(word)) else {
            return false;
        };
        let next = phrases.token(idx + 1);
        let before = idx.checked_sub(1).filter(|before| clause.contains(before));
        let before_is = |words: &[&str]| before.is_some_and(|before| words.contains(&phrases.words(before)));
        let governed =
            before.and_then(|before| phrases.token(before)).is_some_and(|token| token.is_any(super::token::VERBS));
        match word {
            "力争" | "争取" | "预计" | "确保" | "原则上" => true,
            // 对拟提交审议的文件开展审查613件次: whose purpose is told is not what is counted.
            _ if intends(word) => !(idx + 1..clause.end).any(|later| {
                matches!(phrases.token(later).map(|token| &token.kind), Some(Kind::Particle('的')))
                    && later + 1 < clause.end
            }),
            _ if word.starts_with("计划") && word.len() > "计划".len() => token.is(WordClass::Target) && !governed,
            "计划" => next.is_some_and(|next| next.is_any(super::token::VERBS)) && !governed,
            // 符合规范要求的401张 are those that met it.
            _ if word.starts_with("要求的") || word.starts_with("规定的") => {
                !clause.clone().any(|idx| matches!(phrases.words(idx), "符合" | "达到" | "满足"))
            }
            _ if word.ends_with("要求") || word.ends_with("规定") => {
                !before_is(&["按", "按照", "依据", "根据", "对照", "依法", "落实"])
                    && next.is_some_and(|next| matches!(next.kind, Kind::Particle('的')) || next.is(WordClass::Copula))
            }
            // 完成年度目标3000套的108.3%
            _ if word.ends_with("目标") && idx + 1 == clause.end && clause.end - clause.start > 1 => true,
            "目标" | "目标值" | "预期" | "指标" => {
                next.is_some_and(|next| next.is(WordClass::Copula)) && !governed
            }
            _ => token.is(WordClass::Target) && matches!(word, "不得低于" | "应达到" | "要达到" | "须达到"),
        }
    })
}
