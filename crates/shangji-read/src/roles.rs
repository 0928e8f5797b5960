//! What each part is about, by its heading, and by how its sentences open where no heading says so.
//!
//! The parts are those of 《法治政府建设与责任落实督察工作规定》(厅字〔2019〕28号) art. 25.

use shangji_model::SectionRole;
use shangji_text::WordList;

use crate::tables::Table;
use crate::view::{Unit, View};

/// The role of each section.
pub(crate) fn of_sections(view: &View<'_>, year: Option<i32>) -> Vec<SectionRole> {
    let mut roles: Vec<SectionRole> = Vec::new();
    for section in view.outline.sections() {
        let title = view.normal(section.title.clone());
        let above = section.parent.and_then(|idx| roles.get(idx).copied());
        roles.push(match above {
            None => of_title(title, year),
            Some(SectionRole::Progress) => explicit(title).or(above).unwrap_or(SectionRole::Progress),
            Some(SectionRole::Mixed) => {
                explicit(title).or_else(|| is_plan(title).then_some(SectionRole::Plan)).unwrap_or(SectionRole::Mixed)
            }
            // (二)改进措施 under 存在的主要问题及改进情况
            Some(SectionRole::Shortcomings) if is_plan(title) => SectionRole::Plan,
            Some(role) => role,
        });
    }
    roles
}

/// Whether a heading names what comes next, and nothing else.
pub(crate) fn is_plan(title: &str) -> bool {
    of_title(title, None) == SectionRole::Plan
}

/// The role that a heading of the first level names.
fn of_title(title: &str, year: Option<i32>) -> SectionRole {
    static LEADER: WordList = WordList::new(&[
        "第一责任人",
        "主要负责人履职",
        "主要领导履职",
        "主要负责人履行",
        "主要负责同志履行",
        "主要领导履行",
        "党政主要负责人",
    ]);
    static PROBLEMS: WordList =
        WordList::new(&["问题", "不足", "短板", "差距", "困难", "薄弱", "弱项", "还差", "差在", "缺点", "欠缺"]);
    static SOLVED: WordList = WordList::new(&["解决问题", "问题导向", "破解", "突出问题整治", "化解"]);
    static PLAN: WordList = WordList::new(&[
        "下一步",
        "下步",
        "下一年",
        "下一阶段",
        "今后",
        "明年",
        "来年",
        "工作打算",
        "工作安排",
        "主要安排",
        "工作思路",
        "工作建议",
        "努力方向",
        "改进措施",
        "改进情况",
        "整改措施",
        "改进方向",
    ]);
    static TASKS: WordList =
        WordList::new(&["工作计划", "工作重点", "主要任务", "重点任务", "工作展望", "打算", "规划安排"]);
    static MET: WordList = WordList::new(&["完成", "落实情况", "成效"]);
    static TOLD: WordList = WordList::new(&["情况", "成效", "举措"]);
    let leader = LEADER.is_in(title);
    let problems = PROBLEMS.is_in(title) && !SOLVED.is_in(title);
    let later_year = || year.is_some_and(|year| title.contains(&format!("{}年", year + 1)));
    let planned =
        PLAN.is_in(title) || (later_year() && !TOLD.is_in(title)) || (TASKS.is_in(title) && !MET.is_in(title));
    match (leader, problems, planned) {
        (true, false, false) => SectionRole::LeaderDuty,
        (false, true, false) => SectionRole::Shortcomings,
        (false, false, true) => SectionRole::Plan,
        (false, false, false) => SectionRole::Progress,
        _ => SectionRole::Mixed,
    }
}

/// The role that a deeper heading names outright, against the part in which it stands.
fn explicit(title: &str) -> Option<SectionRole> {
    static PLAN: WordList = WordList::new(&["下一步", "下步工作", "今后工作", "工作打算"]);
    static PROBLEMS: WordList = WordList::new(&[
        "存在问题",
        "存在的问题",
        "存在不足",
        "存在的不足",
        "主要问题",
        "问题和不足",
        "问题与不足",
        "存在的主要问题",
        "存在的短板",
    ]);
    if PLAN.is_in(title) {
        Some(SectionRole::Plan)
    } else if PROBLEMS.is_in(title) {
        Some(SectionRole::Shortcomings)
    } else if title.contains("第一责任人职责") && (title.contains("情况") || title.contains("履行")) {
        Some(SectionRole::LeaderDuty)
    } else {
        None
    }
}

/// The role of each sentence: that of its section, unless the sentences themselves turn to what falls short or to what
/// comes next. What a table states is neither a promise nor a problem, wherever it stands.
pub(crate) fn of_units(
    view: &View<'_>,
    sections: &[SectionRole],
    tables: &[Table],
    year: Option<i32>,
) -> Vec<SectionRole> {
    let problems_first: Vec<bool> =
        view.outline.sections().iter().map(|section| problems_first(view.normal(section.title.clone()))).collect();
    let problems_first = |unit: &Unit| unit.section.and_then(|idx| problems_first.get(idx).copied()) == Some(true);
    let mut out = Vec::with_capacity(view.units.len());
    let mut state = SectionRole::Progress;
    let mut last: Option<&Unit> = None;
    // In a part of problems and plan, the list at hand and what its first item states.
    let mut listed: Option<(usize, SectionRole)> = None;
    for (idx, unit) in view.units.iter().enumerate() {
        let base = unit.section.and_then(|idx| sections.get(idx).copied());
        let moved = last.is_none_or(|last| last.section != unit.section);
        let new_paragraph = last.is_none_or(|last| last.paragraph != unit.paragraph);
        let given = match base {
            // 存在问题和下一步打算 begins with the problems.
            Some(SectionRole::Mixed) if problems_first(unit) => SectionRole::Shortcomings,
            Some(SectionRole::Progress | SectionRole::Mixed) | None => SectionRole::Progress,
            Some(role) => role,
        };
        // What falls short lasts for its paragraph, or its list; a plan lasts for the rest of its section.
        if moved
            || (new_paragraph
                && state == SectionRole::Shortcomings
                && unit.item.is_none()
                && base != Some(SectionRole::Mixed))
        {
            state = given;
        }
        let text = view.text(unit);
        // What stands before the first heading leads in, and may name the parts that follow.
        let opening = unit.section.is_none() && !sections.is_empty();
        let list = unit.item.and_then(|item| view.outline.items().get(item)).map(|item| item.list);
        if given != SectionRole::Plan && given != SectionRole::LeaderDuty {
            let mixed = base == Some(SectionRole::Mixed);
            let opens_item = list.is_some() && last.is_none_or(|last| last.item != unit.item);
            if let Some((_, role)) = listed.filter(|(own, _)| mixed && opens_item && list == Some(*own)) {
                state = role;
            }
            // In a part of problems and plan, what is meant to be done begins the plan, in an item too.
            let means = mixed && (means_to(text) || text.starts_with(['将', '拟']));
            let may_turn = unit.item.is_none() || mixed && !opens_item;
            if may_turn && (opens_plan(text, year) || means) {
                state = SectionRole::Plan;
            } else if state == SectionRole::Progress
                && !opening
                && (admits(text) || names_problems(text) || (turns_to_plan(view, idx, year) && falls_short(text)))
            {
                state = SectionRole::Shortcomings;
            }
        }
        if let Some(list) = list.filter(|list| listed.is_none_or(|(own, _)| own != *list)) {
            listed = Some((list, state));
        }
        last = Some(unit);
        out.push(state);
    }
    for unit in tables.iter().flat_map(|table| table.units.clone()) {
        if let Some(role) = out.get_mut(unit) {
            *role = SectionRole::Progress;
        }
    }
    out
}

/// Whether the heading of a mixed part names its problems before its plan, and no other part.
fn problems_first(title: &str) -> bool {
    const PROBLEMS: &[&str] = &["问题", "不足", "困难"];
    const PLANS: &[&str] = &["下", "打算", "计划", "安排", "思路", "建议", "改进"];
    let first = |words: &[&str]| {
        title
            .char_indices()
            .map(|(at, _)| at)
            .find(|&at| title.get(at..).is_some_and(|rest| words.iter().any(|word| rest.starts_with(word))))
    };
    let leader = title.contains("责任人") || title.contains("负责人");
    !leader && first(PROBLEMS).is_some_and(|problems| first(PLANS).is_some_and(|plan| problems < plan))
}

/// Whether a sentence opens as the heading of the problems would: 存在的不足:(1)…
fn names_problems(text: &str) -> bool {
    const OPENERS: &[&str] =
        &["存在的不足", "存在不足", "存在的问题", "存在问题", "存在的主要问题", "不足之处", "主要问题", "主要不足"];
    OPENERS.iter().any(|opener| text.strip_prefix(opener).is_some_and(|rest| rest.starts_with([':', '：', '。'])))
}

/// Whether a sentence turns to what comes next: 下一步,….
pub(crate) fn opens_plan(text: &str, year: Option<i32>) -> bool {
    static OPENERS: WordList = WordList::new(&[
        "下一步",
        "下步",
        "下一阶段",
        "今后",
        "接下来",
        "新的一年",
        "明年",
        "来年",
        "下一年度",
        "下阶段",
        "在今后的工作中",
    ]);
    let opens = OPENERS.opening(text).next().is_some() || sets_goals(text);
    // 2022年,我县将…
    let stated = text
        .get(..4)
        .and_then(|digits| digits.parse::<i32>().ok())
        .zip(text.get(4..))
        .filter(|(_, rest)| rest.starts_with('年'));
    let next_year = stated.is_some_and(|(stated, _)| year.is_some_and(|year| stated == year + 1));
    // 2021年是“十四五”开局之年。
    let frames = next_year && (text.contains("之年") || text.contains("周年"));
    opens
        || frames
        || (next_year && ["将", "计划", "拟", "力争", "打算", "确保"].iter().any(|word| text.contains(word)))
}

/// Whether a sentence sets the goals of a time that is to come: 今年发展主要预期目标是:….
fn sets_goals(text: &str) -> bool {
    static TIMES: WordList = WordList::new(&["今年", "全年", "未来"]);
    let lead = || text.split_once([':', '：', ',', '，', '。']).map_or(text, |(lead, _)| lead);
    TIMES.opening(text).next().is_some()
        && ["预期目标", "奋斗目标", "主要目标", "工作目标"]
            .iter()
            .any(|goal| lead().trim_end_matches('是').ends_with(goal))
}

/// Whether a sentence tells what will be done: 省政府将重点做好以下工作.
fn means_to(text: &str) -> bool {
    static WILL: WordList = WordList::new(&[
        "将重点",
        "将着力",
        "将从",
        "将继续",
        "将进一步",
        "将围绕",
        "将认真",
        "将深入",
        "将切实",
        "将以",
        "将坚持",
        "将紧紧",
        "将全面",
        "将持续",
    ]);
    WILL.is_in(text)
}

/// Whether the sentence after this one, in its paragraph, turns to what comes next.
fn turns_to_plan(view: &View<'_>, idx: usize, year: Option<i32>) -> bool {
    let same = |next: &&Unit| view.units.get(idx).is_some_and(|unit| unit.paragraph == next.paragraph);
    view.units.get(idx + 1).filter(same).is_some_and(|next| opens_plan(view.text(next), year))
}

/// Whether a sentence says of something that it is not as it should be.
fn falls_short(text: &str) -> bool {
    static SHORT: WordList = WordList::new(&[
        "不够",
        "不足",
        "尚未",
        "滞后",
        "薄弱",
        "欠缺",
        "有待",
        "亟待",
        "亟需",
        "短板",
        "差距",
        "不到位",
        "不高",
        "不强",
        "不平衡",
        "不均衡",
        "不充分",
        "不规范",
    ]);
    SHORT.is_in(text)
}

/// Whether a sentence admits that something falls short: 虽…取得成效,但…存在….
pub(crate) fn admits(text: &str) -> bool {
    static PROBLEMS: WordList = WordList::new(&["问题", "不足", "短板", "差距", "薄弱", "困难", "弱项"]);
    static THERE: WordList = WordList::new(&["存在", "仍有", "还有", "面临", "突出", "不容忽视"]);
    // 但 and 虽 are words of one character.
    static TURNS: WordList = WordList::new(&[
        "然而",
        "不过",
        "清醒地看到",
        "清醒看到",
        "也要看到",
        "也应看到",
        "肯定成绩",
        "清醒认识到",
        "清醒地认识到",
        "与此同时",
        "主要表现",
        "主要问题",
    ]);
    static MENDED: WordList = WordList::new(&["针对存在", "对存在", "整改", "听取", "梳理查找", "查找"]);
    PROBLEMS.is_in(text)
        && THERE.is_in(text)
        && (text.contains(['但', '虽']) || TURNS.is_in(text))
        && !MENDED.is_in(text)
}
