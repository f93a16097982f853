//! A title, a name or a position that one line does not hold is divided into as few lines as possible, about equally long,
//! between phrases: never inside a word of two syllables that is known, never beside a hyphen.

use unicode_normalization::char::is_combining_mark;

/// Words before which a phrase begins.
const BEGINNINGS: [&str; 21] = [
    "bằng", "cho", "của", "do", "đến", "để", "đối", "giai", "nhằm", "năm", "quý", "qua", "tại", "theo", "thuộc",
    "trên", "trong", "từ", "và", "về", "với",
];

/// Words of several syllables that titles of documents and names of offices are made of.
const WORDS: [&str; 47] = [
    "an ninh",
    "biên chế",
    "bộ máy",
    "bộ phận",
    "cải cách",
    "chỉ đạo",
    "chính phủ",
    "chính quyền",
    "chỉ số",
    "chủ tịch",
    "công an",
    "công chức",
    "công tác",
    "đặc khu",
    "địa bàn",
    "địa chính",
    "điều hành",
    "giải pháp",
    "giải quyết",
    "hạn chế",
    "hành chính",
    "hiện đại",
    "hộ tịch",
    "hội đồng",
    "kế hoạch",
    "kết quả",
    "khắc phục",
    "khu vực",
    "kiểm soát",
    "kinh tế",
    "nâng cao",
    "nhân dân",
    "nhiệm vụ",
    "nội vụ",
    "quân sự",
    "tài chính",
    "thành phố",
    "thị trấn",
    "thị xã",
    "thống kê",
    "thủ tục",
    "thực hiện",
    "tiếp tục",
    "tồn tại",
    "tư pháp",
    "ủy ban",
    "văn phòng",
];

/// A text of more lines is filled line by line instead of being divided evenly.
const MOST_LINES: usize = 12;

/// The cost of a break in square points, as the cost of a line that is longer or shorter than the others.
const BETWEEN_PHRASES: f32 = 0.0;
const BETWEEN_WORDS: f32 = 30_000.0;
const INSIDE_A_WORD: f32 = 1_000_000.0;

/// The lines of a text. Line breaks that were typed stay; `wide` measures a text; a word wider than `width` is divided.
pub(super) fn divided(text: &str, width: f32, wide: impl Fn(&str) -> f32) -> Vec<&str> {
    let typed = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    typed.flat_map(|line| one(line, width, &wide)).flat_map(|line| fitted(line, width, &wide)).collect()
}

/// A word that no line holds is divided where a line is full.
fn fitted<'a>(line: &'a str, width: f32, wide: &impl Fn(&str) -> f32) -> Vec<&'a str> {
    if wide(line) <= width || line.contains(' ') {
        return vec![line];
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, letter) in line.char_indices().filter(|&(at, letter)| at > 0 && !is_combining_mark(letter)) {
        if wide(&line[from..at + letter.len_utf8()]) > width {
            parts.push(&line[from..at]);
            from = at;
        }
    }
    parts.push(&line[from..]);
    parts
}

/// The lines of a text without line breaks.
fn one<'a>(text: &'a str, width: f32, wide: &impl Fn(&str) -> f32) -> Vec<&'a str> {
    if wide(text) <= width {
        return vec![text];
    }
    // Start and end of each word.
    let mut words: Vec<(usize, usize)> = Vec::new();
    for part in text.split(' ').filter(|part| !part.is_empty()) {
        let from = part.as_ptr() as usize - text.as_ptr() as usize;
        words.push((from, from + part.len()));
    }
    let line = |from: usize, to: usize| &text[words[from].0..words[to - 1].1];
    let fits = |from: usize, to: usize| to == from + 1 || wide(line(from, to)) <= width;
    let mut most = 1;
    let mut from = 0;
    for to in 1..=words.len() {
        if !fits(from, to) {
            most += 1;
            from = to - 1;
        }
    }
    // A text of more lines is no title; there are too many ways to divide it to compare them all.
    if most > MOST_LINES {
        let mut lines = Vec::new();
        let mut from = 0;
        for to in 1..=words.len() {
            if to == words.len() || !fits(from, to + 1) {
                lines.push(line(from, to));
                from = to;
            }
        }
        return lines;
    }
    let even = wide(text) / most as f32;
    // For each number of lines, the cheapest way to set the words up to each: its cost and where its last line begins.
    let mut ways: Vec<Vec<Option<(f32, usize)>>> = vec![vec![None; words.len() + 1]; most + 1];
    ways[0][0] = Some((0.0, 0));
    for count in 1..=most {
        for to in 1..=words.len() {
            for from in (0..to).rev().take_while(|&from| fits(from, to)) {
                let Some((before, _)) = ways[count - 1][from] else { continue };
                let uneven = (wide(line(from, to)) - even).powi(2);
                let cut = if from == 0 { 0.0 } else { cost(&text[..words[from - 1].1], line(from, words.len())) };
                let cost = before + uneven + cut;
                if ways[count][to].is_none_or(|(best, _)| cost < best) {
                    ways[count][to] = Some((cost, from));
                }
            }
        }
    }
    let mut lines = Vec::new();
    let mut to = words.len();
    for count in (1..=most).rev() {
        let Some((_, from)) = ways[count][to] else { return vec![text] };
        lines.push(line(from, to));
        to = from;
    }
    lines.reverse();
    lines
}

/// What a break between two parts of a text costs.
fn cost(before: &str, after: &str) -> f32 {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let first = after.split(' ').next().unwrap_or_default();
    let dash = |word: &str| matches!(word, "-" | "–" | "—");
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let roman = |word: &str| !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if last.ends_with([',', ';', ':']) {
        return BETWEEN_PHRASES;
    }
    let together = format!("{} {}", bare(last), bare(first));
    let dated = matches!(bare(last).as_str(), "năm" | "ngày" | "tháng" | "quý" | "số");
    if dash(last) || dash(first) || WORDS.contains(&together.as_str()) || dated && (number(first) || roman(first)) {
        return INSIDE_A_WORD;
    }
    if BEGINNINGS.contains(&bare(first).as_str()) { BETWEEN_PHRASES } else { BETWEEN_WORDS }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each letter one point wide.
    fn lines(text: &str, width: f32) -> Vec<&str> {
        divided(text, width, |text| text.chars().count() as f32)
    }

    #[test]
    fn titles_are_divided_between_phrases() {
        let subject = "Khắc phục những tồn tại, hạn chế trong công tác cải cách hành chính năm 2020";
        assert_eq!(
            lines(subject, 60.0),
            ["Khắc phục những tồn tại, hạn chế", "trong công tác cải cách hành chính năm 2020"]
        );
        assert_eq!(lines(subject, 200.0), [subject]);
        assert_eq!(lines("Kế hoạch\ncủa xã", 200.0), ["Kế hoạch", "của xã"]);
    }

    #[test]
    fn a_text_of_many_lines_is_filled_line_by_line() {
        let text = "hành chính ".repeat(300);
        let filled = lines(text.trim(), 32.0);
        assert_eq!(filled.len(), 100);
        assert_eq!(filled.join(" "), text.trim());
        assert!(filled.iter().all(|line| line.chars().count() <= 32));
    }

    #[test]
    fn names_and_positions_never_break_inside_a_word_or_beside_a_hyphen() {
        assert_eq!(lines("CÔNG CHỨC VĂN PHÒNG - THỐNG KÊ", 25.0), ["CÔNG CHỨC", "VĂN PHÒNG - THỐNG KÊ"]);
        assert_eq!(
            lines("VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN", 30.0),
            ["VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN", "VÀ ỦY BAN NHÂN DÂN"]
        );
        assert_eq!(lines("XÃ ABCDEFGHIJKLMNOPQ", 10.0), ["XÃ", "ABCDEFGHIJ", "KLMNOPQ"]);
    }
}
