//! What an office calls the files of its documents.

use unicode_normalization::UnicodeNormalization;

use super::decode::{At, Decode, Decoder};
use super::tree::Node;
use super::values::no_texts;
use crate::problem::{Fault, NoStem};

/// A name has at most so many letters.
const LONGEST: usize = 100;

/// A file name without its ending, in which `<nam>` and `<quy>` stand for the document's year and quarter.
#[derive(Debug, Clone)]
pub(crate) struct FileStem(pub(super) At<String>);

no_texts!(FileStem);

impl Decode for FileStem {
    #[cfg(test)]
    fn kind() -> String {
        "tên tệp".to_owned()
    }

    /// What every system takes as letters of a name: letters, digits, space, hyphen, underscore and dot.
    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let typed = decoder.scalar(node)?.trim().to_owned();
        let text: String = typed.nfc().collect();
        let bare = text.replace("<nam>", "0").replace("<quy>", "0");
        let fit = |c: char| c.is_alphanumeric() || [' ', '-', '_', '.'].contains(&c);
        let why = match () {
            () if !bare.chars().all(fit) || bare.to_lowercase().ends_with(".pdf") => NoStem::Letters,
            () if bare.chars().count() > LONGEST => NoStem::Long,
            () => return Some(Self(At { value: text, span: node.span })),
        };
        decoder.refuse(node.span, Fault::NoFileStem { text: typed, why })
    }
}
