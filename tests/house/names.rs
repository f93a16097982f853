//! One name means one type, and what a type does is found in few places.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::Visit;

use crate::{library_sources, room, sources};

#[test]
fn the_methods_of_a_type_stand_in_two_files_at_most() {
    for sources in [sources(), library_sources()] {
        let mut found: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        for (name, text) in sources {
            let file = syn::parse_file(&text).unwrap();
            let types = file.items.iter().filter_map(|item| match item {
                syn::Item::Impl(item) if item.trait_.is_none() => match &*item.self_ty {
                    syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
                    _ => None,
                },
                _ => None,
            });
            for of in types.collect::<BTreeSet<_>>() {
                found.entry((room(&name).to_owned(), of)).or_default().push(name.clone());
            }
        }
        assert!(found.len() > 30, "the test sees the types: {}", found.len());
        for ((_, of), files) in found {
            assert!(files.len() <= 2, "methods of {of} stand in {files:?}: write functions that take it");
        }
    }
}

/// Every type that a file declares, in functions too.
#[derive(Default)]
struct Declared(Vec<String>);

impl<'ast> Visit<'ast> for Declared {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.0.push(item.ident.to_string());
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.0.push(item.ident.to_string());
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.0.push(item.ident.to_string());
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.0.push(item.ident.to_string());
    }
}

/// Declared once for each system.
const OF_SYSTEMS: [&str; 1] = ["Watch"];

#[test]
fn one_name_means_one_type() {
    let mut declared: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in sources().into_iter().chain(library_sources()) {
        let mut types = Declared::default();
        types.visit_file(&syn::parse_file(&text).unwrap());
        // What `record!` and `problems!` declare.
        for line in text.lines() {
            let of_record = line.strip_prefix("    ").and_then(|line| line.split_once(", \"")).map(|(of, _)| of);
            let word = |of: &&str| of.starts_with(char::is_uppercase) && of.chars().all(char::is_alphanumeric);
            types.0.extend(of_record.filter(word).map(str::to_owned));
        }
        for of in types.0.into_iter().filter(|of| !OF_SYSTEMS.contains(&of.as_str())) {
            declared.entry(of).or_default().push(name.clone());
        }
    }
    assert!(declared.len() > 300, "the test sees the types: {}", declared.len());
    let twice: Vec<_> = declared.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(twice.is_empty(), "types of one name: {twice:#?}");
}
