//! Figures that are held against another one: last year's, a norm, a whole.

use std::ops::Range;

use shangji_grammar::quantity::Kind as Measure;
use shangji_vocabulary::WordClass;

use super::found::{Figure, Found, Stem};
use super::sentence::Sentence;
use super::token::{CHANGES, Kind};
use super::{Subject, role};

impl<'a> Sentence<'a, '_> {
    /// 较上年的57件增长12.3%: the figure that the one just stated is held against, of the same things a year before; or
    /// that of what is named before it: 案件数较2018年的421件增加115件.
    pub(super) fn reference(&self, figure: &Figure<'_>) -> Option<Found<'a>> {
        let before = figure.before.clone();
        let start = self.after_marks(before.clone()).start;
        let against = (start..before.end).rev().find(|&idx| self.compares_with(idx))?;
        let year = against + 1..before.end;
        let timed = !year.is_empty()
            && year.clone().all(|idx| {
                self.phrases.token(idx).is_some_and(|token| {
                    token.is(WordClass::PeriodWord) || matches!(token.kind, Kind::Date(_) | Kind::Particle('的'))
                })
            });
        if !timed {
            return None;
        }
        let time = self.piece(year.start..year.start + 1);
        let found = Found { reference: true, before, ..Found::default() };
        if against > start {
            let own = self.piece(self.phrases.core(start..against));
            let changes = self.phrases.token(figure.after.start).filter(|_| !figure.after.is_empty());
            let changes = changes.is_some_and(|token| token.is_any(CHANGES));
            return (changes && !own.is_empty()).then(|| Found {
                subject: self.within(own.clone(), time),
                object: own.clone(),
                base: Some(own),
                ..found
            });
        }
        let last = self.memory.last().filter(|last| last.unit == figure.unit())?;
        Some(Found {
            subject: self.said_of(&last.subject, &last.object, time),
            object: last.object.clone(),
            core: last.core,
            ..found
        })
    }

    /// 出庭应诉69件,占应诉案件的84.1%: a share of what is named, of what was just counted.
    pub(super) fn proportion(&self, figure: &Figure<'_>) -> Option<Found<'a>> {
        let whole = self.after_marks(figure.before.clone());
        let part = figure.is_percent() || (figure.unit().is_empty() && figure.quantity.value < 1.into());
        if !part || !matches!(self.last_particle(whole.clone()), Some('的')) {
            return None;
        }
        // 小区716个,占小区总数1024个的69.9%: the whole was counted just before.
        let counted = whole.len() == 1;
        let last = if counted { self.memory.nth_last(1) } else { self.memory.last() };
        let last = last.filter(|last| last.sentence == self.sentence)?;
        let own = if counted {
            let shares = |core: &str| core.starts_with('占') || core.starts_with("完成");
            let of = self.memory.last().filter(|of| shares(of.core) || self.leads_with_share(&of.subject))?;
            self.share_piece(&of.subject)
        } else {
            let named = self.phrases.str(whole.clone()).strip_prefix('占');
            named.filter(|name| name.chars().count() > 1)?;
            self.piece(self.phrases.trim_end(whole))
        };
        // 拆除86.4万平方米,其中存量61.9万平方米,完成目标75万平方米的115.2%: of all, not of the part.
        let part = self.memory.part.as_ref().is_some_and(|(sentence, _)| *sentence == self.sentence);
        let whole = self.memory.whole.as_ref().filter(|whole| {
            part && whole.sentence == self.sentence && self.memory.last().is_some_and(|of| of.core.starts_with("完成"))
        });
        Some(Found {
            subject: match whole {
                Some(whole) => self.within(whole.object.clone(), own),
                None => self.said_of(&last.subject, &last.object, own),
            },
            object: last.object.clone(),
            core: "占比",
            before: figure.before.clone(),
            ..Found::default()
        })
    }

    /// Whether 占 stands right before a subject of this sentence: 占|小区总数1024个.
    fn leads_with_share(&self, subject: &Subject) -> bool {
        subject.pieces.first().is_some_and(|piece| {
            let before = piece.start.checked_sub(self.base).and_then(|end| self.phrases.text.get(..end));
            before.is_some_and(|before| before.ends_with('占'))
        })
    }

    /// A subject with the 占 before it.
    fn share_piece(&self, subject: &Subject) -> Subject {
        let mut out = subject.clone();
        if self.leads_with_share(subject)
            && let Some(first) = out.pieces.first_mut()
        {
            first.start -= '占'.len_utf8();
        }
        out
    }

    /// 位列全省第4名: the words of ranking stay, behind what was just stated.
    pub(super) fn rank(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        if figure.quantity.kind != Measure::Ordinal {
            return None;
        }
        let whole = self.after_marks(figure.before.clone());
        let own = self.piece(self.phrases.tail(self.phrases.trim_end(whole.clone())));
        let plain = stem.plain.clone();
        // 综合评价在全省16个市中排名第2: those among whom it is ranked are not what is ranked.
        let among = self.ranked_among(whole.start);
        let behind = among.as_ref().and_then(|_| self.absolute(own.pieces.first()?.clone()).find('中'));
        let behind = behind.map(|at| own.clone().without_start(at + '中'.len_utf8()));
        let own = behind.filter(|own| !own.is_empty()).unwrap_or(own);
        if let Some(ranked) = among.clone().filter(|ranked| !ranked.is_empty()) {
            let object = self.piece(ranked);
            return Some(Found { subject: self.owned(&object, own), object, ..plain });
        }
        // 由上年的第7位升至第3位: the place it had and the place it has are of one thing.
        let moved = self.phrases.token(whole.start).filter(|_| !whole.is_empty());
        if let Some(last) =
            self.memory.last().filter(|last| last.sentence == self.sentence && last.unit == figure.unit())
            && (whole.is_empty() || moved.is_some_and(|token| token.is(WordClass::ToVerb)))
        {
            return Some(Found { subject: last.subject.clone(), object: last.object.clone(), ..plain });
        }
        Some(match self.memory.of_sentence(self.sentence).nth(usize::from(among.is_some())) {
            Some(last) => Found { subject: self.owned(&last.subject, own), object: last.object.clone(), ..plain },
            None => Found { subject: own, ..plain },
        })
    }

    /// What stands before 在 in 在…16个市中; none where no number of competitors stands right before the tokens from `at`.
    fn ranked_among(&self, at: usize) -> Option<Range<usize>> {
        let kind = |idx: usize| self.phrases.token(idx).map(|token| &token.kind);
        let counted = at.checked_sub(1).filter(|&idx| matches!(kind(idx), Some(Kind::Quantity(_))))?;
        let near = (counted.saturating_sub(8)..counted).rev();
        let first = near.take_while(|&idx| !matches!(kind(idx), Some(Kind::Mark(_)))).last()?;
        let within = (first..counted).rev().find(|&idx| matches!(kind(idx), Some(Kind::Particle('在' | '于'))))?;
        Some(self.phrases.core(first..within))
    }

    /// 高于年初确定的95%目标: a norm of what was just stated.
    pub(super) fn norm(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        if role::names_rate(stem.text) || !role::sets_norm(&self.phrases, figure.quantity, figure.after.clone()) {
            return None;
        }
        let last = self.memory.last()?;
        Some(Found { subject: last.subject.clone(), object: last.object.clone(), ..stem.plain.clone() })
    }

    /// 较五年前增加36件: a comparison without a subject of its own.
    pub(super) fn comparison(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        let compared = self.compared(figure.before.clone())?;
        Some(self.said_of_last(stem, compared))
    }

    /// …比例95.2%,高出市定目标2.3个百分点: by so much what was just stated differs from what is named.
    pub(super) fn points(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        let against = figure.unit() == "百分点" && self.phrases.leading_comparison(stem.core.clone());
        self.memory.last().filter(|_| against)?;
        Some(self.said_of_last(stem, stem.own.clone()))
    }

    /// What is said of the statement before, or by itself where there is none.
    fn said_of_last(&self, stem: &Stem<'a>, said: Subject) -> Found<'a> {
        match self.memory.last() {
            Some(last) => Found {
                subject: self.said_of(&last.subject, &last.object, said),
                object: last.object.clone(),
                base: Some(last.subject.clone()),
                ..stem.plain.clone()
            },
            None => stem.plain.clone(),
        }
    }

    /// The words of a comparison that ends in a change: 较五年前增加.
    fn compared(&self, before: Range<usize>) -> Option<Subject> {
        let whole = self.after_marks(before);
        let particle = matches!(self.phrases.token(whole.start).map(|token| &token.kind), Some(Kind::Particle(_)));
        if !particle || !self.compares_with(whole.start) {
            return None;
        }
        let end = self.phrases.trim_end(whole.clone()).end;
        let changed = end.checked_sub(1).filter(|last| whole.contains(last)).is_some_and(|last| {
            self.phrases.token(last).is_some_and(|token| token.is_any(CHANGES))
                || self.phrases.words(last).ends_with(role::DEGREES)
        });
        (changed && self.phrases.n_chars(whole.start..end) <= 14).then(|| self.piece(whole.start..end))
    }

    /// Whether a word that holds one thing against another stands there.
    fn compares_with(&self, idx: usize) -> bool {
        matches!(self.phrases.words(idx), "较" | "比" | "与" | "同")
    }
}
