//! Goes through the folders below one: links followed, every folder once, within limits of depth and number.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use crate::problem::{problems, thousands};

/// Why not everything was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// A folder at the deepest level, this one, has folders below it.
    Deep(usize),
    /// There are more files and folders than this limit.
    Many(usize),
    /// A link leads to a folder that contains the first one.
    Upwards,
}

impl Cut {
    fn message(self, path: &str) -> String {
        match self {
            Self::Deep(limit) => {
                format!("Thư mục \"{path}\" đã ở cấp thứ {limit}: không tìm trong các thư mục con của nó.")
            }
            Self::Many(limit) => {
                let limit = thousands(limit);
                format!("Có hơn {limit} tệp và thư mục: đến thư mục \"{path}\" thì thôi không tìm nữa.")
            }
            Self::Upwards => format!("Liên kết \"{path}\" dẫn ngược ra thư mục chứa nó: không đi theo liên kết này."),
        }
    }

    fn hint(self) -> String {
        match self {
            Self::Deep(_) => "chạy lệnh với thư mục gần đơn vị hơn, hoặc chuyển các thư mục con lên cấp trên.".into(),
            Self::Many(_) => "chạy lệnh với thư mục của từng đơn vị, hoặc chuyển tài liệu lưu trữ ra chỗ khác.".into(),
            Self::Upwards => "xóa liên kết đó, hoặc để nó dẫn đến đúng thư mục cần dùng.".into(),
        }
    }
}

problems! {
    GH012 Warning Data "Chưa tìm hết các thư mục." {
        /// Not everything in a folder was looked at.
        FolderCut { path: String, why: Cut } =>
            why.message(path),
            why.hint();
    }
}

/// The deepest level of folders that is looked through, counted from the first folder.
pub(crate) const DEEPEST: usize = 16;

/// The most files and folders that are looked at. A commune has some thousand after ten years.
pub(crate) const MOST: usize = 200_000;

/// A file or folder that is visited.
pub(super) struct VisitedEntry<'w> {
    pub(super) path: &'w Path,
    /// Of the file or folder that a link leads to.
    pub(super) facts: &'w Metadata,
}

/// Which links to folders are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    /// Those that lead to folders below the first.
    Inside,
    /// Those that lead elsewhere too, but not upwards.
    Anywhere,
}

/// Visits what is below `root`: the entries of a folder by name, then those of each of its folders. `enter` gets every
/// entry and says whether to go into it. `limits`: the deepest level, and the most entries. Returns why not everything
/// was looked at, with one path for each reason. What cannot be read is passed over.
pub(super) fn walk(
    root: &Path,
    links: Links,
    limits: (usize, usize),
    mut enter: impl FnMut(VisitedEntry) -> bool,
) -> Vec<(PathBuf, Cut)> {
    let (deepest, most) = limits;
    let top = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut been = BTreeSet::from([top.clone()]);
    let mut cuts: Vec<(PathBuf, Cut)> = Vec::new();
    let mut cut = |path: &Path, why: Cut| {
        if cuts.iter().all(|(_, told)| *told != why) {
            cuts.push((path.to_owned(), why));
        }
    };
    let mut seen = 0;
    // Folders to be listed, the next one last: path, real path, depth.
    let mut ahead = vec![(root.to_owned(), top.clone(), 0)];
    while let Some((folder, real, depth)) = ahead.pop() {
        let mut below = Vec::new();
        for path in listed(&folder, most) {
            seen += 1;
            if seen > most {
                cut(&folder, Cut::Many(most));
                return cuts;
            }
            let Ok(facts) = fs::metadata(&path) else { continue };
            let depth = depth + 1;
            if !enter(VisitedEntry { path: &path, facts: &facts }) || !facts.is_dir() {
                continue;
            }
            let link = fs::symlink_metadata(&path).is_ok_and(|facts| facts.is_symlink());
            let own = path.file_name().map_or_else(|| real.clone(), |name| real.join(name));
            let real = if link { path.canonicalize().unwrap_or(own) } else { own };
            if top.starts_with(&real) && top != real {
                cut(&path, Cut::Upwards);
            } else if (links == Links::Anywhere || real.starts_with(&top)) && !been.contains(&real) {
                if depth < deepest {
                    been.insert(real.clone());
                    below.push((path, real, depth));
                } else if listed(&path, most).iter().any(|path| path.is_dir()) {
                    cut(&path, Cut::Deep(deepest));
                }
            }
        }
        ahead.extend(below.into_iter().rev());
    }
    cuts
}

/// The entries of a folder by name, at most one more than `most`.
fn listed(folder: &Path, most: usize) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.take(most + 1).map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(folders: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in folders {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        folder
    }

    /// The paths visited below a folder, and why there are not more.
    fn walked(root: &Path, links: Links, limits: (usize, usize)) -> (Vec<String>, Vec<Cut>) {
        let mut found = Vec::new();
        let cuts = walk(root, links, limits, |entry| {
            found.push(entry.path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"));
            true
        });
        (found, cuts.into_iter().map(|(_, why)| why).collect())
    }

    #[test]
    fn every_folder_is_come_by_in_order_down_to_the_limit() {
        let folder = tree(&["b/c/d", "a", "b/e"]);
        let all = ["a", "b", "b/c", "b/e", "b/c/d"];
        assert_eq!(walked(folder.path(), Links::Inside, (9, 99)), (all.map(String::from).to_vec(), vec![]));
        assert_eq!(walked(folder.path(), Links::Inside, (3, 5)), (all.map(String::from).to_vec(), vec![]));
        let (found, cuts) = walked(folder.path(), Links::Inside, (2, 99));
        assert_eq!((found.len(), cuts), (4, vec![Cut::Deep(2)]));
        let (found, cuts) = walked(folder.path(), Links::Inside, (9, 3));
        assert_eq!((found.len(), cuts), (3, vec![Cut::Many(3)]));
    }

    #[cfg(unix)]
    #[test]
    fn links_upwards_and_in_circles_end() {
        use std::os::unix::fs::symlink;
        let folder = tree(&["tinh/a/b", "tinh/c", "ngoai/d"]);
        let (root, at) = (folder.path().join("tinh"), |name: &str| folder.path().join(name));
        symlink("/", at("tinh/a/len")).unwrap();
        symlink(at("tinh/a"), at("tinh/c/vong")).unwrap();
        symlink(at("tinh/c"), at("tinh/a/b/vong")).unwrap();
        symlink("tu-minh", at("tinh/tu-minh")).unwrap();
        symlink(at("ngoai"), at("tinh/ra")).unwrap();
        let (found, cuts) = walked(&root, Links::Inside, (16, 99));
        assert_eq!(cuts, [Cut::Upwards]);
        assert!(found.iter().any(|path| path == "ra") && !found.iter().any(|path| path == "ra/d"), "{found:?}");
        let (found, cuts) = walked(&root, Links::Anywhere, (16, 99));
        assert_eq!(cuts, [Cut::Upwards]);
        assert!(found.iter().any(|path| path == "ra/d") && found.len() < 20, "{found:?}");
    }
}
