//! What changed between two states of a record file: keys and values, not lines. Comments, order of keys, quotes and
//! spaces are no change.

use unicode_normalization::UnicodeNormalization;

use super::source::Source;
use super::tree::{self, KeyValue, Node, NodeKind};

/// One value that changed, came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ValueChange {
    /// The steps to it from the top of the file.
    pub(crate) path: Vec<Step>,
    /// `None` when it was not there.
    pub(crate) old: Option<String>,
    /// `None` when it is no longer there.
    pub(crate) new: Option<String>,
}

/// A step on the way to a value of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A key.
    Key(String),
    /// An item of a list that one of its keys identifies: the key and its value.
    Named(&'static str, String),
    /// An item of a list by its place, from 1.
    Place(usize),
}

/// The keys by which items of a list are told apart, the first that an item has.
const NAMES: [&str; 6] = ["id", "nhiem_vu", "linh_vuc", "tep", "chi_tieu", "tu_ngay"];

/// What changed from `old` to `new`, in the order of the new file; what is gone comes after what is left of its list or
/// mapping. A file that is missing or cannot be parsed counts as empty.
pub(crate) fn changes(old: Option<&Source>, new: Option<&Source>) -> Vec<ValueChange> {
    let parse = |source: Option<&Source>| {
        source.and_then(|source| tree::parse(source).ok()).map_or(NodeKind::Null, |node| node.kind)
    };
    let mut found = Vec::new();
    compare(&parse(old), &parse(new), &mut Vec::new(), &mut found);
    found
}

fn compare(old: &NodeKind, new: &NodeKind, path: &mut Vec<Step>, found: &mut Vec<ValueChange>) {
    match (old, new) {
        (NodeKind::Mapping(_) | NodeKind::Null, NodeKind::Mapping(_)) | (NodeKind::Mapping(_), NodeKind::Null) => {
            mappings(entries(old), entries(new), path, found);
        }
        (NodeKind::Sequence(_) | NodeKind::Null, NodeKind::Sequence(_)) | (NodeKind::Sequence(_), NodeKind::Null) => {
            sequences(items(old), items(new), path, found);
        }
        (NodeKind::Mapping(_) | NodeKind::Sequence(_), _) | (_, NodeKind::Mapping(_) | NodeKind::Sequence(_)) => {
            compare(old, &NodeKind::Null, path, found);
            compare(&NodeKind::Null, new, path, found);
        }
        (NodeKind::Scalar(_) | NodeKind::Null, NodeKind::Scalar(_) | NodeKind::Null) => {
            let (old, new) = (text(old), text(new));
            if old != new {
                found.push(ValueChange { path: path.clone(), old, new });
            }
        }
    }
}

/// A value as records read it: trimmed, in NFC, `None` if it is empty.
fn text(kind: &NodeKind) -> Option<String> {
    let NodeKind::Scalar(text) = kind else { return None };
    Some(text.trim().nfc().collect()).filter(|text: &String| !text.is_empty())
}

fn entries(kind: &NodeKind) -> &[KeyValue] {
    if let NodeKind::Mapping(entries) = kind { entries } else { &[] }
}

fn items(kind: &NodeKind) -> &[Node] {
    if let NodeKind::Sequence(items) = kind { items } else { &[] }
}

/// Goes one step further for a pair of values, of which one may be missing.
fn further(step: Step, old: Option<&Node>, new: Option<&Node>, path: &mut Vec<Step>, found: &mut Vec<ValueChange>) {
    let kind = |node: Option<&Node>| node.map_or(NodeKind::Null, |node| node.kind.clone());
    path.push(step);
    match (old, new) {
        (Some(old), Some(new)) => compare(&old.kind, &new.kind, path, found),
        (old, new) => compare(&kind(old), &kind(new), path, found),
    }
    path.pop();
}

fn mappings(old: &[KeyValue], new: &[KeyValue], path: &mut Vec<Step>, found: &mut Vec<ValueChange>) {
    fn value<'e>(entries: &'e [KeyValue], key: &str) -> Option<&'e Node> {
        entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }
    for entry in new {
        further(Step::Key(entry.key.clone()), value(old, &entry.key), Some(&entry.value), path, found);
    }
    for entry in old.iter().filter(|entry| value(new, &entry.key).is_none()) {
        further(Step::Key(entry.key.clone()), Some(&entry.value), None, path, found);
    }
}

/// The key that identifies an item, with its value: the first of `NAMES` that it has.
fn name(item: &Node) -> Option<(&'static str, String)> {
    NAMES.iter().find_map(|name| {
        let entry = entries(&item.kind).iter().find(|entry| entry.key == *name)?;
        Some((*name, text(&entry.value.kind)?))
    })
}

fn sequences(old: &[Node], new: &[Node], path: &mut Vec<Step>, found: &mut Vec<ValueChange>) {
    let names = |items: &[Node]| items.iter().map(name).collect::<Vec<_>>();
    let (old_names, new_names) = (names(old), names(new));
    let unique = |names: &[Option<(&'static str, String)>]| {
        let mut sorted = names.to_vec();
        sorted.sort();
        sorted.dedup();
        sorted.len() == names.len() && names.iter().all(Option::is_some)
    };
    if unique(&old_names) && unique(&new_names) {
        let step = |name: &Option<(&'static str, String)>| {
            let (key, name) = name.clone().unwrap_or_default();
            Step::Named(key, name)
        };
        for (name, item) in new_names.iter().zip(new) {
            let before = old_names.iter().position(|old| old == name).and_then(|at| old.get(at));
            further(step(name), before, Some(item), path, found);
        }
        for (name, item) in old_names.iter().zip(old).filter(|(name, _)| !new_names.contains(name)) {
            further(step(name), Some(item), None, path, found);
        }
        return;
    }
    // Items without unique names: equal ones at the beginning and at the end of both lists belong together, the rest is
    // compared by position.
    let head = old.iter().zip(new).take_while(|(old, new)| same(old, new)).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| same(old, new)).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    for at in 0..old.len().max(new.len()) {
        further(Step::Place(head + at + 1), old.get(at), new.get(at), path, found);
    }
}

fn same(old: &Node, new: &Node) -> bool {
    let mut found = Vec::new();
    compare(&old.kind, &new.kind, &mut Vec::new(), &mut found);
    found.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The changes, one on a line: the way, old and new.
    fn between(old: &str, new: &str) -> String {
        let source = |text: &str| Source::from_bytes("a.yaml", text.as_bytes().to_vec()).unwrap();
        let step = |step: &Step| match step {
            Step::Key(key) => key.clone(),
            Step::Named(key, name) => format!("[{key}={name}]"),
            Step::Place(at) => format!("[{at}]"),
        };
        let line = |change: &ValueChange| {
            let way = change.path.iter().map(step).collect::<Vec<_>>().join(".");
            let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
            format!("{way}: {} > {}", shown(&change.old), shown(&change.new))
        };
        changes(Some(&source(old)), Some(&source(new))).iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn comments_quotes_and_the_order_of_keys_are_no_change() {
        assert_eq!(between("a: 1\nb: [x, y]\n", "# note\nb:\n  - \"x\"\n  - y\na: '1'\nc:\n"), "");
    }

    #[test]
    fn a_change_is_found_by_the_name_of_its_item_wherever_that_stands_now() {
        let old = "tien_do:\n- {nhiem_vu: nv-1, tinh_trang: dang_thuc_hien}\n- {nhiem_vu: nv-2, ti_le: 50}\n";
        let new = "tien_do:\n- {nhiem_vu: nv-2, ti_le: 60}\n- {nhiem_vu: nv-1, tinh_trang: hoan_thanh, ngay_hoan_thanh: 1/6/2021}\n";
        let found = "tien_do.[nhiem_vu=nv-2].ti_le: 50 > 60\n\
                     tien_do.[nhiem_vu=nv-1].tinh_trang: dang_thuc_hien > hoan_thanh\n\
                     tien_do.[nhiem_vu=nv-1].ngay_hoan_thanh: - > 1/6/2021";
        assert_eq!(between(old, new), found);
    }

    #[test]
    fn what_comes_and_what_goes_is_told_value_by_value() {
        assert_eq!(
            between("l:\n- {id: a, ten: A}\n", "l:\n- {id: b, ten: B}\n"),
            "l.[id=b].id: - > b\nl.[id=b].ten: - > B\nl.[id=a].id: a > -\nl.[id=a].ten: A > -"
        );
        assert_eq!(between("l: [a, b, d]\n", "l: [a, b, c, d]\n"), "l.[3]: - > c");
        assert_eq!(between("l: [a, b, c]\n", "l: [a, x]\n"), "l.[2]: b > x\nl.[3]: c > -");
        assert_eq!(between("x: a\n", "x: [a]\n"), "x: a > -\nx.[1]: - > a");
        // Names that occur twice identify nothing: items are compared by position.
        assert_eq!(
            between("l: [{id: a, t: 1}, {id: a, t: 2}]\n", "l: [{id: a, t: 1}, {id: a, t: 3}]\n"),
            "l.[2].t: 2 > 3"
        );
    }
}
