//! Holds a report against the one of the year before: what became of each promise, which problems come back, which
//! passages were copied.
//!
//! ```sh
//! cargo run --release --example follow_up                              # two sample reports of one city
//! cargo run --release --example follow_up -- LAST_YEAR THIS_YEAR       # your own
//! cargo run --release --example follow_up -- --json LAST_YEAR THIS_YEAR
//! ```
//!
//! What to see, for the sample reports: four figures promised, two reached and two not (26 departments connected
//! against at least 30); a regulation that was drafted and came into force; a promise that is made again, and two that
//! the next report does not speak of. Each stands with the sentence that shows it. `wording` tells how much of the
//! promise, by the rarity of its characters, the sentence has; the score is the sum of its parts, in thousandths. A
//! weak score is for a reader to judge, and so is whether what was done is all that was promised.
//!
//! `--json` prints `follow_up`, `shortcomings_repeated` and `reuse` with spans in bytes of the text.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use shangji::compare::{FollowUp, FollowUpStatus, Read, compare};
use shangji::model::Span;
use shangji::{Comparison, Reader, Reading};

/// Holds a report against the one of the year before.
#[derive(Parser)]
struct Arguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// The reports of two successive years of one issuer; two samples where none is named.
    #[arg(value_name = "FILE", num_args = 2)]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let Arguments { json, mut paths } = Arguments::parse();
    if paths.is_empty() {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
        paths = ["101_qinglan_2021.txt", "102_qinglan_2022.txt"].map(|name| samples.join(name)).into();
    }
    let printed = paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>().and_then(|readings| {
        let comparison = compared(&readings)?;
        if json { as_json(&comparison) } else { Ok(as_text(&comparison, &readings)) }
    });
    match printed.map(|text| io::stdout().lock().write_all(text.as_bytes())) {
        // The reader of a pipe may have seen enough.
        Ok(Err(error)) if error.kind() != ErrorKind::BrokenPipe => told(&format!("standard output: {error}")),
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => told(&error),
    }
}

fn told(error: &str) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::FAILURE
}

fn read(path: &Path) -> Result<Reading, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let reading = Reader::new().read(&name, &bytes);
    match reading.report.diagnostics.iter().find(|it| it.code == "media-unsupported") {
        Some(diagnostic) => Err(format!("{}: {}", path.display(), diagnostic.message)),
        None => Ok(reading),
    }
}

/// Compares them, whatever order they were named in.
fn compared(readings: &[Reading]) -> Result<Comparison, String> {
    let reports: Vec<_> = readings.iter().map(|reading| reading.report.clone()).collect();
    let reads: Vec<Read<'_>> =
        readings.iter().map(|reading| Read { report: &reading.report, text: &reading.text }).collect();
    let comparison = compare(&reports, shangji::catalog()).with_texts(&reads);
    let years: Vec<Option<i32>> = reports.iter().map(|report| report.year).collect();
    let is_next = matches!(years.as_slice(), [Some(a), Some(b)] if a.abs_diff(*b) == 1);
    if comparison.follow_up.is_empty() && !is_next {
        let who = |report: &shangji::Report| {
            let year = report.year.map_or_else(|| "no year".to_owned(), |year| year.to_string());
            format!("{}, {year}", report.issuer.as_deref().unwrap_or("nobody"))
        };
        let whose: Vec<String> = reports.iter().map(who).collect();
        return Err(format!("these are not reports of one issuer on two successive years: {}", whose.join("; ")));
    }
    Ok(comparison)
}

fn as_json(comparison: &Comparison) -> Result<String, String> {
    let value = serde_json::json!({
        "follow_up": comparison.follow_up,
        "shortcomings_repeated": comparison.shortcomings_repeated,
        "reuse": comparison.reuse,
    });
    serde_json::to_string_pretty(&value).map(|text| text + "\n").map_err(|error| error.to_string())
}

fn as_text(comparison: &Comparison, readings: &[Reading]) -> String {
    let words = |column: usize, span: Span| -> String {
        let text = readings.get(column).map_or("", |reading| reading.text.as_str());
        span.slice(text).unwrap_or_default().split_whitespace().collect()
    };
    let mut out = String::new();
    for reading in readings {
        let report = &reading.report;
        let year = report.year.map(|year| year.to_string()).unwrap_or_default();
        let _ = writeln!(out, "{}: {}, {year}", report.source.name, report.issuer.as_deref().unwrap_or("nobody"));
    }
    let _ = writeln!(out, "\nPromises: {}", counted(&comparison.follow_up));
    for one in &comparison.follow_up {
        let [from, to] = one.columns;
        let _ = writeln!(out, "\n{:<9}  {}  {}", status(one.status), one.commitment, words(from, one.promise));
        for target in &one.targets {
            let _ = writeln!(out, "             {}", target.reason);
        }
        for span in &one.evidence {
            let _ = writeln!(out, "           > {}", words(to, *span));
        }
        let parts = one.parts;
        let _ = writeln!(
            out,
            "             score {}: wording {}, documents {}, concepts {}",
            one.score, parts.wording, parts.instruments, parts.concepts
        );
    }
    let _ = writeln!(out, "\nProblems that come back: {}", comparison.shortcomings_repeated.len());
    for one in &comparison.shortcomings_repeated {
        let [from, to] = one.columns;
        let _ = writeln!(out, "\n  {}\n> {}", words(from, one.a), words(to, one.b));
        let _ = writeln!(out, "  score {}: wording {}, matters {}", one.score, one.parts.wording, one.parts.notions);
    }
    let _ = writeln!(out, "\nPassages copied: {}", comparison.reuse.len());
    for one in &comparison.reuse {
        let _ = writeln!(out, "\n  {} characters: {}", one.characters, words(one.b.column, one.b.span));
    }
    out
}

fn counted(all: &[FollowUp]) -> String {
    use FollowUpStatus::{Addressed, Met, Missed, Repeated, Silent};
    let counts = [Met, Missed, Addressed, Repeated, Silent].map(|wanted| {
        let n_such = all.iter().filter(|it| it.status == wanted).count();
        format!("{n_such} {}", status(wanted))
    });
    format!("{} ({})", all.len(), counts.join(", "))
}

fn status(status: FollowUpStatus) -> &'static str {
    match status {
        FollowUpStatus::Met => "met",
        FollowUpStatus::Missed => "missed",
        FollowUpStatus::Addressed => "addressed",
        FollowUpStatus::Repeated => "repeated",
        FollowUpStatus::Silent => "silent",
    }
}
