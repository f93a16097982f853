//! Paths that records cite: typed text in, a file inside the unit folder out.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::decode::nearest;
use crate::problem::Fault;

/// The file that `typed` names inside `root`. Names match in NFC and NFD; nothing outside `root` can be reached,
/// neither by `..` nor by a link.
pub(crate) fn resolve(root: &Path, typed: &str) -> Result<PathBuf, Fault> {
    let path = || typed.to_owned();
    let parts: Vec<&str> = typed.split('/').collect();
    if parts.contains(&"..") {
        return Err(Fault::PathLeavesUnit { path: path() });
    }
    let malformed = |part: &&str| part.is_empty() || *part == "." || part.contains(['\\', ':', '\0']);
    if parts.iter().any(malformed) {
        return Err(Fault::PathForm { path: path() });
    }
    let mut found = root.to_owned();
    for (i, part) in parts.iter().enumerate() {
        found = child(&found, part).map_err(|nearest| {
            // The whole path, to be copied as it is.
            let nearest = nearest.map(|name| [&parts[..i], &[name.as_str()], &parts[i + 1..]].concat().join("/"));
            Fault::CitedFileMissing { path: path(), nearest }
        })?;
    }
    inside(root, &found).map_err(|kind| match kind {
        None => Fault::PathLeavesUnit { path: path() },
        Some(kind) => Fault::FileUnreadable { path: path(), kind },
    })?;
    Ok(found)
}

/// Whether `file`, links followed, lies inside `root`. `Err(None)` when it does not.
pub(crate) fn inside(root: &Path, file: &Path) -> Result<(), Option<ErrorKind>> {
    let real = |path: &Path| path.canonicalize().map_err(|error| Some(error.kind()));
    if real(file)?.starts_with(real(root)?) { Ok(()) } else { Err(None) }
}

/// The entry of a folder with that name in either normal form, or the nearest name that is there.
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
    match names.iter().find(|entry| entry.nfc().eq(name.nfc())) {
        Some(entry) => Ok(folder.join(entry)),
        None => Err(nearest(name, names.into_iter())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(clippy::disallowed_methods, reason = "a fixture, written once")]
    fn unit() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("xa/phong-chu")).unwrap();
        // The name on the disk is decomposed, as a Mac writes it.
        let decomposed: String = "đậm.ttf".nfd().collect();
        for (name, text) in
            [("xa/phong-chu/thuong.ttf", "a"), (&format!("xa/phong-chu/{decomposed}"), "b"), ("ngoai.ttf", "c")]
        {
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
    fn nothing_outside_the_unit_can_be_reached() {
        let folder = unit();
        let root = folder.path().join("xa");
        for typed in ["../ngoai.ttf", "phong-chu/../../ngoai.ttf"] {
            assert!(matches!(resolve(&root, typed), Err(Fault::PathLeavesUnit { .. })), "{typed}");
        }
        for typed in ["/etc/passwd", "C:\\a.ttf", "phong-chu\\thuong.ttf", "", "./a.ttf", "phong-chu//thuong.ttf"] {
            assert!(matches!(resolve(&root, typed), Err(Fault::PathForm { .. })), "{typed}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.path().join("ngoai.ttf"), root.join("lien-ket.ttf")).unwrap();
            assert!(matches!(resolve(&root, "lien-ket.ttf"), Err(Fault::PathLeavesUnit { .. })));
        }
    }

    #[test]
    fn a_missing_file_is_answered_with_the_nearest_name() {
        let folder = unit();
        for typed in ["phong-chu/thuongg.ttf", "phong-chuu/thuong.ttf"] {
            let fault = resolve(&folder.path().join("xa"), typed).unwrap_err();
            let nearest = Some("phong-chu/thuong.ttf".to_owned());
            assert_eq!(fault, Fault::CitedFileMissing { path: typed.into(), nearest });
        }
    }
}
