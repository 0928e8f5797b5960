//! The productions that read a figure, in the order in which they are tried: the first that reads it is taken.

use std::ops::Range;

use shangji_grammar::quantity::Quantity;

use super::Subject;
use super::sentence::Sentence;

/// A figure of a clause with the tokens around it, before anything is known of it.
#[derive(Clone)]
pub(super) struct Figure<'q> {
    pub(super) quantity: &'q Quantity,
    /// The tokens before it in its clause, from the figure before it on.
    pub(super) before: Range<usize>,
    /// Those of them that the noun of the figure before did not take: 100%一窗受理、100%全程网办.
    pub(super) lead: Range<usize>,
    /// The tokens behind it in its clause, up to the next figure.
    pub(super) after: Range<usize>,
    /// Whether it is the first of its clause.
    pub(super) first: bool,
    /// Whether another one follows in the clause.
    pub(super) more: bool,
    /// The subject of the figure before, if the noun of that stands behind it.
    pub(super) owner: Option<Subject>,
}

impl Figure<'_> {
    pub(super) fn unit(&self) -> &'static str {
        self.quantity.unit.as_str()
    }

    pub(super) fn is_percent(&self) -> bool {
        self.unit() == "%"
    }
}

/// What was found of a statement before its role is told.
#[derive(Debug, Clone, Default)]
pub(super) struct Found<'a> {
    pub(super) subject: Subject,
    /// What a bare verb or rate that follows would be about: the noun alone.
    pub(super) object: Subject,
    pub(super) predicate: Option<Range<usize>>,
    /// The words of the subject's own core.
    pub(super) core: &'a str,
    /// The tokens from the beginning of the statement to its figure.
    pub(super) before: Range<usize>,
    /// The tokens behind the figure.
    pub(super) after: Range<usize>,
    /// The verb that governs the figure.
    pub(super) verb: Option<Range<usize>>,
    /// Whether it is a measure of something, which is then the object: 播种面积.
    pub(super) measure: bool,
    /// Whether another figure is held against it: 较上年的57件.
    pub(super) reference: bool,
    /// The scope of the statement from which it takes what it leaves out.
    pub(super) scope: Option<Range<usize>>,
    /// What those that follow are to take for its subject, if that is not its own: of a change, what changed.
    pub(super) base: Option<Subject>,
    /// The whole of which it names a part.
    pub(super) whole: Option<Subject>,
    /// Whether it is a noun before its figure, with no verb: 省级清单原有的证明事项183项.
    pub(super) noun: bool,
    /// Whether its verb is that of the statement before: 新增上市公司10家、挂牌企业46家.
    pub(super) shared: bool,
    /// Where the noun behind the figure ends, if it has one.
    pub(super) noun_end: Option<usize>,
}

/// What stands before a figure, taken by itself.
pub(super) struct Stem<'a> {
    /// The tokens without what leads in and what links to the figure.
    pub(super) core: Range<usize>,
    /// Its words.
    pub(super) text: &'a str,
    /// The verbs with which it begins.
    pub(super) verbs: Range<usize>,
    /// It as a subject.
    pub(super) own: Subject,
    /// The statement that it makes if nothing is left out.
    pub(super) plain: Found<'a>,
}

/// Reads a figure whose words show by themselves what it is.
type Framed<'a, 't> = fn(&Sentence<'a, 't>, &Figure<'_>) -> Option<Found<'a>>;

/// Reads a figure from what stands before it.
type Predicative<'a, 't> = fn(&Sentence<'a, 't>, &Figure<'_>, &Stem<'a>) -> Option<Found<'a>>;

impl<'a, 't> Sentence<'a, 't> {
    /// Tried first, on any figure.
    const FRAMED: [Framed<'a, 't>; 3] = [
        Self::reference,   // 较上年的57件
        Self::proportion,  // 占应诉案件的84.1%
        Self::attributive, // 制定52条惠企措施
    ];

    /// Tried on the figures whose noun does not stand behind them.
    const PREDICATIVE: [Predicative<'a, 't>; 13] = [
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
