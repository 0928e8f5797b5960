//! Stretches of tokens.

use std::ops::Range;

use shangji_vocabulary::WordClass;

use super::token::{Kind, Token};

/// The longest subject, in characters: a column head, not a sentence.
pub(crate) const LONGEST: usize = 24;

/// Words that do something to things.
pub(crate) const VERBS: &[WordClass] = &[WordClass::Verb, WordClass::IssueVerb];
/// Words by which figures grow or shrink.
pub(crate) const CHANGES: &[WordClass] = &[WordClass::ChangeUp, WordClass::ChangeDown];
/// Words before a subject that are no part of it.
const LEADS: &[WordClass] = &[WordClass::PeriodWord, WordClass::Filler, WordClass::PartWord, WordClass::Copula, WordClass::DealOut];
/// Words between a subject and its figure.
const LINKS: &[WordClass] = &[WordClass::Copula, WordClass::DealOut, WordClass::Filler, WordClass::ToVerb, WordClass::Target];

/// A sentence with its tokens.
pub(crate) struct Phrases<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
}

impl<'a> Phrases<'a> {
    pub(crate) fn token(&self, idx: usize) -> Option<&'a Token> {
        self.tokens.get(idx)
    }

    pub(crate) fn words(&self, idx: usize) -> &'a str {
        self.token(idx).and_then(|token| self.text.get(token.span.clone())).unwrap_or_default()
    }

    /// The bytes that a range of tokens takes.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Range<usize> {
        match (self.token(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    pub(crate) fn str(&self, tokens: Range<usize>) -> &'a str {
        self.text.get(self.span(tokens)).unwrap_or_default()
    }

    pub(crate) fn n_chars(&self, tokens: Range<usize>) -> usize {
        self.str(tokens).chars().count()
    }

    /// Without what only leads in: periods, fillers, dates, marks, 其中.
    pub(crate) fn trim_start(&self, tokens: Range<usize>) -> Range<usize> {
        let mut start = tokens.start;
        while start < tokens.end && self.leads(start) {
            start += 1;
        }
        start..tokens.end
    }

    fn leads(&self, idx: usize) -> bool {
        let Some(token) = self.token(idx) else { return false };
        match &token.kind {
            Kind::Mark(_) | Kind::Date(_) | Kind::Open | Kind::Close => true,
            Kind::Word(classes) => classes.has_any(LEADS) && !classes.has_any(VERBS) && !classes.has(WordClass::RateNoun),
            Kind::Particle(_) => true,
            Kind::Text => matches!(self.words(idx), "又" | "内" | "中" | "期间" | "以来" | "当年" | "其" | ""),
            Kind::Quantity(_) => false,
        }
    }

    /// Without what only links to a figure: 共, 达到, 为, 了.
    pub(crate) fn trim_end(&self, tokens: Range<usize>) -> Range<usize> {
        let mut end = tokens.end;
        while end > tokens.start && self.links(end - 1) {
            end -= 1;
        }
        tokens.start..end
    }

    fn links(&self, idx: usize) -> bool {
        let Some(token) = self.token(idx) else { return false };
        match &token.kind {
            Kind::Mark(_) | Kind::Open | Kind::Close => true,
            Kind::Word(classes) => {
                (classes.has_any(LINKS) && !classes.has_any(VERBS) && !classes.has(WordClass::RateNoun))
                    || (classes.has(WordClass::PeriodWord) && !classes.has_any(VERBS))
            }
            Kind::Particle(_) | Kind::Date(_) => true,
            Kind::Text => matches!(self.words(idx), "各" | "有" | "起" | "则"),
            Kind::Quantity(_) => false,
        }
    }

    pub(crate) fn core(&self, tokens: Range<usize>) -> Range<usize> {
        self.trim_end(self.trim_start(tokens))
    }

    /// Whether every token is of the classes, and there is one.
    pub(crate) fn all(&self, tokens: Range<usize>, classes: &[WordClass]) -> bool {
        !tokens.is_empty() && tokens.clone().all(|idx| self.token(idx).is_some_and(|token| token.is_any(classes)))
    }

    /// Whether any token is of the class.
    pub(crate) fn any(&self, mut tokens: Range<usize>, class: WordClass) -> bool {
        tokens.any(|idx| self.token(idx).is_some_and(|token| token.is(class)))
    }

    /// The run of verbs with which the tokens begin.
    pub(crate) fn leading_verbs(&self, tokens: Range<usize>) -> Range<usize> {
        let n = tokens.clone().take_while(|&idx| self.token(idx).is_some_and(|token| token.is_any(VERBS) || token.is(WordClass::Filler))).count();
        tokens.start..tokens.start + n
    }

    /// The run of verbs with which the tokens end.
    pub(crate) fn trailing_verbs(&self, tokens: Range<usize>) -> Range<usize> {
        let is_verb = |idx: usize| self.token(idx).is_some_and(|token| token.is_any(VERBS) || token.is_any(CHANGES));
        let n = tokens.clone().rev().take_while(|&idx| is_verb(idx) || matches!(self.words(idx), "并" | "、")).count();
        let mut start = tokens.end - n;
        while start < tokens.end && !is_verb(start) {
            start += 1;
        }
        start..tokens.end
    }

    /// The end of the tokens that are short enough for a column head: cut from the left at the start of a word.
    pub(crate) fn tail(&self, tokens: Range<usize>) -> Range<usize> {
        let mut start = tokens.start;
        while start + 1 < tokens.end && self.n_chars(start..tokens.end) > LONGEST {
            start += 1;
            // A list is cut behind a mark, or it begins in the middle of a name.
            while start + 1 < tokens.end && matches!(self.token(start).map(|token| &token.kind), Some(Kind::Mark(_))) {
                start += 1;
            }
        }
        start..tokens.end
    }

    /// The start of the tokens that is short enough: cut from the right before a verb.
    pub(crate) fn head(&self, tokens: Range<usize>, longest: usize) -> Range<usize> {
        let mut end = tokens.end;
        while end > tokens.start + 1 && self.n_chars(tokens.start..end) > longest {
            end -= 1;
            while end > tokens.start + 1 && matches!(self.token(end - 1).map(|token| &token.kind), Some(Kind::Mark(_))) {
                end -= 1;
            }
        }
        tokens.start..end
    }
}
