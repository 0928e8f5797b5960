//! What the command line names: files, folders, patterns, and lists of names on standard input.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use shangji::compare::Language;
use walkdir::WalkDir;

/// What a folder is searched for. A file that is named itself may be called anything.
const EXTENSIONS: [&str; 5] = ["txt", "html", "htm", "docx", "pdf"];
/// What reports come in, too, and cannot be read: each is told, with what to do about it, and none is passed by.
const TOLD: [&str; 6] = ["doc", "wps", "ofd", "rtf", "mht", "mhtml"];

/// A file to read and the name by which its report goes.
pub(crate) struct Input {
    pub(crate) path: PathBuf,
    /// The file name, or the path below the folder, pattern or list that stands for it; the whole path where two files
    /// would have the same.
    pub(crate) name: String,
    /// Where its output lies below a folder of outputs, whatever else is read.
    pub(crate) below: PathBuf,
}

/// What the arguments stand for.
pub(crate) struct Inputs {
    /// The files to read, in the order of the arguments, each once; those of a folder in the order of their names.
    pub(crate) files: Vec<Input>,
    /// What went wrong with arguments.
    pub(crate) errors: Vec<String>,
    /// How many files and folders were passed by, by the reason.
    pub(crate) passed_by: BTreeMap<String, usize>,
    seen: BTreeSet<PathBuf>,
    language: Language,
}

/// Finds what the arguments stand for: a file for itself, a folder for the reports directly in it (and below it if
/// `recursive`), a pattern with `*`, `?` or `**` for all that it matches, `-` for the names on standard input, a line
/// each.
pub(crate) fn inputs(arguments: &[PathBuf], recursive: bool, language: Language) -> Inputs {
    let mut found =
        Inputs { files: Vec::new(), errors: Vec::new(), passed_by: BTreeMap::new(), seen: BTreeSet::new(), language };
    for argument in arguments {
        if argument.as_os_str() == "-" {
            found.add_list(recursive);
        } else {
            found.add(argument, recursive);
        }
    }
    let mut times: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for file in &found.files {
        *times.entry(file.below.clone()).or_default() += 1;
    }
    for file in &mut found.files {
        let unique = times.get(&file.below) == Some(&1);
        file.name = if unique { &file.below } else { &file.path }.display().to_string();
    }
    found
}

impl Inputs {
    fn add(&mut self, argument: &Path, recursive: bool) {
        let pattern = argument.to_str().filter(|text| !argument.exists() && text.contains(['*', '?', '[']));
        if argument.is_dir() {
            self.add_folder(argument, recursive);
        } else if let Some(pattern) = pattern {
            self.add_pattern(pattern, recursive);
        } else {
            let name = argument.file_name().unwrap_or(argument.as_os_str());
            self.add_file(argument.to_owned(), Path::new(name));
        }
    }

    fn add_file(&mut self, path: PathBuf, below: &Path) {
        if self.seen.insert(path.clone()) {
            self.files.push(Input { path, name: String::new(), below: below.to_owned() });
        } else {
            self.pass_by(self.language.pick("重复指定", "named twice"));
        }
    }

    fn add_folder(&mut self, folder: &Path, recursive: bool) {
        let deepest = if recursive { usize::MAX } else { 1 };
        // The order of a folder is the file system's; what is read must not depend on it.
        let walk = WalkDir::new(folder).min_depth(1).max_depth(deepest).follow_links(true).sort_by_file_name();
        let mut any = false;
        for entry in walk {
            let path = match entry {
                Ok(entry) if entry.file_type().is_dir() && !recursive => {
                    self.pass_by(self.language.pick(
                        "下级文件夹（加 --recursive 可读取）",
                        "folders within folders (--recursive reads them)",
                    ));
                    continue;
                }
                Ok(entry) if entry.file_type().is_dir() => continue,
                Ok(entry) => entry.into_path(),
                Err(error) => {
                    self.errors.push(error.to_string());
                    continue;
                }
            };
            match unread(&path, self.language) {
                Some(reason) => self.pass_by(&reason),
                None => {
                    any = true;
                    let below = path.strip_prefix(folder).unwrap_or(&path).to_owned();
                    self.add_file(path, &below);
                }
            }
        }
        if !any {
            let none = self.language.pick(
                "文件夹中没有 .txt、.html、.docx 或 .pdf 文件",
                "no .txt, .html, .docx or .pdf file in this folder",
            );
            self.errors.push(format!("{}: {none}", folder.display()));
        }
    }

    fn add_pattern(&mut self, pattern: &str, recursive: bool) {
        let fixed: PathBuf =
            Path::new(pattern).components().take_while(|part| !has_wildcard(part)).map(Component::as_os_str).collect();
        let matches = match glob::glob(pattern) {
            Ok(matches) => matches,
            Err(error) => return self.errors.push(format!("{pattern}: {error}")),
        };
        let mut any = false;
        for path in matches {
            any = true;
            match path {
                // `**` matches the folders on the way, too.
                Ok(path) if path.is_dir() && pattern.contains("**") => {}
                Ok(path) if path.is_dir() => self.add_folder(&path, recursive),
                Ok(path) => {
                    let below = path.strip_prefix(&fixed).unwrap_or(&path).to_owned();
                    self.add_file(path, &below);
                }
                Err(error) => self.errors.push(error.to_string()),
            }
        }
        if !any {
            let none = self.language.pick("没有与此模式相符的文件", "no file matches this pattern");
            self.errors.push(format!("{pattern}: {none}"));
        }
    }

    /// The names on standard input: a line each, or with zero bytes between them, as `find -print0` writes them.
    fn add_list(&mut self, recursive: bool) {
        let mut names = Vec::new();
        if let Err(error) = io::stdin().lock().read_to_end(&mut names) {
            return self.errors.push(format!("{}: {error}", self.language.pick("标准输入", "standard input")));
        }
        let names = String::from_utf8_lossy(&names);
        let names: Vec<&str> = if names.contains('\0') { names.split('\0').collect() } else { names.lines().collect() };
        for name in names.into_iter().filter(|name| !name.trim().is_empty()) {
            let path = Path::new(name);
            if path.is_dir() {
                self.add_folder(path, recursive);
            } else {
                // No output may leave its folder.
                let below: PathBuf = path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
                self.add_file(path.to_owned(), &below);
            }
        }
    }

    fn pass_by(&mut self, reason: &str) {
        *self.passed_by.entry(reason.to_owned()).or_default() += 1;
    }
}

fn has_wildcard(part: &Component<'_>) -> bool {
    part.as_os_str().to_string_lossy().contains(['*', '?', '['])
}

/// Why a file in a folder is not read.
fn unread(path: &Path, language: Language) -> Option<String> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    if name.starts_with('.') || name.starts_with("~$") {
        return Some(language.pick("隐藏文件或锁定文件", "hidden or lock files").to_owned());
    }
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    match extension {
        Some(extension) if EXTENSIONS.iter().chain(&TOLD).any(|known| *known == extension) => None,
        Some(extension) => Some(format!(".{extension}{}", language.pick("文件", " files"))),
        None => Some(language.pick("无扩展名的文件", "files without an extension").to_owned()),
    }
}
