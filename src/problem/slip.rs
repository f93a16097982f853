//! Slips of language: what each is, and its words.

use super::Code;

/// A slip that one text shows by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    LoneMark,
    Eth,
    OldEncoding,
    OldEncodingWhole,
    Invisible,
    DoubledSpace,
    SpaceBefore,
    LostSpaceAfter,
    LostSpace,
    DoubledWords,
    Capitals,
    DecimalPoint,
    MixedTones,
}

impl Slip {
    /// The registered code.
    pub(crate) fn code(self) -> Code {
        match self {
            Self::LoneMark => Code::NN001,
            Self::Eth => Code::NN002,
            Self::OldEncoding => Code::NN003,
            Self::OldEncodingWhole => Code::NN004,
            Self::Invisible => Code::NN005,
            Self::DoubledSpace => Code::NN006,
            Self::SpaceBefore => Code::NN007,
            Self::LostSpaceAfter => Code::NN008,
            Self::LostSpace => Code::NN009,
            Self::DoubledWords => Code::NN010,
            Self::Capitals => Code::NN011,
            Self::DecimalPoint => Code::NN012,
            Self::MixedTones => Code::NN013,
        }
    }
}

/// What is wrong, one sentence.
pub(super) fn message(slip: Slip, found: &str) -> String {
    let code = || found.chars().next().map_or(0, u32::from);
    match slip {
        Slip::LoneMark => format!("Dấu rời U+{:04X} không ghép được vào chữ nào.", code()),
        Slip::Eth => format!("\"{found}\" (U+{:04X}) không phải chữ Đ của tiếng Việt.", code()),
        Slip::OldEncoding => format!("\"{found}\" còn sót của bảng mã cũ (TCVN3, VNI)."),
        Slip::OldEncodingWhole => "Cả đoạn còn ở bảng mã cũ (TCVN3, VNI).".into(),
        Slip::Invisible => format!("Ký tự không nhìn thấy U+{:04X}.", code()),
        Slip::DoubledSpace => "Thừa khoảng trắng.".into(),
        Slip::SpaceBefore => "Thừa khoảng trắng trước dấu câu.".into(),
        Slip::LostSpaceAfter => format!("Thiếu khoảng trắng sau dấu câu: \"{found}\"."),
        Slip::LostSpace => format!("Thiếu khoảng trắng giữa hai tiếng: \"{found}\"."),
        Slip::DoubledWords => format!("Từ ngữ lặp lại: \"{found}\"."),
        Slip::Capitals => format!("\"{found}\" viết hoa chưa đúng quy định."),
        Slip::DecimalPoint => format!("Số thập phân \"{found}\" dùng dấu chấm."),
        Slip::MixedTones => format!("Cách đặt dấu thanh của \"{found}\" khác với phần lớn các chữ trong tệp này."),
    }
}

/// What to do next, one sentence.
pub(super) fn hint(slip: Slip, better: Option<&str>) -> String {
    match (slip, better) {
        (Slip::DoubledSpace, _) => "để một khoảng trắng.".into(),
        (Slip::SpaceBefore, _) => "bỏ khoảng trắng trước dấu câu.".into(),
        (Slip::Invisible, _) => "xóa chữ ở hai bên rồi gõ lại.".into(),
        (Slip::LoneMark, _) => "xóa rồi gõ lại cả chữ, bằng bộ gõ Unicode dựng sẵn.".into(),
        (Slip::OldEncoding | Slip::OldEncodingWhole, _) => "chuyển mã sang Unicode dựng sẵn, hoặc gõ lại.".into(),
        (_, Some(better)) => format!("có phải là \"{better}\"?"),
        (_, None) => "xem lại chỗ này.".into(),
    }
}
