//! Last room: files are written whole or not at all, and nothing signed or changed by hand is written over.

mod killed;
mod lock;
mod manifest;
mod outputs;
#[cfg(test)]
mod tests;
mod whole;

use std::io::ErrorKind;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::problem::{Problem, ProblemKind, disk, problems};
use crate::read::slashed as shown;
use crate::system;
pub use manifest::Held;
pub(crate) use manifest::{Current, Form, Known, Made, Noted, Owner, UnitNote};
pub(crate) use outputs::{Outputs, Standing};
#[cfg(test)]
pub(crate) use whole::write as write_whole;

problems! {
    SL002 Error Data "Số liệu của quý đã chốt rồi." {
        FrozenAlready { path: String } =>
            format!("Số liệu quý này đã chốt rồi, ở \"{path}\", và khác số liệu hiện nay."),
            "số liệu đã báo cáo thì giữ nguyên; chỉ xóa tệp đó nếu báo cáo chưa gửi đi.";
    }
    GH001 Error Tool "Ghi kết quả." {
        OutputUnwritable { path: String, kind: ErrorKind } =>
            format!("Không ghi được \"{path}\": {}.", disk(*kind)),
            "kiểm tra chỗ trống và quyền ghi; nếu tệp đang mở ở chương trình khác thì đóng lại. Tệp cũ vẫn còn nguyên.";
    }
    GH002 Error Tool "Ghi kết quả." {
        OutputNotOurs { path: String } =>
            format!("\"{path}\" không do cchc lập, hoặc đã sửa từ khi lập."),
            "chọn thư mục khác bằng --luu-vao, hoặc chuyển tệp đó đi rồi làm lại. Chưa tệp nào bị ghi.";
    }
    GH003 Error Tool "Ghi kết quả." {
        RecordChanged { path: String } =>
            format!("\"{path}\" vừa được chương trình khác sửa."),
            "đóng tệp ở chương trình khác rồi chạy lại lệnh; tệp này chưa bị ghi.";
    }
}

/// Where a folder of outputs keeps what it knows of itself.
const OWN: &str = ".cchc";

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// Written, in place of an earlier one of ours or of none.
    Written(PathBuf),
    /// The same bytes were there already.
    Unchanged(PathBuf),
    /// The file there is not as it was made (signed, or changed by hand): it stays, the new one went beside it.
    Beside {
        /// The file that was left as it is.
        kept: PathBuf,
        /// The new version.
        written: PathBuf,
    },
}

impl Stored {
    /// The path of the file that holds the document now.
    pub fn path(&self) -> &Path {
        match self {
            Self::Written(path) | Self::Unchanged(path) | Self::Beside { written: path, .. } => path,
        }
    }
}

/// Stores a file under `folder/name`. A file that is there is never replaced, not even one of this program: the new one gets the next
/// free version name. Used for signed files; they get the rights of the file that they were made of.
pub(crate) fn add(folder: &Path, name: &str, bytes: &[u8], made_of: &Path) -> Result<Stored, Problem> {
    std::fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let mut kept: Option<PathBuf> = None;
    for version in 1.. {
        let path = folder.join(versioned(name, version));
        match there(&path)? {
            Some(there) if there == bytes => return Ok(Stored::Unchanged(path)),
            Some(_) => drop(kept.get_or_insert(path)),
            None => match whole::write_new(&path, bytes, made_of) {
                Ok(()) => {
                    return Ok(match kept {
                        Some(kept) => Stored::Beside { kept, written: path },
                        None => Stored::Written(path),
                    });
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(&path, &error)),
            },
        }
    }
    Ok(Stored::Unchanged(folder.join(name)))
}

/// Replaces a record file by what it says now, unless somebody has changed it since it was `old`.
pub(crate) fn replace(path: &Path, old: &[u8], bytes: &[u8]) -> Result<(), Problem> {
    if there(path)?.as_deref() != Some(old) {
        return Err(Problem::general(RecordChanged { path: shown(path) }));
    }
    whole::replace(path, bytes).map_err(|error| failed(path, &error))
}

/// Writes a file that is made once. If it is there with the same bytes, nothing happens; with other bytes, it is refused.
pub(crate) fn keep(folder: &Path, name: &str, bytes: &[u8]) -> Result<Stored, Problem> {
    let path = folder.join(name);
    match there(&path)? {
        Some(there) if there == bytes => Ok(Stored::Unchanged(path)),
        Some(_) => Err(Problem::general(FrozenAlready { path: shown(&path) })),
        None => {
            whole::write(&path, bytes).map_err(|error| failed(&path, &error))?;
            Ok(Stored::Written(path))
        }
    }
}

/// Stores files that refer to each other under `folder`, in this order: all of them, or none when one of those there is
/// not, or no longer, as this program made it.
pub(crate) fn store_together(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<Stored>, Vec<Problem>> {
    let mut outputs = Outputs::open(folder, &mut || ()).map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    for (name, bytes) in files {
        match outputs.standing(name) {
            Ok(Standing::Foreign) if outputs.bytes(name).ok().flatten().as_ref() != Some(bytes) => {
                problems.push(Problem::general(OutputNotOurs { path: shown(&outputs.path(name)) }));
            }
            Ok(_) => {}
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let stored = files.iter().map(|(name, bytes)| outputs.write(name, bytes, false, None)).collect::<Result<_, _>>();
    let stored = stored.map_err(|problem| vec![problem])?;
    outputs.finish(|_, _| false).map_err(|problem| vec![problem])?;
    Ok(stored)
}

/// The bytes of a file, if there is one.
fn there(path: &Path) -> Result<Option<Vec<u8>>, Problem> {
    head(path, u64::MAX)
}

/// The first bytes of a file, if there is one: so many, or all.
fn head(path: &Path, size: u64) -> Result<Option<Vec<u8>>, Problem> {
    let mut bytes = Vec::new();
    match system::read(path).and_then(|open| open.take(size).read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, &error)),
    }
}

fn failed(path: &Path, error: &std::io::Error) -> Problem {
    Problem::general(OutputUnwritable { path: shown(path), kind: error.kind() })
}

/// `ke-hoach.pdf`, then `ke-hoach.ban-2.pdf`, ….
pub(crate) fn versioned(name: &str, version: usize) -> String {
    match (version, name.rsplit_once('.')) {
        (1, _) => name.to_owned(),
        (_, Some((stem, ending))) => format!("{stem}.ban-{version}.{ending}"),
        (_, None) => format!("{name}.ban-{version}"),
    }
}

/// A file's name without its ending, as it was before it got a version.
pub(crate) fn unversioned(stem: &str) -> &str {
    let versioned = stem.rsplit_once(".ban-").filter(|(_, version)| version.parse::<usize>().is_ok());
    versioned.map_or(stem, |(stem, _)| stem)
}

/// Every kind of problem that is declared in this room.
pub(crate) fn kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [KINDS, outputs::KINDS].into_iter().flatten().copied()
}
