//! What the rules ask of a report, against what the report shows: its parts, its dates, whom it is addressed to.
//!
//! The rule is that in force on the date in question ([`rules`]), and every answer names its article, its evidence and
//! its reason. A report cannot show everything: a page without a date of publication is not a late page. So what is not
//! known is [`Met::Unknown`] and never [`Met::Unmet`].

mod finding;
mod issuer;
mod rules;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{SectionRole, Span};

pub use self::finding::{Act, Finding, Unbound};
use self::issuer::{Body, Recipient};
use self::rules::{Deadline, Rule};
use crate::{InWords, Language, Read};

/// Whether a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// The report shows that it is.
    Met,
    /// The report shows that it is not.
    Unmet,
    /// The report does not show it.
    Unknown,
}

/// One requirement of a rule and whether a report meets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Duty {
    /// The source name of the report.
    pub report: String,
    /// The place of the report among those compared, from 0.
    pub column: usize,
    /// Which requirement, in a form that does not change: `part.progress`, `part.shortcomings`, `part.leader_duty`,
    /// `part.plan`, `date.report`, `date.publication`, `addressee`, `addressee.party` and so on.
    pub id: String,
    /// The rule with its article; empty where no rule can be picked.
    pub rule: String,
    /// What the rule asks, in its words.
    pub requirement: String,
    /// Whether it is met.
    pub status: Met,
    /// Where the report shows it; none where nothing does or the text is not at hand.
    pub evidence: Option<Span>,
    /// Why.
    pub because: Finding,
    /// The same in English.
    pub reason: String,
}

/// Holds each report against the rules.
///
/// Sources: 《法治政府建设与责任落实督察工作规定》(厅字〔2019〕28号, in force since 2019-04-15) articles 24 and 25; before it
/// 《法治政府建设实施纲要(2015—2020年)》, which asks for a report in the first quarter and for no parts. The parts are asked of a
/// report that is dated on or after the day on which the rule came into force; a time limit binds if it ended on or
/// after that day. A report whose dates and year are unknown gets one answer, unknown; one older than both rules none.
///
/// With an empty text the answers that rest on words are unknown, and dates have no evidence span.
///
/// ```
/// assert!(shangji_compare::duties(&[]).is_empty());
/// ```
pub fn duties(reads: &[Read<'_>]) -> Vec<Duty> {
    reads.iter().enumerate().flat_map(|(column, read)| of_report(column, *read)).collect()
}

/// An answer before it is put under its report.
struct Answer {
    id: &'static str,
    article: &'static str,
    requirement: String,
    status: Met,
    evidence: Option<Span>,
    because: Finding,
}

fn of_report(column: usize, read: Read<'_>) -> Vec<Duty> {
    let report = read.report;
    let body = Body::of(report.issuer.as_deref());
    // A date of the page stands in for one under the signature, and the time limit for both.
    let due = report.year.and_then(|year| NaiveDate::from_ymd_opt(year.checked_add(1)?, 3, 1));
    let mut answers = Vec::new();
    match report.signed.or(report.published).or(due) {
        None => answers.push(Answer {
            id: "rule",
            article: "",
            requirement: String::new(),
            status: Met::Unknown,
            evidence: None,
            because: Finding::NoRule,
        }),
        Some(date) => {
            if let Some(rule) = Rule::in_force_on(date) {
                if rule.has_parts {
                    answers.extend(parts(read, rule));
                }
                answers.extend(addressees(read, rule, body));
            }
            answers.extend(dates(read, body));
        }
    }
    let duty = |answer: Answer| Duty {
        report: report.source.name.clone(),
        column,
        id: answer.id.to_owned(),
        rule: answer.article.to_owned(),
        requirement: answer.requirement,
        status: answer.status,
        evidence: answer.evidence,
        reason: answer.because.in_words(Language::English),
        because: answer.because,
    };
    answers.into_iter().map(duty).collect()
}

/// The parts of article 25 (1) to (4); the fifth, what else is to be reported, asks for nothing in particular.
fn parts(read: Read<'_>, rule: &Rule) -> Vec<Answer> {
    const PARTS: [(&str, SectionRole, &str); 4] = [
        ("part.progress", SectionRole::Progress, "上一年度推进法治政府建设的主要举措和成效"),
        ("part.shortcomings", SectionRole::Shortcomings, "推进法治政府建设存在的不足和原因"),
        ("part.leader_duty", SectionRole::LeaderDuty, "党政主要负责人履行推进法治建设第一责任人职责的情况"),
        ("part.plan", SectionRole::Plan, "下一年度推进法治政府建设的主要安排"),
    ];
    let answer = |(id, role, requirement): (&'static str, SectionRole, &str)| {
        let (status, evidence, because) = part(read, role);
        Answer { id, article: rule.parts_article, requirement: requirement.to_owned(), status, evidence, because }
    };
    PARTS.into_iter().map(answer).collect()
}

/// A part is there under a heading of its own, or in passages; a heading over several parts leaves it open.
fn part(read: Read<'_>, role: SectionRole) -> (Met, Option<Span>, Finding) {
    let report = read.report;
    let headed = |role| report.sections.iter().find(|section| section.role == role);
    if let Some(section) = headed(role) {
        return (Met::Met, Some(section.span), Finding::Headed { title: section.title.clone() });
    }
    let passages = match role {
        SectionRole::Shortcomings => report.shortcomings.iter().map(|it| it.span).collect(),
        SectionRole::Plan => report.commitments.iter().filter(|it| !it.framing).map(|it| it.span).collect(),
        SectionRole::LeaderDuty => first_responsible(read).into_iter().collect(),
        _ => Vec::new(),
    };
    if let Some(first) = passages.first() {
        let because = match role {
            SectionRole::LeaderDuty => Finding::DutyInText,
            _ => Finding::Passages { n_passages: passages.len() },
        };
        return (Met::Met, Some(*first), because);
    }
    if let Some(mixed) = headed(SectionRole::Mixed) {
        return (Met::Unknown, Some(mixed.span), Finding::MixedHeading { title: mixed.title.clone() });
    }
    if report.sections.is_empty() {
        return (Met::Unknown, None, Finding::NoHeadings);
    }
    if role == SectionRole::LeaderDuty && read.text.is_empty() {
        return (Met::Unknown, None, Finding::NoText);
    }
    (Met::Unmet, None, Finding::Absent)
}

/// The sentence that says something of 第一责任人, outside names in 《》 and outside what is planned or falls short.
fn first_responsible(read: Read<'_>) -> Option<Span> {
    let Read { report, text } = read;
    let body = report.body.slice(text)?;
    let mut places: Vec<usize> = ["第一责任人", "第一責任人"]
        .iter()
        .flat_map(|words| body.match_indices(words))
        .map(|(at, _)| report.body.start + at)
        .collect();
    places.sort_unstable();
    let counts = |at: &usize| {
        let holds = |span: Span| span.start <= *at && *at < span.end;
        let elsewhere = |role| matches!(role, SectionRole::Plan | SectionRole::Shortcomings);
        !report.instruments.iter().any(|instrument| holds(instrument.span))
            && !report.sections.iter().any(|section| elsewhere(section.role) && holds(section.extent))
            && !report.commitments.iter().any(|commitment| holds(commitment.span))
    };
    // Beyond so many places the words are a refrain, and none of them says what was done.
    let at = places.into_iter().take(64).find(counts)?;
    let ends = ['。', '\n', '!', '！', '?', '？'];
    let start = text.get(..at)?.rfind(ends).map_or(0, |end| end + text.get(end..).map_or(0, first_len));
    let end = text.get(at..)?.find(ends).map_or(text.len(), |end| at + end);
    let sentence = text.get(start..end)?;
    Some(Span::new(start + sentence.len() - sentence.trim_start().len(), end))
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// When it was reported and when it was published.
fn dates(read: Read<'_>, body: Body) -> Vec<Answer> {
    let report = read.report;
    let Some(year) = report.year else {
        let article = Rule::LATEST.dates_article;
        let answer = |(id, requirement): (&'static str, &str)| Answer {
            id,
            article,
            requirement: requirement.to_owned(),
            status: Met::Unknown,
            evidence: None,
            because: Finding::NoYear,
        };
        return [("date.report", "按期报告"), ("date.publication", "按期公开")].map(answer).into();
    };
    let mut answers = Vec::new();
    if let Some((rule, deadline)) = rules::reporting(year, body.level()) {
        let (status, evidence, because) = reported(read, deadline, body);
        let requirement = format!("{}前报告上一年度法治政府建设情况", deadline.in_words());
        answers.push(Answer { id: "date.report", article: rule.dates_article, requirement, status, evidence, because });
    }
    if let Some((rule, deadline)) = rules::publication(year) {
        let (status, evidence, because) = published(read, deadline, body);
        let requirement = match deadline {
            Some(deadline) => format!("{}前向社会公开(涉密的除外)", deadline.in_words()),
            None => "通过报刊、政府网站等向社会公开".to_owned(),
        };
        answers.push(Answer {
            id: "date.publication",
            article: rule.dates_article,
            requirement,
            status,
            evidence,
            because,
        });
    }
    answers
}

fn reported(read: Read<'_>, deadline: Deadline, body: Body) -> (Met, Option<Span>, Finding) {
    if let Some(body) = body.unbound() {
        return (Met::Unknown, None, Finding::NotBound { body });
    }
    match (read.report.signed, read.report.published) {
        (Some(signed), _) => {
            let (status, because) = deadline.judge(signed, Act::Dated);
            (status, signature(read, signed), because)
        }
        // What is on the net was written before.
        (None, Some(day)) if deadline.judge(day, Act::Published).0 == Met::Met => {
            (Met::Met, label(read, day), Finding::PublishedBefore { day })
        }
        (None, _) => (Met::Unknown, None, Finding::Undated),
    }
}

fn published(read: Read<'_>, deadline: Option<Deadline>, body: Body) -> (Met, Option<Span>, Finding) {
    if let Some(body) = body.unbound() {
        return (Met::Unknown, None, Finding::NotBound { body });
    }
    let Some(day) = read.report.published else { return (Met::Unknown, None, Finding::NoPublicationDate) };
    let (status, because) = match deadline {
        Some(deadline) => deadline.judge(day, Act::Published),
        None => (Met::Met, Finding::PublishedWithoutLimit { day }),
    };
    (status, label(read, day), because)
}

/// Where the date under the signature stands: its last place in the report proper.
fn signature(read: Read<'_>, date: NaiveDate) -> Option<Span> {
    let body = read.report.body;
    let text = body.slice(read.text)?;
    let found = written(date).into_iter().filter_map(|form| Some((text.rfind(&form)?, form.len())));
    let (at, length) = found.max()?;
    Some(Span::new(body.start + at, body.start + at + length))
}

/// Where the page labels the date: its first place outside the report proper.
fn label(read: Read<'_>, date: NaiveDate) -> Option<Span> {
    let body = read.report.body;
    let text = read.text;
    let found = written(date).into_iter().filter_map(|form| {
        let mut places = text.match_indices(&form).map(|(at, _)| Span::new(at, at + form.len()));
        let anywhere = places.clone().next();
        places.find(|span| !body.overlaps(*span)).or(anywhere)
    });
    found.min_by_key(|span| (body.overlaps(*span), *span))
}

/// The forms in which pages write a date.
fn written(date: NaiveDate) -> Vec<String> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let digit = |c: char| c.to_digit(10).and_then(|at| "〇一二三四五六七八九".chars().nth(at as usize)).unwrap_or(c);
    let digits: String = year.to_string().chars().map(digit).collect();
    let other_zero = digits.replace('〇', "○");
    let number = |n: u32| {
        let ten = match n / 10 {
            0 => "",
            1 => "十",
            2 => "二十",
            _ => "三十",
        };
        let one = if n.is_multiple_of(10) {
            String::new()
        } else {
            digit(char::from_digit(n % 10, 10).unwrap_or('0')).into()
        };
        format!("{ten}{one}")
    };
    let (month_words, day_words) = (number(month), number(day));
    vec![
        format!("{year}年{month}月{day}日"),
        format!("{year}年{month:02}月{day:02}日"),
        format!("{year}-{month:02}-{day:02}"),
        format!("{year}-{month}-{day}"),
        format!("{year}/{month:02}/{day:02}"),
        format!("{year}.{month:02}.{day:02}"),
        format!("{digits}年{month_words}月{day_words}日"),
        format!("{other_zero}年{month_words}月{day_words}日"),
    ]
}

/// Whom the rule asks it to be sent to, and whom it is sent to.
fn addressees(read: Read<'_>, rule: &Rule, body: Body) -> Vec<Answer> {
    let wanted = body.recipients();
    let addressee = read.report.addressee.as_deref().map(str::trim).filter(|addressee| !addressee.is_empty());
    let evidence = addressee.and_then(|words| {
        let body = read.report.body;
        let at = body.start + body.slice(read.text)?.find(words)?;
        Some(Span::new(at, at + words.len()))
    });
    let answer = |id, requirement: &str, status, because| Answer {
        id,
        article: rule.dates_article,
        requirement: requirement.to_owned(),
        status,
        evidence: if status == Met::Unknown { None } else { evidence },
        because,
    };
    const ALL: &str = "向规定的对象报告";
    let (level, Some(addressee)) = (body.level(), addressee) else {
        return vec![answer("addressee", ALL, Met::Unknown, Finding::NoAddressee)];
    };
    if let Some(body) = body.unbound() {
        return vec![answer("addressee", ALL, Met::Unknown, Finding::NotBound { body })];
    }
    let Some(level) = level else {
        return vec![answer("addressee", ALL, Met::Unknown, Finding::LevelUnknown)];
    };
    let named: Vec<&Recipient> = wanted.iter().filter(|recipient| recipient.is_in(addressee, level)).collect();
    let addressee = addressee.to_owned();
    let (status, because) = if named.is_empty() {
        (Met::Unmet, Finding::AddressedElsewhere { addressee: addressee.clone() })
    } else {
        (Met::Met, Finding::Addressed { addressee: addressee.clone() })
    };
    let mut answers = vec![answer("addressee", ALL, status, because)];
    for recipient in wanted {
        let addressee = addressee.clone();
        let (status, because) = if named.contains(&recipient) {
            (Met::Met, Finding::Addressed { addressee })
        } else {
            // The page shows one copy; the others went out under other addresses.
            (Met::Unknown, Finding::OtherCopy { addressee })
        };
        answers.push(answer(recipient.id(), recipient.in_words(), status, because));
    }
    answers
}

/// For tests of this module's parts.
#[cfg(test)]
fn blank(issuer: &str, year: i32) -> shangji_model::Report {
    serde_json::from_value(serde_json::json!({
        "source": {"name": "a.txt", "media": "text", "encoding": "UTF-8", "bytes": 0}, "script": "Hans",
        "title": null, "issuer": issuer, "addressee": null, "signatories": [], "year": year, "published": null,
        "signed": null, "body": [0, 0], "furniture": [], "sections": [], "enumerations": [], "checks": [],
        "commitments": [], "shortcomings": [], "instruments": [], "diagnostics": [], "indicators": [], "claims": []
    }))
    .unwrap()
}

#[cfg(test)]
mod tests {
    use shangji_model::Report;

    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    fn answer(report: &Report, text: &str, id: &str) -> Option<Duty> {
        duties(&[Read { report, text }]).into_iter().find(|duty| duty.id == id)
    }

    #[test]
    fn dates_are_held_against_the_rule_of_their_day() {
        use Met::{Met as Yes, Unknown as Open, Unmet as No};
        for (issuer, year, signed, published, report_date, publication) in [
            ("云枕县人民政府", 2023, "2024-02-29", "2024-03-31", Yes, Yes),
            ("云枕县人民政府", 2023, "2024-03-26", "2024-04-11", No, No),
            // Whether 前 includes the day itself is not for a program to say.
            ("云枕县人民政府", 2023, "2024-03-01", "2024-04-01", Open, Open),
            ("云枕县人民政府", 2023, "", "", Open, Open),
            ("云枕县人民政府", 2023, "", "2024-02-10", Yes, Yes),
            ("云枕县人民政府", 2023, "", "2024-03-10", Open, Yes),
            // Provinces have until April.
            ("松岭省人民政府", 2023, "2024-03-26", "2024-04-11", Yes, No),
            ("北京市人民政府", 2023, "2024-03-26", "", Yes, Open),
            // Under the outline of 2015: the first quarter, and no day for publication.
            ("云枕县人民政府", 2017, "2018-03-31", "2018-05-20", Yes, Yes),
            ("云枕县人民政府", 2017, "2018-04-02", "", No, Open),
            // The limits of the regulation for the reports on 2018 ended before it came into force.
            ("云枕县人民政府", 2018, "2019-03-20", "2019-05-10", Yes, Yes),
            // Not bound: below the county.
            ("石磴镇人民政府", 2023, "2024-06-01", "2024-06-01", Open, Open),
        ] {
            let mut report = blank(issuer, year);
            (report.signed, report.published) = (day(signed), day(published));
            let case = format!("{issuer} on {year}, {signed}, {published}");
            assert_eq!(answer(&report, "", "date.report").unwrap().status, report_date, "{case}");
            assert_eq!(answer(&report, "", "date.publication").unwrap().status, publication, "{case}");
        }
    }

    #[test]
    fn parts_are_asked_for_since_the_regulation() {
        let mut report = blank("云枕县人民政府", 2018);
        report.signed = day("2019-04-14");
        assert!(answer(&report, "", "part.plan").is_none());
        report.signed = day("2019-04-15");
        assert_eq!(answer(&report, "", "part.plan").unwrap().status, Met::Unknown, "nothing was read");
    }

    #[test]
    fn a_part_without_a_heading_is_looked_for_in_the_text() {
        let text = "一、组织领导。县长履行《第一责任人职责规定》。县长认真履行第一责任人职责,亲自部署。";
        let mut report = blank("云枕县人民政府", 2023);
        report.body = Span::new(0, text.len());
        report.sections = vec![
            serde_json::from_value(serde_json::json!({
                "id": "s1", "parent": null, "level": 1, "marker": "一、", "ordinal": 1, "title": "组织领导",
                "run_in": true, "role": "progress", "span": [0, 18], "extent": [0, text.len()]
            }))
            .unwrap(),
        ];
        let named = text.find('《').unwrap();
        let name_end = text.find('》').unwrap() + '》'.len_utf8();
        report.instruments = vec![
            serde_json::from_value(serde_json::json!({
                "id": "d1", "span": [named, name_end], "name": "第一责任人职责规定", "action": null, "by_issuer": false
            }))
            .unwrap(),
        ];
        let duty = answer(&report, text, "part.leader_duty").unwrap();
        assert_eq!(duty.status, Met::Met);
        assert_eq!(duty.evidence.unwrap().slice(text), Some("县长认真履行第一责任人职责,亲自部署"));
        assert_eq!(answer(&report, text, "part.plan").unwrap().status, Met::Unmet);
        assert_eq!(answer(&report, "", "part.leader_duty").unwrap().status, Met::Unknown, "words without the text");
        report.sections[0].role = SectionRole::Mixed;
        assert_eq!(answer(&report, text, "part.plan").unwrap().status, Met::Unknown, "a heading over several parts");
    }

    #[test]
    fn the_addressee_is_held_against_the_level_of_the_issuer() {
        use Met::{Met as Yes, Unknown as Open, Unmet as No};
        for (issuer, addressee, all, each) in [
            ("清澜市人民政府", "省人民政府", Yes, &[("party", Open), ("congress", Open), ("superior", Yes)][..]),
            (
                "清澜市人民政府",
                "中共清澜市委、清澜市人大常委会",
                Yes,
                &[("party", Yes), ("congress", Yes), ("superior", Open)],
            ),
            (
                "云枕县人民政府",
                "中共云枕县委，县人大常委会，市人民政府",
                Yes,
                &[("party", Yes), ("congress", Yes), ("superior", Yes)],
            ),
            ("棲霞嶺區人民政府", "錦瀾市人民政府", Yes, &[("superior", Yes)]),
            ("云枕县人民政府", "市司法局", No, &[]),
            ("云枕县人民政府", "县人民政府", No, &[]),
            ("松陵市市场监督管理局", "市人民政府、省市场监督管理局", Yes, &[("government", Yes), ("department", Yes)]),
            ("松陵市市场监督管理局", "省市场监督管理局", Yes, &[("government", Open), ("department", Yes)]),
            ("松岭省人民政府", "国务院", Yes, &[("centre", Yes)]),
            ("云枕县人民政府", "", Open, &[]),
            ("石磴镇人民政府", "县人民政府", Open, &[]),
        ] {
            let mut report = blank(issuer, 2023);
            report.addressee = Some(addressee.to_owned());
            let found = answer(&report, "", "addressee").unwrap();
            assert_eq!(found.status, all, "{issuer} to {addressee}: {}", found.reason);
            for (recipient, expected) in each {
                let found = answer(&report, "", &format!("addressee.{recipient}")).unwrap();
                assert_eq!(found.status, *expected, "{issuer} to {addressee}: {recipient}");
            }
        }
    }

    #[test]
    fn dates_have_their_place_in_the_text() {
        let text = "发布日期:2023-04-19 16:05\n2023年3月28日印发的文件。\n二〇二三年三月二十八日\n";
        let start = text.find('\n').unwrap() + 1;
        let mut report = blank("清澜市人民政府", 2022);
        report.body = Span::new(start, text.len() - 1);
        (report.signed, report.published) = (day("2023-03-28"), day("2023-04-19"));
        let place = |id| answer(&report, text, id).unwrap().evidence.unwrap().slice(text).unwrap().to_owned();
        assert_eq!(place("date.report"), "二〇二三年三月二十八日");
        assert_eq!(place("date.publication"), "2023-04-19");
    }
}
