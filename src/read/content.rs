//! Whether a file of evidence is a PDF, PNG or JPG, and the one that its ending says, judged by its first bytes.

use std::path::Path;

use crate::problem::{Fault, problems};

problems! {
    KC002 Warning Data "Không có tệp của tài liệu kiểm chứng." [
        "Tệp được nêu mà không có thì khi chấm điểm không nộp được.",
        "kế hoạch nguồn: \"không cung cấp tài liệu\""
    ] {
        EvidenceFileMissing { path: String, nearest: Option<String> } =>
            format!("Tài liệu kiểm chứng nêu tệp \"{path}\" nhưng không có tệp đó."),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => "chép tệp vào đúng chỗ hoặc sửa đường dẫn; báo cáo vẫn lập được.".into(),
            };
    }
    KC003 Warning Data "Tài liệu ghi là đã ký số nhưng không thấy chữ ký số." [
        "Ghi là đã ký số mà không có chữ ký thì bị trừ điểm.",
        "kế hoạch nguồn: \"không ký số\""
    ] {
        /// The record says that it is signed, but no signature in it can be read.
        EvidenceUnsigned { path: String } =>
            format!("Tài liệu kiểm chứng \"{path}\" ghi là đã ký số nhưng không thấy chữ ký số nào trong tệp."),
            "thay bằng bản đã ký số, hoặc bỏ ky_so; báo cáo vẫn lập được.";
    }
    KC004 Warning Data "Chữ ký số của tài liệu kiểm chứng không còn giá trị." [
        "Chữ ký không còn giá trị thì văn bản coi như chưa ký.",
        "NĐ 30/2020, Điều 5; TT 15/2025/TT-BKHCN"
    ] {
        EvidenceSignatureBroken { path: String } =>
            format!("Chữ ký số của tài liệu kiểm chứng \"{path}\" không còn giá trị."),
            "xem chi tiết bằng cchc kiem-tra-chu-ky; lấy lại bản gốc. Báo cáo vẫn lập được.";
    }
    KC007 Warning Data "Tệp tài liệu kiểm chứng không có nội dung." [
        "Tệp rỗng không chứng minh được gì.",
        "thực hành: tải lên, chép tệp bị hỏng"
    ] {
        EvidenceEmpty { path: String } =>
            format!("Tệp tài liệu kiểm chứng \"{path}\" không có nội dung."),
            "quét hoặc tải lại tài liệu rồi chép đè lên.";
    }
    KC008 Warning Data "Tài liệu kiểm chứng không phải PDF, PNG hoặc JPG." [
        "Tài liệu kiểm chứng nộp dưới dạng PDF, PNG hoặc JPG.",
        "hướng dẫn chấm điểm: tệp PDF, hình ảnh"
    ] {
        EvidenceForm { path: String } =>
            format!("Tài liệu kiểm chứng \"{path}\" không phải tệp PDF, PNG hoặc JPG."),
            "quét hoặc xuất tài liệu ra PDF, PNG hoặc JPG.";
    }
    KC009 Warning Data "Nội dung tệp khác đuôi tệp." [
        "Tệp mang đuôi sai thì máy khác không mở được.",
        "thực hành: đổi đuôi tệp bằng tay"
    ] {
        EvidenceNotAsNamed { path: String, said: &'static str, found: Option<&'static str> } =>
            match found {
                Some(found) => format!("Tệp \"{path}\" mang đuôi {said} nhưng nội dung là {found}."),
                None => format!("Tệp \"{path}\" mang đuôi {said} nhưng nội dung không phải {said}."),
            },
            match found {
                Some(_) => "đổi đuôi tệp cho đúng nội dung.",
                None => "mở thử tệp; nếu hỏng thì quét hoặc tải lại.",
            };
    }
}

/// The kinds of files that evidence may be: how a kind is called, its endings, and the bytes that mark it.
const FORMS: [(&str, &[&str], &[u8]); 3] =
    [("PDF", &["pdf"], b"%PDF-"), ("PNG", &["png"], b"\x89PNG\r\n\x1a\n"), ("JPG", &["jpg", "jpeg"], b"\xff\xd8\xff")];

/// What is wrong with a file that begins with `head`: it is empty, its ending is of none of these kinds, or its content
/// is not what its ending says.
pub(super) fn fault(path: &str, head: &[u8]) -> Option<Fault> {
    let file = || path.to_owned();
    if head.is_empty() {
        return Some(EvidenceEmpty { path: file() }.into());
    }
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let Some((said, _, mark)) = FORMS.iter().find(|(_, endings, _)| endings.contains(&ending.as_str())) else {
        return Some(EvidenceForm { path: file() }.into());
    };
    // The mark of a PDF may stand a little further on (ISO 32000-1, annex H.3.4.1).
    let is = |mark: &[u8]| {
        head.starts_with(mark) || (mark == b"%PDF-" && head.windows(mark.len()).any(|window| window == mark))
    };
    if is(mark) {
        return None;
    }
    let found = FORMS.iter().find(|(_, _, mark)| is(mark)).map(|(name, ..)| *name);
    Some(EvidenceNotAsNamed { path: file(), said, found }.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_ending_says_or_the_fault_tells_what_it_is() {
        assert_eq!(fault("a/b.PDF", b"%PDF-1.7\n"), None);
        assert_eq!(fault("b.pdf", b"\n\n%PDF-1.4"), None);
        assert_eq!(fault("b.jpeg", b"\xff\xd8\xff\xe0"), None);
        let path = |path: &str| path.to_owned();
        assert_eq!(fault("b.pdf", b""), Some(EvidenceEmpty { path: path("b.pdf") }.into()));
        assert_eq!(fault("b.docx", b"PK"), Some(EvidenceForm { path: path("b.docx") }.into()));
        assert_eq!(fault("b", b"%PDF-"), Some(EvidenceForm { path: path("b") }.into()));
        let not = |name: &str, said, found| Some(EvidenceNotAsNamed { path: path(name), said, found }.into());
        assert_eq!(fault("b.pdf", b"\x89PNG\r\n\x1a\n"), not("b.pdf", "PDF", Some("PNG")));
        assert_eq!(fault("b.png", b"<html>"), not("b.png", "PNG", None));
    }
}
