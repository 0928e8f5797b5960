//! Stretches of tokens.

use std::ops::Range;

use shangji_vocabulary::WordClass;

use super::token::{CHANGES, Kind, Token, VERBS};

/// The longest subject, in characters: a column head, not a sentence.
pub(crate) const LONGEST: usize = 24;

/// Words before a subject that are no part of it.
const LEADS: &[WordClass] =
    &[WordClass::PeriodWord, WordClass::Filler, WordClass::PartWord, WordClass::Copula, WordClass::DealOut];
/// Words between a subject and its figure.
const LINKS: &[WordClass] = &[WordClass::Copula, WordClass::DealOut, WordClass::Filler, WordClass::ToVerb];

/// A sentence with its tokens.
pub(crate) struct Phrases<'a, 't> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'t [Token],
}

impl<'a, 't> Phrases<'a, 't> {
    pub(crate) fn token(&self, idx: usize) -> Option<&'t Token> {
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
        while start < tokens.end && self.leads(start) && !self.takes_as(start..tokens.end) {
            start += 1;
        }
        start..tokens.end
    }

    /// 以县政府为被告的案件: what is taken as what is part of the name.
    fn takes_as(&self, tokens: Range<usize>) -> bool {
        const NEAR: usize = 8;
        let particle = |idx: usize, c: char| {
            self.token(idx).is_some_and(|token| matches!(token.kind, Kind::Particle(own) if own == c))
        };
        let near = tokens.start..tokens.end.min(tokens.start + NEAR);
        particle(tokens.start, '以')
            && near.clone().any(|idx| particle(idx, '为') && near.clone().any(|of| of > idx && particle(of, '的')))
    }

    fn leads(&self, idx: usize) -> bool {
        let Some(token) = self.token(idx) else { return false };
        match &token.kind {
            Kind::Mark(_) | Kind::Date(_) | Kind::Open | Kind::Close => true,
            Kind::Word(classes) => {
                classes.has_any(LEADS) && !classes.has_any(VERBS) && !classes.has(WordClass::RateNoun)
            }
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
                    || (classes.has(WordClass::PeriodWord)
                        && !classes.has_any(VERBS)
                        && idx.checked_sub(1).is_none_or(|before| self.words(before) != "结转"))
            }
            Kind::Particle(_) | Kind::Date(_) => true,
            Kind::Text => matches!(self.words(idx), "各" | "有" | "只有" | "起" | "则" | "中" | "原来" | "原先"),
            Kind::Quantity(_) => false,
        }
    }

    pub(crate) fn core(&self, tokens: Range<usize>) -> Range<usize> {
        let core = self.trim_end(self.trim_start(tokens.clone()));
        self.without_beneficiary(tokens, core)
    }

    /// Without those for whom something is done: 为群众|提供法律咨询, 向企业|发放资料.
    fn without_beneficiary(&self, tokens: Range<usize>, core: Range<usize>) -> Range<usize> {
        let before = core.start.checked_sub(1).filter(|before| tokens.contains(before));
        let particle = before.and_then(|before| self.token(before)).map(|token| &token.kind);
        if !matches!(particle, Some(Kind::Particle('为' | '向' | '给'))) {
            return core;
        }
        let is_verb =
            |idx: usize| self.token(idx).is_some_and(|token| token.is_any(VERBS) && !token.is(WordClass::VerbalNoun));
        let verb = core.clone().find(|&idx| is_verb(idx)).filter(|&verb| verb > core.start && verb + 1 < core.end);
        let listed = |verb: usize| matches!(self.token(verb - 1).map(|token| &token.kind), Some(Kind::Mark(_)));
        match verb {
            Some(verb) if self.n_chars(core.start..verb) <= 10 && !listed(verb) => verb..core.end,
            _ => core,
        }
    }

    /// Whether every token is of the classes, and there is one.
    pub(crate) fn all(&self, tokens: Range<usize>, classes: &[WordClass]) -> bool {
        !tokens.is_empty() && tokens.clone().all(|idx| self.token(idx).is_some_and(|token| token.is_any(classes)))
    }

    /// Whether any token is of the class.
    pub(crate) fn any(&self, mut tokens: Range<usize>, class: WordClass) -> bool {
        tokens.any(|idx| self.token(idx).is_some_and(|token| token.is(class)))
    }

    /// Whether nothing but words of the classes stands there, apart from words that add nothing: scopes, periods, adverbs.
    pub(crate) fn is_bare(&self, tokens: Range<usize>, classes: &[WordClass]) -> bool {
        let mut any = false;
        for idx in tokens {
            let Some(token) = self.token(idx) else { return false };
            if token.is_any(classes) {
                any = true;
            } else if !token.is_any(&[
                WordClass::Filler,
                WordClass::PeriodWord,
                WordClass::ScopeWord,
                WordClass::LevelWord,
                WordClass::Copula,
            ]) && !matches!(token.kind, Kind::Particle(_) | Kind::Date(_) | Kind::Mark('、'))
                && self.words(idx) != "实际"
            {
                return false;
            }
        }
        any
    }

    /// Whether the token opens what is said of a noun before it: a verb that is not also the name of an activity, or a
    /// word that links to a figure.
    pub(crate) fn is_predicate(&self, idx: usize) -> bool {
        self.token(idx).is_some_and(|token| {
            (token.is_any(VERBS) && !token.is(WordClass::VerbalNoun))
                || (token.is_any(&[WordClass::ToVerb, WordClass::Copula, WordClass::DealOut])
                    && !token.is(WordClass::RateNoun))
        })
    }

    /// Whether a verb stands there.
    pub(crate) fn has_verb(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|idx| {
            self.token(idx).is_some_and(|token| token.is_any(VERBS))
                || matches!(self.token(idx).map(|token| &token.kind), Some(Kind::Particle('可')))
        })
    }

    /// Whether the word tells that a figure is a mean: 户均, 日均, 每月.
    pub(crate) fn is_mean(&self, idx: usize) -> bool {
        let word = self.words(idx);
        let one = |of: &str| !of.is_empty() && of.len() <= '户'.len_utf8();
        word.strip_suffix('均').or_else(|| word.strip_prefix('每')).is_some_and(one)
    }

    /// Whether a verb only says that what stands behind it is done: 进行全面清理.
    pub(crate) fn is_light(&self, idx: usize) -> bool {
        matches!(self.words(idx), "进行" | "开展" | "予以" | "实施" | "进行了" | "开展了")
    }

    /// The tokens that lie within a span of the sentence.
    pub(crate) fn tokens_in(&self, span: Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// Whether a word tells at which stage a deed is: 应出庭, 已持证, 实际出庭.
    pub(crate) fn is_stage(&self, idx: usize) -> bool {
        matches!(
            self.words(idx),
            "已" | "应" | "未" | "现有" | "实际" | "按期" | "按时" | "去年同期" | "上年同期" | "同期"
        )
    }

    /// What a list ends in: 行政处罚案件 of 城市管理、生态环境等领域行政处罚案件.
    pub(crate) fn behind_list(&self, tokens: Range<usize>) -> Range<usize> {
        let ends = |idx: usize| self.words(idx).starts_with('等');
        let Some(end) = tokens.clone().rev().find(|&idx| ends(idx)) else { return tokens };
        let named =
            (end + 1..tokens.end).find(|&idx| !matches!(self.words(idx), "领域" | "方面" | "部门" | "行业" | "类"));
        match named {
            Some(start) if self.n_chars(start..tokens.end) >= 4 => start..tokens.end,
            _ => tokens,
        }
    }

    /// Whether a verb tells that a state is reached: 实现, 确保.
    pub(crate) fn reaches(&self, idx: usize) -> bool {
        matches!(self.words(idx), "实现" | "达到" | "确保" | "保持" | "推动" | "促进" | "保证")
    }

    /// Without the verbs of reaching at the end: 现场检查 of 现场检查实现.
    pub(crate) fn without_reaching(&self, tokens: Range<usize>) -> Range<usize> {
        let n = tokens.clone().rev().take_while(|&idx| self.is_predicate(idx)).count();
        self.trim_end(tokens.start..tokens.end - n)
    }

    /// Whether the last token names something.
    pub(crate) fn ends_as_noun(&self, tokens: Range<usize>) -> bool {
        let Some(last) =
            tokens.end.checked_sub(1).filter(|last| tokens.contains(last)).and_then(|last| self.token(last))
        else {
            return false;
        };
        match &last.kind {
            Kind::Text => true,
            Kind::Word(classes) => {
                !classes.has_any(VERBS) && !classes.has_any(CHANGES)
                    || (tokens.len() > 1 && classes.has(WordClass::VerbalNoun))
            }
            _ => false,
        }
    }

    /// Whether a verb has the name of an activity for its object: 办理公证, 开展评查.
    pub(crate) fn has_object(&self, tokens: Range<usize>) -> bool {
        let Some(last) = tokens.end.checked_sub(1).filter(|last| tokens.contains(last)) else { return false };
        let names = self.token(last).is_some_and(|token| token.is(WordClass::VerbalNoun));
        names && (tokens.start..last).any(|idx| self.token(idx).is_some_and(|token| token.is_any(VERBS)))
    }

    /// Whether the last token is the name of a measure, behind what it measures: 播种面积.
    pub(crate) fn ends_in_measure(&self, tokens: Range<usize>) -> bool {
        let last = tokens.end.checked_sub(1).filter(|last| tokens.contains(last)).and_then(|last| self.token(last));
        last.is_some_and(|last| last.is(WordClass::AttributeNoun) && !last.is(WordClass::RateNoun))
    }

    /// Without the measure at the end, if something is left.
    pub(crate) fn without_measure(&self, tokens: Range<usize>) -> Range<usize> {
        if tokens.len() > 1 && self.ends_in_measure(tokens.clone()) {
            let rest = tokens.start..tokens.end - 1;
            let owner = self.without_trailing_verbs(rest.clone());
            return if owner.is_empty() { rest } else { owner };
        }
        tokens
    }

    /// Without the levels at the end: 行政许可事项 of 行政许可事项市级.
    pub(crate) fn without_levels(&self, tokens: Range<usize>) -> Range<usize> {
        let n = tokens
            .clone()
            .rev()
            .take_while(|&idx| {
                self.token(idx).is_some_and(|token| token.is_any(&[WordClass::LevelWord, WordClass::ScopeWord]))
            })
            .count();
        if n < tokens.len() { tokens.start..tokens.end - n } else { tokens }
    }

    /// Whether the last token is a verb.
    pub(crate) fn ends_in_verb(&self, tokens: Range<usize>) -> bool {
        tokens
            .end
            .checked_sub(1)
            .filter(|last| tokens.contains(last))
            .and_then(|last| self.token(last))
            .is_some_and(|last| last.is_any(VERBS))
    }

    /// The noun with which a phrase behind a figure begins: up to its predicate.
    pub(crate) fn noun_head(&self, tokens: Range<usize>) -> Range<usize> {
        let opens = |idx: usize| {
            idx > tokens.start
                && (self.is_predicate(idx)
                    || self.token(idx).is_some_and(|token| token.is_any(&[WordClass::Preposition, WordClass::Filler]))
                    || matches!(
                        self.token(idx).map(|token| &token.kind),
                        Some(Kind::Particle('在' | '由' | '对' | '被' | '将'))
                    )
                    || matches!(self.token(idx).map(|token| &token.kind), Some(Kind::Particle('可'))))
        };
        let end = tokens.clone().find(|&idx| opens(idx)).unwrap_or(tokens.end);
        // What stands before 的 only tells which: the noun is behind it.
        let relative =
            (end..tokens.end).any(|idx| matches!(self.token(idx).map(|token| &token.kind), Some(Kind::Particle('的'))));
        if relative { tokens } else { self.trim_end(tokens.start..end) }
    }

    /// Whether the token says of what a percent before it is: 覆盖, 全程网办.
    pub(crate) fn names_coverage(&self, idx: usize) -> bool {
        ["覆盖", "全覆盖", "网办", "全程网办", "受理", "办理", "公开", "达标", "整改", "办结"]
            .contains(&self.words(idx))
    }

    /// What a verb in the middle is done to: 行政复议申请 of 各级机关共收到行政复议申请.
    pub(crate) fn behind_verb(&self, tokens: Range<usize>) -> Range<usize> {
        let is_verb =
            |idx: usize| self.token(idx).is_some_and(|token| token.is_any(VERBS) && !token.is(WordClass::VerbalNoun));
        match tokens.clone().rev().find(|&idx| is_verb(idx)) {
            Some(verb) if verb > tokens.start && verb + 1 < tokens.end && self.n_chars(verb + 1..tokens.end) >= 3 => {
                verb + 1..tokens.end
            }
            _ => tokens,
        }
    }

    /// Whether the tokens begin by holding a figure against another: 高出, 低于.
    pub(crate) fn leading_comparison(&self, tokens: Range<usize>) -> bool {
        let text = self.str(tokens);
        ["高出", "高于", "低于", "优于", "超过", "超出", "领先", "好于", "快于", "超"]
            .iter()
            .any(|word| text.starts_with(word))
    }

    /// Whether nothing but the manner of doing stands there: 直接, 综合, 新.
    pub(crate) fn is_adverb(&self, tokens: Range<usize>) -> bool {
        matches!(self.str(tokens), "直接" | "综合" | "成功" | "新" | "共" | "已" | "按期" | "按时")
    }

    /// Without what is done to the things: 立法项目 of 立法项目的调研、论证等工作.
    pub(crate) fn without_activities(&self, tokens: Range<usize>) -> Range<usize> {
        let Some(of) = tokens
            .clone()
            .skip(1)
            .find(|&idx| matches!(self.token(idx).map(|token| &token.kind), Some(Kind::Particle('的'))))
        else {
            return tokens;
        };
        let activities = of + 1..tokens.end;
        let does = |idx: usize| {
            self.token(idx).is_some_and(|token| {
                token.is_any(VERBS)
                    || token.is_any(&[WordClass::VerbalNoun, WordClass::Particle])
                    || matches!(token.kind, Kind::Mark('、') | Kind::Particle('和' | '及' | '与' | '等'))
            }) || self.words(idx) == "工作"
        };
        let verbs = self.token(of + 1).is_some_and(|token| token.is_any(VERBS) || token.is(WordClass::VerbalNoun));
        if verbs && activities.len() > 1 && activities.clone().all(does) { tokens.start..of } else { tokens }
    }

    pub(crate) fn without_trailing_verbs(&self, tokens: Range<usize>) -> Range<usize> {
        let verbs = self.trailing_verbs(tokens.clone());
        self.trim_end(tokens.start..verbs.start.max(tokens.start))
    }

    /// Without the words that only tell where or on which level: 全市, 县级.
    pub(crate) fn without_scope(&self, tokens: Range<usize>) -> Range<usize> {
        let tells = |idx: usize| {
            self.token(idx).is_some_and(|token| {
                token.is_any(&[WordClass::ScopeWord, WordClass::LevelWord, WordClass::PeriodWord, WordClass::Filler])
                    && !token.is_any(VERBS)
            })
        };
        let n = tokens.clone().take_while(|&idx| tells(idx)).count();
        tokens.start + n..tokens.end
    }

    /// The run of verbs with which the tokens begin.
    pub(crate) fn leading_verbs(&self, tokens: Range<usize>) -> Range<usize> {
        let verb = |idx: usize| self.token(idx).is_some_and(|token| token.is_any(VERBS) || token.is(WordClass::Filler));
        // 撤销、变更、确认违法: verbs in a list.
        let listed = |idx: usize| {
            matches!(self.token(idx).map(|token| &token.kind), Some(Kind::Mark('、')))
                && idx > tokens.start
                && tokens.contains(&(idx + 1))
                && verb(idx + 1)
        };
        let n = tokens.clone().take_while(|&idx| verb(idx) || listed(idx)).count();
        let mut end = tokens.start + n;
        // 受理仲裁|案件: the name of an activity before a noun belongs to the noun.
        let noun = end < tokens.end && matches!(self.token(end).map(|token| &token.kind), Some(Kind::Text));
        // 调解|员: one character behind makes it the name of a person or a paper.
        let joined = noun && self.words(end).chars().nth(1).is_none();
        if noun
            && (joined || end > tokens.start + 1)
            && end > tokens.start
            && self.token(end - 1).is_some_and(|token| token.is(WordClass::VerbalNoun))
        {
            end -= 1;
        }
        tokens.start..end
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
            while end > tokens.start + 1 && matches!(self.token(end - 1).map(|token| &token.kind), Some(Kind::Mark(_)))
            {
                end -= 1;
            }
        }
        tokens.start..end
    }
}
