//! What changed, and who may be one issuer under two names.

use rust_decimal::Decimal;
use shangji_model::{Bound, Verdict};

use super::panel::month;
use super::{InWords, Language};
use crate::years::{Change, Doubt, Note, StatedChange};
use crate::{Figure, Interval};

impl InWords for Change {
    /// All notes and what the later report says itself of the change.
    fn in_words(&self, language: Language) -> String {
        let notes = self.notes.iter().map(|note| note.in_words(language));
        let stated = self.stated.iter().map(|stated| stated.in_words(language));
        notes.chain(stated).collect::<Vec<_>>().join(language.pick("；", "; "))
    }
}

impl InWords for Note {
    fn in_words(&self, language: Language) -> String {
        let pair = |from: &str, to: &str| language.pick(format!("{from}、{to}"), format!("{from} and {to}"));
        let told = |chinese: &str, english: &str, from: &str, to: &str| {
            format!("{}{}", language.pick(format!("{chinese}："), format!("{english}: ")), pair(from, to))
        };
        match self {
            Self::Difference { to, from, difference, unit } => format!("{to} - {from} = {difference}{unit}"),
            Self::Relative { difference, from, percent } => format!("{difference} / {from} = {percent}%"),
            Self::Between { to, from, change, unit } => {
                let colon = language.pick("，变化", ": ");
                let change = interval(*change, unit, language);
                format!("{} - {}{colon}{change}", figure(to, language), figure(from, language))
            }
            Self::UnitsDiffer { from, to } => {
                let (from, to) = (unit(from, language), unit(to, language));
                match language {
                    Language::Chinese => format!("不计算变化：{from}与{to}计量的内容不同"),
                    Language::English => format!("no change: {from} and {to} measure different things"),
                }
            }
            Self::BasesOpposed { from, to } => {
                told("不计算变化：比率基数不同", "no change: the base is another", from, to)
            }
            Self::CountedOtherwise { from, to } => {
                told("不计算变化：所计事项不同", "no change: other things are counted", from, to)
            }
            Self::LowerIsBetter => language.pick("名次数值越小越靠前", "a lower place is a better one").to_owned(),
            Self::FromZero => language.pick("上年为0，无相对变化", "from 0 there is no relative change").to_owned(),
            Self::UnitsNear { from, to } => {
                told("计数量词不同", "counted in different words", unit(from, language), unit(to, language))
            }
            Self::ScopeDiffers { from, to } => told("统计口径（本级/全域）不同", "the scope differs", from, to),
            Self::CutOffDiffers { from, to } => {
                let until = |as_of: &Option<String>| {
                    let whole = language.pick("全年", "the whole year");
                    as_of.as_deref().map_or(whole.to_owned(), |as_of| month(as_of, language))
                };
                told("统计截止时间不同", "the cut-off differs", &until(from), &until(to))
            }
            Self::PeriodDiffers { from, to } => {
                let year = language.pick("报告年度", "the year");
                let (from, to) = (from.as_deref().unwrap_or(year), to.as_deref().unwrap_or(year));
                told("统计时段不同", "the period differs", from, to)
            }
            Self::BaseDiffers { from, to } => told("比率基数表述不同", "the base is worded differently", from, to),
            Self::WordedApart { from, to } => {
                told("指标表述不同，所计事项或有不同", "the words differ, and perhaps what is counted", from, to)
            }
            Self::OwnStart => language.pick("两年增减各有基期", "each year's change has a start of its own").to_owned(),
            Self::SeveralFigures { report, n_figures } => match language {
                Language::Chinese => format!("{report}有{n_figures}个数值，取其一"),
                Language::English => format!("{report} gives {n_figures} figures, one is taken"),
            },
            Self::FullCoverage { report } => match language {
                Language::Chinese => format!("“全覆盖”按100%计：{report}"),
                Language::English => format!("full coverage in words is taken for 100% in {report}"),
            },
        }
    }
}

impl InWords for StatedChange {
    /// `stated 22.35%, (312 - 255) / 255 = 22.35%: holds`
    fn in_words(&self, language: Language) -> String {
        let Self { stated, unit, from_value: from, to_value: to, .. } = self;
        let in_points = unit == "百分点";
        let Some(actual) = self.actual else {
            return match language {
                Language::Chinese => format!("报告称同比{stated}{unit}：上年为0，无相对变化"),
                Language::English => format!("stated {stated}{unit}: from 0 there is no relative change"),
            };
        };
        let arithmetic = if in_points { format!("{to} - {from}") } else { format!("({to} - {from}) / {from}") };
        let judged = match self.verdict {
            Some(Verdict::Holds) => language.pick("相符", "holds"),
            Some(Verdict::Truncated) => language.pick("直接舍去尾数，未四舍五入", "truncated"),
            Some(Verdict::WithinRounding) => language.pick("在舍入误差内", "within rounding"),
            Some(Verdict::Inconsistent) => language.pick("不符", "inconsistent"),
            None => language.pick("两年数据口径不一，不作判断", "open, for the two figures are not of one kind"),
        };
        match language {
            Language::Chinese => format!("报告称同比{stated}{unit}，{arithmetic} = {actual}{unit}：{judged}"),
            Language::English => format!("stated {stated}{unit}, {arithmetic} = {actual}{unit}: {judged}"),
        }
    }
}

impl InWords for Doubt {
    fn in_words(&self, language: Language) -> String {
        match (self, language) {
            (Self::TwoReports { year }, Language::Chinese) => {
                format!("同一机关{year}年有两份报告，按名称取第一份")
            }
            (Self::TwoReports { year }, Language::English) => {
                format!("two reports of one issuer on {year}; the first by name is taken")
            }
            (Self::SeveralPlaces { one }, Language::Chinese) => format!("报告中有多个地方同名，{one}是其中之一"),
            (Self::SeveralPlaces { one }, Language::English) => {
                format!("several places among the reports have this name, {one} is one of them")
            }
            (Self::EarlierSeveralPlaces, _) => {
                let english = "several places among the reports have the earlier name";
                language.pick("报告中有多个地方与上年名称相同", english).to_owned()
            }
            (Self::SameStem { from, to }, Language::Chinese) => format!("{from}或已改为{to}：名称相同，建制不同"),
            (Self::SameStem { from, to }, Language::English) => {
                format!("{from} may have become {to}: the same name with another kind of place")
            }
            (Self::SameZone { from, to, place }, Language::Chinese) => {
                format!("{from}与{to}同属{place}的园区，园区时有更名、合并")
            }
            (Self::SameZone { from, to, place }, Language::English) => {
                format!("{from} and {to} are zones of {place}, where zones are renamed and merged")
            }
        }
    }
}

fn unit(unit: &str, language: Language) -> &str {
    if unit.is_empty() { language.pick("无单位的数", "a figure without a unit") } else { unit }
}

/// The figure with the words that bound it.
fn figure(figure: &Figure, language: Language) -> String {
    let (value, unit) = (figure.value, &figure.unit);
    match (figure.bound, figure.value_hi, language) {
        (Bound::Exact, ..) | (Bound::Range, None, _) => format!("{value}{unit}"),
        (Bound::Approx, _, Language::Chinese) => format!("约{value}{unit}"),
        (Bound::Min, _, Language::Chinese) => format!("{value}{unit}以上"),
        (Bound::Max, _, Language::Chinese) => format!("{value}{unit}以内"),
        (Bound::Range, Some(high), Language::Chinese) => format!("{value}至{high}{unit}"),
        (Bound::Approx, _, Language::English) => format!("about {value}{unit}"),
        (Bound::Min, _, Language::English) => format!("{value}{unit} or more"),
        (Bound::Max, _, Language::English) => format!("{value}{unit} or less"),
        (Bound::Range, Some(high), Language::English) => format!("{value} to {high}{unit}"),
    }
}

/// `at least 3件`, `between -2.5 and 1百分点`; `不少于3件`, `-2.5至1百分点之间`.
fn interval(interval: Interval, unit: &str, language: Language) -> String {
    let Interval { low, high } = interval;
    let say = |chinese: String, english: String| language.pick(chinese, english);
    match (low, high) {
        (Some(low), Some(high)) if low == high => format!("{}{unit}", plain(low)),
        (Some(low), Some(high)) => {
            let (low, high) = (plain(low), plain(high));
            say(format!("在{low}至{high}{unit}之间"), format!("between {low} and {high}{unit}"))
        }
        (Some(low), None) => say(format!("不小于{low}{unit}"), format!("at least {low}{unit}")),
        (None, Some(high)) => say(format!("不大于{high}{unit}"), format!("at most {high}{unit}")),
        (None, None) => say("无法界定".to_owned(), "nothing bounds the change".to_owned()),
    }
}

fn plain(value: Decimal) -> Decimal {
    value.normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_told_by_its_ends() {
        let decimal = |text: &str| -> Decimal { text.parse().unwrap() };
        for (low, high, english, chinese) in [
            (Some("-0.72"), Some("0.28"), "between -0.72 and 0.28%", "在-0.72至0.28%之间"),
            (Some("1"), None, "at least 1%", "不小于1%"),
            (None, Some("-1"), "at most -1%", "不大于-1%"),
            (None, None, "nothing bounds the change", "无法界定"),
            (Some("0"), Some("0"), "0%", "0%"),
        ] {
            let change = Interval { low: low.map(decimal), high: high.map(decimal) };
            assert_eq!(interval(change, "%", Language::English), english);
            assert_eq!(interval(change, "%", Language::Chinese), chinese);
        }
    }
}
