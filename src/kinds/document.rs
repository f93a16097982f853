//! One document: of a kind, and about something. `2021/bao-cao-quy-2` names it.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::kind::Kind;
use super::naming::{self, find, order};
use super::subject::{About, Subject};
use super::table::TABLE;
use crate::period::Quarter;

/// A document that can be made of a unit's records: its kind, and what it is about. Its name is its year and what its file is
/// usually called, without the ending: `2021/ke-hoach`, `2021/bao-cao-quy-2`. In the order of time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Document {
    kind: Kind,
    subject: Subject,
}

/// A document as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Which.
    pub document: Document,
    /// With charts, also where the agency's record does not ask for them; only a report has some.
    pub charts: bool,
}

/// A text that is the name of no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDocument;

impl Document {
    /// The plan of a year.
    pub const fn plan(year: i32) -> Self {
        Self { kind: Kind::Plan, subject: Subject::Year(year) }
    }

    /// The report of a quarter.
    pub const fn report(quarter: Quarter) -> Self {
        Self { kind: Kind::Report, subject: Subject::Quarter(quarter) }
    }

    /// The plan of what is unfinished after a quarter.
    pub const fn follow_up(after: Quarter) -> Self {
        Self { kind: Kind::FollowUp, subject: Subject::Quarter(after) }
    }

    /// The document of a kind that is about a year.
    pub const fn about_year(kind: Kind, year: i32) -> Self {
        Self { kind, subject: Subject::Year(year) }
    }

    /// The document of a kind that is about a quarter.
    pub const fn about_quarter(kind: Kind, quarter: Quarter) -> Self {
        Self { kind, subject: Subject::Quarter(quarter) }
    }

    /// The documents about a year.
    pub fn of_year(year: i32) -> impl Iterator<Item = Self> {
        let kinds = Kind::all().filter(|kind| kind.about() == About::Year);
        kinds.map(move |kind| Self { kind, subject: Subject::Year(year) })
    }

    /// The documents about a quarter.
    pub fn of_quarter(quarter: Quarter) -> impl Iterator<Item = Self> {
        let kinds = Kind::all().filter(|kind| kind.about() == About::Quarter);
        kinds.map(move |kind| Self { kind, subject: Subject::Quarter(quarter) })
    }

    /// Of which kind it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The year that it belongs to: of its records, and of its folder.
    pub fn year(&self) -> i32 {
        self.subject.year()
    }

    /// The quarter that it is about, or that what it is about belongs to.
    pub fn quarter(&self) -> Option<Quarter> {
        self.subject.quarter()
    }

    /// What its file is usually called, without folder and ending.
    pub fn stem(&self) -> String {
        self.kind.facts().naming.name(&self.subject)
    }

    /// The document of a year whose file is usually called so, without its ending.
    pub(crate) fn of_stem(year: i32, stem: &str) -> Option<Self> {
        let (place, subject) = find(TABLE.iter().map(|facts| facts.naming), year, stem)?;
        Some(Self { kind: TABLE.get(place)?.kind, subject })
    }

    /// What messages call a document of its kind.
    pub(crate) fn called(&self) -> &'static str {
        self.kind.facts().called
    }

    /// What messages call this one: `báo cáo quý II năm 2021`.
    pub(crate) fn called_in_full(&self) -> String {
        format!("{} {}", self.kind.facts().of, self.subject.called())
    }

    /// The same with charts.
    #[must_use]
    pub const fn with_charts(self) -> Wanted {
        Wanted { document: self, charts: true }
    }
}

impl fmt::Display for Document {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}/{}", self.year(), self.stem())
    }
}

impl FromStr for Document {
    type Err = NoDocument;

    fn from_str(name: &str) -> Result<Self, NoDocument> {
        let (year, stem) = name.split_once('/').ok_or(NoDocument)?;
        Self::of_stem(naming::year(year).ok_or(NoDocument)?, stem).ok_or(NoDocument)
    }
}

impl Ord for Document {
    fn cmp(&self, other: &Self) -> Ordering {
        order(self.kind as usize, &self.subject).cmp(&order(other.kind as usize, &other.subject))
    }
}

impl PartialOrd for Document {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl TryFrom<String> for Document {
    type Error = NoDocument;

    fn try_from(name: String) -> Result<Self, NoDocument> {
        name.parse()
    }
}

impl From<Document> for String {
    fn from(document: Document) -> Self {
        document.to_string()
    }
}

impl From<Document> for Wanted {
    fn from(document: Document) -> Self {
        Self { document, charts: false }
    }
}

impl From<&Document> for Wanted {
    fn from(document: &Document) -> Self {
        document.clone().into()
    }
}

impl From<&Wanted> for Wanted {
    fn from(wanted: &Wanted) -> Self {
        wanted.clone()
    }
}

impl fmt::Display for NoDocument {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("không phải tên của một văn bản")
    }
}

impl std::error::Error for NoDocument {}
