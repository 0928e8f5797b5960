//! Shows how a report is built, and what is odd about it.
//!
//! ```sh
//! cargo run --release --example outline                            # the sample report with most oddities
//! cargo run --release --example outline -- FILE...
//! cargo run --release --example outline -- --depth 1 FILE          # the main parts alone
//! cargo run --release --example outline -- --sentences FILE        # paragraphs, items and sentences too
//! ```
//!
//! What to see: each heading under the one that holds it, with its level (1 for 一、, 2 for (一), 3 for 1., 4 for (1)),
//! what the part is about, and how much stands in it; furniture of the page outside. Below the tree the oddities of the
//! file, each with its code, the line, and carets under the characters, also where Chinese and ASCII characters
//! alternate; where two places disagree, both are shown. Lines of a web page are those of its text. Colours on a
//! terminal, none in a file or with `NO_COLOR`.
//!
//! A file that cannot be read is told on standard error and the exit code is 1; the other files are shown all the same.

mod support {
    pub(crate) mod inputs;
    pub(crate) mod oddities;
    pub(crate) mod tree;
}

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use shangji::compare::Language;
use shangji::{Reader, Reading};
use support::inputs::{Input, Inputs, inputs};
use support::oddities;
use support::tree::{self, Shown};

/// Shows how a report is built, and what is odd about it.
#[derive(Parser)]
struct Arguments {
    /// Show headings of the levels 1 to N.
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..))]
    depth: u8,
    /// Show paragraphs, items and sentences, and every line of furniture.
    #[arg(long)]
    sentences: bool,
    /// Files, folders for the .txt, .html, .docx and .pdf files in them, or patterns.
    #[arg(value_name = "FILE or FOLDER")]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    let whole = if arguments.paths.is_empty() { vec![samples] } else { arguments.paths.clone() };
    let Inputs { files, mut errors, .. } = inputs(&whole, false, Language::English);
    let reader = Reader::new();
    let mut readings = Vec::new();
    for input in &files {
        match read(&reader, input) {
            Ok(reading) => readings.push(reading),
            Err(error) => errors.push(error),
        }
    }
    if arguments.paths.is_empty() {
        // Of several with as many, the first.
        readings.sort_by_key(|reading| std::cmp::Reverse(reading.report.diagnostics.len()));
        readings.truncate(1);
    }
    let shown = Shown { depth: arguments.depth, sentences: arguments.sentences };
    // Takes the colours out where nobody sees them.
    let mut out = anstream::stdout();
    for reading in &readings {
        match write!(out, "{}\n{}", tree::of(reading, &shown), oddities::of(reading)) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            written => errors.extend(written.err().map(|error| error.to_string())),
        }
    }
    for error in &errors {
        eprintln!("error: {error}");
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn read(reader: &Reader, input: &Input) -> Result<Reading, String> {
    let bytes = fs::read(&input.path).map_err(|error| format!("{}: {error}", input.path.display()))?;
    Ok(reader.read(&input.name, &bytes))
}
