//! A folder with a copy of the sample commune, `xa`, that a test may change, and the real program run in it.

#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail anywhere, and writes its fixtures")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// The folder.
pub struct Commune {
    folder: tempfile::TempDir,
}

/// What a run of the program said.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Commune {
    pub fn new() -> Self {
        let commune = Self { folder: tempfile::tempdir().unwrap() };
        commune.add("data/toc-tien", "xa");
        commune
    }

    /// Copies a unit of the project into the folder.
    pub fn add(&self, from: &str, to: &str) {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(from), &self.path(to));
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// Writes a file of the unit.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path("xa").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces the first place of a text in a record of the unit.
    pub fn change(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path("xa").join(name)).unwrap();
        assert!(text.contains(from), "{name} has no {from:?}");
        self.write(name, &text.replacen(from, to, 1));
    }

    /// Takes number and date of issue from the records of the unit.
    pub fn unissue(&self) {
        for (name, issue) in [
            ("2021/ke-hoach.yaml", "so: 45\nngay: 06/5/2021\n"),
            ("2021/quy-2.yaml", "so: 12\nngay: 16/6/2021\n"),
            ("2021/quy-3.yaml", "so: 19\nngay: 16/9/2021\n"),
        ] {
            self.change(name, issue, "");
        }
    }

    /// Asks for a follow-up plan after quý IV.
    pub fn ask_for_follow_up(&self) {
        self.change("2021/quy-4.yaml", "quy: 4/2021\n", "quy: 4/2021\nke_hoach_tiep_tuc: {}\n");
    }

    pub fn run(&self, args: &[&str]) -> Run {
        let mut command = Command::cargo_bin("cchc").unwrap();
        command.current_dir(self.folder.path()).args(args);
        let output = command.output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Whether anything was written.
    pub fn written(&self) -> bool {
        self.path("ket-qua").exists()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::write(target, fs::read(&path).unwrap()).unwrap() }
    }
}
