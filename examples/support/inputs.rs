//! Files named on the command line, and folders for all reports in them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What a folder is searched for. A file that is named itself may be called anything.
const EXTENSIONS: [&str; 5] = ["txt", "html", "htm", "docx", "pdf"];

/// A file to read and the name by which its report goes.
pub(crate) struct Input {
    pub(crate) path: PathBuf,
    /// The file name; the whole path where two files have the same name.
    pub(crate) name: String,
}

/// The files that the arguments stand for, in order, and what went wrong with the others.
pub(crate) fn inputs(arguments: &[PathBuf]) -> (Vec<Input>, Vec<String>) {
    let mut paths = Vec::new();
    let mut errors = Vec::new();
    for argument in arguments {
        if argument.is_dir() {
            match reports_in(argument) {
                Ok(found) if found.is_empty() => {
                    errors.push(format!("{}: no .txt, .html, .docx or .pdf file in this folder", argument.display()));
                }
                Ok(found) => paths.extend(found),
                Err(error) => errors.push(format!("{}: {error}", argument.display())),
            }
        } else {
            paths.push(argument.clone());
        }
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for path in &paths {
        *times.entry(file_name(path)).or_default() += 1;
    }
    let named = |path: PathBuf| {
        let name = file_name(&path);
        let unique = times.get(&name) == Some(&1);
        Input { name: if unique { name } else { path.display().to_string() }, path }
    };
    (paths.into_iter().map(named).collect(), errors)
}

/// The last part of a path.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn reports_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
        if path.is_file() && extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str())) {
            found.push(path);
        }
    }
    // The order of a folder is the file system's; a comparison must not depend on it.
    found.sort();
    Ok(found)
}
