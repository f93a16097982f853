//! Tests hold what is handed over to a sentence against the names that are declared for it, whenever one is said, and keep the
//! first that was said by each key as its example.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::engine::Values;
use crate::read::Names;

thread_local! {
    /// By file and key, what was said first on this thread.
    static SAID: RefCell<BTreeMap<(&'static str, String), String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Checks and keeps one sentence.
pub(super) fn keep(file: &'static str, key: &str, values: &Values, said: &str) {
    let handed = values.names();
    let declared = Names::of(file).unwrap().handed_over(key);
    assert_eq!(
        handed.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        declared,
        "templates/ten-goi.yaml: {file}, {key}"
    );
    SAID.with_borrow_mut(|all| {
        if !said.is_empty() {
            all.entry((file, key.to_owned())).or_insert_with(|| said.to_owned());
        }
    });
}

/// What was said on this thread, by file and key.
pub(crate) fn said() -> BTreeMap<(&'static str, String), String> {
    SAID.with_borrow(Clone::clone)
}
