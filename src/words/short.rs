//! The short name of an action, by which sentences call it; its whole text stands once, in the annex.

use super::terms::clause;
use crate::read::Action;

/// A first clause of at most this many syllables is the short name.
const SYLLABLES: usize = 15;

/// The action's own short name, else its text up to the first comma, semicolon or colon, if that is short, else the whole
/// text: nothing is cut inside a clause.
pub(crate) fn short_name(action: &Action) -> &str {
    match &action.short_name {
        Some(short) => clause(&short.value),
        None => first_clause(&action.text.value),
    }
}

/// A sign ends the clause where a space follows it outside brackets and quotes: not in `99,3%`, `8:30` or `(a, b)`.
fn first_clause(text: &str) -> &str {
    let mut depth = 0_usize;
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' | '“' | '«' => depth += 1,
            ')' | ']' | '”' | '»' => depth = depth.saturating_sub(1),
            '"' => quoted = !quoted,
            ',' | ';' | ':' if depth == 0 && !quoted => {
                let (before, after) = text.split_at(at);
                if after[1..].chars().next().is_none_or(char::is_whitespace) {
                    let short = before.split_whitespace().count() <= SYLLABLES;
                    return if short { before.trim_end() } else { clause(text) };
                }
            }
            _ => {}
        }
    }
    clause(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_clause_stands_for_a_text_if_it_is_short() {
        let cases = [
            ("Niêm yết công khai.", "Niêm yết công khai"),
            (
                "Cập nhật kịp thời các thủ tục hành chính, công khai, niêm yết đầy đủ;",
                "Cập nhật kịp thời các thủ tục hành chính",
            ),
            ("Đẩy mạnh theo dõi thi hành pháp luật: Lựa chọn lĩnh vực;", "Đẩy mạnh theo dõi thi hành pháp luật"),
            ("Phấn đấu 99,3% hồ sơ đúng hạn lúc 8:30; báo cáo", "Phấn đấu 99,3% hồ sơ đúng hạn lúc 8:30"),
            ("Kiểm tra (bất cập, vướng mắc) tại chỗ, kịp thời.", "Kiểm tra (bất cập, vướng mắc) tại chỗ"),
            ("Tuyên truyền \"gần dân, sát dân\", hằng tuần.", "Tuyên truyền \"gần dân, sát dân\""),
            ("Các nội dung…", "Các nội dung…"),
            ("Các ngành, bộ phận tham mưu sáng kiến.", "Các ngành"),
            ("Ban hành kế hoạch; tổ chức thực hiện.", "Ban hành kế hoạch"),
        ];
        for (text, short) in cases {
            assert_eq!(first_clause(text), short);
        }
    }

    #[test]
    fn a_long_first_clause_is_not_cut() {
        let fifteen = "một hai ba bốn năm sáu bảy tám chín mười mốt hai ba bốn năm";
        assert_eq!(first_clause(&format!("{fifteen}, còn lại.")), fifteen);
        assert_eq!(first_clause(&format!("{fifteen} sáu, còn lại.")), format!("{fifteen} sáu, còn lại"));
    }
}
