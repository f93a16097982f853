//! Characters that could control a terminal or turn the order of its text.

use unicode_width::UnicodeWidthChar;

/// Text of a record without what could steer a terminal: control and direction characters become `·`, a tab one space.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            c if steers(c) => '·',
            c => c,
        })
        .collect()
}

/// Whether a character does something to a terminal instead of standing on it.
pub(crate) fn steers(c: char) -> bool {
    match c {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{200E}' | '\u{200F}' | '\u{061C}' => true,
        // The first two end a line in some terminals; the third is invisible.
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' => true,
        c => c.is_control() || c.width().is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_becomes_a_dot_and_the_rest_stays() {
        assert_eq!(clean("Ủy ban\t1\u{1b}[2J\r\n\u{9b}31m\u{7f}"), "Ủy ban 1·[2J···31m·");
        assert_eq!(clean("\u{202e}a\u{2069}\u{200f}\u{61c}\u{206f}\u{2028}\u{feff}"), "·a······");
        assert_eq!(clean("漢 e\u{301} 👩\u{200d}👧"), "漢 e\u{301} 👩\u{200d}👧");
    }
}
