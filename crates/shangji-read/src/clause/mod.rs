//! The grammar of clauses that state figures.
//!
//! A sentence becomes [`token`]s, tokens become clauses, and each figure of a clause is read by the first of these
//! productions that fits (`production` has their order), where `Q` is a quantity, `V` a verb of doing, `N` a stretch
//! that names something:
//!
//! ```text
//! sentence    = clause { mark clause } ;                          (* , ; : and the brackets of a remark *)
//! clause      = [lead] statement { ["、" | "和"] statement } | topic ;
//! lead        = period | scope | filler | part ;                  (* 全年 全市 共 其中 *)
//! topic       = N | V N ;                                          (* 法律顾问全覆盖, *)
//! statement   = framed | predicative ;
//!
//! framed      = reference | proportion | among | attributive ;
//! reference   = [N] ("较" | "比") period ["的"] Q ;                (* 较 上年 的 57件 *)
//! proportion  = "占" N [Q] "的" Q ;                                (* 占 应诉案件 的 84.1% *)
//! among       = "在" [scope] Q N "中" ;                            (* 在 全省 126个 参评县市 中 排名第9位 *)
//! attributive = [N] [V] Q ["的"] N [predicate] ;                  (* 制定 52条 惠企措施 *)
//!
//! predicative = rank | norm | nothing | comparison | points | change | rate | rest | verb | measure | level
//!             | again | coordinated | plain ;
//! rank        = [N] ["在" N Q "中"] place Q ;                      (* 综合评价 在 全省16个市 中 排名 第2位 *)
//! norm        = N Q ("目标" | "标准") ;                            (* 高于 年初确定的 95% 目标 *)
//! nothing     = [total | mean | "占"] Q ;                          (* 共 88件; 户均 508元; 占 82% *)
//! comparison  = ("较" | "比") N degree Q ;                         (* 比 全省平均水平 低 9个百分点 *)
//! points      = against N Q ;                                     (* 高出 市定目标 2.3个百分点 *)
//! change      = [since] C Q ;                                     (* 同比 增长 36% *)
//! rate        = [N] R Q ;                                         (* 直接纠错率 12.5% *)
//! rest        = ("其余" | "另有") Q ;                               (* 其余 12件 *)
//! verb        = [stage] V Q ;                                     (* 审结 88件; 实际 出庭 70件 *)
//! measure     = M Q ;                                             (* 单产 412公斤 *)
//! level       = L Q ;                                             (* 县级 11项 *)
//! again       = V Q ;                                             (* 罚款 1348万元, named before of another thing *)
//! coordinated = ("、" | "和") N Q ;                                 (* 报备信息 4批次 、 文件 32份 *)
//! plain       = [V] [N] [link] Q ;                                (* 办理 公证 1001件; 事项 共 1150项 *)
//!
//! dealt       = N { "、" N } "分别" [link] Q { ("、" | "和") Q } ;   (* 率 分别为 95%、72% 和 48% *)
//! ```
//!
//! `C` is a word of growing or shrinking, `R` the name of a rate, `M` that of a measure, `L` a level of government. What
//! a statement leaves out it takes from those before it (`memory`): a bare verb their object (受理…案件153件,审结88件), a bare
//! rate its owner (…1046项,按时办结率99%), a change what changed (…1240件,同比增长36%), a name behind 其中 its whole. What the
//! figure then is to its subject is told in `role`: from 由…, to 压缩至…, a target behind 力争 or in the plan.

mod attributive;
mod carried;
mod deal;
mod found;
mod held;
mod memory;
mod phrase;
mod predicative;
mod production;
mod role;
mod row;
mod sentence;
mod structural;
mod subject;
#[cfg(test)]
mod tests;
pub(crate) mod token;
mod topic;

pub(crate) use found::Statement;
pub(crate) use memory::Memory;
pub(crate) use role::names_change;
pub(crate) use sentence::read;
pub(crate) use topic::topic;

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

    /// Its length in bytes, if it is of one piece.
    pub(crate) fn piece_len(&self) -> Option<usize> {
        match self.pieces.as_slice() {
            [piece] => Some(piece.len()),
            _ => None,
        }
    }

    /// Without so many bytes of its first piece.
    fn without_start(mut self, len: usize) -> Self {
        if let Some(first) = self.pieces.first_mut() {
            first.start = (first.start + len).min(first.end);
        }
        self.pieces.retain(|piece| piece.start < piece.end);
        self
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
