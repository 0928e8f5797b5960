//! Cells, and what keeps a spreadsheet from running them.

use std::borrow::Cow;
use std::fmt::Display;

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Characters at the start of a cell that spreadsheets take for the start of a formula, their full-width twins
/// included, and the apostrophe itself, so that it can be taken away again.
const RISKY: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];

/// Text in a form that no spreadsheet runs.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(RISKY) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell as it was before it was made harmless.
///
/// ```
/// use shangji_tables::plain;
///
/// assert_eq!(plain("'=1+1"), "=1+1");
/// assert_eq!(plain("''quoted'"), "'quoted'");
/// assert_eq!(plain("全市"), "全市");
/// ```
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// A row in the making: cells in the order of the columns.
#[derive(Debug, Default)]
pub(crate) struct Row {
    cells: Vec<String>,
}

impl Row {
    /// A cell of a text column.
    pub(crate) fn text(mut self, text: impl AsRef<str>) -> Self {
        self.cells.push(harmless(text.as_ref()).into_owned());
        self
    }

    /// A cell of a text column, empty where there is nothing.
    pub(crate) fn text_or_none(self, text: Option<impl AsRef<str>>) -> Self {
        match text {
            Some(text) => self.text(text),
            None => self.none(),
        }
    }

    /// A count.
    pub(crate) fn count(self, n: impl Display) -> Self {
        self.raw(n)
    }

    pub(crate) fn decimal(self, value: Option<Decimal>) -> Self {
        match value {
            Some(value) => self.raw(value),
            None => self.none(),
        }
    }

    pub(crate) fn date(self, day: Option<NaiveDate>) -> Self {
        match day {
            Some(day) => self.raw(day),
            None => self.none(),
        }
    }

    pub(crate) fn optional(self, n: Option<impl Display>) -> Self {
        match n {
            Some(n) => self.raw(n),
            None => self.none(),
        }
    }

    pub(crate) fn none(mut self) -> Self {
        self.cells.push(String::new());
        self
    }

    pub(crate) fn append(mut self, other: Row) -> Self {
        self.cells.extend(other.cells);
        self
    }

    pub(crate) fn into_cells(self) -> Vec<String> {
        self.cells
    }

    /// What cannot be a formula: digits, a point, a minus, `true`.
    fn raw(mut self, value: impl Display) -> Self {
        self.cells.push(value.to_string());
        self
    }
}

/// The word by which JSON names a variant: `full_coverage`, and the `code` of a reason.
pub(crate) fn code(variant: &impl serde::Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(serde_json::Value::Object(fields)) => {
            fields.get("code").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_the_text_is_it_is_harmless_and_can_be_had_back(text in "[=+@\t\r\n'＝-]{0,2}.*") {
            let cell = harmless(&text);
            prop_assert!(!cell.starts_with(RISKY) || cell.starts_with('\''));
            prop_assert_eq!(plain(&cell), text.as_str());
        }
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for (text, cell) in [
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("+86", "'+86"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("＝1+1", "'＝1+1"),
            ("'a", "''a"),
            ("全市=1", "全市=1"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), cell);
            assert_eq!(plain(cell), text);
        }
        let row = Row::default().decimal(Some(Decimal::new(-250, 2))).text("-2.50");
        assert_eq!(row.into_cells(), ["-2.50", "'-2.50"], "a number stays a number");
    }
}
