//! Characters that only look like Vietnamese letters, invisible ones, and remains of the encodings TCVN3 and VNI.

use std::cell::RefCell;

use super::slip::{meant, number, slips};
use super::{Finding, old_encodings};

slips! {
    NN001 Warning "Dấu rời không ghép được vào chữ." [
        "Dấu rời không ghép được vào chữ thì in lệch và không tìm kiếm được.",
        "NĐ 30/2020, PL I, I.4 (Unicode theo TCVN 6909:2001)"
    ] LONE_MARK =>
        |found| format!("Dấu rời U+{:04X} không ghép được vào chữ nào.", number(found)),
        |_| "xóa rồi gõ lại cả chữ, bằng bộ gõ Unicode dựng sẵn.".into();
    NN002 Warning "Chữ Ð (eth) viết thay chữ Đ." [
        "Chữ Ð (eth) trông giống Đ nhưng là chữ khác: tìm kiếm, sắp xếp đều sai.",
        "TCVN 6909:2001"
    ] ETH =>
        |found| format!("\"{found}\" (U+{:04X}) không phải chữ Đ của tiếng Việt.", number(found)),
        meant;
    NN003 Warning "Chữ còn sót của bảng mã cũ." [
        "Chữ còn sót của bảng mã cũ in ra thành ký tự lạ.",
        "NĐ 30/2020, PL I, I.4; kế hoạch nguồn"
    ] OLD_ENCODING =>
        |found| format!("\"{found}\" còn sót của bảng mã khác (TCVN3, VNI, đọc sai UTF-8)."),
        |better| better.map_or_else(|| "chuyển mã sang Unicode dựng sẵn, hoặc gõ lại.".into(), |better| meant(Some(better)));
    NN004 Error "Cả đoạn còn ở bảng mã cũ." [
        "Cả đoạn còn ở bảng mã cũ thì người đọc không hiểu được.",
        "NĐ 30/2020, PL I, I.4"
    ] OLD_ENCODING_WHOLE =>
        |_| "Cả đoạn còn ở bảng mã khác (TCVN3, VNI, đọc sai UTF-8).".into(),
        |_| "chuyển mã sang Unicode dựng sẵn, hoặc gõ lại.".into();
    NN005 Warning "Ký tự không nhìn thấy." [
        "Ký tự không nhìn thấy làm chữ dính nhau hoặc tách rời khi tìm kiếm, sao chép.",
        "TCVN 6909:2001 (thực hành)"
    ] INVISIBLE =>
        |found| format!("Ký tự không nhìn thấy U+{:04X}.", number(found)),
        |_| "xóa chữ ở hai bên rồi gõ lại.".into();
}

/// A finding for each wrong character, with what is meant by it.
fn each(text: &str, wrong: impl Fn(char) -> bool, better: impl Fn(char) -> Option<String>) -> Vec<Finding> {
    let found = text.char_indices().filter(|(_, letter)| wrong(*letter));
    found.map(|(at, letter)| Finding { at: at..at + letter.len_utf8(), better: better(letter) }).collect()
}

/// Combining marks that belong to no letter: texts are in NFC, in which every Vietnamese letter is one character.
pub(super) fn lone_marks(text: &str) -> Vec<Finding> {
    each(text, |letter| matches!(letter, '\u{300}'..='\u{36F}'), |_| None)
}

/// `Ð` (U+00D0) and `Ɖ` (U+0189), which look like `Đ` (U+0110), and `ð`.
pub(super) fn eths(text: &str) -> Vec<Finding> {
    let meant = |letter| match letter {
        'Ð' | 'Ɖ' => Some("Đ".to_owned()),
        'ð' | 'ɖ' => Some("đ".to_owned()),
        _ => None,
    };
    each(text, |letter| meant(letter).is_some(), meant)
}

/// Characters without width: zero-width spaces and joiners, word joiners, soft hyphens, byte order marks.
pub(super) fn invisible(text: &str) -> Vec<Finding> {
    let unseen = |letter| matches!(letter, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{00AD}' | '\u{FEFF}');
    each(text, unseen, |_| None)
}

/// Signs that TCVN3 uses as letters and that otherwise never stand inside a word.
fn is_sign(letter: char) -> bool {
    matches!(
        letter,
        '¡' | '¢'
            | '¤'
            | '¥'
            | '¦'
            | '¨'
            | 'ª'
            | '¬'
            | '¯'
            | '±'
            | 'µ'
            | '¶'
            | '·'
            | '¸'
            | '¹'
            | '¼'
            | '½'
            | '¾'
            | '×'
            | '÷'
    )
}

/// Letters of other languages that TCVN3 and VNI use for Vietnamese ones.
fn is_foreign(letter: char) -> bool {
    "äåæçëîïñöøûüþÿß".contains(letter) || "ÄÅÆÇËÎÏÑÖØÛÜÞ".contains(letter)
}

/// Whether two characters are a vowel and its mark in VNI, which writes a mark as a second character. No Vietnamese
/// syllable has such a pair.
fn is_vni(first: char, second: char) -> bool {
    match first.to_ascii_lowercase() {
        'a' | 'e' => "âáàåãäêéèúùûüõøïñ".contains(second) || "ÂÁÀÅÃÄÊÉÈÚÙÛÜÕØÏÑ".contains(second),
        'o' => "âäåøùûüïñ".contains(second) || "ÂÄÅØÙÛÜÏÑ".contains(second),
        'u' => "øùûüïåä".contains(second) || "ØÙÛÜÏÅÄ".contains(second),
        _ => false,
    }
}

/// The words that are left in an old encoding. Words with letters of other languages count only if another word of the
/// text is damaged for certain, because `Müller` is a name.
fn damaged_words(text: &str) -> Vec<Finding> {
    // Most texts are of Vietnamese letters alone.
    if text.is_ascii() {
        return Vec::new();
    }
    let words: Vec<(usize, &str)> =
        text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect();
    let pairs = |word: &str, is: &dyn Fn(char, char) -> bool| {
        word.chars().zip(word.chars().skip(1)).any(|(one, two)| is(one, two))
    };
    let signs = |word: &str| {
        pairs(word, &|one, two| {
            let ascii = |letter: char| letter.is_ascii_alphabetic();
            // These signs are remains before a letter (`®iÒu`, `c©n`); after a name they are what they look like.
            let mark = matches!(one, '®' | '©' | '§') && (ascii(two) || is_foreign(two));
            mark || (is_sign(one) && ascii(two)) || (ascii(one) && is_sign(two)) || is_vni(one, two)
        })
    };
    let read = |word: &str| {
        let bare = word.trim_matches(|sign: char| sign.is_ascii_punctuation() || matches!(sign, '“' | '”' | '…' | '–'));
        old_encodings::meant(bare)
    };
    let foreign = |word: &str| pairs(word, &|one, two| is_foreign(one) || is_foreign(two));
    let words: Vec<(usize, &str, Option<String>, bool)> = words
        .into_iter()
        .filter(|(_, word)| !word.is_ascii())
        .map(|(start, word)| (start, word, read(word), signs(word)))
        .collect();
    if !words.iter().any(|(_, _, read, signs)| read.is_some() || *signs) {
        return Vec::new();
    }
    words
        .into_iter()
        .filter(|(_, word, read, signs)| read.is_some() || *signs || foreign(word))
        .map(|(start, word, better, _)| Finding { at: start..start + word.len(), better })
        .collect()
}

/// Whether a text with so many damaged words is unreadable: half of its words, and at least three, or it is as short as a
/// name.
fn is_whole(text: &str, damaged: usize) -> bool {
    if damaged == 0 {
        return false;
    }
    let words = text.split_whitespace().count();
    damaged * 2 >= words && (damaged >= 3 || words <= 4)
}

thread_local! {
    /// The text of the last call with its damaged words: both rules look at one text after the other.
    static LAST: RefCell<(String, Vec<Finding>)> = const { RefCell::new((String::new(), Vec::new())) };
}

/// The damaged words of a text, found once.
fn damaged(text: &str) -> Vec<Finding> {
    LAST.with_borrow_mut(|(last, found)| {
        if last != text {
            text.clone_into(last);
            *found = damaged_words(text);
        }
        found.clone()
    })
}

/// Words left in an old encoding within a text that is otherwise sound.
pub(super) fn old_words(text: &str) -> Vec<Finding> {
    let found = damaged(text);
    if is_whole(text, found.len()) { Vec::new() } else { found }
}

/// A text that is in an old encoding as a whole.
pub(super) fn old_texts(text: &str) -> Vec<Finding> {
    let whole = is_whole(text, damaged(text).len());
    if whole { vec![Finding { at: 0..text.len(), better: None }] } else { Vec::new() }
}
