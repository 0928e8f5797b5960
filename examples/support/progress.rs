//! How far a batch has come, and what became of it.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};

use super::inputs::Inputs;

/// Counts what was read, skipped and failed; draws a bar on standard error if that is a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    read: usize,
    skipped: BTreeMap<String, usize>,
    failed: Vec<String>,
}

impl Progress {
    /// Begins with what went wrong with the arguments. `prints` says that results go to standard output meanwhile: no
    /// bar is drawn between them.
    pub(crate) fn new(inputs: &mut Inputs, prints: bool) -> Self {
        let unseen = prints && io::stdout().is_terminal();
        let bar = if unseen { ProgressBar::hidden() } else { ProgressBar::new(inputs.files.len() as u64) };
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len}, {eta} left") {
            bar.set_style(style);
        }
        let (skipped, failed) = (std::mem::take(&mut inputs.passed_by), std::mem::take(&mut inputs.errors));
        Self { bar, read: 0, skipped, failed }
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
        for reason in &self.failed {
            eprintln!("error: {reason}");
        }
        if sums_up || !self.failed.is_empty() {
            let reasons: Vec<String> = self.skipped.iter().map(|(reason, n)| format!("{n} {reason}")).collect();
            let skipped: usize = self.skipped.values().sum();
            let listed = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) };
            eprintln!("{} read, {} failed, {skipped} skipped{listed}", self.read, self.failed.len());
        }
        if self.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
