//! Pages for people: their links lead somewhere, and the files that the recipes name exist.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// README, CONTRIBUTING and what is in `docs`.
fn pages() -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md"].map(|name| root().join(name)).into();
    paths.extend(files(&root().join("docs")).into_iter().filter(|path| path.extension().is_some_and(|e| e == "md")));
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_way_in_is_short() {
    let lines = fs::read_to_string(root().join("README.md")).unwrap().lines().count();
    assert!(lines <= 100, "README.md has {lines} lines: what only developers need belongs into docs");
}

#[test]
fn links_lead_somewhere() {
    let mut seen = 0;
    for (path, text) in pages() {
        for part in text.split("](").skip(1) {
            let link = part.split([')', '#']).next().unwrap();
            if link.is_empty() || link.contains("://") || link.contains(char::is_whitespace) {
                continue;
            }
            seen += 1;
            assert!(path.parent().unwrap().join(link).exists(), "{}: {link}", path.display());
        }
    }
    assert!(seen > 20, "the test sees the links: {seen}");
}

#[test]
fn the_files_of_the_recipes_are_there() {
    let text = fs::read_to_string(root().join("docs/developers.md")).unwrap();
    let named = text.split('`').skip(1).step_by(2).filter(|name| {
        let ours =
            ["src/", "tests/", "templates/", "benches/", "docs/", "crates/"].iter().any(|room| name.starts_with(room));
        ours && !name.contains(' ')
    });
    let named: Vec<&str> = named.collect();
    assert!(named.len() > 35, "the test sees the files: {named:?}");
    for name in named {
        assert!(is_there(name), "docs/developers.md names {name}");
    }
    assert!(is_there("src/check/<family>.rs") && is_there("docs/c<page>.md") && is_there("tests/*.rs"));
    assert!(!is_there("src/rules/<family>.rs") && !is_there("docs/x<page>.md"));
}

/// Whether a file is there; of one whose name is open, whether its folder has one that begins so.
fn is_there(name: &str) -> bool {
    let Some((fixed, _)) = name.split_once(['<', '*']) else { return root().join(name).exists() };
    let (folder, begins) = fixed.rsplit_once('/').unwrap_or(("", fixed));
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten();
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with(begins))
}
