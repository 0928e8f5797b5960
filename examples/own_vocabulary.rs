//! Reads reports with concepts of your own, merged into those that ship.
//!
//! ```sh
//! cargo run --release --example own_vocabulary                             # examples/own_vocabulary.tsv, samples
//! cargo run --release --example own_vocabulary -- --table FILE.tsv FOLDER  # your own
//! ```
//!
//! The table that ships adds what a study of disputes would ask for: how many reconsideration cases were carried over
//! to the next year (结转下年度), mass incidents (群体性事件), in how many cases a head was to appear before the court and did
//! (应出庭, 实际出庭). What to see, for the sample reports: for each concept of the table the reports that state it, the
//! figure, and the words by which it was known; carried-over cases in five of six. `was` names the concept that the
//! figure had without your table, where it had one: a table that takes figures away from another concept is to be
//! looked at.
//!
//! A fault in the table is told with its line and column. The exit code is 1 then, and if a file cannot be read.

mod support {
    pub(crate) mod figures;
    pub(crate) mod inputs;
    pub(crate) mod reading;
}

use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use shangji::compare::Language;
use shangji::model::Report;
use shangji::{Reader, Vocabulary};
use support::figures::figure;
use support::inputs::{Inputs, inputs};
use support::reading::read;

/// Reads reports with concepts of your own.
#[derive(Parser)]
struct Arguments {
    /// Your table of concepts; `examples/own_vocabulary.tsv` where none is named.
    #[arg(long, value_name = "FILE.tsv")]
    table: Option<PathBuf>,
    /// Files, or folders for the reports in them; the sample reports where none is named.
    #[arg(value_name = "FILE or FOLDER")]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = arguments.table.unwrap_or_else(|| here.join("own_vocabulary.tsv"));
    let (own, merged) = match vocabularies(&table) {
        Ok(both) => both,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    let samples = [here.join("reports")];
    let paths = if arguments.paths.is_empty() { samples.as_slice() } else { &arguments.paths };
    let Inputs { files, mut errors, .. } = inputs(paths, false, Language::English);
    // The shipped concepts alone, to tell what changes.
    let (before, after) = (Reader::new(), Reader::with_vocabulary(merged));
    let mut reports: Vec<[Report; 2]> = Vec::new();
    for input in &files {
        match read(&before, input, Language::English)
            .and_then(|without| Ok([without.report, read(&after, input, Language::English)?.report]))
        {
            Ok(both) => reports.push(both),
            Err(error) => errors.push(error),
        }
    }
    match io::stdout().lock().write_all(told(&own, &reports).as_bytes()) {
        // The reader of a pipe may have seen enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => errors.push(format!("standard output: {error}")),
        _ => {}
    }
    for error in &errors {
        eprintln!("error: {error}");
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The user's table, and the shipped one with it.
fn vocabularies(table: &Path) -> Result<(Vocabulary, Vocabulary), String> {
    let at = |error: &dyn std::fmt::Display| format!("{}: {error}", table.display());
    let text = fs::read_to_string(table).map_err(|error| at(&error))?;
    let own = Vocabulary::from_tsv(&text).map_err(|error| at(&error))?;
    let merged = Vocabulary::builtin().merged_with(&own).map_err(|error| at(&error))?;
    Ok((own, merged))
}

/// Concept by concept: who states it, and in which words.
fn told(own: &Vocabulary, reports: &[[Report; 2]]) -> String {
    let with_concept = |which: usize| -> usize {
        let all = reports.iter().filter_map(|both| both.get(which)).flat_map(|report| &report.indicators);
        all.filter(|figure| figure.concept.is_some()).count()
    };
    let mut out = format!(
        "{} concepts of your own; figures with a concept: {} without them, {} with them\n",
        own.catalog().len(),
        with_concept(0),
        with_concept(1)
    );
    for concept in own.catalog() {
        let mut lines = String::new();
        let mut n_reports = 0;
        for [without, with] in reports {
            let mut is_stated = false;
            for found in with.indicators.iter().filter(|it| it.concept.as_ref() == Some(&concept.id)) {
                is_stated = true;
                let quantity = &found.quantity;
                let shown = figure(quantity.value, quantity.value_hi, &quantity.unit, quantity.bound);
                let before = without.indicators.iter().find(|it| it.span == found.span);
                let was = before.and_then(|it| it.concept.as_ref()).filter(|id| **id != concept.id);
                let was = was.map(|id| format!("  was {id}")).unwrap_or_default();
                let who = with.issuer.as_deref().unwrap_or(&with.source.name);
                let year = with.year.map(|year| format!(" {year}")).unwrap_or_default();
                let _ = writeln!(lines, "  {shown}\t{}\t{who}{year}{was}", found.label);
            }
            n_reports += usize::from(is_stated);
        }
        let (id, name) = (&concept.id, &concept.name_zh);
        let _ = write!(out, "\n{id} {name}: stated by {n_reports} of {}\n{lines}", reports.len());
    }
    out
}
