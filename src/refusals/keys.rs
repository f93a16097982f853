//! The words of every refusal of a key or certificate, in Vietnamese: what is wrong, and the next step.

use chrono::{DateTime, FixedOffset, Utc};

use super::key_refusal::{Candidate, KeyRefusal, TokenStep, TriesLeft};
use crate::cms::{AttributeKind, CmsFault, WeakDigest};
use crate::problem::{Fault, Kind, kinds};

kinds! {
    KS001 Error Data "Khóa và chứng thư số.";
    KS002 Error Data "Khóa và chứng thư số.";
    KS003 Error Data "Khóa và chứng thư số.";
    KS004 Error Data "Khóa và chứng thư số.";
    KS005 Error Data "Khóa và chứng thư số.";
    KS006 Error Data "Khóa và chứng thư số.";
    KS007 Error Data "Khóa và chứng thư số.";
    KS008 Error Data "Khóa và chứng thư số.";
    KS009 Error Data "Khóa và chứng thư số.";
    KS010 Error Tool "Khóa và chứng thư số.";
    KS011 Error Data "Khóa và chứng thư số.";
    KS012 Error Data "Khóa và chứng thư số.";
    KS013 Error Data "Khóa và chứng thư số.";
    KS014 Error Data "Khóa và chứng thư số.";
    KS015 Error Data "Khóa và chứng thư số.";
    KS016 Error Tool "Khóa và chứng thư số.";
    KS017 Error Data "Khóa và chứng thư số.";
    KS018 Error Data "Khóa và chứng thư số.";
    KS019 Error Data "Khóa và chứng thư số.";
}

impl From<KeyRefusal> for Fault {
    fn from(refusal: KeyRefusal) -> Self {
        Self::new(kind(&refusal), message(&refusal), hint(&refusal))
    }
}

/// The registered code of a refusal.
fn kind(refusal: &KeyRefusal) -> &'static Kind {
    match refusal {
        KeyRefusal::CertificateExpired { .. } => &KS002,
        KeyRefusal::CertificateNotYetValid { .. } => &KS003,
        KeyRefusal::CertificateUsage { .. }
        | KeyRefusal::CertificatePurpose { .. }
        | KeyRefusal::CertificateOfAuthority { .. } => &KS004,
        KeyRefusal::KeyTooSmall { .. } | KeyRefusal::KeyKind { .. } => &KS005,
        KeyRefusal::NoCertificate | KeyRefusal::NoneCalled { .. } | KeyRefusal::NoneFit { .. } => &KS006,
        KeyRefusal::Several { .. } => &KS007,
        KeyRefusal::KeyFileUnreadable
        | KeyRefusal::KeyFileAlgorithm
        | KeyRefusal::KeyFileWithoutKey
        | KeyRefusal::KeyFileKey => &KS008,
        KeyRefusal::KeyFilePassword | KeyRefusal::KeyFilePasswordOrDamage => &KS009,
        KeyRefusal::LibraryUnloadable { .. } => &KS010,
        KeyRefusal::NoToken | KeyRefusal::NoTokenCalled { .. } | KeyRefusal::TokenRemoved => &KS011,
        KeyRefusal::SeveralTokens { .. } => &KS012,
        KeyRefusal::PinWrong { .. } | KeyRefusal::PinLength { .. } => &KS013,
        KeyRefusal::PinLocked | KeyRefusal::PinExpired | KeyRefusal::PinNotSet => &KS014,
        KeyRefusal::NoPrivateKey { .. } => &KS015,
        KeyRefusal::TokenFailed { .. } => &KS016,
        KeyRefusal::SignatureNotOfCertificate { .. } | KeyRefusal::SigningFailed => &KS017,
        KeyRefusal::TooLarge { .. } => &KS018,
        KeyRefusal::Cms { .. } | KeyRefusal::OtherDigest { .. } | KeyRefusal::OtherSigner { .. } => &KS019,
        KeyRefusal::NoSecret { .. } => &KS001,
    }
}

/// What is wrong, one sentence.
fn message(refusal: &KeyRefusal) -> String {
    match refusal {
        KeyRefusal::CertificateExpired { subject, since } => {
            format!("Chứng thư số {} đã hết hạn từ {}.", named(subject.as_deref()), moment(*since))
        }
        KeyRefusal::CertificateNotYetValid { subject, until } => {
            format!("Chứng thư số {} chưa có hiệu lực, từ {} mới dùng được.", named(subject.as_deref()), moment(*until))
        }
        KeyRefusal::CertificateUsage { subject } | KeyRefusal::CertificatePurpose { subject, .. } => {
            format!("Chứng thư số {} không được cấp để ký văn bản.", named(subject.as_deref()))
        }
        KeyRefusal::CertificateOfAuthority { subject } => {
            format!("Chứng thư số {} là của tổ chức chứng thực, không phải của người ký.", named(subject.as_deref()))
        }
        KeyRefusal::KeyTooSmall { subject, bits } => {
            format!("Khóa của chứng thư số {} chỉ dài {bits} bit, quá ngắn để ký.", named(subject.as_deref()))
        }
        KeyRefusal::KeyKind { subject, .. } => {
            format!("Khóa của chứng thư số {} không phải RSA hay ECDSA P-256.", named(subject.as_deref()))
        }
        KeyRefusal::NoCertificate => "Không tìm thấy chứng thư số nào.".into(),
        KeyRefusal::NoneCalled { wanted, .. } => format!("Không có chứng thư số nào là \"{wanted}\"."),
        KeyRefusal::Several { .. } => "Có nhiều chứng thư số dùng được, chưa rõ dùng cái nào.".into(),
        KeyRefusal::NoneFit { .. } => "Không chứng thư số nào dùng được để ký.".into(),
        KeyRefusal::KeyFileUnreadable => "Không đọc được tệp khóa (.p12): tệp hỏng hoặc không phải tệp khóa.".into(),
        KeyRefusal::KeyFilePassword => "Mật khẩu của tệp khóa không đúng.".into(),
        KeyRefusal::KeyFilePasswordOrDamage => "Mật khẩu của tệp khóa không đúng, hoặc tệp bị hỏng.".into(),
        KeyRefusal::KeyFileAlgorithm => "Tệp khóa mã hóa theo cách không đọc được.".into(),
        KeyRefusal::KeyFileWithoutKey => "Tệp khóa không có khóa bí mật.".into(),
        KeyRefusal::KeyFileKey => "Khóa bí mật trong tệp bị hỏng hoặc không dùng để ký được.".into(),
        KeyRefusal::LibraryUnloadable { reason } => format!("Không nạp được thư viện của thiết bị ký số: {reason}."),
        KeyRefusal::NoToken => "Không thấy thiết bị ký số nào.".into(),
        KeyRefusal::NoTokenCalled { wanted, .. } => format!("Không có thiết bị ký số nào là \"{wanted}\"."),
        KeyRefusal::SeveralTokens { .. } => "Có nhiều thiết bị ký số, chưa rõ dùng cái nào.".into(),
        KeyRefusal::PinWrong { tries } => match tries {
            TriesLeft::One => "Mã PIN không đúng; chỉ còn một lần nhập nữa, sai thì thiết bị bị khóa.".into(),
            TriesLeft::Few => "Mã PIN không đúng; số lần được nhập còn ít.".into(),
            TriesLeft::NotSaid => "Mã PIN không đúng.".into(),
        },
        KeyRefusal::PinLength { least, most } => format!("Mã PIN phải dài từ {least} đến {most} ký tự."),
        KeyRefusal::PinLocked => "Mã PIN của thiết bị đã bị khóa.".into(),
        KeyRefusal::PinExpired => "Mã PIN của thiết bị đã hết hạn.".into(),
        KeyRefusal::PinNotSet => "Thiết bị chưa đặt mã PIN.".into(),
        KeyRefusal::NoPrivateKey { subject } => {
            format!("Thiết bị có chứng thư số {} nhưng không có khóa bí mật của nó.", named(subject.as_deref()))
        }
        KeyRefusal::TokenRemoved => "Thiết bị ký số đã bị rút ra.".into(),
        KeyRefusal::TokenFailed { step, code } => format!("Thiết bị ký số báo lỗi khi {} ({code}).", doing(*step)),
        KeyRefusal::SignatureNotOfCertificate { subject } => {
            format!("Chữ ký làm ra không khớp với chứng thư số {}.", named(subject.as_deref()))
        }
        KeyRefusal::SigningFailed => "Không ký được bằng khóa này.".into(),
        KeyRefusal::TooLarge { needed, capacity } => {
            format!("Chữ ký cần {needed} byte, chỗ chừa sẵn chỉ có {capacity} byte.")
        }
        KeyRefusal::Cms { fault } => format!("Tệp chữ ký không dùng được: {}.", cms(fault)),
        KeyRefusal::OtherDigest { .. } => "Tệp chữ ký dùng hàm băm khác SHA-256.".into(),
        KeyRefusal::OtherSigner { expected, found } => {
            format!("Tệp chữ ký là của {}, không phải của {}.", named(found.as_deref()), named(expected.as_deref()))
        }
        KeyRefusal::NoSecret { variable, .. } => {
            format!("Không có nơi nhập mật khẩu, mã PIN: không có bàn phím, biến {variable} cũng không được đặt.")
        }
    }
}

/// What to do next.
fn hint(refusal: &KeyRefusal) -> String {
    match refusal {
        KeyRefusal::CertificateExpired { .. } => "gia hạn chứng thư số với tổ chức cấp.".into(),
        KeyRefusal::CertificateNotYetValid { .. } => "kiểm tra ngày giờ của máy; đợi đến khi có hiệu lực.".into(),
        KeyRefusal::CertificateUsage { .. }
        | KeyRefusal::CertificatePurpose { .. }
        | KeyRefusal::CertificateOfAuthority { .. } => "chọn chứng thư số được cấp để ký văn bản.".into(),
        KeyRefusal::KeyTooSmall { .. } | KeyRefusal::KeyKind { .. } => {
            "dùng chứng thư số có khóa RSA từ 2048 bit hoặc ECDSA P-256.".into()
        }
        KeyRefusal::NoneCalled { candidates, .. } | KeyRefusal::Several { candidates } => {
            format!("ghi --chung-thu và tên hoặc số sê-ri của một trong: {}.", listed(candidates))
        }
        KeyRefusal::NoneFit { candidates } => format!("các chứng thư số tìm thấy: {}.", listed(candidates)),
        KeyRefusal::NoCertificate => "kiểm tra tệp khóa hoặc thiết bị có chứng thư số của người ký.".into(),
        KeyRefusal::KeyFilePassword | KeyRefusal::KeyFilePasswordOrDamage => "nhập lại mật khẩu của tệp khóa.".into(),
        KeyRefusal::KeyFileUnreadable | KeyRefusal::KeyFileAlgorithm => {
            "xuất lại tệp .p12 từ nơi cấp chứng thư số.".into()
        }
        KeyRefusal::KeyFileWithoutKey | KeyRefusal::KeyFileKey => "xuất lại tệp .p12 kèm khóa bí mật.".into(),
        KeyRefusal::LibraryUnloadable { .. } => {
            "ghi --thu-vien với đường dẫn đúng của thư viện PKCS#11 do nhà cung cấp thiết bị cài.".into()
        }
        KeyRefusal::NoToken | KeyRefusal::TokenRemoved => "cắm thiết bị rồi chạy lại.".into(),
        KeyRefusal::NoTokenCalled { tokens, .. } | KeyRefusal::SeveralTokens { tokens } => {
            let tokens: Vec<String> =
                tokens.iter().map(|token| format!("\"{}\" (sê-ri {})", token.label, token.serial)).collect();
            format!("ghi --thiet-bi và tên hoặc số sê-ri của một trong: {}.", tokens.join(", "))
        }
        KeyRefusal::PinWrong { .. } | KeyRefusal::PinLength { .. } => "nhập lại mã PIN.".into(),
        KeyRefusal::PinLocked | KeyRefusal::PinExpired | KeyRefusal::PinNotSet => {
            "dùng chương trình của nhà cung cấp thiết bị để mở khóa, đặt lại mã PIN.".into()
        }
        KeyRefusal::NoPrivateKey { .. } => "chọn chứng thư số khác, hoặc cắm đúng thiết bị.".into(),
        KeyRefusal::TokenFailed { .. } => "rút thiết bị, cắm lại rồi chạy lại.".into(),
        KeyRefusal::SignatureNotOfCertificate { .. } | KeyRefusal::SigningFailed => {
            "chọn đúng chứng thư số của khóa rồi ký lại.".into()
        }
        KeyRefusal::TooLarge { .. } => "dùng chứng thư số ít chứng thư trung gian hơn.".into(),
        KeyRefusal::Cms { .. } | KeyRefusal::OtherDigest { .. } | KeyRefusal::OtherSigner { .. } => {
            "ký lại đúng tệp đã xuất, dạng CAdES tách rời, SHA-256, kèm chứng thư số.".into()
        }
        KeyRefusal::NoSecret { variable } => format!("chạy ở cửa sổ lệnh, hoặc đặt biến môi trường {variable}."),
    }
}

fn named(subject: Option<&str>) -> String {
    subject.map_or_else(|| "(không tên)".to_owned(), |subject| format!("\"{subject}\""))
}

/// A moment as a clock in Vietnam shows it.
fn moment(at: DateTime<Utc>) -> String {
    match FixedOffset::east_opt(7 * 3600) {
        Some(offset) => at.with_timezone(&offset).format("%H:%M ngày %d/%m/%Y").to_string(),
        None => at.to_string(),
    }
}

fn listed(candidates: &[Candidate]) -> String {
    let one = |candidate: &Candidate| {
        let unfit = if candidate.unfit.is_some() { ", không dùng để ký được" } else { "" };
        let until = candidate.not_after.format("%d/%m/%Y");
        format!("{} (sê-ri {}, hạn {until}{unfit})", named(candidate.subject.as_deref()), candidate.serial)
    };
    candidates.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn doing(step: TokenStep) -> &'static str {
    match step {
        TokenStep::Starting => "khởi động",
        TokenStep::ListingSlots => "tìm khe cắm",
        TokenStep::OpeningSession => "mở phiên làm việc",
        TokenStep::LoggingIn => "đăng nhập",
        TokenStep::ReadingCertificates => "đọc chứng thư số",
        TokenStep::FindingKey => "tìm khóa",
        TokenStep::Signing => "ký",
    }
}

/// Why a CMS is no valid signature, as part of a sentence.
pub(crate) fn cms(fault: &CmsFault) -> String {
    match fault {
        CmsFault::NotCms | CmsFault::NotSignedData { .. } => "không phải chữ ký dạng CMS".into(),
        CmsFault::ContentNotData { .. } | CmsFault::ContentTypeDiffers => "chữ ký không phải của văn bản".into(),
        CmsFault::NotDetached => "chữ ký kèm cả nội dung, không tách rời".into(),
        CmsFault::SignerCount { count } => format!("có {count} người ký trong một chữ ký"),
        CmsFault::SignedAttributesMissing => "thiếu các thuộc tính được ký".into(),
        CmsFault::AttributeMissing { attribute } => format!("thiếu thuộc tính {}", attribute_name(*attribute)),
        CmsFault::AttributeDoubled { attribute } => format!("thuộc tính {} ghi hai lần", attribute_name(*attribute)),
        CmsFault::AttributeUnreadable { attribute } => {
            format!("không đọc được thuộc tính {}", attribute_name(*attribute))
        }
        CmsFault::CertificateMissing => "không kèm chứng thư số của người ký".into(),
        CmsFault::CertificateUnreadable => "không đọc được chứng thư số kèm theo".into(),
        CmsFault::DigestWeak { digest } => format!(
            "dùng hàm băm {} không còn an toàn",
            match digest {
                WeakDigest::Md5 => "MD5",
                WeakDigest::Sha1 => "SHA-1",
            }
        ),
        CmsFault::DigestUnknown { oid } => format!("dùng hàm băm không rõ ({oid})"),
        CmsFault::SignatureAlgorithmUnknown { oid } => format!("dùng thuật toán ký không rõ ({oid})"),
        CmsFault::AlgorithmsDiffer => "các thuật toán ghi trong chữ ký không khớp nhau".into(),
        CmsFault::KeyWeak { bits } => format!("khóa RSA chỉ dài {bits} bit"),
        CmsFault::KeyUnsupported => "loại khóa không kiểm tra được".into(),
        CmsFault::ContentChanged => "nội dung đã thay đổi sau khi ký".into(),
        CmsFault::SigningCertificateDiffers => "chứng thư số kèm theo không phải của chữ ký".into(),
        CmsFault::SignatureWrong => "chữ ký không khớp với chứng thư số".into(),
    }
}

fn attribute_name(attribute: AttributeKind) -> &'static str {
    match attribute {
        AttributeKind::ContentType => "loại nội dung",
        AttributeKind::MessageDigest => "mã băm",
        AttributeKind::SigningTime => "thời gian ký",
        AttributeKind::SigningCertificate => "chứng thư số ký",
        AttributeKind::AlgorithmProtection => "bảo vệ thuật toán",
    }
}
