//! What was found, in Chinese and in English: the one room in which facts become sentences.
//!
//! The analyses give facts ([`Reason`](crate::Reason), [`Note`](crate::Note), [`Finding`](crate::Finding) ...); here is how
//! they are said, a module for each analysis. What a report says itself (labels, scopes, titles) stays as it is written.

mod checks;
mod duties;
mod panel;
mod promises;
mod years;

pub use checks::check_in_words;

/// A language in which findings are told.
///
/// ```
/// use shangji_compare::Language;
///
/// assert_eq!(Language::Chinese.pick("可比", "comparable"), "可比");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Chinese, in Simplified script.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Of a locale or a language tag: `zh_CN.UTF-8` and `zh` are Chinese, anything else English.
    ///
    /// ```
    /// use shangji_compare::Language;
    ///
    /// assert_eq!(Language::of_locale("zh_CN.UTF-8"), Language::Chinese);
    /// assert_eq!(Language::of_locale("C.UTF-8"), Language::English);
    /// ```
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("zh") { Self::Chinese } else { Self::English }
    }

    /// The one of two wordings that is in this language.
    pub fn pick<T>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}

/// A fact that can be told.
///
/// ```
/// use shangji_compare::{InWords, Language, Reason};
///
/// let reason = Reason::Inferred { reports: vec!["a.txt".to_owned()] };
/// assert_eq!(reason.in_words(Language::English), "not stated, follows from other figures in a.txt");
/// assert_eq!(reason.in_words(Language::Chinese), "报告未直接给出，由其他数据推算：a.txt");
/// ```
pub trait InWords {
    /// The fact in a sentence or a part of one, without a mark at its end.
    fn in_words(&self, language: Language) -> String;
}

/// `a.txt`, `a.txt and b.txt`, `a.txt, b.txt, c.txt and 4 more`; `a.txt、b.txt、c.txt等7份`.
fn list(names: &[String], language: Language) -> String {
    // A panel may hold hundreds of reports; beyond a few the number tells more than the names.
    const SHOWN: usize = 3;
    let shown = names.get(..SHOWN.min(names.len())).unwrap_or_default();
    let more = names.len() - shown.len();
    match (language, shown) {
        (Language::Chinese, _) if more == 0 => shown.join("、"),
        (Language::Chinese, _) => format!("{}等{}份", shown.join("、"), names.len()),
        (Language::English, []) => String::new(),
        (Language::English, [only]) => only.clone(),
        (Language::English, [first @ .., last]) if more == 0 => format!("{} and {last}", first.join(", ")),
        (Language::English, _) => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use rust_decimal::Decimal;
    use shangji_model::{Bound, IndicatorRole};

    use super::*;
    use crate::duties::{Act, Finding, Unbound};
    use crate::promises::{Against, Side, TargetReason};
    use crate::reason::{Figure, Group, Reason};
    use crate::{Doubt, Interval, Note};

    #[test]
    fn long_lists_are_cut_to_a_number() {
        for (names, english, chinese) in [
            (&[][..], "", ""),
            (&["a"], "a", "a"),
            (&["a", "b"], "a and b", "a、b"),
            (&["a", "b", "c"], "a, b and c", "a、b、c"),
            (&["a", "b", "c", "d", "e"], "a, b, c and 2 more", "a、b、c等5份"),
        ] {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(list(&names, Language::English), english);
            assert_eq!(list(&names, Language::Chinese), chinese);
        }
    }

    /// Every fact that two languages tell, told of things with Chinese names.
    fn facts() -> Vec<Box<dyn InWords>> {
        let text = || "甲".to_owned();
        let day = NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
        let against = || Against {
            result: Decimal::ONE,
            result_unit: text(),
            side: Side::AtMost,
            target: Decimal::TWO,
            target_unit: text(),
        };
        let figure = |bound| Figure { label: text(), value: Decimal::ONE, value_hi: None, unit: text(), bound };
        let findings = [
            Finding::NoRule,
            Finding::NoYear,
            Finding::NotBound { body: Unbound::Township },
            Finding::NotBound { body: Unbound::Committee },
            Finding::Headed { title: text() },
            Finding::DutyInText,
            Finding::Passages { n_passages: 2 },
            Finding::MixedHeading { title: text() },
            Finding::NoHeadings,
            Finding::NoText,
            Finding::Absent,
            Finding::Before { act: Act::Dated, day, limit: day },
            Finding::LastDay { act: Act::Published, day },
            Finding::OnTheDay { act: Act::Dated, day },
            Finding::After { act: Act::Published, day, limit: day, n_days: 1 },
            Finding::PublishedBefore { day },
            Finding::Undated,
            Finding::NoPublicationDate,
            Finding::PublishedWithoutLimit { day },
            Finding::NoAddressee,
            Finding::LevelUnknown,
            Finding::Addressed { addressee: text() },
            Finding::AddressedElsewhere { addressee: text() },
            Finding::OtherCopy { addressee: text() },
        ];
        let (from, to) = (text, text);
        let change = Interval { low: None, high: Some(Decimal::ONE) };
        let notes = [
            Note::Between { to: figure(Bound::Min), from: figure(Bound::Approx), change, unit: text() },
            Note::UnitsDiffer { from: String::new(), to: to() },
            Note::BasesOpposed { from: from(), to: to() },
            Note::CountedOtherwise { from: from(), to: to() },
            Note::WordedApart { from: from(), to: to() },
            Note::LowerIsBetter,
            Note::FromZero,
            Note::UnitsNear { from: from(), to: to() },
            Note::ScopeDiffers { from: from(), to: to() },
            Note::CutOffDiffers { from: None, to: Some("2021-11".to_owned()) },
            Note::PeriodDiffers { from: None, to: Some(to()) },
            Note::BaseDiffers { from: from(), to: to() },
            Note::OwnStart,
            Note::SeveralFigures { report: text(), n_figures: 3 },
            Note::FullCoverage { report: text() },
        ];
        let targets = [
            TargetReason::NotReported,
            TargetReason::InWords,
            TargetReason::EachAgainstAll,
            TargetReason::Compared { against: against() },
            TargetReason::NotDue { against: against(), deadline: text() },
            TargetReason::NotExactEnough { against: against() },
        ];
        let doubts = [
            Doubt::TwoReports { year: 2021 },
            Doubt::SeveralPlaces { one: text() },
            Doubt::EarlierSeveralPlaces,
            Doubt::SameStem { from: from(), to: to() },
            Doubt::SameZone { from: from(), to: to(), place: text() },
        ];
        let group = |what: Option<String>| vec![Group { what, reports: vec![text()] }];
        let label = || vec![Group { what: text(), reports: vec![text()] }];
        let bound = |what| Group { what, reports: vec![text()] };
        let role = |what| Group { what, reports: vec![text()] };
        let reasons = [
            Reason::UnitsNear { units: vec![Group { what: String::new(), reports: vec![text()] }] },
            Reason::UnitsConvert { units: label() },
            Reason::UnitsDiffer { units: label() },
            Reason::KindsDiffer { units: label() },
            Reason::NotResults {
                roles: [IndicatorRole::Change, IndicatorRole::From, IndicatorRole::Target].map(role).into(),
            },
            Reason::SeveralFigures { report: text(), figures: vec![figure(Bound::Exact)], more: 2 },
            Reason::RanksDiffer { scopes: group(None) },
            Reason::ScopeDiffers { scopes: group(Some(text())) },
            Reason::OtherYear { years: vec![Group { what: 2019, reports: vec![text()] }] },
            Reason::CutOffDiffers { cut_offs: group(Some("2021-11".to_owned())) },
            Reason::PeriodDiffers { periods: group(None) },
            Reason::NotExact { bounds: [Bound::Approx, Bound::Min, Bound::Max, Bound::Range].map(bound).into() },
            Reason::DirectionsDiffer { labels: label() },
            Reason::BaseDiffers { labels: label() },
            Reason::ReferenceDiffers { labels: label() },
            Reason::FullCoverageWithFigure { reports: vec![text()] },
            Reason::FullCoverageInWords { reports: vec![text()] },
            Reason::ZeroInWords { reports: vec![text()] },
            Reason::Qualitative { reports: vec![text()] },
            Reason::Inferred { reports: vec![text()] },
        ];
        let mut facts: Vec<Box<dyn InWords>> = Vec::new();
        facts.extend(findings.map(|it| Box::new(it) as Box<dyn InWords>));
        facts.extend(notes.map(|it| Box::new(it) as Box<dyn InWords>));
        facts.extend(targets.map(|it| Box::new(it) as Box<dyn InWords>));
        facts.extend(doubts.map(|it| Box::new(it) as Box<dyn InWords>));
        facts.extend(reasons.map(|it| Box::new(it) as Box<dyn InWords>));
        facts
    }

    #[test]
    fn every_fact_is_told_in_both_languages() {
        for fact in facts() {
            let (chinese, english) = (fact.in_words(Language::Chinese), fact.in_words(Language::English));
            assert!(!chinese.contains(|c: char| c.is_ascii_alphabetic()), "{chinese}");
            assert!(english.contains(|c: char| c.is_ascii_lowercase()), "{english}");
            assert!(!english.contains(['：', '；', '，', '（', '、']), "{english}");
        }
    }

    #[test]
    fn a_locale_shows_its_language() {
        for (locale, expected) in [
            ("zh", Language::Chinese),
            ("zh-Hans", Language::Chinese),
            ("zh_TW.Big5", Language::Chinese),
            ("en_GB.UTF-8", Language::English),
            ("zha", Language::English),
            ("C", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::of_locale(locale), expected, "{locale}");
        }
    }
}
