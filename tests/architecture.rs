//! What ARCHITECTURE.md and CONTRIBUTING.md say of the repository is so.

#![expect(clippy::panic, reason = "a helper that cannot read the repository fails the test with the file's name")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use shangji_tests::samples::root;
use toml::{Table, Value};

/// Which crates of the house a crate may use, tests of its own left out. The facade uses all.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("shangji-model", &[]),
    ("shangji-text", &[]),
    ("shangji-media", &["shangji-text"]),
    ("shangji-vocabulary", &["shangji-model"]),
    ("shangji-grammar", &["shangji-vocabulary"]),
    ("shangji-outline", &["shangji-grammar", "shangji-text"]),
    ("shangji-read", &["shangji-grammar", "shangji-model", "shangji-outline", "shangji-text", "shangji-vocabulary"]),
    ("shangji-compare", &["shangji-model"]),
    ("shangji-page", &["shangji-compare", "shangji-model"]),
    ("shangji-tables", &["shangji-compare", "shangji-model"]),
];

#[test]
fn the_page_names_every_crate_and_only_those() {
    let page = read("ARCHITECTURE.md");
    let crates = crates();
    for name in &crates {
        assert!(page.contains(&format!("### `crates/{name}`\n")), "ARCHITECTURE.md has no section on crates/{name}");
    }
    let named: BTreeSet<String> = page
        .split("crates/")
        .skip(1)
        .map(|after| after.chars().take_while(|&c| c.is_ascii_alphanumeric() || c == '-').collect())
        .filter(|name: &String| !name.is_empty())
        .collect();
    assert!(named.is_subset(&crates), "ARCHITECTURE.md names {:?}, which are not there", &named - &crates);
}

#[test]
fn the_page_has_an_invariant_in_every_section_on_a_crate() {
    let page = read("ARCHITECTURE.md");
    for section in page.split("\n### `crates/").skip(1) {
        let (name, rest) = section.split_once('`').unwrap_or_default();
        let section = rest.split("\n#").next().unwrap_or_default();
        let says = section.contains("**Invariant") || section.contains("holds no rule");
        assert!(says, "crates/{name} has no invariant");
    }
}

/// Files that the page sends people to.
#[test]
fn paths_on_the_pages_exist() {
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "README.zh-CN.md"] {
        let text = read(page);
        let quoted = text.split('`').skip(1).step_by(2);
        let is_path = |quote: &&str| {
            quote.starts_with("crates/") && !quote.contains(['*', ' ', '{', '<']) && !quote.contains("NNN")
        };
        for path in quoted.filter(is_path) {
            assert!(root().join(path).exists(), "{page} names {path}, which is not there");
        }
        let links = text.split("](").skip(1).filter_map(|after| after.split(')').next());
        for link in links.filter(|link| !link.starts_with("http") && !link.starts_with('#')) {
            let file = link.split('#').next().unwrap_or_default();
            assert!(root().join(file).exists(), "{page} links to {file}, which is not there");
        }
    }
}

#[test]
fn folders_are_named_as_their_packages() {
    for name in crates() {
        let manifest = manifest(&root().join("crates").join(&name));
        assert_eq!(manifest["package"]["name"].as_str(), Some(name.as_str()));
        assert!(manifest["package"].get("description").is_some(), "{name} says what it is for");
    }
}

#[test]
fn dependencies_run_one_way() {
    let mut allowed: BTreeMap<String, BTreeSet<String>> = MAY_USE
        .into_iter()
        .map(|(name, uses)| (name.to_owned(), uses.iter().map(|used| (*used).to_owned()).collect()))
        .collect();
    let below: BTreeSet<String> = allowed.keys().cloned().collect();
    allowed.insert("shangji".to_owned(), below);
    assert_eq!(
        allowed.keys().cloned().collect::<BTreeSet<_>>(),
        crates(),
        "a crate without a rule, or a rule without one"
    );
    for (name, allowed) in allowed {
        let manifest = manifest(&root().join("crates").join(&name));
        let used: BTreeSet<String> =
            dependencies(&manifest, "dependencies").into_iter().filter(|it| it.starts_with("shangji")).collect();
        assert!(used.is_subset(&allowed), "{name} uses {:?}, which it may not", &used - &allowed);
        let tested: BTreeSet<String> =
            dependencies(&manifest, "dev-dependencies").into_iter().filter(|it| it == "shangji").collect();
        assert!(tested.is_empty(), "{name}: what needs the facade is tested outside the crate");
    }
}

#[test]
fn only_the_grammar_uses_nom_and_only_media_opens_pages() {
    let owners = [
        ("nom", "shangji-grammar"),
        ("scraper", "shangji-media"),
        ("encoding_rs", "shangji-text"),
        ("csv", "shangji-tables"),
    ];
    for name in crates() {
        let used = dependencies(&manifest(&root().join("crates").join(&name)), "dependencies");
        for (library, owner) in owners {
            assert!(name == owner || !used.contains(library), "{name} uses {library}, which is for {owner}");
        }
        for library in ["rand", "reqwest", "ureq", "tokio", "clap"] {
            assert!(!used.contains(library), "{name} uses {library}: libraries have no network, chance or arguments");
        }
    }
}

/// A file that its manifest does not list is not built, without a word.
#[test]
fn every_target_is_listed() {
    for (folder, kind) in [("examples", "example"), ("benches", "bench"), ("tests", "test")] {
        let manifest = manifest(&root().join(folder));
        let listed: BTreeSet<String> = manifest
            .get(kind)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|target| target["path"].as_str().map(str::to_owned))
            .collect();
        let there: BTreeSet<String> = entries(&root().join(folder))
            .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
            .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
            .filter(|name| name != "build.rs")
            .collect();
        let missing: Vec<&String> = there.iter().filter(|name| !listed.contains(*name)).collect();
        assert!(missing.is_empty(), "{folder}/Cargo.toml does not list {missing:?}");
        let gone: Vec<&String> = listed.iter().filter(|path| !root().join(folder).join(path).exists()).collect();
        assert!(gone.is_empty(), "{folder}/Cargo.toml lists {gone:?}, which are not there");
    }
}

#[test]
fn every_member_takes_the_lints_of_the_house() {
    let members = crates().into_iter().map(|name| format!("crates/{name}"));
    for member in members.chain(["examples", "benches", "tests"].map(str::to_owned)) {
        let manifest = manifest(&root().join(&member));
        let lints = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(Value::as_bool);
        assert_eq!(lints, Some(true), "{member} does not take the lints of the workspace");
    }
}

#[test]
fn files_are_short() {
    for path in sources() {
        let n_lines = fs::read_to_string(&path).unwrap_or_default().lines().count();
        // A table of contents, with the few functions that are the door.
        let is_contents = path.ends_with("src/lib.rs") && path.starts_with(root().join("crates"));
        let most = if is_contents { 150 } else { 600 };
        assert!(n_lines <= most, "{} has {n_lines} lines, more than {most}", path.display());
    }
}

/// A path of somebody's machine means nothing on another.
#[test]
fn no_file_holds_a_path_of_a_machine() {
    // Put together here so that this file does not find itself.
    let paths = ["work", "tmp", "root", "home"].map(|folder| format!("/{folder}/"));
    for path in sources().into_iter().chain(pages()) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        for (at, line) in text.lines().enumerate() {
            for machine in &paths {
                let found = line.match_indices(machine.as_str()).any(|(start, _)| {
                    // `examples/tmp/x` is a path of the repository.
                    !line[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}'))
                });
                assert!(!found, "{}:{}: {machine}", path.display(), at + 1);
            }
        }
    }
}

/// The rule of the house: `unsafe` is forbidden everywhere, so no crate may lift the ban.
#[test]
fn the_workspace_forbids_unsafe_code() {
    let workspace = manifest(&root());
    assert_eq!(workspace["workspace"]["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn manifest(folder: &Path) -> Table {
    let path = folder.join("Cargo.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn dependencies(manifest: &Table, kind: &str) -> BTreeSet<String> {
    manifest.get(kind).and_then(Value::as_table).into_iter().flat_map(Table::keys).cloned().collect()
}

fn crates() -> BTreeSet<String> {
    entries(&root().join("crates"))
        .filter(|path| path.join("Cargo.toml").exists())
        .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect()
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    found.sort();
    found.into_iter()
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        if path.is_dir() {
            below(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every Rust source, manifest and table of the members.
fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["crates", "examples", "benches", "tests"] {
        below(&root().join(folder), &mut found);
    }
    let is_source = |path: &PathBuf| path.extension().is_some_and(|it| it == "rs" || it == "toml" || it == "snap");
    found.retain(is_source);
    assert!(found.len() > 80, "the sources were not found");
    found
}

/// What stands at the root for people and machines.
fn pages() -> Vec<PathBuf> {
    // In a worktree `.git` is a file, which is no part of the project.
    let is_page = |path: &PathBuf| path.is_file() && !path.ends_with(".git");
    let mut found: Vec<PathBuf> = entries(&root()).filter(is_page).collect();
    found.push(root().join(".ci/run"));
    found
}
