//! What a folder of outputs keeps of itself, below it, and the problem of what is not ours.

use crate::problem::problems;

problems! {
    GH002 Error Tool "Ghi kết quả." {
        OutputNotOurs { path: String } =>
            format!("\"{path}\" không do cchc lập, hoặc đã sửa từ khi lập."),
            "chọn thư mục khác bằng --luu-vao, hoặc chuyển tệp đó đi rồi làm lại. Chưa tệp nào bị ghi.";
    }
}

/// The folder that holds it.
pub(super) const OWN: &str = ".cchc";

/// The manifest in it.
pub(super) const MANIFEST: &str = "so-sach.json";

/// Where a manifest that cannot be read is put aside.
pub(super) const SPOILT: &str = "so-sach.hong.json";

/// The file by which one process at a time has the folder.
pub(super) const LOCK: &str = "khoa";

/// The folder in it that holds copies of records.
pub(super) const RECORDS: &str = "ho-so";
