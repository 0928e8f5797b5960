//! Statements as the model's indicators.

use std::ops::Range;

use rust_decimal::Decimal;
use shangji_grammar::date;
use shangji_grammar::quantity;
use shangji_model::{Bound, ConceptKind, Indicator, IndicatorRole, Period, Quantity, SectionRole, Span};
use shangji_text::WordList;
use shangji_text::chars::{is_invisible, is_line_end};
use shangji_vocabulary::Vocabulary;

use crate::clause::{self, Memory, Statement, Subject};
use crate::structure::{id, section_id};
use crate::tables::Table;
use crate::view::View;

/// A statement with the place in `view.units` of its sentence.
pub(crate) struct Placed {
    pub(crate) statement: Statement,
    pub(crate) unit: usize,
}

/// The statements of all sentences.
pub(crate) fn statements(view: &View<'_>, roles: &[SectionRole], tables: &[Table]) -> Vec<Placed> {
    let mut out = Vec::new();
    let mut memory = Memory::default();
    let mut paragraph = None;
    let mut heading: (Option<usize>, Option<Subject>) = (None, None);
    let mut tables = tables.iter().peekable();
    for (idx, unit) in view.units.iter().enumerate() {
        while tables.next_if(|table| table.units.end <= idx).is_some() {}
        if let Some(table) = tables.peek().filter(|table| table.units.contains(&idx)) {
            out.extend(table.row(idx).map(|statement| Placed { statement: statement.clone(), unit: idx }));
            continue;
        }
        // What a sentence leaves out stands in its own paragraph.
        if paragraph != Some(unit.paragraph) {
            memory.clear();
            paragraph = Some(unit.paragraph);
            if heading.0 != unit.section {
                heading = (unit.section, heading_topic(view, unit.section));
            }
            memory.frame.clone_from(&heading.1);
        }
        let planned = roles.get(idx) == Some(&SectionRole::Plan);
        let text = view.text(unit);
        let found = clause::read(text, unit.folded.start, idx, planned, &mut memory);
        if found.is_empty() && text.chars().nth(OPENING).is_none() {
            // A short sentence without figures says what the next ones are about.
            memory.frame = clause::topic(text, unit.folded.start).or(memory.frame.take());
        }
        out.extend(found.into_iter().map(|statement| Placed { statement, unit: idx }));
    }
    out
}

/// The longest sentence that opens a paragraph as a heading would, in characters.
const OPENING: usize = 24;

/// What the heading above speaks of.
fn heading_topic(view: &View<'_>, section: Option<usize>) -> Option<Subject> {
    let title = view.outline.sections().get(section?)?.title.clone();
    let folded = view.folded.from_source(title);
    let words = view.at(folded.clone());
    // 一、主要工作情况 names a part of the report, and nothing that is counted.
    static PARTS: WordList =
        WordList::new(&["情况", "举措", "成效", "问题", "不足", "安排", "打算", "做法", "计划", "思路", "职责"]);
    if PARTS.is_in(words) { None } else { clause::topic(words, folded.start) }
}

pub(crate) fn indicators(
    view: &View<'_>,
    placed: &[Placed],
    vocabulary: &Vocabulary,
    year: Option<i32>,
) -> Vec<Indicator> {
    let headings = headings(view);
    placed
        .iter()
        .enumerate()
        .map(|(idx, Placed { statement, unit })| {
            let place = view.units.get(*unit);
            let quantity = model(&statement.quantity);
            let label = label(view, statement);
            let context = place
                .and_then(|unit| unit.section)
                .and_then(|section| headings.get(section))
                .map_or("", String::as_str);
            let kind = kind(&quantity, statement.role);
            let concept = |label: &str| vocabulary.assign(label, context, kind, &quantity.unit);
            // With what is said of it behind the figure, where the label alone says too little.
            let predicated = || concept(&format!("{label}{}", view.at(statement.predicate.clone()?)));
            // 审查意见167份,包括规范性文件9份、合同88份: a part by its own name.
            let of_part = || {
                let whole = joined(statement.whole.as_ref()?, |piece| view.at(piece), |_| false);
                concept(label.strip_prefix(whole.as_str()).filter(|own| !own.is_empty())?)
            };
            let found = concept(&label).or_else(predicated).or_else(of_part);
            // 法律援助案件其中刑事241件: a part has no concept that is the whole's.
            let of_whole = |id: &str| {
                let whole = statement.whole.as_ref().map(|whole| joined(whole, |piece| view.at(piece), |_| false));
                whole.and_then(|whole| concept(&whole)).is_some_and(|whole| whole.id == id)
            };
            // 复议案件量是诉讼案件量的2.3倍: what is so many times another is not counted.
            let times = quantity.unit == "倍" && statement.role == IndicatorRole::Level;
            let concept = found.filter(|found| !times && !of_whole(found.id)).map(|found| found.id.to_owned());
            Indicator {
                id: id('i', idx),
                span: view.folded.to_source(statement.span.clone()).into(),
                sentence: place.map_or_else(Span::default, |unit| unit.source.clone().into()),
                section: place.and_then(|unit| unit.section).map(section_id),
                subject: subject(view, &statement.subject),
                label,
                concept,
                role: statement.role,
                quantity,
                scope: statement.scope.clone().map(|scope| view.words(scope).to_owned()),
                period: period(view, statement, year),
            }
        })
        .collect()
}

/// The headings above each section, joined: what a label may leave out.
fn headings(view: &View<'_>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for section in view.outline.sections() {
        let above = section.parent.and_then(|parent| out.get(parent)).cloned().unwrap_or_default();
        let title = view.normal(section.title.clone());
        out.push(if above.is_empty() { title.to_owned() } else { format!("{above}/{title}") });
    }
    out
}

fn subject(view: &View<'_>, subject: &Subject) -> String {
    joined(subject, |piece| view.words(piece), |c| is_invisible(c) || is_line_end(c))
}

fn label(view: &View<'_>, statement: &Statement) -> String {
    let words = joined(&statement.subject, |piece| view.at(piece), |c| matches!(c, '了' | '\n'));
    let words = without_total(without_counting(words));
    match statement.role {
        // “零跑腿”事项占: the share that it is.
        IndicatorRole::Share if words.ends_with('占') => words + "比",
        IndicatorRole::Rank => ranked(&words),
        _ => words,
    }
}

/// Without the words that only announce a count behind its owner: 全市|共|查处违法案件, 全市|累计|聘请法律顾问.
fn without_counting(words: String) -> String {
    const OWNERS: &[char] =
        &['市', '县', '区', '省', '局', '厅', '委', '办', '镇', '乡', '院', '关', '构', '门', '统', '道'];
    const JOINT: &[char] = &['同', '享', '建', '产', '青', '治', '管', '性', '识', '和', '赢', '商'];
    let announces = |at: usize| {
        let (owner, rest) = (words.get(..at)?, words.get(at..)?);
        let word = ["累计", "共计", "共"].iter().find(|word| rest.starts_with(*word))?;
        let rest = rest.get(word.len()..)?;
        (owner.ends_with(OWNERS) && !rest.is_empty() && !rest.starts_with(JOINT)).then(|| format!("{owner}{rest}"))
    };
    let shortened = words.char_indices().filter(|&(_, c)| matches!(c, '共' | '累')).find_map(|(at, _)| announces(at));
    shortened.unwrap_or(words)
}

/// Without the word that tells that a list is counted as a whole: 合同、协议|共计.
fn without_total(words: String) -> String {
    // Few labels hold it, and to part one costs more than to look.
    if !words.contains("共计") {
        return words;
    }
    let total = words.match_indices("共计").map(|(at, _)| at).find(|&at| {
        let before = words.get(..at).unwrap_or_default();
        before.contains('、') && !before.ends_with('公')
    });
    match total.and_then(|at| words.get(..at).zip(words.get(at + "共计".len()..))) {
        Some((list, rest)) => format!("{list}{rest}"),
        None => words,
    }
}

/// What is ranked, without the words that only place it: 完成率排名 of 完成率位列全市并列. Among whom, the scope tells.
fn ranked(words: &str) -> String {
    const PLACES: &[&str] = &[
        "位居", "位列", "名列", "跃居", "排在", "排名", "并列", "居", "列", "全国", "全省", "全市", "全区", "全县",
        "各区",
    ];
    let mut name = words;
    while let Some(rest) = PLACES.iter().find_map(|place| name.strip_suffix(place)) {
        name = rest;
    }
    match name {
        "" => words.to_owned(),
        _ if name.ends_with(['次', '名']) => name.to_owned(),
        _ => format!("{name}排名"),
    }
}

/// The words of a subject without the characters to be left out.
fn joined<'a>(subject: &Subject, words: impl Fn(Range<usize>) -> &'a str, left_out: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(subject.pieces.iter().map(|piece| piece.len()).sum());
    for piece in &subject.pieces {
        words(piece.clone()).split(&left_out).for_each(|part| out.push_str(part));
    }
    out
}

/// What kind of measure a figure is: the same label in % is a rate, in 元 an amount.
fn kind(quantity: &Quantity, role: IndicatorRole) -> ConceptKind {
    match (role, quantity.unit.as_str()) {
        (IndicatorRole::Change, _) => ConceptKind::Change,
        (IndicatorRole::Rank, _) => ConceptKind::Rank,
        (_, "%" | "‰") => ConceptKind::Rate,
        // 1/4
        (IndicatorRole::Share, _) => ConceptKind::Rate,
        (_, "元" | "美元") => ConceptKind::Amount,
        (_, "天" | "日" | "工作日" | "小时" | "分钟" | "月" | "年") => ConceptKind::Duration,
        _ => ConceptKind::Count,
    }
}

fn model(quantity: &quantity::Quantity) -> Quantity {
    // 1.2万 is 12000, not 12000.0; 97.30 keeps the decimals that were stated.
    let plain = |value: Decimal| if quantity.resolution >= Decimal::ONE { value.normalize() } else { value };
    Quantity {
        value: plain(quantity.value),
        value_hi: quantity.value_hi.map(plain),
        unit: quantity.unit.as_str().to_owned(),
        bound: match quantity.bound {
            quantity::Bound::Exact => Bound::Exact,
            quantity::Bound::Approx => Bound::Approx,
            quantity::Bound::Min => Bound::Min,
            quantity::Bound::Max => Bound::Max,
            quantity::Bound::Range => Bound::Range,
        },
        resolution: quantity.resolution,
    }
}

/// The time of a figure: what its sentence states before it, else the year of the report.
fn period(view: &View<'_>, statement: &Statement, year: Option<i32>) -> Period {
    let Some((found, span)) = &statement.date else { return Period { year, ..Period::default() } };
    let stated = found.year.or(year);
    let as_of = (found.kind == date::Kind::Cutoff || (found.kind == date::Kind::Span && found.month.is_some()))
        .then(|| found.month.zip(stated).map(|(month, year)| format!("{year:04}-{month:02}")))
        .flatten();
    Period { year: stated, as_of, text: Some(view.words(span.clone()).to_owned()) }
}
