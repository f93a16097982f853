//! What Typst may see: the templates, one JSON file, four font faces and one date. No disk, no packages, no clock.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Binding, Bytes, Datetime, Duration, Module, Scope};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt, comemo};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;

use crate::fonts::FontSet;
use crate::problem::Foreign;
use crate::read::{Overrides, TEMPLATE_VERSION};

/// The template that Typst starts with.
pub(crate) const MAIN: &str = "main.typ";

/// A template's name and text.
macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!("../../templates/", $name)))
    };
}

/// The templates of a document by name: `layout.typ` gathers the files of `layout/`.
pub(crate) const TEMPLATES: [(&str, &str); 14] = [
    (MAIN, include_str!("../../templates/main.typ")),
    template!("layout.typ"),
    template!("layout/annex.typ"),
    template!("layout/body.typ"),
    template!("layout/chart.typ"),
    template!("layout/ending.typ"),
    template!("layout/foot.typ"),
    template!("layout/head.typ"),
    template!("layout/page.typ"),
    template!("layout/parts.typ"),
    template!("layout/table.typ"),
    template!("layout/text.typ"),
    template!("layout/urgency.typ"),
    template!("nd30.typ"),
];

/// The same by file, parsed once in a process.
static PARSED: LazyLock<Vec<(FileId, Source)>> = LazyLock::new(|| {
    let parsed = |(name, text): &(&str, &str)| {
        let id = file_id(name)?;
        Some((id, Source::new(id, (*text).to_owned())))
    };
    TEMPLATES.iter().filter_map(parsed).collect()
});

/// The file of this name among those of a document.
fn file_id(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

/// The version of Typst.
pub(crate) fn typst_version() -> &'static str {
    typst::utils::version().raw()
}

/// The world of one document at a time.
pub(crate) struct OfficeWorld {
    library: LazyHash<Library>,
    /// The hash of the fonts that are loaded.
    font_hash: String,
    fonts: FontStore,
    files: FileStore<WorldFiles>,
    /// Which of the files are templates as the program brings them.
    templates: Vec<(FileId, Source)>,
    main: FileId,
    date: [i32; 3],
    /// For how many compilations Typst keeps cached results that are not used.
    age: usize,
}

impl OfficeWorld {
    /// A world without files. `age`: for how many documents cached results are kept.
    #[allow(clippy::expect_used, reason = "a constant: a plain file name is a virtual path")]
    pub(crate) fn empty(age: usize) -> Self {
        let main = file_id(MAIN).expect("main.typ is a virtual path");
        Self {
            library: LazyHash::new(library()),
            font_hash: String::new(),
            fonts: FontStore::new(),
            files: FileStore::new(WorldFiles(BTreeMap::new())),
            templates: Vec::new(),
            main,
            date: [2000, 1, 1],
            age,
        }
    }

    /// Takes up another document: its files, and its year, month and day.
    pub(crate) fn take(&mut self, fonts: &FontSet, files: WorldFiles, date: [i32; 3]) {
        if self.font_hash != fonts.hash() {
            let mut store = FontStore::new();
            for file in fonts.files() {
                let bytes = Bytes::new(file.clone());
                store.extend(Font::iter(bytes).map(|font| {
                    let info = font.info().clone();
                    (font, info)
                }));
            }
            self.fonts = store;
            self.font_hash = fonts.hash().to_owned();
        }
        // Tests and stamps start with another text.
        let is_bundled = |(id, source): &&(FileId, Source)| {
            let own = files.0.get(id.vpath().get_without_slash());
            own.is_some_and(|own| own.as_slice() == source.text().as_bytes())
        };
        self.templates = PARSED.iter().filter(is_bundled).cloned().collect();
        *self.files.loader_mut() = files;
        self.files.reset();
        self.date = date;
    }

    /// The same world with another text to start from.
    #[cfg(test)]
    pub(crate) fn with_main(fonts: &FontSet, data: Vec<u8>, main: String) -> Self {
        let mut files = WorldFiles::of(data, &Overrides::default());
        files.0.insert(MAIN.to_owned(), Bytes::from_string(main));
        Self::with_files(fonts, files, [2000, 1, 1])
    }

    /// A world of these files.
    pub(crate) fn with_files(fonts: &FontSet, files: WorldFiles, date: [i32; 3]) -> Self {
        let mut world = Self::empty(0);
        world.take(fonts, files, date);
        world
    }

    /// Lays out the document, or says why not. What was remembered of earlier documents and is too old is forgotten before, not
    /// after: a process that makes one document ends with it, and giving all that memory back takes a seventh of its time.
    pub(crate) fn compile(&self) -> Result<PagedDocument, Refusal> {
        comemo::evict(self.age);
        let Warned { output, warnings } = typst::compile::<PagedDocument>(self);
        let document = output.map_err(|errors| self.refusal(&errors))?;
        if warnings.is_empty() { Ok(document) } else { Err(self.refusal(&warnings)) }
    }

    fn refusal(&self, diagnostics: &[SourceDiagnostic]) -> Refusal {
        let own = |span: DiagSpan| {
            let file = span.id()?;
            (file.get().vpath().get_without_slash() == OWN_LAYOUT).then(|| self.range(span)).flatten()
        };
        let calls =
            |diagnostic: &SourceDiagnostic| diagnostic.trace.iter().map(|point| point.span.into()).collect::<Vec<_>>();
        let spans = diagnostics.iter().flat_map(|diagnostic| [vec![diagnostic.span], calls(diagnostic)].concat());
        let own_layout = spans.into_iter().find_map(own).map(|range| (range.start, range.end));
        // An unknown part or another version is found in the templates, but the office wrote it.
        let named = diagnostics.iter().any(|diagnostic| diagnostic.message.contains(OWN_LAYOUT_FAULT));
        let own_layout = own_layout.or_else(|| named.then_some((0, 0)));
        Refusal { reason: reasons(diagnostics), own_layout }
    }
}

/// The standard library without `plugin`: WebAssembly is code of which nobody in an office can see what it does, and no page needs it.
fn library() -> Library {
    let mut library = Library::default();
    let mut scope = Scope::new();
    for (name, binding) in library.global.scope().iter().filter(|(name, _)| name.as_str() != "plugin") {
        scope.bind(name.clone(), binding.clone());
    }
    library.global = Module::new("global", scope);
    library.std = Binding::detached(library.global.clone());
    library
}

/// Why a document could not be laid out.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) reason: String,
    /// The bytes of the office's own layout file that are at fault, if they are.
    pub(crate) own_layout: Option<(usize, usize)>,
}

/// The office's own layout functions, by path inside the unit.
const OWN_LAYOUT: &str = "mau/bo-cuc.typ";

/// How the templates begin to say what is wrong with the office's own layout as a whole.
const OWN_LAYOUT_FAULT: &str = "own layout: ";

/// Why Typst refuses.
pub(crate) fn reasons(diagnostics: &[SourceDiagnostic]) -> String {
    let own = |diagnostic: &SourceDiagnostic| {
        let hints = diagnostic.hints.iter().map(|hint| format!(" ({})", hint.v));
        format!("{}{}", diagnostic.message, hints.collect::<String>())
    };
    Foreign::Layout.worded(&diagnostics.iter().map(own).collect::<Vec<_>>().join("; "))
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
        match self.templates.iter().find(|(template, _)| *template == id) {
            Some((_, parsed)) => Ok(parsed.clone()),
            None => self.files.source(id),
        }
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
pub(crate) struct WorldFiles(pub(crate) BTreeMap<String, Bytes>);

impl WorldFiles {
    /// The templates, the document's JSON as `data.json`, and what the office replaces of the layout.
    pub(crate) fn of(data: Vec<u8>, overrides: &Overrides) -> Self {
        let own = overrides.files.iter().map(|(name, bytes)| (name.clone(), Bytes::new(bytes.clone())));
        let mut files: BTreeMap<String, Bytes> = own.collect();
        files.extend(TEMPLATES.map(|(name, text)| (name.to_owned(), Bytes::from_string(text))));
        files.insert("data.json".to_owned(), Bytes::new(data));
        let found = match &overrides.layout {
            Some(layout) => {
                files.insert(OWN_LAYOUT.to_owned(), Bytes::from_string(layout.text.clone()));
                format!(
                    "#import \"{OWN_LAYOUT}\" as own\n#let version = own.phien-ban-mau\n#let overrides = own.thay\n"
                )
            }
            None => format!("#let version = {TEMPLATE_VERSION}\n#let overrides = (:)\n"),
        };
        files.insert("overrides.typ".to_owned(), Bytes::from_string(found));
        Self(files)
    }
}

impl FileLoader for WorldFiles {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.vpath().get_without_slash();
        if !matches!(id.root(), VirtualRoot::Project) {
            return Err(FileError::AccessDenied);
        }
        self.0.get(name).cloned().ok_or_else(|| FileError::NotFound(name.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_parsed_once_in_a_process_and_another_text_is_not_taken_for_one() {
        let files = || WorldFiles::of(Vec::new(), &Overrides::default());
        let world = |files| OfficeWorld::with_files(&FontSet::bundled(), files, [2000, 1, 1]);
        let (one, other) = (world(files()), world(files()));
        for (name, _) in TEMPLATES {
            let source = |world: &OfficeWorld| world.source(file_id(name).unwrap()).unwrap();
            assert!(std::ptr::eq(source(&one).root(), source(&other).root()), "{name}");
        }
        let own = OfficeWorld::with_main(&FontSet::bundled(), Vec::new(), "x".to_owned());
        assert_eq!(own.source(own.main()).unwrap().text(), "x");
    }
}
