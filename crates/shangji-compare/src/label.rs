//! How two labels of one concept differ: the base of a rate, the direction of a change.

use crate::scope::simplified;

/// What a label says beyond the name of its concept: what stays when the scope, the nouns of rates and the characters
/// of the concept's name are gone. 综合 for 市本级综合纠错率 under 行政复议纠错率, nothing for 行政复议案件纠错率.
///
/// Two rates whose labels keep different words are taken over different bases: 直接纠错率 counts the decisions that
/// corrected, 综合纠错率 also the cases that were settled before one.
pub(crate) fn base(label: &str, scope: Option<&str>, concept_name: &str) -> String {
    // They name the matter, by whichever of its names, or its place and time, and never a base.
    const MATTER: &[&str] = &[
        "国家工作人员",
        "行政机关",
        "本年度",
        "案件",
        "事项",
        "矛盾",
        "纠纷",
        "组织",
        "应诉",
        "诉讼",
        "工作",
        "情况",
        "政府",
        "年度",
        "全年",
        "各类",
        "各级",
        "全省",
        "全市",
        "全县",
        "全区",
        "全系统",
    ];
    const MARKS: &str = "的和及与、,;。:()“”\"《》 ";
    // The same noun, longer or shorter; where it stands at the end.
    const NOUNS: &[&str] = &["百分比", "占比", "比例", "比重", "率"];
    let mut label = label.trim();
    // A label is in Simplified script, a scope as written.
    if let Some(scope) = scope.map(simplified) {
        label = label.strip_prefix(scope.as_str()).unwrap_or(label);
    }
    if let Some(stem) = NOUNS.iter().find_map(|noun| label.strip_suffix(noun)) {
        label = stem;
    }
    // What stands in brackets is another thing under the same concept: 执法案卷合格(优秀)率.
    let (own_name, _) = concept_name.split_once(['(', '（']).unwrap_or((concept_name, ""));
    let own_name = [own_name, concept_name.rsplit_once([')', '）']).map_or("", |(_, rest)| rest)].concat();
    let mut kept = label.to_owned();
    for word in MATTER {
        kept = kept.replace(word, "");
    }
    kept.retain(|c| !MARKS.contains(c) && !own_name.contains(c));
    kept
}

/// Which way a change goes by the words of its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Direction {
    Up,
    Down,
    Unsaid,
}

/// Reads the direction off the label: 同比增长 up, 压缩率 down.
pub(crate) fn direction(label: &str) -> Direction {
    const UP: &[&str] = &["增", "升", "提高", "扩大"];
    const DOWN: &[&str] = &["减", "降", "缩", "压", "下滑"];
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    match (has(UP), has(DOWN)) {
        (true, false) => Direction::Up,
        (false, true) => Direction::Down,
        _ => Direction::Unsaid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_label_adds_to_the_name_is_its_base() {
        for (label, scope, expected) in [
            ("行政复议案件纠错率", None, ""),
            ("纠错率", None, ""),
            ("行政复议案件直接纠错率", None, "直接"),
            ("市本级综合纠错率", Some("市本级"), "综合"),
            ("区级综合纠错率", Some("區級"), "综合"),
            ("全市行政复议综合纠错率", None, "综合"),
        ] {
            assert_eq!(base(label, scope, "行政复议纠错率"), expected, "{label}");
        }
        for (name, a, b) in [
            ("调解成功率", "成功率", "调解组织调解矛盾纠纷成功率"),
            ("行政诉讼败诉率", "行政应诉案件败诉率", "行政诉讼案件败诉率"),
            ("学法考试参考率", "国家工作人员年度学法考试参考率", "参考率"),
        ] {
            assert_eq!(base(a, None, name), base(b, None, name), "{a} and {b}");
        }
        assert_ne!(base("案卷合格率", None, "案卷合格(优秀)率"), base("案卷优秀率", None, "案卷合格(优秀)率"));
        assert_eq!(
            base("“网上办”事项占比", None, "政务服务事项网上可办率"),
            base("网上可办率", None, "政务服务事项网上可办率")
        );
    }

    #[test]
    fn words_of_a_change_show_its_direction() {
        for (label, expected) in [
            ("新接收政府信息公开申请同比增长", Direction::Up),
            ("平均承诺办结时限压缩率", Direction::Down),
            ("申请材料压减", Direction::Down),
            ("较上年变化", Direction::Unsaid),
            ("增减", Direction::Unsaid),
        ] {
            assert_eq!(direction(label), expected, "{label}");
        }
    }
}
