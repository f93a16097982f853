//! Which documents there are: the plan, the report of a quarter, the follow-up plan.

use crate::period::Quarter;
use crate::read::Output;

/// A document that can be made of a unit's records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// The plan of a year.
    Plan {
        /// Its year.
        year: i32,
    },
    /// The office's report of a quarter to the chairman.
    Report {
        /// The quarter reported.
        quarter: Quarter,
        /// Whether charts are wanted even where the agency's record does not ask for them.
        charts: bool,
    },
    /// The plan of what is unfinished after a quarter.
    FollowUp {
        /// The quarter after which it goes on.
        after: Quarter,
    },
}

impl Document {
    /// The file name of its kind without its folder; see [`crate::Sound::file_name`] for one that replaces another.
    pub fn file_name(self) -> String {
        format!("{}.pdf", self.output().usual())
    }

    /// Which of the documents of its year it is.
    pub(crate) fn output(self) -> Output {
        match self {
            Self::Plan { .. } => Output::Plan,
            Self::Report { quarter, .. } => Output::Report(quarter.number),
            Self::FollowUp { after } => Output::FollowUp(after.number),
        }
    }

    /// The year of the document.
    pub fn year(self) -> i32 {
        match self {
            Self::Plan { year } => year,
            Self::Report { quarter, .. } | Self::FollowUp { after: quarter } => quarter.year,
        }
    }

    /// What messages call it.
    pub(crate) fn called(self) -> &'static str {
        match self {
            Self::Plan { .. } => "kế hoạch",
            Self::Report { .. } => "báo cáo quý",
            Self::FollowUp { .. } => "kế hoạch tiếp tục",
        }
    }
}
