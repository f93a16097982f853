//! What an office changes of the templates: single sentences in `mau/<document>.yaml` and `mau/chung.yaml`, single layout functions in
//! `mau/bo-cuc.typ`. Never a whole file, and always for a declared template version.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::decode::Decoder;
use super::disk::Folder;
use super::nearest::nearest;
use super::paths::FileUnreadable;
use super::sentences::{SHARED, Sentences};
use super::source::{At, Source};
use super::{silence, tree};
use crate::kinds::Kind;
use crate::problem::{Place, Problem, problems};

problems! {
    CA002 Error Data "Không có câu mẫu mang khóa này." {
        SentenceUnknown { key: String, nearest: Option<String> } =>
            format!("Không có câu mẫu nào mang khóa \"{key}\"."),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => "xem các khóa trong docs/cau-mau.md.".into(),
            };
    }
    CA003 Error Data "Mẫu riêng viết theo phiên bản khác." {
        OverrideVersion { found: u32, supported: u32 } =>
            format!("Mẫu riêng viết theo phiên bản {found}; bản cchc này dùng mẫu phiên bản {supported}."),
            format!("so lại từng câu, từng phần với mẫu mới rồi ghi phiên bản {supported}.");
    }
}

/// The version of the templates that overrides are written for.
pub(crate) const TEMPLATE_VERSION: u32 = 2;

/// All files of `mau/` together may have at most this many bytes.
const LARGEST: u64 = 8 * 1024 * 1024;

/// The file that overrides layout functions; each kind of document has one for its sentences.
pub(super) const LAYOUT: &str = "bo-cuc.typ";

/// The folder of overrides inside a unit.
pub(super) const FOLDER: &str = "mau";

/// Everything that a unit overrides.
#[derive(Debug, Default)]
pub(crate) struct Overrides {
    /// Sentences by kind; under none those of all kinds.
    sentences: BTreeMap<Option<Kind>, SentenceOverrides>,
    /// The text of `mau/bo-cuc.typ`.
    pub(crate) layout: Option<Source>,
    /// The other files of `mau/`, which the layout functions may use, by path inside the unit.
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

/// Sentences of one kind of document, or of all, that an office words itself.
#[derive(Debug)]
pub(crate) struct SentenceOverrides {
    pub(crate) source: Source,
    pub(crate) sentences: Vec<(String, At<String>)>,
}

impl Overrides {
    /// Every file of sentences, with its kind; without one what is said in documents of all kinds.
    pub(crate) fn files(&self) -> impl Iterator<Item = (Option<Kind>, &SentenceOverrides)> {
        self.sentences.iter().map(|(kind, own)| (*kind, own))
    }

    /// The files of sentences that documents of a kind say: the kind's own goes before that of all kinds.
    pub(crate) fn of(&self, kind: Kind) -> impl Iterator<Item = &SentenceOverrides> {
        [Some(kind), None].into_iter().filter_map(|of| self.sentences.get(&of))
    }

    /// What is overridden for the documents of a kind, as messages call it.
    pub(crate) fn names(&self, kind: Kind) -> Vec<String> {
        let named = |own: &SentenceOverrides| {
            let file = own.source.name.rsplit('/').next().unwrap_or_default().to_owned();
            own.sentences.iter().map(|(key, _)| format!("câu {key} ({FOLDER}/{file})")).collect::<Vec<_>>()
        };
        let sentences = self.of(kind).flat_map(named);
        sentences.chain(self.layout.iter().map(|_| format!("bố cục ({FOLDER}/{LAYOUT})"))).collect()
    }
}

/// Reads `mau/` of a unit, if it is there.
pub(crate) fn read(unit: &Folder, problems: &mut Vec<Problem>) -> Overrides {
    let mut overrides = Overrides::default();
    let names = match names(&unit.root.join(FOLDER)) {
        Ok(names) => names,
        Err(error) if error.kind() == ErrorKind::NotFound => return overrides,
        // Without the office's own sentences the document would say something else: an error, not an absence.
        Err(error) => {
            let path = format!("{}/{FOLDER}", unit.name);
            problems.push(Problem::general(FileUnreadable { path, kind: error.kind() }));
            return overrides;
        }
    };
    let mut left = LARGEST;
    for name in names {
        let file = format!("{FOLDER}/{name}");
        if let Some(kind) = worded(&name) {
            let own = sentences(unit, &file, kind, problems);
            overrides.sentences.extend(own.map(|own| (kind, own)));
            continue;
        }
        match name.as_str() {
            LAYOUT => match unit.record(&file) {
                Ok(source) => overrides.layout = Some(source),
                Err(problem) => problems.push(problem),
            },
            _ => match unit.cited(&file, left) {
                Ok(bytes) => {
                    left -= bytes.len() as u64;
                    overrides.files.push((file, bytes));
                }
                Err(fault) => problems.push(Problem::at(Place::file(format!("{}/{file}", unit.name)), fault)),
            },
        }
    }
    overrides
}

/// The names of the files that override something.
pub(super) fn templates() -> impl Iterator<Item = &'static str> {
    Kind::all().map(|kind| kind.facts().sentences).chain([SHARED, LAYOUT])
}

/// The kind of document whose sentences a file of this name overrides, `Some(None)` for those of all kinds.
fn worded(name: &str) -> Option<Option<Kind>> {
    let kind = Kind::all().find(|kind| kind.facts().sentences == name);
    (kind.is_some() || name == SHARED).then_some(kind)
}

/// The names of the files that may override something, in order: those of sentences and layout whatever is there under that
/// name, the others where they are files.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    // A link that leads nowhere counts as there, so that it is reported.
    fs::symlink_metadata(folder)?;
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(ErrorKind::NotADirectory.into()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().into_string().ok();
        names.extend(name.filter(|name| worded(name).is_some() || name == LAYOUT || entry.path().is_file()));
    }
    names.sort();
    Ok(names)
}

/// `phien_ban_mau: 2` and, under `cau`, sentences by key. Every key must be one of the kind's sentences, or of those that all
/// kinds share.
fn sentences(unit: &Folder, file: &str, kind: Option<Kind>, problems: &mut Vec<Problem>) -> Option<SentenceOverrides> {
    let known: Vec<&Sentences> = kind.map(Sentences::of).into_iter().chain([Sentences::shared()]).collect();
    let read = unit.record(file).and_then(|source| tree::parse(&source).map(|tree| (source, tree)));
    let (source, tree) = match read {
        Ok(read) => read,
        Err(problem) => {
            problems.push(problem);
            return None;
        }
    };
    let mut decoder = Decoder::new(&source);
    let record = <super::sentences::SentenceFile as super::decode::Decode>::decode(&tree, &mut decoder);
    // No rule can be passed over here; requests are read for what is wrong with their form.
    silence::decode(&mut decoder);
    problems.append(&mut decoder.take_problems());
    let record = record?;
    if record.version.value != TEMPLATE_VERSION {
        let fault = OverrideVersion { found: record.version.value, supported: TEMPLATE_VERSION };
        problems.push(Problem::at(source.place(record.version.span), fault));
    }
    let mut sentences = Vec::new();
    for (key, text) in record.sentences.0 {
        if known.iter().any(|sentences| sentences.has(&key.value)) {
            sentences.push((key.value, text));
        } else {
            let keys = known.iter().flat_map(|sentences| sentences.iter());
            let nearest = nearest(&key.value, keys.map(|(name, _)| name.to_owned()));
            problems.push(Problem::at(source.place(key.span), SentenceUnknown { key: key.value, nearest }));
        }
    }
    Some(SentenceOverrides { source, sentences })
}
