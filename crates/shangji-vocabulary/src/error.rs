use std::fmt;

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum VocabularyErrorKind {
    /// The table has no header line, or the header lacks a column.
    Header,
    /// A line has more or fewer fields than the header.
    FieldCount,
    /// A field is not of its column's form.
    Field,
    /// The same id, word or alternative stands twice.
    Duplicate,
    /// The table is too large to be searched.
    TooLarge,
}

/// A fault in a table of the vocabulary: where it is, what was expected there and what was found.
///
/// ```
/// use shangji_vocabulary::{Vocabulary, VocabularyErrorKind};
///
/// let header = "id\ttier\tname_zh\tname_en\tunit\tkind\tpatterns\tnot\ttask\tformula\trelated\tsource\n";
/// let row = "forest.fires\tcore\t森林火灾起数\tforest fires\t起\tnumber\t森林+火灾\t\t\t\t\town\n";
/// let error = Vocabulary::from_tsv(&format!("{header}{row}")).unwrap_err();
/// assert_eq!(*error.kind(), VocabularyErrorKind::Field);
/// assert_eq!((error.line(), error.column()), (2, "kind"));
/// assert_eq!(
///     error.to_string(),
///     "line 2, column kind: expected one of count, rate, amount, duration, rank, change, found `number`"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct VocabularyError {
    kind: VocabularyErrorKind,
    line: usize,
    column: String,
    expected: String,
    found: String,
}

impl VocabularyError {
    pub(crate) fn new(kind: VocabularyErrorKind, line: usize, column: &str, expected: &str, found: &str) -> Self {
        Self { kind, line, column: column.to_owned(), expected: expected.to_owned(), found: found.to_owned() }
    }

    /// What is wrong.
    pub fn kind(&self) -> &VocabularyErrorKind {
        &self.kind
    }

    /// The line of the table, from 1; 0 where the table as a whole is at fault.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The name of the column; empty where the line as a whole is at fault.
    pub fn column(&self) -> &str {
        &self.column
    }
}

impl fmt::Display for VocabularyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if !self.column.is_empty() {
            write!(f, ", column {}", self.column)?;
        }
        write!(f, ": expected {}, found `{}`", self.expected, self.found)
    }
}
