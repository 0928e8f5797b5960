//! The grammar of clauses that state figures.
//!
//! A sentence becomes [`token`]s, tokens become clauses, and each clause is read by these productions, where `Q` is a
//! quantity, `V` a verb of doing, `N` a stretch that names something:
//!
//! ```text
//! sentence   = clause { ("," | ";" | ":") clause } ;
//! clause     = [lead] statement { ("、" | "和") statement } ;
//! lead       = period | scope | filler | part ;                  (* 全年 全市 共 其中 *)
//! statement  = attributive | predicative | dealt | moved ;
//! attributive = [N] [V] Q ["的"] N ;                              (* 制定 52条 惠企措施 *)
//! predicative = [V] [N] [copula] Q ;                             (* 办理 公证 1001件;  事项 共 1150项 *)
//! dealt      = N { "、" N } "分别" copula Q { ("、" | "和") Q } ;  (* 率 分别为 95%、72% 和 48% *)
//! moved      = N [("由" | "从") Q] to Q ;                         (* 由 20天 压缩至 12天 *)
//! ```
//!
//! What a statement leaves out it takes from the statements before it: a bare verb takes their object (受理…案件153件,
//! 审结88件), a bare rate their owner (…1046项,占比90.95%), a change their subject (…1240件,同比增长36%), and a name
//! met before in the sentence the head of its 其中.

mod attributive;
mod carried;
mod deal;
mod held;
mod memory;
mod phrase;
mod predicative;
mod production;
mod role;
mod sentence;
mod subject;
#[cfg(test)]
mod tests;
pub(crate) mod token;

pub(crate) use memory::Memory;
pub(crate) use sentence::{Statement, read, topic};

use std::ops::Range;

use smallvec::SmallVec;

/// What a quantity counts or measures: stretches of the normal form, in the order in which they are said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Subject {
    pub(crate) pieces: SmallVec<[Range<usize>; 2]>,
}

impl Subject {
    pub(crate) fn of(piece: Range<usize>) -> Self {
        Self { pieces: Some(piece).filter(|piece| !piece.is_empty()).into_iter().collect() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// This, then the other; what stands in both is said once.
    pub(crate) fn then(mut self, other: &Subject) -> Self {
        for piece in &other.pieces {
            if !self.pieces.iter().any(|own| own.start < piece.end && piece.start < own.end) {
                self.pieces.push(piece.clone());
            }
        }
        self
    }
}
