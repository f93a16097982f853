//! Files do not use one another in a circle. A module and what lies below it are one thing here: a parent gathers its children,
//! and a child may use what its parent has.

use std::collections::{BTreeMap, BTreeSet};

use crate::modules::{LIBRARY, Module, PROGRAM, ROOMS, Way, modules, target};

/// Known circles. The list only gets shorter.
const KNOWN: [&str; 0] = [];

/// Which files each file uses, but for those above and below it.
fn uses(modules: &BTreeMap<Way, Module>) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, module) in modules {
        let own = uses.entry(&module.file).or_default();
        for to in module.paths.iter().filter_map(|path| target(modules, from, path, 0)) {
            if !to.starts_with(from) && !from.starts_with(&to) {
                own.extend(modules.get(&to).map(|target| target.file.as_str()));
            }
        }
    }
    uses
}

/// The groups of files each of which leads to all others of its group.
fn circles(uses: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    let reached = |from: &str| {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = uses[from].iter().copied().collect();
        while let Some(file) = open.pop() {
            if reached.insert(file) {
                open.extend(&uses[file]);
            }
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|file| (*file, reached(file))).collect();
    let groups: BTreeSet<Vec<&str>> = reached
        .iter()
        .filter(|(file, all)| all.contains(*file))
        .map(|(file, all)| all.iter().copied().filter(|other| reached[other].contains(file)).collect())
        .collect();
    groups.into_iter().map(|group| group.join(" ")).collect()
}

#[test]
fn no_file_uses_another_in_a_circle() {
    let mut found = Vec::new();
    for scanned in [ROOMS, PROGRAM, LIBRARY] {
        let modules = modules(scanned);
        let uses = uses(&modules);
        let count: usize = uses.values().map(BTreeSet::len).sum();
        assert!(count > scanned.least, "{}: the test sees what files use: {count}", scanned.folder);
        found.extend(circles(&uses));
    }
    let new: Vec<&String> = found.iter().filter(|circle| !KNOWN.contains(&circle.as_str())).collect();
    assert!(new.is_empty(), "files that use one another: {new:#?}");
    for circle in KNOWN {
        assert!(found.iter().any(|one| one == circle), "no circle any more: strike {circle:?} from the list");
    }
}
