//! The arithmetic of a report.

use std::fmt::Write as _;

use shangji_model::{Bound, Check, CheckKind, Indicator, Report, Verdict};

use super::Language;

/// A check in words: `1372项 / 1486项 = 92.33%, stated 92.32%: cut off, not rounded`. In English it is the check's own
/// message; in Chinese it is told from the figures that the check names.
pub fn check_in_words(check: &Check, report: &Report, language: Language) -> String {
    if language == Language::English {
        return check.message.clone();
    }
    let operands: Vec<String> = check.operands.iter().filter_map(|id| report.indicator(id)).map(shown).collect();
    let unit = check.operands.last().and_then(|id| report.indicator(id)).map_or("", |it| &it.quantity.unit);
    let operand = |nth: usize| operands.get(nth).map_or("", String::as_str);
    let (expected, stated) = (&check.expected, &check.stated);
    let verdict = verdict_in_words(check.verdict, language);
    let mut out = String::new();
    let _ = match check.kind {
        CheckKind::Share => write!(out, "{} / {} = {expected}{unit}", operand(0), operand(1)),
        CheckKind::Sum => {
            let parts = operands.get(1..).unwrap_or_default().join(" + ");
            write!(out, "{parts} = {}", whole(expected))
        }
        CheckKind::Difference => write!(out, "{} - {} = {}{unit}", operand(0), operand(1), whole(expected)),
        CheckKind::ChangeRate => write!(out, "由{}变为{}，变动{expected}{unit}", operand(0), operand(1)),
        CheckKind::Attainable => {
            return format!("{}的{}不是整数，最接近的比例为{expected}%：{verdict}", operand(0), operand(1));
        }
        CheckKind::Repeated => {
            let label = check.operands.first().and_then(|id| report.indicator(id)).map_or("", |it| &it.label);
            return format!("{label}前后数值不一：{}、{}", operand(0), operand(1));
        }
    };
    let stated_unit = if check.kind == CheckKind::Sum {
        check.operands.first().and_then(|id| report.indicator(id)).map_or("", |it| &it.quantity.unit)
    } else {
        unit
    };
    format!("{out}，报告为{stated}{stated_unit}：{verdict}")
}

/// What a verdict says of the stated figure.
fn verdict_in_words(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Holds => language.pick("相符", "holds"),
        Verdict::Truncated => language.pick("直接舍去尾数，未四舍五入", "cut off, not rounded"),
        Verdict::WithinRounding => language.pick("在舍入误差内", "within rounding"),
        Verdict::Inconsistent => language.pick("不符", "not possible"),
    }
}

/// `962.00` of a sum of counts is 962.
fn whole(expected: &str) -> &str {
    expected.strip_suffix(".00").unwrap_or(expected)
}

fn shown(indicator: &Indicator) -> String {
    let quantity = &indicator.quantity;
    let mark = match quantity.bound {
        Bound::Approx => "约",
        _ => "",
    };
    format!("{mark}{}{}", quantity.value.normalize(), quantity.unit)
}
