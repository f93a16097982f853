//! The known word that a misspelt one most likely means.

use super::bare::bare;

/// In bytes: a longer word is not taken for a misspelt known one.
const LONGEST_WORD: usize = 100;

/// The known word nearest to what was typed, if it is near enough to be meant: a Jaro-Winkler likeness of at least 0.8,
/// capitals aside.
pub(crate) fn nearest<'w, W: AsRef<str> + 'w>(typed: &str, known: impl Iterator<Item = W>) -> Option<W> {
    if typed.len() > LONGEST_WORD {
        return None;
    }
    let typed = typed.to_lowercase();
    known
        .filter(|word| word.as_ref().len() <= LONGEST_WORD)
        .map(|word| (strsim::jaro_winkler(&typed, &word.as_ref().to_lowercase()), word))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// Whether what was typed is a word with at most one letter too many, too few, wrong, or changed places with the next.
pub(super) fn is_one_slip_from(typed: &str, word: &str) -> bool {
    typed.len() <= LONGEST_WORD && strsim::osa_distance(typed, word) <= 1
}

/// The same of keys. One that is a known key but for capitals and marks, or that says more before a known key of several words, means
/// that key: `Độ khẩn` and `muc_do_khan` are `do_khan`.
pub(super) fn nearest_key(typed: &str, known: &[&'static str]) -> Option<&'static str> {
    if typed.len() > LONGEST_WORD {
        return None;
    }
    let letters = bare(typed);
    let meant = |key: &&&str| {
        let key_letters = bare(key);
        letters == key_letters || key.contains('_') && letters.ends_with(&key_letters)
    };
    let longest = known.iter().filter(meant).max_by_key(|key| key.len()).copied();
    longest.or_else(|| nearest(typed, known.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_with_marks_or_with_more_before_it_is_the_key_that_it_ends_with() {
        let known = ["so", "ngay", "do_khan", "muc_dich", "khan_cap", "noi_nhan"];
        for (typed, meant) in [
            ("Độ khẩn", Some("do_khan")),
            ("muc_do_khan", Some("do_khan")),
            ("DO-KHAN", Some("do_khan")),
            ("dau_chi_muc_do_khan", Some("do_khan")),
            ("Số", Some("so")),
            ("muc_dch", Some("muc_dich")),
            ("nhiem_so", None),
            ("", None),
        ] {
            assert_eq!(nearest_key(typed, &known), meant, "{typed}");
        }
        assert_eq!(nearest_key(&"x_do_khan".repeat(20), &known), None);
    }
}
