//! Holds the house in order: imports point along the way of the data, each foreign crate has its homes, and nothing about one
//! commune is in code or templates.

#![allow(clippy::unwrap_used, reason = "a test may fail anywhere")]

mod circles;
mod english;
mod homes;
mod length;
mod lock;
mod modules;
mod names;
mod options;
mod pages;
mod rooms;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// Where the library for signatures lies.
const LIBRARY_FOLDER: &str = "crates/pdf-signing";

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path) } else { vec![path] }
        })
        .collect();
    found.sort();
    found
}

/// A source file's path below `src`, with `/`, and its text without comments and without what is compiled for tests only.
fn sources() -> Vec<(String, String)> {
    sources_in("src").into_iter().map(|(name, text)| (name, without_comments(&text))).collect()
}

/// The same of the library.
fn library_sources() -> Vec<(String, String)> {
    let all = sources_in(&format!("{LIBRARY_FOLDER}/src"));
    all.into_iter().map(|(name, text)| (name, without_comments(&text))).collect()
}

/// Paths below a folder of sources and their texts, without what is compiled for tests only.
fn sources_in(folder: &str) -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let code = |path: &PathBuf| {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(path).unwrap();
        (name, text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned())
    };
    let for_tests = |name: &str| format!("/{name}").contains("/tests") || ["samples.rs", "fixtures.rs"].contains(&name);
    files(&src)
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .map(code)
        .filter(|(name, _)| !for_tests(name))
        .collect()
}

fn without_comments(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn room(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap()
}

/// The files outside `kinds` that say something of one kind of document: its figures and words are chosen in `steps`, the
/// words cite plan and report, and the command line has a command for each.
const OF_ONE_KIND: [&str; 2] = ["unit/steps.rs", "words/frame.rs"];

#[test]
fn what_the_table_of_kinds_says_is_said_nowhere_else() {
    let kinds = ["Kind::Plan", "Kind::Report", "Kind::FollowUp"];
    let documents = ["Document::plan(", "Document::report(", "Document::follow_up("];
    let mut of_one_kind = Vec::new();
    for (name, text) in sources().into_iter().filter(|(name, _)| !name.starts_with("kinds/")) {
        if kinds.iter().chain(&documents).any(|word| text.contains(word)) {
            of_one_kind.push(name.clone());
        }
        // Names of documents and of record files are neither built nor taken apart.
        for part in ["bao-cao-quy", "tiep-tuc-sau-quy", "quy-{", "\"quy-", "}/ke-hoach", "ke-hoach.pdf"] {
            assert!(
                !text.contains(part) || name.starts_with("commands/"),
                "src/{name} makes a name of its own: {part}"
            );
        }
    }
    assert_eq!(of_one_kind, OF_ONE_KIND, "files that say something of one kind");
}

#[test]
fn nothing_in_figures_uses_floats() {
    let counted =
        |name: &str| name.starts_with("figures/") || name.ends_with("charts.rs") || name.ends_with("numerals.rs");
    for (name, text) in sources().into_iter().filter(|(name, _)| counted(name)) {
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let literal = text
            .match_indices('.')
            .any(|(at, _)| digits(text[..at].chars().next_back()) && digits(text[at + 1..].chars().next()));
        assert!(!literal && !text.contains("f64") && !text.contains("f32"), "src/{name} uses floats");
    }
}

#[test]
fn nothing_about_one_commune_is_in_code_or_templates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let templates = files(&root.join("templates"))
        .into_iter()
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()));
    for (name, text) in sources().into_iter().chain(templates) {
        let text = text.to_lowercase();
        for word in ["tóc tiên", "toc-tien", "phú mỹ", "bà rịa", "nguyễn phi trường", "2020", "2021"] {
            // Years stand in the examples of records and of help texts, nowhere else.
            let examples = [
                "kinds/table.rs",
                "read/agency.rs",
                "read/plan.rs",
                "read/frozen.rs",
                "read/sentences.rs",
                "read/amendments.rs",
                "read/quarterly.rs",
                "read/repealed.rs",
                "read/indicators.rs",
                "read/key.rs",
                "lib.rs",
            ];
            let example =
                word.starts_with("20") && (examples.contains(&name.as_str()) || name.starts_with("commands/"));
            let decree = text
                .replace("nghị định 30/2020", "")
                .replace("nđ 30/2020", "")
                .replace("decree 30/2020", "")
                .replace("30/2020/nđ-cp", "");
            assert!(example || !decree.contains(word), "{name}: {word}");
        }
    }
}
