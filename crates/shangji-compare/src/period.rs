//! What stretch of time a figure covers, as seen from the year reported on.

use shangji_model::{Indicator, IndicatorRole, Report};

/// Whether the figure is said to be of a year that is not the one reported on. A target may be.
pub(crate) fn is_of_another_year(indicator: &Indicator, report: &Report) -> bool {
    indicator.role != IndicatorRole::Target
        && matches!((indicator.period.year, report.year), (Some(of), Some(on)) if of != on)
}

/// The cut-off within the year reported on, as years after it and month: November 2020 in the report on 2020 and
/// November 2021 in the one on 2021 are one. None for the whole year, which December stands for.
pub(crate) fn cut_off(indicator: &Indicator, report: &Report) -> Option<(i64, u8)> {
    let (year, month) = indicator.period.as_of.as_deref()?.split_once('-')?;
    let (year, month) = (year.parse::<i32>().ok()?, month.get(..2)?.parse::<u8>().ok()?);
    let years = i64::from(year) - i64::from(report.year.unwrap_or(year));
    (years != 0 || month != 12).then_some((years, month))
}

/// The words for a stretch that is not the year: 上半年, 近五年来, “十三五”期间; none for 全年 and 今年以来.
pub(crate) fn stretch<'r>(indicator: &'r Indicator, report: &Report) -> Option<&'r str> {
    let text = indicator.period.text.as_deref()?.trim();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let this_year =
        has(&["今年", "年初", "本年", "全年"]) || report.year.is_some_and(|year| text.contains(&format!("{year}年")));
    let part = has(&["上半年", "下半年", "季度"]);
    let longer = !this_year && has(&["以来", "年来", "十二五", "十三五", "十四五", "十五五", "任期"]);
    (part || longer).then_some(text)
}
