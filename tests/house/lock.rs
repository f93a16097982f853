//! What the library for signatures is built on, by the lock file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Packages of the lock file, each with those that it is built on, tested with or may be built on. Versions of one name are
/// one.
fn packages(lock: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in lock.split("[[package]]\n").skip(1) {
        let name = package.lines().find_map(|line| line.strip_prefix("name = \"")).unwrap().trim_end_matches('"');
        let needs = package.lines().filter_map(|line| line.strip_prefix(" \"")?.split(['"', ' ']).next());
        found.entry(name).or_default().extend(needs);
    }
    found
}

/// The packages of Typst's that `name` needs, or what it needs does.
fn of_typst<'a>(packages: &BTreeMap<&'a str, BTreeSet<&'a str>>, name: &'a str) -> Vec<&'a str> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![name]);
    while let Some(name) = open.pop() {
        if seen.insert(name) {
            open.extend(packages.get(name).into_iter().flatten());
        }
    }
    seen.into_iter().filter(|name| name.starts_with("typst")).collect()
}

#[test]
fn the_library_for_signatures_is_built_without_typst() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let packages = packages(&lock);
    let program = of_typst(&packages, "cchc");
    let library = of_typst(&packages, "pdf-signing");
    assert!(program.len() > 5, "the test sees what the program is built on: {program:?}");
    assert!(library.is_empty(), "pdf-signing is built on {library:?}");
}
