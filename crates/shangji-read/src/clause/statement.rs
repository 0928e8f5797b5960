//! Statements: each quantity of a sentence with its subject.

use std::ops::Range;

use shangji_grammar::date;
use shangji_grammar::quantity::{Kind as Measure, Quantity};
use shangji_model::IndicatorRole;
use shangji_vocabulary::WordClass;

use super::memory::{Memory, Said};
use super::phrase::{CHANGES, LONGEST, Phrases, VERBS};
use super::token::{Kind, Token, tokens};
use super::{Subject, deal, role};

/// A quantity with what it counts. Positions are those of the whole normal form.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Statement {
    pub(crate) span: Range<usize>,
    pub(crate) quantity: Quantity,
    pub(crate) subject: Subject,
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

/// A clause: its tokens, and whether it stands in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Clause {
    tokens: Range<usize>,
    remark: bool,
}

/// Reads the sentence `text`, which begins at `base` of the normal form.
pub(crate) fn read(text: &str, base: usize, sentence: usize, planned: bool, memory: &mut Memory) -> Vec<Statement> {
    let tokens = tokens(text);
    if !tokens.iter().any(|token| matches!(token.kind, Kind::Quantity(_))) {
        return Vec::new();
    }
    let mut reader = Sentence { phrases: Phrases { text, tokens: &tokens }, base, sentence, planned, memory, out: Vec::new() };
    for (number, clause) in clauses(&tokens).into_iter().enumerate() {
        reader.clause(number, &clause);
    }
    reader.out
}

fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    for (idx, token) in tokens.iter().enumerate() {
        let parts = match token.kind {
            Kind::Mark(mark) => mark != '、',
            Kind::Open | Kind::Close => true,
            _ => false,
        };
        if parts {
            out.push(Clause { tokens: start..idx, remark: depth > 0 });
            start = idx + 1;
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    out.push(Clause { tokens: start..tokens.len(), remark: depth > 0 });
    out.retain(|clause| !clause.tokens.is_empty());
    out
}

struct Sentence<'a, 'm> {
    phrases: Phrases<'a>,
    base: usize,
    sentence: usize,
    planned: bool,
    memory: &'m mut Memory,
    out: Vec<Statement>,
}

/// What was found of a statement before its role is told.
pub(super) struct Found {
    pub(super) subject: Subject,
    /// The noun alone: without verb, owner and rate.
    pub(super) object: Subject,
    pub(super) core: String,
    /// The tokens from the beginning of the statement to its figure.
    pub(super) before: Range<usize>,
    /// The verb that governs the figure.
    pub(super) verb: Option<Range<usize>>,
}

impl Sentence<'_, '_> {
    fn clause(&mut self, number: usize, clause: &Clause) {
        let quantities: Vec<usize> =
            clause.tokens.clone().filter(|&idx| matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Quantity(_)))).collect();
        self.note_part(clause);
        // Tokens that the noun behind an earlier figure took.
        let mut taken = clause.tokens.start;
        let mut previous: Option<usize> = None;
        for (nth, &at) in quantities.iter().enumerate() {
            let Some(Kind::Quantity(quantity)) = self.phrases.token(at).map(|token| &token.kind) else { continue };
            let next = quantities.get(nth + 1).copied();
            let before = previous.map_or(clause.tokens.start, |previous| previous + 1)..at;
            let after = at + 1..next.unwrap_or(clause.tokens.end);
            previous = Some(at);
            if role::is_structural(&self.phrases, quantity, at, after.clone()) {
                taken = at + 1;
                continue;
            }
            let attributive = self.is_attributive(quantity, before.clone(), after.clone());
            let found = if attributive {
                let noun = self.noun_after(after, next.is_some());
                let lead = taken.max(before.start).min(before.end)..before.end;
                taken = noun.end;
                self.attributive(lead, noun)
            } else {
                taken = at + 1;
                self.predicative(quantity, before)
            };
            self.state(number, clause, at, quantity, found);
        }
        deal::out(&self.phrases, self.base, &mut self.out, clause.tokens.clone(), self.memory, self.sentence);
    }

    /// Remembers the head of a 其中, and forgets it behind the next full stop.
    fn note_part(&mut self, clause: &Clause) {
        if self.memory.part.as_ref().is_some_and(|(sentence, _)| *sentence != self.sentence) {
            self.memory.part = None;
        }
        if self.phrases.any(clause.tokens.clone(), WordClass::PartWord) {
            self.memory.part = None;
        }
    }

    /// Whether the noun stands behind the figure: 52条惠企措施.
    fn is_attributive(&self, quantity: &Quantity, before: Range<usize>, after: Range<usize>) -> bool {
        let Some(first) = self.phrases.token(after.start).filter(|_| !after.is_empty()) else { return false };
        let core = self.phrases.core(before.clone());
        let wants = core.is_empty() || self.phrases.all(core.clone(), VERBS) || !self.phrases.trailing_verbs(core.clone()).is_empty();
        match &first.kind {
            Kind::Mark(_) | Kind::Open | Kind::Close | Kind::Quantity(_) | Kind::Date(_) => false,
            Kind::Particle('的') => {
                // …80%的标准 names nothing; 99.5%的区级事项 does.
                let behind = self.phrases.token(after.start + 1).filter(|_| after.len() > 1);
                behind.is_some_and(|token| !token.is(WordClass::Target)) && (core.is_empty() || wants)
            }
            Kind::Particle(_) => false,
            _ if quantity.kind == Measure::Ordinal => false,
            _ if quantity.unit.as_str() == "%" || quantity.kind == Measure::Money => {
                core.is_empty() || self.phrases.all(core, VERBS)
            }
            Kind::Word(classes) if classes.has_any(&[WordClass::Copula, WordClass::ToVerb, WordClass::DealOut]) && !classes.has_any(VERBS) => false,
            Kind::Word(classes) if classes.has(WordClass::Filler) => core.is_empty(),
            Kind::Word(classes) if classes.has_any(VERBS) || classes.has_any(CHANGES) => {
                wants || self.phrases.n_chars(after) > 4
            }
            Kind::Word(_) | Kind::Text => true,
        }
    }

    /// The noun behind a figure: to the next figure's own words, or to the end of the clause.
    fn noun_after(&self, after: Range<usize>, more: bool) -> Range<usize> {
        let start = match self.phrases.token(after.start).map(|token| &token.kind) {
            Some(Kind::Particle('的')) => after.start + 1,
            _ => after.start,
        };
        let mut end = after.end;
        if more {
            let stops = |idx: usize| {
                self.phrases.token(idx).is_some_and(|token| {
                    matches!(token.kind, Kind::Mark(_) | Kind::Particle('由' | '从' | '将' | '对' | '均' | '已' | '在'))
                        || (idx > start && (token.is_any(VERBS) || token.is_any(&[WordClass::ToVerb, WordClass::Copula, WordClass::Filler])))
                })
            };
            end = (start..after.end).find(|&idx| stops(idx)).unwrap_or(after.end);
        }
        let noun = self.phrases.trim_end(start..end);
        self.phrases.head(noun, LONGEST)
    }

    /// `[N] [V] Q N`
    fn attributive(&self, lead: Range<usize>, noun: Range<usize>) -> Found {
        let core = self.phrases.core(self.after_last_mark(lead.clone()));
        let ends_open = matches!(self.last_particle(lead.clone()), Some('的' | '等' | '对' | '将' | '把' | '在' | '向' | '为' | '以' | '从' | '由' | '按'));
        let verbs = self.phrases.trailing_verbs(core.clone());
        let spare = LONGEST.saturating_sub(self.phrases.n_chars(noun.clone()));
        let (verb, owner) = if ends_open {
            (None, core.end..core.end)
        } else if verbs.is_empty() {
            (None, core.clone())
        } else {
            (Some(verbs.clone()), core.start..core.start)
        };
        let mut subject = Subject::default();
        if let Some(verb) = verb.clone().filter(|verb| self.phrases.n_chars(verb.clone()) <= spare) {
            subject = subject.then(&self.piece(verb));
        } else if !owner.is_empty() && self.phrases.n_chars(owner.clone()) <= spare.min(14) {
            subject = subject.then(&self.piece(owner));
        }
        let object = self.piece(noun.clone());
        Found { subject: subject.then(&object), object, core: self.phrases.str(noun).to_owned(), before: lead, verb }
    }

    /// `[V] [N] [copula] Q`
    fn predicative(&self, quantity: &Quantity, before: Range<usize>) -> Found {
        let core = self.phrases.core(before.clone());
        let text = self.phrases.str(core.clone());
        let is_rate = role::names_rate(text);
        let verbs = self.phrases.leading_verbs(core.clone());
        let own = self.piece(self.phrases.tail(core.clone()));
        let mut found = Found {
            subject: own.clone(),
            object: self.object(core.clone(), verbs.clone(), is_rate),
            core: text.to_owned(),
            before,
            verb: (!verbs.is_empty()).then(|| verbs.clone()),
        };
        if quantity.kind == Measure::Ordinal {
            if let Some(last) = self.memory.of_sentence(self.sentence).next() {
                found.subject = last.subject.clone().then(&own);
                found.object = last.object.clone();
            }
            return found;
        }
        if core.is_empty() {
            if let Some(last) = self.memory.last() {
                found.subject = last.subject.clone();
                found.object = last.object.clone();
                found.core = last.core.clone();
            }
            return found;
        }
        let bare_change = self.phrases.all(core.clone(), &[WordClass::ChangeUp, WordClass::ChangeDown, WordClass::Filler, WordClass::PeriodWord]);
        if bare_change && (quantity.unit.as_str() == "%" || quantity.unit.as_str() == "百分点" || self.compares(core.clone())) {
            if let Some(last) = self.memory.last() {
                found.subject = last.subject.clone().then(&own);
                found.object = last.object.clone();
            }
            return found;
        }
        if is_rate || quantity.unit.as_str() == "%" {
            if self.is_bare_rate(core.clone()) {
                if let Some(last) = self.memory.last_thing(self.sentence) {
                    found.subject = self.owned(&last.object, own);
                    found.object = last.object.clone();
                }
            }
            return self.in_part(found);
        }
        if verbs == core && !role::names_amount(quantity) {
            if let Some(last) = self.memory.last_of(quantity.unit.as_str(), self.sentence) {
                found.subject = own.then(&last.object);
                found.object = last.object.clone();
            }
            return found;
        }
        if self.phrases.all(core.clone(), &[WordClass::AttributeNoun]) {
            if let Some(last) = self.memory.last_thing(self.sentence).filter(|last| last.sentence == self.sentence) {
                found.subject = self.owned(&last.object, own);
            }
            return found;
        }
        if verbs.is_empty() && self.coordinates(found.before.clone()) {
            // Nouns joined by 、 share their verb: 报备信息4批次、文件32份.
            if let Some(verb) = self.shared_verb() {
                found.subject = verb.then(&found.subject);
            }
        }
        self.in_part(found)
    }

    /// A name met before in the sentence takes the head of its 其中: 调解员183名 behind 其中…39个.
    fn in_part(&self, mut found: Found) -> Found {
        if let Some((_, head)) = self.memory.part.as_ref().filter(|(sentence, _)| *sentence == self.sentence) {
            let met = self.memory.of_sentence(self.sentence).any(|said| said.core == found.core);
            if met {
                found.subject = head.clone().then(&found.subject);
            }
        }
        found
    }

    /// Whether the tokens hold a comparison: 同比, 较上年.
    fn compares(&self, tokens: Range<usize>) -> bool {
        let text = self.phrases.str(tokens);
        ["同比", "环比", "较", "比上年", "比去年"].iter().any(|word| text.contains(word))
    }

    fn coordinates(&self, before: Range<usize>) -> bool {
        matches!(self.phrases.token(before.start).map(|token| &token.kind), Some(Kind::Mark('、') | Kind::Particle('和' | '及' | '与')))
    }

    /// The verb of the statement before, in the same clause.
    fn shared_verb(&self) -> Option<Subject> {
        let last = self.memory.last()?;
        let first = last.subject.pieces.first()?;
        let object = last.object.pieces.first()?;
        (first.start < object.start).then(|| Subject::of(first.start..first.end.min(object.start)))
    }

    /// An owner in front of its rate or measure, if there is room.
    fn owned(&self, owner: &Subject, own: Subject) -> Subject {
        let n_chars = |subject: &Subject| -> usize {
            subject.pieces.iter().map(|piece| self.absolute(piece.clone()).chars().count()).sum()
        };
        // A piece of another sentence is measured by its bytes.
        let length = |subject: &Subject| -> usize { n_chars(subject).max(subject.pieces.iter().map(|piece| piece.len() / 3).sum()) };
        if length(owner) + length(&own) <= LONGEST + 4 { owner.clone().then(&own) } else { own }
    }

    fn absolute(&self, piece: Range<usize>) -> &str {
        piece.start.checked_sub(self.base).and_then(|start| self.phrases.text.get(start..piece.end - self.base)).unwrap_or_default()
    }

    /// Whether a rate says nothing of what it is a rate of: 占比, 直接纠错率.
    fn is_bare_rate(&self, core: Range<usize>) -> bool {
        let content: usize = core
            .filter(|&idx| {
                self.phrases.token(idx).is_some_and(|token| match &token.kind {
                    Kind::Word(classes) => {
                        !classes.has_any(VERBS)
                            && !classes.has_any(CHANGES)
                            && !classes.has_any(&[WordClass::RateNoun, WordClass::Filler, WordClass::Copula, WordClass::PeriodWord, WordClass::AttributeNoun])
                    }
                    Kind::Text => !matches!(self.phrases.words(idx), "率" | "比" | "平均" | "成功" | "胜诉" | "败诉" | "直接" | "综合" | "按时" | "按期" | "总体"),
                    _ => false,
                })
            })
            .map(|idx| self.phrases.words(idx).chars().filter(|&c| c != '率').count())
            .sum();
        content < 2
    }

    /// What a bare verb or rate that follows would be about.
    fn object(&self, core: Range<usize>, verbs: Range<usize>, is_rate: bool) -> Subject {
        let noun = verbs.end.min(core.end)..core.end;
        if noun.is_empty() {
            return Subject::default();
        }
        let noun = self.phrases.tail(noun);
        if is_rate {
            let span = self.phrases.span(noun.clone());
            let text = self.phrases.str(noun);
            let kept = role::without_rate(text).len();
            return Subject::of(self.base + span.start..self.base + span.start + kept);
        }
        self.piece(noun)
    }

    fn piece(&self, tokens: Range<usize>) -> Subject {
        let span = self.phrases.span(tokens);
        Subject::of(self.base + span.start..self.base + span.end)
    }

    fn last_particle(&self, tokens: Range<usize>) -> Option<char> {
        let last = tokens.end.checked_sub(1).filter(|last| tokens.contains(last))?;
        match self.phrases.token(last)?.kind {
            Kind::Particle(c) => Some(c),
            _ => None,
        }
    }

    /// Behind the last mark: what stands before belongs to another statement.
    fn after_last_mark(&self, tokens: Range<usize>) -> Range<usize> {
        let first = tokens.clone().find(|&idx| !matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Mark(_))));
        first.unwrap_or(tokens.end)..tokens.end
    }

    fn state(&mut self, number: usize, clause: &Clause, at: usize, quantity: &Quantity, found: Found) {
        let Some(token) = self.phrases.token(at) else { return };
        let before_in_clause = self.out.last().filter(|last| last.clause == number && last.sentence == self.sentence);
        let moving = before_in_clause.is_some_and(|last| last.role == IndicatorRole::From);
        let told = role::tell(&self.phrases, quantity, &found, clause.tokens.start..at, self.planned, moving);
        let mut found = found;
        if told == IndicatorRole::To && moving {
            if let Some(from) = before_in_clause {
                found.subject = from.subject.clone();
            }
        }
        let parts = clause.tokens.start..at;
        let part = self.phrases.any(parts.clone(), WordClass::PartWord);
        if part && self.memory.part.is_none() {
            self.memory.part = Some((self.sentence, found.subject.clone()));
        }
        let total = found.before.clone().any(|idx| matches!(self.phrases.words(idx), "共" | "共计" | "合计" | "总计" | "共有" | "总数" | "累计"));
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
            quantity: quantity.clone(),
            subject: found.subject,
            role: told,
            scope: self.scope(at),
            date: self.date(at),
            clause: number,
            sentence: self.sentence,
            part,
            total,
        });
    }

    /// The nearest scope before the figure in its sentence.
    fn scope(&self, at: usize) -> Option<Range<usize>> {
        let idx = (0..at).rev().find(|&idx| self.phrases.token(idx).is_some_and(|token| token.is(WordClass::ScopeWord)))?;
        let span = self.phrases.token(idx)?.span.clone();
        Some(self.base + span.start..self.base + span.end)
    }

    /// The nearest date before the figure in its sentence.
    fn date(&self, at: usize) -> Option<(date::Expression, Range<usize>)> {
        (0..at).rev().find_map(|idx| match self.phrases.token(idx) {
            Some(Token { kind: Kind::Date(date), span }) => Some((*date, self.base + span.start..self.base + span.end)),
            _ => None,
        })
    }
}
