//! Reads reports and writes what they say as JSON, one object for each report.
//!
//! ```sh
//! cargo run --release --example extract -- --out DIR FILE...   # DIR/<file name>.json, one for each file
//! cargo run --release --example extract -- examples/reports    # JSON Lines on standard output
//! ```
//!
//! A folder stands for the `.txt` and `.html` files directly in it. What to see: `indicators` with the quantity in the
//! base unit (`"value": "5435281300", "unit": "元"` for 54亿3528.13万元) and the `concept` where the vocabulary has one;
//! `span`s as byte offsets into the text, so that each figure can be looked up where it stands; `checks` with the
//! arithmetic written out.
//!
//! A file that cannot be read is told on standard error and the exit code is 1; the other files are read all the same.

mod support {
    pub(crate) mod inputs;
    pub(crate) mod reading;
}

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use shangji::Reader;
use shangji::model::Report;
use support::inputs::{Input, file_name, inputs};
use support::reading::read;

/// Reads reports and writes what they say as JSON.
#[derive(Parser)]
struct Arguments {
    /// Write DIR/<file name>.json for each file, in place of JSON Lines on standard output.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Break and indent the files in DIR for reading.
    #[arg(long, requires = "out")]
    pretty: bool,
    /// Files, or folders for the .txt and .html files in them.
    #[arg(required = true, value_name = "FILE or FOLDER")]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let (inputs, mut errors) = inputs(&arguments.paths);
    if let Some(folder) = &arguments.out
        && let Err(error) = fs::create_dir_all(folder)
    {
        eprintln!("error: {}: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    let reader = Reader::new();
    let mut taken = BTreeSet::new();
    for input in &inputs {
        let written = read(&reader, input).and_then(|reading| match &arguments.out {
            Some(folder) => {
                let name = file_name(&input.path);
                if taken.insert(name.clone()) {
                    write_file(folder.join(format!("{name}.json")), &reading.report, arguments.pretty)
                } else {
                    Err(format!("{}: another file of this name is written already", input.path.display()))
                }
            }
            None => match write_line(&reading.report) {
                Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
                written => written.map_err(|error| describe(input, &error)),
            },
        });
        errors.extend(written.err());
    }
    for error in &errors {
        eprintln!("error: {error}");
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn write_file(path: PathBuf, report: &Report, pretty: bool) -> Result<(), String> {
    let json = if pretty { serde_json::to_string_pretty(report) } else { serde_json::to_string(report) };
    json.map_err(io::Error::from)
        .and_then(|json| fs::write(&path, json + "\n"))
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn write_line(report: &Report) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, report)?;
    writeln!(out)
}

fn describe(input: &Input, error: &io::Error) -> String {
    format!("{}: {error}", input.path.display())
}
