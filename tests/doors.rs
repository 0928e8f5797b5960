//! The seeds of the fuzz targets, and what they once found, hold the laws.

use std::fs;
use std::path::PathBuf;

use shangji_tests::doors::DOORS;
use shangji_tests::samples;

/// The seeds of a target with their names, in order.
fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = samples::root().join("fuzz/seeds").join(target);
    let entries = fs::read_dir(&folder).expect("a folder of seeds for each target");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read(path).expect("a seed can be read"))).collect()
}

#[test]
fn every_seed_holds_the_laws() {
    for (target, door) in DOORS {
        let seeds = seeds(target);
        assert!(seeds.len() >= 3, "{target} has {} seeds", seeds.len());
        for (path, bytes) in seeds {
            assert_eq!(door(&bytes), Ok(()), "{}", path.display());
            // A file that was cut off on its way.
            assert_eq!(door(&bytes[..bytes.len() / 2]), Ok(()), "the first half of {}", path.display());
        }
    }
}

#[test]
fn every_door_has_a_target() {
    let manifest = fs::read_to_string(samples::root().join("fuzz/Cargo.toml")).expect("the manifest of the targets");
    let names: Vec<&str> = manifest.lines().filter_map(|line| line.strip_prefix("name = ")).skip(1).collect();
    let doors = DOORS.map(|(name, _)| format!("\"{name}\""));
    assert_eq!(names, doors);
    for (name, _) in DOORS {
        let target = samples::root().join(format!("fuzz/fuzz_targets/{name}.rs"));
        let target = fs::read_to_string(target).expect("a file for each target");
        assert!(target.contains(&format!("doors::{name}(")), "{name} opens another door");
    }
}
