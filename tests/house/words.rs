//! What a document says stands in `templates`, where an office can word it: no words in the room that makes documents of figures.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::Visit;
use syn::{Attribute, ImplItemFn, Item, Lit, LitStr, Macro};

use crate::files;
use crate::modules::of_tests;

/// What may have words: a file, the constant, function or macro in it, and why. The list only gets shorter.
const KNOWN: [(&str, &str, &str); 11] = [
    ("cite.rs", "TYPES", "types of documents, by which typed names are taken apart"),
    ("cite.rs", "BY_NAME", "the types among them that are cited by name alone"),
    ("cite.rs", "has_number", "how a typed name begins the number that it has"),
    ("engine.rs", "problems", "problems of own sentences, told to whoever words them"),
    ("engine.rs", "wrong", "what is wrong with them"),
    ("frame.rs", "AS_ABOVE", "how a record names the addressee among the recipients, which rules read too"),
    ("frozen.rs", "frozen", "the comment at the head of a record file"),
    ("numerals.rs", "SIGNS", "Roman numerals"),
    ("report/proposals.rs", "TITLES", "how typed texts address a person"),
    ("report/proposals.rs", "is_called", "two spellings of one word in typed texts"),
    (
        "terms.rs",
        "number",
        "an action's number, which the page keeps on one line and messages name: a form of numbering",
    ),
];

/// Gathers the texts of a file that have words, with the outermost item that each stands in.
#[derive(Default)]
struct Texts {
    items: Vec<String>,
    found: Vec<(String, String)>,
}

impl Texts {
    fn within(&mut self, name: String, visit: impl FnOnce(&mut Self)) {
        self.items.push(name);
        visit(self);
        self.items.pop();
    }

    fn take(&mut self, text: &str) {
        if has_words(text) {
            self.found.push((self.items.last().cloned().unwrap_or_default(), text.to_owned()));
        }
    }

    fn tokens(&mut self, mut at: Cursor) {
        while !at.eof() {
            if let Some((literal, next)) = at.literal() {
                if let Lit::Str(text) = Lit::new(literal) {
                    self.take(&text.value());
                }
                at = next;
            } else if let Some((inside, _, _, next)) = at.any_group() {
                self.tokens(inside);
                at = next;
            } else if let Some((_, next)) = at.token_tree() {
                at = next;
            }
        }
    }
}

impl<'ast> Visit<'ast> for Texts {
    fn visit_item(&mut self, item: &'ast Item) {
        let (attributes, name): (&[Attribute], _) = match item {
            Item::Const(item) => (&item.attrs, Some(item.ident.to_string())),
            Item::Static(item) => (&item.attrs, Some(item.ident.to_string())),
            Item::Fn(item) => (&item.attrs, Some(item.sig.ident.to_string())),
            Item::Macro(item) => (&item.attrs, item.mac.path.get_ident().map(ToString::to_string)),
            Item::Impl(item) => (&item.attrs, None),
            Item::Mod(item) => (&item.attrs, None),
            _ => (&[], None),
        };
        if of_tests(attributes) {
            return;
        }
        match name {
            Some(name) => self.within(name, |texts| syn::visit::visit_item(texts, item)),
            None => syn::visit::visit_item(self, item),
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        if !of_tests(&item.attrs) {
            self.within(item.sig.ident.to_string(), |texts| syn::visit::visit_impl_item_fn(texts, item));
        }
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.take(&text.value());
    }

    fn visit_macro(&mut self, found: &'ast Macro) {
        self.tokens(TokenBuffer::new2(found.tokens.clone()).begin());
    }
}

/// Whether a text has Vietnamese letters, or letters as words have them and keys do not: capitals, or a space beside them.
/// What is filled in is left aside.
fn has_words(text: &str) -> bool {
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        bare.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let letters = bare.chars().any(char::is_alphabetic);
    letters && bare.chars().any(|sign| sign.is_whitespace() || sign.is_alphabetic() && !sign.is_ascii_lowercase())
}

#[test]
fn what_a_document_says_stands_in_the_templates() {
    assert!(["STT", "Phụ lục", "không", " theo {}", "{a} trong quý", "NV {field}"].iter().all(|text| has_words(text)));
    assert!(
        !["cot_stt", "{}. {}", "…", "so_lieu_{key}", "; ", "nhiem_vu", "{head} {item}"]
            .iter()
            .any(|text| has_words(text))
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    let mut used = BTreeSet::new();
    let mut misplaced = Vec::new();
    let mut seen = 0;
    for path in files(&folder) {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        if name.ends_with("tests.rs") || name == "contract.rs" {
            continue;
        }
        seen += 1;
        let mut texts = Texts::default();
        texts.visit_file(&syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap());
        for (item, text) in texts.found {
            let known = KNOWN.iter().position(|(file, of, _)| *file == name && *of == item);
            match known {
                Some(known) => drop(used.insert(known)),
                None => misplaced.push(format!("src/words/{name}, {item}: {text:?}")),
            }
        }
    }
    assert!(seen > 20, "the test sees the files: {seen}");
    assert!(misplaced.is_empty(), "words that belong into templates/: {misplaced:#?}");
    let unused: Vec<_> = KNOWN.iter().enumerate().filter(|(place, _)| !used.contains(place)).collect();
    assert!(unused.is_empty(), "the list only gets shorter: {unused:?}");
}
