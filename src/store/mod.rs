//! Files are written whole or not at all: what is here knows bytes and paths, and nothing of documents. What was made before,
//! and what may be written over, `building` knows.

mod atomic;

use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

pub(crate) use atomic::{beside, is_busy, is_scrap, narrow, write, write_like};

use crate::problem::{Problem, disk, problems, slashed};
use crate::system;

problems! {
    GH001 Error Tool "Ghi kết quả." {
        OutputUnwritable { path: String, kind: ErrorKind } =>
            format!("Không ghi được \"{path}\": {}.", disk(*kind)),
            "kiểm tra chỗ trống và quyền ghi; nếu tệp đang mở ở chương trình khác thì đóng lại. Tệp cũ vẫn còn nguyên.";
    }
    GH003 Error Tool "Ghi kết quả." {
        RecordChanged { path: String } =>
            format!("\"{path}\" vừa được chương trình khác sửa."),
            "đóng tệp ở chương trình khác rồi chạy lại lệnh; tệp này chưa bị ghi.";
    }
}

/// What became of a file that was to be written.
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
    let mut version = 0;
    loop {
        version += 1;
        let path = folder.join(versioned(name, version));
        match there(&path)? {
            Some(there) if there == bytes => return Ok(Stored::Unchanged(path)),
            Some(_) => drop(kept.get_or_insert(path)),
            None => match atomic::write_new(&path, bytes, made_of) {
                Ok(()) => {
                    return Ok(match kept {
                        Some(kept) => Stored::Beside { kept, written: path },
                        None => Stored::Written(path),
                    });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(&path, &error)),
            },
        }
    }
}

/// Replaces a record file by what it says now, unless somebody has changed it since it was `old`.
pub(crate) fn replace(path: &Path, old: &[u8], bytes: &[u8]) -> Result<(), Problem> {
    if there(path)?.as_deref() != Some(old) {
        return Err(Problem::general(RecordChanged { path: slashed(path) }));
    }
    atomic::replace(path, bytes).map_err(|error| failed(path, &error))
}

/// Writes a file that is made once. If it is there with the same bytes, nothing happens; `None` when it is there with others.
pub(crate) fn once(path: &Path, bytes: &[u8]) -> Result<Option<Stored>, Problem> {
    match there(path)? {
        Some(there) if there == bytes => Ok(Some(Stored::Unchanged(path.to_owned()))),
        Some(_) => Ok(None),
        None => {
            write(path, bytes).map_err(|error| failed(path, &error))?;
            Ok(Some(Stored::Written(path.to_owned())))
        }
    }
}

/// The bytes of a file, if there is one.
pub(crate) fn there(path: &Path) -> Result<Option<Vec<u8>>, Problem> {
    head(path, u64::MAX)
}

/// The first bytes of a file, if there is one: so many, or all.
pub(crate) fn head(path: &Path, size: u64) -> Result<Option<Vec<u8>>, Problem> {
    let mut bytes = Vec::new();
    match system::read(path).and_then(|open| open.take(size).read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, &error)),
    }
}

/// The problem of a file or folder that cannot be written.
pub(crate) fn failed(path: &Path, error: &std::io::Error) -> Problem {
    Problem::general(OutputUnwritable { path: slashed(path), kind: error.kind() })
}

/// `ke-hoach.pdf`, then `ke-hoach.ban-2.pdf`, ….
pub(crate) fn versioned(name: &str, version: usize) -> String {
    match (version, name.rsplit_once('.')) {
        (1, _) => name.to_owned(),
        (_, Some((stem, ending))) => format!("{stem}.ban-{version}.{ending}"),
        (_, None) => format!("{name}.ban-{version}"),
    }
}

/// Which version of a document, whose first is called `first`, a file of this name is, if it is one: the way back from
/// [`versioned`].
pub(crate) fn version_of(first: &str, name: &str) -> Option<usize> {
    if name == first {
        return Some(1);
    }
    let stem = first.rsplit_once('.').map_or(first, |(stem, _)| stem);
    let digits: String =
        name.strip_prefix(stem)?.strip_prefix(".ban-")?.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|version| versioned(first, *version) == name)
}

/// A file's name without its ending, as it was before it got a version.
pub(crate) fn unversioned(stem: &str) -> &str {
    let versioned = stem.rsplit_once(".ban-").filter(|(_, version)| version.parse::<usize>().is_ok());
    versioned.map_or(stem, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_file_is_read_back_from_its_name() {
        for version in [1, 2, 10, 99, 100, 2026] {
            assert_eq!(version_of("a.b.pdf", &versioned("a.b.pdf", version)), Some(version));
        }
        for other in
            ["a.b.ban-1.pdf", "a.b.ban-02.pdf", "a.b.ban-2.docx", "a.b.ban-.pdf", "a.pdf", "a.b.ban-2.ban-2.pdf"]
        {
            assert_eq!(version_of("a.b.pdf", other), None, "{other}");
        }
    }

    #[test]
    fn what_is_added_never_takes_the_place_of_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let add = |bytes: &[u8]| add(folder.path(), "a.da-ky.pdf", bytes, Path::new("")).unwrap();
        assert_eq!(add(b"one"), Stored::Written(at("a.da-ky.pdf")));
        assert_eq!(add(b"one"), Stored::Unchanged(at("a.da-ky.pdf")));
        let beside = Stored::Beside { kept: at("a.da-ky.pdf"), written: at("a.da-ky.ban-2.pdf") };
        assert_eq!(add(b"two"), beside);
        assert_eq!(std::fs::read(at("a.da-ky.pdf")).unwrap(), b"one");
        assert!(atomic::write_new(&at("a.da-ky.pdf"), b"three", Path::new("")).is_err());
        assert_eq!(std::fs::read(at("a.da-ky.pdf")).unwrap(), b"one");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
