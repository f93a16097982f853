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
        ours && !name.contains(['<', '*', ' '])
    });
    let named: Vec<&str> = named.collect();
    assert!(named.len() > 25, "the test sees the files: {named:?}");
    for name in named {
        assert!(root().join(name).exists(), "docs/developers.md names {name}");
    }
}
