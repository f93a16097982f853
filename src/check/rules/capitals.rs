//! Capital letters that the decree fixes, and figures as Vietnamese writes them.

use super::Found;

/// Wrong and right (NĐ 30/2020, Phụ lục II): names of agencies, and the type of a document cited by its number.
const FIXED: [(&str, &str); 14] = [
    ("ủy ban nhân dân", "Ủy ban nhân dân"),
    ("uỷ ban nhân dân", "Uỷ ban nhân dân"),
    ("hội đồng nhân dân", "Hội đồng nhân dân"),
    ("Văn phòng chính phủ", "Văn phòng Chính phủ"),
    ("Văn phòng ủy ban", "Văn phòng Ủy ban"),
    ("Văn phòng uỷ ban", "Văn phòng Uỷ ban"),
    ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ("công văn số", "Công văn số"),
    ("nghị định số", "Nghị định số"),
    ("quyết định số", "Quyết định số"),
    ("thông tư số", "Thông tư số"),
    ("chỉ thị số", "Chỉ thị số"),
    ("nghị quyết số", "Nghị quyết số"),
    ("Luật cán bộ công chức", "Luật Cán bộ, công chức"),
];

/// A name or a citation with another capital than the decree gives it.
pub(super) fn fixed(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = FIXED
        .iter()
        .flat_map(|(wrong, right)| text.match_indices(wrong).map(move |(at, _)| (at, *wrong, *right)))
        .filter(|(at, wrong, _)| {
            let ends = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
            ends(text[..*at].chars().next_back()) && ends(text[at + wrong.len()..].chars().next())
        })
        .map(|(at, wrong, right)| Found { at: at..at + wrong.len(), better: Some(right.to_owned()) })
        .collect();
    found.sort_by_key(|found| found.at.start);
    found
}

/// A point between figures before `điểm` or `%`: Vietnamese separates decimals by a comma.
pub(super) fn decimal_points(text: &str) -> Vec<Found> {
    let points = text.match_indices('.').filter_map(|(at, _)| {
        let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).count();
        let before = text[..at].chars().rev().take_while(char::is_ascii_digit).count();
        let after = digits(&text[at + 1..]);
        let rest = &text[at + 1 + after..];
        // Three figures after a point are thousands.
        let decimal = before > 0 && (1..=2).contains(&after) && (rest.starts_with(" điểm") || rest.starts_with('%'));
        let start = at - before;
        // `1.2.3` counts chapters.
        let alone = !text[..start].ends_with('.');
        (decimal && alone).then(|| start..at + 1 + after)
    });
    points.map(|at| Found { better: Some(text[at.clone()].replace('.', ",")), at }).collect()
}
