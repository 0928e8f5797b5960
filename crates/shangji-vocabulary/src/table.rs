//! Reads tab-separated tables: a header line, `#` comments, empty lines left out.

use crate::{VocabularyError, VocabularyErrorKind};

/// One line of a table, its fields in the order in which the columns were asked for.
pub(crate) struct Row<'t, const N: usize> {
    pub(crate) line: usize,
    pub(crate) fields: [&'t str; N],
}

/// The rows of `text`, whose header must name all `columns`, in any order, and may name more.
pub(crate) fn rows<'t, const N: usize>(text: &'t str, columns: [&str; N]) -> Result<Vec<Row<'t, N>>, VocabularyError> {
    let fault = VocabularyError::new;
    let mut lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let Some((line, header)) = lines.next() else {
        return Err(fault(VocabularyErrorKind::Header, 0, "", "a header line", ""));
    };
    let names: Vec<&str> = header.split('\t').map(str::trim).collect();
    let mut places = [0; N];
    for (place, column) in places.iter_mut().zip(columns) {
        *place = names.iter().position(|name| *name == column).ok_or_else(|| {
            fault(VocabularyErrorKind::Header, line, column, &format!("a column named {column}"), header)
        })?;
    }
    lines
        .map(|(line, text)| {
            let found: Vec<&str> = text.split('\t').map(str::trim).collect();
            if found.len() != names.len() {
                let expected = format!("{} fields between tabs", names.len());
                return Err(fault(VocabularyErrorKind::FieldCount, line, "", &expected, &found.len().to_string()));
            }
            let fields = places.map(|place| found.get(place).copied().unwrap_or_default());
            Ok(Row { line, fields })
        })
        .collect()
}
