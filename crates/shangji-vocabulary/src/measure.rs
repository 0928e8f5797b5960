//! Which kinds of figures may belong to which kinds of concepts.

use std::sync::LazyLock;

use shangji_model::ConceptKind;

use crate::UnitFamily;
use crate::automaton::{Automaton, Hit};

/// Units that count levels of a thing (四级人民调解组织), not the things.
const LEVELS: [&str; 3] = ["级", "层", "大"];

/// Words that make a figure a change. They may also name the thing itself: 节约资金, 取消许可事项, 新增市场主体.
const CHANGES: [&str; 20] = [
    "增长",
    "增加",
    "新增",
    "净增",
    "新登记",
    "上升",
    "提升",
    "提高",
    "扩大",
    "下降",
    "减少",
    "降低",
    "压减",
    "压缩",
    "缩短",
    "精简",
    "取消",
    "节约",
    "节省",
    "减",
];

/// [`CHANGES`] in one pass.
static CHANGE: LazyLock<Automaton> =
    LazyLock::new(|| Automaton::for_overlapping(CHANGES.map(|word| (word, 0))).unwrap_or_default());

/// A unit with what is asked of it again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit<'a> {
    pub(crate) text: &'a str,
    pub(crate) family: Option<UnitFamily>,
    /// Whether it counts levels of a thing (四级人民调解组织), not the things.
    levels: bool,
}

impl<'a> Unit<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Self { text, family: UnitFamily::of(text), levels: LEVELS.contains(&text) }
    }

    /// Whether it measures shares or differences of shares.
    pub(crate) fn is_percent(self) -> bool {
        matches!(self.family, Some(UnitFamily::Share | UnitFamily::Points))
    }
}

/// Whether a figure of that kind and unit can belong to a concept of kind `concept`, `percent` if its unit is one. A
/// rate of compression (压缩率) is a change by its meaning and a rate by its form, 新增17人 is both a change and a
/// count: either may be asked for.
pub(crate) fn agree(concept: ConceptKind, percent: bool, asked: ConceptKind, unit: Unit<'_>) -> bool {
    if unit.levels {
        return false;
    }
    match (concept, asked) {
        (ConceptKind::Change, ConceptKind::Change | ConceptKind::Rate) => percent == unit.is_percent(),
        (ConceptKind::Change, ConceptKind::Count | ConceptKind::Duration) => !percent && !unit.is_percent(),
        (ConceptKind::Count, ConceptKind::Count | ConceptKind::Change) => !unit.is_percent(),
        (ConceptKind::Amount, ConceptKind::Change) => unit.family == Some(UnitFamily::Money),
        (concept, asked) => concept == asked,
    }
}

/// Whether the words that were found hold a change and the rest of the label holds none: 节约资金 is an amount of its
/// own, 罚款增加 tells by how much an amount changed.
pub(crate) fn names_its_change(covered: &[Hit], label: &str) -> bool {
    let changes = |part: Option<&str>| part.is_some_and(|part| CHANGE.overlapping(part).next().is_some());
    // Seldom does a word of a concept hold one.
    if !covered.iter().any(|hit| changes(label.get(hit.start..hit.end))) {
        return false;
    }
    let mut upto = 0;
    for hit in covered {
        if changes(label.get(upto..hit.start)) {
            return false;
        }
        upto = hit.end;
    }
    !changes(label.get(upto..))
}
