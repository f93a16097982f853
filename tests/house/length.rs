//! A file is one idea, short enough to be read at once, and its lines fit on a screen.

use std::fs;
use std::path::Path;

use crate::files;

/// Lines.
const LONGEST: usize = 400;

/// Files that are longer. The list only gets shorter.
const LONGER: [&str; 0] = [];

/// Letters of a line. `rustfmt` breaks code at 120 but leaves texts and what stands in macros.
const WIDEST: usize = 140;

/// Files with wider lines. The list only gets shorter.
const WIDER: [&str; 0] = [];

#[test]
fn no_line_is_wider_than_a_hundred_and_forty_letters() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for path in ["src", "tests", "benches"].iter().flat_map(|folder| files(&root.join(folder))) {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        if !path.extension().is_some_and(|ending| ["rs", "py"].iter().any(|code| ending == *code)) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let wide = text.lines().enumerate().filter(|(_, line)| line.chars().count() > WIDEST);
        found.extend(wide.map(|(index, _)| (name.clone(), index + 1)));
    }
    let new: Vec<_> = found.iter().filter(|(name, _)| !WIDER.contains(&name.as_str())).collect();
    assert!(new.is_empty(), "lines wider than {WIDEST} letters: {new:#?}");
    for name in WIDER {
        assert!(found.iter().any(|(wide, _)| wide == name), "{name} has no wide line: strike it from the list");
    }
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for folder in ["src", "crates", "templates", "tests", "benches", "fuzz", ".ci"].map(|name| root.join(name)) {
        for path in if folder.is_dir() { files(&folder) } else { Vec::new() } {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            let code = path.extension().is_some_and(|ending| ["rs", "py", "typ"].iter().any(|code| ending == *code));
            if !code || name.contains("/target/") {
                continue;
            }
            seen += 1;
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            let longer = LONGER.contains(&name.as_str());
            assert!(longer || lines <= LONGEST, "{name} has {lines} lines: divide it by what it is about");
            assert!(
                !longer || lines > LONGEST,
                "{name} has {lines} lines now: strike it from the list of longer files"
            );
        }
    }
    assert!(seen > 200, "the test sees the files: {seen}");
    for name in LONGER {
        assert!(root.join(name).exists(), "{name} is gone: strike it from the list of longer files");
    }
}
