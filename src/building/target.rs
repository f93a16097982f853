//! Which units are meant by the paths of a command line, and where their documents go.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::problem::{Problem, problems, slashed};
use crate::read::{self, FolderCut};

problems! {
    GH005 Error Data "Ghi kết quả." {
        /// Two inputs would be written to one place.
        OutputShared { first: String, second: String, name: String } =>
            format!("Hai đơn vị \"{first}\" và \"{second}\" cùng ghi kết quả vào thư mục \"{name}\"."),
            "đổi tên một thư mục, hoặc chạy hai lần với hai thư mục --luu-vao khác nhau. Chưa tệp nào bị ghi.";
    }
    GH006 Error Data "Ghi kết quả." {
        /// A folder in which no unit is found; `cut`: not everything in it was looked at.
        NoUnits { path: String, cut: bool } =>
            match cut {
                true => format!("Chưa thấy đơn vị nào trong thư mục \"{path}\", nhưng chưa tìm hết các thư mục con."),
                false => format!("Thư mục \"{path}\" không có đơn vị nào: không thấy tệp don-vi.yaml."),
            },
            "chọn thư mục của đơn vị, hoặc thư mục có các thư mục đơn vị bên trong.";
    }
}

/// A folder below `.` without that: it would be told with every path.
fn short(folder: PathBuf) -> PathBuf {
    match folder.strip_prefix(".") {
        Ok(below) if below.components().next().is_some() => below.to_owned(),
        _ => folder,
    }
}

/// A unit to bring up to date: its folder, and where its documents go below the folder of outputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The unit's folder.
    pub folder: PathBuf,
    /// The path of its outputs below the folder of outputs, with `/`.
    pub name: String,
}

impl Target {
    /// The units at or below the paths, in order. Where not everything was looked at, `told` says so.
    ///
    /// # Errors
    /// A path without a unit, and two units whose documents would go to one place.
    pub fn find(paths: &[PathBuf], told: &mut Vec<Problem>) -> Result<Vec<Self>, Vec<Problem>> {
        let mut found: Vec<Self> = Vec::new();
        let mut problems = Vec::new();
        let mut folders = BTreeSet::new();
        let mut names: BTreeMap<String, PathBuf> = BTreeMap::new();
        for path in paths {
            let units = read::units(path);
            let cut = !units.cuts.is_empty();
            for (path, why) in units.cuts {
                told.push(Problem::general(FolderCut { path: slashed(&path), why }));
            }
            // The path itself may be a unit whose file has another name.
            let (own, below): (Vec<_>, Vec<_>) =
                units.lacking.iter().partition(|lacking| units.found.is_empty() && lacking.folder == *path);
            told.extend(below.into_iter().map(Problem::from));
            if let [own, ..] = own.as_slice() {
                problems.push(own.is_no_unit());
            } else if units.found.is_empty() {
                problems.push(Problem::general(NoUnits { path: slashed(path), cut }));
            }
            for (folder, name) in units.found {
                let folder = short(folder);
                // A unit that two paths lead to is taken once.
                if !folders.insert(folder.canonicalize().unwrap_or_else(|_| folder.clone())) {
                    continue;
                }
                // Many disks take names that differ only in capitals or in Unicode composition for one.
                if let Some(other) = names.insert(read::folded(&name), folder.clone()) {
                    let (first, second) = (slashed(&other), slashed(&folder));
                    problems.push(Problem::general(OutputShared { first, second, name: name.clone() }));
                }
                found.push(Self { folder, name });
            }
        }
        if problems.is_empty() { Ok(found) } else { Err(problems) }
    }

    /// The folders of the units at or below the paths, as `find` has them, each once; a path at which there is none is one itself,
    /// which is then found to be none. Folders that look like a unit are told.
    pub fn folders(paths: &[PathBuf], told: &mut Vec<Problem>) -> Vec<PathBuf> {
        let mut seen = BTreeSet::new();
        let mut folders = Vec::new();
        for path in paths {
            let units = read::units(path);
            for (path, why) in units.cuts {
                told.push(Problem::general(FolderCut { path: slashed(&path), why }));
            }
            // The path itself is found to be no unit when it is opened.
            let below = units.lacking.iter().filter(|lacking| !units.found.is_empty() || lacking.folder != *path);
            told.extend(below.map(Problem::from));
            let found: Vec<PathBuf> = units.found.into_iter().map(|(folder, _)| short(folder)).collect();
            for folder in if found.is_empty() { vec![path.clone()] } else { found } {
                if seen.insert(folder.canonicalize().unwrap_or_else(|_| folder.clone())) {
                    folders.push(folder);
                }
            }
        }
        folders
    }

    /// The one unit that a folder is, also when it turns out to be none.
    pub fn one(path: &Path) -> Self {
        Self { folder: path.to_owned(), name: read::own_name(path) }
    }
}
