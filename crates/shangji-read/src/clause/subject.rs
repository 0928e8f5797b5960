//! Putting subjects together: owners, room, what bounds a phrase.

use std::ops::Range;

use super::Subject;
use super::phrase::LONGEST;
use super::sentence::Sentence;
use super::token::{Kind, Token};

impl Sentence<'_, '_> {
    /// An owner in front of its rate or measure, if there is room.
    pub(super) fn owned(&self, owner: &Subject, own: Subject) -> Subject {
        if self.length(owner) + self.length(&own) <= LONGEST { owner.clone().then(&own) } else { own }
    }

    /// What is said of something: with all of its name if there is room, else with the noun alone, else without.
    pub(super) fn said_of(&self, name: &Subject, object: &Subject, said: Subject) -> Subject {
        let room = LONGEST.saturating_sub(self.length(&said));
        match [name, object].into_iter().find(|name| (2..=room).contains(&self.length(name))) {
            Some(name) => name.clone().then(&said),
            None if name.is_empty() => said,
            None => name.clone(),
        }
    }

    /// Two parts of a subject; the first only if there is room.
    pub(super) fn within(&self, first: Subject, second: Subject) -> Subject {
        if self.length(&first) + self.length(&second) <= LONGEST || second.is_empty() {
            first.then(&second)
        } else {
            second
        }
    }

    /// Length in characters; the pieces of another sentence are taken at three bytes a character.
    pub(super) fn length(&self, subject: &Subject) -> usize {
        subject
            .pieces
            .iter()
            .map(|piece| {
                let own = piece
                    .start
                    .checked_sub(self.base)
                    .and_then(|start| self.phrases.text.get(start..piece.end.saturating_sub(self.base)));
                own.map_or(piece.len() / 3, |words| words.chars().count())
            })
            .sum()
    }

    /// The end of a name that has room, cut at the start of a word; nothing of a name of another sentence.
    pub(super) fn shortened_to(&self, name: &Subject, room: usize) -> Subject {
        if self.length(name) <= room {
            return name.clone();
        }
        let Some(piece) = name.pieces.last() else { return Subject::default() };
        let end = piece.end.saturating_sub(self.base);
        let fits = |token: &&Token| {
            piece.start <= self.base + token.span.start
                && matches!(token.kind, Kind::Text | Kind::Word(_))
                && self.phrases.text.get(token.span.start..end).is_some_and(|rest| rest.chars().count() <= room)
        };
        let begin = self.phrases.tokens.partition_point(|token| self.base + token.span.start < piece.start);
        let mut within = self.phrases.tokens.iter().skip(begin);
        let first = within.find(fits).filter(|token| token.span.start < end);
        first.map_or_else(Subject::default, |token| Subject::of(self.base + token.span.start..piece.end))
    }

    pub(super) fn absolute(&self, piece: Range<usize>) -> &str {
        piece
            .start
            .checked_sub(self.base)
            .and_then(|start| self.phrases.text.get(start..piece.end.saturating_sub(self.base)))
            .unwrap_or_default()
    }

    pub(super) fn last_particle(&self, tokens: Range<usize>) -> Option<char> {
        let last = tokens.end.checked_sub(1).filter(|last| tokens.contains(last))?;
        match self.phrases.token(last)?.kind {
            Kind::Particle(c) => Some(c),
            _ => None,
        }
    }

    /// Behind the marks with which the tokens begin.
    pub(super) fn after_marks(&self, tokens: Range<usize>) -> Range<usize> {
        let first = tokens
            .clone()
            .find(|&idx| !matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Mark(_))));
        first.unwrap_or(tokens.end)..tokens.end
    }
}

/// Words for the rest of what was counted.
pub(super) fn is_rest(core: &str) -> bool {
    matches!(core, "其余" | "其他" | "另有" | "剩余" | "余下" | "另外" | "还有")
}
