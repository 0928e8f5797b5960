//! Figures whose concept the vocabulary does not have, matched by their labels.

use shangji_model::{Indicator, Span};

use super::wording::pairs;
use crate::fold::significant;

/// Labels that end alike by fewer characters than this may name anything: 用时, 办结率.
const LEAST_CHARACTERS: usize = 4;

/// Say that something is done and not what: 举办讲座 and 组织讲座 count one thing.
const LIGHT_VERBS: &[&str] =
    &["组织", "开展", "举办", "举行", "召开", "建成", "建设", "完成", "办理", "全年", "年内", "累计", "共"];

/// The last characters of a label, by which figures are found.
pub(crate) fn ending(label: &str) -> Option<String> {
    let label = core(label);
    let start = label.len().checked_sub(LEAST_CHARACTERS)?;
    Some(label.get(start..)?.iter().collect())
}

/// Whether two labels name one figure: they are the same but for light verbs, or one of them is the end of the other,
/// and most of what the other has before that stands in the sentence of the first. 平均答复用时 in a sentence on
/// 政府信息公开申请 is 政府信息公开申请平均答复用时; in one on 信访 it is not.
pub(crate) fn name_one_figure(a: (&Indicator, &str), b: (&Indicator, &str)) -> bool {
    let (core_a, core_b) = (core(&a.0.label), core(&b.0.label));
    if core_a.len().min(core_b.len()) < LEAST_CHARACTERS {
        return false;
    }
    let (longer, shorter, (owner, text)) =
        if core_a.len() >= core_b.len() { (core_a, core_b, b) } else { (core_b, core_a, a) };
    let Some(head) = longer.strip_suffix(shorter.as_slice()) else { return false };
    let head: String = head.iter().collect();
    let asked = pairs(&head, Span::new(0, head.len()));
    let there = pairs(text, around(owner, text));
    let n_there = asked.iter().filter(|pair| there.binary_search(pair).is_ok()).count();
    n_there * 2 >= asked.len() && (!asked.is_empty() || head.is_empty())
}

/// The sentence up to the figure. Bounded, so that a text without a mark takes no quadratic time.
fn around(figure: &Indicator, text: &str) -> Span {
    const MOST_BYTES: usize = 300;
    let end = figure.span.end.max(figure.sentence.start);
    let start = figure.sentence.start.max(end.saturating_sub(MOST_BYTES));
    Span::new((start..=end).find(|at| text.is_char_boundary(*at)).unwrap_or(end), end)
}

/// The characters of a label that tell, without light verbs before them.
fn core(label: &str) -> Vec<char> {
    let mut rest = label;
    while let Some(stripped) = LIGHT_VERBS.iter().find_map(|verb| rest.strip_prefix(verb)) {
        rest = stripped;
    }
    rest.chars().filter_map(significant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(label: &str, sentence: &str) -> Indicator {
        serde_json::from_value(serde_json::json!({
            "id": "i1", "span": [sentence.len(), sentence.len()], "sentence": [0, sentence.len()], "section": null, "subject": label,
            "label": label, "concept": null, "role": "level", "scope": null,
            "quantity": {"value": "1", "value_hi": null, "unit": "小时", "bound": "exact", "resolution": "1"},
            "period": {"year": null, "as_of": null, "text": null}
        }))
        .unwrap()
    }

    #[test]
    fn a_label_may_leave_to_its_sentence_whose_figure_it_is() {
        for (target, label, sentence, expected) in [
            ("渔船证照补办平均等候时长", "平均等候时长", "受理渔船证照补办312件，平均等候时长2小时", true),
            ("热线诉求首次响应时间", "首次响应时间", "全年热线接到诉求9千件，首次响应时间1小时", true),
            ("组织码头法治夜校", "举办码头法治夜校", "举办码头法治夜校9期", true),
            ("平均归档用时", "执法案卷平均归档用时", "执法案卷平均归档用时4小时", false),
            ("渔船证照补办平均等候时长", "平均等候时长", "受理信访事项312件，平均等候时长2小时", false),
            ("法律援助审批用时", "公证审批用时", "公证审批用时2小时", false),
            ("用时", "审批用时", "审批用时2小时", false),
        ] {
            let (a, b) = (figure(target, target), figure(label, sentence));
            assert_eq!(name_one_figure((&a, target), (&b, sentence)), expected, "{target} and {sentence}");
            let meet = ending(target).is_some() && ending(target) == ending(label);
            assert!(meet || !expected, "{target} would not be looked up");
        }
    }
}
