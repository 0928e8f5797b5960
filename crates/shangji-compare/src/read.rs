use shangji_model::Report;

/// A report with the text on which its spans rest: what an analysis takes that must look at words or count characters.
///
/// The text may be empty where only the JSON of a report is at hand; an analysis then leaves out what needs it.
///
/// ```
/// # fn show(report: &shangji_model::Report, text: &str) {
/// let read = shangji_compare::Read { report, text };
/// let title = read.report.sections.first().and_then(|section| section.span.slice(read.text));
/// # let _ = title;
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Read<'a> {
    /// What the report says.
    pub report: &'a Report,
    /// The text as decoded to UTF-8.
    pub text: &'a str,
}
