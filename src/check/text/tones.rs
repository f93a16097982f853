//! Where the tone stands over `oa`, `oe`, `uy` at the end of a syllable: both styles are right, one document keeps one.

use super::words;

/// Endings with the tone on the first vowel, each at the place of the same ending with it on the second.
const FIRST: [&str; 15] = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"];
const SECOND: [&str; 15] = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];

/// A syllable for which both styles exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToneStyle {
    /// The byte at which the word begins, and the word.
    pub(super) at: usize,
    pub(super) word: String,
    /// Whether the tone is on the first vowel (`hòa`, `ủy`).
    pub(super) first: bool,
    /// The word in the other style.
    pub(super) other: String,
}

/// The syllables of a text for which both styles exist. After `q` there is only one: `quý`.
pub(super) fn choices(text: &str) -> Vec<ToneStyle> {
    words(text).filter_map(|(at, word)| choice(at, word)).collect()
}

/// The text with every such tone on the first vowel.
pub(in crate::check) fn first_style(text: &str) -> String {
    let mut styled = String::new();
    let mut from = 0;
    for choice in choices(text).into_iter().filter(|choice| !choice.first) {
        styled += &text[from..choice.at];
        styled += &choice.other;
        from = choice.at + choice.word.len();
    }
    styled + &text[from..]
}

fn choice(at: usize, word: &str) -> Option<ToneStyle> {
    // Quick way out for most words: their last letter is none of these.
    let last = word.chars().next_back()?;
    if word.is_ascii() || !"aàáảãạeèéẻẽẹyỳýỷỹỵAÀÁẢÃẠEÈÉẺẼẸYỲÝỶỸỴ".contains(last)
    {
        return None;
    }
    let small = word.to_lowercase();
    let endings = [(true, FIRST, SECOND), (false, SECOND, FIRST)];
    endings.into_iter().find_map(|(first, here, there)| {
        let place = here.iter().position(|ending| small.ends_with(ending))?;
        let onset = small.strip_suffix(here[place])?;
        if onset.ends_with('q') {
            return None;
        }
        let letters = word.chars().count().max(2);
        let head: String = word.chars().take(letters - 2).collect();
        let capitals: Vec<bool> = word.chars().skip(letters - 2).map(char::is_uppercase).collect();
        let tail: String = there[place]
            .chars()
            .zip(capitals)
            .map(|(letter, upper)| if upper { letter.to_uppercase().to_string() } else { letter.to_string() })
            .collect();
        Some(ToneStyle { at, word: word.to_owned(), first, other: format!("{head}{tail}") })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_open_syllables_can_choose() {
        let found = |text| choices(text).into_iter().map(|one| (one.word, one.first, one.other)).collect::<Vec<_>>();
        let is = |word: &str, first, other: &str| (word.to_owned(), first, other.to_owned());
        assert_eq!(found("Ủy ban, hoà giải"), [is("Ủy", true, "Uỷ"), is("hoà", false, "hòa")]);
        assert_eq!(found("THỦY, hóa"), [is("THỦY", true, "THUỶ"), is("hóa", true, "hoá")]);
        assert_eq!(found("quý II, hoàn thành, toán, khuỷu, hoài, xoay"), []);
    }
}
