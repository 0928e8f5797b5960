//! Holds a report against the one of the year before: what became of each promise, which problems come back, which
//! passages were copied.
//!
//! ```sh
//! cargo run --release --example follow_up                              # two sample reports of one city
//! cargo run --release --example follow_up -- LAST_YEAR THIS_YEAR       # your own
//! cargo run --release --example follow_up -- --json LAST_YEAR THIS_YEAR
//! cargo run --release --example follow_up -- --lang zh                 # in Chinese
//! ```
//!
//! What to see, for the sample reports: four figures promised, two reached and two not (26 departments connected
//! against at least 30); a regulation that was drafted and came into force; a promise that is made again, and two that
//! the next report does not speak of. Each stands with the sentence that shows it. `wording` tells how much of the
//! promise, by the rarity of its characters, the sentence has; the score is the sum of its parts, in thousandths. A
//! weak score is for a reader to judge, and so is whether what was done is all that was promised.
//!
//! `--json` prints `follow_up`, `shortcomings_repeated` and `reuse` with spans in bytes of the text.

mod support {
    pub(crate) mod language;
}

use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use shangji::compare::{FollowUp, FollowUpStatus, InWords, Language, Read, compare};
use shangji::model::Span;
use shangji::{Comparison, Reader, Reading};
use support::language::{Lang, language};

/// Holds a report against the one of the year before.
#[derive(Parser)]
struct Arguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// The language of what is printed; that of the locale where none is named.
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// The reports of two successive years of one issuer; two samples where none is named.
    #[arg(value_name = "FILE", num_args = 2)]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let Arguments { json, lang, mut paths } = Arguments::parse();
    let language = language(lang);
    if paths.is_empty() {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
        paths = ["101_qinglan_2021.txt", "102_qinglan_2022.txt"].map(|name| samples.join(name)).into();
    }
    let printed = paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>().and_then(|readings| {
        let comparison = compared(&readings, language)?;
        if json { as_json(&comparison) } else { Ok(as_text(&comparison, &readings, language)) }
    });
    match printed.map(|text| io::stdout().lock().write_all(text.as_bytes())) {
        // The reader of a pipe may have seen enough.
        Ok(Err(error)) if error.kind() != ErrorKind::BrokenPipe => {
            told(&format!("{}: {error}", language.pick("标准输出", "standard output")), language)
        }
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => told(&error, language),
    }
}

fn told(error: &str, language: Language) -> ExitCode {
    eprintln!("{}: {error}", language.pick("错误", "error"));
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
fn compared(readings: &[Reading], language: Language) -> Result<Comparison, String> {
    let reports: Vec<_> = readings.iter().map(|reading| reading.report.clone()).collect();
    let reads: Vec<Read<'_>> =
        readings.iter().map(|reading| Read { report: &reading.report, text: &reading.text }).collect();
    let comparison = compare(&reports, shangji::catalog()).with_texts(&reads);
    let years: Vec<Option<i32>> = reports.iter().map(|report| report.year).collect();
    let is_next = matches!(years.as_slice(), [Some(a), Some(b)] if a.abs_diff(*b) == 1);
    if comparison.follow_up.is_empty() && !is_next {
        let who = |report: &shangji::Report| {
            let year = report.year.map(|year| language.pick(format!("{year}年度"), year.to_string()));
            let year = year.unwrap_or_else(|| language.pick("年度不详", "no year").to_owned());
            let issuer = report.issuer.as_deref().unwrap_or(language.pick("机关不详", "nobody"));
            format!("{issuer}{}{year}", language.pick("，", ", "))
        };
        let whose: Vec<String> = reports.iter().map(who).collect();
        return Err(match language {
            Language::Chinese => format!("两份报告不是同一机关的相邻年度报告：{}", whose.join("；")),
            Language::English => {
                format!("these are not reports of one issuer on two successive years: {}", whose.join("; "))
            }
        });
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

fn as_text(comparison: &Comparison, readings: &[Reading], language: Language) -> String {
    let say = |chinese: &'static str, english: &'static str| language.pick(chinese, english);
    let words = |column: usize, span: Span| -> String {
        let text = readings.get(column).map_or("", |reading| reading.text.as_str());
        span.slice(text).unwrap_or_default().split_whitespace().collect()
    };
    let mut out = String::new();
    for reading in readings {
        let report = &reading.report;
        let year = report.year.map(|year| year.to_string()).unwrap_or_default();
        let issuer = report.issuer.as_deref().unwrap_or(say("机关不详", "nobody"));
        let _ = match language {
            Language::Chinese => writeln!(out, "{}：{issuer}，{year}年度", report.source.name),
            Language::English => writeln!(out, "{}: {issuer}, {year}", report.source.name),
        };
    }
    let colon = say("：", ": ");
    let _ = writeln!(out, "\n{}{colon}{}", say("承诺", "Promises"), counted(&comparison.follow_up, language));
    for one in &comparison.follow_up {
        let [from, to] = one.columns;
        let status = status(one.status, language);
        // Five characters of Chinese are as wide as ten letters.
        let width = language.pick(5, 9);
        let fill = language.pick('\u{3000}', ' ');
        let padding: String = std::iter::repeat_n(fill, width - status.chars().count().min(width)).collect();
        let _ = writeln!(out, "\n{status}{padding}  {}  {}", one.commitment, words(from, one.promise));
        for target in &one.targets {
            let _ = writeln!(out, "             {}", target.because.in_words(language));
        }
        for span in &one.evidence {
            let _ = writeln!(out, "           > {}", words(to, *span));
        }
        let parts = one.parts;
        let (score, wording, documents, concepts) = (one.score, parts.wording, parts.instruments, parts.concepts);
        let _ = match language {
            Language::Chinese => {
                writeln!(out, "             得分{score}：用词{wording}，文件{documents}，指标{concepts}")
            }
            Language::English => writeln!(
                out,
                "             score {score}: wording {wording}, documents {documents}, concepts {concepts}"
            ),
        };
    }
    let repeated = &comparison.shortcomings_repeated;
    let _ = writeln!(out, "\n{}{colon}{}", say("再次出现的问题", "Problems that come back"), repeated.len());
    for one in repeated {
        let [from, to] = one.columns;
        let _ = writeln!(out, "\n  {}\n> {}", words(from, one.a), words(to, one.b));
        let (score, wording, matters) = (one.score, one.parts.wording, one.parts.notions);
        let _ = match language {
            Language::Chinese => writeln!(out, "  得分{score}：用词{wording}，事项{matters}"),
            Language::English => writeln!(out, "  score {score}: wording {wording}, matters {matters}"),
        };
    }
    let _ = writeln!(out, "\n{}{colon}{}", say("雷同段落", "Passages copied"), comparison.reuse.len());
    for one in &comparison.reuse {
        let length = language.pick(format!("{}字：", one.characters), format!("{} characters: ", one.characters));
        let _ = writeln!(out, "\n  {length}{}", words(one.b.column, one.b.span));
    }
    out
}

fn counted(all: &[FollowUp], language: Language) -> String {
    use FollowUpStatus::{Addressed, Met, Missed, Repeated, Silent};
    let counts = [Met, Missed, Addressed, Repeated, Silent].map(|wanted| {
        let n_such = all.iter().filter(|it| it.status == wanted).count();
        let status = status(wanted, language);
        language.pick(format!("{status}{n_such}"), format!("{n_such} {status}"))
    });
    let counts = counts.join(language.pick("，", ", "));
    language.pick(format!("{}项（{counts}）", all.len()), format!("{} ({counts})", all.len()))
}

fn status(status: FollowUpStatus, language: Language) -> &'static str {
    match status {
        FollowUpStatus::Met => language.pick("达标", "met"),
        FollowUpStatus::Missed => language.pick("未达标", "missed"),
        FollowUpStatus::Addressed => language.pick("有回应", "addressed"),
        FollowUpStatus::Repeated => language.pick("再次承诺", "repeated"),
        FollowUpStatus::Silent => language.pick("未提及", "silent"),
    }
}
