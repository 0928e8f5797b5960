//! Figures in a row: what those of one clause take from each other.

use std::ops::Range;

use shangji_grammar::quantity::Quantity;
use shangji_model::IndicatorRole;
use shangji_vocabulary::WordClass;

use super::Subject;
use super::found::Found;
use super::sentence::{NEAR, Sentence};
use super::token::{Kind, VERBS};

impl Sentence<'_, '_> {
    /// The role that a figure has from the one before it; none where it stands for itself.
    pub(super) fn role_in_row(
        &self,
        clause: usize,
        quantity: &Quantity,
        found: &mut Found<'_>,
    ) -> Option<IndicatorRole> {
        use IndicatorRole::{Change, From, Level, To};
        if found.reference {
            return Some(From);
        }
        let total = self.total_so_far(found.before.clone()).is_some();
        let last = self.out.last().filter(|last| last.clause == clause && last.sentence == self.sentence);
        // 新增企业3172户,其中高新技术企业41户
        let grew = self.memory.whole.as_ref().filter(|whole| whole.sentence == self.sentence && whole.grew);
        let part = || self.phrases.any(found.before.clone(), WordClass::PartWord);
        if grew.is_some_and(|whole| whole.unit == quantity.unit.as_str()) && part() {
            return Some(Change);
        }
        let last = last?;
        let bare = self.phrases.core(found.before.clone()).is_empty();
        let joined = bare && self.coordinates(found.before.clone());
        let alike = last.quantity.unit == quantity.unit;
        let moving = last.role == From && !last.reference && alike;
        if moving && !joined {
            // 由20天压缩至12天
            found.subject = last.subject.clone();
            found.measure = true;
            return Some(To);
        }
        if last.role == Change && !total && (found.shared || joined) {
            // 新增上市公司10家、挂牌企业46家; 同比分别减少316件和62.4万元
            return Some(Change);
        }
        if !bare || !alike {
            return None;
        }
        if total && !moving {
            // 新增示范村21个、累计153个: a total is no change.
            return Some(Level);
        }
        // 分别由5个、3个工作日压缩至2个、1个: a list goes on as it began.
        (joined || found.after.is_empty() || last.role == Change).then_some(last.role)
    }

    /// Whether a figure is what there is by now: 累计153个.
    pub(super) fn total_so_far(&self, mut before: Range<usize>) -> Option<usize> {
        before.find(|&idx| matches!(self.phrases.words(idx), "累计" | "总数达" | "总数" | "总量达" | "累计达"))
    }

    /// 组织7批次共213名领导干部旁听庭审: a verb's figures in a row are of the noun behind the last.
    pub(super) fn share_noun(&mut self, first: usize, quantities: &[usize]) {
        let Some(own) = self.out.get_mut(first..) else { return };
        for (nth, pair) in quantities.windows(2).enumerate().rev() {
            let &[a, b] = pair else { continue };
            let between = a + 1..b;
            // 制定3件、修改5件、废止2件政府规章: each verb has the noun behind the last figure.
            let coordinated =
                between.clone().next().is_some_and(|idx| {
                    matches!(self.phrases.token(idx).map(|token| &token.kind), Some(Kind::Mark('、')))
                }) && self.phrases.all(between.start + 1..between.end, VERBS);
            if coordinated {
                let verb = (a.saturating_sub(NEAR)..a)
                    .rev()
                    .take_while(|&idx| self.phrases.token(idx).is_some_and(|token| token.is_any(VERBS)))
                    .last();
                let noun = own
                    .get(nth + 1)
                    .filter(|next| next.subject.pieces.len() > 1)
                    .and_then(|next| next.subject.pieces.last().filter(|noun| noun.start >= next.span.end).cloned());
                if let (Some(verb), Some(noun), Some(statement)) = (verb, noun, own.get_mut(nth)) {
                    let span = self.phrases.span(verb..a);
                    statement.subject =
                        Subject::of(self.base + span.start..self.base + span.end).then(&Subject::of(noun));
                }
                continue;
            }
            let adjoin = between.clone().all(|idx| {
                self.phrases
                    .token(idx)
                    .is_some_and(|token| token.is(WordClass::Filler) || matches!(token.kind, Kind::Mark('、')))
            });
            let verb =
                a.checked_sub(1).and_then(|before| self.phrases.token(before)).is_some_and(|token| token.is_any(VERBS));
            let attributive =
                self.phrases.token(b + 1).is_some_and(|token| matches!(token.kind, Kind::Text | Kind::Word(_)));
            if let (true, true, true, Some(noun)) =
                (adjoin, verb, attributive, own.get(nth + 1).map(|next| next.subject.clone()))
                && let Some(statement) = own.get_mut(nth)
            {
                statement.subject = noun;
            }
        }
    }
}
