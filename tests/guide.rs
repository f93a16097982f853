//! The records that the guide shows, put together as it says, make every document.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail anywhere")]
#![allow(clippy::disallowed_methods, reason = "fixtures are written once and thrown away")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The files of the guide: a block after `tệp: NAME` begins one, a block after `thêm vào: NAME` goes on with it, one after
/// `thêm vào mục KEY: NAME` goes into the mapping of this name, which ends where the block did that holds it.
fn records() -> BTreeMap<String, String> {
    let guide = include_str!("../docs/huong-dan.md");
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for part in guide.split("<!-- ").skip(1) {
        let (mark, after) = part.split_once(" -->\n").expect("a mark ends on its line");
        let (how, name) = mark.split_once(": ").expect("a mark names a file");
        let indent = after.len() - after.trim_start().len();
        let fence = format!("\n{}```", " ".repeat(indent));
        let block = after.trim_start().strip_prefix("```yaml\n").expect("a block follows a mark");
        let (block, _) = block.split_once(&fence).expect("a block ends");
        let lines = block.lines().map(|line| line.get(indent..).unwrap_or_default());
        let text: String = lines.flat_map(|line| [line, "\n"]).collect();
        if how == "tệp" {
            assert!(files.insert(name.to_owned(), text).is_none(), "{name} begins once");
        } else if how == "thêm vào" {
            *files.get_mut(name).expect("the file has begun") += &text;
        } else {
            let file = files.get_mut(name).expect("the file has begun");
            let end = file.find("\nvan_phong:").expect("what follows the mapping") + 1;
            file.insert_str(end, &text);
        }
    }
    files
}

#[test]
fn the_records_of_the_guide_are_sound_and_make_every_document() {
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("suoi-hoa");
    fs::create_dir_all(unit.join("2026")).unwrap();
    let records = records();
    assert_eq!(records.keys().collect::<Vec<_>>(), ["don-vi.yaml", "ke-hoach.yaml", "quy-2.yaml"]);
    for (name, text) in &records {
        let place = if name == "don-vi.yaml" { unit.join(name) } else { unit.join("2026").join(name) };
        fs::write(place, text).unwrap();
    }
    for command in [
        vec!["kiem-tra", "suoi-hoa"],
        vec!["ke-hoach", "suoi-hoa", "--nam", "2026"],
        vec!["bao-cao", "suoi-hoa", "--quy", "2/2026", "--bieu-do"],
        vec!["ke-hoach-tiep-tuc", "suoi-hoa", "--sau-quy", "2/2026"],
    ] {
        let run = Command::new(env!("CARGO_BIN_EXE_cchc")).current_dir(folder.path()).args(&command).output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(0), "{command:?}\n{said}");
        // Records that the guide shows as right give no warnings of these families.
        for slip in ["GT0", "KH0", "TC0", "DI0", "SL0"] {
            assert!(!said.contains(&format!("cảnh báo {slip}")), "{said}");
        }
        for made in String::from_utf8_lossy(&run.stdout).lines() {
            assert!(Path::new(&folder.path().join(made)).is_file(), "{made}");
        }
    }
}
