//! Characters that look like signs of YAML and are none: spaces and quotes of Word, wide signs of an input method.

use granit_parser::{Event, Parser, ScalarStyle};

use super::Span;

/// A character that looks like a sign of YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Strange {
    pub(crate) letter: char,
    /// The sign that it looks like.
    pub(crate) sign: char,
}

impl Strange {
    /// What the character is taken for, if it is one of these.
    pub(super) fn of(letter: char) -> Option<Self> {
        let sign = match letter {
            '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
            // Not seen at all.
            '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => ' ',
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '＂' => '"',
            '‘' | '’' | '‚' | '‛' | '′' | '＇' => '\'',
            '：' | '﹕' | '︰' => ':',
            '－' | '‐' | '‑' | '–' | '—' | '−' | '﹣' => '-',
            '［' => '[',
            '］' => ']',
            '｛' => '{',
            '｝' => '}',
            '，' | '、' | '﹐' => ',',
            '＃' => '#',
            '｜' => '|',
            '＞' => '>',
            _ => return None,
        };
        Some(Self { letter, sign })
    }

    /// What it is, and what to do, in the words of a clerk.
    pub(super) fn words(self) -> (String, String) {
        let point = format!("U+{:04X}", u32::from(self.letter));
        let shown = format!("{} ({point})", self.letter);
        let typed =
            |name: &str| format!("xóa dấu này rồi gõ lại dấu {name} {} từ bàn phím, bộ gõ ở chế độ thường.", self.sign);
        match self.sign {
            ' ' if matches!(self.letter, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}') => (
                format!("Ở đây có ký tự không nhìn thấy được ({point}), YAML không coi là khoảng trắng."),
                "xóa ký tự này (đặt con trỏ ngay sau nó, bấm Backspace), rồi gõ lại khoảng trắng nếu cần.".into(),
            ),
            ' ' => (
                format!("Ở đây là khoảng trắng không phải khoảng trắng thường ({point}), YAML không hiểu."),
                "xóa khoảng trắng này rồi gõ lại bằng phím cách.".into(),
            ),
            '"' | '\'' => (
                format!("Dấu {shown} không phải dấu ngoặc của YAML: YAML chỉ hiểu dấu ngoặc thẳng \" và '."),
                "thay dấu ngoặc ở cả hai đầu giá trị bằng dấu ngoặc thẳng; bên trong giá trị thì giữ nguyên “ ”."
                    .into(),
            ),
            ':' => (
                format!("Dấu {shown} không phải dấu hai chấm của YAML."),
                typed("hai chấm") + " Sau đó là một khoảng trắng.",
            ),
            '-' => (format!("Dấu {shown} không phải dấu gạch đầu dòng của YAML."), typed("gạch")),
            ',' => (format!("Dấu {shown} không phải dấu phẩy của YAML."), typed("phẩy")),
            '#' => (format!("Dấu {shown} không phải dấu ghi chú của YAML."), typed("ghi chú")),
            '|' | '>' => (format!("Dấu {shown} không phải dấu {} của YAML.", self.sign), typed("")),
            _ => (format!("Dấu {shown} không phải dấu ngoặc của YAML."), typed("ngoặc")),
        }
    }
}

/// The character at a place, and how many bytes it takes.
pub(super) fn at(text: &str, start: usize) -> Option<(Strange, Span)> {
    let letter = text.get(start..)?.chars().next()?;
    Some((Strange::of(letter)?, Span { start, end: start + letter.len_utf8() }))
}

/// A text with the signs that are meant.
pub(super) fn straightened(text: &str) -> String {
    text.chars().map(|letter| Strange::of(letter).map_or(letter, |strange| strange.sign)).collect()
}

/// The first such character of a text that can be parsed, but not as it is meant: it became part of a key, or the key or
/// the dash before it became part of a value.
pub(super) fn swallowed(text: &str) -> Option<Span> {
    // Most files have none, or only quotes and dashes inside a line.
    if text.is_ascii() || !text.lines().any(may_swallow) {
        return None;
    }
    let mut around: Vec<Around> = Vec::new();
    for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
        let range = span.byte_range().unwrap_or_default();
        let typed = text.get(range.clone()).unwrap_or_default();
        let (is_key, brackets) = match event {
            Event::SequenceEnd | Event::MappingEnd => {
                around.pop();
                continue;
            }
            Event::Scalar(..) | Event::Alias(..) | Event::SequenceStart(..) | Event::MappingStart(..) => {
                around.last_mut().map_or((false, false), Around::node)
            }
            _ => continue,
        };
        let found = match event {
            Event::Scalar(_, ScalarStyle::Plain, ..) if is_key => in_key(typed),
            Event::Scalar(_, ScalarStyle::Plain, ..) => in_value(text, range.start, typed, brackets),
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                let mapping = matches!(event, Event::MappingStart(..));
                around.push(Around { mapping, key_next: mapping, brackets: typed.starts_with(['[', '{']) });
                None
            }
            _ => None,
        };
        if let Some(found) = found {
            return at(text, range.start + found).map(|(_, span)| span);
        }
    }
    None
}

/// Whether a line may have such a character.
fn may_swallow(line: &str) -> bool {
    let behind_dashes = line.trim_start_matches([' ', '-']).chars().next();
    let inside = |strange: Strange| !matches!(strange.sign, '"' | '\'' | '-' | '#');
    !line.is_ascii()
        && (behind_dashes.and_then(Strange::of).is_some()
            || line.chars().filter_map(Strange::of).any(inside)
            || line.contains(['＂']))
}

/// A list or mapping that is being read.
struct Around {
    mapping: bool,
    /// Whether the next node is a key.
    key_next: bool,
    /// Whether it is typed in brackets.
    brackets: bool,
}

impl Around {
    /// Whether the node that comes now is a key, and whether it is in brackets.
    fn node(&mut self) -> (bool, bool) {
        let is_key = self.key_next;
        self.key_next = self.mapping && !is_key;
        (is_key, self.brackets)
    }
}

/// Where such a character stands in a key that would be a key without it, or before the quote that ends the value.
fn in_key(key: &str) -> Option<usize> {
    let (found, strange) = key.char_indices().find_map(|(at, letter)| Some((at, Strange::of(letter)?)))?;
    let plain =
        |letter: char| Strange::of(letter).is_some() || letter.is_ascii_alphanumeric() || "_- :".contains(letter);
    let opens = found == 0 && matches!(strange.sign, '"' | '\'') && !key.contains(['”', '’', '»', '＂', '″', '〞']);
    (opens || key.chars().all(plain)).then_some(found)
}

/// Where such a character stands in place of a sign: after what would be a key or a dash at the start of a line, or as a
/// bracket or dash before the value.
fn in_value(text: &str, start: usize, value: &str, brackets: bool) -> Option<usize> {
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let own_line = text[line..start].trim_matches([' ', '-']).is_empty();
    let first = value.chars().next().and_then(Strange::of);
    let behind = |at: usize| value[at..].chars().next();
    if let Some(first) = first {
        let next = behind(first.letter.len_utf8());
        let spaced = next.is_some_and(|next| next == ' ' || Strange::of(next).is_some_and(|next| next.sign == ' '));
        if matches!(first.letter, '［' | '｛' | '＂' | '｜' | '＞') || (first.sign == '-' && own_line && spaced) {
            return Some(0);
        }
    }
    if let Some(comma) = value.find(['，', '﹐']).filter(|_| brackets) {
        return Some(comma);
    }
    let mut from = 0;
    for (number, line) in value.split_inclusive('\n').enumerate() {
        if number > 0 || own_line {
            let blank = line.len() - line.trim_start().len();
            if let Some(found) = after_sign(&line[blank..]) {
                return Some(from + blank + found);
            }
        }
        from += line.len();
    }
    None
}

/// Where such a character stands after a key or a dash at the start of a line, or is the colon after the key.
fn after_sign(line: &str) -> Option<usize> {
    let strange = |at: usize, sign: char| {
        let found = line.get(at..)?.chars().next().and_then(Strange::of)?;
        (found.sign == sign).then_some(at)
    };
    if line.starts_with('-') {
        return strange(1, ' ');
    }
    let key = line.len() - line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
    let colon = key + line[key..].len() - line[key..].trim_start_matches(' ').len();
    match line[colon..].strip_prefix(':') {
        _ if key == 0 => None,
        Some(_) => strange(colon + 1, ' '),
        None => strange(colon, ':'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(usize, char)> {
        swallowed(text)
            .map(|span| (text[..span.start].matches('\n').count() + 1, text[span.start..].chars().next().unwrap()))
    }

    #[test]
    fn what_became_part_of_a_key_or_value_is_found() {
        for space in ['\u{A0}', '\u{2002}', '\u{200A}', '\u{202F}', '\u{3000}', '\u{200B}'] {
            for text in [
                "a:\n  so:@12\n",
                "a:\n  -@Nâng cao\n",
                "b: 1\na:\n  so: 1\n@ ngay: 2\n",
                "b@: 1\n",
                "a:\n  - x\n   -@y\n",
            ] {
                let text = text.replace('@', &space.to_string());
                let line = 1 + text[..text.find(space).unwrap()].matches('\n').count();
                assert_eq!(found(&text), Some((line, space)), "{text:?}");
            }
        }
        for (text, line, letter) in [
            ("a:\n  so： 12\n", 2, '：'),
            ("a:\n  so：12\n", 2, '：'),
            ("a:\n  so ：12\n", 2, '：'),
            ("a: ［x, y］\n", 1, '［'),
            ("a: ｛x: y｝\n", 1, '｛'),
            ("a: ＂x＂\n", 1, '＂'),
            ("a: {x： y}\n", 1, '：'),
            ("a:\n  － x\n  － y\n", 2, '－'),
            ("a:\n  – x\n  – y\n", 2, '–'),
            ("“so”: 12\n", 1, '“'),
            ("a: [x， y]\n", 1, '，'),
            ("a:\n  - “Nâng cao: x”\n", 2, '“'),
        ] {
            assert_eq!(found(text), Some((line, letter)), "{text:?}");
        }
    }

    #[test]
    fn what_stands_in_a_text_is_none() {
        for text in [
            "a: Ủy ban\u{A0}nhân dân\n",
            "a: “Một cửa” là\n",
            "a: nông thôn mới\n  – đô thị văn minh\n",
            "a: \"so:\u{A0}12\"\n",
            "a: >-\n  -\u{A0}x\n  so：1\n",
            "- Nâng cao “chất lượng”: x\n",
            "- “Một cửa” là: x\n",
            "a: Hà Nội – Huế\nb: x：y\n",
            "# so：1\na: 1\n",
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
    }
}
