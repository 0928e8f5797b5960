//! The productions that read a figure, in the order in which they are tried: the first that reads it is taken.

use super::found::{Figure, Found, Stem};
use super::sentence::Sentence;

/// Reads a figure whose words show by themselves what it is.
type Framed<'a, 't> = fn(&Sentence<'a, 't>, &Figure<'_>) -> Option<Found<'a>>;

/// Reads a figure from what stands before it.
type Predicative<'a, 't> = fn(&Sentence<'a, 't>, &Figure<'_>, &Stem<'a>) -> Option<Found<'a>>;

impl<'a, 't> Sentence<'a, 't> {
    /// Tried first, on any figure.
    const FRAMED: [Framed<'a, 't>; 4] = [
        Self::reference,   // 较上年的57件
        Self::proportion,  // 占应诉案件的84.1%
        Self::among,       // 在全省126个参评县市中排名第9位
        Self::attributive, // 制定52条惠企措施
    ];

    /// Tried on the figures whose noun does not stand behind them.
    const PREDICATIVE: [Predicative<'a, 't>; 14] = [
        Self::rank,           // 位列全省第4名
        Self::norm,           // 高于年初确定的95%目标
        Self::nothing_before, // …,共88件
        Self::comparison,     // 较五年前增加36件
        Self::points,         // 高出市定目标2.3个百分点
        Self::bare_change,    // 同比增长36%
        Self::rate,           // 直接纠错率12.5%
        Self::rest,           // 其余12件
        Self::bare_verb,      // 审结88件
        Self::bare_measure,   // 单产412公斤
        Self::level,          // 市级6项、县级11项
        Self::each,           // 每个村不少于5名
        Self::named_again,    // …罚款198万元,事故类行政处罚19件、罚款1348万元
        Self::coordinated,    // 报备信息4批次、文件32份
    ];

    /// `statement`: what a figure counts or measures.
    pub(super) fn statement(&self, figure: &Figure<'_>) -> Found<'a> {
        if let Some(found) = Self::FRAMED.iter().find_map(|production| production(self, figure)) {
            return found;
        }
        // What stands before a bracket is spoken of again behind it: 行政案件(不含…)5867件.
        let outer = self.outer.clone().filter(|_| figure.first && self.phrases.core(figure.before.clone()).is_empty());
        let figure = &Figure { before: outer.unwrap_or_else(|| figure.before.clone()), ..figure.clone() };
        let stem = self.stem(figure);
        let found = Self::PREDICATIVE.iter().find_map(|production| production(self, figure, &stem));
        // 办理公证1001件: nothing is left out.
        found.unwrap_or_else(|| {
            let noun = stem.verbs.is_empty() && !self.phrases.has_verb(stem.core.clone());
            let found = self.in_part(figure, stem.plain);
            Found { noun: noun && found.whole.is_none(), ..found }
        })
    }
}
