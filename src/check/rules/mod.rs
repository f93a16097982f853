//! The rule book: one small function a rule. A rule of language goes from a text to what is wrong in it; why it matters,
//! where it comes from, and an example of either kind stand beside it, for `docs/quy-tac.md` and for the tests.

mod capitals;
mod encoding;
mod repeats;
mod spacing;
mod syllables;
pub(super) mod tones;

use std::ops::Range;

use crate::problem::Slip;

/// A stretch of a text that is wrong, and how it is meant, where that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) at: Range<usize>,
    pub(super) better: Option<String>,
}

/// The words of a text, letters only, each with the byte at which it begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    parts.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
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
    /// A text that breaks it, and one that does not.
    #[cfg(test)]
    pub(super) examples: [&'static str; 2],
}

/// Declares a rule; what only documents and tests read is left out of the program.
macro_rules! text_rule {
    ($slip:ident, $find:path, $why:literal, $source:literal, $wrong:literal, $right:literal) => {
        TextRule {
            slip: Slip::$slip,
            find: $find,
            #[cfg(test)]
            why: $why,
            #[cfg(test)]
            source: $source,
            #[cfg(test)]
            examples: [$wrong, $right],
        }
    };
}

/// Every rule that has its examples: code, why, source, a text that breaks it and one that does not.
#[cfg(test)]
pub(crate) fn book() -> Vec<(crate::problem::Code, &'static str, &'static str, [&'static str; 2])> {
    let texts = TEXT.iter().map(|rule| (rule.slip.code(), rule.why, rule.source, rule.examples));
    let tones = (
        Slip::MixedTones.code(),
        "Cả hai cách đặt dấu thanh (hòa, hoà) đều đúng, nhưng một văn bản chỉ theo một cách.",
        "NĐ 30/2020, PL I (thực hành); kế hoạch nguồn: \"uỷ\" và \"ủy\"",
        ["Ủy ban, Đảng uỷ", "Ủy ban, Đảng ủy"],
    );
    let mut all: Vec<_> = texts.chain([tones]).collect();
    all.sort_by_key(|(code, ..)| *code);
    all
}

/// The rules of language.
pub(super) const TEXT: &[TextRule] = &[
    text_rule!(
        LoneMark,
        encoding::lone_marks,
        "Dấu rời không ghép được vào chữ thì in lệch và không tìm kiếm được.",
        "NĐ 30/2020, PL I, I.4 (Unicode theo TCVN 6909:2001)",
        "Báo cáo qu\u{309}\u{301}y",
        "Báo cáo quý"
    ),
    text_rule!(
        Eth,
        encoding::eths,
        "Chữ Ð (eth) trông giống Đ nhưng là chữ khác: tìm kiếm, sắp xếp đều sai.",
        "TCVN 6909:2001",
        "Ðảng ủy xã",
        "Đảng ủy xã"
    ),
    text_rule!(
        OldEncoding,
        encoding::old_words,
        "Chữ còn sót của bảng mã cũ in ra thành ký tự lạ.",
        "NĐ 30/2020, PL I, I.4; kế hoạch nguồn",
        "Kế hoạch c¶i c¸ch hành chính năm nay của xã",
        "Kế hoạch cải cách hành chính"
    ),
    text_rule!(
        OldEncodingWhole,
        encoding::old_texts,
        "Cả đoạn còn ở bảng mã cũ thì người đọc không hiểu được.",
        "NĐ 30/2020, PL I, I.4",
        "Céng hoµ x· héi chñ nghÜa",
        "Cộng hòa xã hội chủ nghĩa"
    ),
    text_rule!(
        Invisible,
        encoding::invisible,
        "Ký tự không nhìn thấy làm chữ dính nhau hoặc tách rời khi tìm kiếm, sao chép.",
        "TCVN 6909:2001 (thực hành)",
        "cải\u{200b}cách",
        "cải cách"
    ),
    text_rule!(
        DoubledSpace,
        spacing::doubled,
        "Hai khoảng trắng liền nhau làm dòng chữ giãn không đều.",
        "quy tắc chính tả tiếng Việt",
        "cải cách  hành chính",
        "cải cách hành chính"
    ),
    text_rule!(
        SpaceBefore,
        spacing::before_signs,
        "Dấu câu đứng liền sau chữ, không cách ra.",
        "quy tắc chính tả tiếng Việt",
        "kế hoạch , báo cáo",
        "kế hoạch, báo cáo"
    ),
    text_rule!(
        LostSpaceAfter,
        spacing::lost_after_signs,
        "Sau dấu câu phải có khoảng trắng.",
        "kế hoạch nguồn: \"giải pháp,sáng kiến\"",
        "giải pháp,sáng kiến",
        "giải pháp, sáng kiến 1,5 điểm"
    ),
    text_rule!(
        LostSpace,
        syllables::run_together,
        "Hai tiếng viết dính nhau là lỗi chính tả.",
        "kế hoạch nguồn: \"hiệuquả\", \"hànhchính\"",
        "nâng cao hiệuquả",
        "nâng cao hiệu quả, ôtô"
    ),
    text_rule!(
        Capitals,
        capitals::fixed,
        "Viết hoa tên cơ quan và tên loại văn bản được viện dẫn là quy định, không phải tùy ý.",
        "NĐ 30/2020, Phụ lục II, mục IV, V; kế hoạch nguồn",
        "theo công văn số 12/UBND-VP",
        "theo Công văn số 12/UBND-VP, quyết định của Ủy ban nhân dân"
    ),
    text_rule!(
        DecimalPoint,
        capitals::decimal_points,
        "Số thập phân tiếng Việt dùng dấu phẩy; dấu chấm là phân cách hàng nghìn.",
        "NĐ 30/2020, PL I (thực hành)",
        "đạt 76.82 điểm",
        "đạt 76,82 điểm, 1.200 hồ sơ, mục 1.2"
    ),
    text_rule!(
        DoubledWords,
        repeats::doubled_words,
        "Từ ngữ lặp lại liền nhau là sót khi soạn thảo.",
        "kế hoạch nguồn: \"hành chính hành chính\"",
        "cải cách hành chính hành chính",
        "luôn luôn thường xuyên, phân công công chức, tuân thủ thủ tục"
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_finds_its_failing_example_and_leaves_its_passing_one_alone() {
        for rule in TEXT {
            let [wrong, right] = rule.examples;
            assert!(!(rule.find)(wrong).is_empty(), "{:?} finds nothing in {wrong:?}", rule.slip);
            assert_eq!((rule.find)(right), [], "{:?} in {right:?}", rule.slip);
            assert!(rule.why.ends_with('.') && !rule.source.is_empty());
            // What is found lies in the text.
            assert!(
                (rule.find)(wrong).iter().all(|found| wrong.get(found.at.clone()).is_some_and(|part| !part.is_empty()))
            );
        }
    }

    #[test]
    fn the_unmended_source_plan_shows_its_slips() {
        let text = include_str!("../../../tests/cases/ke-hoach-goc/nguon.txt");
        let found: Vec<String> = TEXT
            .iter()
            .flat_map(|rule| text.lines().map(move |line| (rule, line)))
            .flat_map(|(rule, line)| {
                (rule.find)(line).into_iter().map(move |f| format!("{} {}", rule.slip.code(), &line[f.at]))
            })
            .collect();
        let office = ["NN011 Văn phòng ủy ban"; 9];
        let expected = [
            "NN008 p,s",
            "NN009 hiệuquả",
            "NN009 hànhchính",
            "NN009 phápluật",
            "NN009 thờigian",
            "NN009 hiệncông",
            "NN009 độtự",
            "NN009 kịpthời",
            "NN009 hồsơ",
            "NN010 hành chính hành chính",
            "NN011 Luật cán bộ công chức",
            "NN011 Văn phòng chính phủ",
            "NN011 công văn số",
            "NN011 ủy ban nhân dân",
        ];
        let mut expected: Vec<String> = expected.into_iter().chain(office).map(str::to_owned).collect();
        let mut found = found;
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "each is a slip of the source, and nothing else is found");
    }

    #[test]
    fn no_text_whatever_breaks_a_rule() {
        let letters = [
            "a", "ò", "ủy", "hòa", "Ð", "\u{2003}", "\u{301}", "😀", ".", ",", " ", "  ", "9", "%", "İ", "µ", "ß",
            "\n", "của ",
        ];
        // Every triple, at the beginning, in the middle and at the end.
        for one in letters {
            for other in letters {
                for third in letters {
                    let text = format!("{one}{other}{third}{other}{one}");
                    for rule in TEXT {
                        assert!(
                            (rule.find)(&text).iter().all(|found| text.get(found.at.clone()).is_some()),
                            "{text:?}"
                        );
                    }
                    assert!(tones::choices(&text).iter().all(|choice| text[choice.at..].starts_with(&choice.word)));
                }
            }
        }
    }

    #[test]
    fn no_rule_is_declared_twice() {
        let mut codes: Vec<_> = TEXT.iter().map(|rule| rule.slip.code().as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), TEXT.len());
    }
}
