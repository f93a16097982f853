//! The modules of a crate as `syn` reads them: what each brings in, every path that it names, and where such a path leads.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::Visit;
use syn::{Attribute, Item, ItemUse, Meta, UseTree};

use crate::files;

/// The way to a module or a name below the root of the crate.
pub type Way = Vec<String>;

/// A module that is a file.
#[derive(Default)]
pub struct Module {
    pub file: String,
    /// What its `use` lines bring in, by the name it has here.
    names: BTreeMap<String, Way>,
    /// Every path of more than one part, in macros and attributes too.
    pub paths: Vec<Way>,
    /// The methods that are called.
    pub calls: Vec<String>,
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

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.take(&item.tree, &mut Vec::new());
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !of_tests(&item.attrs) {
            syn::visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.paths.push(path.segments.iter().map(|part| part.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.calls.push(call.method.to_string());
        syn::visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        self.visit_path(&found.path);
        self.tokens(TokenBuffer::new2(found.tokens.clone()).begin());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.tokens(TokenBuffer::new2(list.tokens.clone()).begin());
        }
        self.visit_path(attribute.path());
    }
}

impl Module {
    /// Paths and calls of methods among tokens that are no syntax yet.
    fn tokens(&mut self, mut at: Cursor) {
        let (mut path, mut before) = (Way::new(), String::new());
        while !at.eof() {
            if let Some((name, next)) = at.ident() {
                if before == "." && next.any_group().is_some_and(|(_, sign, ..)| format!("{sign:?}") == "Parenthesis") {
                    self.calls.push(name.to_string());
                }
                if before != "::" {
                    self.paths.push(std::mem::take(&mut path));
                }
                path.push(name.to_string());
                (before, at) = (String::new(), next);
            } else if let Some((sign, next)) = at.punct() {
                before.push(sign.as_char());
                at = next;
            } else if let Some((inside, _, _, next)) = at.any_group() {
                self.tokens(inside);
                (before, at) = (String::new(), next);
            } else if let Some((_, next)) = at.token_tree() {
                (before, at) = (String::new(), next);
            }
        }
        self.paths.push(path);
        self.paths.retain(|path| !path.is_empty());
    }

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
pub struct Scanned {
    pub folder: &'static str,
    /// Which of the folder's files belong to it.
    holds: fn(&str) -> bool,
    /// Uses between files that the test must see at least.
    pub least: usize,
}

/// The program's own files; the rest of `src` is the library.
fn of_program(name: &str) -> bool {
    name == "main.rs" || name.starts_with("commands/")
}

/// The program without its command line.
pub const ROOMS: Scanned = Scanned { folder: "src", holds: |name| !of_program(name), least: 300 };

/// The command line.
pub const PROGRAM: Scanned = Scanned { folder: "src", holds: of_program, least: 20 };

/// The library for signatures. Two files are compiled for tests only.
pub const LIBRARY: Scanned = Scanned {
    folder: "crates/pdf-signing/src",
    holds: |name| !["samples.rs", "fixtures.rs"].contains(&name),
    least: 150,
};

/// The modules of a crate by their way from its root.
pub fn modules(scanned: Scanned) -> BTreeMap<Way, Module> {
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
pub fn target(modules: &BTreeMap<Way, Module>, from: &Way, path: &Way, depth: usize) -> Option<Way> {
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
