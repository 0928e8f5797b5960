//! One row of the table of concepts.

use shangji_model::{Concept, ConceptKind, Tier};

use crate::pattern::{self, Alternative, BadPattern};
use crate::{VocabularyError, VocabularyErrorKind, table, tasks};

pub(crate) const COLUMNS: [&str; 12] =
    ["id", "tier", "name_zh", "name_en", "unit", "kind", "patterns", "not", "task", "formula", "related", "source"];

const KINDS: [(&str, ConceptKind); 6] = [
    ("count", ConceptKind::Count),
    ("rate", ConceptKind::Rate),
    ("amount", ConceptKind::Amount),
    ("duration", ConceptKind::Duration),
    ("rank", ConceptKind::Rank),
    ("change", ConceptKind::Change),
];

/// A concept with the words by which its figures are known.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) concept: Concept,
    pub(crate) source: String,
    pub(crate) alternatives: Vec<Alternative>,
    pub(crate) guards: Vec<Alternative>,
    /// 0 for a table as read; higher for one merged into another.
    pub(crate) layer: u32,
}

/// Reads the fields of a row, which stand in the order of [`COLUMNS`].
pub(crate) fn read(row: table::Row<'_, 12>) -> Result<Row, VocabularyError> {
    let table::Row { line, fields } = row;
    let [id, tier, name_zh, name_en, unit, kind, patterns, not, task, formula, related, source] = fields;
    let bad = |column: &str, expected: &str, found: &str| {
        VocabularyError::new(VocabularyErrorKind::Field, line, column, expected, found)
    };
    let bad_pattern = |column: &'static str| move |fault: BadPattern| bad(column, fault.expected, &fault.found);
    if !is_id(id) {
        return Err(bad("id", "two lower-case words with a dot between, as `reconsideration.accepted`", id));
    }
    let tier = match tier {
        "core" => Tier::Core,
        "extended" => Tier::Extended,
        _ => return Err(bad("tier", "core or extended", tier)),
    };
    let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == kind) else {
        let names = KINDS.map(|(name, _)| name).join(", ");
        return Err(bad("kind", &format!("one of {names}"), kind));
    };
    for (column, field) in [("name_zh", name_zh), ("name_en", name_en), ("source", source)] {
        if field.is_empty() {
            return Err(bad(column, "some text", field));
        }
    }
    let related: Vec<String> = related.split_whitespace().map(str::to_owned).collect();
    if let Some(wrong) = related.iter().find(|id| !is_id(id)) {
        return Err(bad("related", "ids with spaces between", wrong));
    }
    let concept = Concept {
        id: id.to_owned(),
        name_zh: name_zh.to_owned(),
        name_en: name_en.to_owned(),
        unit: unit.to_owned(),
        kind: *kind,
        tier,
        task: tasks::expand(task),
        formula: (!formula.is_empty()).then(|| formula.to_owned()),
        related,
    };
    if concept.operands().any(|operand| !is_id(operand)) {
        return Err(bad("formula", "ids with / + or - between", formula));
    }
    Ok(Row {
        concept,
        source: source.to_owned(),
        alternatives: pattern::alternatives(patterns).map_err(bad_pattern("patterns"))?,
        guards: pattern::guards(not).map_err(bad_pattern("not"))?,
        layer: 0,
    })
}

fn is_id(id: &str) -> bool {
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b"_0123456789".contains(&b));
    id.split_once('.').is_some_and(|(matter, measure)| word(matter) && word(measure))
}
