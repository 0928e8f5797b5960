//! Whether two units count alike.
//!
//! Chinese puts a classifier after every number, and reports choose it freely: one report writes 1150项 and 1150个 of
//! the same service items. So classifiers of things fall into one family, in which
//!
//! - a classifier and its free variants are the **same** (人 and 名; 件, 起 and 宗; 家, 户 and 个; 项 and 个),
//! - any other two are **near** (件 and 份, 件 and 项): most often the same things, but a 件 may hold several 项.
//!
//! Across families nothing can be compared: 人次 counts a person as often as the person came, 人 once; 次 counts
//! occasions, 名 those who were there; 批 counts groups.

/// How two units stand to each other, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// Counted alike.
    Same,
    /// Counted alike in most texts.
    Near,
    /// Not comparable.
    Different,
}

/// What a unit measures, broadly enough to say that two figures are of different kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dimension {
    Count,
    Percent,
    Points,
    Money,
    Time,
    Area,
}

/// Units among which any two are at least near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    People,
    PersonTimes,
    Things,
    Occasions,
    Groups,
    Courses,
    Days,
    None,
}

/// Free variants. A unit may stand in several groups: 个 takes the place of most classifiers, and yet 家 is not 项.
const VARIANTS: &[&[&str]] = &[
    &["人", "名", "位"],
    &["件", "起", "宗", "例", "桩"],
    &["家", "户", "个"],
    &["项", "个"],
    &["支", "个"],
    &["所", "个"],
    &["处", "个"],
    &["座", "个"],
    &["枚", "个"],
    &["次", "场", "场次"],
    &["期", "班"],
    &["批", "批次"],
    &["天", "日"],
];

/// The relation of two units.
pub(crate) fn relation(a: &str, b: &str) -> Relation {
    if a == b || VARIANTS.iter().any(|group| group.contains(&a) && group.contains(&b)) {
        return Relation::Same;
    }
    match (family(a), family(b)) {
        // A bare number beside a counted one: the classifier was left out.
        (Family::None, _) if a.is_empty() && dimension(b) == Dimension::Count => Relation::Near,
        (_, Family::None) if b.is_empty() && dimension(a) == Dimension::Count => Relation::Near,
        (Family::None, _) | (_, Family::None) => Relation::Different,
        (a, b) if a == b => Relation::Near,
        _ => Relation::Different,
    }
}

/// What the unit measures.
pub(crate) fn dimension(unit: &str) -> Dimension {
    match unit {
        "%" | "‰" => Dimension::Percent,
        "百分点" | "个百分点" => Dimension::Points,
        "元" | "美元" | "港元" | "欧元" => Dimension::Money,
        "年" | "月" | "个月" | "周" | "天" | "日" | "工作日" | "小时" | "分钟" | "秒" => Dimension::Time,
        "亩" | "公顷" | "平方米" | "平方公里" => Dimension::Area,
        _ => Dimension::Count,
    }
}

fn family(unit: &str) -> Family {
    match unit {
        "人" | "名" | "位" => Family::People,
        "人次" => Family::PersonTimes,
        "件" | "起" | "宗" | "例" | "桩" | "项" | "个" | "条" | "份" | "部" | "册" | "本" | "篇" | "张" | "枚"
        | "套" | "种" | "幅" | "块" | "处" | "所" | "座" | "家" | "户" | "支" | "辆" | "台" | "则" | "封" | "单" => {
            Family::Things
        }
        "次" | "场" | "场次" | "轮" | "回" | "堂" | "讲" | "件次" => Family::Occasions,
        "期" | "班" | "届" => Family::Courses,
        "批" | "批次" => Family::Groups,
        // Seven days hold five working days at most.
        "天" | "日" | "工作日" => Family::Days,
        _ => Family::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_count_alike_only_within_a_family() {
        for (a, b, expected) in [
            ("件", "件", Relation::Same),
            ("人", "名", Relation::Same),
            ("家", "个", Relation::Same),
            ("项", "个", Relation::Same),
            ("家", "项", Relation::Near),
            ("件", "项", Relation::Near),
            ("份", "件", Relation::Near),
            ("天", "工作日", Relation::Near),
            ("次", "场次", Relation::Same),
            ("", "件", Relation::Near),
            ("", "%", Relation::Different),
            ("件", "人次", Relation::Different),
            ("次", "名", Relation::Different),
            ("人", "人次", Relation::Different),
            ("批", "人次", Relation::Different),
            ("小时", "天", Relation::Different),
            ("%", "百分点", Relation::Different),
            ("元", "件", Relation::Different),
            ("亩", "公顷", Relation::Different),
        ] {
            assert_eq!(relation(a, b), expected, "{a} and {b}");
            assert_eq!(relation(b, a), expected, "{b} and {a}");
        }
    }

    #[test]
    fn variants_share_a_family() {
        for group in VARIANTS {
            for unit in *group {
                assert!(family(unit) != Family::None, "{unit} has no family");
                assert_eq!(family(unit), family(group[0]), "{unit}");
            }
        }
    }
}
