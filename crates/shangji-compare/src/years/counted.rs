//! Whether two figures of one concept count the same: meetings of one body, documents with one fate.

use std::collections::BTreeSet;

use shangji_model::{Indicator, Report};

use crate::label;

/// Words of which each says what is counted; two figures whose labels name other ones count other things. In a line the
/// words between | are one.
const KINDS: &[&[&str]] = &[
    &[
        "全体会|全会",
        "常务会",
        "常委会",
        "党组会|党委会",
        "推进会",
        "协调会|联席会",
        "座谈会",
        "现场会",
        "办公会",
        "工作会议|部署会",
        "办公室会议",
    ],
    &["废止", "失效", "修改|修订", "继续有效|予以保留"],
    &["行政处罚", "行政许可", "行政强制", "行政检查"],
];

/// A label names a thing in its own words, the sentence in front of it, or not at all.
const MEETINGS: usize = 0;

/// Whether the two say that they count other things. What one of them leaves unsaid is no difference; of meetings the
/// figure before it in the sentence may say whose they are: 常务会议学法9次，专题研究法治工作4次.
pub(super) fn differ(from: (&Report, &Indicator), to: (&Report, &Indicator)) -> bool {
    KINDS.iter().enumerate().any(|(at, kinds)| {
        let said = |(report, indicator): (&Report, &Indicator)| {
            let own = named(kinds, &indicator.label);
            if own.is_empty() && at == MEETINGS { named(kinds, said_before(report, indicator)) } else { own }
        };
        let (before, now) = (said(from), said(to));
        !before.is_empty() && !now.is_empty() && before != now
    })
}

/// The words of the figure before this one in its sentence.
fn said_before<'r>(report: &'r Report, indicator: &Indicator) -> &'r str {
    let at = report.indicators.partition_point(|it| it.span.start < indicator.span.start);
    let before = at.checked_sub(1).and_then(|at| report.indicators.get(at));
    before.filter(|it| it.sentence == indicator.sentence).map_or("", |it| it.label.as_str())
}

fn named(kinds: &[&str], label: &str) -> BTreeSet<usize> {
    let is_named = |kind: &&str| kind.split('|').any(|word| label.contains(word));
    kinds.iter().enumerate().filter(|(_, kind)| is_named(kind)).map(|(at, _)| at).collect()
}

/// Whether nothing beyond the name of the concept is in both labels, though both say more: 罚没款 of 轻微违法行为 and of
/// 河道采砂案件.
pub(super) fn worded_apart(from: (&str, Option<&str>), to: (&str, Option<&str>), concept_name: &str) -> bool {
    const LEAST_CHARACTERS: usize = 2;
    let beyond = |(label, scope): (&str, Option<&str>)| -> BTreeSet<char> {
        label::base(label, scope, concept_name).chars().filter(|c| !NOTHING.contains(*c)).collect()
    };
    let (before, now) = (beyond(from), beyond(to));
    before.len().min(now.len()) >= LEAST_CHARACTERS && before.is_disjoint(&now)
}

/// Characters of verbs and of the words of doing: they name nothing that is counted.
const NOTHING: &str = "办理受收到新共组织开展举行召推出制定发印审查结完成实施进建立依法承接抽取参加累计已被对在";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::promises::samples::report;
    use serde_json::{Value, json};

    fn of(labels: &[&str]) -> Report {
        let figure = |(at, label): (usize, &&str)| -> Value {
            json!({"id": format!("i{at}"), "span": [at, at + 1], "sentence": [0, 99], "section": null, "subject": label,
                "label": label, "concept": null, "role": "level", "scope": null,
                "quantity": {"value": "1", "value_hi": null, "unit": "次", "bound": "exact", "resolution": "1"},
                "period": {"year": null, "as_of": null, "text": null}})
        };
        report("甲县", 2021, json!({"indicators": labels.iter().enumerate().map(figure).collect::<Vec<_>>()}))
    }

    #[test]
    fn figures_of_other_things_are_told_apart() {
        for (from, to, expected) in [
            (&["市委常委会、市政府常务会议研究执法工作"][..], &["市政府常务会议研究执法工作"][..], true),
            (&["依法治县委员会召开全体会议"], &["召开依法治县现场会"], true),
            (&["废止、宣布失效规范性文件"], &["废止规范性文件"], true),
            (&["办理行政许可、行政处罚案卷"], &["行政处罚案卷"], true),
            (&["市政府常务会学法"], &["市政府常务会议会前学法"], false),
            (&["县政府常务会议听取渔政汇报"], &["常务会议学法", "听取渔政汇报"], false),
            (&["县委常委会、县政府常务会议听取汇报"], &["常务会议学法", "听取汇报"], true),
            (&["评查行政处罚、行政许可案卷"], &["评查行政执法案卷"], false),
            (&["宣布失效文件"], &["文件失效"], false),
        ] {
            let (a, b) = (of(from), of(to));
            let last = |report: &Report| report.indicators.last().cloned().expect("a figure");
            assert_eq!(differ((&a, &last(&a)), (&b, &last(&b))), expected, "{from:?} and {to:?}");
        }
    }

    #[test]
    fn labels_with_no_word_in_common_are_worded_apart() {
        for (from, to, name, expected) in [
            ("轻微违规渔船罚没款", "河道采砂案件罚没款", "罚没款金额", true),
            ("接待港区来访者", "局长接听热线市民", "接待人次", true),
            ("夜校学员培训人次", "村干部轮训", "培训人次", true),
            ("举办码头夜校", "开办码头夜校", "法治夜校场次", false),
            ("制定规范性文件", "印发规范性文件", "规范性文件", false),
            ("受理行政复议申请", "受理案件", "受理行政复议申请", false),
        ] {
            assert_eq!(worded_apart((from, None), (to, None), name), expected, "{from} and {to}");
        }
    }
}
