//! A word as it is compared whichever way a person types it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in small letters without tones and marks; what stands between words stays.
pub(super) fn unmarked(text: &str) -> String {
    let letters = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    letters.map(|letter| if letter == 'đ' { 'd' } else { letter }).collect()
}

/// The words of a text in small letters without marks: `Hoàn thành`, `hoan-thanh` and `HOAN_THANH` are the same.
pub(crate) fn folded_words(text: &str) -> Vec<String> {
    let small = unmarked(text);
    small.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The same without what stands between words: `Hoả-Tốc`, `hoa_toc` and `HOATOC` are one.
pub(super) fn bare(text: &str) -> String {
    folded_words(text).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_marks_and_what_stands_between_words_make_no_difference() {
        for typed in ["ĐỘ KHẨN", "độ khẩn", "do_khan", "Do-Khan", "DO KHAN", " đô\u{323}khâ\u{309}n. "] {
            assert_eq!(bare(typed), "dokhan", "{typed}");
        }
        assert_eq!(bare("_ -"), "");
    }
}
