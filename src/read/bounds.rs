//! How much a record may hold. Each bound is several times what an office writes, and small enough that checking and
//! laying out the largest record takes seconds and some hundred MB, whatever it holds.

use unicode_width::UnicodeWidthChar;

use crate::problem::{Fault, problems, thousands};

problems! {
    GT015 Error Data "Giá trị quá dài." {
        /// A value of more than `most` characters.
        ValueTooLong { letters: usize, most: usize } =>
            format!("Giá trị dài {} ký tự; ở đây chỉ được tới {} ký tự.", thousands(*letters), thousands(*most)),
            "chia thành nhiều mục, nhiều đoạn, hoặc để thành tệp riêng; xem có phải đã dán nhầm vào đây.";
    }
    GT016 Error Data "Danh sách quá dài." {
        /// A list of more than `most` items.
        ListTooLong { items: usize, most: usize } =>
            format!("Danh sách có {} mục; một danh sách chỉ được tới {} mục.", thousands(*items), thousands(*most)),
            "chia thành nhiều mục; xem có phải đã chép lặp nhiều lần.";
    }
    CU003 Error Data "Quá nhiều dấu rời, ký tự không nhìn thấy liền nhau." {
        /// A run of `count` combining marks and characters of no width, the first of which is `letter`.
        HeapOfMarks { letter: char, count: usize, most: usize } =>
            format!(
                "Có {} dấu rời hoặc ký tự không nhìn thấy (U+{:04X} …) liền nhau; chỉ được tới {most}.",
                thousands(*count),
                *letter as u32
            ),
            "xóa chỗ này rồi gõ lại, bằng bộ gõ Unicode dựng sẵn.";
    }
}

/// The most bytes of a record file. The plan of a commune has about 40 thousand, one of 3,000 actions 1.7 million;
/// laying out as much text as this takes some three seconds and 300 MB.
pub(crate) const FILE: u64 = 2 * 1024 * 1024;

/// The most characters of a text for the page: seven pages in one paragraph. The longest of the sample has 1,100.
pub(crate) const TEXT: usize = 20_000;

/// The most characters of any other value: a date, a number, an id, the name of a file.
pub(crate) const VALUE: usize = 500;

/// The most items of a list. A ward has some 300 actions in all.
pub(crate) const ITEMS: usize = 5_000;

/// The most items of a list that stands in one cell on the page: departments that take part, shortcomings that an
/// action remedies, evidence of what was done.
pub(crate) const IDS: usize = 200;

/// The longest run of combining marks and characters of no width. A Vietnamese letter has at most two, an emoji of a
/// family of four has one joiner between each two.
pub(crate) const MARKS: usize = 8;

/// Whether a character has no width of its own: a combining mark, a joiner, a variation selector. Line breaks do not
/// count, though they have no width either.
fn stands_on_another(letter: char) -> bool {
    // Below U+0300 only the soft hyphen counts. `width` gives it a width, because some terminals show it.
    letter == '\u{AD}' || letter >= '\u{300}' && letter.width() == Some(0)
}

/// What is too much in a value: the bytes where it begins and ends, and the fault. `most`: the characters that the
/// value may have. A run of marks is told before the length, since it says more.
pub(super) fn excess(value: &str, most: usize) -> Option<(usize, usize, Fault)> {
    heap(value).or_else(|| {
        // A character has at least one byte: values of few bytes need not be counted.
        let letters = if value.len() > most { value.chars().count() } else { 0 };
        (letters > most).then_some((0, value.len(), ValueTooLong { letters, most }.into()))
    })
}

/// The first run of more than `MARKS` marks.
fn heap(value: &str) -> Option<(usize, usize, Fault)> {
    if value.is_ascii() {
        return None;
    }
    let (mut from, mut count, mut first) = (0, 0, None);
    for (at, letter) in value.char_indices().chain([(value.len(), ' ')]) {
        if stands_on_another(letter) {
            if count == 0 {
                (from, first) = (at, Some(letter));
            }
            count += 1;
        } else {
            if let Some(letter) = first.filter(|_| count > MARKS) {
                return Some((from, at, HeapOfMarks { letter, count, most: MARKS }.into()));
            }
            count = 0;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_office_writes_is_within_bounds() {
        let nfd = "Ủy ban nhân dân xã".replace('ã', "a\u{303}");
        for text in
            [nfd.as_str(), "👨\u{200d}👩\u{200d}👧\u{200d}👦", "\u{FE0F}", "", "a\n\n\n\n\n\n\n\n\n\n\nb", "क्षि"]
        {
            assert_eq!(excess(text, TEXT), None, "{text}");
        }
        assert_eq!(excess(&"ủ".repeat(TEXT), TEXT), None);
    }

    #[test]
    fn one_letter_more_is_told_with_its_number() {
        let value = "ủ".repeat(TEXT + 1);
        let wanted = ValueTooLong { letters: TEXT + 1, most: TEXT }.into();
        assert_eq!(excess(&value, TEXT), Some((0, value.len(), wanted)));
        for mark in ['\u{301}', '\u{200d}', '\u{200b}', '\u{FE0F}', '\u{AD}', '\u{2060}', '\u{E0101}'] {
            let heap = |count: usize| format!("xã a{} b", mark.to_string().repeat(count));
            assert_eq!(excess(&heap(MARKS), TEXT), None, "{mark:?}");
            let wanted = HeapOfMarks { letter: mark, count: MARKS + 1, most: MARKS }.into();
            let end = 5 + (MARKS + 1) * mark.len_utf8();
            assert_eq!(excess(&heap(MARKS + 1), TEXT), Some((5, end, wanted)), "{mark:?}");
        }
    }
}
