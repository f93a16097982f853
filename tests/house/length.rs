//! A file is one idea, and short enough to be read at once.

use std::fs;
use std::path::Path;

use crate::files;

/// Lines.
const LONGEST: usize = 400;

/// Files that are longer. The list only gets shorter.
const LONGER: [&str; 0] = [];

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
