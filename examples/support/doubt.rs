//! Texts that may be no reports.

use shangji::compare::Language;
use shangji::model::{GenreKind, Report};

/// What to tell of a text that seems to be no report.
pub(crate) fn doubt(report: &Report, language: Language) -> Option<String> {
    if let Some(diagnostic) = report.diagnostics.iter().find(|diagnostic| diagnostic.code == "no-body") {
        return Some(language.pick("未找到报告正文", &diagnostic.message).to_owned());
    }
    let genre = report.genre.as_ref().filter(|genre| genre.kind != GenreKind::Report)?;
    let (chinese, english) = match genre.kind {
        GenreKind::News => ("新闻", "news (新闻)"),
        GenreKind::Interpretation => ("解读", "an interpretation (解读)"),
        GenreKind::Regulation => ("规定", "a regulation (规定)"),
        GenreKind::Template => ("模板", "a template (模板)"),
        GenreKind::Report | GenreKind::Other => ("其他材料", "something else"),
    };
    Some(match language {
        Language::Chinese => format!("可能不是年度报告，而是{chinese}"),
        Language::English => format!("perhaps no report but {english}: {}", genre.reason),
    })
}
