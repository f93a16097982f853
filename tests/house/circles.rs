//! Files do not use one another in a circle. A module and what lies below it are one thing here: a parent gathers its children,
//! and a child may use what its parent has.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::visit::Visit;
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree};

use crate::files;

/// Known circles. The list only gets shorter.
const KNOWN: [&str; 0] = [];

/// The way to a module or a name below the root of the crate.
type Way = Vec<String>;

/// A module that is a file.
#[derive(Default)]
struct Module {
    file: String,
    /// What its `use` lines bring in, by the name it has here.
    names: BTreeMap<String, Way>,
    /// Every path that begins with `crate`, `self` or `super`, or with a module below this one.
    paths: Vec<Way>,
}

/// Whether something is compiled for tests only.
pub fn of_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|one| one.path().is_ident("cfg") && quoted(one).contains("test"))
}

fn quoted(attribute: &Attribute) -> String {
    let mut words = String::new();
    let list = attribute.meta.require_list().map(|list| list.tokens.clone()).unwrap_or_default();
    for token in list {
        words += &token.to_string();
    }
    words
}

impl<'ast> Visit<'ast> for Module {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes: &[Attribute] = match item {
            Item::Const(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => &[],
        };
        if !of_tests(attributes) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        syn::visit::visit_item_mod(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.take(&item.tree, &mut Vec::new());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.paths.push(path.segments.iter().map(|part| part.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }
}

impl Module {
    fn take(&mut self, tree: &UseTree, before: &mut Way) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.take(&path.tree, before);
                before.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.take(tree, before)),
            UseTree::Name(name) if name.ident == "self" => {
                let name = before.last().cloned().unwrap_or_default();
                self.bring(name, before.clone());
            }
            UseTree::Name(name) => {
                self.bring(name.ident.to_string(), [&before[..], &[name.ident.to_string()]].concat())
            }
            UseTree::Rename(rename) => {
                self.bring(rename.rename.to_string(), [&before[..], &[rename.ident.to_string()]].concat());
            }
            UseTree::Glob(_) => self.paths.push(before.clone()),
        }
    }

    fn bring(&mut self, name: String, way: Way) {
        self.paths.push(way.clone());
        self.names.insert(name, way);
    }
}

/// A crate of this repository whose files are looked at.
#[derive(Clone, Copy)]
struct Scanned {
    folder: &'static str,
    /// Which of the folder's files belong to it.
    holds: fn(&str) -> bool,
    /// Uses between files that the test must see at least.
    least: usize,
}

/// The program's own files; the rest of `src` is the library.
fn of_program(name: &str) -> bool {
    name == "main.rs" || name.starts_with("commands/")
}

const SCANNED: [Scanned; 3] = [
    Scanned { folder: "src", holds: |name| !of_program(name), least: 300 },
    Scanned { folder: "src", holds: of_program, least: 20 },
    // The other two files are compiled for tests only.
    Scanned {
        folder: "crates/pdf-signing/src",
        holds: |name| !["samples.rs", "fixtures.rs"].contains(&name),
        least: 150,
    },
];

/// The modules of a crate by their way from its root.
fn modules(scanned: Scanned) -> BTreeMap<Way, Module> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join(scanned.folder);
    let mut found = BTreeMap::new();
    for path in files(&src).iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let is_test = name.split('/').any(|part| part == "tests" || part == "tests.rs");
        if is_test || !(scanned.holds)(&name) {
            continue;
        }
        let mut way: Way = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if way.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
            way.pop();
        }
        let mut module = Module { file: name, ..Module::default() };
        module.visit_file(&syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap());
        found.insert(way, module);
    }
    found
}

/// The module to which a path in the module `from` leads, re-exports followed.
fn target(modules: &BTreeMap<Way, Module>, from: &Way, path: &Way, depth: usize) -> Option<Way> {
    let below = |way: &Way, name: &String| [&way[..], std::slice::from_ref(name)].concat();
    let mut at = from.clone();
    let mut rest = path.as_slice();
    match rest.first()?.as_str() {
        "crate" => (at, rest) = (Way::new(), &rest[1..]),
        "self" => rest = &rest[1..],
        "super" => {}
        _ if modules.contains_key(&below(&at, &rest[0])) => {}
        _ => return None,
    }
    while rest.first().is_some_and(|part| part == "super") {
        at.pop();
        rest = &rest[1..];
    }
    for (index, part) in rest.iter().enumerate() {
        if modules.contains_key(&below(&at, part)) {
            at.push(part.clone());
        } else {
            let brought = modules.get(&at).and_then(|module| module.names.get(part)).filter(|_| depth < 8);
            let onward = brought.map(|way| [way, &rest[index + 1..]].concat());
            return onward.and_then(|way| target(modules, &at, &way, depth + 1)).or(Some(at));
        }
    }
    Some(at)
}

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
    for scanned in SCANNED {
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
