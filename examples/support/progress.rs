//! How far a batch has come, and what became of it.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use shangji::compare::Language;

use super::inputs::Inputs;

/// Counts what was read, skipped and failed; draws a bar on standard error if that is a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    read: usize,
    skipped: BTreeMap<String, usize>,
    failed: Vec<String>,
    language: Language,
}

impl Progress {
    /// Begins with what went wrong with the arguments. `prints` says that results go to standard output meanwhile: no
    /// bar is drawn between them.
    pub(crate) fn new(inputs: &mut Inputs, prints: bool, language: Language) -> Self {
        let unseen = prints && io::stdout().is_terminal();
        let bar = if unseen { ProgressBar::hidden() } else { ProgressBar::new(inputs.files.len() as u64) };
        if let Ok(style) = ProgressStyle::with_template(
            language.pick("{bar:40} {pos}/{len}，剩余 {eta}", "{bar:40} {pos} of {len}, {eta} left"),
        ) {
            bar.set_style(style);
        }
        let (skipped, failed) = (std::mem::take(&mut inputs.passed_by), std::mem::take(&mut inputs.errors));
        Self { bar, read: 0, skipped, failed, language }
    }

    /// One more was read, or skipped for a reason.
    pub(crate) fn pass(&mut self, skipped: Option<&str>) {
        match skipped {
            None => self.read += 1,
            Some(reason) => *self.skipped.entry(reason.to_owned()).or_default() += 1,
        }
        self.bar.inc(1);
    }

    /// One more failed, for a reason that names the file.
    pub(crate) fn fail(&mut self, reason: String) {
        self.failed.push(reason);
        self.bar.inc(1);
    }

    /// Tells on standard error what failed, and sums up: always if `sums_up`, else if anything failed.
    pub(crate) fn end(self, sums_up: bool) -> ExitCode {
        self.bar.finish_and_clear();
        let language = self.language;
        for reason in &self.failed {
            eprintln!("{}: {reason}", language.pick("错误", "error"));
        }
        if sums_up || !self.failed.is_empty() {
            let skipped: usize = self.skipped.values().sum();
            let (read, failed) = (self.read, self.failed.len());
            let reason =
                |(reason, n): (&String, &usize)| language.pick(format!("{reason}{n}个"), format!("{n} {reason}"));
            let reasons: Vec<String> = self.skipped.iter().map(reason).collect();
            let reasons = reasons.join(language.pick("，", ", "));
            let listed = if reasons.is_empty() {
                String::new()
            } else {
                language.pick(format!("（{reasons}）"), format!(" ({reasons})"))
            };
            eprintln!(
                "{}{listed}",
                language.pick(
                    format!("读取{read}个，失败{failed}个，跳过{skipped}个"),
                    format!("{read} read, {failed} failed, {skipped} skipped"),
                )
            );
        }
        if self.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
