use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use shangji_model::{Catalog, ConceptKind};

use crate::assign::{Asked, Index, Searched};
use crate::measure::Unit;
use crate::pattern::Choice;
use crate::row::{self, Row};
use crate::{VocabularyError, VocabularyErrorKind, table};

static BUILTIN: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::from_tsv(include_str!("../data/concepts.tsv")).unwrap_or_default());

/// The concepts with the words by which their figures are known.
///
/// ```
/// use shangji_vocabulary::{ConceptKind, Vocabulary};
///
/// let vocabulary = Vocabulary::builtin();
/// let id = |label, kind, unit| vocabulary.assign(label, "", kind, unit).map(|found| found.id);
/// assert_eq!(id("受理行政复议案件", ConceptKind::Count, "件"), Some("reconsideration.accepted"));
/// assert_eq!(id("依法审结行政复议案件", ConceptKind::Count, "件"), Some("reconsideration.concluded"));
/// assert_eq!(id("行政复议案件直接纠错率", ConceptKind::Rate, "%"), Some("reconsideration.corrected_rate"));
/// assert_eq!(id("案件", ConceptKind::Count, "件"), None);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    rows: Vec<Row>,
    catalog: Catalog,
    index: Index,
}

/// The concept of a label, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment<'v> {
    /// The id of the concept.
    pub id: &'v str,
    /// The alternative of the column `patterns` that fits, as written there.
    pub alternative: &'v str,
    /// How well it fits: 64 for every character of the label that is covered by a word of the alternative, and 1 for
    /// every character of the headings.
    pub score: u32,
}

impl Vocabulary {
    /// The table that comes with the crate.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// Reads a table: tab-separated, with a header line that names the columns `id`, `tier` (core, extended), `name_zh`,
    /// `name_en`, `unit`, `kind` (count, rate, amount, duration, rank, change), `patterns`, `not`, `task` (an ordinal
    /// 二 to 十 of the 2021–2025 outline, or a heading of your own), `formula`, `related` (ids between spaces) and
    /// `source`. Lines that begin with `#` are comments.
    ///
    /// `patterns` holds alternatives between `|`. An alternative is one or more words joined by `+`, all of which must
    /// occur in the label, in any order, near each other. `a/b` asks for either; `word$` must end the label, `^word`
    /// begin it; `context:word` must occur in the headings above, `unit:件` asks for that unit or another of its family.
    /// `not` holds such alternatives too, none of which may fit.
    ///
    /// # Errors
    ///
    /// A missing column, a line with too few fields, a field that is not of its column's form, an id or an alternative
    /// that stands twice: the error names line and column, what was expected and what was found.
    ///
    /// ```
    /// use shangji_vocabulary::{ConceptKind, Vocabulary};
    ///
    /// let own = Vocabulary::from_tsv(
    ///     "id\ttier\tname_zh\tname_en\tunit\tkind\tpatterns\tnot\ttask\tformula\trelated\tsource\n\
    ///      forest.fires\tcore\t森林火灾起数\tforest fires\t起\tcount\t森林/草原+火灾\t演练\t六\t\t\t森林法\n",
    /// )?;
    /// let both = Vocabulary::builtin().merged_with(&own)?;
    /// let found = both.assign("发生森林火灾", "", ConceptKind::Count, "起").unwrap();
    /// assert_eq!((found.id, found.alternative), ("forest.fires", "森林/草原+火灾"));
    /// let found = both.assign("森林火灾应急演练", "", ConceptKind::Count, "场").unwrap();
    /// assert_eq!(found.id, "emergency.drills");
    /// # Ok::<(), shangji_vocabulary::VocabularyError>(())
    /// ```
    pub fn from_tsv(text: &str) -> Result<Self, VocabularyError> {
        let mut rows: Vec<Row> = Vec::new();
        let mut ids = BTreeSet::new();
        let mut owners: BTreeMap<(ConceptKind, Vec<Choice>), usize> = BTreeMap::new();
        for fields in table::rows(text, row::COLUMNS)? {
            let line = fields.line;
            let row = row::read(fields)?;
            if !ids.insert(row.concept.id.clone()) {
                return Err(twice(line, "id", "an id that stands once", &row.concept.id));
            }
            for alternative in &row.alternatives {
                let owner = owners.entry((row.concept.kind, alternative.choices.clone())).or_insert(rows.len());
                if *owner != rows.len() {
                    let expected = "an alternative that belongs to one concept of its kind";
                    return Err(twice(line, "patterns", expected, &alternative.text));
                }
            }
            rows.push(row);
        }
        Self::new(rows)
    }

    /// This table with the concepts of `other` added. A concept of `other` takes the place of the one with its id, and
    /// goes first where alternatives of both fit equally well.
    ///
    /// # Errors
    ///
    /// The two together are too large to be searched.
    pub fn merged_with(&self, other: &Self) -> Result<Self, VocabularyError> {
        let layer = 1 + self.rows.iter().map(|row| row.layer).max().unwrap_or_default();
        let mut rows = self.rows.clone();
        for row in &other.rows {
            let row = Row { layer: layer.saturating_add(row.layer), ..row.clone() };
            match rows.iter_mut().find(|old| old.concept.id == row.concept.id) {
                Some(old) => *old = row,
                None => rows.push(row),
            }
        }
        Self::new(rows)
    }

    fn new(rows: Vec<Row>) -> Result<Self, VocabularyError> {
        let searched: Vec<Searched<'_>> = rows
            .iter()
            .map(|row| Searched {
                kind: row.concept.kind,
                unit: &row.concept.unit,
                alternatives: &row.alternatives,
                guards: &row.guards,
                layer: row.layer,
            })
            .collect();
        let Some(index) = Index::new(&searched) else {
            let expected = "a table that fits into one automaton";
            let found = format!("{} concepts", rows.len());
            return Err(VocabularyError::new(VocabularyErrorKind::TooLarge, 0, "", expected, &found));
        };
        let catalog = rows.iter().map(|row| row.concept.clone()).collect();
        Ok(Self { rows, catalog, index })
    }

    /// The concepts.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Where a concept comes from: the law, the outline, or the usage of such reports.
    pub fn source(&self, id: &str) -> Option<&str> {
        self.rows.get(self.catalog.position(id)?).map(|row| row.source.as_str())
    }

    /// The concept of a figure, by its label (normalised: Simplified script, half-width, what a table column would be
    /// called), the headings above it, its kind and its unit.
    ///
    /// The alternative whose words cover most of the label wins; then the one that looks at more of the headings, a
    /// concept of the user's own, the concept of just this kind, the alternative whose words begin first (审结 in
    /// 审结收到的复议申请), the concept with more words forbidden, and the order of the table. Where a label says too
    /// little the answer is none.
    ///
    /// ```
    /// use shangji_vocabulary::{ConceptKind, Vocabulary};
    ///
    /// let vocabulary = Vocabulary::builtin();
    /// let heading = "加大政务公开力度";
    /// let found = vocabulary.assign("受理申请", heading, ConceptKind::Count, "件").map(|found| found.id);
    /// assert_eq!(found, Some("disclosure.requests_received"));
    /// assert_eq!(vocabulary.assign("受理申请", "", ConceptKind::Count, "件"), None);
    /// ```
    pub fn assign(&self, label: &str, context: &str, kind: ConceptKind, unit: &str) -> Option<Assignment<'_>> {
        let fit = self.index.best(Asked { label, context, kind, unit: Unit::of(unit) })?;
        let row = self.rows.get(fit.row)?;
        let alternative = row.alternatives.get(fit.alternative)?;
        Some(Assignment { id: &row.concept.id, alternative: &alternative.text, score: fit.score })
    }
}

fn twice(line: usize, column: &str, expected: &str, found: &str) -> VocabularyError {
    VocabularyError::new(VocabularyErrorKind::Duplicate, line, column, expected, found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::Item;

    /// Every way to meet the choices.
    fn combinations(choices: &[Choice]) -> Vec<Vec<Item>> {
        let mut all = vec![Vec::new()];
        for choice in choices {
            let longer = |items: &Vec<Item>| {
                let with = |item: &Item| items.iter().cloned().chain([item.clone()]).collect::<Vec<_>>();
                choice.iter().map(with).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        for items in &mut all {
            items.sort();
            items.dedup();
        }
        all
    }

    #[test]
    fn the_builtin_table_is_sound() {
        let table = Vocabulary::from_tsv(include_str!("../data/concepts.tsv"));
        assert_eq!(
            table.map(|table| table.catalog().len()).unwrap_or_else(|error| panic!("{error}")),
            Vocabulary::builtin().catalog().len()
        );
    }

    #[test]
    fn no_combination_of_words_belongs_to_two_concepts_of_a_kind() {
        let mut owners: BTreeMap<(ConceptKind, bool, Vec<Item>), &str> = BTreeMap::new();
        let mut shared = Vec::new();
        for row in &Vocabulary::builtin().rows {
            for alternative in &row.alternatives {
                for items in combinations(&alternative.choices) {
                    let id = row.concept.id.as_str();
                    let percent = row.concept.unit == "%";
                    let owner = owners.entry((row.concept.kind, percent, items.clone())).or_insert(id);
                    if *owner != id {
                        shared.push(format!("{owner} and {id}: {items:?}"));
                    }
                }
            }
        }
        assert!(shared.is_empty(), "{}", shared.join("\n"));
    }
}
