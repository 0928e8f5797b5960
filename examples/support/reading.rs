//! Reads files one after the other; one that cannot be read does not stop the others.

use std::fs;

use shangji::Reader;
use shangji::model::Report;

use super::inputs::Input;

/// The report of a file, or what went wrong with the file. Reading the text itself cannot fail.
pub(crate) fn read(reader: &Reader, input: &Input) -> Result<Report, String> {
    let bytes = fs::read(&input.path).map_err(|error| format!("{}: {error}", input.path.display()))?;
    Ok(reader.read(&input.name, &bytes).report)
}
