//! What Typst may see: the templates, one JSON file, four font faces and one date. No disk, no packages, no clock.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, comemo};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;

use crate::fonts::FontSet;

/// The template that Typst starts with.
pub(crate) const MAIN: &str = "main.typ";

/// The templates by name.
const TEMPLATES: [(&str, &str); 3] = [
    (MAIN, include_str!("../../templates/main.typ")),
    ("layout.typ", include_str!("../../templates/layout.typ")),
    ("nd30.typ", include_str!("../../templates/nd30.typ")),
];

/// Compilations whose cached results are kept: none, since one process makes few documents of very different text.
const EVICTION_AGE: usize = 0;

/// The world of one document.
pub(crate) struct OfficeWorld {
    library: LazyHash<Library>,
    fonts: FontStore,
    files: FileStore<Files>,
    main: FileId,
    date: [i32; 3],
}

impl OfficeWorld {
    /// `data` is the document's JSON, `date` its year, month and day.
    pub(crate) fn new(fonts: &FontSet, data: Vec<u8>, date: [i32; 3]) -> Self {
        Self::with_files(fonts, Files::of(data), date)
    }

    /// The same world with another text to start from.
    #[cfg(test)]
    pub(crate) fn with_main(fonts: &FontSet, data: Vec<u8>, main: String) -> Self {
        let mut files = Files::of(data);
        files.0.insert(MAIN.to_owned(), Bytes::from_string(main));
        Self::with_files(fonts, files, [2000, 1, 1])
    }

    /// A world of these files.
    #[allow(clippy::expect_used, reason = "a constant: a plain file name is a virtual path")]
    pub(crate) fn with_files(fonts: &FontSet, files: Files, date: [i32; 3]) -> Self {
        let mut store = FontStore::new();
        for file in fonts.files() {
            let bytes = Bytes::new(file.clone());
            store.extend(Font::iter(bytes).map(|font| {
                let info = font.info().clone();
                (font, info)
            }));
        }
        let main = VirtualPath::new(MAIN).expect("main.typ is a virtual path");
        Self {
            library: LazyHash::new(Library::default()),
            fonts: store,
            files: FileStore::new(files),
            main: RootedPath::new(VirtualRoot::Project, main).intern(),
            date,
        }
    }

    /// Lays out the document, or says why not. The cache is emptied also after a failure.
    pub(crate) fn compile(&self) -> Result<PagedDocument, String> {
        let Warned { output, warnings } = typst::compile::<PagedDocument>(self);
        comemo::evict(EVICTION_AGE);
        let document = output.map_err(|errors| reasons(&errors))?;
        if warnings.is_empty() { Ok(document) } else { Err(reasons(&warnings)) }
    }
}

/// Typst's own words, one after the other.
pub(crate) fn reasons(diagnostics: &[SourceDiagnostic]) -> String {
    let reason = |diagnostic: &SourceDiagnostic| {
        let hints = diagnostic.hints.iter().map(|hint| format!(" ({})", hint.v));
        format!("{}{}", diagnostic.message, hints.collect::<String>())
    };
    diagnostics.iter().map(reason).collect::<Vec<_>>().join("; ")
}

impl World for OfficeWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        let [year, month, day] = self.date;
        Datetime::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

/// The files of the world by name, all in memory.
pub(crate) struct Files(pub(crate) BTreeMap<String, Bytes>);

impl Files {
    /// The templates, and the document's JSON as `data.json`.
    pub(crate) fn of(data: Vec<u8>) -> Self {
        let templates = TEMPLATES.map(|(name, text)| (name.to_owned(), Bytes::from_string(text)));
        Self(templates.into_iter().chain([("data.json".to_owned(), Bytes::new(data))]).collect())
    }
}

impl FileLoader for Files {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.vpath().get_without_slash();
        if !matches!(id.root(), VirtualRoot::Project) {
            return Err(FileError::AccessDenied);
        }
        self.0.get(name).cloned().ok_or_else(|| FileError::NotFound(name.into()))
    }
}
