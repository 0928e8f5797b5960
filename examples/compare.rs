//! Sets several reports side by side: who reports, what was found, and the figures that at least two of them state.
//!
//! ```sh
//! cargo run --release --example compare                                   # the sample reports of this project
//! cargo run --release --example compare -- --json panel.json FILE FOLDER  # your own
//! cargo run --release --example compare -- --html page.html --lang zh     # a page to look at
//! ```
//!
//! Files, folders and patterns are named as for `extract`. What to see, for the sample reports:
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
    pub(crate) mod progress;
    pub(crate) mod reading;
    pub(crate) mod summary;
}

use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use shangji::Reader;
use shangji::compare::{Comparison, Read, compare};
use shangji::model::Report;
use shangji_page::{Language, page};
use support::inputs::inputs;
use support::progress::Progress;
use support::reading::{cores, in_order, read};
use support::{panel, summary};

/// Sets several reports side by side.
#[derive(Parser)]
struct Arguments {
    /// Write the whole comparison as JSON, also the concepts that one report alone states.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Write a web page to look at: the panel, years, promises, duties, each figure with its sentence.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// The language of the page: zh or en; that of the locale where none is named.
    #[arg(long, value_name = "zh|en")]
    lang: Option<String>,
    /// Show concepts that at least this many reports state.
    #[arg(long, value_name = "N", default_value_t = 2)]
    least: usize,
    /// Read also the folders in folders.
    #[arg(long, short)]
    recursive: bool,
    /// Use N threads; as many as there are cores where none is named.
    #[arg(long, value_name = "N", default_value_t = cores())]
    jobs: NonZeroUsize,
    /// Files, folders for the .txt, .html, .docx and .pdf files in them, patterns, or - for names on standard input;
    /// the sample reports where none is named.
    #[arg(value_name = "FILE or FOLDER")]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let samples = [Path::new(env!("CARGO_MANIFEST_DIR")).join("reports")];
    let paths = if arguments.paths.is_empty() { samples.as_slice() } else { &arguments.paths };
    let mut inputs = inputs(paths, arguments.recursive);
    let mut progress = Progress::new(&mut inputs, false);

    let reader = Reader::new();
    let mut reports: Vec<Report> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    let work = |input: &_| read(&reader, input);
    in_order(&inputs.files, arguments.jobs, work, |_, outcome| match outcome {
        Ok(reading) => {
            reports.push(reading.report);
            texts.push(reading.text);
            progress.pass(None);
        }
        Err(error) => progress.fail(error),
    });

    if arguments.json.is_some() || arguments.html.is_some() {
        let reads: Vec<Read<'_>> = reports.iter().zip(&texts).map(|(report, text)| Read { report, text }).collect();
        let comparison = compare(&reports, shangji::catalog()).with_texts(&reads);
        let json = arguments.json.as_ref().map(|path| (path, json(&comparison)));
        let html = arguments.html.as_ref().map(|path| (path, Ok(page(&comparison, &reads, language(&arguments)))));
        for (path, content) in json.into_iter().chain(html) {
            if let Err(error) = content.and_then(|content| fs::write(path, content)) {
                progress.fail(format!("{}: {error}", path.display()));
            }
        }
    }
    match io::stdout().lock().write_all(printed(reports, arguments.least).as_bytes()) {
        // The reader of a pipe may have seen enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => progress.fail(format!("standard output: {error}")),
        _ => {}
    }
    progress.end(false)
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

fn json(comparison: &Comparison) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(comparison)? + "\n")
}

/// The language that was asked for, else that of the locale.
#[expect(clippy::disallowed_methods, reason = "a program speaks the language of its user")]
fn language(arguments: &Arguments) -> Language {
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok());
    arguments.lang.clone().or_else(locale).map_or(Language::English, |locale| Language::of_locale(&locale))
}
