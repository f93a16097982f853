//! Words that were written in TCVN3 or VNI, or whose UTF-8 was read as Windows-1252: what they say in Unicode.

use encoding_rs::WINDOWS_1252;

use super::syllables::{is_spoken, is_syllable};

/// The letters of TCVN 5712:1993 VN3 by the characters of Windows-1252 that have their codes.
const TCVN3: [(&str, &str); 13] = [
    ("µ¶·¸¹", "àảãáạ"),
    ("¨»¼½¾Æ", "ăằẳẵắặ"),
    ("©ÇÈÉÊË", "âầẩẫấậ"),
    ("®ÌÎÏÐÑ", "đèẻẽéẹ"),
    ("ªÒÓÔÕÖ", "êềểễếệ"),
    ("×ØÜÝÞ", "ìỉĩíị"),
    ("ßáâãä", "òỏõóọ"),
    ("«åæçèé", "ôồổỗốộ"),
    ("¬êëìíî", "ơờởỡớợ"),
    ("ïñòóô", "ùủũúụ"),
    ("\u{AD}õö÷øù", "ưừửữứự"),
    ("úûüýþ", "ỳỷỹýỵ"),
    ("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ"),
];

/// The letters of VNI-Windows that have one character.
const VNI_ALONE: [(char, char); 8] =
    [('ñ', 'đ'), ('ö', 'ư'), ('ô', 'ơ'), ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị')];

/// The marks of VNI-Windows behind the vowels that bear them: a row for each vowel that results, its tones in the order of
/// the second entry's signs.
const VNI_MARKS: [(&[char], &str, &str); 12] = [
    (&['a'], "ùøûõï", "áàảãạ"),
    (&['a'], "âáàåãä", "âấầẩẫậ"),
    (&['a'], "êéèúüë", "ăắằẳẵặ"),
    (&['e'], "ùøûõï", "éèẻẽẹ"),
    (&['e'], "âáàåãä", "êếềểễệ"),
    (&['o'], "ùøûõï", "óòỏõọ"),
    (&['o'], "âáàåãä", "ôốồổỗộ"),
    (&['ô'], "ùøûõï", "ớờởỡợ"),
    (&['u'], "ùøûõï", "úùủũụ"),
    (&['ö'], "ùøûõï", "ứừửữự"),
    (&['y'], "ùøûõï", "ýỳỷỹỵ"),
    (&['y'], "î", "ỵ"),
];

/// What a word says in Unicode, if it is no Vietnamese syllable as it stands and is one in an old encoding or in UTF-8.
pub(super) fn meant(word: &str) -> Option<String> {
    // Letters that Windows-1252 has not are none of an old encoding, and a letter alone may be a sign: `½`.
    let vietnamese = |letter: char| matches!(letter, '\u{1EA0}'..='\u{1EF9}') || "ăđĩũơưĂĐĨŨƠƯ".contains(letter);
    let lettered = word.chars().any(|letter| letter.is_ascii_alphabetic());
    if word.is_ascii() || !lettered || word.contains(vietnamese) || is_spoken(word) {
        return None;
    }
    misread(word)
        .or_else(|| [vni(word), tcvn3(word)].into_iter().flatten().find(|meant| is_syllable(&meant.to_lowercase())))
}

/// A word whose bytes of UTF-8 were read as Windows-1252: `Á»§y` for `Ủy`.
fn misread(word: &str) -> Option<String> {
    let (bytes, _, lost) = WINDOWS_1252.encode(word);
    if lost {
        return None;
    }
    let read = std::str::from_utf8(&bytes).ok()?;
    (read != word).then(|| read.to_owned())
}

fn tcvn3(word: &str) -> Option<String> {
    let letter = |letter: char| {
        let row = TCVN3.iter().find_map(|(old, new)| {
            let place = old.chars().position(|one| one == letter)?;
            new.chars().nth(place)
        });
        row.or_else(|| letter.is_ascii_alphabetic().then_some(letter))
    };
    word.chars().map(letter).collect()
}

fn vni(word: &str) -> Option<String> {
    let small: Vec<char> = word.to_lowercase().chars().collect();
    let capital: Vec<bool> = word.chars().map(char::is_uppercase).collect();
    if small.len() != capital.len() {
        return None;
    }
    let mut out = String::new();
    let mut at = 0;
    while let Some(&letter) = small.get(at) {
        // The mark of a capital is a capital.
        let same = capital.get(at + 1) == Some(&capital[at]);
        let marked = small.get(at + 1).filter(|_| same).and_then(|mark| {
            VNI_MARKS
                .iter()
                .filter(|(vowels, ..)| vowels.contains(&letter))
                .find_map(|(_, marks, letters)| letters.chars().nth(marks.chars().position(|one| one == *mark)?))
        });
        let alone = || VNI_ALONE.iter().find(|(old, _)| *old == letter).map(|(_, new)| *new);
        let new = marked.or_else(alone).or_else(|| letter.is_ascii_alphabetic().then_some(letter))?;
        if capital[at] {
            out.extend(new.to_uppercase());
        } else {
            out.push(new);
        }
        at += if marked.is_some() { 2 } else { 1 };
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_old_encodings_are_read() {
        for (old, new) in [
            ("NguyÔn", "Nguyễn"),
            ("TrÇn", "Trần"),
            ("V¨n", "Văn"),
            ("®iÒu", "điều"),
            ("c¶i", "cải"),
            ("c¸ch", "cách"),
            ("hµnh", "hành"),
            ("Uû", "Uỷ"),
            ("ThÞ", "Thị"),
            ("§øc", "Đức"),
            ("Nguyeãn", "Nguyễn"),
            ("Vaên", "Văn"),
            ("Ñöùc", "Đức"),
            ("haønh", "hành"),
            ("chính", "chính"),
            ("quyeát", "quyết"),
            ("Thò", "Thị"),
            ("Leâ", "Lê"),
            ("UÛY", "ỦY"),
            ("á»¦y", "Ủy"),
            ("chÃ\u{AD}nh", "chính"),
            ("háº¡n", "hạn"),
        ] {
            let found = meant(old);
            if is_syllable(&old.to_lowercase()) {
                assert_eq!(found, None, "{old} is a word as it stands");
            } else {
                assert_eq!(found.as_deref(), Some(new), "{old}");
            }
        }
    }

    #[test]
    fn words_of_other_languages_and_of_vietnam_are_none() {
        for word in [
            "Müller",
            "Gauß",
            "São",
            "Zürich",
            "Pérez",
            "Kraków",
            "Đắk",
            "Lắk",
            "Krông",
            "Êđê",
            "Xtiêng",
            "Brâu",
            "café",
            "ôtô",
            "Chăm",
            "Điện",
            "ngoằn",
            "nghiêng",
            "François",
            "Señor",
            "Ångström",
            "Pa-ri",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
