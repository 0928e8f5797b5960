//! Sets several reports side by side: who reports, what was found, and the figures that at least two of them state.
//!
//! ```sh
//! cargo run --release --example compare                                   # the sample reports of this project
//! cargo run --release --example compare -- --json panel.json FILE FOLDER  # your own
//! ```
//!
//! A folder stands for the `.txt` and `.html` files directly in it. What to see, for the sample reports:
//!
//! - for each report its issuer, year and title, how many sections, figures, commitments it holds, and the arithmetic
//!   of the report that does not come out;
//! - the panel: a row for each concept, a column for each report. `≥ ≤ ≈` mark figures that are bounds; a mark at the
//!   left tells that the row is not plainly comparable, and the list below says why (市本级 beside 全市, 直接纠错率
//!   beside 综合纠错率, a target beside results).
//!
//! A file that cannot be read is told on standard error and the exit code is 1; the others are compared all the same.

mod support {
    pub(crate) mod figures;
    pub(crate) mod inputs;
    pub(crate) mod panel;
    pub(crate) mod reading;
    pub(crate) mod summary;
}

use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use shangji::Reader;
use shangji::compare::{Comparison, compare};
use shangji::model::Report;
use support::inputs::inputs;
use support::reading::read;
use support::{panel, summary};

/// Sets several reports side by side.
#[derive(Parser)]
struct Arguments {
    /// Write the whole comparison as JSON, also the concepts that one report alone states.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Show concepts that at least this many reports state.
    #[arg(long, value_name = "N", default_value_t = 2)]
    least: usize,
    /// Files, or folders for the .txt and .html files in them; the sample reports where none is named.
    #[arg(value_name = "FILE or FOLDER")]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let samples = [Path::new(env!("CARGO_MANIFEST_DIR")).join("reports")];
    let (inputs, mut errors) = inputs(if arguments.paths.is_empty() { &samples } else { &arguments.paths });

    let reader = Reader::new();
    let mut reports: Vec<Report> = Vec::new();
    for input in &inputs {
        match read(&reader, input) {
            Ok(report) => reports.push(report),
            Err(error) => errors.push(error),
        }
    }

    if let Some(path) = &arguments.json
        && let Err(error) = write_json(path, &compare(&reports, shangji::catalog()))
    {
        errors.push(format!("{}: {error}", path.display()));
    }
    match io::stdout().lock().write_all(printed(reports, arguments.least).as_bytes()) {
        // The reader of a pipe may have seen enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => errors.push(format!("standard output: {error}")),
        _ => {}
    }
    for error in &errors {
        eprintln!("error: {error}");
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn printed(mut reports: Vec<Report>, least: usize) -> String {
    let mut out = String::new();
    let n_reports = reports.len();
    for (column, report) in reports.iter_mut().enumerate() {
        let key = panel::key(column, n_reports);
        let _ = writeln!(out, "{}", summary::of(&key, report));
        report.source.name = key;
    }
    out + &panel::of(&compare(&reports, shangji::catalog()), least)
}

fn write_json(path: &Path, comparison: &Comparison) -> io::Result<()> {
    fs::write(path, serde_json::to_string_pretty(comparison)? + "\n")
}
