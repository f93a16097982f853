//! The words for what a prepared document has and should not have.

use pdf_signing::revisions::Oddity;

use crate::signing::form_field::called;

/// One thing, as a part of a sentence.
pub(crate) fn oddity(oddity: &Oddity) -> String {
    match oddity {
        Oddity::Rewritten => "tệp đã bị chương trình khác ghi lại từ đầu".into(),
        Oddity::Updated { revision } => format!("tệp bị sửa trước khi ký (lần ghi {revision})"),
        Oddity::StrayBytes { revision } => format!("có dữ liệu không thuộc phần nào của tệp (lần ghi {revision})"),
        Oddity::HiddenObjects { count } => format!("có {count} phần ẩn, không nơi nào trong tệp dùng đến"),
        Oddity::Field { name } => format!("có trường lạ {}", called(name)),
        Oddity::FieldShape { name } => format!("chỗ dành cho {} bị đổi loại hoặc lớn quá mức", called(name)),
        Oddity::FieldOverText { name } => format!("chỗ dành cho {} nằm đè lên chữ", called(name)),
        Oddity::Annotation { page, kind } => format!("trang {page} có chú thích lạ hoặc bị ẩn ({kind})"),
        Oddity::Key { key } => format!("có thành phần tự chạy, ẩn hiện hoặc đính kèm ({key})"),
    }
}
