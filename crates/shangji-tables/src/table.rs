//! The tables and their columns.

use std::fmt::Write as _;

use crate::rows;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words, which an apostrophe may precede.
    Text,
    /// One of a few words.
    Code,
    /// A whole number.
    Integer,
    /// A number with a point.
    Decimal,
    /// `YYYY-MM-DD`.
    Date,
    /// `true` or `false`.
    Logical,
}

impl Kind {
    /// The word of the dictionary: `text`, `code`, `integer`, `decimal`, `date`, `logical`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Code => "code",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Date => "date",
            Self::Logical => "logical",
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The head of the column: English, lower case, joined by `_`.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What that means.
    pub about: &'static str,
}

/// A table. The nine that those who compare such reports draw up; the fifth comes as figures and as concepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Table {
    /// The sample: a report a row.
    Reports,
    /// Whether it was made, published and addressed as the rules ask: a requirement of a report a row.
    Publication,
    /// The mandated parts: a part of a report a row.
    Parts,
    /// The tasks of the national outline: a task of a report a row.
    Coverage,
    /// The figures: a concept of a report a row.
    Indicators,
    /// The concepts over all reports: a concept a row. The only table without a report.
    Concepts,
    /// The same issuer a year later: a concept of two reports a row.
    Changes,
    /// Problems that come back the year after: a pair a row.
    Shortcomings,
    /// Promises and what became of them: a promise a row.
    Promises,
    /// Passages that two reports share: a passage a row.
    Reuse,
}

impl Table {
    /// All tables, in the order in which they are drawn up.
    pub const ALL: [Self; 10] = [
        Self::Reports,
        Self::Publication,
        Self::Parts,
        Self::Coverage,
        Self::Indicators,
        Self::Concepts,
        Self::Changes,
        Self::Shortcomings,
        Self::Promises,
        Self::Reuse,
    ];

    /// The name of its file, without `.csv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::Publication => "publication",
            Self::Parts => "parts",
            Self::Coverage => "coverage",
            Self::Indicators => "indicators",
            Self::Concepts => "concepts",
            Self::Changes => "changes",
            Self::Shortcomings => "shortcomings",
            Self::Promises => "promises",
            Self::Reuse => "reuse",
        }
    }

    /// What a row is.
    pub fn about(self) -> &'static str {
        match self {
            Self::Reports => "the sample; a row is a report",
            Self::Publication => {
                "dates and addressees against the rules of their day; a row is a requirement of a report"
            }
            Self::Parts => "the mandated parts (厅字〔2019〕28号 art. 25); a row is a part of a report",
            Self::Coverage => "the tasks of the national outline of the year; a row is a task of a report",
            Self::Indicators => "the figure that stands for a report under a concept; a row is a concept of a report",
            Self::Concepts => "the concepts over all reports; a row is a concept",
            Self::Changes => "from a report to the next one of its issuer; a row is a concept that both state",
            Self::Shortcomings => {
                "problems that the next report of the issuer states again; a row is a pair of passages"
            }
            Self::Promises => "promises in the next report of the issuer; a row is a promise",
            Self::Reuse => "passages that a report shares with an earlier one; a row is a passage",
        }
    }

    /// Its columns, in order.
    pub fn columns(self) -> Vec<Column> {
        match self {
            Self::Reports => rows::reports::columns(),
            Self::Publication => rows::publication::columns(),
            Self::Parts => rows::parts::columns(),
            Self::Coverage => rows::coverage::columns(),
            Self::Indicators => rows::indicators::columns(),
            Self::Concepts => rows::concepts::columns(),
            Self::Changes => rows::changes::columns(),
            Self::Shortcomings => rows::shortcomings::columns(),
            Self::Promises => rows::promises::columns(),
            Self::Reuse => rows::reuse::columns(),
        }
    }
}

/// The dictionary of all columns, as Markdown: a heading a table, a row a column.
///
/// ```
/// assert!(shangji_tables::dictionary().contains("| `report` | text |"));
/// ```
pub fn dictionary() -> String {
    let mut out = String::new();
    for table in Table::ALL {
        let _ = writeln!(
            out,
            "## `{}.csv`\n\n{}.\n\n| column | type | meaning |\n|---|---|---|",
            table.name(),
            upper(table.about())
        );
        for column in table.columns() {
            let _ = writeln!(out, "| `{}` | {} | {} |", column.name, column.kind.name(), column.about);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
}
