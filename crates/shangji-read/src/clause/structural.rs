//! Numbers that state no figure: they give a thing its shape, or tell a span of time.

use std::ops::Range;

use shangji_grammar::quantity::{Bound, Kind as Measure, Quantity};

/// Years in words over which something went on: 五年平均增长, but not 三年行动计划.
pub(super) fn spans_years(quantity: &Quantity, text: &str, span: &Range<usize>) -> bool {
    let behind = text.get(span.end..).unwrap_or_default();
    let named = ["行动", "规划", "计划", "攻坚", "期", "级", "度", "制", "轮训", "任务", "普法", "多"];
    quantity.in_words
        && quantity.unit.as_str() == "年"
        && quantity.bound == Bound::Exact
        && !named.iter().any(|name| behind.starts_with(name))
}

/// Numbers in words that give the shape of a thing, not a count of it: 三级, 五大领域, 三项制度, 三年行动.
pub(super) fn is_structural(quantity: &Quantity, text: &str, span: &Range<usize>) -> bool {
    let unit = quantity.unit.as_str();
    let behind = text.get(span.end..).unwrap_or_default();
    let number = text.get(span.clone()).unwrap_or_default();
    if quantity.kind == Measure::Ordinal {
        // 第一次会议, 第九届: the number of a thing, not its rank.
        return !matches!(unit, "位" | "名" | "");
    }
    if quantity.kind == Measure::Percent {
        return false;
    }
    // 年龄在50岁以上的: whom, not how many.
    let aged = unit == "岁" && matches!(quantity.bound, Bound::Min | Bound::Max);
    if unit == "周年" || aged && behind.starts_with(['的', '老', '人', '群', '干', '职', '未']) {
        return true;
    }
    // 惠及1000多万失业人员: a scale makes a number a figure, whatever follows it.
    let scaled = number.contains(['万', '亿']) && number.contains(|c: char| c.is_ascii_digit());
    let stands_bare = unit.is_empty() && quantity.resolution >= 1.into() && !scaled;
    // 亿元以上项目: the size of things, not an amount.
    if unit == "元" && quantity.in_words && number.starts_with(['万', '亿']) {
        return true;
    }
    // 一套材料, 一个口子对外: one and the same.
    if quantity.in_words && quantity.value == 1.into() && quantity.bound == Bound::Exact {
        let same = matches!(unit, "套" | "张" | "口" | "盘" | "本" | "枚" | "窗" | "网" | "站")
            || (unit == "个"
                && ["口子", "窗口", "平台", "声音", "标准", "流程", "体系", "整体", "方面"]
                    .iter()
                    .any(|noun| behind.starts_with(noun)));
        // 报备一个没落下, 讲究一个“快”字, 从头捋了一遍, 最强的一场: none is counted.
        let before = text.get(..span.start).unwrap_or_default();
        let none = matches!(unit, "遍" | "轮")
            || (unit == "个" && behind.starts_with(['也', '没', '都', '不', '“', '"']))
            || (matches!(unit, "场" | "天" | "次") && (before.ends_with("最高") || before.ends_with('的')));
        if same || none {
            return true;
        }
    }
    if !quantity.in_words {
        let span_of_years = unit == "年"
            && ["行动", "规划", "计划", "来", "以来", "以上", "内"].iter().any(|word| behind.starts_with(word));
        return stands_bare || span_of_years;
    }
    let shape = matches!(
        unit,
        "" | "级"
            | "大"
            | "市"
            | "区"
            | "县"
            | "镇"
            | "乡"
            | "办"
            | "村"
            | "年"
            | "月"
            | "日"
            | "方面"
            | "届"
            | "代"
            | "类"
            | "层"
            | "线"
            | "步"
            | "季度"
            | "位"
            | "体"
            | "全"
            | "化"
            | "度"
            | "字"
            | "句"
            | "线条"
            | "型"
            | "路"
            | "环"
            | "关"
            | "手"
            | "头"
            | "面"
            | "端"
            | "张"
            | "本"
            | "盘"
            | "支"
    );
    let noun = [
        "制度", "机制", "体系", "能力", "统一", "结合", "服务", "清单", "关系", "环节", "重点", "任务", "意识", "自信",
        "维护", "确立", "主体", "领域", "中心",
    ];
    let frame = noun.iter().any(|noun| behind.starts_with(noun))
        || ["会议", "全会", "审议"].iter().any(|session| behind.starts_with(session));
    shape || frame
}
