//! Rules of language: one small function a rule, from a text, or from the texts of a file, to what is wrong in them.

mod capitals;
mod citations;
mod encoding;
mod repeats;
mod spacing;
mod spelling;
mod syllables;
mod tones;
mod whole;

use std::ops::Range;

use crate::problem::Slip;

pub(super) use tones::first_style;

/// A stretch of a text that is wrong, and how it is meant, where that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) at: Range<usize>,
    pub(super) better: Option<String>,
}

/// The same in one of the texts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InText {
    /// Which text.
    pub(super) index: usize,
    pub(super) found: Found,
}

/// The texts of one file, in the order in which they stand on the page.
pub(super) struct FileTexts<'t> {
    pub(super) texts: Vec<&'t str>,
    /// Documents that the page cites in full by itself, by number and symbol.
    pub(super) cited: Vec<String>,
}

/// The words of a text, letters only, each with the byte at which it begins.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = text.split(|letter: char| !is_letter(letter)).filter(|word| !word.is_empty());
    parts.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// `char::is_alphabetic`, at once for the blocks of Vietnamese, which are letters all through but for `×` and `÷`.
fn is_letter(letter: char) -> bool {
    match letter {
        '×' | '÷' => false,
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => true,
        _ => letter.is_alphabetic(),
    }
}

/// Whether no letter or figure joins on to a part of a text.
pub(super) fn stands_alone(text: &str, part: Range<usize>) -> bool {
    let ends = |letter: Option<char>| letter.is_none_or(|letter| !is_letter(letter) && !letter.is_numeric());
    ends(text[..part.start].chars().next_back()) && ends(text[part.end..].chars().next())
}

/// A rule that looks at one text alone.
pub(super) struct TextRule {
    pub(super) slip: Slip,
    pub(super) find: fn(&str) -> Vec<Found>,
    /// Why it matters, one Vietnamese sentence.
    #[cfg(test)]
    pub(super) why: &'static str,
    /// Where it comes from.
    #[cfg(test)]
    pub(super) source: &'static str,
}

/// A rule that looks at all texts of a file.
pub(super) struct FileRule {
    pub(super) slip: Slip,
    pub(super) find: fn(&FileTexts) -> Vec<InText>,
    /// Whether it is about prose: the texts of plans and quarters, not names and recipients.
    pub(super) prose: bool,
    #[cfg(test)]
    pub(super) why: &'static str,
    #[cfg(test)]
    pub(super) source: &'static str,
}

/// Declares a rule; what only documents and tests read is left out of the program.
macro_rules! text_rule {
    ($slip:ident, $find:path, $why:literal, $source:literal) => {
        TextRule {
            slip: Slip::$slip,
            find: $find,
            #[cfg(test)]
            why: $why,
            #[cfg(test)]
            source: $source,
        }
    };
}

/// The same for a rule over a file.
macro_rules! file_rule {
    ($slip:ident, $find:path, $prose:literal, $why:literal, $source:literal) => {
        FileRule {
            slip: Slip::$slip,
            find: $find,
            prose: $prose,
            #[cfg(test)]
            why: $why,
            #[cfg(test)]
            source: $source,
        }
    };
}

/// Code, why and source of every rule here.
#[cfg(test)]
pub(super) fn entries() -> Vec<(crate::problem::Code, &'static str, &'static str)> {
    let texts = TEXT.iter().map(|rule| (rule.slip.code(), rule.why, rule.source));
    texts.chain(FILE.iter().map(|rule| (rule.slip.code(), rule.why, rule.source))).collect()
}

/// The rules over one text.
pub(super) const TEXT: &[TextRule] = &[
    text_rule!(
        LoneMark,
        encoding::lone_marks,
        "Dấu rời không ghép được vào chữ thì in lệch và không tìm kiếm được.",
        "NĐ 30/2020, PL I, I.4 (Unicode theo TCVN 6909:2001)"
    ),
    text_rule!(
        Eth,
        encoding::eths,
        "Chữ Ð (eth) trông giống Đ nhưng là chữ khác: tìm kiếm, sắp xếp đều sai.",
        "TCVN 6909:2001"
    ),
    text_rule!(
        OldEncoding,
        encoding::old_words,
        "Chữ còn sót của bảng mã cũ in ra thành ký tự lạ.",
        "NĐ 30/2020, PL I, I.4; kế hoạch nguồn"
    ),
    text_rule!(
        OldEncodingWhole,
        encoding::old_texts,
        "Cả đoạn còn ở bảng mã cũ thì người đọc không hiểu được.",
        "NĐ 30/2020, PL I, I.4"
    ),
    text_rule!(
        Invisible,
        encoding::invisible,
        "Ký tự không nhìn thấy làm chữ dính nhau hoặc tách rời khi tìm kiếm, sao chép.",
        "TCVN 6909:2001 (thực hành)"
    ),
    text_rule!(
        DoubledSpace,
        spacing::doubled,
        "Hai khoảng trắng liền nhau làm dòng chữ giãn không đều.",
        "quy tắc chính tả tiếng Việt"
    ),
    text_rule!(
        SpaceBefore,
        spacing::before_signs,
        "Dấu câu đứng liền sau chữ, không cách ra.",
        "quy tắc chính tả tiếng Việt"
    ),
    text_rule!(
        LostSpaceAfter,
        spacing::lost_after_signs,
        "Sau dấu câu phải có khoảng trắng.",
        "kế hoạch nguồn: \"giải pháp,sáng kiến\""
    ),
    text_rule!(
        LostSpace,
        syllables::run_together,
        "Hai tiếng viết dính nhau là lỗi chính tả.",
        "kế hoạch nguồn: \"hiệuquả\", \"hànhchính\""
    ),
    text_rule!(
        Capitals,
        capitals::fixed,
        "Viết hoa tên cơ quan và tên loại văn bản được viện dẫn là quy định, không phải tùy ý.",
        "NĐ 30/2020, Phụ lục II, mục IV, V; kế hoạch nguồn"
    ),
    text_rule!(
        DecimalPoint,
        capitals::decimal_points,
        "Số thập phân tiếng Việt dùng dấu phẩy; dấu chấm là phân cách hàng nghìn.",
        "NĐ 30/2020, PL I (thực hành)"
    ),
    text_rule!(
        DoubledWords,
        repeats::doubled_words,
        "Từ ngữ lặp lại liền nhau là sót khi soạn thảo.",
        "kế hoạch nguồn: \"hành chính hành chính\""
    ),
    text_rule!(
        Misspelt,
        spelling::misspelt,
        "Chữ viết sai làm mất tính trang trọng của văn bản.",
        "kế hoạch nguồn: \"thư chức mừng\", \"nhiệm CCHC\", \"Trả kết đúng\""
    ),
    text_rule!(
        AloneCapital,
        capitals::standing_alone,
        "Nhân dân, Nhà nước đứng độc lập thì viết hoa.",
        "NĐ 30/2020, Phụ lục II, V.1"
    ),
    text_rule!(
        CitationForm,
        citations::form,
        "Viện dẫn văn bản phải có chữ \"số\", không có dấu phẩy trước ngày.",
        "NĐ 30/2020, PL I, II.6.a; kế hoạch nguồn: \"809/QĐ-UBND, ngày\", \"Nghị định 61/2018/NĐ-CP\""
    ),
    text_rule!(
        CitedType,
        citations::types,
        "Ký hiệu của loại văn bản khác thì người đọc không tra cứu được.",
        "NĐ 30/2020, Phụ lục III, I"
    ),
    text_rule!(CitedNumber, citations::numbers, "Số dưới 10 phải ghi thêm số 0 ở trước.", "NĐ 30/2020, PL I, II.3"),
    text_rule!(
        CitedSpaces,
        citations::spaces,
        "Số, ký hiệu văn bản viết liền, không có khoảng trắng.",
        "NĐ 30/2020, PL I, II.3"
    ),
];

/// The rules over the texts of a file.
pub(super) const FILE: &[FileRule] = &[
    file_rule!(
        MixedTones,
        whole::one_style_of_tones,
        false,
        "Cả hai cách đặt dấu thanh (hòa, hoà) đều đúng, nhưng một văn bản chỉ theo một cách.",
        "NĐ 30/2020, PL I (thực hành); kế hoạch nguồn: \"uỷ\" và \"ủy\""
    ),
    file_rule!(
        DatePadding,
        whole::one_padding_of_dates,
        true,
        "Ngày, tháng dưới 10 ghi cùng một cách trong một văn bản.",
        "NĐ 30/2020, PL I, II.4; kế hoạch nguồn: ngày có và không có số 0 ở trước"
    ),
    file_rule!(
        TwoSpellings,
        whole::one_spelling,
        true,
        "Một từ có hai cách viết thì văn bản chỉ theo một cách.",
        "kế hoạch nguồn: \"tỉ lệ\" và \"tỷ lệ\""
    ),
    file_rule!(
        JoinedNames,
        whole::one_joint,
        true,
        "Một tên ghép viết một cách trong cả văn bản.",
        "kế hoạch nguồn: \"Tư pháp-Hộ tịch\" và \"Tư pháp – Hộ tịch\""
    ),
    file_rule!(
        Abbreviation,
        whole::abbreviations,
        true,
        "Chữ viết tắt không được giải thích thì người ngoài ngành không hiểu.",
        "NĐ 30/2020, PL I (thực hành); kế hoạch nguồn: \"ĐGNB\", \"XXLĐ\""
    ),
    file_rule!(
        CitationShort,
        citations::short,
        true,
        "Viện dẫn lần đầu phải đủ loại, số, ký hiệu, ngày, cơ quan, trích yếu.",
        "NĐ 30/2020, PL I, II.6.a; kế hoạch nguồn"
    ),
    file_rule!(
        CitationTwice,
        citations::again,
        true,
        "Từ lần thứ hai chỉ ghi loại, số và ký hiệu.",
        "NĐ 30/2020, PL I, II.6.a; kế hoạch nguồn: Quyết định 809/QĐ-UBND"
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_what_unicode_calls_so() {
        assert!(('\0'..=char::MAX).all(|letter| is_letter(letter) == letter.is_alphabetic()));
    }

    #[test]
    fn no_text_whatever_breaks_a_rule() {
        let letters = [
            "a", "ò", "ủy", "hòa", "Ð", "\u{2003}", "\u{301}", "😀", ".", ",", " ", "  ", "9", "%", "İ", "µ", "ß",
            "\n", "của ",
        ];
        let phrases = [
            "Kế hoạch số 5/KH-UBND",
            " ngày 06/5/2021",
            ", ngày 06 tháng 5 năm 2021",
            "nhiệm",
            "Trả kết",
            "tỉ lệ",
            "tỷ lệ",
            "CCHC",
            "(",
            "nhà nước",
            "Tư pháp-Hộ",
            "Tư pháp – Hộ",
            "7/10/2013",
            "Nghị định",
            " số ",
            "/",
            "-",
            "Đ",
        ];
        let sound = |text: &str, other: &str| {
            let whole = |found: &Found| text.get(found.at.clone()).is_some_and(|part| !part.is_empty());
            assert!(TEXT.iter().all(|rule| (rule.find)(text).iter().all(whole)), "{text:?}");
            let file = FileTexts { texts: vec![text, other], cited: Vec::new() };
            for found in FILE.iter().flat_map(|rule| (rule.find)(&file)) {
                assert!(file.texts[found.index].get(found.found.at.clone()).is_some(), "{text:?}");
            }
        };
        // Every triple, at the beginning, in the middle and at the end.
        for one in letters {
            for other in letters {
                letters.iter().for_each(|third| sound(&format!("{one}{other}{third}{other}{one}"), one));
            }
        }
        for one in phrases {
            for other in phrases.into_iter().chain(letters) {
                phrases.iter().for_each(|third| sound(&format!("{one}{other}{third} {other}"), third));
            }
        }
    }
}
