//! Mentions of documents in 《》, the verb that governs each, and whether this issuer made it.

use std::ops::Range;

use shangji_grammar::title;
use shangji_model::Instrument;
use shangji_outline::NodeKind;
use shangji_text::chars::head;
use shangji_vocabulary::{WordClass, lexicon};

use crate::structure::id;
use crate::view::View;

pub(crate) fn read(view: &View<'_>, issuer: &Issuer) -> Vec<Instrument> {
    let body = view.outline.body();
    let mut out: Vec<Instrument> = Vec::new();
    for node in view.outline.nodes() {
        if !matches!(node.kind, NodeKind::Sentence | NodeKind::HeadingTitle)
            || node.span.start < body.start
            || node.span.end > body.end
        {
            continue;
        }
        let source = view.source.get(node.span.clone()).unwrap_or_default();
        if !title::any(source) {
            continue;
        }
        let folded = view.folded.from_source(node.span.clone());
        let text = view.at(folded.clone());
        let mut before: Option<(Range<usize>, Option<String>, bool)> = None;
        for span in title::find(source) {
            let whole = node.span.start + span.start..node.span.start + span.end;
            let here = view.folded.from_source(whole.clone());
            let here = here.start - folded.start..here.end - folded.start;
            // Titles in a row share their verb.
            let shared = before
                .as_ref()
                .filter(|(last, _, _)| {
                    text.get(last.end..here.start)
                        .is_some_and(|between| matches!(between, "" | "、" | "和" | "及" | "以及" | "与" | ","))
                })
                .map(|(_, action, makes)| (action.clone(), *makes));
            let name = source.get(span).and_then(title::prefix).map_or("", |title| title.name);
            // What governs a title stands near it; this also bounds the work on a sentence of thousands of titles.
            let start = ceil(text, here.start.saturating_sub(NEAR));
            let found = governing(
                text.get(start..here.start).unwrap_or_default(),
                name,
                head(text.get(here.end..).unwrap_or_default(), NEAR),
                issuer,
            );
            let (action, makes) = shared.unwrap_or_else(|| {
                let words = |range: Range<usize>| {
                    view.words(folded.start + start + range.start..folded.start + start + range.end)
                };
                (found.action.map(|range| words(range).to_owned()), found.makes)
            });
            // 执行《…条例》和《云枕县…办法》: the verb is shared, whose they are is not.
            let by_issuer = (makes && !names_law(name)) || found.own_title;
            before = Some((here, action.clone(), makes));
            out.push(Instrument {
                id: id('d', out.len()),
                span: whole.into(),
                name: name.to_owned(),
                action,
                by_issuer,
            });
        }
    }
    out
}

/// So many bytes before and behind a title are looked at, 400 Chinese characters.
const NEAR: usize = 1200;

/// The first place from `at` on at which a character begins.
fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// Who reports, as far as titles tell whose they are.
pub(crate) struct Issuer {
    /// The names of its place, the longest first: 北京市云溪区, 云溪区.
    places: Vec<String>,
}

impl Issuer {
    /// Of the issuer's name: 北京市云溪区人民政府.
    pub(crate) fn new(name: Option<&str>) -> Self {
        let name = name.unwrap_or_default();
        let place =
            ["人民政府", "管理委员会", "管委会", "政府"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
        let inner =
            place.char_indices().filter(|&(_, c)| matches!(c, '省' | '市' | '州')).map(|(at, c)| at + c.len_utf8());
        let shorter =
            inner.filter_map(|at| place.get(at..)).filter(|rest| rest.chars().count() >= 2).map(str::to_owned);
        Self { places: std::iter::once(place.to_owned()).chain(shorter).filter(|place| !place.is_empty()).collect() }
    }

    /// Whether the text before a title names the place as its owner: 云溪区《…方案》.
    fn owns(&self, before: &str) -> bool {
        before.ends_with("政府规章") || self.places.iter().any(|place| before.ends_with(place.as_str()))
    }

    /// Whether a title speaks of the whole of a place on the issuer's level: 《2022年全市…要点》 of a city's bureau.
    fn spans(&self, title: &str) -> bool {
        let level = |name: &String| name.chars().rev().find(|c| matches!(c, '省' | '市' | '县' | '区' | '州'));
        let whole = title.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '度'));
        self.places
            .first()
            .and_then(level)
            .is_some_and(|level| whole.strip_prefix('全').is_some_and(|rest| rest.starts_with(level)))
    }

    /// Whether a title begins with the place.
    fn names(&self, title: &str) -> bool {
        self.places.iter().any(|place| title.starts_with(place.as_str()))
    }
}

/// Whether what stands behind the title of a regulation is the work of making it: 完成《…条例》…立法项目的调研,
/// 启动《…条例》评估修订工作.
fn legislates(after: &str) -> bool {
    let clause = after.split(['。', ',', '，', ';', '；']).next().unwrap_or_default();
    ["立法项目", "评估修订", "修订工作", "起草", "立法调研", "论证工作"].iter().any(|work| clause.contains(work))
}

/// Whether what stands right behind a title is the making of it: 《…目录》编制, 《…办法》公布施行.
fn makes(after: &str) -> bool {
    let after = after.trim_start_matches('的');
    ["编制", "起草", "制定", "修订", "出台", "印发", "公布施行", "发布实施", "颁布", "正式施行"]
        .iter()
        .filter_map(|work| after.strip_prefix(work))
        // 《…》制定了配套办法 makes something else.
        .any(|rest| rest.is_empty() || rest.starts_with([',', ';', '。', '、', '并', '工']))
}

#[derive(Default)]
struct Governing {
    action: Option<Range<usize>>,
    /// Whether the words around the title tell that the issuer made it.
    makes: bool,
    /// Whether the title itself tells.
    own_title: bool,
}

/// Words that only say by what one goes: no act upon the document.
const MEASURES: &[&str] = &["按照", "根据", "依照", "依据", "对照", "遵照"];
/// Bodies other than the issuer, whose acts are not its own.
const OTHERS: &[&str] =
    &["人大", "国务院", "中央", "全国人", "全国普法", "省委", "省政府", "自治区", "中办", "国办", "司法部"];

/// The verb that governs a title `name` that follows `before`: the last verb of its clause, with the verbs joined to it.
fn governing(before: &str, name: &str, after: &str, issuer: &Issuer) -> Governing {
    let mark = before.char_indices().rev().find(|&(_, c)| matches!(c, ',' | ';' | ':' | '。'));
    let start = mark.map_or(0, |(at, c)| at + c.len_utf8());
    let clause = before.get(start..).unwrap_or_default();
    // 新修订的《…》 was revised by whoever makes laws; the verb before it governs.
    let attributive = |end: usize| clause.get(end..).is_some_and(|rest| rest.starts_with('的'));
    let verbs: Vec<_> = lexicon()
        .tokens(clause)
        .filter(|token| {
            token.classes.has_any(&[WordClass::IssueVerb, WordClass::ApplyVerb]) && !attributive(token.span.end)
        })
        .collect();
    let by_others = |subject: &str| OTHERS.iter().any(|body| subject.contains(body));
    // 由我局起草的《…》
    let ours = [
        "我局",
        "我市",
        "我县",
        "我区",
        "我省",
        "我镇",
        "我厅",
        "我委",
        "我办",
        "本局",
        "本机关",
        "本市",
        "本县",
        "本区",
    ];
    let owned = issuer.owns(clause)
        || (clause.ends_with('的') && ours.iter().any(|name| clause.contains(name)) && !by_others(clause));
    // 落实《云枕县…办法》: the title says whose it is. Regulations (条例) are the congress's.
    let drafted = ["草案)", "草案）"].iter().any(|draft| name.ends_with(draft)) && clause.contains("提请");
    let own_title = (issuer.names(name) || issuer.spans(name) || ours.iter().any(|name| clause.ends_with(name)))
        // 执行国务院《…条例》和《云枕县…办法》: what stands before the other title is of that one.
        && (!by_others(clause.rsplit('》').next().unwrap_or(clause)) || drafted)
        && (!["条例", "條例"].iter().any(|end| name.ends_with(end)) || legislates(after));
    let names_law = names_law(name);
    let Some(last) = verbs.last() else {
        // 《…办法》公布施行, 完成《…目录》编制: made by whoever speaks, if nobody else is named.
        if makes(after.strip_prefix("草案").unwrap_or(after)) && !by_others(clause) && !by_others(before) && !names_law
        {
            return Governing { action: None, makes: true, own_title };
        }
        // 拟将《…》列为规范性文件制定项目: whoever means to make it makes it.
        let planned = !by_others(clause)
            && ["拟将", "计划将"].iter().any(|plan| clause.ends_with(plan))
            && ["制定项目", "立法项目", "立法计划", "制定计划"].iter().any(|list| after.contains(list));
        if planned {
            return Governing { action: None, makes: true, own_title };
        }
        return Governing { action: None, makes: owned, own_title };
    };
    let word = clause.get(last.span.clone()).unwrap_or_default();
    if MEASURES.iter().any(|measure| word.ends_with(measure)) {
        return Governing { action: None, makes: owned, own_title };
    }
    // 出台并实施, 研究出台: verbs that touch, or are joined by 并 or 、, are one action.
    let mut action = last.span.clone();
    for token in verbs.iter().rev().skip(1) {
        if clause.get(token.span.end..action.start).is_some_and(|between| matches!(between, "" | "并" | "、" | "和"))
        {
            action.start = token.span.start;
        } else {
            break;
        }
    }
    let issues = verbs.iter().any(|token| token.span.start >= action.start && token.classes.has(WordClass::IssueVerb));
    let by_itself = |subject: &str| !by_others(subject) && !helps(subject);
    let makes = owned || (issues && !names_law && clause.get(..action.start).is_some_and(by_itself));
    let action = plain(clause, action).map(|action| start + action.start..start + action.end);
    Governing { action, makes, own_title }
}

/// Whether who speaks only helps another to make it: 推动|出台《…条例》, 配合区司法局|修订.
fn helps(before: &str) -> bool {
    ["推动", "推进", "促成"].iter().any(|word| before.ends_with(word))
        || ["配合", "协助", "会同", "参与"].iter().any(|word| before.contains(word))
}

/// A law is made by the legislature, whoever speaks of 新修订《行政处罚法》 (立法法 art. 10).
fn names_law(name: &str) -> bool {
    name.starts_with("中华人民共和国")
        || name.starts_with("中共中央")
        || (name.ends_with('法') && !name.ends_with("办法") && !name.ends_with("辦法"))
}

/// An action without the words for how it was done: 贯彻落实 of 严格贯彻落实.
fn plain(clause: &str, action: Range<usize>) -> Option<Range<usize>> {
    const MANNERS: &[&str] = &[
        "严格",
        "认真",
        "全面",
        "先后",
        "专题",
        "集中",
        "深入",
        "切实",
        "积极",
        "坚决",
        "及时",
        "扎实",
        "有效",
        "大力",
        "抓好",
        "狠抓",
        "牢牢",
        "不折不扣",
    ];
    let mut word = clause.get(action.clone())?;
    while let Some(rest) = MANNERS.iter().find_map(|manner| word.strip_prefix(manner)) {
        word = rest;
    }
    let start = action.end - word.len();
    let word = word.trim_end_matches('了');
    (!word.is_empty()).then(|| start..start + word.len())
}
