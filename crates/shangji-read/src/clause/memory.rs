//! What the statements before said, for those that leave something out.

use super::Subject;

/// A statement that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    /// What was counted.
    pub(crate) subject: Subject,
    /// The same without its leading verb and without the name of its rate: what a bare verb or a bare rate is about.
    pub(crate) object: Subject,
    /// The words of the subject's own core.
    pub(crate) core: String,
    pub(crate) unit: String,
    pub(crate) sentence: usize,
    pub(crate) clause: usize,
}

/// The statements of a paragraph so far, the last ones of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    said: Vec<Said>,
    /// The head of the 其中 in force, if any: its sentence and its name.
    pub(crate) part: Option<(usize, Subject)>,
}

/// So many statements are kept: what is left out stands near.
const KEPT: usize = 24;

impl Memory {
    pub(crate) fn clear(&mut self) {
        self.said.clear();
        self.part = None;
    }

    pub(crate) fn push(&mut self, said: Said) {
        if self.said.len() == KEPT {
            self.said.remove(0);
        }
        self.said.push(said);
    }

    /// The last statement.
    pub(crate) fn last(&self) -> Option<&Said> {
        self.said.last()
    }

    /// The last statement in a unit, in this sentence or the one before it.
    pub(crate) fn last_of(&self, unit: &str, sentence: usize) -> Option<&Said> {
        self.said.iter().rev().find(|said| said.unit == unit && said.sentence + 1 >= sentence && !said.object.is_empty())
    }

    /// The last statement of a thing (not of a rate), in this sentence or the one before it.
    pub(crate) fn last_thing(&self, sentence: usize) -> Option<&Said> {
        self.said.iter().rev().find(|said| said.sentence + 1 >= sentence && !said.object.is_empty())
    }

    /// Statements of this sentence, the latest first.
    pub(crate) fn of_sentence(&self, sentence: usize) -> impl Iterator<Item = &Said> {
        self.said.iter().rev().take_while(move |said| said.sentence == sentence)
    }
}
