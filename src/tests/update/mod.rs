//! Bringing units up to date: an office whose records change, and what is made, left alone or kept.

mod drafts;
mod file_names;
mod frozen;
mod issued;
mod killed;
mod outputs;
mod replaced;
mod rows;
mod told;
mod withheld;

use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use super::{samples, signing};
use crate::building::{Event, KeptBecause, Options, Outcome, Reason, Target, Updater};
use crate::kinds::Document;
use crate::tests::office::{Office, copy};
use crate::unit::Unit;

const PLAN: &str = "2021/ke-hoach.yaml";
const FOLLOW_UP: &str = "\nke_hoach_tiep_tuc: {}\n";
const AGENCY: &str = "don-vi.yaml";
const FACES: [&str; 4] = ["Regular", "Bold", "Italic", "BoldItalic"];

/// All documents, by the letters that stand for them: K the plan, B2 the report of quý II, T2 what follows it.
const ALL: &str = "K B2 T2 B3 T3 B4 T4";

/// An office with the sample unit, of which the library makes the documents.
struct SampleOffice(Office);

impl Deref for SampleOffice {
    type Target = Office;

    fn deref(&self) -> &Office {
        &self.0
    }
}

#[allow(clippy::disallowed_methods, reason = "fixtures, thrown away")]
impl SampleOffice {
    /// With nothing issued yet, and a follow-up plan asked for after every quarter.
    fn new() -> Self {
        let office = Office::sample();
        office.unissue();
        for quarter in [2, 3, 4] {
            office.append(&format!("2021/quy-{quarter}.yaml"), FOLLOW_UP.trim_start());
        }
        Self(office)
    }

    /// Another one with the same files.
    fn twin(&self) -> Self {
        Self(self.0.twin())
    }

    /// With every document made.
    fn made() -> Self {
        let office = Self::new();
        assert_eq!(office.update(), ALL);
        office
    }

    fn out(&self) -> PathBuf {
        self.below("ra")
    }

    fn output(&self, name: &str) -> PathBuf {
        self.out().join("xa/2021").join(name)
    }

    fn options(&self) -> Options {
        Options { out: self.out(), ..Options::default() }
    }

    fn run(&self, options: Options) -> Vec<Event> {
        let mut events = Vec::new();
        Updater::new(options).unit(&Target::one(&self.unit()), &mut |one| events.push(one)).unwrap();
        events
    }

    /// Brings the unit up to date; what was made.
    fn update(&self) -> String {
        names(&self.run(self.options()), made)
    }

    /// Changes the manifest as a text.
    fn change_manifest(&self, from: &str, to: &str) {
        let path = self.out().join("xa/.cchc/so-sach.json");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "the manifest has no {from:?}");
        fs::write(path, text.replace(from, to)).unwrap();
    }
}

fn made(outcome: &Outcome) -> Option<&Path> {
    if let Outcome::Made { path, .. } = outcome { Some(path) } else { None }
}

fn unchanged(outcome: &Outcome) -> Option<&Path> {
    if let Outcome::Unchanged { path, .. } = outcome { Some(path) } else { None }
}

fn kept(outcome: &Outcome) -> Option<&Path> {
    if let Outcome::Kept { path, .. } = outcome { Some(path) } else { None }
}

fn replaced(outcome: &Outcome) -> Option<&Path> {
    if let Outcome::Replaced { path, .. } = outcome { Some(path) } else { None }
}

fn no_longer(outcome: &Outcome) -> Option<&Path> {
    if let Outcome::NoLonger { path } = outcome { Some(path) } else { None }
}

/// The documents of one outcome, as [`ALL`] writes them.
fn names(events: &[Event], which: fn(&Outcome) -> Option<&Path>) -> String {
    let name = |path: &Path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let short = name.replace("ke-hoach-tiep-tuc-sau-quy-", "T").replace("bao-cao-quy-", "B");
        short.replace("ke-hoach", "K")
    };
    let outcomes = events.iter().filter_map(|events| match events {
        Event::Document(_, outcome) => which(outcome).map(name),
        Event::Failed { path, problem, .. } => panic!("{}: {}", path.display(), problem.message()),
        Event::Problems(problems) => {
            let errors: Vec<_> = problems.iter().filter(|p| p.severity() == crate::problem::Severity::Error).collect();
            assert!(errors.is_empty(), "{errors:?}");
            None
        }
        _ => None,
    });
    outcomes.collect::<Vec<_>>().join(" ")
}

/// The file of a document.
fn file_name(short: &str) -> String {
    let (letter, quarter) = short.split_at(1);
    match letter {
        "K" => "ke-hoach.pdf".to_owned(),
        "B" => format!("bao-cao-quy-{quarter}.pdf"),
        _ => format!("ke-hoach-tiep-tuc-sau-quy-{quarter}.pdf"),
    }
}

/// Changes what the plan says.
fn change_plan(office: &SampleOffice) {
    office.change(PLAN, "loi_ket: Yêu cầu", "loi_ket: Đề nghị");
}

/// Gives the plan number and date.
fn issue_plan(office: &SampleOffice) {
    office.change(PLAN, "nam: 2021\n", "nam: 2021\nso: 45\nngay: 06/5/2021\n");
}

/// The one document that was made, and an earlier version that stayed.
fn the_made(events: &[Event]) -> (String, Option<(String, KeptBecause)>, bool, Vec<Reason>) {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut found = events.iter().filter_map(|events| match events {
        Event::Document(_, Outcome::Made { path, kept, draft, why, .. }) => {
            let kept = kept.as_ref().map(|(path, held)| (name(path), *held));
            Some((name(path), kept, *draft, why.clone()))
        }
        _ => None,
    });
    let one = found.next().expect("a document was made");
    assert_eq!(found.next(), None, "one document was made");
    one
}

#[allow(clippy::disallowed_methods, reason = "somebody else's program writes as it likes")]
fn overwrite(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}

/// Prepares a document for signing, as its own command does.
fn prepare(office: &SampleOffice, wanted: impl Into<crate::kinds::Wanted>) -> Vec<Event> {
    let mut events = Vec::new();
    let mut updater = Updater::new(Options { again: true, ..office.options() });
    updater.one(&Target::one(&office.unit()), wanted, true, &mut |one| events.push(one)).unwrap();
    events
}

/// A plan that somebody signed.
fn signed() -> Vec<u8> {
    signing::signed(&signing::prepared(&samples::plan()), "ky-lanh-dao")
}

/// The plan as the records have it now, as a draft.
fn drafted_plan(office: &SampleOffice) -> Vec<u8> {
    let (unit, _) = Unit::open(&office.unit(), None).check();
    let unit = unit.unwrap();
    let steps = unit.steps(Document::plan(2021), None).unwrap();
    steps.lay_out(&steps.words().unwrap().drafted()).unwrap().export().unwrap()
}

fn is_prepared(pdf: &[u8]) -> bool {
    pdf.windows(9).any(|part| part == b"/AcroForm")
}
