//! How urgent a document is (`do_khan`; NĐ 30/2020, Điều 8 khoản 3 and PL I, III.2.b), in the words of a person.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::bare::bare;
use super::choices::NoChoice;
use super::decode::{Decode, Decoder};
use super::nearest::nearest;
use super::secrecy::{self, SecrecyMark};
use super::tree::Node;
use super::values::no_texts;

/// The degrees that the decree has a mark for, from the most urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Urgency {
    HoaToc,
    ThuongKhan,
    Khan,
}

/// What a record says of it; most documents have no mark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct UrgencyMark(pub(crate) Option<Urgency>);

/// What may be typed, without marks and spaces. The last two say that a document is not urgent.
const WORDS: [(&str, Option<Urgency>); 5] = [
    ("hoatoc", Some(Urgency::HoaToc)),
    ("thuongkhan", Some(Urgency::ThuongKhan)),
    ("khan", Some(Urgency::Khan)),
    ("binhthuong", None),
    ("khong", None),
];

impl Decode for UrgencyMark {
    #[cfg(test)]
    fn kind() -> String {
        "hỏa tốc, thượng khẩn hoặc khẩn".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        const CHOICES: &[&str] = &["hỏa tốc", "thượng khẩn", "khẩn"];
        let text: String = decoder.scalar(node)?.trim().nfc().collect();
        let typed = bare(&text);
        match WORDS.iter().find(|(word, _)| *word == typed) {
            Some((_, urgency)) => Some(Self(*urgency)),
            // Only with its mark: `thuong` may be the beginning of THƯỢNG KHẨN too.
            None if text.to_lowercase() == "thường" => Some(Self(None)),
            // A document may have both marks (PL I, III.2), so that one is taken for the other.
            None if secrecy::is_degree(&text) => decoder.refuse(node.span, SecrecyMark { typed: text }),
            None => {
                let nearest = nearest(&text, CHOICES.iter().copied());
                decoder.refuse(node.span, NoChoice { text, choices: CHOICES, nearest })
            }
        }
    }
}

no_texts!(UrgencyMark);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::Source;
    use crate::read::tree::parse;

    fn decode(text: &str) -> Result<Option<Urgency>, &'static str> {
        let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
        let mut decoder = Decoder::new(&source);
        let mark = UrgencyMark::decode(&parse(&source).unwrap(), &mut decoder);
        mark.map(|mark| mark.0).ok_or_else(|| decoder.problems[0].code().as_str())
    }

    #[test]
    fn each_degree_is_understood_as_a_person_types_it() {
        let spellings = [
            (Urgency::HoaToc, ["hỏa tốc", "HỎA TỐC", "Hoả tốc", "hoa_toc", "hoa-toc", "HOATOC", "\"Hỏa-Tốc\""]),
            (
                Urgency::ThuongKhan,
                [
                    "thượng khẩn",
                    "THƯỢNG KHẨN",
                    "Thượng Khẩn",
                    "thuong_khan",
                    "thuong-khan",
                    "ThuongKhan",
                    "thượng_khẩn",
                ],
            ),
            (Urgency::Khan, ["khẩn", "KHẨN", "Khẩn", "khan", "KHAN", "' khẩn '", "khâ\u{309}n"]),
        ];
        for (urgency, spellings) in spellings {
            for typed in spellings {
                assert_eq!(decode(typed), Ok(Some(urgency)), "{typed}");
            }
        }
    }

    #[test]
    fn a_document_that_is_not_urgent_may_say_so() {
        for typed in ["thường", "Thường", "bình thường", "binh_thuong", "không", "KHONG"] {
            assert_eq!(decode(typed), Ok(None), "{typed}");
        }
    }

    #[test]
    fn other_words_are_refused_and_degrees_of_secrecy_for_what_they_are() {
        for typed in ["gấp", "hỏa tốc hẹn giờ", "khẩn cấp", "thượng", "thuong", "3", "có"] {
            assert_eq!(decode(typed), Err("GT007"), "{typed}");
        }
        for typed in ["mật", "MẬT", "tối mật", "TUYET_MAT"] {
            assert_eq!(decode(typed), Err("GT030"), "{typed}");
        }
        assert_eq!(decode("[khẩn]"), Err("GT001"));
        assert_eq!(decode("\"[MẪU] khẩn\""), Err("MM001"));
    }
}
