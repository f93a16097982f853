//! A word as it is compared whichever way a person types it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Small letters without marks, and nothing that stands between words: `Hoả-Tốc`, `hoa_toc` and `HỎA TỐC` are one.
pub(super) fn bare(text: &str) -> String {
    let letters = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    letters.map(|letter| if letter == 'đ' { 'd' } else { letter }).filter(|letter| letter.is_alphanumeric()).collect()
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
