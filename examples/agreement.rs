//! Holds the figures that the machine reads against those that a person coded.
//!
//! ```sh
//! cargo run --release --example agreement                                # the sample reports, coded by hand
//! cargo run --release --example agreement -- CODED.csv FILE FOLDER       # your own
//! cargo run --release --example agreement -- --json CODED.csv FOLDER
//! ```
//!
//! The table has the columns `report` (name of the file), `concept` (its id: see `concept` of `compare --json` or
//! `--csv`), `value` (a decimal; empty where the report does not state it) and, if it likes, `unit`; others are left alone.
//! It is a program of its own and no flag of `compare`: what is asked here is how good the machine is, not what the
//! reports say.
//!
//! What to see, for the sample reports: for each concept how many reports both code, only the person, only the machine;
//! how many figures are equal, or such as the bound allows (903 for 900余); the share agreed; and Krippendorff's alpha
//! (interval metric, two coders), which is not told where it is undefined. Below stand the disagreements: one is planted,
//! 收到118件 coded as 107, which is 受理. A row that names no report or concept at hand is told on standard error and the
//! exit code is 1.

mod support {
    pub(crate) mod figures;
    pub(crate) mod inputs;
    pub(crate) mod language;
    pub(crate) mod reading;
}

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use comfy_table::{CellAlignment, Table, presets};
use shangji::Reader;
use shangji::compare::{Agreement, Comparison, Disagreement, Language, UnusedReason, agreement, compare};
use shangji::model::Report;
use shangji_tables::read_coded;
use support::figures::figure;
use support::inputs::{Inputs, inputs};
use support::language::{Lang, language};
use support::reading::read;

/// Holds the figures that the machine reads against those that a person coded.
#[derive(Parser)]
struct Arguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// The language of what is printed; that of the locale where none is named.
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// The hand-coded table; that of the sample reports where none is named.
    #[arg(value_name = "CODED.csv")]
    coded: Option<PathBuf>,
    /// The reports: files, or folders; the sample reports where none is named.
    #[arg(value_name = "FILE or FOLDER")]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = language(arguments.lang);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = arguments.coded.unwrap_or_else(|| here.join("hand_coded.csv"));
    let samples = [here.join("reports")];
    let paths = if arguments.paths.is_empty() { samples.as_slice() } else { &arguments.paths };
    let Inputs { files, mut errors, .. } = inputs(paths, false, language);
    let coded = File::open(&path).map_err(|error| error.to_string()).and_then(|file| {
        // The error names the line.
        read_coded(file).map_err(|error| error.to_string())
    });
    match coded {
        Err(error) => errors.push(format!("{}: {error}", path.display())),
        Ok(coded) => {
            let reader = Reader::new();
            let mut reports: Vec<Report> = Vec::new();
            for input in &files {
                match read(&reader, input, language) {
                    Ok(reading) => reports.push(reading.report),
                    Err(error) => errors.push(error),
                }
            }
            let comparison = compare(&reports, shangji::catalog());
            let found = agreement(&comparison, shangji::catalog(), &coded);
            errors.extend(found.unused.iter().map(|row| {
                let why = unused(row.because, language);
                format!("{}: {}, {}: {why}", path.display(), row.report, row.concept)
            }));
            let printed = if arguments.json { as_json(&found) } else { Ok(as_text(&found, &comparison, language)) };
            match printed.and_then(|text| io::stdout().lock().write_all(text.as_bytes())) {
                // The reader of a pipe may have seen enough.
                Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                    errors.push(format!("{}: {error}", language.pick("标准输出", "standard output")));
                }
                _ => {}
            }
        }
    }
    for error in &errors {
        eprintln!("{}: {error}", language.pick("错误", "error"));
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn as_json(found: &Agreement) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(found)? + "\n")
}

fn as_text(found: &Agreement, comparison: &Comparison, language: Language) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_header(language.pick(
        ["指标", "双方", "仅人工", "仅程序", "相等", "界限内", "一致率", "alpha"],
        ["concept", "both", "only hand", "only machine", "equal", "within bound", "agreed", "alpha"],
    ));
    for row in &found.concepts {
        let counts =
            [row.n_both, row.n_only_hand, row.n_only_machine, row.n_equal, row.n_within_bound].map(|n| n.to_string());
        let shares = [row.share_agreed, row.alpha].map(|it| it.map_or("-".to_owned(), |it| it.to_string()));
        table.add_row([row.name.clone()].into_iter().chain(counts).chain(shares));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let n = found.disagreements.len();
    let head = language.pick(format!("不一致{n}处："), format!("{n} disagreements:"));
    let metric = language.pick(
        "alpha：Krippendorff 信度系数，定距，两名编码者；无法计算的为“-”",
        "alpha: Krippendorff's, interval metric, two coders; - where it is undefined",
    );
    let mut out = format!("{table}\n{metric}\n\n{head}\n");
    for one in &found.disagreements {
        let _ = writeln!(out, "  {}", disagreement(one, comparison, language));
    }
    out
}

/// `202_yunzhen_2023.html  收到行政复议申请件数: by hand 107, by machine 118件 (收到行政复议申请, i46)`
fn disagreement(one: &Disagreement, comparison: &Comparison, language: Language) -> String {
    let row = comparison.panel.iter().find(|row| row.concept == one.concept);
    let name = row.map_or(&one.concept, |row| &row.name);
    let none = || language.pick("无", "none").to_owned();
    let hand = one.hand.map_or_else(none, |value| value.to_string());
    let machine = one.machine.as_ref().map_or_else(none, |read| {
        let value = figure(read.value, read.value_hi, &read.unit, read.bound);
        format!("{value} ({}, {})", read.label, one.indicator.as_deref().unwrap_or_default())
    });
    match language {
        Language::Chinese => format!("{}  {name}：人工{hand}，程序{machine}", one.report),
        Language::English => format!("{}  {name}: by hand {hand}, by machine {machine}", one.report),
    }
}

fn unused(because: UnusedReason, language: Language) -> &'static str {
    match because {
        UnusedReason::UnknownReport => language.pick("没有这份报告", "no such report"),
        UnusedReason::UnknownConcept => language.pick("没有这项指标", "no such concept"),
        UnusedReason::Twice => language.pick("重复编码，以第一行为准", "coded twice, the first row counts"),
        _ => language.pick("无法使用", "cannot be used"),
    }
}
