//! The Vietnamese words for what is known of a signature.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, Utc};
use pdf_signing::cms::{Digest, KeyKind, PathRule, Revocation, Scheme, Trust, Verified};
use pdf_signing::revisions::{Change, Cover, Later};
use pdf_signing::verify::{Answer, Broken, Remark, SignatureVerdict, Verdict};

use super::NumberReport;
use super::number::Shown;
use crate::period::in_vietnam;
use crate::signing::form_field::{self, OfficeField};
use crate::signing::refusals;

pub(super) fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Right => "dung",
        Answer::Unknown => "chua-ro",
        Answer::Wrong => "sai",
    }
}

/// The same for people.
pub(super) fn verdict(answer: Answer) -> &'static str {
    match answer {
        Answer::Right => "hợp lệ",
        Answer::Unknown => "CHƯA XÁC ĐỊNH",
        Answer::Wrong => "KHÔNG hợp lệ",
    }
}

/// One sentence for the file: the gravest thing first.
pub(super) fn conclusion(verdict: &Verdict, answer: Option<Answer>, picture: bool) -> String {
    let Some(answer) = answer else { return "không có chữ ký".into() };
    let any = |is: &dyn Fn(&SignatureVerdict) -> bool| verdict.signatures.iter().any(is);
    let whole = |checked: &SignatureVerdict| checked.integrity() == Answer::Right;
    match answer {
        Answer::Right if any(&|one| one.revocation != Revocation::Good) => {
            "mọi chữ ký hợp lệ; chưa kiểm tra được việc thu hồi chứng thư".into()
        }
        Answer::Right => "mọi chữ ký hợp lệ".into(),
        Answer::Wrong if verdict.unlisted > 0 || any(&|one| one.integrity() == Answer::Wrong) => {
            "có chữ ký không hợp lệ".into()
        }
        Answer::Wrong if any(&|one| one.revocation == Revocation::Revoked) => {
            "văn bản toàn vẹn, nhưng có chứng thư ĐÃ BỊ THU HỒI".into()
        }
        Answer::Wrong => "văn bản toàn vẹn, nhưng có người ký KHÔNG đáng tin cậy".into(),
        Answer::Unknown => {
            let mut open = Vec::new();
            if any(&|one| !whole(one)) {
                open.push("có chữ ký không kiểm tra được");
            }
            if any(&|one| whole(one) && one.trust() == Answer::Unknown) {
                open.push("chưa xác định được người ký có đáng tin cậy không");
            }
            if !picture {
                open.push("số, ngày trên trang chưa chắc là số, ngày đã điền");
            }
            if any(&|one| !one.remarks.is_empty()) {
                open.push("có điều phải xem ở dòng Chú ý");
            }
            let whole = if verdict.signatures.iter().all(whole) { "văn bản toàn vẹn, nhưng " } else { "" };
            format!("{whole}{}", open.join("; "))
        }
    }
}

pub(super) fn numbered(numbered: &NumberReport) -> String {
    let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "in sẵn".into());
    let as_drawn = match numbered.hinh_dung_gia_tri {
        true => "hình trên trang đúng như đã điền",
        false => {
            "HÌNH TRÊN TRANG CHƯA CHẮC ĐÚNG như đã điền, vì không do phiên bản này của chương trình vẽ: mở tệp, đối chiếu bằng mắt"
        }
    };
    format!(
        "{}, ngày {} tháng {} (điền sau khi ký; {as_drawn})",
        or(&numbered.so),
        or(&numbered.ngay),
        or(&numbered.thang)
    )
}

/// A moment as Vietnam's clocks show it.
pub(super) fn moment(time: &DateTime<FixedOffset>) -> String {
    in_vietnam(time).format("%H:%M:%S ngày %d/%m/%Y (giờ Việt Nam)").to_string()
}

/// The same for programs: ISO 8601, in Vietnam's time.
pub(super) fn iso(time: &DateTime<FixedOffset>) -> String {
    in_vietnam(time).format("%Y-%m-%dT%H:%M:%S+07:00").to_string()
}

pub(super) fn algorithm(verified: &Verified) -> String {
    let key = match &verified.signer.key {
        KeyKind::Rsa { bits } => format!("RSA {bits} bit"),
        _ => "ECDSA".to_owned(),
    };
    let padding = if verified.scheme == Scheme::RsaPss { " (PSS)" } else { "" };
    let digest = match verified.digest {
        Digest::Sha256 => "SHA-256",
        Digest::Sha384 => "SHA-384",
        Digest::Sha512 => "SHA-512",
    };
    format!("{key}{padding}, {digest}")
}

/// Why a signature does not hold, or cannot be checked.
pub(super) fn reasons(checked: &SignatureVerdict) -> Vec<String> {
    let mut reasons = Vec::new();
    match &checked.integrity {
        Ok(verified) if verified.time_stamp == Some(pdf_signing::cms::Stamped::Other) => {
            reasons.push("dấu thời gian kèm chữ ký không phải của chữ ký này".to_owned());
        }
        Ok(_) => {}
        Err(broken) => reasons.push(match broken {
            Broken::Range(_) => "chữ ký không bao trùm đúng phần văn bản mà nó phải bao trùm".to_owned(),
            Broken::Kind(Some(kind)) if kind == "ETSI.RFC3161" => {
                "dấu thời gian đúng là của tệp này; nơi cấp dấu thời gian chưa kiểm tra được".to_owned()
            }
            Broken::Kind(kind) => {
                format!("loại chữ ký {} không kiểm tra được", kind.as_deref().unwrap_or("không rõ"))
            }
            Broken::Contradictory => "chữ ký tự mâu thuẫn: nơi nói là chữ ký, nơi nói là dấu thời gian".to_owned(),
            Broken::Permission => "không rõ chữ ký cho phép thay đổi gì về sau".to_owned(),
            Broken::StampOfOther => "dấu thời gian không phải của tệp này".to_owned(),
            Broken::Cms(fault) => refusals::cms(fault),
        }),
    }
    if checked.unexplained().next().is_some() {
        reasons.push("có thay đổi sau khi ký không xác định được, coi là đã bị thay đổi".to_owned());
    }
    reasons
}

/// What came after a signature, each once.
pub(super) fn changes(checked: &SignatureVerdict, shown: Option<&Shown>) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    for words in checked.after.iter().map(|later| change(later, shown)) {
        if known.insert(words.clone()) {
            told.push(words);
        }
    }
    told
}

fn change(later: &Later, shown: Option<&Shown>) -> String {
    match &later.change {
        Change::FieldFilled { name } => {
            let value = shown.and_then(|shown| shown.of(name)).map(|value| format!(": {value}")).unwrap_or_default();
            format!("điền {}{value}", form_field::called(name))
        }
        Change::SignatureAdded { field } => format!("thêm {}", form_field::called(field)),
        Change::SignatureFieldAdded { field } => format!("thêm chỗ ký {}", form_field::called(field)),
        Change::ValidationData => "thêm dữ liệu để kiểm tra chữ ký lâu dài".into(),
        Change::DocumentTimeStamp { .. } => "thêm dấu thời gian".into(),
        Change::DocumentInformation => "ghi lại thông tin về tệp".into(),
        Change::TitleChanged { .. } => "đổi tên gọi của văn bản trong thông tin về tệp".into(),
        Change::Unexplained { object, .. } => {
            format!("không xác định được, coi là đã bị thay đổi (đối tượng {object}, lần ghi {})", later.revision + 1)
        }
    }
}

/// What a reader should look at.
pub(super) fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Covers { field, cover: Cover::Text { page } } => {
            format!("{} nằm đè lên chữ của trang {page}: chữ ở đó có thể không còn là chữ đã ký", called(field))
        }
        Remark::Covers { field, cover: Cover::Unknown } => {
            format!("không xem được {} có đè lên chữ của trang không", called(field))
        }
        Remark::Title { was, is } => format!(
            "tên gọi của văn bản trong thông tin về tệp đã đổi sau khi ký, từ \"{was}\" thành \"{is}\"; tên in trên trang không đổi"
        ),
        Remark::TimeStamp => "chữ ký có dấu thời gian; nơi cấp dấu thời gian chưa kiểm tra được".into(),
        Remark::FieldName { field } => format!("tên của trường \"{field}\" có ký tự ẩn hoặc đổi chiều chữ"),
        Remark::TooManyCertificates => {
            "tệp có quá nhiều chứng thư; không xét hết người ký có đáng tin cậy không".into()
        }
    }
}

fn called(field: &str) -> String {
    match OfficeField::of_name(field) {
        Some(_) => form_field::called(field),
        None => format!("trường {}", form_field::called(field)),
    }
}

/// Whether the signer is trusted: for programs and for people.
pub(super) fn trust(checked: &SignatureVerdict) -> (&'static str, String) {
    let named =
        |name: &Option<String>| name.as_deref().map_or("không rõ tên".to_owned(), |name| format!("\"{name}\""));
    let day = |at: &DateTime<Utc>| in_vietnam(at).format("%d/%m/%Y").to_string();
    match &checked.trust {
        None if checked.remarks.contains(&Remark::TooManyCertificates) => {
            ("chua-xac-dinh", "chưa xác định: quá nhiều chứng thư".into())
        }
        None if checked.integrity.is_ok() => {
            ("chua-xac-dinh", "chưa xác định: cho biết chứng thư gốc đáng tin cậy bằng --goc".into())
        }
        None if checked.integrity() == Answer::Unknown => {
            ("chua-xac-dinh", "không xét, vì chữ ký không kiểm tra được".into())
        }
        None => ("khong", "không xét, vì chữ ký không đúng".into()),
        Some(Trust::Trusted { path }) => {
            let root = path.last().cloned().flatten();
            ("co", format!("có, theo chứng thư gốc {}", named(&root)))
        }
        Some(Trust::RootUnknown { root }) => {
            ("khong", format!("không: chứng thư gốc {} không nằm trong số đáng tin cậy", named(root)))
        }
        Some(Trust::IssuerMissing { issuer, .. }) => {
            ("khong", format!("không: thiếu chứng thư của nơi cấp {}", named(issuer)))
        }
        Some(Trust::Expired { subject, since }) => {
            ("khong", format!("không: chứng thư {} đã hết hạn từ {}", named(subject), day(since)))
        }
        Some(Trust::NotYetValid { subject, until }) => {
            ("khong", format!("không: chứng thư {} chưa có hiệu lực, từ {}", named(subject), day(until)))
        }
        Some(Trust::Broken { rule: PathRule::KeyUsage }) => {
            ("khong", "không: chứng thư số không dùng để ký văn bản (thiếu quyền chống chối bỏ)".into())
        }
        Some(Trust::Broken { rule: PathRule::Name }) => {
            ("khong", "không: tên trong chứng thư có ký tự ẩn hoặc đổi chiều chữ".into())
        }
        Some(Trust::Broken { .. }) => ("khong", "không: chuỗi chứng thư không đúng quy tắc".into()),
    }
}

/// Whether a certificate was revoked.
pub(super) fn revocation(checked: &SignatureVerdict) -> (&'static str, &'static str) {
    match checked.revocation {
        Revocation::Good => ("khong-bi-thu-hoi", "không bị thu hồi, theo dữ liệu thu hồi kèm trong tệp"),
        Revocation::Revoked => ("da-thu-hoi", "ĐÃ BỊ THU HỒI, theo dữ liệu thu hồi kèm trong tệp"),
        Revocation::Unknown => ("chua-kiem-tra", "chưa kiểm tra được: tệp không kèm dữ liệu thu hồi đủ dùng"),
    }
}
