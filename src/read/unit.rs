//! Opens a unit folder: `don-vi.yaml`, the plans of the years asked for, and the agency's own fonts.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use super::decode::{At, Decode, Decoder};
use super::records::{Agency, Plan};
use super::source::Source;
use super::{disk, paths, tree};
use crate::fonts::{FaceKind, FontFault, FontSet};
use crate::problem::{Code, Fault, Problem};

/// A font file may have at most this many bytes; Times New Roman has about one million.
const LARGEST_FONT: u64 = 32 * 1024 * 1024;

/// What was read, well-formed or not; the problems found so far go with it.
#[derive(Debug)]
pub(crate) struct Raw {
    pub(crate) agency: Option<(Source, Agency)>,
    pub(crate) plans: Vec<PlanFile>,
    pub(crate) fonts: FontSet,
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

/// Reads a unit: the plan of `year`, which must be there, or of every year. Problems of all files come together.
pub(crate) fn open(path: &Path, year: Option<i32>) -> (Option<Raw>, Vec<Problem>) {
    let name = shown(path);
    if !path.is_dir() {
        return (None, vec![Problem::general(Fault::FolderMissing { path: name })]);
    }
    if fs::symlink_metadata(path.join("don-vi.yaml")).is_err() {
        let units_below = units_below(path);
        return (None, vec![Problem::general(Fault::FolderIsNoUnit { path: name, units_below })]);
    }
    let mut problems = Vec::new();
    let mut incomplete = false;

    let mut record = |file: &str| read::<Agency>(path, &name, file, &mut problems, &mut incomplete);
    let agency = record("don-vi.yaml");

    let years = year.map_or_else(|| years(path), |year| vec![year]);
    let mut plans = Vec::new();
    for folder_year in years {
        let file = format!("{folder_year}/ke-hoach.yaml");
        if fs::symlink_metadata(path.join(&file)).is_err() {
            if year.is_some() {
                let path = format!("{name}/{file}");
                problems.push(Problem::general(Fault::RecordFileMissing { path, document: "kế hoạch" }));
            }
            continue;
        }
        if let Some((source, plan)) = read::<Plan>(path, &name, &file, &mut problems, &mut incomplete) {
            plans.push(PlanFile { folder_year, source, plan });
        }
    }

    let fonts = match &agency {
        Some((source, agency)) if agency.fonts.is_some() => own_fonts(path, source, agency, &mut problems),
        _ => None,
    };
    let fonts = fonts.unwrap_or_else(FontSet::bundled);
    (Some(Raw { agency, plans, fonts, incomplete }), problems)
}

fn read<T: Decode>(
    root: &Path,
    name: &str,
    file: &str,
    problems: &mut Vec<Problem>,
    incomplete: &mut bool,
) -> Option<(Source, T)> {
    let read = disk::record(root, &root.join(file), &format!("{name}/{file}"))
        .and_then(|source| tree::parse(&source).map(|tree| (source, tree)));
    let (source, tree) = match read {
        Ok(read) => read,
        Err(problem) => {
            problems.push(problem);
            *incomplete = true;
            return None;
        }
    };
    let mut decoder = Decoder::new(&source);
    let value = T::decode(&tree, &mut decoder);
    *incomplete |= decoder.incomplete || value.is_none();
    // What a newer version means by its keys and values cannot be judged here.
    if decoder.problems.iter().any(|problem| problem.code() == Code::GT010) {
        decoder.problems.retain(|problem| problem.code() == Code::GT010);
    }
    problems.append(&mut decoder.problems);
    value.map(|value| (source, value))
}

fn own_fonts(root: &Path, source: &Source, agency: &Agency, problems: &mut Vec<Problem>) -> Option<FontSet> {
    let files = agency.fonts.as_ref()?;
    let typed: [&At<String>; 4] = [&files.regular.0, &files.bold.0, &files.italic.0, &files.bold_italic.0];
    let report = |at: &At<String>, fault| Problem::at(source.place(at.span), fault);
    let before = problems.len();
    let bytes = typed.map(|at| {
        let bytes = paths::resolve(root, &at.value).and_then(|file| disk::bytes(&file, &at.value, LARGEST_FONT));
        bytes.map_err(|fault| problems.push(report(at, fault))).unwrap_or_default()
    });
    if problems.len() > before {
        return None;
    }
    let of = |kind: FaceKind| FaceKind::ALL.iter().position(|k| *k == kind).map_or(typed[0], |i| typed[i]);
    match FontSet::new(bytes.map(Cow::Owned)) {
        Ok(fonts) => Some(fonts),
        Err(faults) => {
            problems.extend(faults.into_iter().map(|fault| match fault {
                FontFault::Unreadable(kind) => report(of(kind), Fault::FontUnreadable { path: of(kind).value.clone() }),
                FontFault::WrongFace(kind) => {
                    report(of(kind), Fault::FontWrongFace { path: of(kind).value.clone(), wanted: kind.name() })
                }
                FontFault::Families(first, second) => report(typed[0], Fault::FontFamilies { first, second }),
            }));
            None
        }
    }
}

/// The year folders of a unit, in order.
fn years(path: &Path) -> Vec<i32> {
    let mut years: Vec<i32> =
        folders(path).iter().filter(|name| name.len() == 4).filter_map(|n| n.parse().ok()).collect();
    years.sort_unstable();
    years
}

fn units_below(path: &Path) -> Vec<String> {
    folders(path).into_iter().filter(|name| path.join(name).join("don-vi.yaml").is_file()).collect()
}

fn folders(path: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(path)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().filter(|entry| entry.path().is_dir())?.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// A path as messages show it: with `/`, without an end slash.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let trimmed = text.trim_end_matches('/');
    if trimmed.is_empty() { text } else { trimmed.to_owned() }
}
