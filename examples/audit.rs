//! Goes through the arithmetic of a folder of reports and shows what does not come out, with the sentences.
//!
//! ```sh
//! cargo run --release --example audit                     # the sample reports of this project
//! cargo run --release --example audit -- FILE FOLDER      # your own
//! cargo run --release --example audit -- --all FOLDER     # also what is cut off, rounded, or comes out
//! cargo run --release --example audit -- --lang zh FOLDER # in Chinese
//! ```
//!
//! What to see, for the sample reports: a share of 571 in 586 given as 98.44% where it is 97.44%, and others that
//! cannot be. Each stands with its operands, named as what they are to each other, the bytes of the text where they
//! stand, and the sentences with the operands between `⟦ ⟧`. At the end a table tells, for each kind of arithmetic,
//! how many checks were made and what came of them.
//!
//! A share is an interval: what is stated may be rounded or cut off at its last digit, and neither is a failure. That a
//! figure fails says that two figures of the report do not fit each other, not which of them is wrong, and sometimes
//! that the program took two figures to belong together that do not: read the sentence before you quote it.
//!
//! The exit code is 0 whatever the arithmetic says, and 1 if a file cannot be read.

mod support {
    pub(crate) mod inputs;
    pub(crate) mod language;
    pub(crate) mod reading;
}

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use shangji::compare::{Language, check_in_words};
use shangji::model::{Check, CheckKind, Indicator, Verdict};
use shangji::{Reader, Reading};
use support::inputs::{Inputs, inputs};
use support::language::{Lang, language};
use support::reading::read;

/// Shows the arithmetic of reports that does not come out.
#[derive(Parser)]
struct Arguments {
    /// Show every check, also those that come out.
    #[arg(long)]
    all: bool,
    /// The language of what is printed; that of the locale where none is named.
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// Files, or folders for the reports in them; the sample reports where none is named.
    #[arg(value_name = "FILE or FOLDER")]
    paths: Vec<PathBuf>,
}

const VERDICTS: [Verdict; 4] = [Verdict::Holds, Verdict::Truncated, Verdict::WithinRounding, Verdict::Inconsistent];

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = language(arguments.lang);
    let samples = [Path::new(env!("CARGO_MANIFEST_DIR")).join("reports")];
    let paths = if arguments.paths.is_empty() { samples.as_slice() } else { &arguments.paths };
    let Inputs { files, mut errors, .. } = inputs(paths, false, language);
    let reader = Reader::new();
    let mut out = String::new();
    let mut summary = Summary::default();
    for input in &files {
        match read(&reader, input, language) {
            Ok(reading) => {
                out.push_str(&told(&reading, arguments.all, language));
                summary.add(&reading.report.checks);
            }
            Err(error) => errors.push(error),
        }
    }
    out.push_str(&summary.table(language));
    match io::stdout().lock().write_all(out.as_bytes()) {
        // The reader of a pipe may have seen enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            errors.push(format!("{}: {error}", language.pick("标准输出", "standard output")))
        }
        _ => {}
    }
    for error in &errors {
        eprintln!("{}: {error}", language.pick("错误", "error"));
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One report: who, and each check to be shown.
fn told(reading: &Reading, all: bool, language: Language) -> String {
    let report = &reading.report;
    let failed = report.checks.iter().filter(|check| check.verdict == Verdict::Inconsistent).count();
    let year = report.year.map(|year| format!(" {year}")).unwrap_or_default();
    let issuer = report.issuer.as_deref().unwrap_or(language.pick("机关不详", "nobody"));
    let (source, n) = (&report.source.name, report.checks.len());
    let mut out = match language {
        Language::Chinese => format!("{issuer}{year}（{source}）：核验{n}处，不符{failed}处\n"),
        Language::English => format!("{issuer}{year} ({source}): {n} checks, {failed} failed\n"),
    };
    for check in report.checks.iter().filter(|check| all || check.verdict == Verdict::Inconsistent) {
        let operands: Vec<&Indicator> = check.operands.iter().filter_map(|id| report.indicator(id)).collect();
        let (kind_of, verdict) = (kind(check.kind, language), verdict(check.verdict, language));
        let message = check_in_words(check, report, language);
        let _ = match language {
            Language::Chinese => writeln!(out, "\n  {} {kind_of}，{verdict}：{message}", check.id),
            Language::English => writeln!(out, "\n  {} {kind_of}, {verdict}: {message}", check.id),
        };
        for (at, figure) in operands.iter().enumerate() {
            let words = figure.span.slice(&reading.text).unwrap_or_default();
            let (name, span) = (padded(operand(check.kind, at, language), 10), figure.span);
            let _ = writeln!(out, "    {name} {words}  {}  [{}, {})", figure.label, span.start, span.end);
        }
        for sentence in sentences(&operands, &reading.text) {
            let _ = writeln!(out, "    > {sentence}");
        }
    }
    out + "\n"
}

/// The sentences of the operands, each once, with the operands marked.
fn sentences(operands: &[&Indicator], text: &str) -> Vec<String> {
    let places: BTreeSet<(usize, usize)> =
        operands.iter().map(|figure| (figure.sentence.start, figure.sentence.end)).collect();
    let marked = |(start, end): (usize, usize)| {
        let spans: BTreeSet<(usize, usize)> = operands
            .iter()
            .map(|figure| (figure.span.start, figure.span.end))
            .filter(|span| start <= span.0 && span.1 <= end)
            .collect();
        let mut out = String::new();
        let mut at = start;
        for (from, to) in spans {
            let between = text.get(at..from).unwrap_or_default();
            let _ = write!(out, "{between}⟦{}⟧", text.get(from..to).unwrap_or_default());
            at = to;
        }
        out.push_str(text.get(at..end).unwrap_or_default());
        out.split_whitespace().collect()
    };
    places.into_iter().map(marked).collect()
}

/// How many checks of each kind had each verdict.
#[derive(Default)]
struct Summary {
    counts: BTreeMap<(CheckKind, Verdict), usize>,
}

impl Summary {
    fn add(&mut self, checks: &[Check]) {
        for check in checks {
            *self.counts.entry((check.kind, check.verdict)).or_default() += 1;
        }
    }

    fn table(&self, language: Language) -> String {
        let kinds: BTreeSet<CheckKind> = self.counts.keys().map(|(kind, _)| *kind).collect();
        let head = |text: &str, columns: usize| " ".repeat(columns.saturating_sub(width(text))) + text;
        let mut out = format!("{:<26}{}", "", head(language.pick("核验", "made"), 6));
        for each in VERDICTS {
            out.push_str(&head(verdict(each, language), 14));
        }
        let row = |name: &str, wanted: &dyn Fn(CheckKind) -> bool| {
            let count = |verdict: Verdict| -> usize {
                let such = self.counts.iter().filter(|((kind, of), _)| *of == verdict && wanted(*kind));
                such.map(|(_, n)| n).sum()
            };
            let counts = VERDICTS.map(count);
            let cells: String = counts.iter().map(|n| format!("{n:>14}")).collect();
            format!("\n{}{:>6}{cells}", padded(name, 26), counts.iter().sum::<usize>())
        };
        for one in kinds {
            out.push_str(&row(kind(one, language), &|kind| kind == one));
        }
        out + &row(language.pick("全部", "all"), &|_| true) + "\n"
    }
}

/// Columns that a text takes on a terminal: two for a Chinese character.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn padded(text: &str, columns: usize) -> String {
    text.to_owned() + &" ".repeat(columns.saturating_sub(width(text)))
}

fn kind(kind: CheckKind, language: Language) -> &'static str {
    match kind {
        CheckKind::Share => language.pick("占比", "share"),
        CheckKind::Sum => language.pick("合计", "sum"),
        CheckKind::Difference => language.pick("差额", "difference"),
        CheckKind::ChangeRate => language.pick("增减幅度", "rate of change"),
        CheckKind::Attainable => language.pick("整数的占比", "share of a whole number"),
        CheckKind::Repeated => language.pick("前后两处的数字", "figure given twice"),
    }
}

fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Holds => language.pick("相符", "holds"),
        Verdict::Truncated => language.pick("只舍不入", "cut off"),
        Verdict::WithinRounding => language.pick("舍入后相符", "if rounded"),
        Verdict::Inconsistent => language.pick("不符", "failed"),
    }
}

/// What the operand at that place is to the others.
fn operand(kind: CheckKind, at: usize, language: Language) -> &'static str {
    let names: &[(&'static str, &'static str)] = match kind {
        CheckKind::Share => &[("部分", "part"), ("总数", "whole"), ("占比", "share")],
        CheckKind::Sum => &[("总数", "total"), ("部分", "part")],
        CheckKind::Difference => &[("总数", "from"), ("减去", "less"), ("其余", "rest")],
        CheckKind::ChangeRate => &[("原为", "before"), ("现为", "after"), ("变动", "change")],
        CheckKind::Attainable => &[("总数", "whole"), ("占比", "share")],
        CheckKind::Repeated => &[("前一处", "first"), ("后一处", "again")],
    };
    names.get(at).or(names.last()).map_or("", |(chinese, english)| language.pick(chinese, english))
}
