//! The record of frozen figures, `quy-<n>.chot.yaml`, which the program writes.

use super::days::Date;
use super::id::{ActionId, FieldId};
use super::record::record;
use super::source::At;
use super::values::{FrozenVersion, Text, Whole};
use crate::period::Quarter;

record! {
    /// `<year>/quy-<n>.chot.yaml`: figures as they were reported, written by `cchc chot-so-lieu`.
    Frozen, "tệp số liệu đã chốt" {
        "phien_ban" required version: FrozenVersion, "phiên bản của tệp", "2";
        "quy" required quarter: At<Quarter>, "quý đã báo cáo", "2/2021";
        "ngay_chot" required as_of: Date, "ngày chốt số liệu", "14/6/2021";
        "nguon" required sources: Vec<FrozenSource>, "các tệp hồ sơ đã dùng", "";
        "so_nhiem_vu" optional actions: Vec<FrozenAction>, "số của từng nhiệm vụ trong văn bản đã báo cáo", "";
        "tong_so" required total: FrozenTally, "số liệu chung", "";
        "linh_vuc" required fields: Vec<FrozenField>, "số liệu từng lĩnh vực", "";
    }
}

record! {
    /// A record file that frozen figures were counted from.
    FrozenSource, "mục nguon" {
        "tep" required file: Text, "tệp hồ sơ", "2021/quy-2.yaml";
        "sha256" required hash: Text, "mã băm SHA-256 của tệp", "";
    }
}

record! {
    /// The number that an action had when the figures were frozen.
    FrozenAction, "mục số nhiệm vụ đã chốt" {
        "so" required number: Text, "số của nhiệm vụ: lĩnh vực và thứ tự", "2.3";
        "id" required id: ActionId, "mã của nhiệm vụ", "nv-2.3";
    }
}

record! {
    /// Frozen figures of a field.
    FrozenField, "mục lĩnh vực đã chốt" {
        "id" required id: FieldId, "mã của lĩnh vực", "the-che";
        "so_lieu" required tally: FrozenTally, "số liệu", "";
    }
}

record! {
    /// Frozen counts.
    FrozenTally, "mục số liệu đã chốt" {
        "nhiem_vu" required total: Whole, "số nhiệm vụ", "47";
        "hoan_thanh" required done: Whole, "hoàn thành", "12";
        "dang_thuc_hien" required in_progress: Whole, "đang thực hiện", "15";
        "chua_thuc_hien" required not_started: Whole, "chưa thực hiện", "8";
        "thuong_xuyen" required continuous: Whole, "thực hiện thường xuyên", "12";
        "chua_bao_cao" optional unreported: Option<Whole>, "chưa có báo cáo", "3";
        "khong_bao_cao_ky_nay" optional without_report: Option<Whole>, "không có báo cáo trong quý", "4";
        "dung_han" required on_time: Whole, "hoàn thành đúng hạn", "10";
        "tre_han" required late: Whole, "hoàn thành quá hạn", "2";
        "qua_han" required overdue: Whole, "chưa hoàn thành, đã quá hạn", "3";
        "thieu_kiem_chung" required without_evidence: Whole, "hoàn thành chưa có tài liệu kiểm chứng", "1";
        "no_kiem_chung" required evidence_owed: Whole, "còn nợ tài liệu kiểm chứng", "4";
    }
}
