//! Numbers as the decree writes them: Roman numerals, Vietnamese letters, decimal comma, padded document numbers.

use rust_decimal::Decimal;

/// The order of lettered items: a b c d đ e g … (NĐ 30/2020, PL I, II.6).
const LETTERS: [char; 23] =
    ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x', 'y'];

/// `1` becomes `I`. For 1 to 3999; other numbers stay Arabic.
pub(crate) fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// The letter of the item at `index`, from 0; after `y` come `aa`, `ab` ….
pub(crate) fn letter(index: usize) -> String {
    let last = LETTERS[index % LETTERS.len()];
    match index / LETTERS.len() {
        0 => last.to_string(),
        turn => format!("{}{last}", letter(turn - 1)),
    }
}

/// A score as typed, with a decimal comma: `10.947` becomes `10,947`.
pub(crate) fn score(value: Decimal) -> String {
    value.to_string().replace('.', ",")
}

/// A document's number: below 10 with a zero before it (NĐ 30/2020, PL I, II.3).
pub(crate) fn document_number(number: u32) -> String {
    format!("{number:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals() {
        let shown: Vec<String> = [1, 2, 3, 4, 5, 9, 14, 40, 90, 400, 1994].into_iter().map(roman).collect();
        assert_eq!(shown, ["I", "II", "III", "IV", "V", "IX", "XIV", "XL", "XC", "CD", "MCMXCIV"]);
    }

    #[test]
    fn letters_go_in_vietnamese_order_and_never_end() {
        let shown: String = (0..23).map(letter).collect();
        assert_eq!(shown, "abcdđeghiklmnopqrstuvxy");
        assert_eq!([letter(23), letter(24), letter(46)], ["aa", "ab", "ba"]);
    }

    #[test]
    fn scores_keep_their_decimals_and_get_a_comma() {
        assert_eq!(score(Decimal::new(10_947, 3)), "10,947");
        assert_eq!(score(Decimal::new(16, 0)), "16");
        assert_eq!(score(Decimal::new(45, 1)), "4,5");
    }

    #[test]
    fn a_small_document_number_is_padded() {
        assert_eq!([5, 45, 123].map(document_number), ["05", "45", "123"]);
    }
}
