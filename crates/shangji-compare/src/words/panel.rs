//! Why a row asks for caution.

use shangji_model::{Bound, IndicatorRole};

use super::{InWords, Language, list};
use crate::reason::{Figure, Group, Reason};

impl InWords for Reason {
    fn in_words(&self, language: Language) -> String {
        let not_stated = language.pick("未注明", "not stated");
        let or = |said: &Option<String>, else_: &str| said.as_deref().unwrap_or(else_).to_owned();
        let told = |chinese: &str, english: &str, groups: String| {
            format!("{}{groups}", language.pick(format!("{chinese}："), format!("{english}: ")))
        };
        match self {
            Self::UnitsNear { units } => {
                told("计数量词不同", "counted in different words", units_in_words(units, language))
            }
            Self::UnitsConvert { units } => {
                told("单位不同，可换算", "the units differ and convert exactly", units_in_words(units, language))
            }
            Self::UnitsDiffer { units } => {
                told("计量单位含义不同", "the units measure different things", units_in_words(units, language))
            }
            Self::KindsDiffer { units } => {
                told("数值性质不同（绝对数、相对数等）", "figures of different kinds", units_in_words(units, language))
            }
            Self::NotResults { roles } => grouped(roles, language, |role| match role {
                IndicatorRole::Target => language.pick("目标值，非结果", "a target, not a result").to_owned(),
                IndicatorRole::From => language.pick("基期值，非结果", "an earlier figure, not the result").to_owned(),
                _ => language.pick("变动值，非水平值", "a change, not a level").to_owned(),
            }),
            Self::SeveralFigures { report, figures, more } => {
                let mut shown: Vec<String> = figures.iter().map(|figure| labelled(figure, language)).collect();
                if *more > 0 {
                    shown.push(language.pick(format!("另有{more}个"), format!("{more} more")));
                }
                match language {
                    Language::Chinese => format!("{report}同一指标有多个数值，表中取第一个：{}", shown.join("、")),
                    Language::English => {
                        format!("{report} gives several figures, the first is shown: {}", shown.join(", "))
                    }
                }
            }
            Self::RanksDiffer { scopes } => told(
                "名次取决于参评范围",
                "a place depends on who is ranked",
                grouped(scopes, language, |scope| or(scope, not_stated)),
            ),
            Self::ScopeDiffers { scopes } => told(
                "统计口径（本级/全域）不同",
                "the scope differs",
                grouped(scopes, language, |scope| or(scope, not_stated)),
            ),
            Self::OtherYear { years } => told(
                "非报告年度数据",
                "not of the year reported on",
                grouped(years, language, |year| language.pick(format!("{year}年"), format!("a figure of {year}"))),
            ),
            Self::CutOffDiffers { cut_offs } => told(
                "统计截止时间不同",
                "the cut-off differs",
                grouped(cut_offs, language, |as_of| {
                    as_of.as_deref().map_or(not_stated.to_owned(), |as_of| month(as_of, language))
                }),
            ),
            Self::PeriodDiffers { periods } => told(
                "统计时段不同",
                "the period differs",
                grouped(periods, language, |text| or(text, language.pick("报告年度", "the year"))),
            ),
            Self::NotExact { bounds } => told(
                "非精确值",
                "not exact",
                grouped(bounds, language, |bound| bound_in_words(*bound, language).to_owned()),
            ),
            Self::DirectionsDiffer { labels } => {
                told("增减方向相反", "one tells a rise, another a fall", grouped(labels, language, Clone::clone))
            }
            Self::BaseDiffers { labels } => {
                told("比率基数表述不同", "the base is worded differently", grouped(labels, language, Clone::clone))
            }
            Self::ReferenceDiffers { labels } => {
                told("对比基期表述不同", "the reference is worded differently", grouped(labels, language, Clone::clone))
            }
            Self::FullCoverageWithFigure { reports } => match language {
                Language::Chinese => format!("“全覆盖”按100%计：{}", list(reports, language)),
                Language::English => {
                    format!("full coverage in words is taken for 100%: 全覆盖 in {}", list(reports, language))
                }
            },
            Self::FullCoverageInWords { reports } => {
                in_reports(reports, language, "仅以文字表述全覆盖", "full coverage in words")
            }
            Self::ZeroInWords { reports } => in_reports(reports, language, "仅以文字表述未发生", "none, in words"),
            Self::Qualitative { reports } => {
                in_reports(reports, language, "仅有定性表述，无数值", "words in place of a figure")
            }
            Self::Inferred { reports } => in_reports(
                reports,
                language,
                "报告未直接给出，由其他数据推算",
                "not stated, follows from other figures",
            ),
        }
    }
}

fn in_reports(reports: &[String], language: Language, chinese: &str, english: &str) -> String {
    let names = list(reports, language);
    language.pick(format!("{chinese}：{names}"), format!("{english} in {names}"))
}

/// `全市 in b.txt; 市本级 in a.txt and c.txt`; `全市（b.txt）；市本级（a.txt、c.txt）`.
fn grouped<T>(groups: &[Group<T>], language: Language, say: impl Fn(&T) -> String) -> String {
    let group = |group: &Group<T>| {
        let (what, names) = (say(&group.what), list(&group.reports, language));
        language.pick(format!("{what}（{names}）"), format!("{what} in {names}"))
    };
    groups.iter().map(group).collect::<Vec<_>>().join(language.pick("；", "; "))
}

fn units_in_words(units: &[Group<String>], language: Language) -> String {
    grouped(units, language, |unit| {
        if unit.is_empty() { language.pick("无单位", "no unit").to_owned() } else { unit.clone() }
    })
}

/// `调解民事纠纷 820件`, `1至2名`.
fn labelled(figure: &Figure, language: Language) -> String {
    let high = figure.value_hi.map(|high| format!("至{high}")).unwrap_or_default();
    let gap = language.pick("", " ");
    format!("{}{gap}{}{high}{}", figure.label, figure.value, figure.unit)
}

/// `2021-11` in a sentence: `2021年11月`.
pub(super) fn month(as_of: &str, language: Language) -> String {
    match (language, as_of.split_once('-')) {
        (Language::Chinese, Some((year, month))) => format!("截至{year}年{}月", month.trim_start_matches('0')),
        _ => as_of.to_owned(),
    }
}

fn bound_in_words(bound: Bound, language: Language) -> &'static str {
    match bound {
        Bound::Exact => language.pick("精确值", "exact"),
        Bound::Approx => language.pick("约数", "about the figure"),
        Bound::Min => language.pick("下限（以上）", "the figure or more"),
        Bound::Max => language.pick("上限（以内）", "the figure or less"),
        Bound::Range => language.pick("区间", "a range"),
    }
}
