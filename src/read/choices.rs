//! Values that are one of a few words: yes or no, statuses, kinds of evidence.

use super::bare::folded_words;
use super::decode::{Decode, Decoder};
use super::nearest::nearest;
use super::source::At;
use super::tree::Node;
use super::values::{no_texts, plain};
use crate::problem::problems;

problems! {
    GT007 Error Data "Không phải giá trị được dùng ở đây." {
        NoChoice { text: String, choices: &'static [&'static str], nearest: Option<&'static str> } =>
            format!("\"{text}\" không phải giá trị được dùng ở đây ({}).", choices.join(", ")),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => format!("chọn một trong: {}.", choices.join(", ")),
            };
        /// Words that people use for more than one of the choices; what to write for each.
        ChoiceOfTwoReadings { text: String, readings: &'static str } =>
            format!("\"{text}\" hiểu được nhiều cách."),
            readings.to_string();
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

/// The words of [`Status`], the ones that documents use first.
const STATUSES: &[(&str, Status)] = &[
    ("hoan_thanh", Status::Done),
    ("da_hoan_thanh", Status::Done),
    ("hoan_tat", Status::Done),
    ("da_hoan_tat", Status::Done),
    ("xong", Status::Done),
    ("da_xong", Status::Done),
    ("dang_thuc_hien", Status::InProgress),
    ("dang_trien_khai", Status::InProgress),
    ("dang_trien_khai_thuc_hien", Status::InProgress),
    ("dang_lam", Status::InProgress),
    ("chua_thuc_hien", Status::NotStarted),
    ("chua_trien_khai", Status::NotStarted),
    ("chua_trien_khai_thuc_hien", Status::NotStarted),
    ("chua_lam", Status::NotStarted),
    ("thuong_xuyen", Status::Continuous),
    ("thuc_hien_thuong_xuyen", Status::Continuous),
];

/// Words for a status that are not said alike by everybody, with what to write for each meaning.
const STATUSES_OF_TWO_READINGS: &[(&str, &str)] = &[
    ("da_thuc_hien", "ghi hoan_thanh nếu đã xong, dang_thuc_hien nếu đã bắt đầu mà chưa xong."),
    ("da_trien_khai", "ghi hoan_thanh nếu đã xong, dang_thuc_hien nếu đã bắt đầu mà chưa xong."),
    ("chua_hoan_thanh", "ghi dang_thuc_hien nếu đã bắt đầu, chua_thuc_hien nếu chưa bắt đầu."),
    ("chua_xong", "ghi dang_thuc_hien nếu đã bắt đầu, chua_thuc_hien nếu chưa bắt đầu."),
    ("hoan_thanh_mot_phan", "ghi dang_thuc_hien, và tỷ lệ ở ti_le."),
    ("qua_han", "quá hạn do chương trình tính; ghi dang_thuc_hien nếu đã bắt đầu, chua_thuc_hien nếu chưa bắt đầu."),
    ("tre_han", "trễ hạn do chương trình tính; ghi hoan_thanh nếu đã xong, dang_thuc_hien nếu còn đang làm."),
    ("dung_han", "đúng hạn do chương trình tính; ghi hoan_thanh và ngay_hoan_thanh."),
];

/// The words of [`EvidenceKind`].
const EVIDENCE_KINDS: &[(&str, EvidenceKind)] = &[
    ("van_ban", EvidenceKind::Document),
    ("bien_ban", EvidenceKind::Minutes),
    ("hinh_anh", EvidenceKind::Picture),
    ("anh", EvidenceKind::Picture),
    ("anh_chup", EvidenceKind::Picture),
    ("ho_so", EvidenceKind::File),
    ("khac", EvidenceKind::Other),
    ("tai_lieu_khac", EvidenceKind::Other),
];

impl Decode for At<Status> {
    #[cfg(test)]
    fn kind() -> String {
        "tình trạng".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        const CHOICES: &[&str] = &["hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "thuong_xuyen"];
        choice(node, decoder, STATUSES, CHOICES, STATUSES_OF_TWO_READINGS)
    }
}

impl Decode for At<EvidenceKind> {
    #[cfg(test)]
    fn kind() -> String {
        "loại tài liệu".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        choice(node, decoder, EVIDENCE_KINDS, &["van_ban", "bien_ban", "hinh_anh", "ho_so", "khac"], &[])
    }
}

/// Decodes one of several words, however it is typed: with diacritics or without, with any capitals, spaces, hyphens.
fn choice<T: Copy>(
    node: &Node,
    decoder: &mut Decoder,
    words: &[(&str, T)],
    choices: &'static [&'static str],
    unclear: &'static [(&'static str, &'static str)],
) -> Option<At<T>> {
    let text = plain(decoder.scalar(node)?);
    let folded = folded_words(&text).join("_");
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == folded) {
        return Some(At { value: *value, span: node.span });
    }
    if let Some((_, readings)) = unclear.iter().find(|(word, _)| *word == folded) {
        return decoder.refuse(node.span, ChoiceOfTwoReadings { text, readings });
    }
    let nearest = nearest(&folded, choices.iter().copied());
    decoder.refuse(node.span, NoChoice { text, choices, nearest })
}

/// Words for yes and for no, besides `có` and `không`.
const YES: [&str; 9] = ["co", "true", "yes", "y", "dung", "1", "x", "roi", "on"];
const NO: [&str; 9] = ["khong", "false", "no", "n", "sai", "0", "chua", "ko", "off"];

impl Decode for Flag {
    #[cfg(test)]
    fn kind() -> String {
        "có hoặc không".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        const CHOICES: &[&str] = &["có", "không"];
        let text = plain(decoder.scalar(node)?);
        let words = folded_words(&text);
        match words.as_slice() {
            [word] if YES.contains(&word.as_str()) => Some(Self(true)),
            [word] if NO.contains(&word.as_str()) => Some(Self(false)),
            _ => {
                let nearest = nearest(&text, CHOICES.iter().copied());
                decoder.refuse(node.span, NoChoice { text, choices: CHOICES, nearest })
            }
        }
    }
}

no_texts!(Flag, At<Status>, At<EvidenceKind>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::Source;
    use crate::read::tree::parse;

    fn decode<T: Decode>(text: &str) -> Result<T, String> {
        let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
        let mut decoder = Decoder::new(&source);
        let value = T::decode(&parse(&source).unwrap(), &mut decoder);
        value.ok_or_else(|| format!("{} {}", decoder.problems[0].code().as_str(), decoder.problems[0].hint()))
    }

    #[test]
    fn a_status_is_understood_however_it_is_typed_and_asked_for_where_it_has_two_readings() {
        for (texts, status) in [
            (&["hoan_thanh", "hoan-thanh", "Hoàn thành", "HOÀN THÀNH", "đã hoàn thành", "xong"][..], Status::Done),
            (&["đang thực hiện", "Dang_thuc_hien", "đang triển khai"], Status::InProgress),
            (&["chưa thực hiện", "Chưa triển khai", "chua-thuc-hien"], Status::NotStarted),
            (&["thường xuyên", "Thuong_xuyen", "thực hiện thường xuyên"], Status::Continuous),
        ] {
            for text in texts {
                assert_eq!(decode::<At<Status>>(text).map(|found| found.value), Ok(status), "{text}");
            }
        }
        for text in ["đã thực hiện", "chưa hoàn thành", "trễ hạn"] {
            let told = decode::<At<Status>>(text).unwrap_err();
            assert!(told.starts_with("GT007") && told.contains("dang_thuc_hien"), "{told}");
        }
        assert!(decode::<At<Status>>("hoàn thàn").is_err_and(|told| told.contains("hoan_thanh")));
        assert_eq!(decode::<At<EvidenceKind>>("Văn bản").map(|found| found.value), Ok(EvidenceKind::Document));
    }

    #[test]
    fn yes_and_no_are_understood_in_the_usual_words() {
        for text in ["có", "Có", "co", "true", "yes", "1", "x", "Đúng", "rồi"] {
            assert_eq!(decode::<Flag>(text), Ok(Flag(true)), "{text}");
        }
        for text in ["không", "Khong", "false", "No", "0", "chưa", "sai"] {
            assert_eq!(decode::<Flag>(text), Ok(Flag(false)), "{text}");
        }
        assert!(decode::<Flag>("có thể").is_err() && decode::<Flag>("2").is_err());
    }
}
