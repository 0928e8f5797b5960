//! Statements: each quantity of a sentence with its subject.

use std::ops::Range;

use shangji_grammar::date;
use shangji_grammar::quantity::Quantity;
use shangji_model::IndicatorRole;
use shangji_vocabulary::WordClass;

use super::memory::{Memory, Said};
use super::phrase::{Phrases, VERBS};
use super::token::{Kind, Token, tokens};
use super::{Subject, deal, role};

/// A quantity with what it counts. Positions are those of the whole normal form.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Statement {
    pub(crate) span: Range<usize>,
    pub(crate) quantity: Quantity,
    pub(crate) subject: Subject,
    /// What is said of the subject behind the figure: …份协议[全部进行了合法性审查].
    pub(crate) predicate: Option<Range<usize>>,
    pub(crate) role: IndicatorRole,
    pub(crate) scope: Option<Range<usize>>,
    pub(crate) date: Option<(date::Expression, Range<usize>)>,
    /// The clause in its sentence.
    pub(crate) clause: usize,
    /// The sentence in the report.
    pub(crate) sentence: usize,
    /// Whether it is one of the parts that 其中 leads to.
    pub(crate) part: bool,
    /// Whether 共 or 合计 announces it as a total.
    pub(crate) total: bool,
}

/// Reads the sentence `text`, which begins at `base` of the normal form.
pub(crate) fn read(text: &str, base: usize, sentence: usize, planned: bool, memory: &mut Memory) -> Vec<Statement> {
    let tokens = tokens(text);
    if !tokens.iter().any(is_quantity) {
        return Vec::new();
    }
    memory.begin(sentence);
    let mut reader =
        Sentence { phrases: Phrases { text, tokens: &tokens }, base, sentence, planned, memory, out: Vec::new() };
    for (number, clause) in clauses(&tokens).into_iter().enumerate() {
        reader.clause(number, clause);
    }
    reader.out
}

fn is_quantity(token: &Token) -> bool {
    matches!(token.kind, Kind::Quantity(_))
}

/// The clauses, as ranges of tokens. A colon before a figure parts nothing: 受理案件:107件.
fn clauses(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
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
    out.retain(|clause| !clause.is_empty());
    out
}

/// The reader of one sentence.
pub(super) struct Sentence<'a, 'm> {
    pub(super) phrases: Phrases<'a>,
    pub(super) base: usize,
    pub(super) sentence: usize,
    planned: bool,
    pub(super) memory: &'m mut Memory,
    out: Vec<Statement>,
}

/// What was found of a statement before its role is told.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub(super) subject: Subject,
    /// What a bare verb or rate that follows would be about: the noun alone.
    pub(super) object: Subject,
    pub(super) predicate: Option<Range<usize>>,
    /// The words of the subject's own core.
    pub(super) core: String,
    /// The tokens from the beginning of the statement to its figure.
    pub(super) before: Range<usize>,
    /// The tokens behind the figure.
    pub(super) after: Range<usize>,
    /// The verb that governs the figure.
    pub(super) verb: Option<Range<usize>>,
}

impl Sentence<'_, '_> {
    fn clause(&mut self, number: usize, clause: Range<usize>) {
        if self.phrases.any(clause.clone(), WordClass::PartWord) {
            self.memory.part = None;
        }
        let quantities: Vec<usize> =
            clause.clone().filter(|&idx| self.phrases.token(idx).is_some_and(is_quantity)).collect();
        if quantities.is_empty() {
            self.note_topic(clause);
            return;
        }
        // Tokens that the noun behind an earlier figure took.
        let mut taken = clause.start;
        let mut previous: Option<usize> = None;
        for (nth, &at) in quantities.iter().enumerate() {
            let Some(Kind::Quantity(quantity)) = self.phrases.token(at).map(|token| &token.kind) else { continue };
            let next = quantities.get(nth + 1).copied();
            let before = previous.map_or(clause.start, |previous| previous + 1)..at;
            let after = at + 1..next.unwrap_or(clause.end);
            previous = Some(at);
            let found = if self.is_attributive(quantity, before.clone(), after.clone()) {
                let lead = taken.max(before.start).min(before.end)..before.end;
                let found = self.attributive(quantity.unit.as_str(), lead, after, next.is_some());
                taken = found.1;
                found.0
            } else {
                taken = at + 1;
                self.predicative(quantity, before, after)
            };
            self.state(number, clause.clone(), at, quantity, found);
        }
        self.share_noun(number, &quantities);
        deal::out(&self.phrases, self.base, &mut self.out, clause, self.sentence);
    }

    /// 组织7批次共213名领导干部旁听庭审: a verb's figures in a row are of the noun behind the last.
    fn share_noun(&mut self, number: usize, quantities: &[usize]) {
        let first = self.out.iter().position(|statement| statement.clause == number && statement.sentence == self.sentence);
        let Some(own) = first.and_then(|first| self.out.get_mut(first..)) else { return };
        for (nth, pair) in quantities.windows(2).enumerate().rev() {
            let &[a, b] = pair else { continue };
            let between = a + 1..b;
            let adjoin = between.clone().all(|idx| self.phrases.token(idx).is_some_and(|token| token.is(WordClass::Filler) || matches!(token.kind, Kind::Mark('、'))));
            let verb = a.checked_sub(1).and_then(|before| self.phrases.token(before)).is_some_and(|token| token.is_any(VERBS));
            let attributive = self.phrases.token(b + 1).is_some_and(|token| matches!(token.kind, Kind::Text | Kind::Word(_)));
            if let (true, true, true, Some(noun)) = (adjoin, verb, attributive, own.get(nth + 1).map(|next| next.subject.clone())) {
                if let Some(statement) = own.get_mut(nth) {
                    statement.subject = noun;
                }
            }
        }
    }

    /// Remembers what a clause without figures speaks of: 党政机关法律顾问全覆盖,年内履职8418件.
    fn note_topic(&mut self, clause: Range<usize>) {
        let core = self.phrases.core(clause);
        let noun = if self.phrases.leading_verbs(core.clone()).is_empty() {
            let mut end = core.clone().find(|&idx| self.phrases.is_predicate(idx)).unwrap_or(core.end);
            // Of verbs in a row the last is said: 企业开办|实行….
            while end + 1 < core.end && self.phrases.is_predicate(end + 1) {
                end += 1;
            }
            self.phrases.trim_end(core.start..end)
        } else {
            let noun = self.phrases.leading_verbs(core.clone()).end..core.end;
            let end = noun.clone().skip(1).find(|&idx| self.phrases.is_predicate(idx)).unwrap_or(noun.end);
            self.phrases.trim_end(noun.start..end)
        };
        if self.phrases.n_chars(noun.clone()) >= 2 {
            self.memory.topic = Some((self.sentence, self.piece(self.phrases.tail(noun))));
        }
    }

    fn state(&mut self, number: usize, clause: Range<usize>, at: usize, quantity: &Quantity, mut found: Found) {
        let Some(token) = self.phrases.token(at) else { return };
        let before_in_clause = self.out.last().filter(|last| last.clause == number && last.sentence == self.sentence);
        let moving = before_in_clause.filter(|last| last.role == IndicatorRole::From);
        let chained = before_in_clause
            .filter(|last| self.phrases.core(found.before.clone()).is_empty() && last.quantity.unit == quantity.unit);
        let told = match (moving, chained) {
            (Some(from), _) => {
                found.subject = from.subject.clone();
                IndicatorRole::To
            }
            (None, Some(last)) if found.after.is_empty() || last.role == IndicatorRole::Change => last.role,
            _ => role::tell(&self.phrases, quantity, &found, clause.start..at, self.planned),
        };
        let part = self.phrases.any(clause.start..at, WordClass::PartWord);
        if part && self.memory.part.is_none() {
            self.memory.part = Some((self.sentence, found.subject.clone()));
        }
        let total = found.before.clone().any(|idx| {
            matches!(self.phrases.words(idx), "共" | "共计" | "合计" | "总计" | "共有" | "总数" | "累计" | "共办理" | "共受理")
        });
        self.memory.push(Said {
            subject: found.subject.clone(),
            object: if found.object.is_empty() { found.subject.clone() } else { found.object.clone() },
            core: found.core.clone(),
            unit: quantity.unit.to_string(),
            sentence: self.sentence,
            clause: number,
        });
        self.out.push(Statement {
            span: self.base + token.span.start..self.base + token.span.end,
            quantity: *quantity,
            subject: found.subject,
            predicate: found.predicate,
            role: told,
            scope: self.scope(clause.start..at),
            date: self.date(at),
            clause: number,
            sentence: self.sentence,
            part,
            total,
        });
    }

    /// The nearest scope before the figure in its clause: 全市, 各区县, 市本级.
    fn scope(&self, clause: Range<usize>) -> Option<Range<usize>> {
        let idx = clause.rev().find(|&idx| {
            let word = self.phrases.words(idx);
            self.phrases.token(idx).is_some_and(|token| token.is(WordClass::ScopeWord))
                && (word.starts_with(['全', '各']) || ["本级", "辖区", "系统"].iter().any(|part| word.contains(part)))
        })?;
        let span = self.phrases.token(idx)?.span.clone();
        Some(self.base + span.start..self.base + span.end)
    }

    /// The nearest date before the figure in its sentence.
    fn date(&self, at: usize) -> Option<(date::Expression, Range<usize>)> {
        (0..at).rev().find_map(|idx| match self.phrases.token(idx) {
            Some(Token { kind: Kind::Date(date), span }) => {
                Some((*date, self.base + span.start..self.base + span.end))
            }
            _ => None,
        })
    }

    pub(super) fn piece(&self, tokens: Range<usize>) -> Subject {
        let span = self.phrases.span(tokens);
        Subject::of(self.base + span.start..self.base + span.end)
    }
}
