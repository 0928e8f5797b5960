//! What clauses without figures speak of, and what they announce.

use std::ops::Range;

use shangji_vocabulary::WordClass;

use super::Subject;
use super::memory::Memory;
use super::sentence::{Sentence, clauses};
use super::token::{Kind, tokens_without_figures};

/// What a sentence without figures, or a heading, speaks of.
pub(crate) fn topic(text: &str, base: usize) -> Option<Subject> {
    let tokens = tokens_without_figures(text);
    let first = clauses(&tokens).into_iter().next()?;
    let mut memory = Memory::default();
    let mut reader = Sentence::new(text, &tokens, base, &mut memory);
    reader.note_topic(first);
    memory.topic.map(|(_, topic)| topic)
}

impl Sentence<'_, '_> {
    /// Whether a clause names the targets that its sentence goes on to state.
    pub(super) fn announces_targets(&self, clause: Range<usize>) -> bool {
        let text = self.phrases.str(clause.clone());
        // 力争到2025年底,…: of all that follows.
        if ["力争", "争取", "确保到", "计划到"].iter().any(|verb| text.starts_with(verb)) {
            return true;
        }
        // Few clauses hold it, and to part a text costs more than to look.
        let Some((kind, _)) = text.contains("目标").then(|| text.split_once("目标")).flatten() else {
            return false;
        };
        let named = ["预期", "主要", "总体", "工作"].iter().any(|name| kind.ends_with(name));
        let met =
            ["完成", "实现了", "超额", "达到", "对照", "围绕", "高于", "优于"].iter().any(|verb| text.contains(verb));
        named && !met
    }

    /// Remembers what a clause without figures speaks of: 镇街法律顾问全覆盖,年内履职2380件.
    pub(super) fn note_topic(&mut self, clause: Range<usize>) {
        // 满意度调查中,我县连续三年位居全市前列,满意率为96.8%: how it ranks is said of what was spoken of.
        if self.memory.topic(self.sentence).is_some() && only_ranks(self.phrases.str(clause.clone())) {
            return;
        }
        let core = self.phrases.core(clause);
        // 严格落实旁听庭审制度: what is complied with is spoken of, not complying.
        let applied = core
            .clone()
            .take_while(|&idx| self.phrases.token(idx).is_some_and(|token| token.is(WordClass::ApplyVerb)))
            .count();
        let core = core.start + applied..core.end;
        let core_of = core.clone();
        // 最少的是云台县: who it is stands behind.
        let is = core.clone().skip(1).find(|&idx| {
            let of = matches!(self.phrases.token(idx - 1).map(|token| &token.kind), Some(Kind::Particle('的')));
            of && self.phrases.words(idx) == "是"
        });
        if let Some(is) = is {
            self.memory.identified = Some(self.piece(self.phrases.trim_end(is + 1..core.end)));
        }
        let noun = if self.phrases.leading_verbs(core.clone()).is_empty() {
            let mut end = core.clone().find(|&idx| self.phrases.is_predicate(idx)).unwrap_or(core.end);
            // Of verbs in a row the last is said: 企业开办|实行….
            while end + 1 < core.end && self.phrases.is_predicate(end + 1) {
                end += 1;
            }
            self.phrases.trim_end(core.start..end)
        } else {
            let noun = self.phrases.leading_verbs(core.clone()).end..core.end;
            let end = noun.clone().skip(1).find(|&idx| self.phrases.is_predicate(idx)).unwrap_or(noun.end);
            self.phrases.trim_end(noun.start..end)
        };
        // 就行政处罚程序等开展专题辅导: what is done stands behind the verb.
        let about = core_of
            .clone()
            .find(|&idx| matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Particle('就'))));
        let noun = about.map_or(noun, |about| self.phrases.behind_verb(about..core_of.end));
        let noun = self.phrases.tail(noun);
        let noun = if self.phrases.without_scope(noun.clone()).is_empty() { self.phrases.tail(core_of) } else { noun };
        let words = moving(self.phrases.str(noun.clone()));
        let kept = ["工作", "质效", "水平", "机制", "力度", "实现全覆盖", "全覆盖", "覆盖"]
            .iter()
            .find_map(|end| words.strip_suffix(end))
            .unwrap_or(words);
        if kept.chars().count() >= 2 {
            let start = self.base + self.phrases.span(noun).start;
            self.memory.topic = Some((self.sentence, Subject::of(start..start + kept.len())));
        }
    }
}

/// Whether a clause tells how something ranks, without a figure: 名列前茅, 我县连续三年位居全市前列.
pub(super) fn only_ranks(text: &str) -> bool {
    let text = text.trim_end_matches('位');
    ["前列", "前茅", "第一方阵", "首", "第一梯队"].iter().any(|end| text.ends_with(end))
        && ["位居", "名列", "位列", "居", "处于", "稳居", "走在", "排名"].iter().any(|verb| text.contains(verb))
}

/// What is said to move, without how it does: 行政案件数|连续3年下降, 投诉量|持续下降.
fn moving(words: &str) -> &str {
    const MOVES: &[&str] = &[
        "持续",
        "连续",
        "逐年",
        "稳步",
        "明显",
        "显著",
        "大幅",
        "有所",
        "进一步",
        "下降",
        "上升",
        "增长",
        "减少",
        "提升",
    ];
    let quantities = words.char_indices().filter(|(_, c)| matches!(c, '数' | '量' | '率' | '额'));
    let moved = quantities
        .map(|(at, c)| words.split_at(at + c.len_utf8()))
        .find(|(_, rest)| MOVES.iter().any(|word| rest.starts_with(word)));
    moved.map_or(words, |(moved, _)| moved)
}
