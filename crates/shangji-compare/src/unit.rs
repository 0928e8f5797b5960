//! Whether two units count alike.
//!
//! Chinese puts a classifier after every number, and reports choose it freely: one report writes 1150项 and 1150个 of
//! the same service items. So classifiers of things fall into one family, in which
//!
//! - a classifier and its free variants are the **same** (人 and 名; 件, 起 and 宗; 家, 户 and 个; 项 and 个),
//! - any other two are **near** (件 and 份, 件 and 项): most often the same things, but a 件 may hold several 项.
//!   So are 场 and 期: a 期 may run over several 场.
//!
//! Across families nothing can be compared: 人次 counts a person as often as the person came, 人 once; 次 counts
//! occasions, 名 those who were there; 批 counts groups.

use rust_decimal::Decimal;
use shangji_model::ConceptKind;

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
    Size,
}

/// Units among which any two are at least near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// Those who are there.
    People,
    /// Each as often as he comes.
    PersonTimes,
    /// Matters, papers, bodies.
    Things,
    /// Each matter as often as it is dealt with.
    ThingTimes,
    /// Each firm or household as often as it is visited.
    VisitTimes,
    /// What is held: a course of several lessons is one 期.
    Occasions,
    /// Batches of people or samples.
    Batches,
    /// Seven days hold five working days at most.
    Days,
}

/// Free variants. A unit may stand in several groups: 个 takes the place of most classifiers, and yet 家 is not 项.
const VARIANTS: &[&[&str]] = &[
    &["人", "名", "位"],
    &["件", "起", "宗", "例", "桩"],
    &["卷", "宗"],
    &["家", "户", "个"],
    &["项", "个"],
    &["支", "个", "队"],
    &["所", "个"],
    &["处", "个"],
    &["座", "个"],
    &["枚", "个"],
    &["村", "个"],
    &["社区", "个"],
    &["村居", "个"],
    &["次", "场", "场次"],
    &["期", "班", "期次"],
    &["堂", "节", "课", "讲"],
    &["批", "批次"],
    &["天", "日", "自然日"],
];

/// The unit as figures of a kind are compared in it: a place in an order is one, whether 第4, 第4位 or 第4名.
pub(crate) fn of_kind(unit: &str, kind: Option<ConceptKind>) -> &str {
    if kind == Some(ConceptKind::Rank) && matches!(unit, "" | "名") { "位" } else { unit }
}

/// The relation of two units.
pub(crate) fn relation(a: &str, b: &str) -> Relation {
    if a == b || VARIANTS.iter().any(|group| group.contains(&a) && group.contains(&b)) {
        return Relation::Same;
    }
    let left_out = |a: &str, b: &str| a.is_empty() && dimension(b) == Dimension::Count;
    match (family(a), family(b)) {
        (Some(a), Some(b)) if a == b => Relation::Near,
        _ if left_out(a, b) || left_out(b, a) => Relation::Near,
        _ => Relation::Different,
    }
}

/// The value in another unit, where that is exact: 1.5万人次 is 15000人次 and 30亩 are 2公顷. None where the units count
/// differently: no number of 工作日 is a 天, and no 人次 a 人.
pub(crate) fn converted(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    if from == to {
        return Some(value);
    }
    let ((by, from), (per, to)) = (multiple(from), multiple(to));
    let (mut by, mut per) = (Decimal::from(by), Decimal::from(per));
    if relation(from, to) != Relation::Same {
        let worth = |family: &&[(&str, i64)], unit: &str| {
            family.iter().find(|(name, _)| *name == unit).map(|(_, worth)| Decimal::from(*worth))
        };
        let (a, b) = EXACT.iter().find_map(|family| Some((worth(family, from)?, worth(family, to)?)))?;
        by = by.checked_mul(a)?;
        per = per.checked_mul(b)?;
    }
    let product = value.checked_mul(by)?;
    let quotient = product.checked_div(per)?;
    (quotient.checked_mul(per)? == product).then(|| quotient.normalize())
}

/// Whether one of two units that count differently is exactly so many of the other: 公顷 and 亩, 万人次 and 人次.
pub(crate) fn converts(a: &str, b: &str) -> bool {
    let is_some = |from, to| converted(Decimal::ONE, from, to).is_some();
    relation(a, b) == Relation::Different && (is_some(a, b) || is_some(b, a))
}

/// 万人次 is 10000 of 人次; 千瓦 and 百分点 are units of their own.
fn multiple(unit: &str) -> (i64, &str) {
    const MULTIPLES: &[(&str, i64)] = &[("亿", 100_000_000), ("千万", 10_000_000), ("百万", 1_000_000), ("万", 10_000)];
    let split = |(prefix, by): &(&str, i64)| Some((*by, unit.strip_prefix(prefix)?));
    MULTIPLES.iter().find_map(split).unwrap_or((1, unit))
}

/// Units whose ratio is a matter of definition.
const EXACT: &[&[(&str, i64)]] = &[
    &[("亩", 1), ("公顷", 15), ("平方公里", 1500)],
    &[("平方米", 1), ("公顷", 10_000), ("平方公里", 1_000_000)],
    &[("米", 1), ("公里", 1000)],
    &[("斤", 1), ("公斤", 2), ("吨", 2000)],
    &[("秒", 1), ("分钟", 60), ("小时", 3600)],
    &[("月", 1), ("季度", 3), ("年", 12)],
    &[("千瓦时", 1), ("度", 1)],
    &[("‰", 1), ("%", 10)],
];

/// What the unit measures.
pub(crate) fn dimension(unit: &str) -> Dimension {
    match unit {
        "%" | "‰" => Dimension::Percent,
        "百分点" => Dimension::Points,
        "元" | "美元" | "欧元" | "日元" | "港元" | "澳门元" | "台币" | "英镑" => Dimension::Money,
        "年" | "季度" | "月" | "周" | "天" | "日" | "自然日" | "工作日" | "小时" | "分钟" | "秒" | "毫秒" => {
            Dimension::Time
        }
        "亩" | "公顷" | "平方米" | "平方公里" | "米" | "公里" | "延米" | "吨" | "公斤" | "斤" | "升" | "立方米"
        | "千瓦" | "千瓦时" | "GB" | "TB" | "PB" => Dimension::Size,
        _ => Dimension::Count,
    }
}

fn family(unit: &str) -> Option<Family> {
    Some(match unit {
        "人" | "名" | "位" => Family::People,
        "人次" => Family::PersonTimes,
        "件" | "起" | "宗" | "例" | "桩" | "案" | "单" | "笔" | "卷" | "项" | "个" | "条" | "则" | "份" | "部"
        | "册" | "本" | "篇" | "封" | "张" | "枚" | "套" | "种" | "款" | "幅" | "块" | "处" | "所" | "座" | "栋"
        | "间" | "站" | "家" | "户" | "支" | "队" | "辆" | "台" | "台套" | "村" | "社区" | "村居" | "镇" | "乡"
        | "街道" | "镇街" | "县" | "区" | "市" => Family::Things,
        "件次" | "起次" | "宗次" | "项次" | "条次" | "份次" => Family::ThingTimes,
        "家次" | "户次" => Family::VisitTimes,
        "次" | "场" | "场次" | "轮" | "回" | "遍" | "频次" | "期" | "期次" | "班" | "班次" | "届" | "堂" | "节"
        | "课" | "讲" => Family::Occasions,
        "批" | "批次" => Family::Batches,
        "天" | "日" | "自然日" | "工作日" => Family::Days,
        _ => return None,
    })
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
            ("卷", "宗", Relation::Same),
            ("卷", "件", Relation::Near),
            ("村", "个", Relation::Same),
            ("期", "场", Relation::Near),
            ("件", "件次", Relation::Different),
            ("家", "家次", Relation::Different),
            ("光年", "光年", Relation::Same),
            ("光年", "件", Relation::Different),
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
    fn a_place_in_an_order_needs_no_classifier() {
        for unit in ["", "名", "位"] {
            assert_eq!(of_kind(unit, Some(ConceptKind::Rank)), "位");
            assert_eq!(of_kind(unit, Some(ConceptKind::Count)), unit, "12 of what is not said");
        }
        assert_eq!(of_kind("%", Some(ConceptKind::Rank)), "%");
    }

    #[test]
    fn what_is_converted_is_exact_or_left_alone() {
        for (value, from, to, expected) in [
            ("1.5", "万人次", "人次", Some("15000")),
            ("15000", "人次", "万人次", Some("1.5")),
            ("1.2", "亿元", "元", Some("120000000")),
            ("3", "名", "人", Some("3")),
            ("30", "亩", "公顷", Some("2")),
            ("1", "亩", "公顷", None),
            ("90", "分钟", "小时", Some("1.5")),
            ("5", "工作日", "天", None),
            ("5", "天", "小时", None),
            ("5", "人次", "人", None),
            ("5", "万人次", "人", None),
            ("5", "件", "份", None),
            ("5", "%", "百分点", None),
        ] {
            let expected: Option<Decimal> = expected.map(|it| it.parse().unwrap());
            assert_eq!(converted(value.parse().unwrap(), from, to), expected, "{value}{from} in {to}");
        }
    }

    #[test]
    fn variants_share_a_family() {
        for group in VARIANTS {
            for unit in *group {
                assert!(family(unit).is_some(), "{unit} has no family");
                assert_eq!(family(unit), family(group[0]), "{unit}");
            }
        }
    }
}
