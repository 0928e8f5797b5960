//! The examples, built and run as a user runs them.

#![expect(clippy::panic, reason = "an example that does not build or run fails the test, with what cargo said")]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

use crate::samples;

/// Where the examples were built to, by name; or why they were not.
static BUILT: LazyLock<Result<BTreeMap<String, PathBuf>, String>> = LazyLock::new(|| {
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--examples", "--package", "shangji-examples", "--message-format=json-render-diagnostics"]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let output = build.current_dir(samples::root()).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    // Cargo says where each program went: the target directory may be set in several ways.
    let programs = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["kind"] == serde_json::json!(["example"]))
        .filter_map(|message| {
            Some((message["target"]["name"].as_str()?.to_owned(), message["executable"].as_str()?.into()))
        })
        .collect();
    Ok(programs)
});

/// Where each example lies, by name.
///
/// # Panics
///
/// If they do not build.
pub fn programs() -> &'static BTreeMap<String, PathBuf> {
    let built = BUILT.as_ref();
    built.unwrap_or_else(|error| panic!("the examples do not build:\n{error}"))
}

/// What a program printed.
#[derive(Debug, Clone)]
pub struct Run {
    /// Its exit code; none if it was stopped.
    pub code: Option<i32>,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub err: String,
}

impl Run {
    /// What it printed, with no complaint: at most the line that sums up a batch.
    ///
    /// # Panics
    ///
    /// If it failed or complained.
    pub fn succeeded(self) -> String {
        let complains = self.err.lines().any(|line| !line.contains(" read, 0 failed, "));
        assert!(self.code == Some(0) && !complains, "{:?}: {}\n{}", self.code, self.err, self.out);
        self.out
    }
}

/// Runs an example far from the repository, with a text on its standard input.
///
/// # Panics
///
/// If there is no such example, or it cannot be run.
pub fn run_with<S: AsRef<OsStr>>(name: &str, arguments: &[S], input: &str) -> Run {
    let program = programs().get(name).unwrap_or_else(|| panic!("no example {name} among {:?}", programs().keys()));
    let mut child = Command::new(program)
        .args(arguments)
        .current_dir(std::env::temp_dir())
        // The language of whoever runs the tests is not that of the tests.
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("an example can be run");
    // A program that reads no input has closed it.
    let _ = child.stdin.take().expect("the input is a pipe").write_all(input.as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().expect("an example ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("examples print UTF-8");
    Run { code: status.code(), out: text(stdout), err: text(stderr) }
}

/// Runs an example far from the repository, without input.
///
/// # Panics
///
/// As [`run_with`].
pub fn run<S: AsRef<OsStr>>(name: &str, arguments: &[S]) -> Run {
    run_with(name, arguments, "")
}

/// An empty folder of the test's own, beside the programs.
///
/// # Panics
///
/// If it cannot be made.
pub fn scratch(name: &str) -> PathBuf {
    let folder = programs().values().next().and_then(|program| program.parent()).map(|it| it.join("tmp").join(name));
    let folder = folder.expect("an example lies somewhere");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder of tests can be written");
    folder
}
