//! The short name of an action, by which sentences call it beside its number; its whole text stands once, in the annex.

use super::terms::clause;
use crate::read::Action;

/// A first clause of more syllables than this is no short name.
const SYLLABLES: usize = 15;

/// The action's own short name, else its text up to the first comma, semicolon or colon where that is short enough, else
/// the whole text. Never cut inside a clause.
pub(crate) fn short_name(action: &Action) -> &str {
    if let Some(own) = &action.short_name {
        return clause(&own.value);
    }
    let text = clause(&action.text.value);
    let first = text.match_indices([',', ';', ':']).find(|(at, sign)| ends_clause(&text[at + sign.len()..]));
    match first.map(|(at, _)| text[..at].trim_end()) {
        Some(clause) if clause.split_whitespace().count() <= SYLLABLES => clause,
        _ => text,
    }
}

/// Whether a sign ends a clause: the comma of `98,9%` does not.
fn ends_clause(after: &str) -> bool {
    after.is_empty() || after.starts_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::decoded;

    fn named(text: &str) -> String {
        short_name(&decoded::<Action>(text)).to_owned()
    }

    #[test]
    fn the_first_clause_names_an_action_where_it_is_short_enough() {
        assert_eq!(
            named("{id: a, noi_dung: 'Niêm yết, công khai thủ tục.', ten_ngan: Niêm yết thủ tục}"),
            "Niêm yết thủ tục"
        );
        assert_eq!(named("{id: a, noi_dung: 'Ban hành kế hoạch; tổ chức thực hiện.'}"), "Ban hành kế hoạch");
        assert_eq!(named("{id: a, noi_dung: 'Đạt 98,9% hồ sơ đúng hạn.'}"), "Đạt 98,9% hồ sơ đúng hạn");
        let long = "Một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba, mười bốn";
        assert_eq!(named(&format!("{{id: a, noi_dung: '{long}'}}")), long);
    }
}
