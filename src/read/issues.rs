//! The number, the date and the replaced document that records state of each document.

use chrono::NaiveDate;

use super::amendments::Replaced;
use super::plan::Plan;
use super::quarterly::{FollowUp, Quarterly};
use super::source::{At, Source};
use super::unit::Raw;
use crate::kinds::{Document, Kind};
use crate::period::Quarter;

/// What a record says of the issue of one of its documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Issue<'r> {
    pub(crate) number: Option<&'r At<u32>>,
    pub(crate) date: Option<&'r At<NaiveDate>>,
    /// The issued document that it replaces.
    pub(crate) replaced: Option<&'r Replaced>,
}

impl Plan {
    /// What it says of the documents of its year, in order.
    pub(crate) fn issues(&self, year: i32) -> impl Iterator<Item = (Document, Issue<'_>)> {
        Document::of_year(year).filter_map(|document| Some((document.clone(), self.issue(document.kind())?)))
    }

    /// What it says of the document of a kind. `None` for kinds whose key a plan does not have.
    pub(crate) fn issue(&self, kind: Kind) -> Option<Issue<'_>> {
        let (number, date) = (self.number.as_ref(), self.date.as_ref());
        kind.facts().key.is_none().then_some(Issue { number, date, replaced: self.replaced.as_ref() })
    }
}

impl Quarterly {
    /// What it says of the documents of its quarter, in order.
    pub(crate) fn issues(&self, quarter: Quarter) -> impl Iterator<Item = (Document, Issue<'_>)> {
        Document::of_quarter(quarter).filter_map(|document| Some((document.clone(), self.issue(document.kind())?)))
    }

    /// What it says of the document of a kind, at the top or below the kind's own key. `None` if it lacks that key.
    pub(crate) fn issue(&self, kind: Kind) -> Option<Issue<'_>> {
        match kind.facts().key {
            None => {
                let (number, date) = (self.number.as_ref(), self.date.as_ref());
                Some(Issue { number, date, replaced: self.replaced.as_ref() })
            }
            Some(FollowUp::KEY) => {
                let FollowUp { number, date, replaced, .. } = self.follow_up.as_ref()?;
                Some(Issue { number: number.as_ref(), date: date.as_ref(), replaced: replaced.as_ref() })
            }
            Some(_) => None,
        }
    }
}

impl FollowUp {
    /// The key of a quarter's record below which it stands.
    const KEY: &str = "ke_hoach_tiep_tuc";
}

impl Raw {
    /// What the records say of every document, with the file that says it: the plans by year, then quarter by quarter.
    pub(crate) fn issues(&self) -> impl Iterator<Item = (Document, Issue<'_>, &Source)> {
        let plans = self.plans.iter().flat_map(|file| {
            let issues = file.plan.issues(file.folder_year);
            issues.map(|(document, issue)| (document, issue, &file.source))
        });
        let quarters = self.quarters.iter().flat_map(|file| {
            let issues = file.record.issues(file.named);
            issues.map(|(document, issue)| (document, issue, &file.source))
        });
        plans.chain(quarters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::About;

    #[test]
    fn the_key_of_every_kind_is_one_of_the_record_and_its_number_is_found_below_it() {
        let plan = super::super::decoded::<Plan>(include_str!("../../tests/cases/thon-nho/2025/ke-hoach.yaml"));
        for kind in Kind::all() {
            let own = match kind.facts().key {
                None => "so: 7\nngay: 06/5/2021\n".to_owned(),
                Some(key) => format!("so: 8\n{key}:\n  so: 7\n  ngay: 06/5/2021\n"),
            };
            let quarter = super::super::decoded::<Quarterly>(&format!("phien_ban: 1\nquy: 2/2021\n{own}"));
            let (issue, keys) = match kind.about() {
                About::Year => (plan.issue(kind), Plan::KEYS),
                About::Quarter | About::Part => (quarter.issue(kind), Quarterly::KEYS),
            };
            assert!(kind.facts().key.is_none_or(|key| keys.iter().any(|known| known.name == key)), "{kind:?}");
            let number = issue.and_then(|issue| issue.number).map(|number| number.value);
            let wanted =
                if kind.about() == About::Year { plan.number.as_ref().map(|number| number.value) } else { Some(7) };
            assert!(issue.is_some() && number == wanted, "{kind:?}");
        }
    }
}
