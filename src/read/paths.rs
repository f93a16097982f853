//! Resolves paths that records cite to files inside the unit's folder.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::nearest::nearest;
use super::values::plain;
use crate::problem::{Fault, disk, problems};

problems! {
    TM004 Error Tool "Không đọc được tệp." {
        FileUnreadable { path: String, kind: ErrorKind } =>
            format!("Không đọc được \"{path}\": {}.", disk(*kind)),
            match kind {
                ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename => {
                    "kiểm tra lại đường dẫn và tên tệp, kể cả phần đuôi như .pdf, .yaml; đường dẫn tính từ nơi chạy lệnh."
                }
                ErrorKind::IsADirectory | ErrorKind::InvalidInput => "ghi đường dẫn của một tệp.",
                _ => "kiểm tra quyền đọc tệp, và đóng chương trình khác đang mở tệp.",
            };
    }
    TM006 Error Data "Đường dẫn ra ngoài thư mục của đơn vị." {
        PathLeavesUnit { path: String } =>
            format!("Đường dẫn \"{path}\" ra ngoài thư mục của đơn vị."),
            "chép tệp vào trong thư mục của đơn vị (không dùng liên kết ra ngoài) rồi ghi đường dẫn tính từ đó.";
    }
    TM007 Error Data "Đường dẫn không đúng dạng." {
        PathForm { path: String } =>
            format!("Đường dẫn \"{path}\" không đúng dạng."),
            "ghi đường dẫn tính từ thư mục của đơn vị, dùng dấu / giữa các thư mục, ví dụ phong-chu/thuong.ttf.";
    }
    TM008 Error Data "Không có tệp mà hồ sơ nêu." {
        CitedFileMissing { path: String, nearest: Option<String> } =>
            format!("Hồ sơ nêu tệp \"{path}\" nhưng không có tệp đó."),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => "chép tệp vào đúng chỗ hoặc sửa đường dẫn.".into(),
            };
    }
}

/// Why a typed path leads to no file.
#[derive(Debug)]
pub(crate) enum Unresolved {
    /// There is no such file; the nearest path that is there.
    Missing { path: String, nearest: Option<String> },
    /// Anything else that is wrong.
    Other(Fault),
}

impl From<Fault> for Unresolved {
    fn from(fault: Fault) -> Self {
        Self::Other(fault)
    }
}

impl From<Unresolved> for Fault {
    fn from(why: Unresolved) -> Self {
        match why {
            Unresolved::Missing { path, nearest } => CitedFileMissing { path, nearest }.into(),
            Unresolved::Other(fault) => fault,
        }
    }
}

/// The file that `typed` names inside `root`. Names match in NFC and NFD; nothing outside `root` can be reached,
/// neither by `..` nor by a link.
pub(crate) fn resolve(root: &Path, typed: &str) -> Result<PathBuf, Unresolved> {
    let path = || typed.to_owned();
    let parts: Vec<&str> = typed.split('/').collect();
    if parts.contains(&"..") {
        return Err(Unresolved::Other(PathLeavesUnit { path: path() }.into()));
    }
    let malformed = |part: &&str| part.is_empty() || *part == "." || part.contains(['\\', ':', '\0']);
    if parts.iter().any(malformed) {
        return Err(Unresolved::Other(PathForm { path: path() }.into()));
    }
    let mut found = root.to_owned();
    for (i, part) in parts.iter().enumerate() {
        found = child(&found, part).map_err(|nearest| {
            // The advice is a whole path, to be copied as it is.
            let nearest = nearest.map(|name| [&parts[..i], &[name.as_str()], &parts[i + 1..]].concat().join("/"));
            Unresolved::Missing { path: path(), nearest }
        })?;
    }
    inside(root, &found).map_err(|kind| match kind {
        None => Unresolved::Other(PathLeavesUnit { path: path() }.into()),
        Some(kind) => Unresolved::Other(FileUnreadable { path: path(), kind }.into()),
    })?;
    Ok(found)
}

/// Whether `file`, links followed, lies inside `root`. `Err(None)` when it does not.
pub(crate) fn inside(root: &Path, file: &Path) -> Result<(), Option<ErrorKind>> {
    let real = |path: &Path| path.canonicalize().map_err(|error| Some(error.kind()));
    if real(file)?.starts_with(real(root)?) { Ok(()) } else { Err(None) }
}

/// The entry of a folder with that name, in either normal form and with any kind of space, or the nearest name that is
/// there.
fn child(folder: &Path, name: &str) -> Result<PathBuf, Option<String>> {
    let exact = folder.join(name);
    if fs::symlink_metadata(&exact).is_ok() {
        return Ok(exact);
    }
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let name_as_compared = plain(name);
    match names.iter().find(|entry| plain(entry) == name_as_compared) {
        Some(entry) => Ok(folder.join(entry)),
        None => Err(nearest(name, names.into_iter())),
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[allow(clippy::disallowed_methods, reason = "a fixture, written once")]
    fn unit() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("xa/phong-chu")).unwrap();
        // The name on the disk is decomposed, as a Mac writes it.
        let decomposed: String = "đậm.ttf".nfd().collect();
        for (name, text) in [
            ("xa/phong-chu/thuong.ttf", "a"),
            (&format!("xa/phong-chu/{decomposed}"), "b"),
            ("ngoai.ttf", "c"),
            ("xa/Biên\u{A0}bản.pdf", "d"),
        ] {
            let mut file = fs::File::create(folder.path().join(name)).unwrap();
            std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
        }
        folder
    }

    #[test]
    fn names_match_in_both_normal_forms() {
        let folder = unit();
        let root = folder.path().join("xa");
        assert!(resolve(&root, "phong-chu/đậm.ttf").is_ok());
        assert!(resolve(&root, "phong-chu/thuong.ttf").is_ok());
    }

    #[test]
    fn a_space_stands_for_the_no_break_space_of_a_name_and_the_other_way_round() {
        let folder = unit();
        let root = folder.path().join("xa");
        for typed in ["Biên bản.pdf", "Biên\u{A0}bản.pdf", "Biên\u{202F}bản.pdf"] {
            assert_eq!(resolve(&root, typed).unwrap().file_name().unwrap(), "Biên\u{A0}bản.pdf", "{typed:?}");
        }
    }

    #[test]
    fn nothing_outside_the_unit_can_be_reached() {
        let folder = unit();
        let root = folder.path().join("xa");
        for typed in ["../ngoai.ttf", "phong-chu/../../ngoai.ttf"] {
            assert!(matches!(resolve(&root, typed), Err(Unresolved::Other(fault)) if fault.is(&TM006)), "{typed}");
        }
        for typed in ["/etc/passwd", "C:\\a.ttf", "phong-chu\\thuong.ttf", "", "./a.ttf", "phong-chu//thuong.ttf"] {
            assert!(matches!(resolve(&root, typed), Err(Unresolved::Other(fault)) if fault.is(&TM007)), "{typed}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.path().join("ngoai.ttf"), root.join("lien-ket.ttf")).unwrap();
            assert!(matches!(resolve(&root, "lien-ket.ttf"), Err(Unresolved::Other(fault)) if fault.is(&TM006)));
        }
    }

    #[test]
    fn a_missing_file_is_answered_with_the_nearest_name() {
        let folder = unit();
        for typed in ["phong-chu/thuongg.ttf", "phong-chuu/thuong.ttf"] {
            let fault = Fault::from(resolve(&folder.path().join("xa"), typed).unwrap_err());
            let nearest = Some("phong-chu/thuong.ttf".to_owned());
            assert_eq!(fault, CitedFileMissing { path: typed.into(), nearest }.into());
        }
    }
}
