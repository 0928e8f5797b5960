//! Whether a text is a report at all.
//!
//! News, interpretations, regulations, notices and templates are saved beside reports and look like them. Each is known
//! by marks of its own; what marks a report goes before most of them, for a report called anything else would be lost,
//! and a notice called a report is seen at once.
//!
//! | kind | known by |
//! |---|---|
//! | template (模板) | names and figures masked (××县, **件, 20××年), more of them than half the figures |
//! | interpretation (解读) | its title, or headings such as 起草背景, 主要内容 |
//! | report (报告) | its title, 报告如下, or parts on shortcomings and on plans |
//! | regulation (规定) | lines that begin 第一条, 第二条 … |
//! | news (新闻) | a byline (本报讯, 记者), or 近日 with 会议强调 |
//! | other | its title (通知, 方案), or neither 法治 nor 依法 in it |

use std::ops::Range;

use shangji_model::{Genre, GenreKind, SectionRole, Span};
use shangji_outline::NodeKind;
use shangji_text::chars::{after_ideographs, is_blank, width};
use shangji_text::{fold, script};

use crate::view::View;

/// So many masked places make a template, so many articles a regulation.
const ENOUGH: usize = 5;
/// Where a byline stands, in characters of the body.
const OPENING: usize = 400;
/// A title has so many characters,
const TITLE: Range<usize> = 6..60;
/// and stands so near to the body, in lines.
const NEAR: usize = 6;
/// So many pieces of evidence are told.
const TOLD: usize = 8;

/// What the text is. None for no text.
pub(crate) fn of(view: &View<'_>, title: Option<&str>, sections: &[SectionRole], n_figures: usize) -> Option<Genre> {
    if view.source.trim().is_empty() {
        return None;
    }
    let text = Text::new(view, title, sections);
    let report = text.report();
    let found = text
        .template(n_figures)
        .or_else(|| text.is_titled.then(|| text.interpretation_by_title()).flatten())
        .or_else(|| text.is_titled.then(|| text.news_about_a_report()).flatten())
        .or_else(|| report.is_none().then(|| text.anything_else()).flatten())
        .or(report)
        .unwrap_or_else(|| Found::new(GenreKind::Report, "nothing speaks against it", Vec::new()));
    let mut evidence: Vec<Span> =
        found.evidence.into_iter().take(TOLD).map(|range| view.folded.to_source(range).into()).collect();
    evidence.sort();
    Some(Genre { kind: found.kind, reason: found.reason, evidence })
}

/// A verdict, with its evidence in the normal form.
struct Found {
    kind: GenreKind,
    reason: String,
    evidence: Vec<Range<usize>>,
}

impl Found {
    fn new(kind: GenreKind, reason: impl Into<String>, evidence: Vec<Range<usize>>) -> Self {
        Self { kind, reason: reason.into(), evidence }
    }
}

/// What is looked at, in normal form.
struct Text<'a> {
    view: &'a View<'a>,
    whole: &'a str,
    body: Range<usize>,
    title: String,
    /// Whether the text or its page states the title; else it is a guess, and may be that of a related entry.
    is_titled: bool,
    /// Where the text shows it; empty if it stands outside.
    title_at: Vec<Range<usize>>,
    sections: &'a [SectionRole],
}

impl<'a> Text<'a> {
    fn new(view: &'a View<'a>, title: Option<&str>, sections: &'a [SectionRole]) -> Self {
        let lines = |kind| view.outline.all(kind).map(|(_, node)| view.folded.from_source(node.span.clone()));
        let mut title_at: Vec<Range<usize>> = lines(NodeKind::Title).collect();
        if title_at.is_empty() {
            title_at = lines(NodeKind::Headline).take(1).collect();
        }
        let body = view.folded.from_source(view.outline.body());
        let mut title = title.map(|title| fold(title, script(title)).text().trim().to_owned()).unwrap_or_default();
        let is_titled = !title.is_empty();
        if !is_titled {
            // The titles of other papers are none to the outline: a line that opens the body, or stands before it.
            let before = view.at(0..body.start).rsplit('\n').take(NEAR).map(|line| line.trim_matches(is_blank));
            let opens = view.at(body.clone()).lines().next();
            if let Some(line) = before.chain(opens).find(|line| may_be_title(line)) {
                let at = view.at(0..body.start).rfind(line).unwrap_or(body.start);
                title = line.to_owned();
                title_at.push(at..at + line.len());
            }
        }
        Self { view, whole: view.folded.text(), body, title, is_titled, title_at, sections }
    }

    fn opening(&self) -> Range<usize> {
        let body = self.view.at(self.body.clone());
        let len = body.char_indices().nth(OPENING).map_or(body.len(), |(at, _)| at);
        self.body.start..self.body.start + len
    }

    /// Where those words stand in a stretch, in order.
    fn places(&self, within: Range<usize>, words: &[&str]) -> Vec<Range<usize>> {
        let text = self.view.at(within.clone());
        let mut places: Vec<Range<usize>> = words
            .iter()
            .flat_map(|word| text.match_indices(word))
            .map(|(at, word)| within.start + at..within.start + at + word.len())
            .collect();
        places.sort_by_key(|place| place.start);
        places
    }

    fn title_has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.title.contains(word))
    }

    /// The title without what stands in brackets at its end: （2023年度）.
    fn title_ends(&self, words: &[&str]) -> bool {
        let bare = match self.title.rsplit_once('(') {
            Some((before, after)) if after.ends_with(')') => before,
            _ => &self.title,
        };
        words.iter().any(|word| bare.ends_with(word))
    }

    fn template(&self, n_figures: usize) -> Option<Found> {
        let masked = masked(self.whole);
        let named = self.title_has(&["模板", "范本", "参考格式", "填写说明"]);
        (masked.len() >= ENOUGH && masked.len() * 2 >= n_figures || named && !masked.is_empty()).then(|| {
            let reason = format!("names and figures are masked in {} places", masked.len());
            Found::new(GenreKind::Template, reason, masked)
        })
    }

    fn interpretation_by_title(&self) -> Option<Found> {
        self.title_has(&["解读", "图解", "一图读懂", "答记者问", "政策问答", "起草说明"])
            .then(|| Found::new(GenreKind::Interpretation, "its title says so", self.title_at.clone()))
    }

    /// 市政府发布2023年法治政府建设年度报告: news whose title could be that of a report.
    fn news_about_a_report(&self) -> Option<Found> {
        let published = ["发布", "公布", "晒出", "出炉", "听取", "审议", "召开"];
        let evidence = self.bylines();
        (self.title_has(&published) && !evidence.is_empty() && self.sections.is_empty()).then(|| {
            Found::new(GenreKind::News, "it has a byline, no headings, and a title that tells what happened", evidence)
        })
    }

    fn report(&self) -> Option<Found> {
        const MATTERS: [&str; 4] = ["法治", "依法行政", "依法治", "法制"];
        // A summary that goes on to the plan is one: 2023年工作总结及2024年工作计划.
        let reports = self.title_has(&REPORTS) && !self.title_ends(&NOTICES);
        let tells = self.title_has(&["情况"]) && !self.title_ends(&NOTICES) && !self.title_ends(&PLANS);
        if (reports || tells) && self.title_has(&MATTERS) && !self.title_ends(&RULES) {
            return Some(Found::new(GenreKind::Report, "its title says so", self.title_at.clone()));
        }
        let said = ["报告如下", "汇报如下", "总结如下", "情况如下", "自查如下", "通报如下"];
        let said = self.places(self.opening(), &said);
        if !said.is_empty() && !self.title_ends(&RULES) {
            return Some(Found::new(GenreKind::Report, "it says so where it opens", said));
        }
        let has = |role| self.sections.contains(&role);
        let mixed = has(SectionRole::Mixed) && (has(SectionRole::Progress) || has(SectionRole::Plan));
        if has(SectionRole::Shortcomings) && has(SectionRole::Plan) || mixed {
            let parts = |role: &SectionRole| !matches!(role, SectionRole::Progress | SectionRole::LeaderDuty);
            let headings = self.view.outline.sections().iter().zip(self.sections).filter(|(_, role)| parts(role));
            let evidence = headings.map(|(section, _)| self.view.folded.from_source(section.heading())).collect();
            return Some(Found::new(GenreKind::Report, "it has parts on shortcomings and on plans", evidence));
        }
        None
    }

    /// What a text that nothing marks as a report may be.
    fn anything_else(&self) -> Option<Found> {
        let articles = articles(self.whole);
        if articles.len() >= ENOUGH {
            let reason = format!("{} lines begin as articles (第一条)", articles.len());
            return Some(Found::new(GenreKind::Regulation, reason, articles));
        }
        let bylines = self.bylines();
        if !bylines.is_empty() {
            return Some(Found::new(GenreKind::News, "it has a byline", bylines));
        }
        let told = self.places(self.opening(), &["近日,", "日前,", "日上午", "日下午"]);
        let meeting = self.places(self.body.clone(), &["会议指出", "会议强调", "会议要求", "会议听取", "出席会议"]);
        if !told.is_empty() && !meeting.is_empty() {
            return Some(Found::new(GenreKind::News, "it tells of a meeting of these days", [told, meeting].concat()));
        }
        let interpretation = self.interpretation_by_title().or_else(|| self.interpretation_by_headings());
        interpretation.or_else(|| self.by_title()).or_else(|| self.of_other_matters())
    }

    fn interpretation_by_headings(&self) -> Option<Found> {
        let words =
            ["出台背景", "起草背景", "制定背景", "制定依据", "起草过程", "主要内容", "适用范围", "解读机关", "解读人"];
        let headings =
            self.view.outline.sections().iter().map(|section| self.view.folded.from_source(section.title.clone()));
        let evidence: Vec<Range<usize>> =
            headings.filter(|title| words.iter().any(|word| self.view.at(title.clone()).contains(word))).collect();
        (evidence.len() >= 3)
            .then(|| Found::new(GenreKind::Interpretation, "its headings are those of an interpretation", evidence))
    }

    fn by_title(&self) -> Option<Found> {
        if self.title_ends(&RULES) {
            return Some(Found::new(GenreKind::Regulation, "its title says so", self.title_at.clone()));
        }
        // A notice that hands on a report is as good as the report, and a summary may go on to the plan.
        let hands_on = self.title_has(&["报告》", "报告的通知", "总结的通知"]);
        let notice = self.title_ends(&NOTICES) && !hands_on;
        let plan = self.title_ends(&PLANS) && !self.title_has(&REPORTS);
        (notice || plan)
            .then(|| Found::new(GenreKind::Other, "by its title a notice, plan or speech", self.title_at.clone()))
    }

    fn of_other_matters(&self) -> Option<Found> {
        let matters = ["法治", "依法", "法制", "执法", "司法", "法律", "法规", "复议"];
        let none = !matters.iter().any(|word| self.whole.contains(word));
        none.then(|| Found::new(GenreKind::Other, "it speaks neither of 法治 nor of anything 依法", Vec::new()))
    }

    fn bylines(&self) -> Vec<Range<usize>> {
        let marks =
            ["本报讯", "本网讯", "(记者", "(通讯员", "记者从", "记者获悉", "新华社", "本报记者", "讯(", "记者了解到"];
        self.places(self.opening(), &marks)
    }
}

/// How titles of rules end.
const RULES: [&str; 6] = ["办法", "规定", "条例", "细则", "规则", "准则"];
/// What titles of reports are called.
const REPORTS: [&str; 6] = ["报告", "总结", "汇报", "自查", "述职", "述法"];
/// How titles of papers about something to come end.
const PLANS: [&str; 8] = ["方案", "计划", "要点", "纲要", "规划", "打算", "安排", "任务分工"];
/// How titles of other papers end.
const NOTICES: [&str; 10] = ["通知", "意见", "公告", "公示", "批复", "讲话", "名单", "答复", "决定", "简报"];

/// Places where a name or figure is left to be filled in: ××县, X件, 20**年, ____.
fn masked(text: &str) -> Vec<Range<usize>> {
    const COUNTED: &str = "年月日市县区省州旗镇乡街局厅委办件次项个人名场期份条部户家篇宗起万亿元%";
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(found) = next_mask(text, at) {
        at = found;
        let (before, rest) = text.split_at(at);
        let run = rest.len() - rest.trim_start_matches(is_mask).len();
        let mask = rest.get(..run).unwrap_or_default();
        let next = rest.get(run..).and_then(|after| after.chars().next());
        let of_year = before.ends_with("20") && next == Some('年');
        // 二〇二三年, 7×24小时, Windows Xx: parts of words and numerals.
        let apart = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() || is_han_but_numeral(c));
        let counts = next.is_some_and(|c| COUNTED.contains(c)) && mask.chars().count() <= 6;
        let blank = mask.starts_with("_") && mask.chars().nth(2).is_some();
        if (counts && (apart || of_year)) || blank {
            places.push(at..at + run + next.filter(|_| counts).map_or(0, char::len_utf8));
        }
        at += run;
    }
    places
}

fn is_mask(c: char) -> bool {
    matches!(c, 'x' | 'X' | '×' | '*' | '○' | '〇' | '□' | '◯' | '_')
}

/// The first mask from `at` on.
fn next_mask(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        at = after_ideographs(bytes, at);
        let &byte = bytes.get(at)?;
        let may_be = matches!(byte, b'x' | b'X' | b'*' | b'_' | 0xC3 | 0xE2 | 0xE3);
        if may_be && text.get(at..)?.starts_with(is_mask) {
            return Some(at);
        }
        at += width(byte);
    }
}

fn may_be_title(line: &str) -> bool {
    TITLE.contains(&line.chars().count()) && !line.contains(['。', ':', ';', '>', '|'])
}

fn is_han_but_numeral(c: char) -> bool {
    shangji_text::chars::is_han(c) && !"零一二三四五六七八九十百千万亿".contains(c)
}

/// Lines that begin as articles, if they are counted from the first on.
fn articles(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let Some((ordinal, _)) = line.trim_start().strip_prefix('第').and_then(|rest| rest.split_once('条')) else {
            continue;
        };
        let is_ordinal = |c: char| c.is_ascii_digit() || "零〇一二三四五六七八九十百".contains(c);
        let first = matches!(ordinal, "一" | "1");
        if (!places.is_empty() || first)
            && !ordinal.is_empty()
            && ordinal.len() <= 15
            && ordinal.chars().all(is_ordinal)
        {
            places.push(start..start + "第".len() + ordinal.len() + "条".len());
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_told_from_words_and_numerals() {
        let found = |text: &str| masked(text).into_iter().map(|place| text[place].to_owned()).collect::<Vec<_>>();
        let text = "××县20××年制定文件XX件,会议*次,办结率为x%,第○○次,编号____。";
        assert_eq!(found(text), ["××县", "××年", "XX件", "*次", "x%", "○○次", "____"]);
        for text in [
            "二〇二三年",
            "二○二○年",
            "7×24小时",
            "3×5项",
            "iPhoneX个",
            "Linux市",
            "张**李**",
            "A×B",
            "一〇五次",
            "X光",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn articles_count_from_the_first() {
        assert_eq!(articles("第一条 为了\n第二条 本办法\n　第三条 各级\n").len(), 3);
        assert!(articles("根据第一条\n第十九条规定\n第三条\n第一次条\n").is_empty());
    }
}
