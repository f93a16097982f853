//! Imports point along the way of the data, and only the rooms that have to touch the disk do.

use std::collections::BTreeSet;

use crate::modules::{LIBRARY, Module, PROGRAM, ROOMS, Scanned, Way, modules, target};
use crate::{LIBRARY_FOLDER, room, sources};

/// The rooms in the order in which the data walks through them, then those that take a whole unit along this way. A room may
/// use those before it. Rules ask the figures and never count.
const WAY: [&str; 8] = ["read", "figures", "check", "words", "page", "unit", "signing", "building"];

/// Rooms that everyone may use and that use none of the way. A leaf may use the leaves before it.
const LEAVES: [&str; 8] = ["problem", "system", "period", "kinds", "hash", "child", "fonts", "store"];

/// The rooms of the library for signatures. A room may use those before it.
const FLOORS: [&str; 9] = ["hash", "pdf", "cms", "error", "fields", "keys", "signing", "revisions", "verify"];

/// The rooms that may touch the disk: by `system` others open files; `building` owns its folder of outputs, whose files are
/// written by `store`.
const OF_THE_DISK: [&str; 4] = ["read", "store", "building", "system"];

/// What asks the disk without naming `std::fs`: methods of paths, of entries of folders and of open files.
const ASKING: [&str; 11] = [
    "exists",
    "try_exists",
    "canonicalize",
    "metadata",
    "symlink_metadata",
    "is_dir",
    "is_file",
    "is_symlink",
    "read_dir",
    "read_link",
    "file_type",
];

/// The rooms that each room of a crate uses, as paths name them and where re-exports lead.
fn uses(scanned: Scanned) -> BTreeSet<(String, String, String)> {
    let modules = modules(scanned);
    let mut found = BTreeSet::new();
    for (from, module) in modules.iter().filter(|(from, _)| !from.is_empty()) {
        for path in &module.paths {
            let named = (path[0] == "crate").then(|| path.get(1).cloned()).flatten();
            let reached = target(&modules, from, path, 0).and_then(|way| way.first().cloned());
            for to in [named, reached].into_iter().flatten().filter(|to| *to != from[0]) {
                found.insert((module.file.clone(), from[0].clone(), to));
            }
        }
    }
    found
}

#[test]
fn imports_point_along_the_way_of_the_data() {
    let place = |list: &[&str], room: &str| list.iter().position(|one| *one == room);
    let uses = uses(ROOMS);
    for (file, from, to) in &uses {
        let allowed = match (place(&WAY, from), place(&WAY, to), place(&LEAVES, from), place(&LEAVES, to)) {
            (Some(from), Some(to), ..) => to < from,
            (Some(_), None, _, Some(_)) => true,
            (None, None, Some(from), Some(to)) => to < from,
            _ => false,
        };
        assert!(allowed, "src/{file} uses crate::{to}");
    }
    assert!(uses.len() > 200, "the test sees the imports: {}", uses.len());
}

#[test]
fn every_folder_of_src_is_a_room_that_this_test_knows() {
    for (name, _) in sources() {
        let room = room(&name);
        let known = [&WAY[..], &LEAVES].concat().contains(&room) || ["lib", "main", "commands"].contains(&room);
        assert!(known, "src/{name}");
        assert!(name.matches('/').count() <= 2, "src/{name} lies too deep");
    }
}

#[test]
fn the_library_for_signatures_is_built_in_floors() {
    let floor = |room: &str| FLOORS.iter().position(|one| *one == room);
    let uses = uses(LIBRARY);
    for (file, from, to) in &uses {
        let allowed = floor(from).zip(floor(to)).is_some_and(|(from, to)| to < from);
        assert!(allowed, "{LIBRARY_FOLDER}/src/{file} uses crate::{to}");
    }
    assert!(uses.len() > 30, "the test sees the imports: {}", uses.len());
}

/// How a module touches the disk, or another part of the machine by one of these names of `std`.
fn touches<'a>(module: &'a Module, std: &[&str]) -> Option<&'a str> {
    let named = |path: &&Way| path.len() > 1 && path[0] == "std" && std.contains(&path[1].as_str());
    let asked = |name: &&str| ASKING.contains(name);
    // `Path::is_dir` and `fs::read`, also where they are handed on.
    let parts = module.paths.iter().filter(|path| path.len() > 1).filter_map(|path| path.last().map(String::as_str));
    let fs = module.paths.iter().find(named).map(|path| path[1].as_str());
    fs.or(module.calls.iter().map(String::as_str).chain(parts).find(asked))
}

#[test]
fn only_few_rooms_touch_the_disk() {
    let mut touching = BTreeSet::new();
    for scanned in [ROOMS, PROGRAM] {
        for (way, module) in modules(scanned) {
            let Some(how) = touches(&module, &["fs"]) else { continue };
            let room = way.first().map_or("lib", String::as_str);
            assert!(OF_THE_DISK.contains(&room), "src/{} touches the disk: {how}", module.file);
            touching.insert(room.to_owned());
        }
    }
    assert_eq!(touching.len(), OF_THE_DISK.len(), "rooms that touch the disk: {touching:?}");
    for (_, module) in modules(LIBRARY) {
        let how = touches(&module, &["fs", "net", "process"]);
        assert!(how.is_none(), "{LIBRARY_FOLDER}/src/{}, {how:?}: bytes in, bytes out", module.file);
    }
}
