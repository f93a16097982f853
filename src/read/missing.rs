//! Folders and files that have to be there and are not, with what lies there under another name.

use crate::kinds::{Document, RecordFile};
use crate::problem::problems;

problems! {
    TM001 Error Data "Không có thư mục của đơn vị." {
        FolderMissing { path: String } =>
            format!("Không có thư mục \"{path}\"."),
            "kiểm tra lại đường dẫn tới thư mục của đơn vị.";
        /// A file in place of the folder; the folder of the unit that it lies in, if it does.
        FileForFolder { path: String, unit: Option<String> } =>
            format!("\"{path}\" là một tệp, không phải thư mục của đơn vị."),
            match unit {
                Some(unit) => format!("ghi thư mục của đơn vị: \"{unit}\"."),
                None => "ghi thư mục có tệp don-vi.yaml.".into(),
            };
    }
    TM002 Error Data "Thư mục không phải của một đơn vị." {
        /// A folder inside a unit, as that of a year.
        FolderInUnit { path: String, unit: String } =>
            format!("\"{path}\" là thư mục bên trong một đơn vị, không phải thư mục của đơn vị."),
            format!("ghi thư mục của đơn vị: \"{unit}\".");
        /// `near`: a file that is meant as the unit's record.
        FolderIsNoUnit { path: String, near: Option<String>, units_below: Vec<String> } =>
            match near {
                Some(near) => format!(
                    "\"{path}\" không phải thư mục của một đơn vị: trong đó không có tệp don-vi.yaml, chỉ có \"{near}\"."
                ),
                None => format!("\"{path}\" không phải thư mục của một đơn vị: trong đó không có tệp don-vi.yaml."),
            },
            match (near, units_below.as_slice()) {
                (Some(near), _) => format!("{}.", renamed(near, RecordFile::AGENCY)),
                (None, []) => "chọn thư mục có tệp don-vi.yaml.".into(),
                (None, units) => format!("trong đó có các đơn vị: {}; hãy chọn một.", units.join(", ")),
            };
    }
    TM003 Error Data "Thiếu tệp hồ sơ." {
        /// `near`: files that are meant as the missing one, by path inside the unit. `asked`: the document that was asked for.
        RecordFileMissing { path: String, document: &'static str, near: Vec<String>, asked: Option<Document> } =>
            format!("Thiếu tệp \"{path}\" để lập {document}."),
            match (near.as_slice(), asked) {
                ([], None) => format!("lập tệp \"{path}\"."),
                ([], Some(asked)) => format!("lập tệp \"{path}\", hoặc {}.", chosen_otherwise(asked)),
                ([near], _) if !near.contains('/') => format!("trong đơn vị có \"{near}\": chuyển đến \"{path}\"."),
                ([near], _) => format!("trong đơn vị có \"{near}\": {}.", renamed(near, file_name(path))),
                (several, _) => format!(
                    "trong đơn vị có \"{}\": chọn tệp đúng rồi đổi tên thành \"{}\".",
                    several.join("\", \""),
                    file_name(path)
                ),
            };
    }
    TM012 Warning Data "Thư mục giống thư mục của đơn vị nhưng thiếu tệp don-vi.yaml." {
        UnitFileMissing { path: String, near: Option<String> } =>
            format!(
                "Thư mục \"{path}\" có hồ sơ nhưng thiếu tệp don-vi.yaml: không được coi là một đơn vị, không được kiểm tra, \
                 không văn bản nào được lập."
            ),
            match near {
                Some(near) => format!("trong đó có \"{near}\": {}.", renamed(near, RecordFile::AGENCY)),
                None => "chép tệp don-vi.yaml vào thư mục đó; không phải của một đơn vị thì chuyển đi nơi khác.".into(),
            };
    }
}

/// How another document is asked for: by the option of its command.
fn chosen_otherwise(asked: &Document) -> String {
    let what = if asked.kind().is_of_quarter() { "quý" } else { "năm" };
    format!("chọn {what} khác bằng --{}", asked.kind().command().option)
}

/// The name of a file without its folder.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The advice to give a file its right name; where Notepad gave it the wrong one, how that is avoided.
pub(super) fn renamed(from: &str, to: &str) -> String {
    let by_notepad = from.to_lowercase().ends_with(".txt");
    let why = if by_notepad {
        "; Notepad thêm đuôi .txt, Explorer giấu đuôi ấy: khi lưu, ở ô Kiểu tệp (Save as type) chọn Tất cả (All files)"
    } else {
        ""
    };
    format!("đổi tên thành \"{to}\"{why}")
}
