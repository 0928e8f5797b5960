//! Why requirements of the rules are met or not.

use chrono::{Datelike, NaiveDate};

use super::{InWords, Language};
use crate::duties::{Act, Finding, Unbound};

impl InWords for Finding {
    fn in_words(&self, language: Language) -> String {
        match language {
            Language::Chinese => chinese(self),
            Language::English => english(self),
        }
    }
}

fn chinese(finding: &Finding) -> String {
    let act = |act: &Act| match act {
        Act::Dated => "落款日期为",
        Act::Published => "发布于",
    };
    match finding {
        Finding::NoRule => "报告年度和日期均不详，无从确定适用规定".into(),
        Finding::NoYear => "报告年度不详".into(),
        Finding::NotBound { body: Unbound::Township } => "该规定适用于县级以上政府及其部门".into(),
        Finding::NotBound { body: Unbound::Committee } => "该规定适用于各级政府及其部门，管委会不在其列".into(),
        Finding::Headed { title } => format!("见标题“{title}”"),
        Finding::DutyInText => "未单设标题，正文述及履职情况".into(),
        Finding::Passages { n_passages } => format!("未单设标题，正文有相关内容{n_passages}处"),
        Finding::MixedHeading { title } => format!("标题“{title}”合写数项内容，无法分辨"),
        Finding::NoHeadings => "未识别出标题，无法判断".into(),
        Finding::NoText => "未单设标题，且无正文可查".into(),
        Finding::Absent => "既无标题，也无相关内容".into(),
        Finding::Before { act: done, day, limit } => {
            format!("{}{}，在{}之前", act(done), date(*day), date(*limit))
        }
        Finding::LastDay { act: done, day } => format!("{}{}，为期限最后一日", act(done), date(*day)),
        Finding::OnTheDay { act: done, day } => {
            format!("{}{}，恰为期限当日，规定未明确是否含当日", act(done), date(*day))
        }
        Finding::After { act: done, day, limit, n_days } => {
            format!("{}{}，晚于{}{n_days}天", act(done), date(*day), date(*limit))
        }
        Finding::PublishedBefore { day } => format!("无落款日期，但{}已发布", date(*day)),
        Finding::Undated => "报告无落款日期".into(),
        Finding::NoPublicationDate => "网页未标明发布日期".into(),
        Finding::PublishedWithoutLimit { day } => format!("发布于{}，规定未限日期", date(*day)),
        Finding::NoAddressee => "报告未写主送机关".into(),
        Finding::LevelUnknown => "从名称看不出报告机关的层级".into(),
        Finding::Addressed { addressee } => format!("主送{addressee}"),
        Finding::AddressedElsewhere { addressee } => format!("主送{addressee}，不在规定的报告对象之列"),
        Finding::OtherCopy { addressee } => format!("本件主送{addressee}，是否另行报送未显示"),
    }
}

fn english(finding: &Finding) -> String {
    let act = |act: &Act| match act {
        Act::Dated => "dated",
        Act::Published => "published",
    };
    match finding {
        Finding::NoRule => "neither the year reported on nor a date is known, so no rule can be picked".into(),
        Finding::NoYear => "the year reported on is not known".into(),
        Finding::NotBound { body: Unbound::Township } => {
            "the rule binds governments from the county up and their departments".into()
        }
        Finding::NotBound { body: Unbound::Committee } => {
            "the rule names governments and their departments; a committee of a zone is neither".into()
        }
        Finding::Headed { title } => format!("under the heading {title}"),
        Finding::DutyInText => "no heading of its own; the text says how the duty was done".into(),
        Finding::Passages { n_passages } => {
            format!("no heading of its own; passages of this kind in the text: {n_passages}")
        }
        Finding::MixedHeading { title } => {
            format!("the heading {title} is over several parts; which they are cannot be told")
        }
        Finding::NoHeadings => "no headings were found, so nothing can be said of parts".into(),
        Finding::NoText => "no heading of its own, and the text is not at hand".into(),
        Finding::Absent => "neither a heading nor a passage of this kind".into(),
        Finding::Before { act: done, day, limit } => format!("{} {day}, before {limit}", act(done)),
        Finding::LastDay { act: done, day } => format!("{} {day}, the last day", act(done)),
        Finding::OnTheDay { act: done, day } => {
            format!("{} {day}, and the rule leaves open whether the day itself is in time", act(done))
        }
        Finding::After { act: done, day, limit, n_days: 1 } => format!("{} {day}, 1 day after {limit}", act(done)),
        Finding::After { act: done, day, limit, n_days } => {
            format!("{} {day}, {n_days} days after {limit}", act(done))
        }
        Finding::PublishedBefore { day } => format!("without a date, but published on {day}"),
        Finding::Undated => "the report bears no date".into(),
        Finding::NoPublicationDate => "no date of publication is labelled".into(),
        Finding::PublishedWithoutLimit { day } => format!("published on {day}; the rule names no day"),
        Finding::NoAddressee => "the report names no addressee".into(),
        Finding::LevelUnknown => "the level of the issuer cannot be told from its name".into(),
        Finding::Addressed { addressee } => format!("addressed to {addressee}"),
        Finding::AddressedElsewhere { addressee } => {
            format!("addressed to {addressee}, none of those to whom the rule has the issuer report")
        }
        Finding::OtherCopy { addressee } => {
            format!("this copy is addressed to {addressee}; whether another went there is not shown")
        }
    }
}

/// `2024年3月1日`
fn date(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
