//! What rules find in the form of a document (NĐ 30/2020, phụ lục I): symbol, authority, signer, issuer, recipients.

use super::Code;

/// What is wrong with the form, as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FormFault {
    SymbolForm { abbreviation: String },
    SymbolNotIssuer { abbreviation: String, wanted: &'static str },
    SymbolNotType { symbol: String, kind: &'static str, wanted: &'static str },
    NumberUnpadded { number: String },
    SymbolSpaced { symbol: String },
    Authority(AuthoritySlip),
    ByOrderToItself { line: String },
    AcademicTitle { title: String },
    HeaderNotName { header: String, name: String },
    ShortIssuer { short: &'static str, full: &'static str },
    NotArchived,
    Abolished { body: &'static str },
}

/// How the lines above the signer's position do not match the position or the issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AuthoritySlip {
    /// A committee or council signs by `TM.`.
    OnBehalfMissing {
        wanted: String,
    },
    OnBehalfOfOther {
        line: String,
        wanted: String,
    },
    /// An office has a head, who signs in his own name.
    OnBehalfOfOffice {
        line: String,
    },
    DeputyAlone {
        position: String,
        wanted: String,
    },
    ForNobody {
        line: String,
        position: String,
    },
    ByOwnOrder {
        line: String,
    },
    Unknown {
        line: String,
    },
    ActingIsPosition {
        line: String,
    },
}

impl FormFault {
    /// The registered code.
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::SymbolForm { .. } | Self::SymbolNotIssuer { .. } => Code::TT001,
            Self::SymbolNotType { .. } => Code::TT002,
            Self::NumberUnpadded { .. } => Code::TT003,
            Self::SymbolSpaced { .. } => Code::TT004,
            Self::Authority(_) => Code::TT005,
            Self::ByOrderToItself { .. } => Code::TT006,
            Self::AcademicTitle { .. } => Code::TT007,
            Self::HeaderNotName { .. } => Code::TT008,
            Self::ShortIssuer { .. } => Code::TT009,
            Self::NotArchived => Code::TT010,
            Self::Abolished { .. } => Code::TT011,
        }
    }
}

/// What is wrong, one sentence.
pub(super) fn message(found: &FormFault) -> String {
    match found {
        FormFault::SymbolForm { abbreviation } => {
            format!("\"{abbreviation}\" không dùng trong ký hiệu văn bản được.")
        }
        FormFault::SymbolNotIssuer { abbreviation, wanted } => {
            format!("Ký hiệu \"{abbreviation}\" không khớp tên cơ quan ban hành ({wanted}).")
        }
        FormFault::SymbolNotType { symbol, kind, .. } => {
            format!("Ký hiệu \"{symbol}\" không phải của loại văn bản {kind}.")
        }
        FormFault::NumberUnpadded { number } => format!("Số văn bản \"{number}\" nhỏ hơn 10 thiếu số 0 ở trước."),
        FormFault::SymbolSpaced { symbol } => format!("Ký hiệu \"{symbol}\" có khoảng trắng."),
        FormFault::Authority(slip) => authority(slip),
        FormFault::ByOrderToItself { line } => {
            format!("\"{line}\" nhưng văn bản lại gửi chính Chủ tịch.")
        }
        FormFault::AcademicTitle { title } => format!("Trước họ tên người ký ghi \"{title}\"."),
        FormFault::HeaderNotName { header, name } => {
            format!("Tên cơ quan ở đầu trang \"{header}\" không khớp tên đầy đủ \"{name}\".")
        }
        FormFault::ShortIssuer { short, .. } => format!("Tên cơ quan ban hành viết tắt ({short})."),
        FormFault::NotArchived => "Nơi lưu không có \"VT\".".into(),
        FormFault::Abolished { body } => {
            format!("\"{body}\" đã kết thúc hoạt động từ ngày 01/7/2025.")
        }
    }
}

fn authority(slip: &AuthoritySlip) -> String {
    match slip {
        AuthoritySlip::OnBehalfMissing { wanted } => format!("Thiếu dòng \"{wanted}\" trên chức vụ người ký."),
        AuthoritySlip::OnBehalfOfOther { line, .. } => {
            format!("\"{line}\" không phải cơ quan ban hành văn bản này.")
        }
        AuthoritySlip::OnBehalfOfOffice { line } => {
            format!("\"{line}\": cơ quan làm việc theo chế độ thủ trưởng không ký thay mặt (TM.).")
        }
        AuthoritySlip::DeputyAlone { position, .. } => {
            format!("Cấp phó (\"{position}\") ký mà không có dòng ký thay (KT.).")
        }
        AuthoritySlip::ForNobody { line, position } => {
            format!("\"{line}\" không đi với chức vụ \"{position}\".")
        }
        AuthoritySlip::ByOwnOrder { line } => format!("\"{line}\": không ai ký thừa lệnh của chính mình."),
        AuthoritySlip::Unknown { line } => format!("\"{line}\" không phải dòng quyền hạn."),
        AuthoritySlip::ActingIsPosition { line } => format!("\"{line}\" là chức vụ, không phải dòng quyền hạn."),
    }
}

/// What to do next, one sentence.
pub(super) fn hint(found: &FormFault) -> String {
    match found {
        FormFault::SymbolForm { .. } => {
            "chỉ ghi chữ viết tắt của cơ quan, viết hoa, liền nhau, không kèm loại văn bản, ví dụ UBND, VP.".into()
        }
        FormFault::SymbolNotIssuer { wanted, .. } => format!("ghi \"{wanted}\"."),
        FormFault::SymbolNotType { kind, wanted, .. } => {
            format!("ký hiệu của {kind} bắt đầu bằng {wanted}; sửa ký hiệu hoặc tên văn bản.")
        }
        FormFault::NumberUnpadded { number } => format!("ghi \"0{number}\"."),
        FormFault::SymbolSpaced { symbol } => {
            format!("ghi \"{}\".", symbol.split_whitespace().collect::<String>())
        }
        FormFault::Authority(slip) => match slip {
            AuthoritySlip::OnBehalfMissing { wanted } => format!("thêm \"{wanted}\" vào tham_quyen."),
            AuthoritySlip::OnBehalfOfOther { wanted, .. } | AuthoritySlip::DeputyAlone { wanted, .. } => {
                format!("ghi \"{wanted}\".")
            }
            AuthoritySlip::OnBehalfOfOffice { .. } => "bỏ dòng này ở tham_quyen.".into(),
            AuthoritySlip::ForNobody { .. } => "cấp phó ký thay cấp trưởng: KT. CHỦ TỊCH, rồi PHÓ CHỦ TỊCH.".into(),
            AuthoritySlip::ByOwnOrder { .. } => "ghi chức vụ của người được giao ký ở chuc_vu.".into(),
            AuthoritySlip::Unknown { .. } => "bắt đầu bằng TM., KT., TL. hoặc TUQ.; chức vụ ghi ở chuc_vu.".into(),
            AuthoritySlip::ActingIsPosition { .. } => "ghi Q. ở chuc_vu, ví dụ \"Q. CHỦ TỊCH\".".into(),
        },
        FormFault::ByOrderToItself { .. } => "bỏ dòng TL.; người đứng đầu văn phòng ký với chức vụ của mình.".into(),
        FormFault::AcademicTitle { .. } => "chỉ ghi họ và tên; không ghi học hàm, học vị, danh hiệu.".into(),
        FormFault::HeaderNotName { .. } => {
            "sửa tieu_de hoặc ten; phần tên ghi ở co_quan_chu_quan không phải lặp lại.".into()
        }
        FormFault::ShortIssuer { full, .. } => {
            format!("ghi đầy đủ \"{full}\"; chỉ cơ quan chủ quản mới được viết tắt.")
        }
        FormFault::NotArchived => "thêm VT (văn thư) vào luu.".into(),
        FormFault::Abolished { .. } => "ghi cơ quan đang tiếp nhận nhiệm vụ đó.".into(),
    }
}
