//! Letters that are not what they look like: of other alphabets, joined, full-width; and letters that were lost when a file
//! was saved.

use unicode_normalization::UnicodeNormalization;

use super::Finding;
use super::slip::{meant, slips};

slips! {
    NN029 Warning "Chữ của bảng chữ khác." [
        "Chữ trông giống chữ Việt mà thuộc bảng chữ khác thì tìm kiếm, sắp xếp, đọc máy đều sai.",
        "NĐ 30/2020, PL I, I.4 (Unicode theo TCVN 6909:2001)"
    ] OTHER_SCRIPT =>
        |found| format!("\"{found}\" có ký tự không phải chữ, dấu thường dùng của tiếng Việt ({}).", strange(found)),
        |better| better.map_or_else(|| "xóa ký tự đó rồi gõ lại bằng bộ gõ Unicode.".into(), |better| meant(Some(better)));
    NN030 Error "Chữ bị mất khi lưu tệp." [
        "Chữ có dấu biến thành dấu hỏi thì không khôi phục được, người đọc không hiểu.",
        "thực tế: tệp lưu theo mã ANSI"
    ] LOST_LETTERS =>
        |found| format!("Có chữ đã bị mất khi lưu tệp, trước hết trong \"{found}\"."),
        |_| "mở lại bản gốc, lưu theo mã UTF-8; nếu không còn bản gốc thì gõ lại.".into();
}

/// The code points of the first strange letter of a word.
fn strange(word: &str) -> String {
    word.chars()
        .find(|letter| plain(*letter).is_some() || is_object(*letter))
        .map_or_else(String::new, |letter| format!("U+{:04X}", u32::from(letter)))
}

/// Cyrillic and Greek letters beside the Latin ones that they look like.
const LOOKALIKES: [(char, char); 48] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('ԁ', 'd'),
    ('һ', 'h'),
    ('ӏ', 'l'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ѕ', 'S'),
    ('Ј', 'J'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('ν', 'v'),
    ('ι', 'i'),
    ('к', 'k'),
    ('т', 't'),
    ('м', 'm'),
];

/// What a letter stands for that is joined, full-width, of mathematics, or of another alphabet and looks Latin.
fn plain(letter: char) -> Option<String> {
    let other = match letter {
        '\u{FB00}'..='\u{FB06}' | '\u{FF01}'..='\u{FF5E}' | '\u{2160}'..='\u{217F}' | '\u{1D400}'..='\u{1D7FF}' => {
            letter.to_string().nfkc().collect()
        }
        _ => LOOKALIKES.iter().find(|(one, _)| *one == letter)?.1.to_string(),
    };
    Some(other)
}

/// Whether a character stands for an object that was left out, or belongs to one font alone.
fn is_object(letter: char) -> bool {
    matches!(letter, '\u{FFFC}' | '\u{E000}'..='\u{F8FF}')
}

/// Words with such letters. A word wholly of another alphabet is a foreign word, unless every letter looks Latin.
pub(super) fn other_scripts(text: &str) -> Vec<Finding> {
    // Vietnamese letters are in none of these blocks.
    let block = |letter: char| {
        let joined = matches!(letter, '\u{FB00}'..='\u{FB06}' | '\u{FF01}'..='\u{FF5E}' | '\u{2160}'..='\u{217F}');
        joined || matches!(letter, '\u{370}'..='\u{52F}' | '\u{1D400}'..='\u{1D7FF}') || is_object(letter)
    };
    if !text.contains(block) {
        return Vec::new();
    }
    let finding = |word: &str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let strange = word.chars().any(|letter| plain(letter).is_some() || is_object(letter));
        let foreign = |letter: char| matches!(letter, '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{52F}');
        let genuine = word.chars().any(|letter| foreign(letter) && plain(letter).is_none());
        let alone = word.chars().count() == 1 && word.chars().all(foreign);
        if !strange || genuine || alone {
            return None;
        }
        let better = (!word.contains(is_object))
            .then(|| word.chars().map(|letter| plain(letter).unwrap_or_else(|| letter.to_string())).collect());
        Some(Finding { at: start..start + word.len(), better })
    };
    text.split_whitespace().filter_map(finding).collect()
}

/// The first word in which a question mark, or the sign for what could not be read, stands for a letter.
pub(super) fn lost_letters(text: &str) -> Vec<Finding> {
    if !text.contains(['?', '\u{FFFD}']) {
        return Vec::new();
    }
    let words =
        || text.split_whitespace().filter(|word| !["://", "www.", "@", "="].iter().any(|sign| word.contains(sign)));
    let certain = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        let between = letters.windows(3).any(|part| part[1] == '?' && part[0].is_lowercase() && part[2].is_lowercase());
        let first = word.trim_start_matches(['(', '"', '“']).strip_prefix('?');
        between || first.is_some_and(|rest| rest.starts_with(char::is_alphabetic)) || word.contains('\u{FFFD}')
    };
    // Where one letter is lost most are: one finding is enough.
    let lost = words().find(|word| certain(word)).map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Finding { at: start..start + word.len(), better: None }
    });
    lost.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scripts(text: &str) -> Vec<(&str, Option<String>)> {
        other_scripts(text).into_iter().map(|found| (&text[found.at], found.better)).collect()
    }

    fn lost(text: &str) -> Vec<&str> {
        lost_letters(text).into_iter().map(|found| &text[found.at]).collect()
    }

    #[test]
    fn letters_of_other_alphabets_are_found_with_what_they_stand_for() {
        for (text, word, better) in [
            ("cải cách hành сhính", "сhính", Some("chính")),
            ("Ủy bаn nhân dân", "bаn", Some("ban")),
            ("phân ﬁle", "ﬁle", Some("file")),
            ("Ｑuý 2", "Ｑuý", Some("Quý")),
            ("quý Ⅱ", "Ⅱ", Some("II")),
            ("Sơ đồ \u{FFFC} kèm", "\u{FFFC}", None),
            ("\u{F0B7} Niêm yết", "\u{F0B7}", None),
        ] {
            assert_eq!(scripts(text), [(word, better.map(str::to_owned))], "{text}");
        }
        for text in ["hệ số α = 0,5", "100 m²", "Δ", "ЮНЕСКО và Москва", "½ ngày", "Điện Biên"]
        {
            assert_eq!(scripts(text), [], "{text}");
        }
    }

    #[test]
    fn letters_that_became_question_marks_are_found() {
        assert_eq!(lost("?y ban nhân dân xã dã giao t?ng b? ph?n rà soát 04/04 nhi?m v?."), ["?y"]);
        assert_eq!(lost("Ðã niêm y?t d?y d?."), ["y?t"]);
        assert_eq!(lost("Ủy ban nh\u{FFFD}n dân"), ["nh\u{FFFD}n"]);
        for text in ["Có nên làm không?", "Xem https://a.vn/x?ma=1&b=2", "Ai? Khi nào?", "(?)"] {
            assert_eq!(lost(text), [""; 0], "{text}");
        }
    }
}
