//! The sample reports that come with the project, with their gold.

use std::fs;
use std::path::{Path, PathBuf};

use crate::gold::Gold;

/// A sample report.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The first three digits of its file's name, and the name of its folder of gold.
    pub id: &'static str,
    /// The name of the file.
    pub name: String,
    /// The text on which the gold rests: the file itself, or for the web page its twin in plain text.
    pub text: String,
}

impl Sample {
    /// What a person found in it.
    pub fn gold(&self) -> Gold {
        Gold::load(&gold_folder().join(self.id))
    }
}

/// The samples by id. 202 is a web page: [`html`] gives it as saved, [`sample`] its twin in plain text.
pub const IDS: [&str; 6] = ["101", "102", "201", "202", "301", "302"];

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// The folder of the sample reports.
pub fn folder() -> PathBuf {
    root().join("examples/reports")
}

/// The folder of their gold, one folder a report.
pub fn gold_folder() -> PathBuf {
    folder().join("gold")
}

/// The text of a sample.
///
/// # Panics
///
/// If the project has no such sample, or its file is not UTF-8.
pub fn sample(id: &'static str) -> Sample {
    let twin = gold_folder().join(id).join("twin.txt");
    let path = if twin.exists() { twin } else { file_of(id) };
    let text = fs::read_to_string(&path).expect("a sample is UTF-8");
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Sample { id, name, text }
}

/// All samples in the order of their ids.
pub fn all() -> Vec<Sample> {
    IDS.map(sample).into()
}

/// The bytes of the web page among the samples.
///
/// # Panics
///
/// If it is missing.
pub fn html() -> Vec<u8> {
    fs::read(file_of("202")).expect("the web page can be read")
}

/// The file of a sample.
///
/// # Panics
///
/// If there is none.
pub fn file_of(id: &str) -> PathBuf {
    file_in(&folder(), id).expect("every id has a file")
}

/// The first file by name in a folder whose name begins with `id`.
pub fn file_in(folder: &Path, id: &str) -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_file() && path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(id)))
        .collect();
    found.sort();
    found.into_iter().next()
}
