//! What a unit is read from: the files below its folder, by what the system says of them and, where they were read, by
//! their hash. So a unit that has not changed is recognised without reading it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::bytes;
use super::stat::{Read, Stat};
use super::walk::{Cut, DEEPEST, FolderCut, Links, MOST, walk};
use crate::hash::sha256;
use crate::problem::{Problem, slashed};

/// A file larger than this is not hashed to see whether it changed.
const LARGEST_HASHED: u64 = 128 * 1024 * 1024;

/// A file of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct InputFile {
    stat: Stat,
    /// SHA-256 of its bytes; `None` when it was not read.
    sha256: Option<String>,
}

/// Folders that are no part of a unit: of version control and of this program.
const NO_INPUTS: [&str; 4] = [".git", ".svn", ".hg", ".cchc"];

/// Every file of a unit by path below its folder, with `/`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Inputs(BTreeMap<String, InputFile>);

/// What the system says of the files of a unit.
#[derive(Debug, Default)]
pub(crate) struct Stats {
    files: BTreeMap<String, Stat>,
    /// Where not everything was looked at.
    cuts: Vec<(PathBuf, Cut)>,
}

/// Whether a unit is as it was.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// No file was touched.
    Same,
    /// Files were touched, but their bytes are the same: these inputs are to be remembered instead.
    Touched(Inputs),
    /// A file came, went or changed.
    Changed,
}

impl Stats {
    /// The files by path below the unit, sorted.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> + Clone {
        self.files.keys().map(String::as_str)
    }

    /// Warnings that not everything was looked at. Folders that lie too deep give none: their files are looked at if
    /// they were read.
    pub(crate) fn warnings(&self) -> Vec<Problem> {
        let told = self.cuts.iter().filter(|(_, why)| !matches!(why, Cut::Deep(_)));
        told.map(|(path, why)| Problem::general(FolderCut { path: slashed(path), why: *why })).collect()
    }
}

impl Inputs {
    /// The files below `root` as they are now, without those of version control and of this program, and without what lies
    /// in `except`.
    pub(crate) fn stats(root: &Path, except: Option<&Path>) -> Stats {
        let except = except.and_then(|folder| folder.canonicalize().ok());
        let mut files = BTreeMap::new();
        // What cannot be looked at is reported by reading. What lies outside the unit or too deep counts only if it is
        // read.
        let cuts = walk(root, Links::Inside, (DEEPEST, MOST), |entry| {
            if entry.facts.is_dir() {
                let ours = NO_INPUTS.iter().any(|name| entry.path.file_name() == Some(OsStr::new(name)));
                let left_out = except.is_some() && entry.path.canonicalize().ok() == except;
                return !ours && !left_out;
            }
            // A pipe that comes in the place of a file is a change, too.
            if let Ok(below) = entry.path.strip_prefix(root) {
                files.insert(slashed(below), Stat::of(entry.facts));
            }
            false
        });
        Stats { files, cuts }
    }

    /// The inputs of a unit: what was looked at before reading, and what was read, wherever it lies.
    pub(crate) fn of(stats: Stats, read: BTreeMap<String, Read>) -> Self {
        let mut inputs: BTreeMap<String, InputFile> =
            stats.files.into_iter().map(|(file, stat)| (file, InputFile { stat, sha256: None })).collect();
        for (file, Read { stat, sha256 }) in read {
            inputs.entry(file).or_insert(InputFile { stat, sha256: None }).sha256 = Some(sha256);
        }
        Self(inputs)
    }

    /// Whether the unit at `root` is as it was when these inputs were looked at. `looked`: that time by the clock of
    /// the disk, in nanoseconds since 1970. Reads only files that were touched since, or so shortly before that a
    /// change would not show.
    pub(crate) fn freshness(&self, root: &Path, except: Option<&Path>, looked: i64) -> Freshness {
        let Stats { files: mut now, cuts } = Self::stats(root, except);
        // Files that were not looked at may have changed.
        if cuts.iter().any(|(_, why)| matches!(why, Cut::Many(_))) {
            return Freshness::Changed;
        }
        for file in self.0.keys() {
            if !now.contains_key(file)
                && let Ok(facts) = fs::metadata(root.join(file))
            {
                now.insert(file.clone(), Stat::of(&facts));
            }
        }
        if !now.keys().eq(self.0.keys()) {
            return Freshness::Changed;
        }
        let mut touched = false;
        let mut inputs = self.clone();
        for ((file, stat), input) in now.into_iter().zip(inputs.0.values_mut()) {
            if stat == input.stat && !stat.is_racy(looked) {
                continue;
            }
            touched = true;
            if let Some(known) = &input.sha256 {
                let same = bytes(&root.join(&file), &file, LARGEST_HASHED).is_ok_and(|bytes| sha256(&bytes) == *known);
                if !same {
                    return Freshness::Changed;
                }
            }
            input.stat = stat;
        }
        if touched { Freshness::Touched(inputs) } else { Freshness::Same }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "a fixture, written once")]

    use std::time::Duration;

    use super::*;
    use crate::read::nanoseconds;

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new() -> Self {
            let folder = Self(tempfile::tempdir().unwrap());
            folder.write("don-vi.yaml", "a: 1");
            folder.write("2021/ke-hoach.yaml", "b: 1");
            folder.write("2021/anh.png", "x");
            folder
        }

        fn root(&self) -> &Path {
            self.0.path()
        }

        fn write(&self, file: &str, text: &str) {
            let path = self.root().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        /// As they were noted; the picture was not read.
        fn noted(&self) -> Inputs {
            let stats = Inputs::stats(self.root(), None);
            let read = |file: &str, text: &str| {
                (file.to_owned(), Read { stat: stats.files[file], sha256: sha256(text.as_bytes()) })
            };
            let read = [read("don-vi.yaml", "a: 1"), read("2021/ke-hoach.yaml", "b: 1")];
            Inputs::of(stats, read.into())
        }

        /// The freshness found when they were noted so long after they were written.
        fn freshness(&self, noted: &Inputs, later: Duration) -> Freshness {
            let written = fs::metadata(self.root().join("don-vi.yaml")).unwrap().modified().unwrap();
            noted.freshness(self.root(), None, nanoseconds(written + later))
        }
    }

    const LATER: Duration = Duration::from_secs(60);

    #[test]
    fn what_was_not_touched_is_the_same_without_being_read() {
        let folder = Folder::new();
        assert_eq!(folder.freshness(&folder.noted(), LATER), Freshness::Same);
    }

    #[test]
    fn what_was_touched_is_read_and_a_change_is_found() {
        let folder = Folder::new();
        let noted = folder.noted();
        let path = folder.root().join("don-vi.yaml");
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        let touch = |time| fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        // The same bytes at another time, also an earlier one.
        touch(time - LATER);
        assert!(matches!(folder.freshness(&noted, LATER), Freshness::Touched(_)));
        folder.write("don-vi.yaml", "a: 2");
        assert_eq!(folder.freshness(&noted, LATER), Freshness::Changed);
        // Where the system tells, also with the time put back.
        touch(time);
        #[cfg(unix)]
        assert_eq!(folder.freshness(&noted, LATER), Freshness::Changed);
    }

    #[test]
    fn a_change_within_the_tick_of_a_clock_is_found() {
        let folder = Folder::new();
        let mut noted = folder.noted();
        assert!(matches!(folder.freshness(&noted, Duration::from_secs(1)), Freshness::Touched(_)));
        assert!(matches!(noted.freshness(folder.root(), None, 0), Freshness::Touched(_)));
        // As if the system could not tell the new file from the old one.
        folder.write("don-vi.yaml", "a: 2");
        let stat = Inputs::stats(folder.root(), None).files["don-vi.yaml"];
        noted.0.get_mut("don-vi.yaml").unwrap().stat = stat;
        assert_eq!(folder.freshness(&noted, Duration::from_secs(1)), Freshness::Changed);
    }

    #[test]
    fn files_that_come_and_go_are_changes_and_those_of_version_control_are_none() {
        let folder = Folder::new();
        let noted = folder.noted();
        folder.write(".git/index", "x");
        assert_eq!(folder.freshness(&noted, LATER), Freshness::Same);
        folder.write("2021/quy-1.yaml", "c: 1");
        assert_eq!(folder.freshness(&noted, LATER), Freshness::Changed);
        fs::remove_file(folder.root().join("2021/quy-1.yaml")).unwrap();
        assert_eq!(folder.freshness(&noted, LATER), Freshness::Same);
        fs::remove_file(folder.root().join("2021/anh.png")).unwrap();
        assert_eq!(folder.freshness(&noted, LATER), Freshness::Changed);
    }

    #[test]
    fn what_lies_in_the_folder_of_outputs_is_no_part_of_the_unit() {
        let folder = Folder::new();
        let out = folder.root().join("ket-qua");
        folder.write("ket-qua/xa/2021/ke-hoach.pdf", "x");
        assert_eq!(Inputs::stats(folder.root(), Some(&out)).files.len(), 3);
        assert_eq!(Inputs::stats(folder.root(), None).files.len(), 4);
        // The folder itself is never left out, and what was read counts wherever it lies.
        assert_eq!(Inputs::stats(folder.root(), Some(folder.root())).files.len(), 4);
        let stats = Inputs::stats(folder.root(), None);
        let stat = stats.files["ket-qua/xa/2021/ke-hoach.pdf"];
        let read = [("ket-qua/xa/2021/ke-hoach.pdf".to_owned(), Read { stat, sha256: sha256(b"x") })];
        let noted = Inputs::of(Inputs::stats(folder.root(), Some(&out)), read.into());
        assert_eq!(noted.freshness(folder.root(), Some(&out), i64::MAX), Freshness::Same);
        folder.write("ket-qua/xa/2021/ke-hoach.pdf", "y");
        assert_eq!(noted.freshness(folder.root(), Some(&out), i64::MAX), Freshness::Changed);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_round_in_a_circle_ends() {
        let folder = Folder::new();
        std::os::unix::fs::symlink(folder.root(), folder.root().join("2021/vong")).unwrap();
        assert_eq!(Inputs::stats(folder.root(), None).files.len(), 3);
    }
}
