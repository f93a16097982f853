//! Names of files that an office may not choose, and the words for it.

/// Why a text is no name for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoStem {
    /// Letters that some system does not take in a name, or the ending.
    Letters,
    /// How it begins or ends.
    Edge,
    /// It is too long, with what is added to it.
    Long,
    /// Windows has this name for a device.
    Device(String),
    /// The program itself calls files so that it makes of others.
    OwnPart(String),
    /// Another document has this file.
    Taken(String),
}

impl NoStem {
    pub(super) fn message(&self, text: &str) -> String {
        match self {
            Self::Letters | Self::Edge => format!("\"{text}\" không dùng làm tên tệp được."),
            Self::Long => format!("\"{text}\" quá dài, không dùng làm tên tệp được."),
            Self::Device(name) => {
                format!("\"{text}\" không dùng làm tên tệp được: Windows dành riêng tên \"{name}\" cho thiết bị.")
            }
            Self::OwnPart(part) => format!(
                "\"{text}\" không dùng làm tên tệp được: phần \"{part}\" dành cho tệp mà cchc lập thêm (bản ký, bản có số, bản sau)."
            ),
            Self::Taken(other) => format!("\"{text}\" trùng với tên tệp của văn bản khác: \"{other}\"."),
        }
    }

    pub(super) fn hint(&self) -> String {
        match self {
            Self::Letters => "chỉ dùng chữ, số, dấu cách, gạch nối, gạch dưới, dấu chấm; không kèm .pdf.",
            Self::Edge => {
                "bắt đầu bằng chữ hoặc số, không kết thúc bằng dấu chấm, cả khi <quy> để trống (kế hoạch năm không có quý)."
            }
            Self::Long => "rút ngắn tên, nhiều nhất 100 chữ.",
            Self::Device(_) | Self::OwnPart(_) => "chọn tên khác, ví dụ KH-CCHC-<nam>.",
            Self::Taken(_) => "chọn cho mỗi loại văn bản một tên riêng, ví dụ KH-CCHC-<nam>, BC-CCHC-<nam>.",
        }
        .into()
    }
}
