//! A report in a few lines: who, what was found, what does not come out.

use std::collections::BTreeMap;

use shangji::compare::{Language, check_in_words};
use shangji::model::{Report, Verdict};

use super::doubt::doubt;

/// The lines for one report, which the panel calls by its key.
pub(crate) fn of(key: &str, report: &Report, language: Language) -> String {
    let or_unknown = |text: Option<&str>| text.unwrap_or(language.pick("不详", "unknown")).to_owned();
    let year = report.year.map(|year| language.pick(format!("{year}年度"), year.to_string()));
    let source = &report.source;
    let size = language.pick(format!("{}字节", source.bytes), format!("{} bytes", source.bytes));
    let heads = language.pick(
        ["标题    ", "来源    ", "层次    ", "读出    "],
        ["title      ", "source     ", "sections   ", "found      "],
    );
    let issuer = or_unknown(report.issuer.as_deref());
    let comma = language.pick("，", ", ");
    let mut lines = vec![format!("{key} {issuer}{comma}{}", or_unknown(year.as_deref()))];
    let values = [
        or_unknown(report.title.as_deref()),
        format!("{} ({size}{comma}{})", source.name, source.encoding),
        sections(report, language),
        found(report, language),
    ];
    lines.extend(heads.iter().zip(values).map(|(head, value)| format!("    {head}{value}")));
    let note = language.pick("提示    ", "note       ");
    lines.extend(doubt(report, language).map(|doubt| format!("    {note}{doubt}")));
    for check in report.checks.iter().filter(|check| check.verdict != Verdict::Holds) {
        let message = check_in_words(check, report, language);
        lines.push(match (language, check.verdict) {
            (Language::Chinese, _) => format!("    核验 {:<4} {message}", check.id),
            (_, Verdict::Inconsistent) => format!("    check {:<4} does not come out: {message}", check.id),
            (_, Verdict::Truncated) => format!("    check {:<4} cut off, not rounded: {message}", check.id),
            _ => format!("    check {:<4} comes out only with rounded operands: {message}", check.id),
        });
    }
    lines.join("\n") + "\n"
}

fn sections(report: &Report, language: Language) -> String {
    let mut levels: BTreeMap<u8, usize> = BTreeMap::new();
    for section in &report.sections {
        *levels.entry(section.level).or_default() += 1;
    }
    if levels.is_empty() {
        return language.pick("无标题", "none").to_owned();
    }
    let level =
        |(level, n): (&u8, &usize)| language.pick(format!("{level}级标题{n}个"), format!("{n} of level {level}"));
    levels.iter().map(level).collect::<Vec<_>>().join(language.pick("，", ", "))
}

fn found(report: &Report, language: Language) -> String {
    let with_concept = report.indicators.iter().filter(|indicator| indicator.concept.is_some()).count();
    let failed = report.checks.iter().filter(|check| check.verdict == Verdict::Inconsistent).count();
    let counted = |n: usize, chinese: &str, english: &str| match language {
        Language::Chinese => format!("{chinese}{n}"),
        Language::English => format!("{n} {english}{}", if n == 1 { "" } else { "s" }),
    };
    let indicators = counted(report.indicators.len(), "数据", "indicator");
    let checks = counted(report.checks.len(), "核验", "check");
    let all = [
        language.pick(
            format!("{indicators}（归入指标{with_concept}）"),
            format!("{indicators} ({with_concept} with a concept)"),
        ),
        language.pick(format!("{checks}（不符{failed}）"), format!("{checks} ({failed} failed)")),
        counted(report.commitments.len(), "承诺", "commitment"),
        counted(report.shortcomings.len(), "不足", "shortcoming"),
        counted(report.instruments.len(), "文件", "instrument"),
        counted(report.diagnostics.len(), "提示", "diagnostic"),
    ];
    all.join(language.pick("，", ", "))
}
