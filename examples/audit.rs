//! Goes through the arithmetic of a folder of reports and shows what does not come out, with the sentences.
//!
//! ```sh
//! cargo run --release --example audit                     # the sample reports of this project
//! cargo run --release --example audit -- FILE FOLDER      # your own
//! cargo run --release --example audit -- --all FOLDER     # also what is cut off, rounded, or comes out
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
    pub(crate) mod reading;
}

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use shangji::compare::Language;
use shangji::model::{Check, CheckKind, Indicator, Verdict};
use shangji::{Reader, Reading};
use support::inputs::{Inputs, inputs};
use support::reading::read;

/// Shows the arithmetic of reports that does not come out.
#[derive(Parser)]
struct Arguments {
    /// Show every check, also those that come out.
    #[arg(long)]
    all: bool,
    /// Files, or folders for the reports in them; the sample reports where none is named.
    #[arg(value_name = "FILE or FOLDER")]
    paths: Vec<PathBuf>,
}

const VERDICTS: [Verdict; 4] = [Verdict::Holds, Verdict::Truncated, Verdict::WithinRounding, Verdict::Inconsistent];

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let samples = [Path::new(env!("CARGO_MANIFEST_DIR")).join("reports")];
    let paths = if arguments.paths.is_empty() { samples.as_slice() } else { &arguments.paths };
    let Inputs { files, mut errors, .. } = inputs(paths, false, Language::English);
    let reader = Reader::new();
    let mut out = String::new();
    let mut summary = Summary::default();
    for input in &files {
        match read(&reader, input, Language::English) {
            Ok(reading) => {
                out.push_str(&told(&reading, arguments.all));
                summary.add(&reading.report.checks);
            }
            Err(error) => errors.push(error),
        }
    }
    out.push_str(&summary.table());
    match io::stdout().lock().write_all(out.as_bytes()) {
        // The reader of a pipe may have seen enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => errors.push(format!("standard output: {error}")),
        _ => {}
    }
    for error in &errors {
        eprintln!("error: {error}");
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One report: who, and each check to be shown.
fn told(reading: &Reading, all: bool) -> String {
    let report = &reading.report;
    let failed = report.checks.iter().filter(|check| check.verdict == Verdict::Inconsistent).count();
    let year = report.year.map(|year| format!(" {year}")).unwrap_or_default();
    let mut out = format!(
        "{}{year} ({}): {} checks, {failed} failed\n",
        report.issuer.as_deref().unwrap_or("nobody"),
        report.source.name,
        report.checks.len(),
    );
    for check in report.checks.iter().filter(|check| all || check.verdict == Verdict::Inconsistent) {
        let operands: Vec<&Indicator> = check.operands.iter().filter_map(|id| report.indicator(id)).collect();
        let _ = writeln!(out, "\n  {} {}, {}: {}", check.id, kind(check.kind), verdict(check.verdict), check.message);
        for (at, figure) in operands.iter().enumerate() {
            let words = figure.span.slice(&reading.text).unwrap_or_default();
            let (name, span) = (operand(check.kind, at), figure.span);
            let _ = writeln!(out, "    {name:<10} {words}  {}  [{}, {})", figure.label, span.start, span.end);
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

    fn table(&self) -> String {
        let kinds: BTreeSet<CheckKind> = self.counts.keys().map(|(kind, _)| *kind).collect();
        let mut out = format!("{:<26}{:>6}", "", "made");
        for each in VERDICTS {
            let _ = write!(out, "{:>14}", verdict(each));
        }
        let row = |name: &str, wanted: &dyn Fn(CheckKind) -> bool| {
            let count = |verdict: Verdict| -> usize {
                let such = self.counts.iter().filter(|((kind, of), _)| *of == verdict && wanted(*kind));
                such.map(|(_, n)| n).sum()
            };
            let counts = VERDICTS.map(count);
            let cells: String = counts.iter().map(|n| format!("{n:>14}")).collect();
            format!("\n{name:<26}{:>6}{cells}", counts.iter().sum::<usize>())
        };
        for one in kinds {
            out.push_str(&row(kind(one), &|kind| kind == one));
        }
        out + &row("all", &|_| true) + "\n"
    }
}

fn kind(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Share => "share",
        CheckKind::Sum => "sum",
        CheckKind::Difference => "difference",
        CheckKind::ChangeRate => "rate of change",
        CheckKind::Attainable => "share of a whole number",
        CheckKind::Repeated => "figure given twice",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Truncated => "cut off",
        Verdict::WithinRounding => "if rounded",
        Verdict::Inconsistent => "failed",
    }
}

/// What the operand at that place is to the others.
fn operand(kind: CheckKind, at: usize) -> &'static str {
    let names: &[&'static str] = match kind {
        CheckKind::Share => &["part", "whole", "share"],
        CheckKind::Sum => &["total", "part"],
        CheckKind::Difference => &["from", "less", "rest"],
        CheckKind::ChangeRate => &["before", "after", "change"],
        CheckKind::Attainable => &["whole", "share"],
        CheckKind::Repeated => &["first", "again"],
    };
    names.get(at).or(names.last()).copied().unwrap_or_default()
}
