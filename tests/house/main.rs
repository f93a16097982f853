//! Holds the house in order: imports point along the way of the data, each foreign crate has one home, and nothing
//! about one commune is in code or templates.

#![allow(clippy::unwrap_used, reason = "a test may fail anywhere")]

mod circles;
mod length;
mod pages;

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order in which the data walks through them. A room may use those before it, for their types. Rules
/// ask the figures and never count.
const WAY: [&str; 7] = ["read", "figures", "check", "words", "page", "sign", "store"];

/// Rooms that everyone may use and that use none of the way. A leaf may use the leaves before it.
const LEAVES: [&str; 10] =
    ["system", "period", "hash", "child", "pdf", "cms", "revisions", "verify", "problem", "fonts"];

/// On top of the rooms: the façade, and the steps through the rooms that it takes.
const TOP: [&str; 11] = [
    "document",
    "steps",
    "unit",
    "issuing",
    "signature",
    "signing",
    "verification",
    "handover",
    "update",
    "watch",
    "lib",
];

/// Foreign crates with the one place that may name them; what only the system gives has two.
const HOMES: [(&str, &str); 18] = [
    ("lopdf", "pdf"),
    ("roxmltree", "revisions/titles.rs"),
    ("rustix", "child.rs"),
    ("win32job", "child.rs"),
    ("png", "read/pictures.rs"),
    ("serde_saphyr", "read/tree.rs"),
    ("minijinja", "words/engine.rs"),
    ("typst_kit", "page"),
    ("typst_pdf", "page"),
    ("typst_layout", "page"),
    ("ttf_parser", "fonts"),
    ("sha2", "hash"),
    ("strsim", "read/decode.rs"),
    ("rustix", "system.rs"),
    ("notify", "watch"),
    ("ctrlc", "commands/watch.rs"),
    ("indicatif", "commands/progress.rs"),
    ("console", "commands/terminal.rs"),
];

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
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let code = |path: &PathBuf| {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
        let text = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        (name, text)
    };
    let all = files(&src);
    all.iter()
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .map(code)
        .filter(|(n, _)| !n.starts_with("tests/") && !n.ends_with("/tests.rs"))
        .collect()
}

/// Whether `from` is on top of the rooms, and uses a room or what is on top below itself.
fn is_below(from: &str, target: &str) -> bool {
    let place = |name: &str| TOP.iter().position(|top| *top == name);
    place(from).is_some_and(|from| place(target).is_none_or(|target| target < from))
}

fn room(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap()
}

#[test]
fn imports_point_along_the_way_of_the_data() {
    let mut seen = 0;
    for (name, text) in sources() {
        let from = room(&name);
        for (at, _) in text.match_indices("crate::") {
            let target: String = text[at + 7..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            assert!(!target.is_empty(), "src/{name}: one `use` line for each room, so that this test can read it");
            if target == from || is_below(from, &target) {
                continue;
            }
            seen += 1;
            let place = |list: &[&str], room: &str| list.iter().position(|r| *r == room);
            let allowed = match (place(&WAY, from), place(&WAY, &target), place(&LEAVES, from), place(&LEAVES, &target))
            {
                (Some(from), Some(to), ..) => to < from,
                (Some(_), None, _, Some(_)) => true,
                (None, None, Some(from), Some(to)) => to < from,
                _ => false,
            };
            assert!(allowed, "src/{name} uses crate::{target}");
        }
    }
    assert!(seen > 20, "the test sees the imports: {seen}");
}

#[test]
fn every_folder_of_src_is_a_room_that_this_test_knows() {
    for (name, _) in sources() {
        let room = room(&name);
        let known = [&WAY[..], &LEAVES, &TOP].concat().contains(&room) || ["main", "commands"].contains(&room);
        assert!(known, "src/{name}");
        assert!(name.matches('/').count() <= 2, "src/{name} lies too deep");
    }
}

#[test]
fn each_foreign_crate_has_one_home() {
    for (name, text) in sources() {
        for (foreign, _) in HOMES {
            let used = text.match_indices(foreign).any(|(at, _)| text[at + foreign.len()..].starts_with("::"));
            let home = HOMES.iter().any(|(one, home)| *one == foreign && name.starts_with(home));
            assert!(!used || home, "src/{name} uses {foreign}");
        }
        let typst = text
            .match_indices("typst::")
            .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        assert!(!typst || name.starts_with("page/"), "src/{name} uses typst");
    }
}

#[test]
fn only_read_and_store_touch_the_disk() {
    for (name, text) in sources() {
        let touches =
            ["std::fs", "use std::{fs", "fs::read", "fs::{File", "fs::File"].iter().any(|word| text.contains(word));
        // By `system` read and store open files.
        assert!(!touches || ["read", "store", "system"].contains(&room(&name)), "src/{name} touches the disk");
    }
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
            let examples =
                ["read/records.rs", "read/amendments.rs", "read/quarterly.rs", "problem/wording.rs", "lib.rs"];
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
