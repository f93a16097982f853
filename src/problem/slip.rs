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
    NoFinalStop,
    DatePadding,
    Abbreviation,
    CitationShort,
    CitationTwice,
    CitationForm,
    TwoSpellings,
    JoinedNames,
    Misspelt,
    AloneCapital,
    OwnName,
    BasisEnd,
    ExtraSign,
    SmallInitial,
    CitedType,
    CitedNumber,
    CitedSpaces,
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
            Self::NoFinalStop => Code::NN014,
            Self::DatePadding => Code::NN015,
            Self::Abbreviation => Code::NN016,
            Self::CitationShort => Code::NN017,
            Self::CitationTwice => Code::NN018,
            Self::CitationForm => Code::NN019,
            Self::TwoSpellings => Code::NN020,
            Self::JoinedNames => Code::NN021,
            Self::Misspelt => Code::NN022,
            Self::AloneCapital => Code::NN023,
            Self::OwnName => Code::NN024,
            Self::BasisEnd => Code::NN025,
            Self::ExtraSign => Code::NN026,
            Self::SmallInitial => Code::NN027,
            Self::CitedType => Code::TT002,
            Self::CitedNumber => Code::TT003,
            Self::CitedSpaces => Code::TT004,
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
        Slip::NoFinalStop if found.trim_end_matches([')', '"', '”']).ends_with('…') => {
            format!("Câu kết thúc ở \"{found}\" bằng dấu chấm lửng, chưa có dấu chấm hoặc dấu chấm phẩy.")
        }
        Slip::NoFinalStop => format!("Câu kết thúc ở \"{found}\" mà không có dấu câu."),
        Slip::DatePadding => format!("\"{found}\" ghi ngày, tháng khác cách với phần lớn các ngày trong tệp này."),
        Slip::Abbreviation => format!("Chữ viết tắt \"{found}\" chưa được giải thích."),
        Slip::CitationShort => format!("Viện dẫn lần đầu chưa đầy đủ: \"{found}\"."),
        Slip::CitationTwice => format!("Viện dẫn lại đầy đủ \"{found}\"."),
        Slip::CitationForm => format!("Viện dẫn \"{found}\" chưa đúng mẫu."),
        Slip::TwoSpellings => format!("\"{found}\" viết khác với những chỗ khác trong tệp này."),
        Slip::JoinedNames => format!("\"{found}\" nối khác với những chỗ khác trong tệp này."),
        Slip::Misspelt => format!("\"{found}\" viết sai hoặc viết thiếu."),
        Slip::AloneCapital => format!("\"{found}\" đứng độc lập thì viết hoa."),
        Slip::OwnName => format!("\"{found}\" viết khác tên ghi trong don-vi.yaml."),
        Slip::BasisEnd => format!("Căn cứ kết thúc bằng \"{found}\"."),
        Slip::ExtraSign => format!("Thừa \"{found}\" ở cuối: trang tự thêm dấu kết thúc."),
        Slip::SmallInitial => format!("Chữ đầu câu \"{found}\" viết thường; trang in đúng như đã gõ."),
        Slip::CitedType => format!("Ký hiệu trong \"{found}\" không phải của loại văn bản đó."),
        Slip::CitedNumber => format!("Số văn bản trong \"{found}\" nhỏ hơn 10 thiếu số 0 ở trước."),
        Slip::CitedSpaces => format!("Số, ký hiệu \"{found}\" có khoảng trắng."),
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
        (Slip::NoFinalStop, _) => "thêm dấu chấm hoặc dấu chấm phẩy ở cuối.".into(),
        (Slip::ExtraSign, _) => "bỏ dấu ở cuối.".into(),
        (Slip::Abbreviation, _) => "viết đầy đủ ở lần đầu, ví dụ: cải cách hành chính (CCHC).".into(),
        (Slip::CitationShort, Some(lacking)) => format!("ghi thêm {lacking}."),
        (Slip::CitationTwice, _) => "từ lần thứ hai chỉ ghi loại, số và ký hiệu của văn bản.".into(),
        (Slip::CitationForm | Slip::CitedNumber | Slip::CitedSpaces, Some(better)) => format!("ghi \"{better}\"."),
        (Slip::CitedType, Some(wanted)) => format!("ký hiệu của loại văn bản này bắt đầu bằng {wanted}."),
        (Slip::BasisEnd, _) => "các căn cứ trước kết thúc bằng dấu chấm phẩy, căn cứ cuối cùng bằng dấu chấm.".into(),
        (_, Some(better)) => format!("có phải là \"{better}\"?"),
        (_, None) => "xem lại chỗ này.".into(),
    }
}
