//! The words of every refusal of signing, in Vietnamese: what is wrong, and the next step.

use pdf_signing::Error;
use pdf_signing::pdf::Unreadable;
use pdf_signing::revisions;

use super::refusal::{Field, Refusal};
use crate::problem::{Fault, ProblemKind, clean, kinds};

kinds! {
    KY001 Error Data "Ký số văn bản.";
    KY002 Error Data "Ký số văn bản.";
    KY003 Error Data "Ký số văn bản.";
    KY004 Error Data "Ký số văn bản.";
    KY005 Error Data "Ký số văn bản.";
    KY006 Error Data "Ký số văn bản.";
    KY007 Error Data "Ký số văn bản.";
    KY008 Error Data "Ký số văn bản.";
    KY009 Error Data "Ký số văn bản.";
    KY010 Error Data "Ký số văn bản.";
    KY011 Error Data "Ký số văn bản.";
    KY012 Error Data "Ký số văn bản.";
    KY013 Error Data "Ký số văn bản.";
    KY014 Error Data "Ký số văn bản.";
    KY015 Error Data "Ký số văn bản.";
    KY016 Error Data "Ký số văn bản.";
    KY017 Error Data "Ký số văn bản.";
    KY018 Error Data "Ký số văn bản.";
    KY019 Error Data "Ký số văn bản.";
    KY020 Error Data "Ký số văn bản.";
    KY021 Error Data "Ký số văn bản.";
    KY022 Error Data "Ký số văn bản.";
    KY024 Error Data "Ký số văn bản.";
    KY025 Error Data "Ký số văn bản.";
    KY026 Error Data "Ký số văn bản.";
    KY027 Error Data "Ký số văn bản.";
    KY028 Error Data "Ký số văn bản.";
    KY029 Error Data "Ký số văn bản.";
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::new(kind(&refusal), message(&refusal), hint(&refusal))
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Refusal::from(error).into()
    }
}

/// The kind of problem that a refusal is.
fn kind(refusal: &Refusal) -> &'static ProblemKind {
    match refusal {
        Refusal::Pdf(error) => of_pdf(error),
        Refusal::NoPlaces => &KY005,
        Refusal::NotPrepared => &KY006,
        Refusal::NumberBeforeSignature => &KY013,
        Refusal::NumberAfterSeal => &KY014,
        Refusal::OtherYear { .. } => &KY022,
        Refusal::SealBeforeSignature => &KY015,
        Refusal::SealBeforeNumber => &KY016,
        Refusal::EarlierSignatureBroken { .. } => &KY017,
        Refusal::WouldBreak { .. } => &KY024,
        Refusal::OtherUnit { .. } => &KY025,
        Refusal::NotAsPrepared { .. } => &KY026,
        Refusal::SignerNotTrusted { .. } => &KY027,
        Refusal::DateBeforeSignature { .. } => &KY028,
        Refusal::NumberedAlready { .. } => &KY029,
    }
}

fn of_pdf(error: &Error) -> &'static ProblemKind {
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

/// So many letters of a name out of a file are shown.
const LONGEST_NAME: usize = 120;

/// What to do where the page has no room for a field.
const NO_PLACE: &str = "xem lại mau/bo-cuc.typ: phần signature phải chừa chỗ như mẫu.";

/// What is wrong, one sentence.
fn message(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Pdf(error) => pdf_message(error),
        Refusal::NoPlaces => "Bố cục riêng của đơn vị không chừa chỗ ký.".into(),
        Refusal::NotPrepared => "Tệp chưa được chuẩn bị để ký.".into(),
        Refusal::NumberBeforeSignature => "Văn bản chưa được người có thẩm quyền ký.".into(),
        Refusal::NumberAfterSeal => "Cơ quan đã ký số, không cấp số được nữa.".into(),
        Refusal::OtherYear { printed, given } => {
            format!("Văn bản in sẵn năm {printed}, ngày cấp số lại thuộc năm {given}.")
        }
        Refusal::SealBeforeSignature => "Văn bản chưa được người có thẩm quyền ký, cơ quan chưa ký số được.".into(),
        Refusal::SealBeforeNumber => "Văn bản chưa có số và ngày, cơ quan chưa ký số được.".into(),
        Refusal::EarlierSignatureBroken { field } => {
            format!("Chữ ký trước đó ({}) không còn giá trị, không ký tiếp.", called(field))
        }
        Refusal::WouldBreak { field } => {
            format!("Bước này sẽ làm mất giá trị của {} đã có trong tệp, không ghi tệp nào.", called(field))
        }
        Refusal::NotAsPrepared { found } => {
            format!("Tệp không còn đúng như khi lập để trình ký: {}.", found.join("; "))
        }
        Refusal::SignerNotTrusted { field, signer } => {
            format!(
                "Người đã ký \"{}\" ({}) không đáng tin cậy theo chứng thư gốc đã cho.",
                short(signer),
                called(field)
            )
        }
        Refusal::DateBeforeSignature { date, signed } => {
            format!("Ngày ban hành {} sớm hơn ngày ký {}.", date.format("%d/%m/%Y"), signed.format("%d/%m/%Y"))
        }
        Refusal::NumberedAlready { file, number } => {
            format!("Tệp này đã được cấp số {number}, ở \"{file}\" cùng thư mục.")
        }
        Refusal::OtherUnit { document, unit } => {
            format!("Văn bản là của \"{document}\", hồ sơ lại là của \"{unit}\".")
        }
    }
}

/// The same for what the library refuses.
fn pdf_message(error: &Error) -> String {
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
fn hint(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Pdf(error) => pdf_hint(error),
        Refusal::NoPlaces => NO_PLACE.into(),
        Refusal::NotPrepared => "lập lại văn bản với --trinh-ky rồi ký tệp đó.".into(),
        Refusal::NumberBeforeSignature => {
            "ký trước bằng cchc ky-so --vai-tro nguoi-ky; chủ ý cấp số trước, hoặc người ký đã ký bằng chương trình khác ở chỗ khác trong tệp, thì thêm --chua-ky.".into()
        }
        Refusal::NumberAfterSeal => "làm lại từ tệp trước khi cơ quan ký, hoặc ban hành văn bản thay thế.".into(),
        Refusal::OtherYear { .. } => "kiểm tra --ngay; văn bản ban hành sang năm khác thì lập lại rồi ký lại.".into(),
        Refusal::SealBeforeSignature => {
            "người ký ký trước bằng cchc ky-so --vai-tro nguoi-ky; đã ký bằng chương trình khác ở chỗ khác trong tệp thì thêm --da-ky-cho-khac.".into()
        }
        Refusal::SealBeforeNumber => "cấp số trước bằng cchc cap-so.".into(),
        Refusal::EarlierSignatureBroken { .. } => {
            "xem chi tiết bằng cchc kiem-tra-chu-ky; làm lại từ tệp còn nguyên vẹn.".into()
        }
        Refusal::WouldBreak { .. } => {
            "xem chữ ký trước khóa những gì bằng cchc kiem-tra-chu-ky; cần bước này thì làm lại từ tệp chưa ký.".into()
        }
        Refusal::NotAsPrepared { .. } => {
            "lập lại văn bản bằng cchc với --trinh-ky rồi ký tệp đó; đã xem kỹ và chấp nhận tệp này thì thêm --chap-nhan-tep-la.".into()
        }
        Refusal::SignerNotTrusted { .. } => {
            "xem chi tiết bằng cchc kiem-tra-chu-ky; hỏi lại người đã ký, hoặc cho đúng chứng thư gốc bằng --goc.".into()
        }
        Refusal::DateBeforeSignature { .. } => {
            "ghi --ngay là ngày ký hoặc sau ngày ký; nếu đồng hồ của máy ký sai thì ký lại.".into()
        }
        Refusal::NumberedAlready { .. } => {
            "dùng tệp đã cấp số ấy; cấp nhầm số thì lập lại văn bản, ký lại rồi cấp số mới.".into()
        }
        Refusal::OtherUnit { .. } => "chọn đúng thư mục hồ sơ của đơn vị đã lập văn bản này.".into(),
    }
}

/// The same for what the library refuses.
fn pdf_hint(error: &Error) -> String {
    match error {
        Error::Document(Unreadable::Encrypted) => "dùng bản không đặt mật khẩu, không mã hóa.".into(),
        Error::Document(_) => "dùng đúng tệp PDF do cchc lập, chưa qua chương trình nào in lại.".into(),
        Error::Untagged => "lập lại văn bản bằng cchc với --trinh-ky.".into(),
        Error::FieldExists { .. } => "ký tệp này bằng cchc ky-so.".into(),
        Error::AlreadySigned { .. } => "dùng bản chưa ký; bản đã ký giữ nguyên.".into(),
        Error::PageMissing { .. } | Error::PlaceOutsidePage { .. } => NO_PLACE.into(),
        Error::FieldMissing { .. } => {
            "kiểm tra đã chọn đúng tệp, đúng vai trò; cơ quan không có con dấu thì không ký bước này.".into()
        }
        Error::FieldUnfit { .. } => "lập lại văn bản với --trinh-ky.".into(),
        Error::FieldFilled { .. } => "kiểm tra đã chọn đúng tệp của bước này; bước này đã làm rồi.".into(),
        Error::ReservationPending { .. } => "nạp chữ ký bằng --nap-cms, hoặc làm lại từ tệp của bước trước.".into(),
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

fn unreadable(why: Unreadable) -> &'static str {
    match why {
        Unreadable::NotPdf => "không phải tệp PDF",
        Unreadable::Damaged => "tệp bị hỏng hoặc bị cắt",
        Unreadable::Encrypted => "tệp bị mã hóa",
        Unreadable::TooLarge => "tệp quá lớn",
    }
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Number => "số văn bản",
        Field::Day => "ngày ban hành",
        Field::Month => "tháng ban hành",
        Field::Signer => "chữ ký của người ký",
        Field::Agency => "chữ ký số của cơ quan",
    }
}

/// A field by its name in the file; foreign ones are quoted.
pub(crate) fn called(field: &str) -> String {
    match Field::ALL.into_iter().find(|known| known.name() == field) {
        Some(known) => name(known).to_owned(),
        None => format!("\"{}\"", short(field)),
    }
}

/// A name out of a file of unknown origin, on one line of a terminal: nothing in it steers the terminal, nothing fills it.
pub(crate) fn short(name: &str) -> String {
    let cut: String = name.chars().take(LONGEST_NAME).collect();
    let more = if cut.len() < name.len() { "…" } else { "" };
    clean(&cut) + more
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_out_of_a_file_stays_on_its_line() {
        assert_eq!(called("ky-lanh-dao"), "chữ ký của người ký");
        assert_eq!(called("a\u{1b}[2J\n\u{202e}b"), "\"a·[2J··b\"");
        assert_eq!(called(&"x".repeat(5000)), format!("\"{}…\"", "x".repeat(120)));
    }
}
