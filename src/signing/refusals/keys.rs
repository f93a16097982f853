//! The words of what the library refuses of a key or certificate: what is wrong, and the next step.

use chrono::{DateTime, Utc};

use pdf_signing::cms::{AttributeKind, CmsFault, WeakDigest};
use pdf_signing::keys::{Candidate, KeyError, TokenStep, TriesLeft};

use crate::period::in_vietnam;
use crate::problem::{Fault, Foreign, ProblemKind, problem_kinds};

problem_kinds! {
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

impl From<KeyError> for Fault {
    fn from(error: KeyError) -> Self {
        Self::new(kind(&error), message(&error), hint(&error))
    }
}

/// The kind of problem that an error of the library is.
fn kind(error: &KeyError) -> &'static ProblemKind {
    match error {
        KeyError::CertificateExpired { .. } => &KS002,
        KeyError::CertificateNotYetValid { .. } => &KS003,
        KeyError::CertificateUsage { .. }
        | KeyError::CertificatePurpose { .. }
        | KeyError::CertificateOfAuthority { .. } => &KS004,
        KeyError::KeyTooSmall { .. } | KeyError::KeyKind { .. } => &KS005,
        KeyError::NoCertificate | KeyError::NoneCalled { .. } | KeyError::NoneFit { .. } => &KS006,
        KeyError::Several { .. } => &KS007,
        KeyError::KeyFileUnreadable
        | KeyError::KeyFileAlgorithm
        | KeyError::KeyFileWithoutKey
        | KeyError::KeyFileKey => &KS008,
        KeyError::KeyFilePassword | KeyError::KeyFilePasswordOrDamage => &KS009,
        KeyError::LibraryUnloadable { .. } => &KS010,
        KeyError::NoToken | KeyError::NoTokenCalled { .. } | KeyError::TokenRemoved => &KS011,
        KeyError::SeveralTokens { .. } => &KS012,
        KeyError::PinWrong { .. } | KeyError::PinLength { .. } => &KS013,
        KeyError::PinLocked | KeyError::PinExpired | KeyError::PinNotSet => &KS014,
        KeyError::NoPrivateKey { .. } => &KS015,
        KeyError::TokenFailed { .. } => &KS016,
        KeyError::SignatureNotOfCertificate { .. } | KeyError::SigningFailed => &KS017,
        KeyError::TooLarge { .. } => &KS018,
        KeyError::Cms { .. } | KeyError::OtherDigest { .. } | KeyError::OtherSigner { .. } => &KS019,
    }
}

/// What is wrong, one sentence.
fn message(error: &KeyError) -> String {
    match error {
        KeyError::CertificateExpired { subject, since } => {
            format!("Chứng thư số {} đã hết hạn từ {}.", named(subject.as_deref()), moment(*since))
        }
        KeyError::CertificateNotYetValid { subject, until } => {
            format!("Chứng thư số {} chưa có hiệu lực, từ {} mới dùng được.", named(subject.as_deref()), moment(*until))
        }
        KeyError::CertificateUsage { subject } | KeyError::CertificatePurpose { subject, .. } => {
            format!("Chứng thư số {} không được cấp để ký văn bản.", named(subject.as_deref()))
        }
        KeyError::CertificateOfAuthority { subject } => {
            format!("Chứng thư số {} là của tổ chức chứng thực, không phải của người ký.", named(subject.as_deref()))
        }
        KeyError::KeyTooSmall { subject, bits } => {
            format!("Khóa của chứng thư số {} chỉ dài {bits} bit, quá ngắn để ký.", named(subject.as_deref()))
        }
        KeyError::KeyKind { subject, .. } => {
            format!("Khóa của chứng thư số {} không phải RSA hay ECDSA P-256.", named(subject.as_deref()))
        }
        KeyError::NoCertificate => "Không tìm thấy chứng thư số nào.".into(),
        KeyError::NoneCalled { wanted, .. } => format!("Không có chứng thư số nào là \"{wanted}\"."),
        KeyError::Several { .. } => "Có nhiều chứng thư số dùng được, chưa rõ dùng cái nào.".into(),
        KeyError::NoneFit { .. } => "Không chứng thư số nào dùng được để ký.".into(),
        KeyError::KeyFileUnreadable => "Không đọc được tệp khóa (.p12): tệp hỏng hoặc không phải tệp khóa.".into(),
        KeyError::KeyFilePassword => "Mật khẩu của tệp khóa không đúng.".into(),
        KeyError::KeyFilePasswordOrDamage => "Mật khẩu của tệp khóa không đúng, hoặc tệp bị hỏng.".into(),
        KeyError::KeyFileAlgorithm => "Tệp khóa mã hóa theo cách không đọc được.".into(),
        KeyError::KeyFileWithoutKey => "Tệp khóa không có khóa bí mật.".into(),
        KeyError::KeyFileKey => "Khóa bí mật trong tệp bị hỏng hoặc không dùng để ký được.".into(),
        KeyError::LibraryUnloadable { reason } => {
            format!("Không nạp được thư viện của thiết bị ký số: {}.", Foreign::Loading.worded(reason))
        }
        KeyError::NoToken => "Không thấy thiết bị ký số nào.".into(),
        KeyError::NoTokenCalled { wanted, .. } => format!("Không có thiết bị ký số nào là \"{wanted}\"."),
        KeyError::SeveralTokens { .. } => "Có nhiều thiết bị ký số, chưa rõ dùng cái nào.".into(),
        KeyError::PinWrong { tries } => match tries {
            TriesLeft::One => "Mã PIN không đúng; chỉ còn một lần nhập nữa, sai thì thiết bị bị khóa.".into(),
            TriesLeft::Few => "Mã PIN không đúng; số lần được nhập còn ít.".into(),
            TriesLeft::NotSaid => "Mã PIN không đúng.".into(),
        },
        KeyError::PinLength { least, most } => format!("Mã PIN phải dài từ {least} đến {most} ký tự."),
        KeyError::PinLocked => "Mã PIN của thiết bị đã bị khóa.".into(),
        KeyError::PinExpired => "Mã PIN của thiết bị đã hết hạn.".into(),
        KeyError::PinNotSet => "Thiết bị chưa đặt mã PIN.".into(),
        KeyError::NoPrivateKey { subject } => {
            format!("Thiết bị có chứng thư số {} nhưng không có khóa bí mật của nó.", named(subject.as_deref()))
        }
        KeyError::TokenRemoved => "Thiết bị ký số đã bị rút ra.".into(),
        KeyError::TokenFailed { step, code } => format!("Thiết bị ký số báo lỗi khi {} ({code}).", doing(*step)),
        KeyError::SignatureNotOfCertificate { subject } => {
            format!("Chữ ký làm ra không khớp với chứng thư số {}.", named(subject.as_deref()))
        }
        KeyError::SigningFailed => "Không ký được bằng khóa này.".into(),
        KeyError::TooLarge { needed, capacity } => {
            format!("Chữ ký cần {needed} byte, chỗ chừa sẵn chỉ có {capacity} byte.")
        }
        KeyError::Cms { fault } => format!("Tệp chữ ký không dùng được: {}.", cms(fault)),
        KeyError::OtherDigest { .. } => "Tệp chữ ký dùng hàm băm khác SHA-256.".into(),
        KeyError::OtherSigner { expected, found } => {
            format!("Tệp chữ ký là của {}, không phải của {}.", named(found.as_deref()), named(expected.as_deref()))
        }
    }
}

/// What to do next.
fn hint(error: &KeyError) -> String {
    match error {
        KeyError::CertificateExpired { .. } => "gia hạn chứng thư số với tổ chức cấp.".into(),
        KeyError::CertificateNotYetValid { .. } => "kiểm tra ngày giờ của máy; đợi đến khi có hiệu lực.".into(),
        KeyError::CertificateUsage { .. }
        | KeyError::CertificatePurpose { .. }
        | KeyError::CertificateOfAuthority { .. } => "chọn chứng thư số được cấp để ký văn bản.".into(),
        KeyError::KeyTooSmall { .. } | KeyError::KeyKind { .. } => {
            "dùng chứng thư số có khóa RSA từ 2048 bit hoặc ECDSA P-256.".into()
        }
        KeyError::NoneCalled { candidates, .. } | KeyError::Several { candidates } => {
            format!("ghi --chung-thu và tên hoặc số sê-ri của một trong: {}.", listed(candidates))
        }
        KeyError::NoneFit { candidates } => format!("các chứng thư số tìm thấy: {}.", listed(candidates)),
        KeyError::NoCertificate => "kiểm tra tệp khóa hoặc thiết bị có chứng thư số của người ký.".into(),
        KeyError::KeyFilePassword | KeyError::KeyFilePasswordOrDamage => "nhập lại mật khẩu của tệp khóa.".into(),
        KeyError::KeyFileUnreadable | KeyError::KeyFileAlgorithm => "xuất lại tệp .p12 từ nơi cấp chứng thư số.".into(),
        KeyError::KeyFileWithoutKey | KeyError::KeyFileKey => "xuất lại tệp .p12 kèm khóa bí mật.".into(),
        KeyError::LibraryUnloadable { .. } => {
            "ghi --thu-vien với đường dẫn đúng của thư viện PKCS#11 do nhà cung cấp thiết bị cài.".into()
        }
        KeyError::NoToken | KeyError::TokenRemoved => "cắm thiết bị rồi chạy lại.".into(),
        KeyError::NoTokenCalled { tokens, .. } | KeyError::SeveralTokens { tokens } => {
            let tokens: Vec<String> =
                tokens.iter().map(|token| format!("\"{}\" (sê-ri {})", token.label, token.serial)).collect();
            format!("ghi --thiet-bi và tên hoặc số sê-ri của một trong: {}.", tokens.join(", "))
        }
        KeyError::PinWrong { .. } | KeyError::PinLength { .. } => "nhập lại mã PIN.".into(),
        KeyError::PinLocked | KeyError::PinExpired | KeyError::PinNotSet => {
            "dùng chương trình của nhà cung cấp thiết bị để mở khóa, đặt lại mã PIN.".into()
        }
        KeyError::NoPrivateKey { .. } => "chọn chứng thư số khác, hoặc cắm đúng thiết bị.".into(),
        KeyError::TokenFailed { .. } => "rút thiết bị, cắm lại rồi chạy lại.".into(),
        KeyError::SignatureNotOfCertificate { .. } | KeyError::SigningFailed => {
            "chọn đúng chứng thư số của khóa rồi ký lại.".into()
        }
        KeyError::TooLarge { .. } => "dùng chứng thư số ít chứng thư trung gian hơn.".into(),
        KeyError::Cms { .. } | KeyError::OtherDigest { .. } | KeyError::OtherSigner { .. } => {
            "ký lại đúng tệp đã xuất, dạng CAdES tách rời, SHA-256, kèm chứng thư số.".into()
        }
    }
}

fn named(subject: Option<&str>) -> String {
    subject.map_or_else(|| "(không tên)".to_owned(), |subject| format!("\"{subject}\""))
}

fn moment(at: DateTime<Utc>) -> String {
    in_vietnam(&at).format("%H:%M ngày %d/%m/%Y").to_string()
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
