//! Each foreign crate has its homes: the places that may name it. One that no place may name is not for this house.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::LIBRARY_FOLDER;
use crate::modules::{LIBRARY, PROGRAM, ROOMS, Scanned, modules};

/// A foreign crate, and the rooms or files that may name it.
type Home = (&'static str, &'static [&'static str]);

/// Of the program. The library for signatures is used where something is done with a signed PDF, and where its refusals get
/// their words.
const HOMES: [Home; 31] = [
    ("typst", &["page"]),
    ("typst_layout", &["page"]),
    ("typst_pdf", &["page"]),
    ("typst_kit", &["page/world.rs"]),
    ("minijinja", &["words/engine.rs"]),
    ("serde_saphyr", &["read/tree"]),
    ("encoding_rs", &["check/text/old_encodings.rs"]),
    ("granit_parser", &["read/tree"]),
    ("serde", &["building", "kinds/document.rs", "page", "problem", "read", "signing", "words"]),
    (
        "serde_json",
        &[
            "building",
            "commands/compare.rs",
            "commands/json_lines.rs",
            "page",
            "problem/listing.rs",
            "signing",
            "words",
        ],
    ),
    ("chrono", &["building", "check", "commands", "figures", "page", "period", "read", "signing", "unit", "words"]),
    ("clap", &["commands", "main.rs"]),
    ("indicatif", &["commands/progress.rs"]),
    ("console", &["commands/terminal.rs"]),
    ("notify", &["building/watch"]),
    ("ctrlc", &["commands/watch.rs"]),
    ("rust_decimal", &["check", "figures", "read/values.rs", "words"]),
    ("rayon", &["check/language.rs"]),
    (
        "unicode_normalization",
        &["check/text/scripts.rs", "check/text/syllables.rs", "page", "read", "signing/history.rs"],
    ),
    ("unicode_width", &["problem", "read/bounds.rs"]),
    ("tempfile", &["store/atomic.rs"]),
    ("sha2", &["hash"]),
    ("self_cell", &["figures/counted.rs"]),
    ("strsim", &["read/nearest.rs"]),
    ("ttf_parser", &["fonts"]),
    ("png", &["read/pictures.rs"]),
    ("pdf_signing", &["building/versions.rs", "read/unit.rs", "signing"]),
    ("regex", &["check"]),
    ("rpassword", &["commands/sign.rs"]),
    ("rustix", &["child.rs", "system.rs"]),
    ("win32job", &["child.rs"]),
];

/// Of the library for signatures.
const OF_LIBRARY: [Home; 16] = [
    ("chrono", &["cms", "keys", "revisions", "signing", "verify"]),
    ("lopdf", &["pdf"]),
    ("miniz_oxide", &["revisions/decoded.rs"]),
    ("roxmltree", &["revisions/titles.rs"]),
    ("der", &["cms", "keys", "signing/unsigned.rs"]),
    ("x509_cert", &["cms"]),
    ("ring", &["cms", "hash.rs", "keys"]),
    ("webpki", &["cms"]),
    ("rustls_pki_types", &["cms/trust.rs"]),
    ("cryptoki", &["keys/token.rs"]),
    ("aes", &["keys/pbe.rs"]),
    ("cbc", &["keys/pbe.rs"]),
    ("des", &["keys/pbe.rs"]),
    ("rc2", &["keys/pbe.rs"]),
    ("zeroize", &["keys"]),
    // Not for a library of signatures.
    ("serde", &[]),
];

/// The crates that a manifest's tables `[…dependencies]` list, as code names them; those of tests are left aside.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut listed = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            listed = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if let Some((name, _)) = line.split_once('=').filter(|_| listed && line.starts_with(char::is_alphabetic))
        {
            let name = name.trim().replace('-', "_");
            // Its package has another name than the crate.
            found.insert(if name == "rustls_webpki" { "webpki".to_owned() } else { name });
        }
    }
    found
}

/// Whether a file lies in a room or is the file.
fn lies_in(file: &str, home: &str) -> bool {
    file == home || file.strip_prefix(home).is_some_and(|rest| rest.starts_with('/'))
}

fn hold(manifest: &str, homes: &[Home], scanned: &[Scanned]) {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(manifest)).unwrap();
    let listed: BTreeSet<String> =
        homes.iter().filter(|(_, home)| !home.is_empty()).map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(dependencies(&text), listed, "{manifest} and the list of homes have the same crates");
    let mut used = BTreeSet::new();
    for module in scanned.iter().flat_map(|one| modules(*one).into_values()) {
        for name in module.paths.iter().filter(|path| path.len() > 1).filter_map(|path| path.first()) {
            for (_, home) in homes.iter().filter(|(foreign, _)| foreign == name) {
                let home = home.iter().find(|home| lies_in(&module.file, home));
                assert!(home.is_some(), "{} uses {name}, which has its homes elsewhere", module.file);
                used.extend(home.map(|home| (name.clone(), *home)));
            }
        }
    }
    for (foreign, home) in homes.iter().flat_map(|(foreign, homes)| homes.iter().map(move |home| (foreign, home))) {
        let there = used.contains(&((*foreign).to_owned(), *home));
        assert!(there, "{home} no longer uses {foreign}: strike it from the list");
    }
}

#[test]
fn each_foreign_crate_has_its_homes() {
    hold("Cargo.toml", &HOMES, &[ROOMS, PROGRAM]);
    hold(&format!("{LIBRARY_FOLDER}/Cargo.toml"), &OF_LIBRARY, &[LIBRARY]);
}
