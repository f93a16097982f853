//! The kinds of single values in records: text, dates, decimals, counts, ids, paths. Text in, checked value out.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::decode::{At, Decode, Decoder, RecordKey, RecordText, Texts};
use super::tree::Node;
use crate::period::{DateFault, Quarter, parse_date};
use crate::problem::problems;

problems! {
    GT003 Error Data "Không phải ngày, tháng, năm." {
        NoDate { text: String } =>
            format!("\"{text}\" không phải ngày, tháng, năm."),
            "ghi ngày dạng 06/5/2021 hoặc 2021-05-06.";
    }
    GT004 Error Data "Ngày không có trong lịch." {
        DateNotInCalendar { text: String } =>
            format!("Lịch không có ngày {text}."),
            "kiểm tra lại ngày và tháng.";
    }
    GT005 Error Data "Không phải số điểm." {
        NoDecimal { text: String } =>
            format!("\"{text}\" không phải số điểm."),
            "ghi số dạng 10,947 hoặc 10.947, không kèm đơn vị, không âm.";
    }
    GT006 Error Data "Không phải số nguyên trong khoảng cho phép." {
        NoCount { text: String, least: u32, most: u32 } =>
            format!("\"{text}\" không phải số nguyên từ {least} đến {most}."),
            format!("ghi một số từ {least} đến {most}, không kèm chữ.");
    }
    GT012 Error Data "Không phải quý." {
        NoQuarter { text: String } =>
            format!("\"{text}\" không phải quý."),
            "ghi dạng 2/2021 hoặc II/2021.";
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

/// A calendar day, `06/5/2021` or `2021-05-06`.
pub(crate) type Date = At<NaiveDate>;

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
        whole(node, decoder, 0, 100).map(Self)
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

impl Decode for At<Quarter> {
    #[cfg(test)]
    fn kind() -> String {
        "quý".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let text = decoder.scalar(node)?.trim();
        match Quarter::parse(text) {
            Some(value) => Some(At { value, span: node.span }),
            None => decoder.refuse(node.span, NoQuarter { text: text.into() }),
        }
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

impl Decode for Date {
    #[cfg(test)]
    fn kind() -> String {
        "ngày".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let text = decoder.scalar(node)?.trim();
        match parse_date(text) {
            Ok(value) => Some(At { value, span: node.span }),
            Err(DateFault::Form) => decoder.refuse(node.span, NoDate { text: text.into() }),
            Err(DateFault::NoSuchDay) => decoder.refuse(node.span, DateNotInCalendar { text: text.into() }),
        }
    }
}

impl Decode for Score {
    #[cfg(test)]
    fn kind() -> String {
        "điểm (số thập phân)".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let text = decoder.scalar(node)?.trim();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let separators = text.bytes().filter(|b| matches!(b, b',' | b'.')).count();
        let plain = digits > 0 && digits <= 12 && separators <= 1 && digits + separators == text.len();
        let edged = text.starts_with([',', '.']) || text.ends_with([',', '.']);
        match text.replace(',', ".").parse() {
            Ok(value) if plain && !edged => Some(At { value, span: node.span }),
            _ => decoder.refuse(node.span, NoDecimal { text: text.into() }),
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

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let text = decoder.scalar(node)?.trim();
        Some(Self(At { value: text.to_owned(), span: node.span }))
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
        $(impl $crate::read::decode::Texts for $type {
            fn texts<'t>(
                &'t self,
                _: Option<&'static $crate::read::decode::RecordKey>,
                _: &mut dyn FnMut($crate::read::decode::RecordText<'t>),
            ) {
            }
        })*
    };
}
pub(crate) use no_texts;

no_texts!(Date, Score, Count, Percent, Whole, Year, Version, FrozenVersion, UnitPath, At<Quarter>);

/// A whole number from `least` to `most`, written in digits.
fn whole(node: &Node, decoder: &mut Decoder, least: u32, most: u32) -> Option<At<u32>> {
    let text = decoder.scalar(node)?.trim();
    let number = (text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<u32>().ok()).flatten();
    match number.filter(|n| (least..=most).contains(n)) {
        Some(value) => Some(At { value, span: node.span }),
        None => decoder.refuse(node.span, NoCount { text: text.into(), least, most }),
    }
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
        for text in ["10,947", "10.947", "\"10,947\""] {
            assert_eq!(decode::<Score>(text).unwrap().value, Decimal::new(10_947, 3), "{text}");
        }
        assert_eq!(decode::<Score>("0,1").unwrap().value + decode::<Score>("0,2").unwrap().value, Decimal::new(3, 1));
        for text in ["-1", "1e3", "1.000,5", "10,947 điểm", "\",5\"", "5,", "0x10", "1_0", "NaN", "１", "1234567890123"]
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
    fn text_is_composed_and_trimmed_and_otherwise_as_typed() {
        let decomposed = "'Ủy  ban $x {{ y }}  '";
        assert_eq!(decode::<Text>(decomposed).unwrap().value, "Ủy  ban $x {{ y }}");
    }
}
