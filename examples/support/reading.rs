//! Reads files one after the other; one that cannot be read does not stop the others.

use std::fs;

use shangji::{Reader, Reading};

use super::inputs::Input;

/// The report of a file with its text, or what went wrong with the file.
///
/// Reading cannot fail; a file of a kind that cannot be read gives an empty report that says so. That is no report
/// to compare.
pub(crate) fn read(reader: &Reader, input: &Input) -> Result<Reading, String> {
    let bytes = fs::read(&input.path).map_err(|error| format!("{}: {error}", input.path.display()))?;
    let reading = reader.read(&input.name, &bytes);
    match reading.report.diagnostics.iter().find(|diagnostic| diagnostic.code == "media-unsupported") {
        Some(diagnostic) => Err(format!("{}: {}", input.path.display(), diagnostic.message)),
        None => Ok(reading),
    }
}
