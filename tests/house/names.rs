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

/// What `record!` and `problems!` declare, by their lines: `Name, "what it is called" {`, and `Name { … } =>` or `Name =>`
/// below the code of a problem.
fn declared_by_macros(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut within = "";
    for line in text.lines() {
        if !line.starts_with([' ', '}']) {
            within = ["record!", "problems!"].into_iter().find(|name| line.starts_with(name)).unwrap_or("");
        }
        let (name, rest) = line.trim_start().split_at(line.trim_start().find([',', ' ']).unwrap_or(0));
        let is_type = name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric);
        let declares = match (within, line.len() - line.trim_start().len()) {
            ("record!", 4) => rest.starts_with(", \""),
            // A problem of many fields has one on each line.
            ("problems!", 8) => rest == " {" || rest.ends_with(" =>"),
            _ => false,
        };
        if is_type && declares {
            found.push(name.to_owned());
        }
    }
    found
}

#[test]
fn what_macros_declare_is_seen() {
    let record = "record! {\n    Plan, \"tệp\" {\n        \"nam\" required year: Year,\n    }\n}\n";
    let one =
        "        /// One.\n        Gone =>\n            \"a\",\n        Found { at: Place } =>\n            \"b\",\n";
    let wide = "        Wide {\n            at: Place,\n        } =>\n            \"c\",\n";
    let text = format!("{record}problems! {{\n    AB001 Error Data \"X\" {{\n{one}{wide}    }}\n}}\n");
    assert_eq!(declared_by_macros(&text), ["Plan", "Gone", "Found", "Wide"]);
}

/// Declared once for each system.
const OF_SYSTEMS: [&str; 1] = ["Watch"];

#[test]
fn one_name_means_one_type() {
    let mut declared: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in sources().into_iter().chain(library_sources()) {
        let mut types = Declared::default();
        types.visit_file(&syn::parse_file(&text).unwrap());
        types.0.extend(declared_by_macros(&text));
        for of in types.0.into_iter().filter(|of| !OF_SYSTEMS.contains(&of.as_str())) {
            declared.entry(of).or_default().push(name.clone());
        }
    }
    assert!(declared.len() > 600, "the test sees the types: {}", declared.len());
    let twice: Vec<_> = declared.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(twice.is_empty(), "types of one name: {twice:#?}");
}
