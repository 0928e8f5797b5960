//! What is passed on while a sentence is read: a figure with its tokens, what was found of it, the statement.

use std::ops::Range;

use shangji_grammar::date;
use shangji_grammar::quantity::Quantity;
use shangji_model::IndicatorRole;

use super::Subject;
use crate::tables::Place;

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
    /// Whether what follows is not about it: 在全省16个市州中名列前茅.
    pub(super) aside: bool,
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

/// A quantity with what it counts. Positions are those of the whole normal form.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Statement {
    pub(crate) span: Range<usize>,
    pub(crate) quantity: Quantity,
    pub(crate) subject: Subject,
    /// What is said of the subject behind the figure: …份协议[全部进行了合法性审查].
    pub(crate) predicate: Option<Range<usize>>,
    /// Whether it is only what another figure is held against: 较上年的57件.
    pub(crate) reference: bool,
    /// The whole of which the subject names a part, which stands in it.
    pub(crate) whole: Option<Subject>,
    pub(crate) role: IndicatorRole,
    pub(crate) scope: Option<Range<usize>>,
    pub(crate) date: Option<(date::Expression, Range<usize>)>,
    /// The clause in its sentence.
    pub(crate) clause: usize,
    /// The sentence in the report.
    pub(crate) sentence: usize,
    /// Whether it is one of the parts that 其中 leads to.
    pub(crate) part: bool,
    /// Whether 共 or 合计 announces it as a total.
    pub(crate) total: bool,
    /// Where it stands, of a table.
    pub(crate) place: Option<Place>,
}
