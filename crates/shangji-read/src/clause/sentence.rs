//! Statements: each quantity of a sentence with its subject.

use std::ops::Range;

use shangji_grammar::date;
use shangji_grammar::quantity::Quantity;
use shangji_model::IndicatorRole;
use shangji_vocabulary::WordClass;
use smallvec::SmallVec;

use super::found::{Figure, Found, Statement};
use super::memory::{Memory, Said, Whole};
use super::phrase::Phrases;
use super::token::{Kind, Token, tokens_with_figures};
use super::{Subject, deal, role};

/// Reads the sentence `text`, which begins at `base` of the normal form.
pub(crate) fn read<'a>(
    text: &'a str,
    base: usize,
    sentence: usize,
    planned: bool,
    memory: &mut Memory<'a>,
) -> Vec<Statement> {
    let Some(tokens) = tokens_with_figures(text).filter(|tokens| tokens.iter().any(is_quantity)) else {
        return Vec::new();
    };
    memory.begin(sentence);
    let mut reader = Sentence::new(text, &tokens, base, memory);
    reader.sentence = sentence;
    reader.planned = planned;
    let mut outer: Option<Range<usize>> = None;
    let mut bracket = None;
    for (number, clause) in clauses(&tokens).into_iter().enumerate() {
        let before = clause.start.checked_sub(1).and_then(|idx| tokens.get(idx)).map(|token| &token.kind);
        reader.stretch += usize::from(matches!(before, Some(Kind::Mark(';' | '；'))));
        match before {
            // What stands before a bracket is spoken of again behind it: 行政案件(不含…)5867件.
            Some(Kind::Close) => reader.outer = outer.take(),
            _ => reader.outer = None,
        }
        let behind = tokens.get(clause.end).map(|token| &token.kind);
        if behind == Some(&Kind::Open) {
            outer = Some(clause.clone());
        }
        reader.clause(number, clause);
        match behind {
            Some(Kind::Open) => bracket = Some(reader.memory.before_bracket()),
            Some(Kind::Close) => bracket.take().into_iter().for_each(|bracket| reader.memory.behind_bracket(bracket)),
            _ => {}
        }
    }
    reader.out
}

/// Whether parts of a figure may follow it.
fn total_of_parts(quantity: &Quantity) -> bool {
    quantity.unit.as_str() != "%"
}

fn is_quantity(token: &Token) -> bool {
    matches!(token.kind, Kind::Quantity(_))
}

/// The clauses, as ranges of tokens. A colon before a figure parts nothing: 受理案件:107件.
pub(super) fn clauses(tokens: &[Token]) -> SmallVec<[Range<usize>; 16]> {
    let mut out = SmallVec::new();
    let mut start = 0;
    for (idx, token) in tokens.iter().enumerate() {
        let parts = match token.kind {
            Kind::Mark('、') => false,
            Kind::Mark(':') => !tokens.get(idx + 1).is_some_and(is_quantity),
            Kind::Mark(_) | Kind::Open | Kind::Close => true,
            _ => false,
        };
        if parts {
            out.push(start..idx);
            start = idx + 1;
        }
    }
    out.push(start..tokens.len());
    out.retain(|clause: &mut Range<usize>| clause.start < clause.end);
    out
}

/// So many tokens around a figure are looked at for its subject.
pub(super) const NEAR: usize = 64;
/// So many tokens before a figure are looked at for its date.
const FAR: usize = 512;

/// The reader of one sentence.
pub(super) struct Sentence<'a, 't> {
    pub(super) phrases: Phrases<'a, 't>,
    pub(super) base: usize,
    pub(super) sentence: usize,
    /// The stretch between semicolons.
    pub(super) stretch: usize,
    planned: bool,
    /// Whether a clause before announced targets: 主要预期目标是:….
    announced: bool,
    /// The clause before the bracket that closed before this one.
    pub(super) outer: Option<Range<usize>>,
    pub(super) memory: &'t mut Memory<'a>,
    pub(super) out: Vec<Statement>,
}

impl<'a, 't> Sentence<'a, 't> {
    /// The reader of `text`, which begins at `base` of the normal form and has these tokens.
    pub(super) fn new(text: &'a str, tokens: &'t [Token], base: usize, memory: &'t mut Memory<'a>) -> Self {
        Self {
            phrases: Phrases { text, tokens },
            base,
            sentence: 0,
            stretch: 0,
            planned: false,
            announced: false,
            outer: None,
            memory,
            out: Vec::new(),
        }
    }

    fn clause(&mut self, number: usize, clause: Range<usize>) {
        if self.phrases.any(clause.clone(), WordClass::PartWord) {
            self.memory.part = None;
        }
        let quantities: SmallVec<[usize; 8]> =
            clause.clone().filter(|&idx| self.phrases.token(idx).is_some_and(is_quantity)).collect();
        self.announced |= self.announces_targets(clause.clone());
        if quantities.is_empty() {
            self.memory.identified = None;
            self.note_topic(clause);
            return;
        }
        let first = self.out.len();
        // Tokens that the noun behind an earlier figure took.
        let mut taken = clause.start;
        let mut previous: Option<usize> = None;
        let mut owner: Option<Subject> = None;
        for (nth, &at) in quantities.iter().enumerate() {
            let Some(Kind::Quantity(quantity)) = self.phrases.token(at).map(|token| &token.kind) else { continue };
            let next = quantities.get(nth + 1).copied();
            // What names a figure stands near it; this also bounds the work on a sentence without end.
            let before = previous.map_or(clause.start, |previous| previous + 1).max(at.saturating_sub(NEAR))..at;
            let figure = Figure {
                quantity,
                lead: taken.max(before.start).min(before.end)..before.end,
                before,
                after: at + 1..next.unwrap_or(clause.end).min(at + 1 + NEAR),
                first: nth == 0,
                more: next.is_some(),
                owner: owner.take(),
            };
            previous = Some(at);
            let found = self.statement(&figure);
            self.memory.identified = None;
            taken = found.noun_end.unwrap_or(at + 1);
            owner = found.noun_end.is_some().then(|| found.subject.clone());
            self.state(number, clause.start.max(at.saturating_sub(NEAR))..at, at, quantity, found);
        }
        self.share_noun(first, &quantities);
        let recent = first.saturating_sub(NEAR);
        if let Some(recent) = self.out.get_mut(recent..) {
            deal::out(&self.phrases, self.base, recent, clause, self.sentence);
        }
    }

    fn state(&mut self, number: usize, clause: Range<usize>, at: usize, quantity: &Quantity, mut found: Found<'a>) {
        let Some(token) = self.phrases.token(at) else { return };
        let told = self.role_in_row(number, quantity, &mut found).unwrap_or_else(|| {
            role::tell(&self.phrases, quantity, &found, clause.clone(), self.planned || self.announced)
        });
        let part = self.phrases.any(clause.clone(), WordClass::PartWord);
        if part && self.memory.part.is_none() {
            self.memory.part = Some((self.sentence, found.subject.clone()));
        }
        if !part && found.base.is_none() && total_of_parts(quantity) {
            self.memory.whole = Some(Whole {
                sentence: self.sentence,
                unit: quantity.unit.as_str(),
                object: found.object.clone(),
                grew: told == IndicatorRole::Change,
            });
        }
        let total = found.before.clone().any(|idx| {
            let word = self.phrases.words(idx);
            let token = self.phrases.token(idx);
            token.is_some_and(|token| {
                token.is_any(&[WordClass::Filler, WordClass::Copula, WordClass::ScopeWord, WordClass::PeriodWord])
            }) && ["共", "共有", "共计", "合计", "总计", "累计", "总数"].iter().any(|mark| word.ends_with(mark))
        });
        // 市本级收到申请153件,审结88件: what is carried over brings its scope.
        let scope = self.scope(clause).or_else(|| found.scope.clone());
        let said = Said {
            scope: scope.clone(),
            subject: found.base.clone().unwrap_or_else(|| found.subject.clone()),
            object: if found.object.is_empty() { found.subject.clone() } else { found.object.clone() },
            core: found.core,
            unit: quantity.unit.as_str(),
            sentence: self.sentence,
            clause: number,
            stretch: self.stretch,
            measure: found.measure,
            noun: found.noun,
        };
        // What follows speaks of this year again: of what was counted before, or is named here.
        if (!found.reference || found.base.is_some()) && !found.aside {
            self.memory.push(said);
        }
        self.out.push(Statement {
            span: self.base + token.span.start..self.base + token.span.end,
            quantity: *quantity,
            subject: found.subject,
            predicate: found.predicate,
            reference: found.reference,
            whole: found.whole,
            role: told,
            scope,
            date: self.date(at),
            clause: number,
            sentence: self.sentence,
            part,
            total,
            place: None,
        });
    }

    /// The nearest scope before the figure in its clause: 全市, 各区县, 市本级.
    pub(super) fn scope(&self, clause: Range<usize>) -> Option<Range<usize>> {
        let idx = clause.rev().find(|&idx| {
            let word = self.phrases.words(idx);
            self.phrases.token(idx).is_some_and(|token| token.is(WordClass::ScopeWord))
                && (word.starts_with(['全', '各']) || ["本级", "辖区", "系统"].iter().any(|part| word.contains(part)))
        })?;
        let mut span = self.phrases.token(idx)?.span.clone();
        // 省政府本级: the body before it tells which level.
        let body =
            idx.checked_sub(1).filter(|_| self.phrases.words(idx) == "本级").and_then(|idx| self.phrases.token(idx));
        if let Some(body) =
            body.filter(|body| matches!(body.kind, Kind::Text | Kind::Word(_)) && body.span.end == span.start)
        {
            span.start = body.span.start;
        }
        // The lexicon has 全市共 as one word.
        let word = self.phrases.text.get(span.clone()).unwrap_or_default().trim_end_matches(['共', '有', '已']);
        Some(self.base + span.start..self.base + span.start + word.len())
    }

    /// The nearest date before the figure in its sentence. A date that the figure is compared with (较2019年) is not its
    /// own; one from which something moved (从2019年的…) is that of the next figure alone.
    fn date(&self, at: usize) -> Option<(date::Expression, Range<usize>)> {
        let mut passed = false;
        for idx in (at.saturating_sub(FAR)..at).rev() {
            match self.phrases.token(idx) {
                Some(Token { kind: Kind::Quantity(_), .. }) => passed = true,
                Some(Token { kind: Kind::Date(date), span }) => {
                    let before = idx.checked_sub(1).map_or("", |before| self.phrases.words(before));
                    let compared = ["较", "比", "与", "同", "相比"].contains(&before);
                    let moved = passed && ["从", "由", "自"].contains(&before);
                    if !compared && !moved {
                        return Some((*date, self.base + span.start..self.base + span.end));
                    }
                }
                _ => {}
            }
        }
        None
    }

    pub(super) fn piece(&self, tokens: Range<usize>) -> Subject {
        let span = self.phrases.span(tokens.clone());
        // 调整了 is one word of the lexicon.
        let done = if self.phrases.str(tokens).ends_with('了') { '了'.len_utf8() } else { 0 };
        Subject::of(self.base + span.start..self.base + span.end - done)
    }
}
