//! Files of a unit that lie there unread although they are meant as records or templates: under a name that is nearly right, in
//! the wrong folder, or in a folder whose name is nearly right.

use std::collections::BTreeMap;

use super::file_names::folded;
use super::missing::{file_name, renamed};
use super::name_words::as_year;
use super::near_name::{MeantRecord, NameMeaning, means_templates, meant_record, meant_template, meant_year};
use super::overrides::{FOLDER, LAYOUT, templates};
use crate::kinds::RecordFile;
use crate::period::Quarter;
use crate::problem::{Fault, Place, Problem, problems};

problems! {
    TM009 Warning Data "Tệp không được đọc vì tên chưa đúng." [
        "Tệp tên sai một chữ thì văn bản được lập thiếu số liệu mà không ai biết.",
        "tên do Notepad, trình duyệt, Explorer tự đặt khi lưu, tải, chép tệp"
    ] {
        FileMisnamed { name: String, right: String } =>
            format!("Tệp \"{name}\" không được đọc: tệp hồ sơ phải có tên đúng là \"{}\".", file_name(right)),
            format!("{}.", renamed(name, file_name(right)));
        FilesMisnamed { name: String, others: Vec<String>, right: String } =>
            format!("Tệp \"{name}\" không được đọc: tệp hồ sơ phải có tên đúng là \"{}\".", file_name(right)),
            format!(
                "còn có \"{}\": chọn tệp đúng rồi đổi tên thành \"{}\", các tệp kia chuyển đi nơi khác.",
                others.join("\", \""),
                file_name(right)
            );
        FileIsCopy { name: String, right: String } =>
            format!("Tệp \"{name}\" không được đọc: đã có \"{right}\", tệp này chỉ là một bản khác."),
            format!(
                "chép phần cần dùng sang \"{}\", rồi xóa tệp này, chuyển đi nơi khác hoặc đổi đuôi thành .bak.",
                file_name(right)
            );
        QuarterUnknown { name: String } =>
            format!("Tệp \"{name}\" không được đọc: một năm chỉ có quý 1, 2, 3, 4."),
            "đổi tên thành quy-1.yaml, quy-2.yaml, quy-3.yaml hoặc quy-4.yaml, đúng với quý mà tệp ghi.";
    }
    TM010 Warning Data "Tệp hồ sơ để sai thư mục." [
        "Tệp để sai thư mục thì không được đọc, văn bản được lập thiếu số liệu mà không ai biết.",
        "cách đặt tên thư mục hồ sơ"
    ] {
        FileMisplaced { name: String, right: String, taken: bool } =>
            format!("Tệp \"{name}\" không được đọc vì để sai thư mục: chỗ đúng là \"{right}\"."),
            match taken {
                false => format!("chuyển tệp đến \"{right}\", tính từ thư mục của đơn vị."),
                true => format!("đã có \"{right}\": chép phần cần dùng sang tệp ấy, rồi xóa tệp này hoặc chuyển đi nơi khác."),
            };
    }
    TM011 Warning Data "Thư mục không được đọc vì tên chưa đúng." [
        "Thư mục năm đặt tên khác thì mọi hồ sơ trong đó không được đọc.",
        "cách đặt tên thư mục hồ sơ"
    ] {
        FolderMisnamed { name: String, right: String, taken: bool } =>
            match right.as_str() {
                FOLDER => format!("Thư mục \"{name}\" không được đọc: thư mục câu mẫu, bố cục riêng phải có tên đúng là \"{FOLDER}\"."),
                year => format!(
                    "Thư mục \"{name}\" không được đọc: thư mục của một năm phải có tên đúng bốn chữ số, \"{year}\"."
                ),
            },
            match taken {
                false => format!("đổi tên \"{name}\" thành \"{right}\"."),
                true => format!("đã có thư mục \"{right}\": chép tệp cần dùng sang đó, rồi chuyển thư mục này đi nơi khác."),
            };
    }
}

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UnreadBecause {
    Name,
    Folder,
    NoQuarter,
}

/// A file that is not read.
#[derive(Debug)]
struct MisnamedFile {
    path: String,
    because: UnreadBecause,
    /// The path of the file that would be read, inside the unit. `<năm>` stands for a year that is not known.
    right: String,
    /// The record for whose sake it is told: where its name says nothing, that of the year in whose folder it lies.
    record: Option<RecordFile>,
    taken: bool,
}

/// A folder that is not read although it holds records or templates.
#[derive(Debug)]
struct UnreadFolder {
    name: String,
    right: String,
    taken: bool,
}

/// What lies in a unit unread.
#[derive(Debug, Default)]
pub(super) struct Unread {
    files: Vec<MisnamedFile>,
    folders: BTreeMap<String, UnreadFolder>,
}

/// The files of a unit by path inside it, and whether a path can be opened, which on many systems does not ask for capitals.
struct Looked<'l> {
    listed: &'l dyn Fn(&str) -> bool,
    opens: &'l dyn Fn(&str) -> bool,
    years: Vec<i32>,
}

impl Unread {
    /// Of the files below a unit's folder, sorted. `opens`: whether there is something at a path inside the unit.
    pub(super) fn of<'p>(paths: impl Iterator<Item = &'p str> + Clone, opens: &dyn Fn(&str) -> bool) -> Self {
        let all: Vec<&str> = paths.filter(|path| path.matches('/').count() < 2).collect();
        let begins = |folder: &str| {
            let within = format!("{folder}/");
            all.get(all.partition_point(|path| *path < within.as_str())).is_some_and(|path| path.starts_with(&within))
        };
        let listed = |path: &str| all.binary_search(&path).is_ok() || begins(path);
        let mut years: Vec<i32> = all.iter().filter_map(|path| year_folder(path.split_once('/')?.0)).collect();
        years.dedup();
        let looked = Looked { listed: &listed, opens, years };
        let mut unread = Self::default();
        for path in &all {
            match path.split_once('/') {
                None => unread.files.extend(looked.at_top(path)),
                Some((FOLDER, name)) => unread.files.extend(looked.template(path, name)),
                Some((folder, name)) => match year_folder(folder) {
                    Some(year) => unread.files.extend(looked.of_year(path, name, year)),
                    None if unread.folders.contains_key(folder) => {}
                    None => {
                        let found = looked.folder(folder, name);
                        unread.folders.extend(found.map(|found| (folder.to_owned(), found)));
                    }
                },
            }
        }
        unread
    }

    /// The files that are meant as a record, by path inside the unit.
    pub(super) fn meant_as(&self, is_it: impl Fn(RecordFile) -> bool) -> Vec<String> {
        let meant = |file: &&MisnamedFile| file.right.parse().is_ok_and(&is_it);
        self.files.iter().filter(meant).map(|file| file.path.clone()).collect()
    }

    /// A warning for each of what concerns records for which `concerns` holds, and for the office's own templates. Those that an
    /// error names already are left out.
    pub(super) fn warnings(&self, unit: &str, told: &[String], concerns: impl Fn(RecordFile) -> bool) -> Vec<Problem> {
        let place = |path: &str| Place::file(format!("{unit}/{path}"));
        let files = self.files.iter().filter(|file| file.record.is_none_or(&concerns) && !told.contains(&file.path));
        let files = files.map(|file| Problem::at(place(&file.path), self.fault(file)));
        let folders = self
            .folders
            .values()
            .filter(|folder| as_year(&folder.right).is_none_or(|year| concerns(RecordFile::Plan(year))));
        let folders = folders.map(|UnreadFolder { name, right, taken }| {
            let fault = FolderMisnamed { name: name.clone(), right: right.clone(), taken: *taken };
            Problem::at(place(name), fault)
        });
        files.chain(folders).collect()
    }

    fn fault(&self, file: &MisnamedFile) -> Fault {
        let (name, right, taken) = (file_name(&file.path).to_owned(), file.right.clone(), file.taken);
        let others = || {
            let same = |other: &&MisnamedFile| {
                other.because == UnreadBecause::Name && other.right == file.right && other.path != file.path
            };
            self.files.iter().filter(same).map(|other| file_name(&other.path).to_owned()).collect::<Vec<_>>()
        };
        match file.because {
            UnreadBecause::NoQuarter => QuarterUnknown { name }.into(),
            UnreadBecause::Folder => FileMisplaced { name, right, taken }.into(),
            UnreadBecause::Name if taken => FileIsCopy { name, right }.into(),
            UnreadBecause::Name => match others() {
                others if others.is_empty() => FileMisnamed { name, right }.into(),
                others => FilesMisnamed { name, others, right }.into(),
            },
        }
    }
}

impl Looked<'_> {
    /// Whether the right file is there, beside the one at `path`. `None` when they are one: on systems that do not tell capitals
    /// apart, opening the right name opens it.
    fn taken(&self, path: &str, right: &str) -> Option<bool> {
        let listed = (self.listed)(right);
        let opens = listed || (self.opens)(right);
        let one = !listed && opens && folded(path) == folded(right);
        (!one).then_some(opens)
    }

    fn file(
        &self,
        path: &str,
        because: UnreadBecause,
        right: String,
        record: Option<RecordFile>,
    ) -> Option<MisnamedFile> {
        let taken = self.taken(path, &right)?;
        Some(MisnamedFile { path: path.to_owned(), because, right, record, taken })
    }

    /// A record that is meant, in the folder of a year. If other words stand in its name, only where the right one is missing.
    fn named(&self, path: &str, record: RecordFile, sure: bool) -> Option<MisnamedFile> {
        let found = self.file(path, UnreadBecause::Name, record.to_string(), Some(record))?;
        (sure || !found.taken).then_some(found)
    }

    /// A file in the unit's own folder.
    fn at_top(&self, path: &str) -> Option<MisnamedFile> {
        if path == RecordFile::AGENCY {
            return None;
        }
        if path == LAYOUT {
            return self.file(path, UnreadBecause::Folder, format!("{FOLDER}/{LAYOUT}"), None);
        }
        let meaning = meant_record(path)?;
        let year = match (meaning.year, self.years.as_slice()) {
            (Some(year), _) | (None, &[year]) => Some(year),
            _ => None,
        };
        match record(meaning, year.unwrap_or_default())? {
            RecordFile::Agency => self.named(path, RecordFile::Agency, meaning.sure),
            record if meaning.sure && meaning.ends_well => match year {
                Some(_) => self.file(path, UnreadBecause::Folder, record.to_string(), Some(record)),
                None => {
                    let right = format!("<năm>/{}", record.parts().1);
                    self.file(path, UnreadBecause::Folder, right, None)
                }
            },
            _ => None,
        }
    }

    /// A file in the folder of a year.
    fn of_year(&self, path: &str, name: &str, year: i32) -> Option<MisnamedFile> {
        if path.parse::<RecordFile>().is_ok() {
            return None;
        }
        if name == LAYOUT {
            return self.file(path, UnreadBecause::Folder, format!("{FOLDER}/{LAYOUT}"), None);
        }
        let meaning = meant_record(name)?;
        let of_its_year = RecordFile::Plan(year);
        match record(meaning, meaning.year.unwrap_or(year)) {
            Some(RecordFile::Agency) if meaning.sure && meaning.ends_well => {
                self.file(path, UnreadBecause::Folder, RecordFile::AGENCY.to_owned(), None)
            }
            Some(RecordFile::Agency) => None,
            Some(record) if meaning.year.is_some_and(|own| own != year) => {
                // The name says that it belongs to another year's folder.
                let right = record.to_string();
                self.file(path, UnreadBecause::Folder, right, Some(of_its_year)).filter(|_| meaning.sure)
            }
            Some(record) => self.named(path, record, meaning.sure),
            None => {
                let right = format!("{year}/{name}");
                Some(MisnamedFile {
                    path: path.to_owned(),
                    because: UnreadBecause::NoQuarter,
                    right,
                    record: Some(of_its_year),
                    taken: false,
                })
            }
        }
    }

    /// A file in the folder of templates.
    fn template(&self, path: &str, name: &str) -> Option<MisnamedFile> {
        if templates().any(|template| template == name) {
            return None;
        }
        if let Some(template) = meant_template(name) {
            return self.file(path, UnreadBecause::Name, format!("{FOLDER}/{template}"), None);
        }
        let meaning = meant_record(name).filter(|meaning| meaning.sure && meaning.ends_well)?;
        match (meaning.record, self.years.as_slice()) {
            (MeantRecord::Agency, _) => self.file(path, UnreadBecause::Folder, RecordFile::AGENCY.to_owned(), None),
            (MeantRecord::Quarter(_) | MeantRecord::Frozen(_), &[year]) => {
                let right = record(meaning, year)?.to_string();
                self.file(path, UnreadBecause::Folder, right, None)
            }
            _ => None,
        }
    }

    /// A folder that holds a file of this name.
    fn folder(&self, folder: &str, name: &str) -> Option<UnreadFolder> {
        let found = |right: String, sure: bool| {
            let taken = self.taken(folder, &right)?;
            (sure || !taken).then(|| UnreadFolder { name: folder.to_owned(), right, taken })
        };
        if means_templates(folder) && templates().any(|template| template == name) {
            return found(FOLDER.to_owned(), true);
        }
        let holds = format!("2000/{name}").parse::<RecordFile>().is_ok()
            || meant_record(name)
                .is_some_and(|meaning| meaning.sure && meaning.ends_well && meaning.record != MeantRecord::Agency);
        let (year, sure) = meant_year(folder).filter(|_| holds)?;
        found(year.to_string(), sure)
    }
}

/// The year of a folder that is named by one, as units are read.
pub(super) fn year_folder(name: &str) -> Option<i32> {
    if name.len() == 4 { name.parse().ok() } else { None }
}

/// The record of a year that a name means.
fn record(meaning: NameMeaning, year: i32) -> Option<RecordFile> {
    Some(match meaning.record {
        MeantRecord::Agency => RecordFile::Agency,
        MeantRecord::Plan => RecordFile::Plan(year),
        MeantRecord::Quarter(number) => RecordFile::Quarter(Quarter { year, number }),
        MeantRecord::Frozen(number) => RecordFile::Frozen(Quarter { year, number }),
        MeantRecord::NoQuarter => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a unit with these files, on a disk that tells capitals apart or not: the path and the message.
    fn told(files: &[&str], capitals: bool) -> Vec<String> {
        let mut all: Vec<&str> = files.iter().chain(&["don-vi.yaml", "2026/ke-hoach.yaml"]).copied().collect();
        all.sort_unstable();
        let folder_of = |path: &str| path.split('/').next().map(str::to_owned);
        let alike = |one: &str, other: &str| if capitals { one == other } else { folded(one) == folded(other) };
        let opens = |path: &str| {
            all.iter().any(|file| alike(file, path) || folder_of(file).is_some_and(|folder| alike(&folder, path)))
        };
        let unread = Unread::of(all.iter().copied(), &opens);
        let told = unread.warnings("xa", &[], |_| true);
        told.iter().map(|one| format!("{} {}", one.code(), one.place().unwrap().file)).collect()
    }

    #[test]
    fn a_file_that_is_read_under_another_case_is_not_told() {
        for path in ["2026/Quy-2.yaml", "2026/QUY-2.YAML", "Mau/chung.yaml", "2026/Quy-2.Chot.yaml"] {
            assert_eq!(told(&[path], false), [""; 0], "{path}");
            assert_eq!(told(&[path], true).len(), 1, "{path}");
        }
        // What no system takes for the right name is told on each.
        for path in ["2026/quý-2.yaml", "2026/quy-2.yml", "2026/Quy-02.yaml", "Mẫu/chung.yaml", "26/quy-2.yaml"] {
            assert_eq!((told(&[path], false).len(), told(&[path], true).len()), (1, 1), "{path}");
        }
        assert_eq!(told(&["2026/quy-2.yaml", "2026/Quy-2.yaml"], true), ["TM009 xa/2026/Quy-2.yaml"]);
    }

    #[test]
    fn what_stands_beside_other_words_is_told_only_while_the_right_file_is_missing() {
        assert_eq!(told(&["2026/quy-2-cu.yaml"], true), ["TM009 xa/2026/quy-2-cu.yaml"]);
        assert_eq!(told(&["2026/quy-2-cu.yaml", "2026/quy-2.yaml"], true), [""; 0]);
        assert_eq!(told(&["2027-cu/ke-hoach.yaml"], true), ["TM011 xa/2027-cu"]);
        assert_eq!(told(&["2026-cu/ke-hoach.yaml"], true), [""; 0]);
    }

    #[test]
    fn the_place_of_a_misplaced_record_is_that_of_its_year() {
        let right = |files: &[&str], path: &str| {
            let mut all = files.to_vec();
            all.extend(["don-vi.yaml", path]);
            all.sort_unstable();
            let unread = Unread::of(all.iter().copied(), &|path| all.contains(&path));
            unread.warnings("xa", &[], |_| true).iter().map(Problem::hint).collect::<Vec<_>>().join(" ")
        };
        assert!(right(&["2026/ke-hoach.yaml"], "quy-3.yaml").contains("\"2026/quy-3.yaml\""));
        assert!(right(&["2025/ke-hoach.yaml", "2026/ke-hoach.yaml"], "quy-3.yaml").contains("\"<năm>/quy-3.yaml\""));
        assert!(right(&["2026/ke-hoach.yaml"], "quy-3-2025.yaml").contains("\"2025/quy-3.yaml\""));
        assert!(right(&["2026/ke-hoach.yaml"], "2026/quy-3-2025.yaml").contains("\"2025/quy-3.yaml\""));
        assert!(right(&["2026/quy-3.yaml"], "quy-3.yaml").contains("đã có \"2026/quy-3.yaml\""));
    }
}
