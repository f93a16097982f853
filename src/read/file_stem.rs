//! The office's own name for the files of a kind of document (`ten_tep`).

use unicode_normalization::UnicodeNormalization;

use super::decode::{Decode, Decoder};
use super::source::At;
use super::tree::Node;
use super::values::no_texts;
use crate::kinds::{Document, FileFormat, OwnName};
use crate::problem::problems;

problems! {
    GT013 Error Data "Không dùng làm tên tệp được." {
        NoFileStem { text: String, why: NoStem } =>
            why.message(text),
            why.hint();
    }
}

/// The most characters of a name, with one for `<nam>` and one for `<quy>`.
const LONGEST: usize = 100;

/// A file name without its ending, in which `<nam>` and `<quy>` stand for the document's year and quarter.
#[derive(Debug, Clone)]
pub(crate) struct FileStem(pub(super) At<String>);

no_texts!(FileStem);

impl FileStem {
    /// The name of one document's file. Words and quarter are added where documents of several quarters would share
    /// one.
    pub(crate) fn stem(&self, document: &Document) -> String {
        let pattern = &self.0.value;
        let quarter = document.quarter().map(|quarter| quarter.number.to_string()).unwrap_or_default();
        let told = match document.kind().facts().own_name {
            OwnName::UnlessQuarter(words) if !pattern.contains("<quy>") => format!("-{words}-{quarter}"),
            OwnName::AsIs | OwnName::UnlessQuarter(_) => String::new(),
            OwnName::Always(words) => format!("-{words}-{quarter}"),
        };
        let name = pattern.replace("<nam>", &document.year().to_string()).replace("<quy>", &quarter);
        format!("{}{told}", name.trim())
    }
}

impl Decode for FileStem {
    #[cfg(test)]
    fn kind() -> String {
        "tên tệp".to_owned()
    }

    /// Takes what every file system takes in a name: letters, digits, space, hyphen, underscore and dot.
    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let typed = decoder.file_name(node)?.trim().to_owned();
        let text: String = typed.nfc().collect();
        let bare = text.replace("<nam>", "0").replace("<quy>", "0");
        let fit = |c: char| c.is_alphanumeric() || [' ', '-', '_', '.'].contains(&c);
        let why = match () {
            () if !bare.chars().all(fit) || FileFormat::Pdf.stem(&bare.to_lowercase()).is_some() => NoStem::Letters,
            () if bare.chars().count() > LONGEST => NoStem::Long,
            () => return Some(Self(At { value: text, span: node.span })),
        };
        decoder.refuse(node.span, NoFileStem { text: typed, why })
    }
}

/// Why a text is no name for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoStem {
    /// It has characters that some system does not take, or ends with `.pdf`.
    Letters,
    /// It is empty, or begins or ends with a sign that some system does not take there.
    Edge,
    /// It is too long, with what is added to it.
    Long,
    /// Windows has this name for a device.
    Device(String),
    /// It has a part, this one, that the program adds to the names of files it makes.
    OwnPart(String),
    /// Another document has this file name.
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
