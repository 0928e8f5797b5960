//! Figures that leave out what they are of: it is carried over from what was said before.

use std::ops::Range;

use shangji_text::WordList;
use shangji_vocabulary::WordClass;

use super::found::{Figure, Found, Stem};
use super::phrase::LONGEST;
use super::sentence::Sentence;
use super::token::{CHANGES, Kind, VERBS};
use super::{Subject, role};

/// Verbs that hold their object in themselves (动宾): what was counted before is not done to.
const HOLD_OBJECT: &[&str] = &["应诉", "出庭", "学法", "述法", "普法", "讲法", "授课", "讲课", "接访"];

/// What is said of the rest of what was counted has so many characters at most: 继续有效, 正在办理.
const SAID_OF_REST: usize = 8;

/// For whom so many are has so many characters at most: 每个村(社区).
const EACH: usize = 10;

/// Who did it and what it was have so many characters at most: 由申请人撤回.
const SAID_BY: usize = 12;

impl<'a> Sentence<'a, '_> {
    /// A figure with nothing before it is of what was spoken of last; a total is of all its parts.
    pub(super) fn nothing_before(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        let mean = figure.before.clone().find(|&idx| self.phrases.is_mean(idx));
        if !stem.core.is_empty() && mean.is_none_or(|mean| stem.core != (mean..mean + 1)) {
            return None;
        }
        let mut found = stem.plain.clone();
        // 其中2名是今年新招的大学生: what they are stands behind.
        let is = self.phrases.words(figure.after.start) == "是" && !figure.after.is_empty() && !figure.more;
        let noun = self.phrases.trim_end(figure.after.start + 1..figure.after.end.max(figure.after.start + 1));
        if is && !noun.is_empty() {
            found.subject = self.piece(self.phrases.head(noun, LONGEST));
            found.object = found.subject.clone();
            return Some(found);
        }
        if let Some(said) = self.said_behind(figure) {
            let last = self.memory.last_of(figure.unit(), self.sentence);
            found.object = last.map(|last| last.object.clone()).unwrap_or_default();
            found.subject = self.within(found.object.clone(), self.piece(said));
            return Some(found);
        }
        if let Some(total) = self.total_word(found.before.clone()) {
            let mut parts: Vec<&Subject> = self
                .memory
                .of_sentence(self.sentence)
                .take_while(|said| said.unit == figure.unit())
                .map(|said| &said.subject)
                .collect();
            parts.reverse();
            let joined = parts.into_iter().fold(Subject::default(), |joined, part| joined.then(part));
            if !joined.is_empty() {
                let joined = if self.length(&joined) > LONGEST - 2 { self.summed(&joined) } else { joined };
                found.object = joined.clone();
                found.subject = joined.then(&self.piece(total..total + 1));
                return Some(found);
            }
        }
        let share = found.before.clone().find(|&idx| self.phrases.words(idx) == "占").filter(|_| figure.is_percent());
        let topic = self.memory.topic(self.sentence);
        if let Some(identified) = &self.memory.identified {
            // 最少的是云台县,为46件: of what was counted, that of the one named.
            let last = self.memory.last_of(figure.unit(), self.sentence);
            found.object = last.map(|last| last.object.clone()).unwrap_or_default();
            found.subject = identified.clone();
            return Some(found);
        }
        if let Some(last) = self.memory.last().filter(|last| last.sentence == self.sentence || topic.is_none()) {
            found.subject = last.subject.clone();
            let total = self.total_so_far(found.before.clone());
            if let Some(total) = total {
                // 新增示范村11个,总数达86个
                found.subject = self.owned(&last.object, self.piece(total..total + 1));
            }
            // 户均508.9元; “零跑腿”事项32项、占82%
            if let Some(word) = mean.or(share) {
                found.subject = self.owned(&last.subject, self.piece(word..word + 1));
            }
            found.object = last.object.clone();
            found.core = last.core;
        } else if let Some(topic) = topic {
            // 组织人员参加培训,人均62学时
            found.subject = match mean {
                Some(mean) => self.owned(topic, self.piece(mean..mean + 1)),
                None => topic.clone(),
            };
            found.object = topic.clone();
        }
        Some(found)
    }

    /// What was done with so many or by them, where no noun is: 1件|由申请人撤回, 83名在业务考试中|获得良好以上等次.
    fn said_behind(&self, figure: &Figure<'_>) -> Option<Range<usize>> {
        let after = self.phrases.trim_end(figure.after.clone());
        let said = match self.phrases.token(after.start).map(|token| &token.kind) {
            Some(Kind::Particle('由')) => after,
            Some(Kind::Particle('在')) => {
                after.clone().find(|&idx| self.phrases.words(idx).ends_with('中'))? + 1..after.end
            }
            _ => return None,
        };
        (!figure.more && !said.is_empty() && self.phrases.n_chars(said.clone()) <= SAID_BY).then_some(said)
    }

    /// The name of parts whose names together are too long for a column: 四类违法案件 of 生态环境、…、城市管理四类违法案件, 抽查 of
    /// 抽查律师事务所, 公证机构, ….
    fn summed(&self, parts: &Subject) -> Subject {
        let tokens = |piece: &Range<usize>| {
            self.phrases.tokens_in(piece.start.saturating_sub(self.base)..piece.end.saturating_sub(self.base))
        };
        let counted = parts.pieces.iter().rev().find_map(|piece| {
            let name = self.absolute(piece.clone());
            let at = name.char_indices().zip(name.chars().skip(1)).find_map(|((at, c), next)| {
                ("两二三四五六七八九".contains(c) && matches!(next, '类' | '个' | '项')).then_some(at)
            })?;
            Some(Subject::of(piece.start + at..piece.end))
        });
        counted.unwrap_or_else(|| {
            let verbs = parts.pieces.first().map(|first| self.phrases.leading_verbs(tokens(first)));
            match verbs.filter(|verbs| !verbs.is_empty()) {
                Some(verbs) => self.piece(verbs),
                None => self.shortened_to(parts, LONGEST - 2),
            }
        })
    }

    /// The word that announces a total: 共, 合计.
    pub(super) fn total_word(&self, mut before: Range<usize>) -> Option<usize> {
        before.find(|&idx| matches!(self.phrases.words(idx), "合计" | "共计" | "总计"))
    }

    /// 同比增长36%: by so much what was just stated changed.
    pub(super) fn bare_change(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        if !self.phrases.is_bare(stem.core.clone(), CHANGES) {
            return None;
        }
        let mut found = stem.plain.clone();
        if role::names_amount(figure.quantity) && !role::acts(stem.text) {
            // 达到121万亿元,…,十年增加近70万亿元: by so much what was counted in that unit.
            let last = self.memory.last_of(figure.unit(), self.sentence)?;
            found.subject = self.owned(&last.object, stem.own.clone());
            found.object = last.object.clone();
            return Some(found);
        }
        if !figure.is_percent() && figure.unit() != "百分点" && !self.tells_since(stem.text) {
            return None;
        }
        // 案件数持续下降,同比下降15.6%: what the sentence speaks of, before what the sentence before counted.
        let topic = self.memory.topic(self.sentence);
        let (subject, object) = match (self.memory.last(), topic) {
            (Some(last), topic) if last.sentence == self.sentence || topic.is_none() => (&last.subject, &last.object),
            (_, Some(topic)) => (topic, topic),
            _ => return Some(found),
        };
        found.subject = subject.clone().then(&stem.own);
        found.object = object.clone();
        found.base = Some(subject.clone());
        Some(found)
    }

    /// Whether words say since when something changed: 同比, 较上年.
    fn tells_since(&self, text: &str) -> bool {
        static SINCE: WordList = WordList::new(&["同比", "环比", "较", "比上年", "比去年"]);
        SINCE.is_in(text)
    }

    /// 直接纠错率12.5%: a rate, of its own thing or of what was spoken of.
    pub(super) fn rate(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        if !figure.is_percent() && !role::names_rate(stem.text) {
            return None;
        }
        let mut found = stem.plain.clone();
        // 其中下沉执法人员29人,占比63%: a share is of that very figure, a rate of the things.
        let share = matches!(stem.text, "占比" | "比重" | "比例" | "所占比例" | "所占比重");
        let part = self.memory.last().filter(|last| share && last.sentence == self.sentence && last.unit != "%");
        if let Some(last) = part {
            // That figure has the head of its 其中 already, if it has one.
            found.subject = self.said_of(&last.subject, &last.object, stem.own.clone());
            found.object = last.object.clone();
            return Some(found);
        } else if self.is_bare_rate(stem.core.clone())
            && let Some(owner) = self.counted_together(figure).as_ref().or(self
                .memory
                .antecedent(self.sentence, role::names_change(stem.text) || self.is_extent(stem.core.clone())))
            && !self.stands_alone(stem.text, owner)
        {
            found.subject = self.owned(owner, stem.own.clone());
            found.object = owner.clone();
        }
        Some(self.in_part(figure, found))
    }

    /// 司法建议8件、检察建议5件,回复率均为100%: of 均 all that was counted together.
    fn counted_together(&self, figure: &Figure<'_>) -> Option<Subject> {
        let each =
            figure.before.clone().any(|idx| matches!(self.phrases.words(idx), "均" | "均为" | "均达" | "均达到"));
        let last = self.memory.last().filter(|last| each && last.sentence == self.sentence)?;
        let mut said: Vec<&Subject> = self
            .memory
            .of_sentence(self.sentence)
            .take_while(|said| said.clause == last.clause && said.unit == last.unit)
            .map(|said| &said.object)
            .collect();
        said.reverse();
        (said.len() > 1).then(|| said.into_iter().fold(Subject::default(), |joined, one| joined.then(one)))
    }

    /// 其余12件: what is left of what was counted.
    pub(super) fn rest(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        if !super::subject::is_rest(stem.text) {
            return None;
        }
        let mut found = stem.plain.clone();
        if let Some(last) = self.memory.last_of(figure.unit(), self.sentence) {
            // 其余1180件继续有效: what is said of the rest names it.
            let said = self.phrases.trim_end(figure.after.clone());
            let named = last.object.pieces.last().map_or("", |piece| self.absolute(piece.clone()));
            // 其余2个问题正在推进: with its name, it is told from what was counted by 其余 alone.
            let name_behind =
                self.phrases.token(said.start).is_some_and(|_| named.ends_with(self.phrases.words(said.start)));
            let says =
                !figure.more && !said.is_empty() && !name_behind && self.phrases.n_chars(said.clone()) <= SAID_OF_REST;
            found.subject = if says {
                self.within(last.object.clone(), self.piece(said))
            } else {
                stem.own.clone().then(&last.object)
            };
            found.object = last.object.clone();
        }
        Some(found)
    }

    /// 审结88件 behind 受理行政复议案件96件: a verb alone takes the object of the last count in its unit.
    pub(super) fn bare_verb(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        let core = stem.core.clone();
        let bare = self.phrases.is_bare(core.clone(), CHANGES)
            || (self.phrases.is_bare(core.clone(), VERBS) && !self.phrases.has_object(core.clone()));
        // 召开专题会议5次,带头出庭应诉1次: what is counted by times is the doing, of verbs that hold their object.
        let times = figure.unit() == "次" && HOLD_OBJECT.iter().any(|verb| stem.text.ends_with(verb));
        if !bare || self.is_matter(core) || times || role::names_amount(figure.quantity) {
            return None;
        }
        let mut found = stem.plain.clone();
        let own = stem.own.clone();
        match self.done_to(figure, stem).filter(|object| !object.is_empty()) {
            Some(object) => {
                let room = LONGEST.saturating_sub(self.length(&own));
                let object_named = self.shortened_to(&object, room);
                // 法治培训覆盖500余人次: people are not what it is done to.
                let reaches = matches!(stem.text, "覆盖" | "惠及" | "受益" | "参训" | "参与" | "参加" | "吸引");
                let first = reaches || self.does_it(&object, figure.unit());
                found.subject = if first { object_named.then(&own) } else { own.then(&object_named) };
                found.scope = self.scope_of(figure, &object);
                // A level of government tells its own from those below.
                let own_scope = self.scope(figure.before.clone()).is_some();
                let level =
                    found.scope.clone().filter(|scope| !own_scope && self.absolute(scope.clone()).ends_with("本级"));
                if let Some(level) = level {
                    found.subject = self.within(Subject::of(level), found.subject);
                }
                found.object = object;
            }
            None => found.subject = own,
        }
        Some(self.in_part(figure, found))
    }

    /// Whether a word names a matter of its own: 诉前调解, 行政诉讼.
    pub(super) fn is_matter(&self, core: Range<usize>) -> bool {
        core.len() == 1 && self.phrases.any(core.clone(), WordClass::VerbalNoun) && self.phrases.n_chars(core) >= 4
    }

    /// The scope of the statement of this sentence that counted `object`.
    fn scope_of(&self, figure: &Figure<'_>, object: &Subject) -> Option<Range<usize>> {
        let last = self.memory.last_of(figure.unit(), self.sentence).filter(|last| last.sentence == self.sentence)?;
        last.scope.clone().filter(|_| last.object == *object)
    }

    /// What a bare verb is done to.
    fn done_to(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Subject> {
        let topic = self.memory.topic(self.sentence);
        let verb = stem.text.trim_start_matches("实际");
        // What this sentence speaks of goes before what the one before it counted.
        let last = self
            .memory
            .last_of(figure.unit(), self.sentence)
            .filter(|last| last.sentence == self.sentence || topic.is_none());
        let object = match last {
            // 公职律师新增17人,履职2159件: people do what follows, unless it is done with things counted in this clause.
            _ if self.follows_people(figure.unit()) => self.memory.last().map(|last| last.object.clone()),
            // 负责人应出庭案件71件,实际出庭70件: who did it stands before the same word.
            Some(last) if last.core.contains(verb) && !last.core.starts_with(verb) => {
                self.before_word(&last.subject, verb)
            }
            // 省级清单原有的证明事项183项,砍掉39项: whose they are goes with them.
            // 案件数由98件增加到137件,增加39件
            Some(last) if last.measure && self.phrases.all(stem.core.clone(), CHANGES) => Some(last.subject.clone()),
            Some(last) if last.noun && !last.subject.is_empty() && self.length(&last.subject) <= LONGEST / 2 + 4 => {
                Some(last.subject.clone())
            }
            Some(last) => Some(last.object.clone()),
            // 追责问责14人, 接访158人次: people are no things that were counted before.
            None if is_people(figure.unit())
                && !takes_part(stem.text)
                && !self.memory.last().is_some_and(|last| is_people(last.unit)) =>
            {
                topic.cloned()
            }
            None => self
                .memory
                .last()
                .filter(|last| last.sentence == self.sentence)
                .and_then(|_| self.memory.owner(self.sentence))
                .or_else(|| topic.or(self.memory.frame.as_ref()).cloned()),
        };
        // 立案 needs no object, and has none but what is unlawful.
        object.filter(|object| {
            if !stem.text.starts_with("立案") {
                return true;
            }
            let words: String = object.pieces.iter().map(|piece| self.absolute(piece.clone())).collect();
            words.is_empty() || ["案", "违法", "线索", "问题", "举报"].iter().any(|word| words.contains(word))
        })
    }

    /// Whether people are named who do what is counted: 公职律师|履职, 机关负责人|实际出庭.
    fn does_it(&self, object: &Subject, unit: &str) -> bool {
        let Some(last) = object.pieces.last() else { return false };
        let name = self.absolute(last.clone());
        !is_people(unit)
            && ["律师", "顾问", "人员", "负责人", "干部", "专家", "调解员"].iter().any(|end| name.ends_with(end))
    }

    /// What stands before a word in a subject of this sentence, if it names something.
    fn before_word(&self, subject: &Subject, word: &str) -> Option<Subject> {
        let piece = subject.pieces.first()?;
        let (name, _) = self.absolute(piece.clone()).split_once(word)?;
        let name = name.strip_suffix('应').or_else(|| name.strip_suffix("应当"))?;
        (name.chars().count() >= 2).then(|| Subject::of(piece.start..piece.start + name.len()))
    }

    /// Whether people were counted just before, in the same stretch between semicolons, and something else is now.
    fn follows_people(&self, unit: &str) -> bool {
        self.memory.last().is_some_and(|last| {
            last.sentence == self.sentence
                && last.stretch == self.stretch
                && is_people(last.unit)
                && last.object != Subject::default()
        }) && !is_people(unit)
            && !matches!(unit, "%" | "户" | "家")
    }

    /// 单产412公斤: a measure that does not say of what.
    pub(super) fn bare_measure(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        // 取消事项18项、申请材料525项: a list under one verb.
        let listed = self.coordinates(figure.before.clone()) && self.shared_verb().is_some();
        let same_unit = self.memory.last().is_some_and(|last| last.unit == figure.unit());
        if !self.is_bare_measure(stem.core.clone()) || (listed && same_unit) {
            return None;
        }
        let mut found = stem.plain.clone();
        let here = self
            .memory
            .last_thing(self.sentence)
            .filter(|last| last.sentence == self.sentence)
            .map(|last| if last.measure || last.unit == "%" { &last.object } else { &last.subject });
        // …简易程序96件,罚款14.62万元,案件数增加到137件: the number of what is counted in that unit.
        let whole = self.memory.whole.as_ref().filter(|whole| {
            whole.sentence == self.sentence && whole.unit == figure.unit() && stem.text.ends_with('数')
        });
        let here = whole.map(|whole| &whole.object).or(here);
        if let Some(owner) = here.or(self.memory.topic(self.sentence)) {
            found.object = owner.clone();
            found.subject = self.owned(owner, stem.own.clone());
        }
        Some(found)
    }

    /// 取消行政许可事项市级6项、县级11项: levels alone are of what was counted before them.
    pub(super) fn level(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        let levels = self.phrases.all(stem.core.clone(), &[WordClass::LevelWord, WordClass::ScopeWord]);
        if !levels || !self.coordinates(stem.plain.before.clone()) {
            return None;
        }
        let mut found = stem.plain.clone();
        let last = self.memory.last_of(figure.unit(), self.sentence).filter(|last| last.sentence == self.sentence);
        // 其中城区86处、乡镇135处: a place beside a place, which owns nothing.
        if last.is_some_and(|last| last.noun && last.subject == last.object && self.length(&last.object) <= 4) {
            return None;
        }
        if let Some(last) = last {
            found.subject = self.within(last.object.clone(), stem.own.clone());
            found.object = last.object.clone();
        }
        Some(found)
    }

    /// 培养“法律明白人”126名,每个村不少于5名: of what was counted, as many for each.
    pub(super) fn each(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        let name = stem.text.strip_prefix('每')?;
        let plain = name.chars().count() < EACH && !self.phrases.has_verb(stem.core.clone()) && !stem.plain.measure;
        let last = self.memory.last_of(figure.unit(), self.sentence).filter(|last| last.sentence == self.sentence)?;
        // 各村“法律明白人”126名,每个村3名: where they are was said.
        let place = name.trim_start_matches(['个', '家', '所']);
        let named = last.object.pieces.first().map_or("", |piece| self.absolute(piece.clone()));
        let start = self.base + self.phrases.span(stem.core.clone()).start;
        let each = Subject::of(start..start + stem.text.len() - place.len());
        plain.then(|| Found {
            subject: if named.starts_with(place) { each } else { stem.own.clone() }.then(&last.object),
            object: last.object.clone(),
            ..stem.plain.clone()
        })
    }

    /// Whether a rate of suits is not of that owner: 负责人出庭应诉率100%,败诉率5.2%.
    fn stands_alone(&self, rate: &str, owner: &Subject) -> bool {
        let appears = |piece: &Range<usize>| self.absolute(piece.clone()).contains("出庭");
        matches!(rate, "败诉率" | "胜诉率" | "一审败诉率") && owner.pieces.iter().any(appears)
    }

    /// 压减幅度, 压缩比例: by how much what was told to move did.
    fn is_extent(&self, core: Range<usize>) -> bool {
        core.len() == 2
            && self.phrases.all(core.start..core.start + 1, CHANGES)
            && matches!(self.phrases.words(core.end - 1), "幅度" | "比例" | "比率")
    }

    /// Whether a rate says nothing of what it is a rate of: 占比, 直接纠错率.
    fn is_bare_rate(&self, core: Range<usize>) -> bool {
        // 承诺办结时限比法定时限压减: so many words name something, whatever they are; so does what a change is of.
        let moves = |idx: usize| self.phrases.token(idx).is_some_and(|token| token.is_any(CHANGES));
        let moved = core.len() > 1
            && (moves(core.start) || moves(core.end - 1))
            && self.phrases.any(core.clone(), WordClass::AttributeNoun);
        if self.is_extent(core.clone()) {
            return true;
        }
        // 行政诉讼败诉率 is of 行政诉讼.
        let matter = core.clone().any(|idx| self.is_matter(idx..idx + 1));
        if self.phrases.n_chars(core.clone()) > 8 || moved || matter {
            return false;
        }
        let content: usize = core
            .filter(|&idx| {
                self.phrases.token(idx).is_some_and(|token| match &token.kind {
                    // 适用比例 does not say of what.
                    Kind::Word(_) if self.phrases.words(idx) == "适用" => false,
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
}

/// Whether a unit counts people.
fn is_people(unit: &str) -> bool {
    matches!(unit, "人" | "名" | "位" | "人次")
}

/// Whether people do it with what was spoken of before: 参加, 覆盖.
fn takes_part(verb: &str) -> bool {
    static PARTS: WordList = WordList::new(&[
        "参", "覆盖", "惠及", "受益", "吸引", "合格", "通过", "取得", "培训", "到", "服务", "应", "实",
    ]);
    PARTS.is_in(verb)
}
