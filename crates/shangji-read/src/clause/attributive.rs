//! Subjects behind their figure: 38条惠企措施.

use std::ops::Range;

use shangji_grammar::quantity::{Kind as Measure, Quantity};
use shangji_vocabulary::WordClass;

use super::found::{Figure, Found};
use super::memory::Said;
use super::phrase::LONGEST;
use super::sentence::Sentence;
use super::token::{CHANGES, Kind, VERBS};
use super::{Subject, role};

impl<'a> Sentence<'a, '_> {
    /// Whether the noun stands behind the figure: 38条惠企措施.
    fn is_attributive(&self, quantity: &Quantity, before: Range<usize>, after: Range<usize>) -> bool {
        let Some(first) = self.phrases.token(after.start).filter(|_| !after.is_empty()) else { return false };
        let core = self.phrases.core(before.clone());
        let wants = core.is_empty()
            || self.phrases.is_bare(core.clone(), VERBS)
            || !self.phrases.trailing_verbs(core.clone()).is_empty();
        // 常规工作实现5天内办理: the figure is a time in which something is done.
        let is_time = self.tells_time_taken(quantity, core.clone(), after.clone());
        match &first.kind {
            _ if is_time => false,
            // 文件1327件进行全面清理: what is counted stands before, what is done behind.
            _ if !wants && self.phrases.is_light(after.start) => false,
            Kind::Mark(_) | Kind::Open | Kind::Close | Kind::Quantity(_) | Kind::Date(_) => false,
            Kind::Particle('的') => {
                // …80%的标准 names nothing; 98.6%的区级事项 does.
                let behind = self.phrases.token(after.start + 1).filter(|_| after.len() > 1);
                // 市县两级90%的事项: whose things; in 满意率98%的项目 the rate is that of the things.
                let whose = quantity.unit.as_str() == "%"
                    && !self.phrases.has_verb(core.clone())
                    && !self.phrases.any(core.clone(), WordClass::RateNoun)
                    && !role::names_rate(self.phrases.str(core.clone()));
                behind.is_some_and(|token| !token.is(WordClass::Target))
                    && (wants || whose)
                    && !role::sets_norm(&self.phrases, quantity, after)
            }
            // 1285项可网上办理, 5项已完成: of what was spoken of before.
            Kind::Particle('可' | '已') => core.is_empty(),
            // 以部门名义制发的…, 在…中: a relative clause before the noun.
            Kind::Particle(_) => {
                (core.is_empty() || self.phrases.all(core, VERBS))
                    && after.clone().any(|idx| {
                        matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Particle('的')))
                    })
            }
            _ if quantity.kind == Measure::Ordinal || role::sets_norm(&self.phrases, quantity, after.clone()) => false,
            _ if quantity.unit.as_str() == "%" || quantity.kind == Measure::Money => {
                core.is_empty() || self.phrases.all(core, VERBS)
            }
            Kind::Word(classes)
                if classes.has_any(&[WordClass::Copula, WordClass::ToVerb, WordClass::DealOut])
                    && !classes.has_any(VERBS) =>
            {
                false
            }
            Kind::Word(classes) if classes.has(WordClass::Filler) => core.is_empty(),
            Kind::Word(classes) if classes.has_any(VERBS) || classes.has_any(CHANGES) => {
                // 39项服务事项 is a noun; 1150项办理完毕 is not.
                // 优化营商环境等6个专项清理: behind a list there is what it is a list of.
                let listed = matches!(self.last_particle(before), Some('等'));
                wants || listed || self.phrases.ends_as_noun(self.phrases.trim_end(after))
            }
            Kind::Word(_) | Kind::Text => true,
        }
    }

    /// 在全省126个参评县市中排名第9位: those among whom something is ranked.
    pub(super) fn among(&self, figure: &Figure<'_>) -> Option<Found<'a>> {
        let behind = self.phrases.str(figure.after.clone());
        // 在全省16个市州中名列前茅: ranked without a figure.
        let in_front =
            || !figure.more && behind.split_once('中').is_some_and(|(_, said)| super::topic::only_ranks(said));
        let ranked = self
            .phrases
            .token(figure.after.end)
            .filter(|_| figure.more)
            .is_some_and(|ranked| matches!(&ranked.kind, Kind::Quantity(rank) if rank.kind == Measure::Ordinal));
        if !ranked && !in_front() {
            return None;
        }
        let particle =
            |idx: usize| matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Particle('在' | '于')));
        let within = figure.before.clone().rev().find(|&idx| particle(idx))?;
        if !self.phrases.without_scope(within + 1..figure.before.end).is_empty() {
            return None;
        }
        let span = self.phrases.span(figure.after.clone());
        let len = self.phrases.text.get(span.clone())?.find('中').filter(|&len| len > 0)?;
        let named = Subject::of(self.base + span.start..self.base + span.start + len);
        Some(Found {
            subject: named.clone(),
            object: named,
            aside: !ranked,
            core: self.phrases.text.get(span.start..span.start + len)?,
            before: figure.before.clone(),
            after: figure.after.clone(),
            ..Found::default()
        })
    }

    /// `[N] [V] Q ["的"] N`
    pub(super) fn attributive(&self, figure: &Figure<'_>) -> Option<Found<'a>> {
        let (unit, lead, after) = (figure.unit(), figure.lead.clone(), figure.after.clone());
        if !self.is_attributive(figure.quantity, lead.clone(), after.clone()) {
            return None;
        }
        // 调整8家单位900余项事项, 协调21名群众46个问题: of figures in a row what is named first has what is named next.
        // Of those joined by 和 it has not: 落到28个部门和11个镇街.
        let joined = matches!(self.last_particle(figure.before.clone()), Some('和' | '及' | '与'));
        let shared = figure.owner.as_ref().filter(|_| lead.is_empty() && !joined);
        let start = match self.phrases.token(after.start).map(|token| &token.kind) {
            Some(Kind::Particle('的')) => after.start + 1,
            _ => after.start,
        };
        let end = self.noun_end(start..after.end, figure.more, figure.is_percent());
        let noun = self.phrases.without_activities(self.phrases.trim_end(start..end));
        let predicate = self.phrases.span(end..after.end);
        let head = self.phrases.noun_head(noun.clone());
        let mut named = if self.phrases.n_chars(noun.clone()) > LONGEST {
            self.shortened(noun.clone(), head.clone())
        } else {
            self.piece(noun.clone())
        };
        let said_of = self.phrases.token(end).map(|token| &token.kind);
        if matches!(said_of, Some(Kind::Particle('可')))
            || (matches!(said_of, Some(Kind::Particle('已'))) && noun.is_empty())
        {
            // …项事项可全部进行预审: what can be done tells these from others.
            let whole = self.phrases.core(end..after.end);
            let verb =
                whole.clone().rev().find(|&idx| self.phrases.token(idx).is_some_and(|token| token.is_any(VERBS)));
            let said =
                if self.phrases.n_chars(whole.clone()) <= 10 { whole } else { verb.unwrap_or(whole.end)..whole.end };
            named = named.then(&self.piece(said));
        }
        let lead = self.after_marks(lead);
        let core = self.phrases.core(lead.clone());
        let relative = matches!(self.last_particle(lead.clone()), Some('的'));
        let open = matches!(
            self.last_particle(lead.clone()),
            Some('等' | '对' | '将' | '把' | '在' | '向' | '为' | '以' | '从' | '由' | '按')
        );
        let listed = matches!(self.last_particle(lead.clone()), Some('等'));
        let verbs = self.phrases.trailing_verbs(core.clone());
        let spare = LONGEST.saturating_sub(self.length(&named));
        let fits = |tokens: &Range<usize>| !tokens.is_empty() && self.phrases.n_chars(tokens.clone()) <= spare;
        // 党组会议5次、常务会议9次研究部署…: what is counted by times stands before, and for what behind if there is room.
        let purpose = unit == "次" && self.phrases.token(start).is_some_and(|token| token.is_any(VERBS));
        if purpose && verbs.is_empty() && !core.is_empty() && !fits(&core) {
            return None;
        }
        let mut subject = Subject::default();
        let mut verb = None;
        if relative {
            // 云枕县下辖的5个镇: what stands before 的 tells which.
            let whole = core.start..lead.end;
            let verbs = self.phrases.trailing_verbs(core.clone());
            if fits(&whole) {
                subject = self.piece(whole);
            } else if !verbs.is_empty() && fits(&(verbs.start..lead.end)) {
                // 对中央环境保护督察“回头看”转办的38件群众举报案件
                subject = self.piece(verbs.start..lead.end);
            }
        } else if listed && !self.phrases.leading_verbs(core.clone()).is_empty() {
            // 上线企业开办、员工录用等39项服务事项: the verb before the list.
            let leading = self.phrases.leading_verbs(core.clone());
            verb = Some(leading.clone());
            if fits(&leading) {
                subject = self.piece(leading);
            }
        } else if !open && verbs.is_empty() {
            if fits(&core) {
                subject = self.piece(core.clone());
            }
        } else if !open {
            verb = Some(verbs.clone());
            // 企业开办实现1个环节: what reaches it stands before the verb.
            let reached = core.start..verbs.start;
            if !reached.is_empty() && verbs.clone().all(|idx| self.phrases.reaches(idx)) && fits(&reached) {
                subject = self.piece(reached);
            } else if fits(&verbs) {
                subject = self.piece(verbs);
            }
        }
        let mut object = self.piece(head.clone());
        if verb.is_none() {
            object = subject.clone().then(&object);
        }
        if core.is_empty() {
            let last = self.memory.last_thing(self.sentence).filter(|last| last.sentence == self.sentence);
            let only_verbs = unit != "%"
                && (noun.is_empty()
                    || (self.phrases.ends_in_verb(noun.clone())
                        && (head == noun || self.phrases.n_chars(noun.clone()) <= 6)));
            let same_head = |said: &Subject| {
                said.pieces
                    .last()
                    .is_some_and(|piece| self.absolute(piece.clone()).ends_with(self.phrases.str(head.clone())))
            };
            if let Some(last) = last.filter(|last| only_verbs && (last.unit == unit || head == noun)) {
                // 65项全流程办结: of what was spoken of before.
                object = last.object.clone();
                let whole = self.length(&last.subject) + self.length(&named) <= LONGEST
                    && self.phrases.all(noun.clone(), VERBS);
                let named = last.noun || last.subject == last.object;
                subject = if whole && named { last.subject.clone() } else { last.object.clone() };
            } else if let Some(last) = last.filter(|last| last.unit == unit && self.does_in_part(figure, &noun, last)) {
                // 7项决策事项,其中5项完成法定程序: the things of which these do so.
                object = last.object.clone();
                subject = last.object.clone();
            } else if let Some(topic) = self.memory.topic(self.sentence).filter(|_| only_verbs && last.is_none()) {
                // 组织执法资格考试,2265人参加
                object = topic.clone();
                subject = topic.clone();
            } else if let Some(last) =
                last.filter(|last| !head.is_empty() && same_head(&last.object) && last.object.pieces.len() > 1)
            {
                // 310项事项 behind 区级520项政务服务事项: the same things.
                object = last.object.clone();
                let spare = last.object.pieces.split_last().map_or(&[][..], |(_, owner)| owner);
                subject = Subject { pieces: spare.iter().cloned().collect() };
            }
        } else if super::subject::is_rest(self.phrases.str(core.clone()))
            && let Some(last) = self.memory.last_of(unit, self.sentence)
        {
            object = last.object.clone();
        }
        // 社保卡领用人数超过3100万人,覆盖76.4%的常住人口: what covers them was named before.
        let covers = figure.is_percent() && matches!(self.phrases.str(core.clone()), "覆盖" | "惠及");
        if let Some(last) =
            self.memory.last_thing(self.sentence).filter(|last| covers && last.sentence == self.sentence)
        {
            subject = self.within(last.object.clone(), subject);
        }
        let subject = self.within(subject, named);
        Some(Found {
            subject: match shared {
                Some(shared) => self.within(shared.clone(), subject),
                None => subject,
            },
            object,
            // Of figures in a row, what stands behind the noun is said with the next.
            predicate: (!predicate.is_empty() && !figure.more)
                .then(|| self.base + predicate.start..self.base + predicate.end),
            core: self.phrases.str(noun),
            before: lead,
            after,
            verb,
            noun_end: Some(end),
            ..Found::default()
        })
    }

    /// Whether 其中 leads to a figure behind which stands what those so many do, and not what they are.
    fn does_in_part(&self, figure: &Figure<'_>, said: &Range<usize>, whole: &Said<'a>) -> bool {
        let does = self.phrases.token(said.start).is_some_and(|token| token.is(WordClass::Verb));
        !said.is_empty()
            && does
            && self.phrases.any(figure.before.clone(), WordClass::PartWord)
            && !self.shares_noun(&self.piece(said.clone()), &whole.object)
    }

    /// Where the noun behind a figure ends: at an adverb that opens its predicate, at 的 behind a plain noun, and, if
    /// another figure follows, at that figure's own words.
    fn noun_end(&self, after: Range<usize>, more: bool, percent: bool) -> usize {
        let long = self.phrases.n_chars(after.clone()) > LONGEST;
        let listed = |idx: usize| {
            matches!(
                self.phrases.token(idx + 1).map(|token| &token.kind),
                Some(Kind::Mark('、') | Kind::Particle('和' | '及' | '与'))
            )
        };
        let stops = |idx: usize| {
            let Some(token) = self.phrases.token(idx) else { return true };
            match token.kind {
                // 98%的在岗执法人员已经持证: of a percent, what is said is what it is a percent of.
                Kind::Particle('均' | '都' | '已' | '也') => !percent,
                Kind::Particle('的') => long && idx > after.start && !self.phrases.has_verb(after.start..idx),
                // 事项实现网上可办: the name of a way, in which nothing begins.
                Kind::Particle('可') => idx.checked_sub(1).is_none_or(|way| !names_way(self.phrases.words(way))),
                Kind::Particle('由' | '从' | '将' | '对' | '在') | Kind::Mark(_) => more,
                Kind::Word(classes) => {
                    (classes.has(WordClass::Filler)
                        && self.phrases.words(idx).starts_with(['全', '均', '已', '一', '逐'])
                        && idx > after.start)
                        || (more
                            && idx > after.start
                            && !listed(idx)
                            && (self.phrases.is_predicate(idx) || classes.has(WordClass::Filler)))
                }
                _ => false,
            }
        };
        // 7312名应参加年度考试的国家工作人员实际参考…: a relative clause before the noun.
        let particle =
            |idx: usize| matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Particle('的')));
        let relative = after.clone().rev().skip(1).filter(|_| more).find(|&idx| {
            particle(idx)
                && self.phrases.has_verb(after.start..idx)
                && self.phrases.n_chars(after.start..idx) <= LONGEST / 2
        });
        let named = relative.map_or(after.start, |relative| relative + 1);
        (named..after.end).find(|&idx| stops(idx)).unwrap_or(after.end)
    }

    /// A noun that is too long for a column head: its head, and the last verb that is said of it.
    fn shortened(&self, noun: Range<usize>, head: Range<usize>) -> Subject {
        let head = self.phrases.head(head, LONGEST);
        let verb = noun
            .clone()
            .rev()
            .find(|&idx| idx >= head.end && self.phrases.token(idx).is_some_and(|token| token.is_any(VERBS)));
        let own = self.piece(head.clone());
        match verb
            .map(|verb| verb..noun.end)
            .filter(|tail| self.phrases.n_chars(head.clone()) + self.phrases.n_chars(tail.clone()) <= LONGEST)
        {
            Some(tail) => own.then(&self.piece(tail)),
            None => self.piece(self.phrases.head(noun, LONGEST)),
        }
    }
}

/// Ways of which something can be done: 网上可办, 掌上可办.
fn names_way(word: &str) -> bool {
    ["网上", "掌上", "就近", "全程", "异地"].iter().any(|way| word.ends_with(way))
}
