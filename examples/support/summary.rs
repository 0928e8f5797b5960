//! A report in a few lines: who, what was found, what does not come out.

use std::collections::BTreeMap;

use shangji::model::{Report, Verdict};

use super::reading::doubt;

/// The lines for one report, which the panel calls by its key.
pub(crate) fn of(key: &str, report: &Report) -> String {
    let or_unknown = |text: Option<&str>| text.unwrap_or("unknown").to_owned();
    let year = report.year.map(|year| year.to_string());
    let mut lines = vec![
        format!("{key} {}, {}", or_unknown(report.issuer.as_deref()), or_unknown(year.as_deref())),
        format!("    title      {}", or_unknown(report.title.as_deref())),
        format!("    source     {} ({} bytes, {})", report.source.name, report.source.bytes, report.source.encoding),
        format!("    sections   {}", sections(report)),
        format!("    found      {}", found(report)),
    ];
    lines.extend(doubt(report).map(|doubt| format!("    note       {doubt}")));
    for check in report.checks.iter().filter(|check| check.verdict != Verdict::Holds) {
        let verdict = match check.verdict {
            Verdict::Inconsistent => "does not come out",
            Verdict::Truncated => "cut off, not rounded",
            _ => "comes out only with rounded operands",
        };
        lines.push(format!("    check {:<4} {verdict}: {}", check.id, check.message));
    }
    lines.join("\n") + "\n"
}

fn sections(report: &Report) -> String {
    let mut levels: BTreeMap<u8, usize> = BTreeMap::new();
    for section in &report.sections {
        *levels.entry(section.level).or_default() += 1;
    }
    if levels.is_empty() {
        return "none".to_owned();
    }
    levels.iter().map(|(level, n)| format!("{n} of level {level}")).collect::<Vec<_>>().join(", ")
}

fn found(report: &Report) -> String {
    let with_concept = report.indicators.iter().filter(|indicator| indicator.concept.is_some()).count();
    let failed = report.checks.iter().filter(|check| check.verdict == Verdict::Inconsistent).count();
    let counted = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    [
        format!("{} ({with_concept} with a concept)", counted(report.indicators.len(), "indicator")),
        format!("{} ({failed} failed)", counted(report.checks.len(), "check")),
        counted(report.commitments.len(), "commitment"),
        counted(report.shortcomings.len(), "shortcoming"),
        counted(report.instruments.len(), "instrument"),
        counted(report.diagnostics.len(), "diagnostic"),
    ]
    .join(", ")
}
