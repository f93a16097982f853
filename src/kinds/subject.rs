//! What a document is about.

use crate::period::Quarter;

/// What the documents of a kind are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// A year.
    Year,
    /// A quarter.
    Quarter,
    /// A part of what a quarter is about, by its id: a department, a commune of a province.
    #[cfg_attr(not(test), expect(dead_code, reason = "no kind is about a part yet; names can say one"))]
    Part,
}

/// What one document is about. An earlier one comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// A year.
    Year(i32),
    /// A quarter.
    Quarter(Quarter),
    /// A part of what a quarter is about.
    Part {
        /// The quarter.
        quarter: Quarter,
        /// The part, as records name it.
        id: String,
    },
}

impl Subject {
    /// The year that it belongs to.
    pub(crate) fn year(&self) -> i32 {
        match self {
            Self::Year(year) => *year,
            Self::Quarter(quarter) | Self::Part { quarter, .. } => quarter.year,
        }
    }

    /// The quarter, unless it is about a whole year.
    pub(crate) fn quarter(&self) -> Option<Quarter> {
        match self {
            Self::Year(_) => None,
            Self::Quarter(quarter) | Self::Part { quarter, .. } => Some(*quarter),
        }
    }

    /// What messages call it: `năm 2021`, `quý II năm 2021`.
    pub(crate) fn called(&self) -> String {
        match self {
            Self::Year(year) => format!("năm {year}"),
            Self::Quarter(quarter) => format!("quý {} năm {}", quarter.roman(), quarter.year),
            Self::Part { quarter, id } => format!("quý {} năm {} của {id}", quarter.roman(), quarter.year),
        }
    }
}
