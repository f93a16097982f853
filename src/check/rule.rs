//! The type of a rule, and the view of the records that rules get.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crate::figures::{ActionState, Counted, CountedYear, Directory, Figures};
use crate::kinds::RecordFile;
use crate::period::Quarter;
use crate::problem::{Fault, Problem, Severity};
use crate::read::{Action, Agency, Field, PlanFile, Progress, QuarterFile, Raw, Source, Span};

/// A rule over the records of a unit: adds what it finds.
pub(super) type Rule = fn(&View, &mut Vec<Problem>);

/// The most comparisons of ids in one check, to find the nearest to an unknown one: enough for some 300 wrong
/// references in a unit of 300 actions.
const COMPARISONS: usize = 100_000;

/// The records of a unit, sorted by year and action.
pub(super) struct View<'a> {
    pub(super) raw: &'a Raw,
    pub(super) directory: &'a Directory<'a>,
    pub(super) years: Vec<PlanYear<'a>>,
    read_well: bool,
    /// The files, by the names that messages give them, in which reading found an error.
    failed: BTreeSet<String>,
    /// How many of `COMPARISONS` are left.
    pub(super) comparisons: Cell<usize>,
}

/// A plan with the quarters that report on it.
pub(super) struct PlanYear<'a> {
    pub(super) plan: &'a PlanFile,
    /// In the order of time.
    pub(super) quarters: &'a [&'a QuarterFile],
    /// What the quarters report of each action, by its id, in the order of time.
    pub(super) reports: BTreeMap<&'a str, Vec<Report<'a>>>,
    /// What is counted, one for each of the quarters.
    pub(super) figures: &'a [Figures<'a>],
}

/// What a quarter reports of an action.
#[derive(Clone, Copy)]
pub(super) struct Report<'a> {
    pub(super) file: &'a QuarterFile,
    pub(super) progress: &'a Progress,
}

impl<'a> View<'a> {
    /// `problems`: what reading found.
    pub(super) fn new(counted: &'a Counted, problems: &[Problem]) -> Self {
        let raw = counted.raw();
        let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error);
        let read_well = errors.clone().next().is_none();
        let failed = errors.filter_map(|problem| problem.place().map(|place| place.file.clone())).collect();
        let year = |year: &'a CountedYear<'a>| {
            let mut reports: BTreeMap<&str, Vec<Report>> = BTreeMap::new();
            for &file in &year.quarters {
                for progress in &file.record.progress {
                    reports.entry(progress.action.as_str()).or_default().push(Report { file, progress });
                }
            }
            PlanYear { plan: year.plan, quarters: &year.quarters, reports, figures: &year.figures }
        };
        Self {
            raw,
            directory: counted.directory(),
            years: counted.years().iter().map(year).collect(),
            read_well,
            failed,
            comparisons: Cell::new(COMPARISONS),
        }
    }

    pub(super) fn agency(&self) -> Option<(&'a Source, &'a Agency)> {
        self.raw.agency.as_ref().map(|(source, agency)| (source, &**agency))
    }

    /// Whether everything that the clerk wrote was read: if not, what seems missing may be there.
    pub(super) fn is_complete(&self) -> bool {
        !self.raw.incomplete
    }

    /// Whether everything in a file was read: if not, what is not found in it may be there.
    pub(super) fn is_whole(&self, source: &Source) -> bool {
        self.is_complete() || !self.failed.contains(&source.name)
    }

    /// Whether reading found no error at all: if it did, a value that seems missing may be there.
    pub(super) fn is_read_well(&self) -> bool {
        self.read_well
    }

    /// Whether the plan and every record up to a quarter were read well: if not, what is counted from them may be wrong.
    pub(super) fn is_read_well_until(&self, quarter: Quarter) -> bool {
        let folder = format!("/{}/", quarter.year);
        let later = (quarter.number + 1..=4).map(|number| Quarter { number, ..quarter });
        let later = later.flat_map(|later| [RecordFile::Quarter(later), RecordFile::Frozen(later)]);
        let later: Vec<String> = later.map(|later| format!("/{later}")).collect();
        let counts = |file: &&String| file.contains(&folder) && !later.iter().any(|later| file.contains(later));
        !self.failed.iter().any(|file| counts(&file))
    }

    /// The quarterly records that have a plan, each with its year.
    pub(super) fn quarters(&self) -> impl Iterator<Item = (&PlanYear<'a>, &'a QuarterFile)> {
        self.years.iter().flat_map(|year| year.quarters.iter().map(move |file| (year, *file)))
    }
}

impl<'a> PlanYear<'a> {
    /// The actions of the plan, each with its field.
    pub(super) fn actions(&self) -> impl Iterator<Item = (&'a Field, &'a Action)> + use<'a> {
        self.plan.plan.fields.iter().flat_map(|field| field.actions.iter().map(move |action| (field, action)))
    }

    /// The quarters, each with its figures.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&'a QuarterFile, &'a Figures<'a>)> + use<'a> {
        self.quarters.iter().copied().zip(self.figures)
    }

    /// The last quarter with its figures.
    pub(super) fn last(&self) -> Option<(&'a QuarterFile, &'a Figures<'a>)> {
        self.counted().last()
    }

    /// What the quarters report of an action.
    pub(super) fn reports_of(&self, action: &Action) -> &[Report<'a>] {
        self.reports.get(action.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// What the quarters before `file` report of an action.
    pub(super) fn before(&self, file: &QuarterFile, action: &str) -> impl Iterator<Item = Report<'a>> + '_ {
        let named = file.named;
        self.reports.get(action).into_iter().flatten().copied().filter(move |report| report.file.named < named)
    }
}

/// A problem of an action: where its last report says how far it is, else where the plan has it.
pub(super) fn at_state(year: &PlanYear, state: &ActionState, fault: impl Into<Fault>) -> Problem {
    match year.reports_of(state.action).iter().rev().find(|report| Some(report.file.named) == state.reported_in) {
        Some(report) => at(&report.file.source, report.progress.status.span, fault),
        None => at(&year.plan.source, state.action.id.span(), fault),
    }
}

/// A problem at a place.
pub(super) fn at(source: &Source, span: Span, fault: impl Into<Fault>) -> Problem {
    Problem::at(source.place(span), fault.into())
}
