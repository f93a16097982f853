//! Which folders are units, and which look like one but lack its file.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::missing::{FolderIsNoUnit, UnitFileMissing};
use super::near_name::{MeantRecord, NameMeaning, meant_record};
use super::unread::year_folder;
use super::walk::{Cut, DEEPEST, Links, MOST, walk};
use crate::kinds::RecordFile;
use crate::period::Quarter;
use crate::problem::{Problem, slashed};

/// A folder's own name, also for `.` and `..`.
pub(crate) fn own_name(path: &Path) -> String {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    real.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Units at or below a path, and where not everything was looked at.
pub(crate) struct Units {
    /// Each with its path below the folder that was searched; if that is a unit itself, with the folder's own name.
    pub(crate) found: Vec<(PathBuf, String)>,
    pub(crate) cuts: Vec<(PathBuf, Cut)>,
    /// Folders that look like a unit but lack its file.
    pub(crate) lacking: Vec<LackingUnit>,
}

/// A folder that looks like a unit but lacks its file.
pub(crate) struct LackingUnit {
    pub(crate) folder: PathBuf,
    /// The name of a file in it that is meant as the missing one.
    pub(crate) near: Option<String>,
}

impl LackingUnit {
    /// The same where the folder itself was asked for.
    pub(crate) fn is_no_unit(&self) -> Problem {
        let (path, near) = (slashed(&self.folder), self.near.clone());
        Problem::general(FolderIsNoUnit { path, near, units_below: Vec::new() })
    }
}

impl From<&LackingUnit> for Problem {
    fn from(lacking: &LackingUnit) -> Self {
        Self::general(UnitFileMissing { path: slashed(&lacking.folder), near: lacking.near.clone() })
    }
}

/// What says of a folder that it is meant as a unit's.
#[derive(Default)]
struct UnitSigns {
    /// It has the folder of a year with a record in it.
    records: bool,
    /// A file that is meant as the unit's, and whether it ends like a record.
    near: Option<(bool, String)>,
}

impl UnitSigns {
    /// Takes a file of the folder into account that is meant as the unit's.
    fn take(&mut self, meaning: NameMeaning, name: &str) {
        let good = meaning.sure && meaning.ends_well;
        if self.near.as_ref().is_none_or(|(known, _)| good && !known) {
            self.near = Some((good, name.to_owned()));
        }
    }

    /// A folder above many units may hold a list of them, `don-vi.txt`: that alone says nothing.
    fn lacking(self, folder: &Path) -> Option<LackingUnit> {
        let says = self.records || self.near.as_ref().is_some_and(|(good, _)| *good);
        says.then(|| LackingUnit { folder: folder.to_owned(), near: self.near.map(|(_, name)| name) })
    }
}

/// What the name of a file means that is meant as a unit's.
fn as_unit_file(name: &str) -> Option<NameMeaning> {
    meant_record(name).filter(|meaning| meaning.record == MeantRecord::Agency)
}

fn is_unit(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(RecordFile::AGENCY)).is_ok()
}

/// Whether a file of this name in the folder of a year is a record, or meant as one.
fn is_record(name: &str) -> bool {
    let meant = || meant_record(name).filter(|meaning| meaning.sure && meaning.ends_well);
    format!("2000/{name}").parse::<RecordFile>().is_ok()
        || meant().is_some_and(|meaning| meaning.record != MeantRecord::Agency)
}

/// The units at or below a path, by name. Units are not looked for inside units.
pub(crate) fn units(path: &Path) -> Units {
    if is_unit(path) {
        return Units { found: vec![(path.to_owned(), own_name(path))], cuts: Vec::new(), lacking: Vec::new() };
    }
    let mut found = Vec::new();
    let mut signs: BTreeMap<PathBuf, UnitSigns> = BTreeMap::new();
    let cuts = walk(path, Links::Anywhere, (DEEPEST, MOST), |entry| {
        let name = entry.path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let Some(folder) = entry.path.parent() else { return false };
        if name.starts_with('.') {
            return false;
        }
        if !entry.facts.is_dir() {
            if let Some(meaning) = as_unit_file(&name) {
                signs.entry(folder.to_owned()).or_default().take(meaning, &name);
            }
            let year = folder.file_name().is_some_and(|name| year_folder(&name.to_string_lossy()).is_some());
            if let Some(unit) = folder.parent().filter(|unit| year && unit.starts_with(path) && is_record(&name)) {
                signs.entry(unit.to_owned()).or_default().records = true;
            }
            return false;
        }
        let unit = is_unit(entry.path);
        if let Some(below) = entry.path.strip_prefix(path).ok().filter(|_| unit) {
            found.push((entry.path.to_owned(), slashed(below)));
        }
        !unit
    });
    found.sort();
    let mut lacking: Vec<LackingUnit> = Vec::new();
    for (folder, signs) in signs {
        // What such a folder holds deeper down is a part of it.
        let within = |above: &LackingUnit| above.folder != path && folder.starts_with(&above.folder);
        if !lacking.iter().any(within) {
            lacking.extend(signs.lacking(&folder));
        }
    }
    Units { found, cuts, lacking }
}

/// Of a folder that is no unit: the file in it that is meant as a unit's, the units among the folders in it, and those that
/// look like one.
pub(super) fn looked_at(path: &Path) -> (Option<String>, Vec<String>, Vec<LackingUnit>) {
    let near = |folder: &Path| {
        let mut signs = UnitSigns::default();
        for name in files(folder) {
            if let Some(meaning) = as_unit_file(&name) {
                signs.take(meaning, &name);
            }
        }
        signs
    };
    let own = near(path);
    let (units, others): (Vec<String>, Vec<String>) =
        folders(path).into_iter().partition(|name| path.join(name).join(RecordFile::AGENCY).is_file());
    let lacking = others.iter().filter(|name| !name.starts_with('.')).filter_map(|name| {
        let folder = path.join(name);
        let mut signs = near(&folder);
        let years = folders(&folder).into_iter().filter(|name| year_folder(name).is_some());
        signs.records = years.flat_map(|year| files(&folder.join(year))).any(|name| is_record(&name));
        signs.lacking(&folder)
    });
    (own.near.map(|(_, name)| name), units, lacking.collect())
}

/// The year folders of a unit, in order.
pub(super) fn years(path: &Path) -> Vec<i32> {
    let mut years: Vec<i32> = folders(path).iter().filter_map(|name| year_folder(name)).collect();
    years.sort_unstable();
    years
}

/// The plans and the quarters that have a file in a unit, year by year.
pub(crate) fn record_files(root: &Path) -> Vec<RecordFile> {
    let of_year = |year: i32| {
        let quarters = (1..=4).map(move |number| RecordFile::Quarter(Quarter { year, number }));
        std::iter::once(RecordFile::Plan(year)).chain(quarters)
    };
    years(root).into_iter().flat_map(of_year).filter(|file| there(&root.join(file.to_string()))).collect()
}

/// Whether there is a file, even one that cannot be looked at, which reading then reports.
pub(super) fn there(file: &Path) -> bool {
    !fs::symlink_metadata(file)
        .is_err_and(|error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory))
}

fn folders(path: &Path) -> Vec<String> {
    names(path, Path::is_dir)
}

fn files(path: &Path) -> Vec<String> {
    names(path, Path::is_file)
}

/// The names of those entries of a folder that are of a kind.
fn names(path: &Path, is: fn(&Path) -> bool) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(path)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().filter(|entry| is(&entry.path()))?.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}
