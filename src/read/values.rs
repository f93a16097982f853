//! The kinds of single values in records: text, decimals, counts, paths. Text in, checked value out. Days are in `days`.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::decode::{Decode, Decoder};
use super::key::{RecordKey, RecordText, Texts};
use super::source::At;
use super::tree::Node;
use crate::period::without_word;
use crate::problem::problems;

problems! {
    GT005 Error Data "Không phải số điểm." {
        NoDecimal { text: String } =>
            format!("\"{text}\" không phải số điểm."),
            "ghi số dạng 10,947 hoặc 10.947, không kèm đơn vị, không âm.";
    }
    GT006 Error Data "Không phải số nguyên trong khoảng cho phép." {
        /// `meant`: the numbers that may be meant.
        NoCount { text: String, least: u32, most: u32, meant: Vec<u32> } =>
            format!("\"{text}\" không phải số nguyên từ {least} đến {most}."),
            match meant.as_slice() {
                [] => format!("ghi một số từ {least} đến {most}, không kèm chữ."),
                [one] => format!("chỉ ghi số, không kèm chữ; có phải là {one}?"),
                [one, other, ..] => format!("ghi {one} hoặc {other}, không kèm chữ."),
            };
    }
    GT010 Error Data "Tệp theo phiên bản mới hơn chương trình." {
        VersionNewer { found: u32, supported: u32 } =>
            format!("Tệp theo phiên bản {found}; bản cchc này chỉ đọc được tới phiên bản {supported}."),
            "cài bản cchc mới hơn rồi làm lại.";
    }
    GT011 Error Data "Không có phiên bản này của tệp hồ sơ." {
        VersionUnknown { found: u32 } =>
            format!("Không có phiên bản {found} của tệp hồ sơ."),
            "ghi \"phien_ban: 1\".";
    }
}

/// Text for the page, in NFC, not blank, without white space around it.
pub(crate) type Text = At<String>;

/// A score: a decimal that is not negative, `10,947` or `10.947`.
pub(crate) type Score = At<Decimal>;

/// A whole number from 1 to 99,999, `45` or `05`.
pub(crate) type Count = At<u32>;

/// A year, 2000 to 2100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Year(pub(crate) At<i32>);

/// The version of the record files that this program reads and writes (`phien_ban`).
pub(crate) const VERSION: u32 = 1;

/// The format version of a record file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Version;

/// The path of a file inside the unit folder, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitPath(pub(crate) At<String>);

/// A share of 0 to 100 percent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Percent(pub(crate) At<u32>);

/// A whole number from 0 to 99,999.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Whole(pub(crate) At<u32>);

/// The version of frozen figures that this program writes; it reads the first as well.
pub(crate) const FROZEN_VERSION: u32 = 2;

/// The format version of a file of frozen figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FrozenVersion(u32);

impl FrozenVersion {
    /// Whether it is version 1, in which unreported actions count as not started, and quarters end with their reporting
    /// period.
    pub(crate) fn is_first(&self) -> bool {
        self.0 == 1
    }
}

impl Decode for Percent {
    #[cfg(test)]
    fn kind() -> String {
        "số từ 0 đến 100".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let text = plain(decoder.scalar(node)?);
        let bare = ["%", "phần trăm"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text).trim_end();
        // `60,0` is 60; `0,6` may be what a spreadsheet has for 60 %.
        let (whole, part) = bare.split_once([',', '.']).unwrap_or((bare, "0"));
        let exact = !part.is_empty() && part.bytes().all(|digit| digit == b'0');
        if let Some(value) = number(whole).filter(|value| exact && *value <= 100) {
            return Some(Self(At { value, span: node.span }));
        }
        let share = (whole == "0" && (1..=2).contains(&part.len())).then(|| number(part)).flatten();
        let meant = share.map(|share| if part.len() == 1 { share * 10 } else { share });
        let fault = NoCount { text, least: 0, most: 100, meant: meant.into_iter().collect() };
        decoder.refuse(node.span, fault)
    }
}

impl Decode for Whole {
    #[cfg(test)]
    fn kind() -> String {
        "số nguyên từ 0".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        whole(node, decoder, 0, 99_999).map(Self)
    }
}

impl Decode for Text {
    #[cfg(test)]
    fn kind() -> String {
        "văn bản".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let text = decoder.text(node)?;
        Some(At { value: text.trim().nfc().collect(), span: node.span })
    }
}

impl Decode for Score {
    #[cfg(test)]
    fn kind() -> String {
        "điểm (số thập phân)".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let typed = plain(decoder.scalar(node)?);
        let text = typed.strip_suffix("điểm").unwrap_or(&typed).trim_end();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let separators = text.bytes().filter(|b| matches!(b, b',' | b'.')).count();
        let plain = digits > 0 && digits <= 12 && separators <= 1 && digits + separators == text.len();
        let edged = text.starts_with([',', '.']) || text.ends_with([',', '.']);
        match text.replace(',', ".").parse() {
            Ok(value) if plain && !edged => Some(At { value, span: node.span }),
            _ => decoder.refuse(node.span, NoDecimal { text: typed }),
        }
    }
}

impl Decode for Count {
    #[cfg(test)]
    fn kind() -> String {
        "số nguyên từ 1".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        whole(node, decoder, 1, 99_999)
    }
}

impl Decode for Year {
    #[cfg(test)]
    fn kind() -> String {
        "năm".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let At { value, span } = whole(node, decoder, 2000, 2100)?;
        // Does not overflow: 2000 to 2100.
        Some(Self(At { value: value as i32, span }))
    }
}

impl Decode for Version {
    #[cfg(test)]
    fn kind() -> String {
        "số 1".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        match whole(node, decoder, 0, 9_999)?.value {
            VERSION => Some(Self),
            found if found > VERSION => {
                let supported = VERSION;
                decoder.refuse(node.span, VersionNewer { found, supported })
            }
            found => decoder.refuse(node.span, VersionUnknown { found }),
        }
    }
}

impl Decode for FrozenVersion {
    #[cfg(test)]
    fn kind() -> String {
        "số 1 hoặc 2".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        match whole(node, decoder, 0, 9_999)?.value {
            version @ 1..=FROZEN_VERSION => Some(Self(version)),
            found if found > FROZEN_VERSION => {
                decoder.refuse(node.span, VersionNewer { found, supported: FROZEN_VERSION })
            }
            found => decoder.refuse(node.span, VersionUnknown { found }),
        }
    }
}

impl Decode for UnitPath {
    #[cfg(test)]
    fn kind() -> String {
        "đường dẫn tệp".to_owned()
    }

    /// `\` between folders, as Windows writes it, is `/`. In straight double quotes YAML reads `\t` as a tab: the path is
    /// then what was typed.
    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let read = decoder.scalar(node)?.trim().to_owned();
        let typed = decoder.typed(node.span).trim();
        let quoted = typed.strip_prefix('"').and_then(|typed| typed.strip_suffix('"'));
        let path = quoted.filter(|typed| typed.contains('\\')).map_or(read, |typed| typed.replace("\\\\", "\\"));
        Some(Self(At { value: path.trim().replace('\\', "/"), span: node.span }))
    }
}

impl Texts for Text {
    fn texts<'t>(&'t self, key: Option<&'static RecordKey>, visit: &mut dyn FnMut(RecordText<'t>)) {
        visit(RecordText { text: self, key });
    }
}

/// Implements [`Texts`] for types that the page does not show as typed.
macro_rules! no_texts {
    ($($type:ty),* $(,)?) => {
        $(impl $crate::read::key::Texts for $type {
            fn texts<'t>(
                &'t self,
                _: Option<&'static $crate::read::key::RecordKey>,
                _: &mut dyn FnMut($crate::read::key::RecordText<'t>),
            ) {
            }
        })*
    };
}
pub(crate) use no_texts;

no_texts!(Score, Count, Percent, Whole, Year, Version, FrozenVersion, UnitPath);

/// A value without white space around it, every white space in it a plain space, in NFC.
pub(super) fn plain(value: &str) -> String {
    value.trim().chars().map(|sign| if sign.is_whitespace() { ' ' } else { sign }).nfc().collect()
}

/// A number in digits.
fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A whole number from `least` to `most`, written in digits, with `số` or `năm` before it or not.
fn whole(node: &Node, decoder: &mut Decoder, least: u32, most: u32) -> Option<At<u32>> {
    let text = plain(decoder.scalar(node)?);
    let fits = |number: &u32| (least..=most).contains(number);
    if let Some(value) = number(without_word(&text, &["số", "số:", "năm"])).filter(fits) {
        return Some(At { value, span: node.span });
    }
    // What stands before a symbol: `12/KH-UBND`.
    let first: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let lettered = text.chars().any(char::is_alphabetic);
    let meant = number(&first).filter(|value| lettered && fits(value)).into_iter().collect();
    decoder.refuse(node.span, NoCount { text, least, most, meant })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::choices::Flag;
    use crate::read::id::ActionId;
    use crate::read::source::Source;
    use crate::read::tree::parse;

    fn decode<T: Decode>(text: &str) -> Result<T, &'static str> {
        let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
        let mut decoder = Decoder::new(&source);
        T::decode(&parse(&source).unwrap(), &mut decoder).ok_or_else(|| decoder.problems[0].code().as_str())
    }

    #[test]
    fn a_score_is_an_exact_decimal_with_comma_or_point() {
        for text in ["10,947", "10.947", "\"10,947\"", "10,947 điểm"] {
            assert_eq!(decode::<Score>(text).unwrap().value, Decimal::new(10_947, 3), "{text}");
        }
        assert_eq!(decode::<Score>("0,1").unwrap().value + decode::<Score>("0,2").unwrap().value, Decimal::new(3, 1));
        for text in ["-1", "1e3", "1.000,5", "10,947 đồng", "\",5\"", "5,", "0x10", "1_0", "NaN", "１", "1234567890123"]
        {
            assert_eq!(decode::<Score>(text), Err("GT005"), "{text}");
        }
    }

    #[test]
    fn counts_years_ids_flags_and_versions_say_what_they_refuse() {
        assert_eq!(decode::<Count>("05").unwrap().value, 5);
        assert_eq!(decode::<Count>("0"), Err("GT006"));
        assert_eq!(decode::<Count>("+5"), Err("GT006"));
        assert_eq!(decode::<Year>("1999").map(|y| y.0.value), Err("GT006"));
        assert_eq!(decode::<ActionId>("nv 1").map(|_| ()), Err("GT009"));
        assert_eq!(decode::<Flag>("có"), Ok(Flag(true)));
        assert_eq!(decode::<Flag>("khongg"), Err("GT007"));
        assert_eq!(decode::<Version>("2").map(|_| ()), Err("GT010"));
        assert_eq!(decode::<Version>("0").map(|_| ()), Err("GT011"));
    }

    #[test]
    fn a_percentage_is_taken_with_its_sign_and_a_fraction_is_asked_for() {
        for text in ["60", "60%", "60 %", "60,0", "60 phần trăm", "\"60\u{A0}%\""] {
            assert_eq!(decode::<Percent>(text).map(|percent| percent.0.value), Ok(60), "{text}");
        }
        for text in ["0,6", "101%", "12,5%", "\"%\"", "-1", "sáu mươi"] {
            assert_eq!(decode::<Percent>(text).map(|_| ()), Err("GT006"), "{text}");
        }
    }

    #[test]
    fn numbers_are_taken_with_the_word_before_them_but_not_with_a_symbol() {
        assert_eq!(decode::<Count>("số 12").map(|count| count.value), Ok(12));
        assert_eq!(decode::<Year>("năm 2026").map(|year| year.0.value), Ok(2026));
        assert_eq!(decode::<Count>("12/KH-UBND").map(|_| ()), Err("GT006"));
    }

    #[test]
    fn a_path_is_as_typed_whatever_way_its_strokes_lean() {
        for text in [
            "2026/tai/a.pdf",
            "2026\\tai\\a.pdf",
            "'2026\\tai\\a.pdf'",
            "\"2026\\tai\\a.pdf\"",
            "\"2026\\\\tai\\\\a.pdf\"",
        ] {
            assert_eq!(decode::<UnitPath>(text).map(|path| path.0.value), Ok("2026/tai/a.pdf".to_owned()), "{text}");
        }
    }

    #[test]
    fn text_is_composed_and_trimmed_and_otherwise_as_typed() {
        let decomposed = "'Ủy  ban $x {{ y }}  '";
        assert_eq!(decode::<Text>(decomposed).unwrap().value, "Ủy  ban $x {{ y }}");
    }
}
