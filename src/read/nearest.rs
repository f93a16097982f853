//! The known word that a misspelt one most likely means.

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
