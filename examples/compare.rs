//! Sets several reports side by side: who reports, what was found, and the figures that at least two of them state.
//!
//! ```sh
//! cargo run --release --example compare                                   # the sample reports of this project
//! cargo run --release --example compare -- --json panel.json FILE FOLDER  # your own
//! cargo run --release --example compare -- --html page.html               # a page to look at
//! cargo run --release --example compare -- --csv tables                   # tables for R and pandas, in a folder
//! cargo run --release --example compare -- --lang zh                      # all of it in Chinese
//! ```
//!
//! Files, folders and patterns are named as for `extract`. What to see, for the sample reports:
//!
//! - for each report its issuer, year and title, how many sections, figures, commitments it holds, and the arithmetic
//!   of the report that does not come out;
//! - the panel: a row for each concept, a column for each report. `≥ ≤ ≈` mark figures that are bounds; a mark at the
//!   left tells that the row is not plainly comparable, and the list below says why (市本级 beside 全市, 直接纠错率
//!   beside 综合纠错率, a target beside results);
//! - the same rows summed up: how many reports state the concept, what share is silent, the least, middle and greatest
//!   figure. `≥90` and `3–8` stand where 90%以上 or 余 leave it open.
//!
//! A file that cannot be read is told on standard error and the exit code is 1; the others are compared all the same.

mod support {
    pub(crate) mod doubt;
    pub(crate) mod figures;
    pub(crate) mod inputs;
    pub(crate) mod language;
    pub(crate) mod panel;
    pub(crate) mod progress;
    pub(crate) mod reading;
    pub(crate) mod summary;
    pub(crate) mod threads;
}

use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Read as _, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use shangji::Reader;
use shangji::compare::{Comparison, Language, Read, compare};
use shangji::model::Report;
use shangji_page::page;
use shangji_tables::{Options, Table, Tables, dictionary};
use support::inputs::inputs;
use support::language::{Lang, language};
use support::progress::Progress;
use support::reading::read;
use support::threads::{cores, in_order};
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
    /// Write CSV tables for R and pandas into a folder, with a dictionary of their columns (columns.md).
    #[arg(long, value_name = "FOLDER")]
    csv: Option<PathBuf>,
    /// Put a byte order mark in front of the CSV tables, by which Excel knows UTF-8.
    #[arg(long, requires = "csv")]
    bom: bool,
    /// The language of what is printed, of the page and of the reasons in the tables; that of the locale where none is named.
    #[arg(long, value_enum)]
    lang: Option<Lang>,
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
    let language = language(arguments.lang);
    let samples = [Path::new(env!("CARGO_MANIFEST_DIR")).join("reports")];
    let paths = if arguments.paths.is_empty() { samples.as_slice() } else { &arguments.paths };
    let mut inputs = inputs(paths, arguments.recursive, language);
    let mut progress = Progress::new(&mut inputs, false, language);

    let reader = Reader::new();
    let mut reports: Vec<Report> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    let work = |input: &_| read(&reader, input, language);
    in_order(&inputs.files, arguments.jobs, work, |_, outcome| match outcome {
        Ok(reading) => {
            reports.push(reading.report);
            texts.push(reading.text);
            progress.pass(None);
        }
        Err(error) => progress.fail(error),
    });

    if arguments.json.is_some() || arguments.html.is_some() || arguments.csv.is_some() {
        let reads: Vec<Read<'_>> = reports.iter().zip(&texts).map(|(report, text)| Read { report, text }).collect();
        let comparison = compare(&reports, shangji::catalog()).with_texts(&reads);
        let json = arguments.json.as_ref().map(|path| (path, json(&comparison)));
        let html = arguments.html.as_ref().map(|path| (path, Ok(page(&comparison, &reads, language))));
        for (path, content) in json.into_iter().chain(html) {
            if is_of_others(path) {
                // `--json a.txt b.txt` takes a.txt for the file to write.
                progress.fail(format!(
                    "{}: {}",
                    path.display(),
                    language.pick(
                        "已有文件，且不是本程序所写，未覆盖",
                        "there is such a file, which was not written by shangji: left as it is"
                    )
                ));
            } else if let Err(error) = content.and_then(|content| fs::write(path, content)) {
                progress.fail(format!("{}: {error}", path.display()));
            }
        }
        if let Some(folder) = &arguments.csv {
            let options = Options::default().with_bom(arguments.bom).with_language(language);
            if let Err(error) = write_tables(&Tables::new(&comparison, &reads), folder, options) {
                progress.fail(format!("{}: {error}", folder.display()));
            }
        }
    }
    match io::stdout().lock().write_all(printed(reports, arguments.least, language).as_bytes()) {
        // The reader of a pipe may have seen enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            progress.fail(format!("{}: {error}", language.pick("标准输出", "standard output")));
        }
        _ => {}
    }
    progress.end(false)
}

fn printed(mut reports: Vec<Report>, least: usize, language: Language) -> String {
    let mut out = String::new();
    let n_reports = reports.len();
    for (column, report) in reports.iter_mut().enumerate() {
        let key = panel::key(column, n_reports);
        let _ = writeln!(out, "{}", summary::of(&key, report, language));
        report.source.name = key;
    }
    out + &panel::of(&compare(&reports, shangji::catalog()), least, language)
}

/// A file for each table, and one that says what their columns hold.
/// Whether there is a file there that this program did not write, such as a report that was meant to be read.
fn is_of_others(path: &Path) -> bool {
    let mut head = vec![0; OURS];
    let Ok(n_read) = File::open(path).and_then(|mut file| file.read(&mut head)) else { return false };
    let head = String::from_utf8_lossy(head.get(..n_read).unwrap_or_default()).into_owned();
    n_read > 0 && !head.trim_start().starts_with('{') && !head.contains(GENERATOR)
}

/// So far into a file it is told whose it is.
const OURS: usize = 1024;
/// What a page of shangji says of itself.
const GENERATOR: &str = r#"name="generator" content="shangji "#;

fn write_tables(tables: &Tables<'_>, folder: &Path, options: Options) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for table in Table::ALL {
        let file = BufWriter::new(File::create(folder.join(table.name()).with_extension("csv"))?);
        tables.write(table, file, options)?;
    }
    fs::write(folder.join("columns.md"), dictionary())?;
    Ok(())
}

fn json(comparison: &Comparison) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(comparison)? + "\n")
}
