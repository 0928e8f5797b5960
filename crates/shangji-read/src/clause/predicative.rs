//! Subjects before their figure, and what is taken from the statements before.

use std::ops::Range;

use shangji_grammar::quantity::{Bound, Kind as Measure, Quantity};
use shangji_vocabulary::WordClass;

use super::phrase::{CHANGES, LONGEST, VERBS};
use super::statement::{Found, Sentence};
use super::token::Kind;
use super::{Subject, role};

impl Sentence<'_, '_> {
    /// `[V] [N] [copula] Q`
    pub(super) fn predicative(&self, quantity: &Quantity, before: Range<usize>, after: Range<usize>) -> Found {
        let core = self.phrases.core(before.clone());
        let mut text = self.phrases.str(core.clone());
        let is_percent = quantity.unit.as_str() == "%";
        let verbs = self.phrases.leading_verbs(core.clone());
        let mut own = self.piece(self.phrases.tail(core.clone()));
        let n_verbs = self.phrases.n_chars(verbs.clone());
        if (1..=6).contains(&n_verbs) && self.phrases.n_chars(core.clone()) > LONGEST {
            // 研究…、疫情防控等事项264个: of a list that is too long the verb and the end are kept.
            let noun = self.phrases.tail(verbs.end..core.end);
            own = self.piece(verbs.clone()).then(&self.piece(noun));
        }
        if is_percent
            && let Some(manner) = core.start.checked_sub(1).filter(|manner| {
                before.contains(manner)
                    && matches!(self.phrases.words(*manner), "按期" | "按时" | "及时" | "一次" | "已")
            })
        {
            // 按期办复率: the manner tells which rate.
            own = self.piece(manner..manner + 1).then(&own);
        }
        if self.tells_time_taken(quantity, core.clone(), after.clone()) {
            // 常规工作实现5天内办理: what is done in that time stands behind it.
            let reached = core.end > core.start + 1 && self.phrases.is_predicate(core.end - 1);
            let noun = self.phrases.trim_end(core.start..core.end - usize::from(reached));
            own = self.piece(self.phrases.tail(noun)).then(&self.piece(self.phrases.trim_end(after.clone())));
        }
        if is_percent && self.phrases.names_coverage(after.start) {
            // 法律顾问实现100%覆盖: what the percent is of stands behind it.
            let noun = self.phrases.without_trailing_verbs(core.clone());
            own = self.piece(self.phrases.tail(noun.clone())).then(&self.piece(after.start..after.start + 1));
            text = self.phrases.str(noun);
        }
        let mut found = Found {
            subject: own.clone(),
            object: self.object(core.clone(), verbs.clone()),
            predicate: None,
            core: text.to_owned(),
            unit: Some(quantity.unit.as_str()),
            before: before.clone(),
            after: after.clone(),
            verb: (!verbs.is_empty()).then(|| verbs.clone()),
            measure: self.phrases.ends_in_measure(core.clone()),
            reference: false,
        };
        if found.object.is_empty()
            && let Some(last) = self.memory.of_sentence(self.sentence).find(|last| last.unit == quantity.unit.as_str())
        {
            // 告知向有关机关提出3件: of what was counted before, and so is what follows.
            found.object = last.object.clone();
        }
        if quantity.kind == Measure::Ordinal {
            // 位居, 排名: the words of ranking stay.
            let whole = self.after_marks(before);
            let own = self.piece(self.phrases.tail(self.phrases.trim_end(whole.start..whole.end)));
            found.subject = own.clone();
            if let Some(last) = self.memory.of_sentence(self.sentence).next() {
                found.subject = self.owned(&last.subject, own);
                found.object = last.object.clone();
            }
            return found;
        }
        if role::sets_norm(&self.phrases, quantity, after) {
            // 高于年初确定的95%目标: a norm of what was just stated.
            if let Some(last) = self.memory.last().filter(|_| !role::names_rate(text)) {
                found.subject = last.subject.clone();
                found.object = last.object.clone();
                return found;
            }
        }
        if core.is_empty() {
            self.take_over(&mut found, quantity);
            return found;
        }
        if let Some(compared) = self.comparison(found.before.clone()) {
            if let Some(last) = self.memory.last() {
                found.subject = self.said_of(&last.subject, &last.object, compared);
                found.object = last.object.clone();
            }
            return found;
        }
        let against = quantity.unit.as_str() == "百分点" && self.phrases.leading_comparison(core.clone());
        if against && let Some(last) = self.memory.last() {
            // …比例95.2%,高出市定目标2.3个百分点
            found.subject = self.said_of(&last.subject, &last.object, own);
            found.object = last.object.clone();
            return found;
        }
        let bare_change = self.phrases.is_bare(core.clone(), &[WordClass::ChangeUp, WordClass::ChangeDown]);
        if bare_change && (is_percent || quantity.unit.as_str() == "百分点" || self.compares(core.clone())) {
            if let Some(last) = self.memory.last() {
                found.subject = last.subject.clone().then(&own);
                found.object = last.object.clone();
            }
            return found;
        }
        if role::names_rate(text) || is_percent {
            if self.is_bare_rate(core)
                && let Some(owner) = self.memory.antecedent(self.sentence)
            {
                found.subject = self.owned(owner, own);
                found.object = owner.clone();
            }
            return self.in_part(found);
        }
        if super::subject::is_rest(text) {
            if let Some(last) = self.memory.last_of(quantity.unit.as_str(), self.sentence) {
                found.subject = own.then(&last.object);
                found.object = last.object.clone();
            }
            return found;
        }
        // 诉前调解 names a matter of its own.
        let matter = core.len() == 1
            && self.phrases.any(core.clone(), WordClass::VerbalNoun)
            && self.phrases.n_chars(core.clone()) >= 4;
        let grows = self.phrases.is_bare(core.clone(), CHANGES);
        if (grows || (self.phrases.is_bare(core.clone(), VERBS) && !self.phrases.has_object(core.clone())))
            && !matter
            && !role::names_amount(quantity)
        {
            return self.bare_verb(found, quantity, own, text);
        }
        if self.is_bare_measure(core.clone()) {
            let here = self
                .memory
                .last_thing(self.sentence)
                .filter(|last| last.sentence == self.sentence)
                .map(|last| if last.measure { &last.object } else { &last.subject });
            if let Some(owner) = here.or(self.memory.topic(self.sentence)) {
                found.object = owner.clone();
                found.subject = self.owned(owner, own);
            }
            return found;
        }
        if self.phrases.all(core.clone(), &[WordClass::LevelWord, WordClass::ScopeWord])
            && self.coordinates(found.before.clone())
        {
            // 取消行政许可事项市级6项、县级11项
            if let Some(last) =
                self.memory.last_of(quantity.unit.as_str(), self.sentence).filter(|last| last.sentence == self.sentence)
            {
                found.subject = self.within(last.object.clone(), own);
                found.object = last.object.clone();
            }
            return found;
        }
        if verbs.is_empty() && self.coordinates(found.before.clone()) {
            // Nouns joined by 、 share their verb: 报备信息4批次、文件32份.
            if let Some(verb) = self.shared_verb() {
                found.subject = self.within(verb, found.subject);
            }
        }
        self.in_part(found)
    }

    /// Whether a figure is the time in which what stands behind it is done: 5天内办理, 实现0.5个工作日办结.
    pub(super) fn tells_time_taken(&self, quantity: &Quantity, core: Range<usize>, after: Range<usize>) -> bool {
        let time = matches!(quantity.unit.as_str(), "天" | "日" | "工作日" | "小时" | "分钟" | "月");
        let done = self.phrases.token(after.start).is_some_and(|token| token.is_any(VERBS));
        let reached = core.end.checked_sub(1).is_some_and(|last| {
            matches!(self.phrases.words(last), "实现" | "确保" | "做到" | "承诺" | "保证") && core.contains(&last)
        });
        time && done && !after.is_empty() && !core.is_empty() && (quantity.bound == Bound::Max || reached)
    }

    /// A figure with nothing before it is of what was spoken of last; a total is of all its parts.
    fn take_over(&self, found: &mut Found, quantity: &Quantity) {
        let total = found.before.clone().any(|idx| matches!(self.phrases.words(idx), "合计" | "共计" | "总计" | "共"));
        if total {
            let unit = quantity.unit.as_str();
            let mut parts: Vec<Subject> = self
                .memory
                .of_sentence(self.sentence)
                .take_while(|said| said.unit == unit)
                .map(|said| said.subject.clone())
                .collect();
            parts.reverse();
            let joined = parts.into_iter().fold(Subject::default(), |joined, part| joined.then(&part));
            if !joined.is_empty() {
                found.object = joined.clone();
                found.subject = joined;
                return;
            }
        }
        let mean = found.before.clone().find(|&idx| {
            matches!(self.phrases.words(idx), "年均" | "月均" | "日均" | "人均" | "户均" | "平均" | "每年" | "每月")
        });
        let topic = self.memory.topic(self.sentence);
        if let Some(last) = self.memory.last().filter(|last| last.sentence == self.sentence || topic.is_none()) {
            found.subject = last.subject.clone();
            if let Some(mean) = mean {
                found.subject = found.subject.clone().then(&self.piece(mean..mean + 1));
            }
            found.object = last.object.clone();
            found.core = last.core.clone();
        } else if let Some(topic) = topic {
            found.subject = topic.clone();
            found.object = topic.clone();
        }
    }

    /// 审结88件 behind 受理行政复议案件96件: a verb alone takes the object of the last count in its unit.
    fn bare_verb(&self, mut found: Found, quantity: &Quantity, own: Subject, text: &str) -> Found {
        let topic = self.memory.topic(self.sentence);
        // What this sentence speaks of goes before what the one before it counted.
        let last = self
            .memory
            .last_of(quantity.unit.as_str(), self.sentence)
            .filter(|last| last.sentence == self.sentence || topic.is_none());
        let object = match last {
            // 公职律师新增17人,履职2159件: people do what follows, unless it is done with things counted in this clause.
            _ if self.follows_people(quantity) => self.memory.last().map(|last| last.object.clone()),
            Some(last) if last.core.contains(text) && !last.core.starts_with(text) => None,
            Some(last) => Some(last.object.clone()),
            None => self
                .memory
                .last()
                .filter(|last| last.sentence == self.sentence)
                .and_then(|_| self.memory.owner(self.sentence))
                .or_else(|| topic.or(self.memory.frame.as_ref()).cloned()),
        };
        // 立案 needs no object, and has none but what is unlawful.
        let object = object.filter(|object| {
            let words: String = object.pieces.iter().map(|piece| self.absolute(piece.clone())).collect();
            !text.starts_with("立案")
                || words.is_empty()
                || ["案", "违法", "线索", "问题", "举报"].iter().any(|word| words.contains(word))
        });
        // 已持证, 应出庭, 实际出庭: the word before tells which.
        let first = self.phrases.core(found.before.clone()).start;
        let stage = first.checked_sub(1).filter(|stage| {
            found.before.contains(stage)
                && matches!(self.phrases.words(*stage), "已" | "应" | "未" | "实际" | "按期" | "按时")
        });
        let own = stage.map_or(own.clone(), |stage| self.piece(stage..stage + 1).then(&own));
        if let Some(object) = object.filter(|object| !object.is_empty()) {
            let room = LONGEST.saturating_sub(self.length(&own));
            found.subject = own.then(&self.shortened_to(&object, room));
            found.object = object;
        } else {
            found.subject = own;
        }
        self.in_part(found)
    }

    /// Whether people were counted just before, in the same stretch between semicolons, and something else is now.
    fn follows_people(&self, quantity: &Quantity) -> bool {
        let is_people = |unit: &str| matches!(unit, "人" | "名" | "位");
        self.memory.last().is_some_and(|last| {
            last.sentence == self.sentence
                && last.stretch == self.stretch
                && is_people(&last.unit)
                && last.object != Subject::default()
        }) && !is_people(quantity.unit.as_str())
            && !matches!(quantity.unit.as_str(), "人次" | "%" | "户" | "家")
    }

    /// Whether two names have a word of two characters in common.
    fn shares_noun(&self, a: &Subject, b: &Subject) -> bool {
        let words =
            |subject: &Subject| -> String { subject.pieces.iter().map(|piece| self.absolute(piece.clone())).collect() };
        let (a, b) = (words(a), words(b));
        let chars: Vec<char> = a.chars().collect();
        chars.windows(2).any(|pair| b.contains(&pair.iter().collect::<String>()))
    }

    /// `较五年前增加`: a comparison without a subject of its own.
    fn comparison(&self, before: Range<usize>) -> Option<Subject> {
        let whole = self.after_marks(before);
        let first = self.phrases.words(whole.start);
        let compares = ["较", "比", "与", "同"].contains(&first)
            && matches!(self.phrases.token(whole.start).map(|token| &token.kind), Some(Kind::Particle(_)));
        let end = self.phrases.trim_end(whole.clone()).end;
        let changed = end
            .checked_sub(1)
            .filter(|last| whole.contains(last))
            .and_then(|last| self.phrases.token(last))
            .is_some_and(|token| token.is_any(CHANGES));
        (compares && changed && self.phrases.n_chars(whole.start..end) <= 14).then(|| self.piece(whole.start..end))
    }

    /// A name met before in the sentence takes the head of its 其中: 调解员183名 behind 其中…39个.
    fn in_part(&self, mut found: Found) -> Found {
        let led = self.phrases.any(found.before.clone(), WordClass::PartWord)
            || self.memory.part.as_ref().is_some_and(|(of, _)| *of == self.sentence);
        if let Some((_, _, whole)) = self
            .memory
            .whole
            .as_ref()
            .filter(|(of, unit, _)| led && *of == self.sentence && Some(unit.as_str()) == found.unit)
        {
            // 公职律师412名,其中女性175名: a short name is that of a part of the whole.
            if self.length(&found.subject) <= 8 && !self.shares_noun(&found.subject, whole) {
                found.subject = self.within(whole.clone(), found.subject);
                return found;
            }
        }
        if let Some((_, head)) = self.memory.part.as_ref().filter(|(sentence, _)| *sentence == self.sentence)
            && self.memory.of_sentence(self.sentence).any(|said| said.core == found.core)
        {
            found.subject = self.within(head.clone(), found.subject);
        }
        found
    }

    /// Whether the tokens hold a comparison: 同比, 较上年.
    fn compares(&self, tokens: Range<usize>) -> bool {
        let text = self.phrases.str(tokens);
        ["同比", "环比", "较", "比上年", "比去年"].iter().any(|word| text.contains(word))
    }

    fn coordinates(&self, before: Range<usize>) -> bool {
        matches!(
            self.phrases.token(before.start).map(|token| &token.kind),
            Some(Kind::Mark('、') | Kind::Particle('和' | '及' | '与'))
        )
    }

    /// The verb of the statement before, in the same clause.
    fn shared_verb(&self) -> Option<Subject> {
        let last = self.memory.last()?;
        let first = last.subject.pieces.first()?;
        let object = last.object.pieces.first()?;
        (first.start < object.start).then(|| Subject::of(first.start..first.end.min(object.start)))
    }

    /// Whether a rate says nothing of what it is a rate of: 占比, 直接纠错率.
    fn is_bare_rate(&self, core: Range<usize>) -> bool {
        let content: usize = core
            .filter(|&idx| {
                self.phrases.token(idx).is_some_and(|token| match &token.kind {
                    Kind::Word(classes) => !classes.has_any(&[
                        WordClass::Verb,
                        WordClass::IssueVerb,
                        WordClass::VerbalNoun,
                        WordClass::ChangeUp,
                        WordClass::ChangeDown,
                        WordClass::RateNoun,
                        WordClass::Filler,
                        WordClass::Copula,
                        WordClass::PeriodWord,
                        WordClass::ScopeWord,
                        WordClass::AttributeNoun,
                    ]),
                    Kind::Text => !matches!(
                        self.phrases.words(idx),
                        "率" | "比" | "平均" | "成功" | "胜诉" | "败诉" | "直接" | "综合" | "按时" | "按期" | "总体"
                    ),
                    _ => false,
                })
            })
            .map(|idx| self.phrases.words(idx).chars().filter(|&c| c != '率').count())
            .sum();
        content < 2
    }

    /// Whether a measure says nothing of what it measures: 价值, 全流程用时.
    fn is_bare_measure(&self, core: Range<usize>) -> bool {
        let last = core.end.checked_sub(1).filter(|last| core.contains(last)).and_then(|last| self.phrases.token(last));
        let rest: usize =
            core.clone()
                .filter(|&idx| {
                    !self.phrases.token(idx).is_some_and(|token| {
                        token.is_any(&[WordClass::AttributeNoun, WordClass::Filler, WordClass::Verb])
                    })
                })
                .map(|idx| self.phrases.words(idx).chars().count())
                .sum();
        // 玉米播种面积 has an owner of its own; 全流程用时 has none.
        let named = core.clone().any(|idx| {
            let word = self.phrases.words(idx);
            matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Text))
                && word.chars().nth(1).is_some()
                && !word.starts_with(['全', '总', '实'])
        });
        let governed = self.phrases.token(core.start).is_some_and(|token| token.is_any(VERBS) || token.is_any(CHANGES));
        last.is_some_and(|last| last.is(WordClass::AttributeNoun)) && rest <= 3 && !governed && !named
    }

    /// What a bare verb or rate that follows would be about: the noun without the verbs around it.
    fn object(&self, core: Range<usize>, verbs: Range<usize>) -> Subject {
        let core = self.phrases.without_scope(core);
        let verbs = verbs.start..verbs.end.max(self.phrases.leading_verbs(core.clone()).end);
        let noun = if verbs.end > core.start {
            verbs.end.min(core.end)..core.end
        } else if self.phrases.all(core.end.saturating_sub(1)..core.end, &[WordClass::VerbalNoun]) && core.len() > 1 {
            // 信息公开申请: what is applied for, not applying.
            core
        } else {
            self.phrases.without_trailing_verbs(core)
        };
        let noun = self.phrases.behind_verb(noun);
        // 告知向有关机关提出3件: no thing, but something done.
        let done = self.phrases.is_predicate(noun.end.saturating_sub(1))
            && self.phrases.ends_in_verb(noun.clone())
            && matches!(
                self.phrases.token(noun.start).map(|token| &token.kind),
                Some(Kind::Particle('向' | '对' | '由'))
            );
        if noun.is_empty() || done || self.phrases.is_adverb(noun.clone()) {
            return Subject::default();
        }
        let noun = self.phrases.without_levels(self.phrases.tail(noun));
        let noun = self.phrases.without_measure(noun);
        let text = self.phrases.str(noun.clone());
        if role::names_rate(text) {
            let span = self.phrases.span(noun);
            let kept = role::without_rate(text).len();
            return Subject::of(self.base + span.start..self.base + span.start + kept);
        }
        self.piece(noun)
    }
}
