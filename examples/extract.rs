//! Reads reports and writes what they say as JSON, one object for each report.
//!
//! ```sh
//! cargo run --release --example extract -- examples/reports            # JSON Lines on standard output
//! cargo run --release --example extract -- --out DIR FILE 'YEARS/**/*.html'
//! cargo run --release --example extract -- --out DIR --resume -r FOLDER
//! find FOLDER -name '*.docx' | cargo run --release --example extract -- --out DIR -
//! ```
//!
//! A folder stands for the `.txt`, `.html`, `.docx` and `.pdf` files directly in it (and for `.doc`, `.wps`, `.ofd`,
//! `.rtf` and `.mht`, which fail with what to do), with `--recursive` also for those in the folders below; a pattern for
//! the files that it matches; `-` for names on standard input, a line each. All cores are used; the output has the order
//! of the input all the same, and memory does not grow with the number of files.
//!
//! With `--out DIR` a file is written to `DIR/<file name>.json`, one that was found below a folder to its path below
//! that folder. Each is written under another name first and moved when it is whole, so that a run may be stopped at
//! any moment; with `--resume` the next run leaves out what it finds whole and no older than its report.
//!
//! What to see: `indicators` with the quantity in the base unit (`"value": "5435281300", "unit": "元"` for
//! 54亿3528.13万元) and the `concept` where the vocabulary has one; `span`s as byte offsets into the text, so that each
//! figure can be looked up where it stands; `checks` with the arithmetic written out.
//!
//! A file that cannot be read is told on standard error and the exit code is 1; the other files are read all the same.
//! What seems to be no report (news, 解读, 规定, a template) is read and noted.

mod support {
    pub(crate) mod doubt;
    pub(crate) mod inputs;
    pub(crate) mod language;
    pub(crate) mod progress;
    pub(crate) mod reading;
    pub(crate) mod threads;
}

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufReader, ErrorKind, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use serde::Deserialize;
use shangji::Reader;
use shangji::model::{Report, Source};
use support::doubt::doubt;
use support::inputs::{Input, inputs};
use support::language::{Lang, language};
use support::progress::Progress;
use support::reading::read;
use support::threads::{cores, in_order};

/// Reads reports and writes what they say as JSON.
#[derive(Parser)]
struct Arguments {
    /// Write DIR/<file name>.json for each file, in place of JSON Lines on standard output.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Break and indent the files in DIR for reading.
    #[arg(long, requires = "out")]
    pretty: bool,
    /// Leave out reports whose files in DIR are whole and no older than they are.
    #[arg(long, requires = "out")]
    resume: bool,
    /// Read also the folders in folders.
    #[arg(long, short)]
    recursive: bool,
    /// The language of what is told on standard error; that of the locale where none is named.
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// Use N threads; as many as there are cores where none is named.
    #[arg(long, value_name = "N", default_value_t = cores())]
    jobs: NonZeroUsize,
    /// Files, folders for the .txt, .html, .docx and .pdf files in them, patterns, or - for names on standard input.
    #[arg(required = true, value_name = "FILE or FOLDER")]
    paths: Vec<PathBuf>,
}

/// What came of a file.
enum Outcome {
    Read {
        /// What is to be printed; empty if it was written.
        line: Vec<u8>,
        /// Why it may be no report.
        doubt: Option<String>,
    },
    WrittenBefore,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = language(arguments.lang);
    let mut inputs = inputs(&arguments.paths, arguments.recursive, language);
    let mut progress = Progress::new(&mut inputs, arguments.out.is_none(), language);
    if arguments.out.is_some() {
        let mut taken = BTreeSet::new();
        inputs.files.retain(|input| {
            let free = taken.insert(input.below.clone());
            if !free {
                let taken = language.pick("已有同名文件写出", "another file of this name is written already");
                progress.fail(format!("{}: {taken}", input.path.display()));
            }
            free
        });
    }
    let reader = Reader::new();
    let work = |input: &Input| match &arguments.out {
        None => {
            let report = read(&reader, input, language)?.report;
            let line = as_line(&report, false).map_err(|error| describe(&input.path, &error))?;
            Ok(Outcome::Read { line, doubt: doubt(&report, language) })
        }
        Some(folder) => {
            let mut path = folder.join(&input.below).into_os_string();
            path.push(".json");
            let path = PathBuf::from(path);
            if arguments.resume && is_written(&path, input) {
                return Ok(Outcome::WrittenBefore);
            }
            let report = read(&reader, input, language)?.report;
            write_file(&path, &report, arguments.pretty).map_err(|error| describe(&path, &error))?;
            Ok(Outcome::Read { line: Vec::new(), doubt: doubt(&report, language) })
        }
    };
    let mut notes = Vec::new();
    in_order(&inputs.files, arguments.jobs, work, |input, outcome| match outcome {
        Ok(Outcome::Read { line, doubt }) => {
            notes.extend(doubt.map(|doubt| format!("{}: {doubt}", input.path.display())));
            match io::stdout().lock().write_all(&line) {
                Ok(()) => progress.pass(None),
                // The reader of a pipe may have seen enough.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
                Err(error) => progress.fail(format!("{}: {error}", language.pick("标准输出", "standard output"))),
            }
        }
        Ok(Outcome::WrittenBefore) => progress.pass(Some(language.pick("此前已写出", "written before"))),
        Err(error) => progress.fail(error),
    });
    for note in notes {
        eprintln!("{}: {note}", language.pick("提示", "note"));
    }
    progress.end(true)
}

fn as_line(report: &Report, pretty: bool) -> io::Result<Vec<u8>> {
    let mut json = if pretty { serde_json::to_vec_pretty(report)? } else { serde_json::to_vec(report)? };
    json.push(b'\n');
    Ok(json)
}

/// Writes a file that is whole whenever it is there.
fn write_file(path: &Path, report: &Report, pretty: bool) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".part");
    fs::write(&unfinished, as_line(report, pretty)?)?;
    fs::rename(&unfinished, path)
}

/// Whether a file holds the whole report of this input as it is now.
fn is_written(path: &Path, input: &Input) -> bool {
    #[derive(Deserialize)]
    struct Written {
        source: Source,
    }
    let changed = |path: &Path| fs::metadata(path).and_then(|it| Ok((it.modified()?, it.len()))).ok();
    let (Some((written, _)), Some((given, bytes))) = (changed(path), changed(&input.path)) else { return false };
    let whole = || {
        let file = BufReader::with_capacity(1 << 16, fs::File::open(path).ok()?);
        serde_json::from_reader::<_, Written>(file).ok()
    };
    written >= given && whole().is_some_and(|it| it.source.name == input.name && it.source.bytes as u64 == bytes)
}

fn describe(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
