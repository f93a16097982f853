//! The record files of a unit and their names.

use std::fmt;
use std::str::FromStr;

use super::document::Document;
use super::kind::Kind;
use super::naming;
use crate::period::Quarter;

/// How the names of files with frozen figures end.
const FROZEN: &str = ".chot.yaml";

/// A record file of a unit, by path inside it: `don-vi.yaml`, `2021/ke-hoach.yaml`, `2021/quy-2.yaml`, and the figures of a
/// quarter as they were reported, `2021/quy-2.chot.yaml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RecordFile {
    Agency,
    Plan(i32),
    Quarter(Quarter),
    Frozen(Quarter),
}

/// A text that is the name of no record file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoRecordFile;

impl RecordFile {
    /// The name of the agency's record, by which a folder is a unit's.
    pub(crate) const AGENCY: &str = "don-vi.yaml";

    /// The name of a plan's record in the folder of its year.
    pub(crate) const PLAN: &str = "ke-hoach.yaml";

    /// The record that a document has its number and date in: of a year the plan's, of a quarter the quarter's.
    pub(crate) fn of(document: &Document) -> Self {
        match document.quarter() {
            None => Self::Plan(document.year()),
            Some(quarter) => Self::Quarter(quarter),
        }
    }

    /// Whether a document is made of it: the agency's record, the plan of its year, and the quarters up to its own.
    pub(crate) fn is_used_by(self, document: &Document) -> bool {
        match self {
            Self::Agency => true,
            Self::Plan(year) => year == document.year(),
            Self::Quarter(own) | Self::Frozen(own) => {
                own.year == document.year() && document.quarter().is_some_and(|quarter| own.number <= quarter.number)
            }
        }
    }

    /// What messages call the document that it is first of all for.
    pub(crate) fn document(self) -> &'static str {
        match self {
            Self::Agency | Self::Plan(_) => Kind::Plan.facts().called,
            Self::Quarter(_) => Kind::Report.facts().called,
            Self::Frozen(_) => "số liệu đã chốt",
        }
    }

    /// Its folder inside the unit, and its name there.
    pub(crate) fn parts(self) -> (Option<i32>, String) {
        match self {
            Self::Agency => (None, Self::AGENCY.to_owned()),
            Self::Plan(year) => (Some(year), Self::PLAN.to_owned()),
            Self::Quarter(Quarter { year, number }) => (Some(year), format!("quy-{number}.yaml")),
            Self::Frozen(Quarter { year, number }) => (Some(year), format!("quy-{number}{FROZEN}")),
        }
    }
}

impl fmt::Display for RecordFile {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self.parts() {
            (None, name) => out.write_str(&name),
            (Some(year), name) => write!(out, "{year}/{name}"),
        }
    }
}

impl FromStr for RecordFile {
    type Err = NoRecordFile;

    fn from_str(path: &str) -> Result<Self, NoRecordFile> {
        if path == Self::AGENCY {
            return Ok(Self::Agency);
        }
        let found = || {
            let (year, name) = path.split_once('/')?;
            let year = naming::year(year)?;
            if name == Self::PLAN {
                return Some(Self::Plan(year));
            }
            let rest = name.strip_prefix("quy-")?;
            match rest.strip_suffix(FROZEN) {
                Some(number) => Some(Self::Frozen(naming::quarter(year, number)?)),
                None => Some(Self::Quarter(naming::quarter(year, rest.strip_suffix(".yaml")?)?)),
            }
        };
        found().ok_or(NoRecordFile)
    }
}
