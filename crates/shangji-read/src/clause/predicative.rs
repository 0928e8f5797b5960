//! Figures whose noun stands before them: 办理公证1001件.

use std::ops::Range;

use shangji_grammar::quantity::{Bound, Quantity};
use shangji_vocabulary::WordClass;

use super::found::{Figure, Found, Stem};
use super::phrase::LONGEST;
use super::sentence::Sentence;
use super::token::{Kind, VERBS};
use super::{Subject, role};

/// What is said of so many percent has so many characters at most.
const SAID: usize = 12;

impl<'a> Sentence<'a, '_> {
    /// `[V] [N] [copula] Q`, taken by itself.
    pub(super) fn stem(&self, figure: &Figure<'_>) -> Stem<'a> {
        let (before, after) = (figure.before.clone(), figure.after.clone());
        let core = self.phrases.core(before.clone());
        let mut text = self.phrases.str(core.clone());
        let verbs = self.phrases.leading_verbs(core.clone());
        let mut own = self.piece(self.phrases.tail(core.clone()));
        // 以县政府名义|印发《…》《…》等规范性文件9件: the verb right before the titles; 邀请法律顾问|领学《…》等法律法规8次: and not who is
        // asked to do it.
        let asked = ["邀请", "组织", "带领", "引导"].iter().any(|verb| self.phrases.str(verbs.clone()).ends_with(verb));
        let of_titles = core.clone().find(|&idx| {
            self.phrases.token(idx).is_some_and(|token| token.is_any(VERBS) || asked && token.is(WordClass::ApplyVerb))
                && idx + 1 < core.end
                && self.phrases.words(idx + 1).starts_with('《')
        });
        let verbs = match of_titles.filter(|_| verbs.is_empty() || asked) {
            Some(verb) => verb..verb + 1,
            None => verbs,
        };
        let n_verbs = self.phrases.n_chars(verbs.clone());
        if (1..=6).contains(&n_verbs) && self.phrases.n_chars(core.clone()) > LONGEST {
            // 研究…、疫情防控等事项264个: of a list that is too long the verb and the end are kept.
            let noun = self.phrases.tail(self.phrases.behind_list(verbs.end..core.end));
            own = self.piece(verbs.clone()).then(&self.piece(noun));
        }
        if figure.is_percent() && !verbs.is_empty() && role::names_rate(text) {
            // 实现“一网通办”率98.7%: a rate is not what is reached, but reached.
            let reached = verbs.clone().take_while(|&idx| self.phrases.reaches(idx)).count();
            own = self.piece(self.phrases.tail(core.start + reached..core.end));
        }
        if figure.is_percent()
            && let Some(manner) = core.start.checked_sub(1).filter(|manner| {
                before.contains(manner)
                    && matches!(self.phrases.words(*manner), "按期" | "按时" | "及时" | "一次" | "已")
            })
        {
            // 按期办复率: the manner tells which rate.
            own = self.piece(manner..manner + 1).then(&own);
        }
        if self.tells_time_taken(figure.quantity, core.clone(), after.clone()) {
            // 常规工作实现5天内办理: what is done in that time stands behind it.
            let reached = core.end > core.start + 1 && self.phrases.is_predicate(core.end - 1);
            let noun = self.phrases.trim_end(core.start..core.end - usize::from(reached));
            own = self.piece(self.phrases.tail(noun)).then(&self.piece(self.phrases.trim_end(after.clone())));
        }
        if self.phrases.is_light(after.start) && !after.is_empty() && !core.is_empty() {
            let done = self.phrases.trailing_verbs(after.start + 1..after.end);
            if self.phrases.n_chars(done.clone()) <= 6 {
                own = self.within(own.clone(), self.piece(done));
            }
        }
        if figure.is_percent() && self.phrases.names_coverage(after.start) {
            // 法律顾问实现100%覆盖: what the percent is of stands behind it.
            let noun = self.phrases.without_reaching(core.clone());
            own = self.piece(self.phrases.tail(noun.clone())).then(&self.piece(after.start..after.start + 1));
            text = self.phrases.str(noun);
        }
        let there_are = before.end.checked_sub(1).is_some_and(|last| matches!(self.phrases.words(last), "有" | "仍有"));
        if figure.is_percent() && there_are && !figure.more {
            // 赋权事项中有18%全年零办件: what is said of so many stands behind.
            let said = self.phrases.trim_end(after.clone());
            if !said.is_empty() && self.phrases.n_chars(said.clone()) <= SAID {
                own = self.within(own, self.piece(said));
            }
        }
        let lead = core.start.checked_sub(1).filter(|lead| before.contains(lead) && !core.is_empty());
        if let Some(stage) = lead.filter(|&lead| self.phrases.is_stage(lead))
            && (core.len() == 1 || self.phrases.is_bare(core.clone(), VERBS))
        {
            // 应上缴3700万元,已上缴3154万元
            own = self.piece(stage..stage + 1).then(&own);
        }
        if let Some(mean) = lead.filter(|&lead| self.phrases.is_mean(lead)) {
            // 日均办件1100件
            own = self.piece(mean..mean + 1).then(&own);
        }
        if let Some(total) = self.total_word(core.end..before.end)
            && (counts_members(text)
                || core
                    .clone()
                    .any(|idx| matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Mark('、')))))
        {
            // 税款、滞纳金、罚款合计4.07亿元, 三市合计7043件: a list is counted as a whole.
            own = own.then(&self.piece(total..total + 1));
        }
        if let Some(named) = self.named_before_bracket(figure).filter(|_| !core.is_empty()) {
            // 县政府(含政府办)文件11件: the name goes on behind its bracket.
            own = self.within(named, own);
        }
        let mut plain = Found {
            subject: own.clone(),
            object: self.object(core.clone(), verbs.clone()),
            core: text,
            verb: (!verbs.is_empty()).then(|| verbs.clone()),
            measure: self.phrases.ends_in_measure(core.clone()),
            before,
            after,
            ..Found::default()
        };
        if plain.object.is_empty()
            && let Some(last) = self.memory.of_sentence(self.sentence).find(|last| last.unit == figure.unit())
        {
            // 告知向有关机关提出3件: of what was counted before, and so is what follows.
            plain.object = last.object.clone();
        }
        Stem { core, text, verbs, own, plain }
    }

    /// What stands before the bracket behind which the clause of the figure begins, if no figure does.
    fn named_before_bracket(&self, figure: &Figure<'_>) -> Option<Subject> {
        let outer = self.outer.clone().filter(|_| figure.first)?;
        let counts = outer
            .clone()
            .any(|idx| matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Quantity(_))));
        let joined = !matches!(self.phrases.token(figure.before.start).map(|token| &token.kind), Some(Kind::Mark(_)));
        (joined && !counts).then(|| self.piece(self.phrases.tail(self.phrases.core(outer))))
    }

    /// Nouns joined by 、 share their verb: 报备信息4批次、文件32份.
    pub(super) fn coordinated(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        let noun = stem.verbs.is_empty() || self.is_matter(stem.core.clone());
        if !noun || !self.coordinates(figure.before.clone()) {
            return None;
        }
        let shared = self.shared_relative(stem).or_else(|| self.shared_verb())?;
        let subject = self.within(shared, stem.own.clone());
        Some(self.in_part(figure, Found { subject, shared: true, ..stem.plain.clone() }))
    }

    /// The relative clause before the noun of the statement before, which tells as much of this one: 因政府信息公开引发的|行政复议6件、
    /// 行政诉讼2件. A clause that names the thing itself is its own: 以县政府为被告的案件.
    fn shared_relative(&self, stem: &Stem<'a>) -> Option<Subject> {
        let last = self.memory.last()?;
        let [piece] = last.subject.pieces.as_slice() else { return None };
        let (before, noun) = self.absolute(piece.clone()).rsplit_once('的')?;
        let caused = before.starts_with(['因', '由', '对']) || before.ends_with("引发") || before.ends_with("引起");
        // Matters of a kind: 行政复议 and 行政诉讼.
        let alike =
            noun.chars().next() == stem.text.chars().next() && noun.chars().count() == stem.text.chars().count();
        (caused && alike).then(|| Subject::of(piece.start..piece.start + before.len() + '的'.len_utf8()))
    }

    /// The verb of the statement before, with what stands before it.
    pub(super) fn shared_verb(&self) -> Option<Subject> {
        let last = self.memory.last()?;
        let first = last.subject.pieces.first()?;
        let object = last.object.pieces.first()?;
        (first.start < object.start).then(|| Subject::of(first.start..first.end.min(object.start)))
    }

    /// 事故类行政处罚19件、罚款1348万元 behind 事前行政处罚187件、罚款198万元: what was named before is named with what it
    /// belongs to.
    pub(super) fn named_again(&self, figure: &Figure<'_>, stem: &Stem<'a>) -> Option<Found<'a>> {
        if !role::names_amount(figure.quantity) || !self.coordinates(figure.before.clone()) {
            return None;
        }
        let last = self.memory.last().filter(|last| last.sentence == self.sentence && last.unit != figure.unit())?;
        let again = self.memory.of_sentence(self.sentence).any(|said| said.core == stem.text);
        again.then(|| Found { subject: self.owned(&last.object, stem.own.clone()), ..stem.plain.clone() })
    }

    /// Whether a mark or particle that joins stands at the beginning.
    pub(super) fn coordinates(&self, before: Range<usize>) -> bool {
        matches!(
            self.phrases.token(before.start).map(|token| &token.kind),
            Some(Kind::Mark('、') | Kind::Particle('和' | '及' | '与'))
        )
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

    /// A name met before in the sentence takes the head of its 其中: 调解员183名 behind 其中…39个.
    pub(super) fn in_part(&self, figure: &Figure<'_>, mut found: Found<'a>) -> Found<'a> {
        let part = self.memory.part.as_ref().filter(|(of, _)| *of == self.sentence);
        let led = part.is_some() || self.phrases.any(found.before.clone(), WordClass::PartWord);
        let whole = self.memory.whole.as_ref().filter(|whole| led && whole.sentence == self.sentence);
        if let Some(whole) = whole.filter(|whole| whole.unit == figure.unit()) {
            // 公职律师412名,其中女性175名: a short name is that of a part of the whole.
            if self.length(&found.subject) <= 8 && !self.shares_noun(&found.subject, &whole.object) {
                found.subject = self.within(whole.object.clone(), found.subject);
                // 其中…再审35件,败诉31件: what follows is of the whole again.
                found.object = whole.object.clone();
                found.whole = Some(whole.object.clone());
                return found;
            }
        }
        if let Some((_, head)) = part
            && self.memory.of_sentence(self.sentence).any(|said| said.core == found.core)
        {
            found.subject = self.within(head.clone(), found.subject);
        }
        found
    }

    /// Whether two names have a word of two characters in common.
    pub(super) fn shares_noun(&self, a: &Subject, b: &Subject) -> bool {
        let words = |subject: &Subject| -> Vec<char> {
            subject.pieces.iter().flat_map(|piece| self.absolute(piece.clone()).chars()).collect()
        };
        let (a, b) = (words(a), words(b));
        a.windows(2).any(|pair| b.windows(2).any(|other| other == pair))
    }

    /// What a bare verb or rate that follows would be about: the noun without the verbs around it.
    fn object(&self, core: Range<usize>, verbs: Range<usize>) -> Subject {
        // 执法人员仅占编制数的62%: what is a share is before 占.
        let share = core.clone().find(|&idx| matches!(self.phrases.words(idx), "占" | "仅占" | "约占"));
        let core = share.filter(|&share| share > core.start).map_or(core.clone(), |share| core.start..share);
        let core = self.phrases.without_scope(self.phrases.trim_end(core));
        let verbs = verbs.start..verbs.end.max(self.phrases.leading_verbs(core.clone()).end);
        let noun = if verbs.end > core.start {
            verbs.end.min(core.end)..core.end
        } else if self.phrases.all(core.end.saturating_sub(1)..core.end, &[WordClass::VerbalNoun]) && core.len() > 1 {
            // 信息公开申请: what is applied for, not applying.
            core
        } else {
            self.phrases.without_trailing_verbs(core)
        };
        // 发现问题|并责令整改: what is done besides is no thing.
        let besides = noun
            .clone()
            .skip(1)
            .find(|&idx| matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Particle('并'))));
        let noun = besides.map_or(noun.clone(), |besides| noun.start..besides);
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

/// Whether words stand for what was listed before, by how many they are: 三市, 上述五类领域, 两者.
fn counts_members(words: &str) -> bool {
    let listed = ["上述", "以上", "前述"].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    let mut chars = listed.chars();
    matches!(chars.next(), Some('两' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'))
        && matches!(
            chars.next(),
            Some('市' | '县' | '区' | '镇' | '类' | '项' | '者' | '个' | '家' | '种' | '级' | '地')
        )
}
