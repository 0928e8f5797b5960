//! Tokens of a sentence in normal form.

use std::ops::Range;

use shangji_grammar::date;
use shangji_grammar::quantity::{Bound, Quantity};
use shangji_grammar::scan::{Found, Item, scan};
use shangji_text::chars::{is_full_stop, is_line_end};
use shangji_vocabulary::{Classes, WordClass, lexicon};

use super::structural;

/// Characters that are particles wherever no longer word holds them.
fn is_particle(c: char) -> bool {
    matches!(
        c,
        '由' | '从'
            | '自'
            | '将'
            | '把'
            | '对'
            | '向'
            | '在'
            | '为'
            | '以'
            | '于'
            | '按'
            | '就'
            | '被'
            | '给'
            | '的'
            | '了'
            | '等'
            | '和'
            | '及'
            | '与'
            | '并'
            | '而'
            | '或'
            | '均'
            | '已'
            | '都'
            | '也'
            | '至'
            | '到'
            | '可'
            | '较'
            | '比'
    )
}

/// Words that do something to things.
pub(crate) const VERBS: &[WordClass] = &[WordClass::Verb, WordClass::IssueVerb];
/// Words by which figures grow or shrink.
pub(crate) const CHANGES: &[WordClass] = &[WordClass::ChangeUp, WordClass::ChangeDown];
/// Classes whose words of one character are particles.
const JOINERS: &[WordClass] = &[WordClass::Preposition, WordClass::Conjunction, WordClass::Particle];

/// A token; spans are positions in the sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) span: Range<usize>,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// A quantity that may state a fact.
    Quantity(Box<Quantity>),
    /// A date, period or cut-off.
    Date(date::Expression),
    /// A word of the lexicon.
    Word(Classes),
    /// A mark that parts clauses or lists: , ; : 。 、
    Mark(char),
    /// An opening bracket whose content is a remark with figures of its own.
    Open,
    /// Its closing bracket.
    Close,
    /// A word of one character that joins others: 由 从 对 的 了 和.
    Particle(char),
    /// Anything else: names, quoted words, titles.
    Text,
}

impl Token {
    /// Whether this is a word of the class.
    pub(crate) fn is(&self, class: WordClass) -> bool {
        matches!(self.kind, Kind::Word(classes) if classes.has(class))
    }

    /// Whether this is a word of any of the classes.
    pub(crate) fn is_any(&self, classes: &[WordClass]) -> bool {
        matches!(self.kind, Kind::Word(own) if own.has_any(classes))
    }
}

/// The tokens of `text`, which they cover; none if the text states no figure. Most sentences state none, and are not
/// looked up in the lexicon.
pub(crate) fn tokens_with_figures(text: &str) -> Option<Vec<Token>> {
    let found = scan(text);
    let states = |found: &Found| match &found.item {
        Item::Quantity(quantity) => !structural::is_structural(quantity, text, &found.span),
        _ => false,
    };
    found.iter().any(states).then(|| tokens(text, &found))
}

/// The tokens of a text whose figures do not matter.
pub(crate) fn tokens_without_figures(text: &str) -> Vec<Token> {
    tokens(text, &[])
}

fn tokens(text: &str, found: &[Found]) -> Vec<Token> {
    let quoted = quoted(text);
    let is_quoted = |at: usize| !quoted.is_empty() && within(&quoted, at);
    let mut out: Vec<Token> = Vec::with_capacity(text.len() / 6);
    let mut words = lexicon().tokens(text).peekable();
    let mut at = 0;
    let mut found = found.iter().filter(|found| !is_quoted(found.span.start)).peekable();
    let remarks = remarks(text, &quoted);
    while at < text.len() {
        while words.next_if(|word| word.span.start < at).is_some() {}
        while found.next_if(|found| found.span.start < at).is_some() {}
        if let Some(found) = found.next_if(|found| found.span.start == at) {
            at = found.span.end.max(at + 1);
            let kind = match &found.item {
                Item::Quantity(quantity) if structural::spans_years(quantity, text, &found.span) => {
                    Kind::Word(lexicon().classes("全年"))
                }
                Item::Quantity(quantity) if structural::is_structural(quantity, text, &found.span) => Kind::Text,
                Item::Quantity(quantity) => Kind::Quantity(Box::new(*quantity)),
                Item::Date(date) => Kind::Date(*date),
                _ => Kind::Text,
            };
            push(&mut out, found.span.clone(), kind);
            continue;
        }
        let limit = found.peek().map_or(text.len(), |found| found.span.start);
        if let Some(word) = words.next_if(|word| word.span.start == at && word.span.end <= limit) {
            at = word.span.end.max(at + 1);
            let shield = word.classes.has(WordClass::Shield) || is_quoted(word.span.start);
            let kind = match word.text.chars().next() {
                _ if shield => Kind::Text,
                Some(c) if word.text.len() == c.len_utf8() && word.classes.has_any(JOINERS) => Kind::Particle(c),
                _ => Kind::Word(word.classes),
            };
            push(&mut out, word.span, kind);
            continue;
        }
        // Characters one by one, up to where a word or a figure begins. A word that runs into a figure is none.
        let word = words.peek().map_or(text.len(), |word| word.span.start);
        let stop = if word > at { limit.min(word) } else { limit };
        for (offset, c) in text.get(at..stop).unwrap_or_default().char_indices() {
            // 从30天⏎缩短到18天: a line that was wrapped goes on.
            if is_line_end(c) {
                continue;
            }
            let span = at + offset..at + offset + c.len_utf8();
            let remark = || remarks.binary_search_by_key(&span.start, |remark| remark.start).is_ok();
            let closes = || {
                remarks.partition_point(|remark| remark.end < span.end)
                    < remarks.partition_point(|remark| remark.end <= span.end)
            };
            let kind = match c {
                _ if is_quoted(span.start) => Kind::Text,
                ',' | ';' | ':' | '。' | '、' | '!' | '?' | '；' => Kind::Mark(c),
                '.' if is_full_stop(text, span.start) => Kind::Mark('。'),
                '(' if remark() => Kind::Open,
                ')' if closes() => Kind::Close,
                c if is_particle(c) => Kind::Particle(c),
                _ => Kind::Text,
            };
            push(&mut out, span, kind);
        }
        at = stop.max(at + 1);
    }
    name_sizes(&mut out);
    out
}

/// 5亿元以上项目17个: a size that tells which things are counted is part of their name.
fn name_sizes(tokens: &mut [Token]) {
    let n_near = 5;
    for at in 0..tokens.len() {
        let (Some(token), Some(behind)) = (tokens.get(at), tokens.get(at + 1..)) else { continue };
        let Kind::Quantity(quantity) = &token.kind else { continue };
        if !matches!(quantity.bound, Bound::Min | Bound::Max) || matches!(quantity.unit.as_str(), "%" | "‰") {
            continue;
        }
        let noun = |token: &Token| match token.kind {
            Kind::Text => true,
            Kind::Word(classes) => !classes.has_any(VERBS) && !classes.has_any(LINKS),
            _ => false,
        };
        let mut near = behind.iter().take(n_near);
        let names = match near.next() {
            Some(Token { kind: Kind::Particle('的'), .. }) => true,
            Some(first) => noun(first),
            None => false,
        };
        let counted = names
            && near
                .take_while(|token| noun(token) || matches!(token.kind, Kind::Quantity(_)))
                .any(|token| matches!(token.kind, Kind::Quantity(_)))
            || matches!(behind, [Token { kind: Kind::Particle('的'), .. }, Token { kind: Kind::Quantity(_), .. }, ..])
            || matches!(behind, [Token { kind: Kind::Quantity(_), .. }, ..]);
        if counted && let Some(token) = tokens.get_mut(at) {
            token.kind = Kind::Text;
        }
    }
}

/// Words that say something of a figure.
const LINKS: &[WordClass] =
    &[WordClass::Copula, WordClass::ToVerb, WordClass::DealOut, WordClass::ChangeUp, WordClass::ChangeDown];

/// Texts that touch are one token.
fn push(out: &mut Vec<Token>, span: Range<usize>, kind: Kind) {
    if matches!(kind, Kind::Text)
        && let Some(last) = out.last_mut()
        && matches!(last.kind, Kind::Text)
        && last.span.end == span.start
    {
        last.span.end = span.end;
        return;
    }
    out.push(Token { span, kind });
}

/// Stretches between quotes and book-title marks: names, in which no word and no number is looked for.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = shangji_grammar::title::find(text).collect();
    let mut open: Option<usize> = None;
    // The first bytes of “” and 「」.
    for at in memchr::memchr2_iter(0xE2, 0xE3, text.as_bytes()) {
        match text.get(at..at + 3) {
            Some("“" | "「") => open = open.or(Some(at)),
            Some("”" | "」") => out.extend(open.take().map(|start| start..at + 3)),
            _ => {}
        }
    }
    if out.is_empty() {
        return out;
    }
    out.sort_by_key(|range| range.start);
    // Titles within quotes and quotes within titles make one name.
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in out {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Whether `at` lies in one of the ranges, which are sorted and apart.
fn within(ranges: &[Range<usize>], at: usize) -> bool {
    let idx = ranges.partition_point(|range| range.start <= at);
    idx.checked_sub(1).and_then(|idx| ranges.get(idx)).is_some_and(|range| at < range.end)
}

/// Brackets that hold a remark, not a part of a name: those with a figure or a clause mark inside, or 含….
fn remarks(text: &str, quoted: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for at in memchr::memchr2_iter(b'(', b')', text.as_bytes()).filter(|&at| !within(quoted, at)) {
        match text.as_bytes().get(at) {
            Some(b'(') => open = Some(at),
            _ => {
                if let Some(start) = open.take() {
                    let inner = text.get(start + 1..at).unwrap_or_default();
                    let remark = inner.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | ';'))
                        || ["其中", "含", "不含", "包括", "截至", "下同"].iter().any(|word| inner.starts_with(word));
                    if remark {
                        out.push(start..at + 1);
                    }
                }
            }
        }
    }
    out
}
