//! Values that are one of a few words: yes or no, statuses, kinds of evidence.

use unicode_normalization::UnicodeNormalization;

use super::decode::{At, Decode, Decoder};
use super::nearest::nearest;
use super::tree::Node;
use super::values::no_texts;
use crate::problem::problems;

problems! {
    GT007 Error Data "Không phải giá trị được dùng ở đây." {
        NoChoice { text: String, choices: &'static [&'static str], nearest: Option<&'static str> } =>
            format!("\"{text}\" không phải giá trị được dùng ở đây ({}).", choices.join(", ")),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => format!("chọn một trong: {}.", choices.join(", ")),
            };
    }
}

/// `có` or `không`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Flag(pub(crate) bool);

/// How far an action is (tình trạng), as reported. Whether it is late follows from its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    Done,
    InProgress,
    NotStarted,
    Continuous,
}

/// The kind of a piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EvidenceKind {
    Document,
    Minutes,
    Picture,
    File,
    Other,
}

/// The words of [`Status`].
const STATUSES: [(&str, Status); 4] = [
    ("hoan_thanh", Status::Done),
    ("dang_thuc_hien", Status::InProgress),
    ("chua_thuc_hien", Status::NotStarted),
    ("thuong_xuyen", Status::Continuous),
];

/// The words of [`EvidenceKind`].
const EVIDENCE_KINDS: [(&str, EvidenceKind); 5] = [
    ("van_ban", EvidenceKind::Document),
    ("bien_ban", EvidenceKind::Minutes),
    ("hinh_anh", EvidenceKind::Picture),
    ("ho_so", EvidenceKind::File),
    ("khac", EvidenceKind::Other),
];

impl Decode for At<Status> {
    #[cfg(test)]
    fn kind() -> String {
        "tình trạng".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        choice(node, decoder, &STATUSES, &["hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "thuong_xuyen"])
    }
}

impl Decode for At<EvidenceKind> {
    #[cfg(test)]
    fn kind() -> String {
        "loại tài liệu".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        choice(node, decoder, &EVIDENCE_KINDS, &["van_ban", "bien_ban", "hinh_anh", "ho_so", "khac"])
    }
}

/// Decodes one of several words; `-` may stand for `_`.
fn choice<T: Copy>(
    node: &Node,
    decoder: &mut Decoder,
    words: &[(&str, T)],
    choices: &'static [&'static str],
) -> Option<At<T>> {
    let text: String = decoder.scalar(node)?.trim().nfc().collect();
    match words.iter().find(|(word, _)| *word == text.replace('-', "_")) {
        Some((_, value)) => Some(At { value: *value, span: node.span }),
        None => {
            let nearest = nearest(&text, choices.iter().copied());
            decoder.refuse(node.span, NoChoice { text, choices, nearest })
        }
    }
}

impl Decode for Flag {
    #[cfg(test)]
    fn kind() -> String {
        "có hoặc không".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        const CHOICES: &[&str] = &["có", "không"];
        let text: String = decoder.scalar(node)?.trim().nfc().collect();
        match text.to_lowercase().as_str() {
            "có" | "co" | "true" => Some(Self(true)),
            "không" | "khong" | "false" => Some(Self(false)),
            _ => {
                let nearest = nearest(&text, CHOICES.iter().copied());
                decoder.refuse(node.span, NoChoice { text, choices: CHOICES, nearest })
            }
        }
    }
}

no_texts!(Flag, At<Status>, At<EvidenceKind>);
