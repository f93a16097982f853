//! Writes a document's number and date into the text of its record. No other byte of it changes.

use chrono::NaiveDate;

use super::source::Source;
use super::tree::{KeyValue, Node, NodeKind, parse};
use crate::period::{parse_date, short};
use crate::problem::{Place as FilePlace, Problem, problems};

problems! {
    CS001 Error Data "Số và ngày ban hành." {
        IssueDiffers { key: String, value: String } =>
            format!("Hồ sơ đã ghi \"{key}\" khác với \"{value}\" vừa cấp."),
            "kiểm tra lại số, ngày đã cấp; sửa hồ sơ nếu hồ sơ sai rồi chạy lại.";
    }
    CS002 Error Data "Số và ngày ban hành." {
        IssueByHand =>
            "Không tự ghi được số, ngày vào tệp hồ sơ này.",
            "tự ghi hai dòng \"so: …\" và \"ngay: …\" vào tệp hồ sơ.";
    }
}

/// `bytes` of a record with `so` and `ngay` of its document, at the top or below `key`. `None` when they stand there already.
///
/// # Errors
/// Another number or date stands there; or the record is no plain block of keys, one to a line.
pub(crate) fn issued(
    name: &str,
    bytes: &[u8],
    number: u32,
    date: NaiveDate,
    key: Option<&str>,
) -> Result<Option<Vec<u8>>, Problem> {
    let source = Source::from_bytes(name, bytes.to_vec())?;
    let tree = parse(&source)?;
    let values = [("so", number.to_string()), ("ngay", short(date))];
    let mut edits = Vec::new();
    match place(&tree, key) {
        Some(IssueKeys::Mapping(entries)) => {
            for (key, value) in &values {
                edits.extend(edit(&source, entries, key, value)?);
            }
        }
        Some(IssueKeys::Blank(entry)) => {
            edits.push((line_end(&source.text, entry.key_span.end), block(&source, &values)))
        }
        // Between the braces of `{}`.
        Some(IssueKeys::Braces(entry)) => {
            let pairs: Vec<String> = values.iter().map(|(key, value)| format!("{key}: {value}")).collect();
            let open = source.text[entry.value.span.start..].find('{').ok_or_else(|| by_hand(&source))?;
            edits.push((entry.value.span.start + open + 1, pairs.join(", ")));
        }
        Some(IssueKeys::Missing(key)) => edits.push((source.text.len(), format!("{key}:{}", block(&source, &values)))),
        None => return Err(by_hand(&source)),
    }
    if edits.is_empty() {
        return Ok(None);
    }
    let text = apply(&source, edits, key);
    // The new text is parsed: it must say what the old one said, and the new values.
    let again = Source::from_bytes(name, text.clone().into_bytes())?;
    let has = |new: &Node| match place(new, key) {
        Some(IssueKeys::Mapping(entries)) => values.iter().all(|(key, value)| {
            let found = entries.iter().find(|entry| entry.key == *key).map(|entry| &entry.value.kind);
            matches!(found, Some(NodeKind::Scalar(there)) if same_value(there, value))
        }),
        _ => false,
    };
    let fits = parse(&again).is_ok_and(|new| has(&new) && same_but(&tree, &new, key));
    if !fits {
        return Err(by_hand(&source));
    }
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { "\u{FEFF}" } else { "" };
    Ok(Some(format!("{mark}{text}").into_bytes()))
}

/// Where the two keys belong.
enum IssueKeys<'n> {
    /// Among these entries.
    Mapping(&'n [KeyValue]),
    /// The key is there without a value.
    Blank(&'n KeyValue),
    /// The key is there with `{}`.
    Braces(&'n KeyValue),
    /// The key is missing.
    Missing(&'n str),
}

fn place<'n>(tree: &'n Node, key: Option<&'n str>) -> Option<IssueKeys<'n>> {
    let NodeKind::Mapping(entries) = &tree.kind else { return None };
    let Some(key) = key else { return Some(IssueKeys::Mapping(entries)) };
    match entries.iter().find(|entry| entry.key == key) {
        None => Some(IssueKeys::Missing(key)),
        Some(entry) => match &entry.value.kind {
            NodeKind::Null => Some(IssueKeys::Blank(entry)),
            NodeKind::Mapping(own) if own.is_empty() => Some(IssueKeys::Braces(entry)),
            NodeKind::Mapping(own) => Some(IssueKeys::Mapping(own)),
            _ => None,
        },
    }
}

/// What to insert, and where; nothing when the value stands there already.
fn edit(source: &Source, entries: &[KeyValue], key: &str, value: &str) -> Result<Option<(usize, String)>, Problem> {
    let text = &source.text;
    if let Some(entry) = entries.iter().find(|entry| entry.key == key) {
        return match &entry.value.kind {
            NodeKind::Scalar(there) if same_value(there, value) => Ok(None),
            NodeKind::Null => {
                let colon = text[entry.key_span.end..].find(':').map(|at| entry.key_span.end + at + 1);
                let colon = colon.ok_or_else(|| by_hand(source))?;
                let rest = text[colon..line_end(text, colon)].trim_start();
                // `~` stands for an empty value and would have to be replaced; nothing but inserting is done here.
                if !rest.is_empty() && !rest.starts_with('#') {
                    return Err(by_hand(source));
                }
                Ok(Some((colon, format!(" {value}"))))
            }
            _ => {
                let fault = IssueDiffers { key: key.to_owned(), value: value.to_owned() };
                Err(Problem::at(source.place(entry.value.span), fault))
            }
        };
    }
    // New keys are put below the last of those that say which document this is.
    let anchor = entries.iter().rev().find(|entry| ["phien_ban", "nam", "quy", "so"].contains(&entry.key.as_str()));
    let first = entries.first().ok_or_else(|| by_hand(source))?;
    let line_start = text[..first.key_span.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line_start..first.key_span.start];
    if !indent.chars().all(|c| c == ' ') {
        return Err(by_hand(source));
    }
    Ok(Some(match anchor {
        Some(anchor) => (line_end(text, anchor.value.span.end), format!("{}{indent}{key}: {value}", line_break(text))),
        None => (line_start, format!("{indent}{key}: {value}{}", line_break(text))),
    }))
}

/// The number and date as a block below a key.
fn block(source: &Source, values: &[(&str, String)]) -> String {
    let line_break = line_break(&source.text);
    values.iter().map(|(key, value)| format!("{line_break}  {key}: {value}")).collect()
}

/// The text with all edits made; those at one place keep their order. A block at the end begins and ends a line.
fn apply(source: &Source, mut edits: Vec<(usize, String)>, key: Option<&str>) -> String {
    let text = &source.text;
    edits.sort_by_key(|(at, _)| *at);
    let (mut new, mut from) = (String::new(), 0);
    for (at, inserted) in edits {
        new += &text[from..at];
        let whole_lines = at == text.len() && key.is_some_and(|key| inserted.starts_with(key));
        if whole_lines && !text.ends_with('\n') {
            new += line_break(text);
        }
        new += &inserted;
        if whole_lines {
            new += line_break(text);
        }
        from = at;
    }
    new + &text[from..]
}

fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Where the line of a byte ends, before its line break.
fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    if text[..end].ends_with('\r') { end - 1 } else { end }
}

/// `045` and `45`, `6/5/2021` and `06/5/2021` say the same.
fn same_value(there: &str, value: &str) -> bool {
    let there = there.trim();
    match (parse_date(there), parse_date(value)) {
        (Ok(there), Ok(date)) => there == date,
        _ => there.parse::<u32>().is_ok_and(|number| value.parse() == Ok(number)),
    }
}

fn by_hand(source: &Source) -> Problem {
    Problem::at(FilePlace::file(&source.name), IssueByHand {})
}

/// Whether two records say the same but for number and date.
fn same_but(old: &Node, new: &Node, key: Option<&str>) -> bool {
    let (NodeKind::Mapping(old), NodeKind::Mapping(new)) = (&old.kind, &new.kind) else { return false };
    let own = |entry: &&KeyValue| match key {
        Some(key) => entry.key != key,
        None => !["so", "ngay"].contains(&entry.key.as_str()),
    };
    let (old_rest, new_rest): (Vec<_>, Vec<_>) = (old.iter().filter(own).collect(), new.iter().filter(own).collect());
    let rest = old_rest.len() == new_rest.len()
        && old_rest.iter().zip(&new_rest).all(|(a, b)| a.key == b.key && same(&a.value, &b.value));
    let empty = Node { kind: NodeKind::Mapping(Vec::new()), span: Default::default() };
    let below = |entries: &[KeyValue], key: &str| {
        let found = entries.iter().find(|entry| entry.key == key).map(|entry| entry.value.clone());
        found.filter(|node| !matches!(node.kind, NodeKind::Null)).unwrap_or_else(|| empty.clone())
    };
    rest && key.is_none_or(|key| same_but(&below(old, key), &below(new, key), None))
}

fn same(a: &Node, b: &Node) -> bool {
    match (&a.kind, &b.kind) {
        (NodeKind::Null, NodeKind::Null) => true,
        (NodeKind::Scalar(a), NodeKind::Scalar(b)) => a == b,
        (NodeKind::Sequence(a), NodeKind::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (NodeKind::Mapping(a), NodeKind::Mapping(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && same(&a.value, &b.value))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOLLOW_UP: Option<&str> = Some("ke_hoach_tiep_tuc");

    fn after(text: &str, key: Option<&str>) -> Result<Option<String>, &'static str> {
        let date = NaiveDate::from_ymd_opt(2021, 5, 6).unwrap();
        let new = issued("t.yaml", text.as_bytes(), 45, date, key);
        new.map(|new| new.map(|new| String::from_utf8(new).unwrap())).map_err(|problem| problem.code().as_str())
    }

    fn becomes(text: &str, key: Option<&str>, wanted: &str) {
        assert_eq!(after(text, key).unwrap().as_deref(), Some(wanted), "{text}");
    }

    #[test]
    fn missing_keys_are_put_below_those_that_name_the_document() {
        becomes(
            "phien_ban: 1\nnam: 2021 # năm\nx: [1]\n",
            None,
            "phien_ban: 1\nnam: 2021 # năm\nso: 45\nngay: 06/5/2021\nx: [1]\n",
        );
        becomes(
            "\u{FEFF}quy: 2/2021\r\nx: 1\r\n",
            None,
            "\u{FEFF}quy: 2/2021\r\nso: 45\r\nngay: 06/5/2021\r\nx: 1\r\n",
        );
        becomes("phien_ban: 1\nso: 45\nx: 1", None, "phien_ban: 1\nso: 45\nngay: 06/5/2021\nx: 1");
    }

    #[test]
    fn blank_values_are_filled_in_and_comments_stay() {
        becomes(
            "nam: 2021\nso:   # chưa cấp\nngay:\nx: 1\n",
            None,
            "nam: 2021\nso: 45   # chưa cấp\nngay: 06/5/2021\nx: 1\n",
        );
        assert_eq!(after("nam: 2021\nso: ~\n", None), Err("CS002"));
    }

    #[test]
    fn a_follow_up_plan_s_go_below_its_key() {
        becomes(
            "quy: 2/2021\nx: 1\n",
            FOLLOW_UP,
            "quy: 2/2021\nx: 1\nke_hoach_tiep_tuc:\n  so: 45\n  ngay: 06/5/2021\n",
        );
        becomes("quy: 2/2021\nx: 1", FOLLOW_UP, "quy: 2/2021\nx: 1\nke_hoach_tiep_tuc:\n  so: 45\n  ngay: 06/5/2021\n");
        becomes(
            "quy: 2/2021\nke_hoach_tiep_tuc:\n    loi_ket: X\ny: 1\n",
            FOLLOW_UP,
            "quy: 2/2021\nke_hoach_tiep_tuc:\n    so: 45\n    ngay: 06/5/2021\n    loi_ket: X\ny: 1\n",
        );
        becomes(
            "quy: 2/2021\nke_hoach_tiep_tuc: # sau\ny: 1\n",
            FOLLOW_UP,
            "quy: 2/2021\nke_hoach_tiep_tuc: # sau\n  so: 45\n  ngay: 06/5/2021\ny: 1\n",
        );
    }

    /// As the guide writes it for a plan that needs nothing else.
    #[test]
    fn between_the_braces_of_an_empty_value() {
        becomes(
            "quy: 2/2021\nke_hoach_tiep_tuc: {} # sau\ny: 1\n",
            FOLLOW_UP,
            "quy: 2/2021\nke_hoach_tiep_tuc: {so: 45, ngay: 06/5/2021} # sau\ny: 1\n",
        );
        becomes(
            "quy: 2/2021\nke_hoach_tiep_tuc:\n  { }\n",
            FOLLOW_UP,
            "quy: 2/2021\nke_hoach_tiep_tuc:\n  {so: 45, ngay: 06/5/2021 }\n",
        );
    }

    #[test]
    fn what_stands_there_already_is_left_and_other_values_are_refused() {
        assert_eq!(after("nam: 2021\nso: 045\nngay: 6/5/2021\n", None), Ok(None));
        assert_eq!(after("nam: 2021\nso: 46\n", None), Err("CS001"));
        assert_eq!(after("nam: 2021\nngay: 7/5/2021\n", None), Err("CS001"));
        assert_eq!(after("{nam: 2021, x: 1}\n", None), Err("CS002"));
        assert_eq!(after("- 1\n", None), Err("CS002"));
    }
}
