use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of measure a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConceptKind {
    /// How many: 件, 项, 人次.
    Count,
    /// A part of a whole, in percent: 占比, 覆盖率, 满意率.
    Rate,
    /// Money, in 元.
    Amount,
    /// A length of time, in 天, 工作日 or 小时.
    Duration,
    /// A place in an order, in 位.
    Rank,
    /// By how much something changed: 压缩33.14%, 减少12次, 新增17人.
    Change,
}

/// How often a concept is met with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Tabulated by most who compare such reports.
    Core,
    /// Stated by some.
    Extended,
}

/// A thing that reports state figures of, under which figures of several reports are put side by side.
///
/// Stages of one matter are concepts of their own: 收到, 受理, 审结 and 纠错 are four.
///
/// ```
/// use shangji_model::{Concept, ConceptKind, Tier};
///
/// let rate = Concept {
///     id: "litigation.loss_rate".into(),
///     name_zh: "行政诉讼败诉率".into(),
///     name_en: "administrative litigation: share lost".into(),
///     unit: "%".into(),
///     kind: ConceptKind::Rate,
///     tier: Tier::Core,
///     task: None,
///     formula: Some("litigation.lost/litigation.concluded".into()),
///     related: vec!["litigation.win_rate".into()],
/// };
/// assert_eq!(rate.operands().collect::<Vec<_>>(), ["litigation.lost", "litigation.concluded"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Concept {
    /// Two lower-case words joined by a dot, the matter and the measure: `reconsideration.accepted`.
    pub id: String,
    /// The name in Chinese, as the head of a table column.
    pub name_zh: String,
    /// The name in English.
    pub name_en: String,
    /// The unit in which figures are usually stated, in the base: 元 for 亿元. A figure in another unit of the same
    /// kind (次 for 人次) may carry the concept all the same.
    pub unit: String,
    /// What kind of measure it is.
    pub kind: ConceptKind,
    /// How often it is met with.
    pub tier: Tier,
    /// The task of the national outline to which it belongs: the heading in 《法治政府建设实施纲要(2021—2025年)》.
    /// None for what lies outside the outline (law in society, publicity of law).
    pub task: Option<String>,
    /// How it follows from other concepts: `a/b` (stated in percent), `a+b` or `a-b`, where `a` and `b` are ids;
    /// `100-a` for a rate whose rest is another. Several ways stand between `|`.
    pub formula: Option<String>,
    /// Ids of concepts that are easily taken for this one: other stages, another base, a part or the whole.
    pub related: Vec<String>,
}

impl Concept {
    /// The ids that the formula names, in order.
    pub fn operands(&self) -> impl Iterator<Item = &str> {
        let parts = self.formula.as_deref().into_iter().flat_map(|formula| formula.split(['/', '+', '-', '|']));
        parts.map(str::trim).filter(|part| *part != "100")
    }
}

/// Concepts by id, in the order of their table.
///
/// In JSON it is a list of concepts.
///
/// ```
/// let catalog = shangji_model::Catalog::default();
/// assert!(catalog.is_empty());
/// assert!(catalog.get("reconsideration.accepted").is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(from = "Vec<Concept>", into = "Vec<Concept>")]
#[schemars(with = "Vec<Concept>")]
pub struct Catalog {
    concepts: Vec<Concept>,
    by_id: BTreeMap<String, usize>,
}

impl Catalog {
    /// The concept with that id.
    pub fn get(&self, id: &str) -> Option<&Concept> {
        self.concepts.get(*self.by_id.get(id)?)
    }

    /// The place of the concept in the table, from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Adds a concept at the end, or puts it in the place of the one with its id, which is returned.
    pub fn insert(&mut self, concept: Concept) -> Option<Concept> {
        if let Some(old) = self.by_id.get(&concept.id).and_then(|&at| self.concepts.get_mut(at)) {
            return Some(std::mem::replace(old, concept));
        }
        self.by_id.insert(concept.id.clone(), self.concepts.len());
        self.concepts.push(concept);
        None
    }

    /// All concepts, in the order of the table.
    pub fn iter(&self) -> std::slice::Iter<'_, Concept> {
        self.concepts.iter()
    }

    /// The tasks that occur, in the order of the table, each once.
    pub fn tasks(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        self.iter().filter_map(|concept| concept.task.as_deref()).filter(|task| seen.insert(*task)).collect()
    }

    /// Number of concepts.
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }
}

impl FromIterator<Concept> for Catalog {
    /// A later concept takes the place of an earlier one with its id.
    fn from_iter<I: IntoIterator<Item = Concept>>(concepts: I) -> Self {
        let mut catalog = Self::default();
        for concept in concepts {
            catalog.insert(concept);
        }
        catalog
    }
}

impl From<Vec<Concept>> for Catalog {
    fn from(concepts: Vec<Concept>) -> Self {
        concepts.into_iter().collect()
    }
}

impl From<Catalog> for Vec<Concept> {
    fn from(catalog: Catalog) -> Self {
        catalog.concepts
    }
}

impl<'a> IntoIterator for &'a Catalog {
    type Item = &'a Concept;
    type IntoIter = std::slice::Iter<'a, Concept>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
