//! The words of what the library refuses to do with a PDF: what is wrong, and the next step.

use pdf_signing::Error;
use pdf_signing::pdf::AppendError;
use pdf_signing::revisions;

use crate::problem::{Fault, ProblemKind, problem_kinds};
use crate::signing::form_field::called;

problem_kinds! {
    KY001 Error Data "Ký số văn bản.";
    KY002 Error Data "Ký số văn bản.";
    KY003 Error Data "Ký số văn bản.";
    KY004 Error Data "Ký số văn bản.";
    KY005 Error Data "Ký số văn bản.";
    KY007 Error Data "Ký số văn bản.";
    KY008 Error Data "Ký số văn bản.";
    KY009 Error Data "Ký số văn bản.";
    KY010 Error Data "Ký số văn bản.";
    KY011 Error Data "Ký số văn bản.";
    KY012 Error Data "Ký số văn bản.";
    KY018 Error Data "Ký số văn bản.";
    KY019 Error Data "Ký số văn bản.";
    KY020 Error Data "Ký số văn bản.";
    KY021 Error Data "Ký số văn bản.";
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::new(kind(&error), message(&error), hint(&error))
    }
}

impl From<AppendError> for Fault {
    fn from(unreadable: AppendError) -> Self {
        Error::from(unreadable).into()
    }
}

/// The kind of problem that an error of the library is.
fn kind(error: &Error) -> &'static ProblemKind {
    match error {
        Error::Document(_) => &KY001,
        Error::Untagged => &KY002,
        Error::FieldExists { .. } => &KY003,
        Error::AlreadySigned { .. } => &KY004,
        Error::PageMissing { .. } | Error::PlaceOutsidePage { .. } => &KY005,
        Error::FieldMissing { .. } => &KY007,
        Error::FieldUnfit { .. } => &KY008,
        Error::FieldFilled { .. } => &KY009,
        Error::ReservationPending { .. } => &KY010,
        Error::NothingToFill => &KY011,
        Error::Appearance(_) | Error::AppearanceEmpty | Error::AppearanceTagged => &KY012,
        Error::CertificationNotFirst { .. } => &KY018,
        Error::CapacityUnfit { .. } | Error::CmsTooLarge { .. } => &KY019,
        Error::NoReservation => &KY020,
        Error::CmsEmpty => &KY021,
    }
}

/// What to do where the page has no room for a field.
pub(crate) const NO_PLACE: &str = "xem lại mau/bo-cuc.typ: phần signature phải chừa chỗ như mẫu.";

/// What is wrong, one sentence.
fn message(error: &Error) -> String {
    match error {
        Error::Document(why) => format!("Không dùng được tệp PDF: {}.", unreadable(*why)),
        Error::Untagged => "Tệp PDF không có thẻ cấu trúc (không phải PDF/A-2a), không chuẩn bị để ký được.".into(),
        Error::FieldExists { .. } => "Tệp đã được chuẩn bị để ký rồi.".into(),
        Error::AlreadySigned { field } => format!("Tệp đã được ký ({}).", called(field)),
        Error::PageMissing { field, .. } | Error::PlaceOutsidePage { field } => {
            format!("Chỗ dành cho {} nằm ngoài trang.", called(field))
        }
        Error::FieldMissing { field } => format!("Tệp không có chỗ dành cho {}.", called(field)),
        Error::FieldUnfit { field } => format!("Chỗ dành cho {} trong tệp không đúng loại.", called(field)),
        Error::FieldFilled { field } => format!("Chỗ dành cho {} đã được điền.", called(field)),
        Error::ReservationPending { field } => {
            format!("Chỗ dành cho {} đang chờ chữ ký làm ở bên ngoài.", called(field))
        }
        Error::NothingToFill => "Không có số, ngày nào để điền.".into(),
        Error::Appearance(_) | Error::AppearanceEmpty | Error::AppearanceTagged => {
            "Không đặt được hình chữ ký, con dấu hoặc số vào trang.".into()
        }
        Error::CertificationNotFirst { .. } => "Chỉ chữ ký đầu tiên mới chứng nhận được văn bản.".into(),
        Error::CapacityUnfit { bytes } => format!("Không chừa được {bytes} byte cho chữ ký."),
        Error::CmsTooLarge { bytes, capacity } => {
            format!("Chữ ký dài {bytes} byte, chỗ chừa sẵn chỉ có {capacity} byte.")
        }
        Error::NoReservation => "Tệp không có chỗ nào đang chờ chữ ký.".into(),
        Error::CmsEmpty => "Tệp chữ ký không có nội dung.".into(),
    }
}

/// What to do next.
fn hint(error: &Error) -> String {
    match error {
        Error::Document(AppendError::Encrypted) => "dùng bản không đặt mật khẩu, không mã hóa.".into(),
        Error::Document(_) => "dùng đúng tệp PDF do cchc lập, chưa qua chương trình nào in lại.".into(),
        Error::FieldExists { .. } => "ký tệp này bằng cchc ky-so.".into(),
        Error::AlreadySigned { .. } => "dùng bản chưa ký; bản đã ký giữ nguyên.".into(),
        Error::PageMissing { .. } | Error::PlaceOutsidePage { .. } => NO_PLACE.into(),
        Error::FieldMissing { .. } => {
            "kiểm tra đã chọn đúng tệp, đúng vai trò; cơ quan không có con dấu thì không ký bước này.".into()
        }
        Error::Untagged | Error::FieldUnfit { .. } => {
            "lập lại văn bản bằng cchc ke-hoach, cchc bao-cao hoặc cchc ke-hoach-tiep-tuc với --trinh-ky.".into()
        }
        Error::FieldFilled { .. } => "kiểm tra đã chọn đúng tệp của bước này; bước này đã làm rồi.".into(),
        Error::ReservationPending { .. } => {
            "nạp chữ ký bằng cchc ky-so --nap-cms, hoặc làm lại từ tệp của bước trước.".into()
        }
        Error::NothingToFill => "ghi --so và --ngay.".into(),
        Error::Appearance(_) | Error::AppearanceEmpty | Error::AppearanceTagged => {
            "kiểm tra ảnh chữ ký, con dấu nêu trong don-vi.yaml.".into()
        }
        Error::CertificationNotFirst { .. } => "bỏ --chung-nhan.".into(),
        Error::CapacityUnfit { .. } | Error::CmsTooLarge { .. } => {
            "dùng chứng thư số ít chứng thư trung gian hơn.".into()
        }
        Error::NoReservation => "xuất lại tệp cần ký bằng --xuat-bam.".into(),
        Error::CmsEmpty => "lấy lại tệp chữ ký từ chương trình đã ký.".into(),
    }
}

fn unreadable(why: AppendError) -> &'static str {
    match why {
        AppendError::NotPdf => "không phải tệp PDF",
        AppendError::Damaged => "tệp bị hỏng hoặc bị cắt",
        AppendError::Encrypted => "tệp bị mã hóa",
        AppendError::TooLarge => "tệp quá lớn",
    }
}

/// Why a file of untrusted bytes is not read, as part of a sentence.
pub(super) fn uncertain(why: &revisions::Unreadable) -> String {
    use revisions::Unreadable as Why;
    match why {
        Why::TooLarge { .. } | Why::TooMany(_) | Why::TooDeep { .. } => "tệp quá lớn hoặc quá rắc rối".into(),
        Why::NotPdf => "không phải tệp PDF".into(),
        Why::EndMissing => "tệp bị cắt hoặc bị nối thêm ở cuối".into(),
        Why::Encrypted => "tệp bị mã hóa".into(),
        Why::Hybrid => "tệp có hai bảng tham chiếu khác nhau".into(),
        Why::CrossReference { offset } | Why::RevisionEnd { offset } | Why::RevisionOrder { offset } => {
            format!("bảng tham chiếu hỏng ở byte {offset}")
        }
        Why::ObjectMisplaced { object, .. } | Why::ObjectStream { object } | Why::FieldTree { object } => {
            format!("đối tượng {object} không đúng chỗ hoặc không đúng dạng")
        }
        Why::Syntax { offset }
        | Why::KeyDoubled { offset }
        | Why::StreamLength { offset }
        | Why::StreamDamaged { offset } => {
            format!("tệp hỏng ở byte {offset}")
        }
        Why::CatalogMissing => "thiếu phần mở đầu bắt buộc".into(),
    }
}
