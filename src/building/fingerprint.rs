//! A document's fingerprint: a hash of each thing that its bytes depend on. Equal fingerprints give equal bytes; the part that differs
//! says why a document is made again.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::hash::sha256;
use crate::page::{PageRefused, TEMPLATES, typst_version};
use crate::problem::{Problem, detail};
use crate::read::Sentences;
use crate::unit::{Steps, Worded};

/// Everything that a document's bytes follow from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fingerprint {
    /// All words but number and date: what the document says.
    pub(crate) content: String,
    /// Number and date of issue as printed; empty when room is left for them.
    pub(crate) issue: String,
    /// The one date of the document.
    pub(crate) date: String,
    /// The office's own layout functions, with the files that they use.
    pub(crate) layout: Option<String>,
    pub(crate) fonts: String,
    /// The picture that gives the seal its place.
    pub(crate) picture: Option<String>,
    /// Program, Typst and the templates that come with the program.
    pub(crate) tool: String,
}

impl Fingerprint {
    /// Of a document in these words. `picture`: that of the signature, where the document is prepared for signing.
    pub(crate) fn of(steps: &Steps, words: &Worded, picture: Option<&[u8]>) -> Result<Self, Problem> {
        let (Worded(words), Steps { checked, date, .. }) = (words, steps);
        let raw = checked.raw();
        let overrides = &raw.overrides;
        let header = &words.header;
        let issue = match (&header.number, &header.day_month) {
            (None, None) => String::new(),
            (number, day_month) => format!("{number:?} {day_month:?} {}", header.year),
        };
        let mut content = words.clone();
        content.header.number = None;
        content.header.day_month = None;
        content.header.year = 0;
        content.about.date = [0; 3];
        let refuse =
            |error: serde_json::Error| PageRefused { document: "văn bản", reason: detail(&error.to_string()) };
        let content = serde_json::to_vec(&content).map_err(|error| Problem::general(refuse(error)))?;
        let layout = overrides.layout.iter().map(|source| source.hash.clone());
        let files = overrides.files.iter().map(|(name, bytes)| format!("{name} {}", sha256(bytes)));
        let layout: Vec<_> = layout.chain(files).collect();
        Ok(Self {
            content: sha256(&content),
            issue,
            date: date.to_string(),
            layout: overrides.layout.is_some().then(|| sha256(layout.join("\n").as_bytes())),
            fonts: raw.fonts.hash().to_owned(),
            picture: picture.map(sha256),
            tool: tool().to_owned(),
        })
    }
}

/// The program's version, Typst's, and the hash of the templates that come with the program.
pub(crate) fn tool() -> &'static str {
    static TOOL: OnceLock<String> = OnceLock::new();
    TOOL.get_or_init(|| {
        let layout = TEMPLATES.iter().map(|(_, text)| (*text).to_owned());
        let sentences =
            Sentences::all().map(|file| file.iter().map(|(key, text)| format!("{key}: {text}\n")).collect());
        let templates: Vec<String> = layout.chain(sentences).collect();
        let hash = sha256(templates.concat().as_bytes());
        format!("cchc {}, Typst {}, {}", env!("CARGO_PKG_VERSION"), typst_version(), &hash[..16])
    })
}
