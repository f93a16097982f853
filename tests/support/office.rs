//! A folder with a unit that a test may change: a copy of one of the project's.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The folder of an office: its unit, and whatever else a test puts there.
pub struct Office {
    folder: TempDir,
    unit: &'static str,
}

#[allow(clippy::disallowed_methods, reason = "fixtures, written once and thrown away")]
impl Office {
    /// With a copy of a unit of the project, under this name.
    pub fn copy_of(from: &str, unit: &'static str) -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap(), unit };
        office.add(from, unit);
        office
    }

    /// With a copy of the sample commune, `xa`.
    pub fn sample() -> Self {
        Self::copy_of("data/toc-tien", "xa")
    }

    /// Another one with the same files.
    pub fn twin(&self) -> Self {
        let twin = Self { folder: tempfile::tempdir().unwrap(), unit: self.unit };
        copy(self.root(), twin.root());
        twin
    }

    /// Copies a unit of the project into the folder.
    pub fn add(&self, from: &str, to: &str) {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(from), &self.below(to));
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the folder.
    pub fn below(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    /// The bytes of a file in the folder.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.below(name)).unwrap()
    }

    /// The unit's folder.
    pub fn unit(&self) -> PathBuf {
        self.below(self.unit)
    }

    /// The name of the unit's folder.
    pub fn unit_name(&self) -> &'static str {
        self.unit
    }

    /// The path of a file of the unit.
    pub fn path(&self, name: &str) -> PathBuf {
        self.unit().join(name)
    }

    /// The text of a file of the unit.
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Writes a file of the unit.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        self.write_below(&format!("{}/{name}", self.unit), bytes);
    }

    /// Writes a file in the folder.
    pub fn write_below(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.below(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Adds to the end of a file of the unit.
    pub fn append(&self, name: &str, text: &str) {
        self.write(name, self.text(name) + text);
    }

    /// Replaces the first place of a text, which must be there, in a file of the unit.
    pub fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{name} has no {from:?}");
        self.write(name, text.replacen(from, to, 1));
    }

    /// Takes number and date of issue from the records of the sample commune.
    pub fn unissue(&self) {
        for (name, issue) in [
            ("2021/ke-hoach.yaml", "so: 45\nngay: 06/5/2021\n"),
            ("2021/quy-2.yaml", "so: 12\nngay: 16/6/2021\n"),
            ("2021/quy-3.yaml", "so: 19\nngay: 16/9/2021\n"),
        ] {
            self.change(name, issue, "");
        }
    }

    /// Asks for a follow-up plan of the sample commune after quý IV.
    pub fn ask_for_follow_up(&self) {
        self.change("2021/quy-4.yaml", "quy: 4/2021\n", "quy: 4/2021\nke_hoach_tiep_tuc: {}\n");
    }
}

/// Copies a folder with everything in it.
#[allow(clippy::disallowed_methods, reason = "fixtures, written once and thrown away")]
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::write(target, fs::read(&path).unwrap()).unwrap() }
    }
}
