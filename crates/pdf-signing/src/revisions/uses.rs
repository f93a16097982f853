//! Which objects refer to which, and under which keys, in the whole document: objects that the trailer does not lead to
//! refer to others too.

use std::collections::{BTreeMap, BTreeSet};

use super::unreadable::Unreadable;
use super::value::{PdfValue, Ref, Stream};
use super::view::RevisionView;

/// A chain of dictionary keys from an object down, known by its number; arrays between them do not count.
pub(crate) type Path = u32;

/// Steps that noting a reference costs.
const NOTED: usize = 5;

/// The object itself.
pub(crate) const ITSELF: Path = 0;

/// A place in a document: an object (0 is a trailer), and the keys from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UseSite {
    pub(crate) object: u32,
    pub(crate) path: Path,
}

impl UseSite {
    pub(crate) fn of(object: u32) -> Self {
        Self { object, path: ITSELF }
    }
}

/// All uses of all objects of a document.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    places: BTreeMap<u32, Vec<UseSite>>,
    /// Objects that the trailer leads to.
    shown: BTreeSet<u32>,
    /// Objects that are not there and that the trailer leads to.
    pub(crate) astray: BTreeSet<u32>,
    paths: BTreeMap<(Path, Vec<u8>), Path>,
    /// The path above, and the last key, of each path but the first.
    keys: Vec<(Path, Vec<u8>)>,
}

impl Uses {
    /// Goes through every object of a document, and what its trailers say: a reader may hold on to an older one.
    pub(crate) fn of(view: &RevisionView<'_, '_>) -> Result<Self, Unreadable> {
        let mut uses = Self::default();
        let mut leads: BTreeMap<u32, BTreeSet<Ref>> = BTreeMap::new();
        let budget = &view.file.budget;
        for revision in view.file.revisions().iter().take(view.index + 1) {
            for (key, value) in revision.trailer.entries() {
                let path = uses.below(ITSELF, key);
                budget.steps(uses.note(UseSite { object: 0, path }, value, leads.entry(0).or_default()))?;
            }
        }
        let sections = view.sections();
        for number in view.numbers() {
            // References in a cross-reference stream are those of its trailer, which was noted above.
            let Some(value) = view.object(number)?.filter(|_| !sections.contains(&number)) else { continue };
            budget.steps(uses.note(UseSite::of(number), &value, leads.entry(number).or_default()))?;
        }
        let mut next = vec![0];
        while let Some(number) = next.pop() {
            for to in leads.get(&number).into_iter().flatten() {
                if !view.has(*to) {
                    uses.astray.insert(to.number);
                }
                if uses.shown.insert(to.number) {
                    next.push(to.number);
                }
            }
        }
        Ok(uses)
    }

    /// The parser bounds the depth, so plain recursion is safe here. How many steps it took is given back.
    fn note(&mut self, at: UseSite, value: &PdfValue, leads: &mut BTreeSet<Ref>) -> usize {
        match value {
            PdfValue::Ref(reference) => {
                self.places.entry(reference.number).or_default().push(at);
                leads.insert(*reference);
                NOTED
            }
            PdfValue::Array(items) => 1 + items.iter().map(|item| self.note(at, item, leads)).sum::<usize>(),
            PdfValue::Dict(dict) | PdfValue::Stream(Stream { dict, .. }) => {
                let mut passed = 1;
                for (key, value) in dict.entries() {
                    // Only a path that leads to a reference is of use.
                    passed += match value {
                        PdfValue::Ref(_) | PdfValue::Array(_) | PdfValue::Dict(_) => {
                            let path = self.below(at.path, key);
                            self.note(UseSite { path, ..at }, value, leads)
                        }
                        _ => 1,
                    };
                }
                passed
            }
            _ => 1,
        }
    }

    /// The path to a key below another.
    pub(crate) fn below(&mut self, above: Path, key: &[u8]) -> Path {
        let known = self.paths.get(&(above, key.to_vec())).copied();
        known.unwrap_or_else(|| {
            self.keys.push((above, key.to_vec()));
            let path = Path::try_from(self.keys.len()).unwrap_or(Path::MAX);
            self.paths.insert((above, key.to_vec()), path);
            path
        })
    }

    /// A place in an object that these keys lead to.
    pub(crate) fn place(&mut self, object: u32, keys: &[&[u8]]) -> UseSite {
        let path = keys.iter().fold(ITSELF, |path, key| self.below(path, key));
        UseSite { object, path }
    }

    /// The keys of a path, from the object down; empty for the object itself.
    pub(crate) fn keys(&self, mut path: Path) -> Vec<&[u8]> {
        let mut keys = Vec::new();
        while let Some((above, key)) = path.checked_sub(1).and_then(|at| self.keys.get(at as usize)) {
            keys.push(key.as_slice());
            path = *above;
        }
        keys.reverse();
        keys
    }

    /// Where an object is used.
    pub(crate) fn at(&self, number: u32) -> &[UseSite] {
        self.places.get(&number).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether the trailer leads to an object.
    pub(crate) fn shows(&self, number: u32) -> bool {
        self.shown.contains(&number)
    }
}
