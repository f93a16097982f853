//! What a document says stands in `templates/*.yaml`, where an office can word it: no words in the rooms that make documents of
//! figures and lay them out, and none in the layout but those that the decree prescribes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::Visit;
use syn::{Attribute, ExprMethodCall, ImplItemFn, Item, Lit, LitStr, Macro};

use crate::files;
use crate::modules::of_tests;

/// What makes the words of a document, or sets them: folders and files below `src`.
const PRINTING: [&str; 5] = ["words", "page", "figures", "unit", "signing/prepare.rs"];

/// What may have words: a file below `src`, the constant, function or macro in it, and why. What `problems!` declares is told to
/// whoever keeps the records, and stands on no page. The list only gets shorter.
const KNOWN: [(&str, &str, &str); 24] = [
    ("figures/tally.rs", "tally", "what problems call each count; pages call it by the sentence so_lieu_…"),
    ("page/export.rs", "pdf", "the program that made the file, in its metadata"),
    ("page/input.rs", "NATION", "how wide Quốc hiệu is, which the decree prescribes and nd30.typ prints"),
    ("page/mod.rs", "without_end", "a part of a problem"),
    ("page/phrases.rs", "BEGINNINGS", "before which words of a typed text a line may break"),
    ("page/phrases.rs", "WORDS", "inside which words of a typed text none does"),
    ("page/phrases.rs", "cost", "the same, of numbers"),
    ("page/pieces.rs", "belong_together", "the same, of codes, dates and figures with their unit"),
    ("page/stamp.rs", "stamp", "what a problem calls what is filled in after signing"),
    ("page/stock.rs", "line", "a command line"),
    (
        "page/world.rs",
        "OWN_LAYOUT_FAULT",
        "how templates/layout/parts.typ begins what it says of an office's own layout",
    ),
    ("page/world.rs", "of", "source of Typst"),
    ("signing/prepare.rs", "prepare_in", "the form of a date in a PDF file"),
    ("signing/prepare.rs", "no_places", "a problem's next step"),
    ("words/cite.rs", "TYPES", "types of documents, by which typed names are taken apart"),
    ("words/cite.rs", "BY_NAME", "the types among them that are cited by name alone"),
    ("words/cite.rs", "has_number", "how a typed name begins the number that it has"),
    ("words/engine.rs", "wrong", "what is wrong with own sentences, told to whoever words them"),
    ("words/frame.rs", "AS_ABOVE", "how a record names the addressee among the recipients, which rules read too"),
    ("words/frozen.rs", "frozen", "the comment at the head of a record file"),
    ("words/numerals.rs", "SIGNS", "Roman numerals"),
    ("words/report/proposals.rs", "TITLES", "how typed texts address a person"),
    ("words/report/proposals.rs", "is_called", "two spellings of one word in typed texts"),
    (
        "words/terms.rs",
        "number",
        "an action's number, which the page keeps on one line and messages name: a form of numbering",
    ),
];

/// What the layout may print or look for: a file below `templates`, the words, and why. The list only gets shorter.
const IN_LAYOUT: [(&str, &str, &str); 20] = [
    ("layout/annex.typ", "\" ngày \"", "the line of an annex as PL I, II.10 words it"),
    ("layout/annex.typ", "\" tháng \"", "the same"),
    ("layout/body.typ", "unknown block ", "for whoever works on the layout"),
    ("layout/head.typ", "[ngày ", "the date line as PL I, II.4 words it, with room for day and month"),
    ("layout/head.typ", ") tháng ", "the same"),
    ("layout/head.typ", ") năm ", "the same"),
    ("layout/head.typ", r#""ngày " + day + " tháng " + month + " năm ""#, "the same with day and month"),
    ("layout/parts.typ", "own layout: it is written for another template version", "for whoever writes a layout"),
    ("layout/parts.typ", r#"own layout: unknown part \"" + name + "\"; the parts are: "#, "the same"),
    (
        "layout/text.typ",
        r"\S*(?i:ngày|tháng|năm) \d\S*|\S*(?i:quý) [IVX]+\S*|\S*[\p{L}\p{N}][-–/][\p{L}\p{N}]\S*|\S{8,}",
        "inside which texts no line breaks",
    ),
    ("main.typ", "data.json is of another version", "for whoever compiles exported files"),
    ("nd30.typ", "\"DỰ THẢO\"", "practice: what is no document yet says so on each page"),
    ("nd30.typ", "\"HỎA TỐC\"", "a mark of urgency (PL I, III.2.b)"),
    ("nd30.typ", "\"THƯỢNG KHẨN\"", "the same"),
    ("nd30.typ", "\"KHẨN\"", "the same"),
    ("nd30.typ", "\"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\"", "Quốc hiệu (PL I, II.1)"),
    ("nd30.typ", "\"Độc lập - Tự do - Hạnh phúc\"", "Tiêu ngữ (PL I, II.1)"),
    ("nd30.typ", "\"Số: \"", "PL I, II.3"),
    ("nd30.typ", "\"Nơi nhận:\"", "PL I, II.9"),
    ("nd30.typ", "\"Kính gửi: \"", "PL I, II.8"),
];

/// Words of sentences that no English word and no key is spelled like, without marks and tones: they are caught also alone.
const BARE_WORDS: [&str; 10] = ["cho", "theo", "trong", "khi", "xong", "nhau", "nhanh", "tin", "cao", "qua"];

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
            } else if let Some((_, attribute)) = at.punct().filter(|(sign, _)| sign.as_char() == '#') {
                // An attribute or a comment of documentation.
                at = attribute.any_group().map_or(attribute, |(_, _, _, next)| next);
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
        // What is told to whoever keeps the records, what is said of the code, and what is read when it is compiled.
        let other = ["problems", "panic", "unreachable", "assert", "debug_assert", "env", "include_str"];
        if !other.iter().any(|name| found.path.is_ident(name)) {
            self.tokens(TokenBuffer::new2(found.tokens.clone()).begin());
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if call.method == "expect" {
            self.visit_expr(&call.receiver);
        } else {
            syn::visit::visit_expr_method_call(self, call);
        }
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
    BARE_WORDS.contains(&bare.trim_matches(|sign: char| !sign.is_alphanumeric()))
        || letters
            && bare.chars().any(|sign| sign.is_whitespace() || sign.is_alphabetic() && !sign.is_ascii_lowercase())
}

#[test]
fn what_a_document_says_stands_in_the_templates() {
    assert!(
        ["STT", "Phụ lục", "không", "trong", "{} cho", " theo {}", "{a} trong quý", "NV {field}"]
            .iter()
            .all(|text| has_words(text))
    );
    assert!(
        !["cot_stt", "{}. {}", "…", "so_lieu_{key}", "; ", "nhiem_vu", "{head} {item}"]
            .iter()
            .any(|text| has_words(text))
    );
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut used = BTreeSet::new();
    let mut misplaced = Vec::new();
    let mut seen = 0;
    for path in PRINTING.iter().flat_map(|part| of_part(&src.join(part))) {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        if name.contains("/tests") || name == "words/contract.rs" {
            continue;
        }
        seen += 1;
        let mut texts = Texts::default();
        texts.visit_file(&syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap());
        for (item, text) in texts.found {
            let known = KNOWN.iter().position(|(file, of, _)| *file == name && *of == item);
            match known {
                Some(known) => drop(used.insert(known)),
                None => misplaced.push(format!("src/{name}, {item}: {text:?}")),
            }
        }
    }
    assert!(seen > 50, "the test sees the files: {seen}");
    assert!(misplaced.is_empty(), "words that belong into templates/: {misplaced:#?}");
    let unused: Vec<_> = KNOWN.iter().enumerate().filter(|(place, _)| !used.contains(place)).collect();
    assert!(unused.is_empty(), "the list only gets shorter: {unused:?}");
}

/// A file, or those of a folder.
fn of_part(part: &Path) -> Vec<PathBuf> {
    if part.is_dir() { files(part) } else { vec![part.to_owned()] }
}

/// The layout prints what it is given. Its own words are those that the decree prescribes; all others are Vietnamese for a regular
/// expression, or English for whoever writes a layout.
#[test]
fn the_layout_prints_no_words_of_its_own_but_the_decree_s() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut used = BTreeSet::new();
    let mut misplaced = Vec::new();
    for path in files(&templates).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "typ")) {
        let name = path.strip_prefix(&templates).unwrap().to_string_lossy().replace('\\', "/");
        for line in fs::read_to_string(&path).unwrap().lines() {
            let code = line.split_once("//").map_or(line, |(before, _)| before);
            let mut rest = code.to_owned();
            for (place, (_, words, _)) in IN_LAYOUT.iter().enumerate().filter(|(_, (file, ..))| *file == name) {
                if rest.contains(words) {
                    used.insert(place);
                    rest = rest.replace(words, "");
                }
            }
            let in_quotes = rest.split('"').skip(1).step_by(2).any(has_words);
            if in_quotes || rest.chars().any(|sign| sign.is_alphabetic() && !sign.is_ascii()) {
                misplaced.push(format!("templates/{name}: {}", rest.trim()));
            }
        }
    }
    assert!(misplaced.is_empty(), "words that belong into templates/*.yaml: {misplaced:#?}");
    let unused: Vec<_> = IN_LAYOUT.iter().enumerate().filter(|(place, _)| !used.contains(place)).collect();
    assert!(unused.is_empty(), "the list only gets shorter: {unused:?}");
}
