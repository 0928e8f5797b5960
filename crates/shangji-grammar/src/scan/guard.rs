//! Classifiers that belong to the word behind them, and Chinese numerals that count nothing.

use crate::numeral::{Magnitude, glyph, is_financial};
use crate::quantity::{Bound, Core, Unit};

/// What a Chinese numeral with a unit comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Figure,
    Name,
    Nothing,
}

/// Units with the characters behind them with which they make another word: 部 + 门.
const WORDS: &[(&str, &str)] = &[
    ("部", "门委署属级分"),
    ("期", "间限望"),
    ("场", "所地馆景"),
    ("处", "理罚置室"),
    ("所", "有属以谓在"),
    ("单", "位独元一"),
    ("条", "例件款"),
    ("组", "织建成合长"),
    ("起", "草步诉点"),
    ("家", "庭属长乡"),
    ("户", "籍口外"),
    ("门", "户诊前"),
    ("站", "点式"),
    ("案", "件卷例"),
    ("队", "伍员"),
    ("排", "查名放"),
    ("首", "次先批位"),
    ("包", "括含容保"),
    ("集", "中体团合"),
    ("节", "约点能"),
    ("道", "路"),
    ("章", "程"),
    ("例", "如行外"),
    ("对", "接应口象比"),
    ("次", "要生日"),
    ("套", "路"),
    ("班", "子组"),
    ("团", "队体伙"),
    ("位", "一置于"),
    ("级", "别差"),
    ("度", "假过"),
    ("分", "别类析级开钟工为管之布"),
    ("站", "台"),
    ("张", "网"),
    ("本", "级市区县账"),
    ("台", "账帐"),
    ("篇", "章"),
    ("件", "套"),
    ("批", "准复示"),
    ("步", "走"),
    ("支", "队持部撑付出"),
    ("天", "然气"),
    ("年", "龄轻级"),
    ("人", "员民大均口才事"),
    ("轮", "胎"),
    ("卷", "宗烟"),
    ("座", "谈"),
    ("公里", "程"),
    ("回", "复应访款收归头顾流购馈"),
    ("堂", "前"),
    ("封", "闭控存堵面"),
    ("尾", "号气矿水款数"),
    ("通", "过报知告道信用讯行畅"),
];

/// Whether the unit of an Arabic number belongs to the word behind it: 12部门.
pub(super) fn arabic(unit: Unit, bound: Bound, after: &str) -> bool {
    // 2900多万家庭: no firms, however vague the number is.
    let families = unit.as_str() == "家" && after.starts_with('庭');
    families
        || bound == Bound::Exact
            && matches!(
                unit.as_str(),
                "部" | "期"
                    | "场"
                    | "处"
                    | "所"
                    | "单"
                    | "起"
                    | "组"
                    | "家"
                    | "包"
                    | "集"
                    | "排"
                    | "年"
                    | "回"
                    | "堂"
                    | "封"
                    | "尾"
                    | "通"
            )
            && joins(unit.as_str(), after)
}

fn joins(unit: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else { return false };
    if unit == "支" && after.starts_with("队伍") {
        return false;
    }
    WORDS.iter().any(|(word, behind)| *word == unit && behind.contains(next))
}

/// What `number`, a Chinese numeral with its unit, comes to before `after`.
pub(super) fn chinese(number: &str, magnitude: &Magnitude, core: &Core, after: &str, bounded: bool) -> Verdict {
    let mut chars = number.chars();
    let Some(first) = chars.next() else { return Verdict::Nothing };
    let second = chars.next();
    let is_single = second.and_then(glyph).is_none();
    let unit = core.quantity.unit.as_str();
    if magnitude.digit_string || magnitude.has_arabic {
        return if magnitude.has_arabic { Verdict::Figure } else { Verdict::Name };
    }
    if joins(unit, after) && core.quantity.bound == Bound::Exact {
        return Verdict::Nothing;
    }
    if magnitude.bare_scale {
        let is_money = matches!(unit, "元" | "角" | "块");
        return match first {
            '十' | '拾' => Verdict::Figure,
            '百' | '千' if !is_money || bounded => Verdict::Figure,
            _ if bounded => Verdict::Figure,
            _ => Verdict::Nothing,
        };
    }
    if !is_single {
        return Verdict::Figure;
    }
    match first {
        // Two of a thing are 两; 二 tells which: 二标段, 二级, 二次录入.
        '二' if unit != "%" => Verdict::Name,
        '零' | '〇' | '○' => Verdict::Nothing,
        _ if is_financial(first) || matches!(unit, "分" | "块") || number.ends_with('角') => Verdict::Nothing,
        _ => Verdict::Figure,
    }
}
