//! Who reports, to whom, on which year, and when.

use chrono::{Datelike, NaiveDate};
use shangji_grammar::date;
use shangji_outline::NodeKind;
use shangji_text::chars::{is_blank, is_han};

use crate::view::View;

/// What the head and the foot of a report say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Metadata {
    pub(crate) title: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) addressee: Option<String>,
    pub(crate) signatories: Vec<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) year: Option<i32>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) signed: Option<NaiveDate>,
}

pub(crate) fn read(view: &View<'_>, page: &crate::Page) -> Metadata {
    let all = |kind| view.outline.all(kind).filter_map(|(_, node)| view.source.get(node.span.clone()));
    let lines: Vec<&str> = all(NodeKind::Title).collect();
    let lines = if lines.is_empty() { all(NodeKind::Headline).collect() } else { lines };
    let title = (!lines.is_empty())
        .then(|| lines.iter().flat_map(|line| line.chars()).filter(|&c| !is_blank(c)).collect::<String>())
        .or_else(|| page.title.clone());
    let signatories: Vec<String> = all(NodeKind::Signatory).map(str::to_owned).collect();
    let signed = all(NodeKind::SignDate).last().and_then(date::calendar);
    let addressee =
        all(NodeKind::Addressee).next().map(|line| line.trim_end_matches([':', '：']).trim_end().to_owned());
    let issuer = title
        .as_deref()
        .and_then(issuer_of_title)
        .map(str::to_owned)
        .filter(|_| signatories.len() < 2)
        .or_else(|| (!signatories.is_empty()).then(|| signatories.join("、")))
        .or_else(|| {
            let page = || all(NodeKind::Furniture).chain(all(NodeKind::Headline));
            page().find_map(source_on).map(str::to_owned)
        })
        .or_else(|| view.units.iter().take(2).find_map(|unit| speaker(view.text(unit))).map(str::to_owned));
    let published =
        page.published.or_else(|| all(NodeKind::Furniture).chain(all(NodeKind::Headline)).find_map(published_on));
    let publisher = page
        .publisher
        .clone()
        .or_else(|| all(NodeKind::Furniture).chain(all(NodeKind::Headline)).find_map(publisher_in).map(str::to_owned));
    let year =
        title.as_deref().and_then(year_in).or_else(|| year_of_text(view)).or_else(|| signed.map(|day| day.year() - 1));
    Metadata { title, issuer, addressee, signatories, publisher, year, published, signed }
}

/// Whom a line labels as the one who put the page up: 来源：县司法局.
fn publisher_in(line: &str) -> Option<&str> {
    const LABELS: &[&str] = &["来源", "來源", "发布机构", "發布機構", "发布单位", "發布單位", "发布机关", "公开主体"];
    const OF_PAGE: &[&str] = &["信息", "文章", "稿件", "新闻", "内容"];
    const NOBODY: &[&str] = &["本站", "本网", "原创", "转载", "互联网"];
    LABELS.iter().find_map(|label| {
        let (before, after) = line.split_once(label)?;
        // 线索来源, 资金来源 are of the report.
        let of_page = !before.ends_with(is_han) || OF_PAGE.iter().any(|word| before.ends_with(word));
        let after = after.trim_start_matches(is_blank);
        let value = Some(after).filter(|_| of_page)?.strip_prefix([':', '：', '】', ']'])?.trim_start_matches(is_blank);
        let end = value.find(|c| is_blank(c) || matches!(c, '【' | '[' | '|' | '(' | '（' | '，' | '。'));
        let name = value.get(..end.unwrap_or(value.len()))?;
        // The next label, where nothing is said: 来源：发布时间：
        let said = (2..=30).contains(&name.chars().count()) && name.chars().all(is_han) && !NOBODY.contains(&name);
        said.then_some(name)
    })
}

/// The body that a label of the page names as its source: 来源:东湾街道, 发布机构 兴安区卫生健康委.
fn source_on(line: &str) -> Option<&str> {
    const LABELS: &[&str] =
        &["信息来源", "来源", "來源", "发布机构", "發布機構", "发布单位", "發布單位", "发文机关", "公开主体"];
    LABELS.iter().find_map(|label| {
        let (_, after) = line.split_once(label)?;
        let value = after.trim_start_matches(|c| is_blank(c) || matches!(c, ':' | '：' | '】' | ']' | '|'));
        let name = value.split(|c| is_blank(c) || matches!(c, '|' | '[' | '【' | '(' | '（')).next()?;
        let short = (3..=30).contains(&name.chars().count());
        (after.len() > value.len() && short && names_body(name)).then_some(name)
    })
}

/// Whom the opening names behind its year: 2023年,东湾街道坚持….
fn speaker(text: &str) -> Option<&str> {
    const DOES: &[&str] =
        &["坚持", "把", "在", "认真", "深入", "全面", "以", "按照", "围绕", "紧紧", "高度", "始终", "严格", "持续"];
    let (year, rest) = text.split_once("年,").or_else(|| text.split_once("年度,"))?;
    let dated = year.chars().nth(6).is_none() && year.chars().any(|c| c.is_ascii_digit());
    let end = DOES.iter().filter_map(|verb| rest.find(verb)).min().filter(|_| dated)?;
    let name = rest.get(..end)?;
    let place = name.ends_with(['省', '市', '县', '区', '州', '盟', '旗']);
    let whole = name.starts_with(['全', '我', '本', '各']);
    ((3..=20).contains(&name.chars().count())
        && !whole
        && (place || names_body(name))
        && !name.contains([',', '。', '、']))
    .then_some(name)
}

/// What stands in a title before 关于 or the year, if it names a body.
fn issuer_of_title(title: &str) -> Option<&str> {
    // 关于X局2020年…情况的报告 names it behind.
    let title = ["关于", "關於"].iter().find_map(|word| title.strip_prefix(word)).unwrap_or(title);
    let cut = ["关于", "關於"].iter().filter_map(|word| title.find(word)).min();
    let year = title
        .char_indices()
        .find(|(at, c)| {
            c.is_ascii_digit()
                || (*c == '二'
                    && title.get(*at..).is_some_and(|rest| rest.starts_with("二〇") || rest.starts_with("二○")))
        })
        .map(|(at, _)| at);
    let name = title.get(..cut.into_iter().chain(year).min()?)?;
    (name.chars().count() >= 3 && names_body(name)).then_some(name)
}

/// Whether a name ends as those of bodies do.
fn names_body(name: &str) -> bool {
    const ENDS: &[&str] = &[
        "政府",
        "委员会",
        "委員會",
        "局",
        "厅",
        "廳",
        "办公室",
        "辦公室",
        "管委会",
        "管委會",
        "委",
        "院",
        "部",
        "署",
        "中心",
        "办事处",
        "辦事處",
        "公司",
        "街道",
        "镇",
        "乡",
    ];
    ENDS.iter().any(|end| name.ends_with(end))
}

/// The first year with 年 in a text: the year reported on.
fn year_in(text: &str) -> Option<i32> {
    text.char_indices()
        .filter(|(_, c)| c.is_ascii_digit() || matches!(c, '二' | '０'..='９'))
        .find_map(|(at, _)| date::expression(text.get(at..)?).and_then(|(found, _)| found.year))
}

/// The year that the opening states: 现将2021年度…报告如下, or the first year named.
fn year_of_text(view: &View<'_>) -> Option<i32> {
    let opening = || view.units.iter().take(4).map(|unit| view.text(unit));
    // 三、2019年工作计划 follows the year reported on.
    let planned = || {
        let titles = view.outline.sections().iter().map(|section| view.normal(section.title.clone()));
        titles.filter(|title| crate::roles::is_plan(title)).find_map(year_in).map(|year| year - 1)
    };
    opening()
        .find_map(|text| text.split_once("现将").and_then(|(_, after)| year_in(after)))
        .or_else(planned)
        .or_else(|| opening().find_map(year_in))
}

/// The day of a line that labels it as the day of publication.
fn published_on(line: &str) -> Option<NaiveDate> {
    const LABELS: &[&str] = &[
        "发布时间",
        "发布日期",
        "發布時間",
        "發布日期",
        "發佈時間",
        "公开日期",
        "公布日期",
        "发稿时间",
        "更新时间",
        "日期",
        "时间",
        "時間",
    ];
    const NOT: &[&str] =
        &["成文日期", "生成日期", "生效日期", "废止日期", "有效期", "发文日期", "印发日期", "制发日期"];
    LABELS.iter().find_map(|label| {
        line.match_indices(label).find_map(|(at, _)| {
            let (before, after) = (line.get(..at)?, line.get(at + label.len()..)?);
            if NOT.iter().any(|not| format!("{before}{label}").ends_with(not)) {
                return None;
            }
            let value = after.trim_start_matches(|c| is_blank(c) || matches!(c, ':' | '：' | '】' | ']'));
            let labelled = after.len() > value.len();
            value
                .char_indices()
                .take(1)
                .find_map(|_| date::expression(value))
                .filter(|_| labelled)
                .and_then(|(found, _)| NaiveDate::from_ymd_opt(found.year?, found.month?, found.day?))
        })
    })
}
