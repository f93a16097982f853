//! What was found in one unit, as listings for programs and for people tell it.

use super::{Problem, Severity, SeverityCounts};

/// A unit with the problems that are told of it.
#[derive(Debug, Clone)]
pub struct ReviewedUnit {
    /// The unit, as the command line names it.
    pub unit: String,
    /// What is told, in order.
    pub problems: Vec<Problem>,
    /// How many there are of each kind, told or not.
    pub counts: SeverityCounts,
}

impl ReviewedUnit {
    /// A unit with everything that was found.
    pub fn new(unit: String, problems: Vec<Problem>) -> Self {
        let counts = SeverityCounts::of(&problems);
        Self { unit, problems, counts }
    }

    /// The same, of which only the errors are told, and what stands for errors.
    #[must_use]
    pub fn errors_only(mut self) -> Self {
        self.problems.retain(Problem::is_grave);
        self
    }

    /// How many there are of each kind in several units.
    pub fn counts(units: &[Self]) -> SeverityCounts {
        units.iter().fold(SeverityCounts::default(), |sum, unit| SeverityCounts {
            errors: sum.errors + unit.counts.errors,
            warnings: sum.warnings + unit.counts.warnings,
            passed_over: sum.passed_over + unit.counts.passed_over,
        })
    }
}

impl Problem {
    /// Whether it is an error that counts, or stands for errors that are not told.
    pub fn is_grave(&self) -> bool {
        let untold = self.stands_for().is_some_and(|(errors, _)| errors > 0);
        untold || (self.severity() == Severity::Error && self.silenced().is_none())
    }
}
