//! Reads a file; one that cannot be read does not stop the others.

use std::fs;
use std::io::{self, ErrorKind};

use shangji::compare::Language;
use shangji::media::Limits;
use shangji::model::{Diagnostic, Severity};
use shangji::{Reader, Reading};

use super::inputs::Input;

/// The report of a file with its text, or what went wrong with the file.
///
/// Reading cannot fail; a file of a kind that cannot be read, or whose text is garbled, gives an empty report that says
/// so. That is no report to compare.
pub(crate) fn read(reader: &Reader, input: &Input, language: Language) -> Result<Reading, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", input.path.display());
    let size = fs::metadata(&input.path).map_err(|error| told(&in_words(&error, language)))?.len();
    let limit = Limits::default().bytes;
    if size > limit as u64 {
        return Err(told(&language.pick(
            format!("{size}字节，超过上限{limit}字节"),
            format!("{size} bytes, and no report has more than {limit}"),
        )));
    }
    let bytes = fs::read(&input.path).map_err(|error| told(&in_words(&error, language)))?;
    let reading = reader.read(&input.name, &bytes);
    let unread = |it: &&Diagnostic| it.severity == Severity::Error && it.code != "no-body";
    match reading.report.diagnostics.iter().find(unread) {
        Some(diagnostic) if diagnostic.code == "text-garbled" => {
            Err(told(&language.pick("文字为乱码，未读取；请从原网页重新保存", &diagnostic.message)))
        }
        Some(diagnostic) => Err(told(&diagnostic.message)),
        None => Ok(reading),
    }
}

/// What the system says, which says it in English.
fn in_words(error: &io::Error, language: Language) -> String {
    match (language, error.kind()) {
        (Language::Chinese, ErrorKind::NotFound) => "文件不存在".to_owned(),
        (Language::Chinese, ErrorKind::PermissionDenied) => "没有读取权限".to_owned(),
        _ => error.to_string(),
    }
}
