//! The records of a unit together with the figures that are counted from them, once: rules and documents see the same.

use self_cell::self_cell;

use super::directory::Directory;
use super::year::{Figures, Reports, of_year};
use crate::period::Quarter;
use crate::read::{PlanFile, QuarterFile, Raw};

self_cell!(
    /// Records with their figures, which borrow from them.
    struct Cell {
        owner: Raw,

        #[covariant]
        dependent: CountedYears,
    }
    impl { Debug }
);

/// The records of a unit with the figures of every quarter.
#[derive(Debug)]
pub(crate) struct Counted(Cell);

/// What is counted of a unit.
#[derive(Debug)]
struct CountedYears<'a> {
    directory: Directory<'a>,
    /// In the order of time.
    years: Vec<CountedYear<'a>>,
}

/// A plan with the quarters that report on it.
#[derive(Debug)]
pub(crate) struct CountedYear<'a> {
    pub(crate) plan: &'a PlanFile,
    /// In the order of time.
    pub(crate) quarters: Vec<&'a QuarterFile>,
    /// What is counted, one for each of the quarters.
    pub(crate) figures: Vec<Figures<'a>>,
}

impl Counted {
    /// Counts every quarter that has a plan.
    pub(crate) fn of(raw: Raw) -> Self {
        Self(Cell::new(raw, |raw| {
            let directory = raw.agency.as_ref().map(|(_, agency)| Directory::of(agency)).unwrap_or_default();
            let year = |plan: &'_ PlanFile| plan.folder_year;
            let years = raw.plans.iter().map(|plan| {
                let quarters: Vec<_> = raw.quarters.iter().filter(|file| file.named.year == year(plan)).collect();
                let figures = of_year(&Reports {
                    directory: &directory,
                    plan: &plan.plan,
                    quarters: quarters.iter().map(|file| (file.named, &file.record, file.frozen.as_ref())).collect(),
                });
                CountedYear { plan, quarters, figures }
            });
            let years = years.collect();
            CountedYears { directory, years }
        }))
    }

    /// The records as they were read.
    pub(crate) fn raw(&self) -> &Raw {
        self.0.borrow_owner()
    }

    /// The plans with their quarters, in the order of time.
    pub(crate) fn years(&self) -> &[CountedYear<'_>] {
        &self.0.borrow_dependent().years
    }

    /// The departments and people.
    pub(crate) fn directory(&self) -> &Directory<'_> {
        &self.0.borrow_dependent().directory
    }
}

impl<'a> CountedYear<'a> {
    /// The record of a quarter with its figures.
    pub(crate) fn quarter(&self, quarter: Quarter) -> Option<(&'a QuarterFile, &Figures<'a>)> {
        self.counted().find(|(file, _)| file.named == quarter)
    }

    /// The quarters, each with its figures.
    pub(crate) fn counted(&self) -> impl DoubleEndedIterator<Item = (&'a QuarterFile, &Figures<'a>)> {
        self.quarters.iter().copied().zip(&self.figures)
    }
}
