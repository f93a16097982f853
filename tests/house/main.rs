//! Holds the house in order: imports point along the way of the data, each foreign crate has one home, and nothing
//! about one commune is in code or templates.

#![allow(clippy::unwrap_used, reason = "a test may fail anywhere")]

mod circles;
mod length;
mod lock;
mod names;
mod pages;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order in which the data walks through them, then those that take a whole unit along this way. A room may
/// use those before it. Rules ask the figures and never count.
const WAY: [&str; 8] = ["read", "figures", "check", "words", "page", "unit", "signing", "building"];

/// Rooms that everyone may use and that use none of the way. A leaf may use the leaves before it.
const LEAVES: [&str; 8] = ["problem", "system", "period", "kinds", "hash", "child", "fonts", "store"];

/// The rooms of the library for signatures. A room may use those before it.
const LIBRARY: [&str; 9] = ["hash", "pdf", "cms", "error", "fields", "keys", "signing", "revisions", "verify"];

/// Where the library lies.
const LIBRARY_FOLDER: &str = "crates/pdf-signing";

/// Foreign crates with the places in the library that may name them.
const LIBRARY_HOMES: [(&str, &str); 21] = [
    ("lopdf", "pdf"),
    ("miniz_oxide", "revisions/decoded.rs"),
    ("roxmltree", "revisions/titles.rs"),
    ("webpki", "cms"),
    ("rustls_pki_types", "cms/trust.rs"),
    ("x509_cert", "cms"),
    ("ring", "hash.rs"),
    ("ring", "cms"),
    ("ring", "keys"),
    ("der", "cms"),
    ("der", "keys"),
    ("der", "signing/unsigned.rs"),
    ("cryptoki", "keys/token.rs"),
    ("aes", "keys/pbe.rs"),
    ("cbc", "keys/pbe.rs"),
    ("des", "keys/pbe.rs"),
    ("rc2", "keys/pbe.rs"),
    ("zeroize", "keys"),
    // Not for a library of signatures.
    ("serde", "nowhere"),
    ("typst", "nowhere"),
    ("cchc", "nowhere"),
];

/// Foreign crates with the one place that may name them; crates for single operating systems have two. The library for
/// signatures is used where something is done with a signed PDF, and where its refusals get their words.
const HOMES: [(&str, &str); 21] = [
    ("pdf_signing", "signing"),
    ("pdf_signing", "read/unit.rs"),
    ("pdf_signing", "building/versions.rs"),
    // Only tests look into a finished document.
    ("lopdf", "nowhere"),
    ("rustix", "child.rs"),
    ("win32job", "child.rs"),
    ("png", "read/pictures.rs"),
    ("serde_saphyr", "read/tree"),
    ("granit_parser", "read/tree"),
    ("minijinja", "words/engine.rs"),
    ("typst_kit", "page"),
    ("typst_pdf", "page"),
    ("typst_layout", "page"),
    ("ttf_parser", "fonts"),
    ("sha2", "hash"),
    ("strsim", "read/nearest.rs"),
    ("rustix", "system.rs"),
    ("notify", "building/watch"),
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

/// Whether a text names a crate or a room: the word, and not the end of a longer one, before `::`.
fn names(text: &str, word: &str) -> bool {
    let part_of_a_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| text[at + word.len()..].starts_with("::") && !text[..at].ends_with(part_of_a_word))
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
            if target == from || from == "lib" {
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
        let known = [&WAY[..], &LEAVES].concat().contains(&room) || ["lib", "main", "commands"].contains(&room);
        assert!(known, "src/{name}");
        assert!(name.matches('/').count() <= 2, "src/{name} lies too deep");
    }
}

/// The files outside `kinds` that say something of one kind of document: its figures and words are chosen in `steps`, the
/// words cite plan and report, and the command line has a command for each.
const OF_ONE_KIND: [&str; 3] = ["commands/document.rs", "unit/steps.rs", "words/frame.rs"];

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
fn each_foreign_crate_has_one_home() {
    for (name, text) in sources() {
        for (foreign, _) in HOMES {
            let used = names(&text, foreign);
            let home = HOMES.iter().any(|(one, home)| *one == foreign && name.starts_with(home));
            assert!(!used || home, "src/{name} uses {foreign}");
        }
        assert!(!names(&text, "typst") || name.starts_with("page/"), "src/{name} uses typst");
    }
}

#[test]
fn the_library_for_signatures_is_built_in_floors_and_knows_no_program() {
    let floor = |room: &str| LIBRARY.iter().position(|one| *one == room);
    let mut seen = 0;
    for (name, text) in library_sources().into_iter().filter(|(name, _)| name != "lib.rs") {
        let from = floor(room(&name));
        assert!(from.is_some(), "{LIBRARY_FOLDER}/src/{name}");
        for (at, _) in text.match_indices("crate::") {
            let target: String = text[at + 7..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            seen += 1;
            assert!(floor(&target).is_some_and(|to| Some(to) <= from), "{LIBRARY_FOLDER}/src/{name} uses {target}");
        }
        for (foreign, _) in LIBRARY_HOMES {
            let home = LIBRARY_HOMES.iter().any(|(one, home)| *one == foreign && name.starts_with(home));
            assert!(!names(&text, foreign) || home, "{LIBRARY_FOLDER}/src/{name} uses {foreign}");
        }
        let touches = ["std::fs", "std::net", "std::process"].iter().any(|word| text.contains(word));
        assert!(!touches, "{LIBRARY_FOLDER}/src/{name}: bytes in, bytes out");
    }
    assert!(seen > 20, "the test sees the imports: {seen}");
}

#[test]
fn the_library_for_signatures_has_no_vietnamese_and_nothing_of_an_office() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(LIBRARY_FOLDER);
    // With its comments, which are its documentation, and with its tests.
    let texts = ["rs", "toml", "md", "py"];
    let of_text = |path: &PathBuf| path.extension().is_some_and(|ending| texts.iter().any(|one| ending == *one));
    let outputs = ["fuzz/target", "fuzz/corpus", "fuzz/artifacts"].map(|folder| root.join(folder));
    let all = files(&root).into_iter().filter(|path| !outputs.iter().any(|folder| path.starts_with(folder)));
    let mut seen = 0;
    for path in all {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let stem = path.file_stem().unwrap().to_string_lossy();
        assert!(!office_words(&format!("\"{stem}\"")), "{LIBRARY_FOLDER}/{name}: a Vietnamese name");
        if !of_text(&path) {
            continue;
        }
        seen += 1;
        let text = fs::read_to_string(&path).unwrap();
        for (line, words) in text.lines().enumerate() {
            assert!(!words.contains(vietnamese), "{LIBRARY_FOLDER}/{name}:{}: {words}", line + 1);
            assert!(!office_words(words), "{LIBRARY_FOLDER}/{name}:{}: {words}", line + 1);
            assert!(!words.contains("tests/cases"), "{LIBRARY_FOLDER}/{name}:{}: its own files lie in it", line + 1);
        }
        for word in ["cchc", "typst", "commune", "decree", "vietnam"] {
            // What made a file of the tests is said where it lies.
            let said = word == "typst" && name == "tests/data/README.md";
            assert!(said || !text.to_lowercase().contains(word), "{LIBRARY_FOLDER}/{name}: {word}");
        }
    }
    assert!(seen > 80, "the test sees the files: {seen}");
}

/// Letters with marks and tones, whole or with marks that are set on them. The table of PDFDocEncoding and names of other
/// languages have others.
fn vietnamese(c: char) -> bool {
    matches!(c, '\u{1EA0}'..='\u{1EF9}' | '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
        || "àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ".contains(c)
}

/// Whether a quoted text of the line is written in Vietnamese words without their marks, as the names of fields and of test
/// files are in the program: words between hyphens, dots and slashes.
fn office_words(line: &str) -> bool {
    const WORDS: [&str; 24] = [
        "so", "ngay", "thang", "nam", "ky", "chu", "goc", "mat", "khau", "khoa", "lanh", "quan", "khong", "hai", "het", "sai", "trung",
        "gian", "toi", "vong", "noi", "dung", "muoi", "thu",
    ];
    let quoted = |sign: char| line.split(sign).skip(1).step_by(2);
    quoted('"').chain(quoted('`')).filter(|text| !text.contains(char::is_whitespace)).any(|text| {
        let mut words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
        // Two of them, or one alone: no English name consists of them.
        words.peek().is_some() && words.all(|word| WORDS.contains(&word) || word.len() < 4 && word.chars().all(char::is_numeric))
    })
}

#[test]
fn vietnamese_is_told_from_english_with_and_without_marks() {
    assert!("ảđưĂẤ".chars().all(vietnamese) && !"Łß…→–“ÅüẞöZ".chars().any(vietnamese));
    let office = ["(\"so\", 0)", "\"mat-khau-thu\"", "`ky-lanh-dao`", "\"goc.cer\"", "\"ngay\"", "\"chu-ky/goc.cer\""];
    assert!(office.iter().all(|line| office_words(line)), "{:?}", office.map(office_words));
    let english = ["\"number\"", "\"day\"", "`so that it`", "\"some-one\"", "\"quantity\"", "so it is", "\"\""];
    assert!(!english.iter().any(|line| office_words(line)), "{:?}", english.map(office_words));
}

#[test]
fn only_read_store_and_building_touch_the_disk() {
    for (name, text) in sources() {
        let touches =
            ["std::fs", "use std::{fs", "fs::read", "fs::{File", "fs::File"].iter().any(|word| text.contains(word));
        // By `system` they open files; `building` owns its folder of outputs, whose files are written by `store`.
        let may = ["read", "store", "building", "system"].contains(&room(&name));
        assert!(!touches || may, "src/{name} touches the disk");
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
            let examples = [
                "read/records.rs",
                "read/amendments.rs",
                "read/quarterly.rs",
                "read/due.rs",
                "read/values.rs",
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
