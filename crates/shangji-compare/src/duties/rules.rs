//! The rules on the yearly report, each with the days on which it binds.

use chrono::NaiveDate;

use super::{Act, Finding, Met};
use crate::scope::Level;

/// A rule on the yearly report.
pub(super) struct Rule {
    /// Year, month and day on which it came into force.
    since: (i32, u32, u32),
    /// The article on dates and recipients.
    pub(super) dates_article: &'static str,
    /// The article on the parts.
    pub(super) parts_article: &'static str,
    /// Whether it says which parts a report has.
    pub(super) has_parts: bool,
}

/// The latest first.
static RULES: [Rule; 2] = [
    Rule {
        since: (2019, 4, 15),
        dates_article: "《法治政府建设与责任落实督察工作规定》(厅字〔2019〕28号)第二十四条",
        parts_article: "《法治政府建设与责任落实督察工作规定》(厅字〔2019〕28号)第二十五条",
        has_parts: true,
    },
    Rule {
        since: (2015, 12, 27),
        dates_article: "《法治政府建设实施纲要(2015—2020年)》三、组织保障和落实机制",
        parts_article: "",
        has_parts: false,
    },
];

impl Rule {
    pub(super) const LATEST: &'static Rule = &RULES[0];

    fn binds_on(&self, date: NaiveDate) -> bool {
        let (year, month, day) = self.since;
        NaiveDate::from_ymd_opt(year, month, day).is_some_and(|since| since <= date)
    }

    /// The rule of that day.
    pub(super) fn in_force_on(date: NaiveDate) -> Option<&'static Rule> {
        RULES.iter().find(|rule| rule.binds_on(date))
    }
}

/// A day before which something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Deadline {
    day: NaiveDate,
    /// Whether the day itself is in time: a quarter ends with its last day, 3月1日前 leaves open whether with the day.
    includes_day: bool,
}

impl Deadline {
    /// `2024年3月1日`.
    pub(super) fn in_words(self) -> String {
        let words = self.day.format("%Y年%-m月%-d日").to_string();
        if self.includes_day { format!("第一季度({words})") } else { words }
    }

    /// Whether what was done on the day was in time, with the reason.
    pub(super) fn judge(self, day: NaiveDate, act: Act) -> (Met, Finding) {
        let limit = self.day;
        match day.signed_duration_since(limit).num_days() {
            0 if self.includes_day => (Met::Met, Finding::LastDay { act, day }),
            0 => (Met::Unknown, Finding::OnTheDay { act, day }),
            n_days if n_days < 0 => (Met::Met, Finding::Before { act, day, limit }),
            n_days => (Met::Unmet, Finding::After { act, day, limit, n_days }),
        }
    }
}

/// Until when the report on `year` is to be made, and by which rule: a limit that ended before a rule came into force
/// is not of that rule.
pub(super) fn reporting(year: i32, level: Option<Level>) -> Option<(&'static Rule, Deadline)> {
    let next = year.checked_add(1)?;
    let [regulation, outline] = &RULES;
    // To the centre in April, to all others in March.
    let month = if level.is_some_and(|level| level <= Level::Province) { 4 } else { 3 };
    let day = NaiveDate::from_ymd_opt(next, month, 1)?;
    if regulation.binds_on(day) {
        return Some((regulation, Deadline { day, includes_day: false }));
    }
    let day = NaiveDate::from_ymd_opt(next, 3, 31)?;
    outline.binds_on(day).then_some((outline, Deadline { day, includes_day: true }))
}

/// Until when it is to be published, if the rule names a day.
pub(super) fn publication(year: i32) -> Option<(&'static Rule, Option<Deadline>)> {
    let [regulation, outline] = &RULES;
    let day = NaiveDate::from_ymd_opt(year.checked_add(1)?, 4, 1)?;
    if regulation.binds_on(day) {
        return Some((regulation, Some(Deadline { day, includes_day: false })));
    }
    outline.binds_on(day).then_some((outline, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{InWords, Language};

    #[test]
    fn the_rule_is_that_of_the_day() {
        for (date, parts) in [
            ("2015-12-26", None),
            ("2015-12-27", Some(false)),
            ("2019-04-14", Some(false)),
            ("2019-04-15", Some(true)),
            ("2030-01-01", Some(true)),
        ] {
            let rule = Rule::in_force_on(date.parse().unwrap());
            assert_eq!(rule.map(|rule| rule.has_parts), parts, "{date}");
        }
    }

    #[test]
    fn limits_are_those_of_the_year() {
        let limit = |year, level| reporting(year, level).map(|(_, limit)| limit.in_words());
        for (year, level, expected) in [
            (2013, Some(Level::County), None),
            (2016, Some(Level::County), Some("第一季度(2017年3月31日)")),
            (2018, Some(Level::Province), Some("第一季度(2019年3月31日)")),
            (2019, Some(Level::County), Some("2020年3月1日")),
            (2019, None, Some("2020年3月1日")),
            (2022, Some(Level::Province), Some("2023年4月1日")),
        ] {
            assert_eq!(limit(year, level).as_deref(), expected, "{year} at {level:?}");
        }
    }

    #[test]
    fn lateness_is_told_in_days() {
        let limit = Deadline { day: "2024-03-01".parse().unwrap(), includes_day: false };
        let (met, late) = limit.judge("2024-03-26".parse().unwrap(), Act::Dated);
        assert_eq!(met, Met::Unmet);
        assert_eq!(late.in_words(Language::English), "dated 2024-03-26, 25 days after 2024-03-01");
        assert_eq!(late.in_words(Language::Chinese), "落款日期为2024年3月26日，晚于2024年3月1日25天");
    }
}
