//! What the statements before said, for those that leave something out.

use std::ops::Range;

use super::Subject;

/// A statement that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said<'a> {
    /// What was counted.
    pub(crate) subject: Subject,
    /// The noun alone: what a bare verb or a bare rate is about.
    pub(crate) object: Subject,
    /// The words of the subject's own core.
    pub(crate) core: &'a str,
    pub(crate) unit: &'static str,
    pub(crate) sentence: usize,
    pub(crate) clause: usize,
    /// The stretch between semicolons in its sentence.
    pub(crate) stretch: usize,
    /// Whether it measures its object: 播种面积.
    pub(crate) measure: bool,
    /// Within what it was counted: 市本级.
    pub(crate) scope: Option<Range<usize>>,
    /// Whether no verb governs it: 省级清单原有的证明事项183项.
    pub(crate) noun: bool,
}

/// A figure that may have parts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Whole {
    pub(crate) sentence: usize,
    pub(crate) unit: &'static str,
    pub(crate) object: Subject,
    /// Whether it is by how much something grew: 新增企业3172户.
    pub(crate) grew: bool,
}

/// What held where a bracket was opened.
#[derive(Debug)]
pub(crate) struct Bracket {
    n_pushed: usize,
    part: Option<(usize, Subject)>,
    whole: Option<Whole>,
}

/// The statements of a paragraph so far, the last ones of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory<'a> {
    said: Vec<Said<'a>>,
    /// How many statements there were, those forgotten too.
    n_pushed: usize,
    /// The head of the 其中 in force, if any: its sentence and its name.
    pub(crate) part: Option<(usize, Subject)>,
    /// The last figure that may have parts.
    pub(crate) whole: Option<Whole>,
    /// What the sentence before, or the heading, spoke of.
    pub(crate) frame: Option<Subject>,
    /// What the last clause without figures spoke of, and its sentence.
    pub(crate) topic: Option<(usize, Subject)>,
    /// Who or what the clause right before said it is: 最少的是云台县.
    pub(crate) identified: Option<Subject>,
}

/// So many statements are kept: what is left out stands near.
const KEPT: usize = 24;

impl<'a> Memory<'a> {
    /// Forgets all: a new paragraph.
    pub(crate) fn clear(&mut self) {
        self.said.clear();
        self.part = None;
        self.whole = None;
        self.frame = None;
        self.topic = None;
        self.identified = None;
    }

    /// Forgets what holds for one sentence only.
    pub(crate) fn begin(&mut self, sentence: usize) {
        self.whole = self.whole.take().filter(|whole| whole.sentence == sentence);
        self.part = self.part.take().filter(|(of, _)| *of == sentence);
        self.topic = self.topic.take().filter(|(of, _)| *of == sentence);
        self.identified = None;
    }

    pub(crate) fn push(&mut self, said: Said<'a>) {
        if self.said.len() == KEPT {
            self.said.remove(0);
        }
        self.said.push(said);
        self.n_pushed += 1;
    }

    /// What holds before a bracket.
    pub(crate) fn before_bracket(&self) -> Bracket {
        Bracket { n_pushed: self.n_pushed, part: self.part.clone(), whole: self.whole.clone() }
    }

    /// 查处57件(其中移送3件),罚没86万元: behind a bracket what stood before it is spoken of again.
    pub(crate) fn behind_bracket(&mut self, bracket: Bracket) {
        let n_inside = self.n_pushed - bracket.n_pushed;
        let outer = self.said.len().checked_sub(n_inside + 1).filter(|_| n_inside > 0);
        if let Some(since) = outer.and_then(|outer| self.said.get_mut(outer..)) {
            since.rotate_left(1);
        }
        self.part = bracket.part;
        self.whole = bracket.whole;
    }

    /// The last statement.
    pub(crate) fn last(&self) -> Option<&Said<'a>> {
        self.said.last()
    }

    /// The statement that `n` others follow.
    pub(crate) fn nth_last(&self, n: usize) -> Option<&Said<'a>> {
        self.said.iter().rev().nth(n)
    }

    /// The last statement in a unit, in this sentence or the one before it.
    pub(crate) fn last_of(&self, unit: &str, sentence: usize) -> Option<&Said<'a>> {
        self.said
            .iter()
            .rev()
            .find(|said| said.unit == unit && said.sentence + 1 >= sentence && !said.object.is_empty())
    }

    /// The last statement with an object, in this sentence or the one before it.
    pub(crate) fn last_thing(&self, sentence: usize) -> Option<&Said<'a>> {
        self.said.iter().rev().find(|said| said.sentence + 1 >= sentence && !said.object.is_empty())
    }

    /// What a rate or a measure without a noun of its own belongs to: what this sentence counted last, else what it
    /// spoke of, else what the sentence before counted.
    pub(crate) fn antecedent(&self, sentence: usize, of_change: bool) -> Option<&Subject> {
        // Rates are of things, not of the time that these take (平均办理时间缩减至3天,好评率99%), but those of change (压缩率).
        let here = self.said.iter().rev().find(|said| {
            said.sentence + 1 >= sentence
                && !said.object.is_empty()
                && (of_change || !is_duration(said.unit))
                // 优秀案卷占比92%,合格率100%: of all, not of that part.
                && !(said.core.ends_with("占比") && said.unit == "%")
        });
        let thing = |said: &Said<'_>| said.sentence == sentence;
        match (here, self.topic(sentence)) {
            (Some(said), topic) if thing(said) || topic.is_none() => {
                Some(if said.measure && said.unit != "%" { &said.subject } else { &said.object })
            }
            (_, topic) => topic,
        }
    }

    /// What the last statement of this sentence was about.
    pub(crate) fn owner(&self, sentence: usize) -> Option<Subject> {
        self.of_sentence(sentence).map(|said| said.object.clone()).find(|object| !object.is_empty())
    }

    /// What this sentence spoke of before its figures.
    pub(crate) fn topic(&self, sentence: usize) -> Option<&Subject> {
        self.topic.as_ref().filter(|(of, _)| *of == sentence).map(|(_, topic)| topic)
    }

    /// Statements of this sentence, the latest first.
    pub(crate) fn of_sentence(&self, sentence: usize) -> impl Iterator<Item = &Said<'a>> {
        self.said.iter().rev().take_while(move |said| said.sentence == sentence)
    }
}

/// Whether a unit is one of time.
fn is_duration(unit: &str) -> bool {
    matches!(unit, "天" | "日" | "工作日" | "小时" | "分钟" | "秒")
}
