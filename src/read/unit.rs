//! Opens a unit folder: `don-vi.yaml`, the plans and quarters asked for, and the agency's own fonts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::DateTime;
use pdf_signing::verify;

use super::agency::Agency;
use super::content::{EvidenceFileMissing, EvidenceSignatureBroken, EvidenceUnsigned};
use super::decode::{Decode, Decoder};
use super::disk::Folder;
use super::frozen::Frozen;
use super::inputs::Inputs;
use super::missing::{FileForFolder, FolderInUnit, FolderIsNoUnit, FolderMissing, RecordFileMissing};
use super::overrides::{self, Overrides};
use super::paths::Unresolved;
use super::pictures::{self, Pictures};
use super::plan::Plan;
use super::quarterly::Quarterly;
use super::repealed::{self, RepealedAct, RepealedActs};
use super::silence::{self, Silencing};
use super::source::{Source, Span};
use super::units::{looked_at, there, years};
use super::unread::Unread;
use super::values::GT010;
use super::{content, file_names, font_files, tree};
use crate::fonts::FontSet;
use crate::kinds::{Document, RecordFile};
use crate::period::Quarter;
use crate::problem::{Fault, Problem, slashed};

/// Evidence that is said to be signed may have at most this many bytes.
const LARGEST_EVIDENCE: u64 = 100 * 1024 * 1024;

/// Which record files are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Scope {
    /// What a document is made of: the plan of its year, and of one about a quarter the progress up to it. Its own record must
    /// be there.
    One(Document),
    /// Everything there is.
    All,
}

impl Scope {
    /// Whether a record is wanted, if it is there.
    fn wants(&self, record: RecordFile) -> bool {
        match self {
            Self::One(document) => record.is_used_by(document),
            Self::All => true,
        }
    }

    /// The document that was asked for.
    fn document(&self) -> Option<&Document> {
        if let Self::One(document) = self { Some(document) } else { None }
    }
}

/// What was read, well-formed or not; the problems found so far go with it.
#[derive(Debug)]
pub(crate) struct Raw {
    /// Where the unit is.
    pub(crate) root: PathBuf,
    pub(crate) agency: Option<(Source, Arc<Agency>)>,
    pub(crate) plans: Vec<PlanFile>,
    /// In the order of time.
    pub(crate) quarters: Vec<QuarterFile>,
    pub(crate) fonts: FontSet,
    pub(crate) overrides: Overrides,
    pub(crate) pictures: Pictures,
    /// The acts no longer in force that the office adds.
    pub(crate) repealed: Vec<RepealedAct>,
    /// The record files by path below the unit, in the order of reading.
    pub(crate) records: Vec<(String, Source)>,
    /// The rules that records ask to pass over, each with the file by the name that messages give it.
    pub(crate) silences: Vec<(String, Silencing)>,
    /// Everything that the unit was read from.
    pub(crate) inputs: Inputs,
    /// Every record file of the unit was looked for, not only those of one document.
    pub(crate) whole: bool,
    /// A file, a list or an item could not be decoded: ids may be missing that the clerk did write.
    pub(crate) incomplete: bool,
}

/// The plan of one year.
#[derive(Debug)]
pub(crate) struct PlanFile {
    /// The year that the folder is named by.
    pub(crate) folder_year: i32,
    pub(crate) source: Source,
    pub(crate) plan: Plan,
}

/// The progress of one quarter.
#[derive(Debug)]
pub(crate) struct QuarterFile {
    /// The quarter that folder and file are named by.
    pub(crate) named: Quarter,
    pub(crate) source: Source,
    pub(crate) record: Quarterly,
    /// Evidence files that cannot be used, with where they are cited.
    pub(crate) evidence_faults: Vec<(Span, Fault)>,
    /// The figures as they were reported, if they were frozen.
    pub(crate) frozen: Option<Frozen>,
}

/// Reads a unit: the files that `scope` wants. Problems of all files come together. `except`: a folder inside the unit
/// that is no part of it, where documents go. `instead`: a record file to be read as if it had this text.
pub(crate) fn open(
    path: &Path,
    scope: Scope,
    except: Option<&Path>,
    instead: Option<(String, String)>,
) -> (Option<Raw>, Vec<Problem>) {
    let name = shown(path);
    if !path.is_dir() {
        let fault = match path.exists() {
            true => Fault::from(FileForFolder { path: name, unit: unit_above(path) }),
            false => FolderMissing { path: name }.into(),
        };
        return (None, vec![Problem::general(fault)]);
    }
    if !there(&path.join(RecordFile::AGENCY)) {
        let (near, units_below, lacking) = looked_at(path);
        if let Some(unit) = unit_above(path).filter(|_| near.is_none() && units_below.is_empty()) {
            return (None, vec![Problem::general(FolderInUnit { path: name, unit })]);
        }
        let found = Problem::general(FolderIsNoUnit { path: name, near, units_below });
        return (None, std::iter::once(found).chain(lacking.iter().map(Problem::from)).collect());
    }
    // Taken before anything is read, so that a file that changes meanwhile looks changed afterwards.
    let stats = Inputs::stats(path, except);
    let warnings = stats.warnings();
    let unread = Unread::of(stats.files(), &|below| there(&path.join(below)));
    let unit = Folder::new(path, name, instead);
    let mut reader = Reader {
        unit,
        asked: scope.document().cloned(),
        unread,
        named: Vec::new(),
        records: Vec::new(),
        silences: Vec::new(),
        problems: warnings,
        incomplete: false,
    };
    let agency = reader.record::<Agency>(RecordFile::Agency);
    let years = scope.document().map_or_else(|| years(path), |document| vec![document.year()]);
    let mut plans = Vec::new();
    let mut quarters = Vec::new();
    for folder_year in years {
        if let Some((source, plan)) = reader.wanted::<Plan>(RecordFile::Plan(folder_year), scope != Scope::All) {
            plans.push(PlanFile { folder_year, source, plan });
        }
        for number in 1..=4 {
            let named = RecordFile::Quarter(Quarter { year: folder_year, number });
            if scope.wants(named) {
                let required = scope.document().is_some_and(|document| RecordFile::of(document) == named);
                quarters.extend(reader.quarter(Quarter { year: folder_year, number }, required));
            }
        }
    }
    // A unit without any plan most likely has one under another file name.
    if scope == Scope::All && plans.is_empty() && !reader.incomplete {
        let path = format!("<năm>/{}", RecordFile::PLAN);
        reader.missing(path, RecordFile::Agency.document(), |record| matches!(record, RecordFile::Plan(_)));
    }
    let told = reader.unread.warnings(&reader.unit.name, &reader.named, |record| scope.wants(record));
    reader.problems.extend(told);
    let fonts = match &agency {
        Some((source, agency)) if agency.fonts.is_some() => {
            font_files::own_fonts(&reader.unit, source, agency, &mut reader.problems)
        }
        _ => None,
    };
    let fonts = fonts.unwrap_or_else(FontSet::bundled);
    if let Some((source, agency)) = &agency {
        file_names::check(source, agency, &mut reader.problems);
    }
    let pictures = match &agency {
        Some((source, agency)) => pictures::read(&reader.unit, source, agency, &mut reader.problems),
        None => Pictures::default(),
    };
    let overrides = overrides::read(&reader.unit, &mut reader.problems);
    let repealed = reader.repealed();
    let Reader { unit, records, silences, problems, incomplete, .. } = reader;
    let root = path.to_owned();
    let inputs = Inputs::of(stats, unit.into_read());
    let whole = scope == Scope::All;
    (
        Some(Raw {
            root,
            agency: agency.map(|(source, agency)| (source, Arc::new(agency))),
            plans,
            quarters,
            fonts,
            overrides,
            pictures,
            repealed,
            records,
            silences,
            inputs,
            whole,
            incomplete,
        }),
        problems,
    )
}

/// The unit, one or two folders above, that a path lies in.
fn unit_above(path: &Path) -> Option<String> {
    let above = path.ancestors().skip(1).take(2).filter(|above| !above.as_os_str().is_empty());
    above.into_iter().find(|above| there(&above.join(RecordFile::AGENCY))).map(shown)
}

/// A unit of three record files that are on no disk: `don-vi.yaml`, the plan of a quarter's year, and the quarter.
pub(crate) fn of_texts(named: Quarter, agency: &str, plan: &str, quarter: &str) -> (Raw, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut raw = Raw {
        root: PathBuf::new(),
        agency: None,
        plans: Vec::new(),
        quarters: Vec::new(),
        fonts: FontSet::bundled(),
        overrides: Overrides::default(),
        pictures: Pictures::default(),
        repealed: Vec::new(),
        records: Vec::new(),
        silences: Vec::new(),
        inputs: Inputs::default(),
        whole: true,
        incomplete: false,
    };
    raw.agency = in_memory(RecordFile::Agency, agency, &mut raw, &mut problems)
        .map(|(source, agency)| (source, Arc::new(agency)));
    let plan = in_memory(RecordFile::Plan(named.year), plan, &mut raw, &mut problems);
    raw.plans.extend(plan.map(|(source, plan)| PlanFile { folder_year: named.year, source, plan }));
    let quarter = in_memory(RecordFile::Quarter(named), quarter, &mut raw, &mut problems);
    raw.quarters.extend(quarter.map(|(source, record)| QuarterFile {
        named,
        source,
        record,
        evidence_faults: Vec::new(),
        frozen: None,
    }));
    (raw, problems)
}

fn in_memory<T: Decode>(
    file: RecordFile,
    text: &str,
    raw: &mut Raw,
    problems: &mut Vec<Problem>,
) -> Option<(Source, T)> {
    let name = file.to_string();
    let source = Source::from_bytes(&name, text.as_bytes().to_vec());
    let decoded = decoded(source, file.parts().0, problems);
    raw.incomplete |= decoded.incomplete;
    let (source, silences) = decoded.source?;
    raw.silences.extend(silences.into_iter().map(|asked| (source.name.clone(), asked)));
    raw.records.push((name, source.clone()));
    decoded.value.map(|value| (source, value))
}

/// A record file that was parsed and decoded as far as it goes.
struct Decoded<T> {
    value: Option<T>,
    /// The file, if it could be parsed, and what its records ask to pass over.
    source: Option<(Source, Vec<Silencing>)>,
    incomplete: bool,
}

fn decoded<T: Decode>(source: Result<Source, Problem>, year: Option<i32>, problems: &mut Vec<Problem>) -> Decoded<T> {
    let read = source.and_then(|source| tree::parse(&source).map(|tree| (source, tree)));
    let (source, tree) = match read {
        Ok(read) => read,
        Err(problem) => {
            problems.push(problem);
            return Decoded { value: None, source: None, incomplete: true };
        }
    };
    let mut decoder = Decoder::of_year(&source, year);
    let value = T::decode(&tree, &mut decoder);
    let silences = silence::decode(&mut decoder);
    let mut found = decoder.take_problems();
    let incomplete = decoder.incomplete || value.is_none();
    // Keys and values of a newer version may mean something else, so that only the version is reported.
    if found.iter().any(|problem| problem.code() == GT010.code) {
        found.retain(|problem| problem.code() == GT010.code);
    }
    problems.append(&mut found);
    Decoded { value, source: Some((source, silences)), incomplete }
}

/// Reads the files of one unit and gathers their problems.
struct Reader {
    unit: Folder,
    /// The document that was asked for.
    asked: Option<Document>,
    unread: Unread,
    /// The unread files that a problem names already.
    named: Vec<String>,
    records: Vec<(String, Source)>,
    silences: Vec<(String, Silencing)>,
    problems: Vec<Problem>,
    incomplete: bool,
}

impl Reader {
    /// A record file if it is there; if it is not and is `required`, that is reported.
    fn wanted<T: Decode>(&mut self, file: RecordFile, required: bool) -> Option<(Source, T)> {
        if there(&self.unit.root.join(file.to_string())) {
            return self.record(file);
        }
        if required {
            self.missing(file.to_string(), file.document(), |record| record == file);
        }
        None
    }

    /// Tells that a record file is missing, and which unread ones are meant as it.
    fn missing(&mut self, path: String, document: &'static str, is_it: impl Fn(RecordFile) -> bool) {
        let near = self.unread.meant_as(is_it);
        self.named.extend(near.iter().cloned());
        let path = format!("{}/{path}", self.unit.name);
        let asked = self.asked.clone();
        self.problems.push(Problem::general(RecordFileMissing { path, document, near, asked }));
    }

    fn record<T: Decode>(&mut self, file: RecordFile) -> Option<(Source, T)> {
        let name = file.to_string();
        let decoded = decoded(self.unit.record(&name), file.parts().0, &mut self.problems);
        let file = name;
        self.incomplete |= decoded.incomplete;
        let (source, silences) = decoded.source?;
        self.silences.extend(silences.into_iter().map(|asked| (source.name.clone(), asked)));
        self.records.push((file, source.clone()));
        decoded.value.map(|value| (source, value))
    }

    /// The acts that the office adds to those no longer in force.
    fn repealed(&mut self) -> Vec<RepealedAct> {
        if !there(&self.unit.root.join(repealed::FILE)) {
            return Vec::new();
        }
        let decoded = decoded::<RepealedActs>(self.unit.record(repealed::FILE), None, &mut self.problems);
        decoded.value.map(|file| file.acts).unwrap_or_default()
    }

    fn quarter(&mut self, named: Quarter, required: bool) -> Option<QuarterFile> {
        let (source, record) = self.wanted::<Quarterly>(RecordFile::Quarter(named), required)?;
        let frozen = self.wanted::<Frozen>(RecordFile::Frozen(named), false).map(|(_, f)| f);
        let mut evidence_faults = Vec::new();
        for file in record.progress.iter().flat_map(|p| &p.evidence).filter_map(|e| e.file.as_ref()) {
            let fault = match self.unit.head(&file.0.value) {
                Ok(head) => content::fault(&file.0.value, &head),
                Err(Unresolved::Missing { path, nearest }) => Some(EvidenceFileMissing { path, nearest }.into()),
                Err(Unresolved::Other(fault)) => Some(fault),
            };
            evidence_faults.extend(fault.map(|fault| (file.0.span, fault)));
        }
        // Evidence that is declared as signed is verified as our own documents are. Only whether its bytes are
        // unchanged counts, so that any time will do.
        let declared = record.progress.iter().flat_map(|p| &p.evidence).filter(|e| e.declared_signed.0);
        for file in declared.filter_map(|e| e.file.as_ref()) {
            let path = file.0.value.clone();
            let Ok(bytes) = self.unit.cited(&path, LARGEST_EVIDENCE) else { continue };
            let fault = match verify::verify(&bytes, None, DateTime::default()) {
                Ok(verdict) if verdict.signatures.is_empty() => Some(Fault::from(EvidenceUnsigned { path })),
                Ok(verdict) if verdict.broken() => Some(EvidenceSignatureBroken { path }.into()),
                Ok(_) => None,
                Err(_) => Some(EvidenceUnsigned { path }.into()),
            };
            evidence_faults.extend(fault.map(|fault| (file.0.span, fault)));
        }
        Some(QuarterFile { named, source, record, evidence_faults, frozen })
    }
}

/// A path as messages show it: with `/`, without an end slash.
fn shown(path: &Path) -> String {
    let text = slashed(path);
    let trimmed = text.trim_end_matches('/');
    if trimmed.is_empty() { text } else { trimmed.to_owned() }
}
