//! Record types for what changes after a document was issued: the document that a new one replaces, and actions that
//! are added, withdrawn or given to another lead. Each cites the document that decides it.

use super::days::Date;
use super::id::{DepartmentId, PersonId};
use super::record::record;
use super::values::{Count, Text};

record! {
    /// The issued document that a new one replaces.
    Replaced, "mục thay_the" {
        "so" required number: Count, "số của văn bản bị thay thế", "45";
        "ky_hieu" required symbol: Text, "ký hiệu của văn bản bị thay thế", "KH-UBND";
        "ngay" required date: Date, "ngày ban hành văn bản bị thay thế", "06/5/2021";
    }
}

record! {
    /// An action that is withdrawn, or that was added, after the plan was issued.
    Amendment, "mục rut, bo_sung" {
        "van_ban" required document: Text, "văn bản quyết định việc thay đổi: loại, số, ký hiệu, ngày",
            "Quyết định số 88/QĐ-UBND ngày 12/7/2021";
        "ngay" required date: Date, "ngày bắt đầu áp dụng", "12/7/2021";
    }
}

record! {
    /// Another lead of an action, from a day on.
    LeadChange, "mục doi_chu_tri" {
        "tu_ngay" required from: Date, "ngày bộ phận mới bắt đầu chủ trì", "01/7/2021";
        "chu_tri" required lead: Vec<DepartmentId>, "mã bộ phận chủ trì mới", "[mot-cua]";
        "nguoi_phu_trach" optional person: Option<PersonId>,
            "mã người phụ trách mới, nếu khác người phụ trách bộ phận chủ trì mới", "ng-an";
        "van_ban" required document: Text, "văn bản phân công lại: loại, số, ký hiệu, ngày", "Thông báo số 40/TB-UBND ngày 30/6/2021";
    }
}
