//! What the rules have found no error in: the records of a unit with their figures, and what these are sure to have.

use std::sync::Arc;

use super::numbers::Given;
use crate::figures::{Counted, CountedYear, Directory, Figures};
use crate::kinds::Document;
use crate::period::Quarter;
use crate::read::{Agency, Issue, Issuer, Plan, Quarterly, Raw, Signing, Text};

/// Records without an error: every reference resolves, every score fits, every letter can be shown.
#[derive(Debug)]
pub(crate) struct Checked {
    counted: Counted,
    agency: Arc<Agency>,
    /// There wherever there is a quarter's record: a rule asks for it.
    office: Option<Office>,
}

/// Who reports, by whose signature, and to whom.
#[derive(Debug)]
struct Office {
    issuer: Issuer,
    signing: Signing,
    addressee: Text,
}

/// The plan of a year. Only a checked unit has it to give, and what is made of a plan takes this.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Planned<'a> {
    checked: &'a Checked,
    pub(crate) plan: &'a Plan,
}

/// A quarter that is reported on: its plan, its record, its figures, and who reports. Only a checked unit has it to give.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reported<'a> {
    checked: &'a Checked,
    pub(crate) plan: &'a Plan,
    pub(crate) office: &'a Issuer,
    pub(crate) signing: &'a Signing,
    /// To whom: `Chủ tịch Ủy ban nhân dân xã …`.
    pub(crate) addressee: &'a str,
    pub(crate) record: &'a Quarterly,
    pub(crate) figures: &'a Figures<'a>,
}

impl Checked {
    /// Of records in which the rules found no error; `None` where there is no agency, which is one.
    pub(super) fn of(counted: Counted) -> Option<Self> {
        let agency = Arc::clone(&counted.raw().agency.as_ref()?.1);
        let office = || {
            let (issuer, signing) = (agency.office.clone()?, agency.documents.report.clone()?);
            let addressee = signing.addressee.clone()?;
            Some(Office { issuer, signing, addressee })
        };
        Some(Self { office: office(), agency, counted })
    }

    /// The agency.
    pub(crate) fn agency(&self) -> &Agency {
        &self.agency
    }

    /// Its departments and people.
    pub(crate) fn directory(&self) -> &Directory<'_> {
        self.counted.directory()
    }

    /// The records as they were read, with fonts, pictures and what the office has of its own.
    pub(crate) fn raw(&self) -> &Raw {
        self.counted.raw()
    }

    /// The plans with their quarters, in the order of time.
    pub(crate) fn years(&self) -> &[CountedYear<'_>] {
        self.counted.years()
    }

    /// The plan of a year.
    pub(crate) fn plan(&self, year: i32) -> Option<&Plan> {
        self.year(year).map(|year| &year.plan.plan)
    }

    /// The plan of a year, to make a document of.
    pub(crate) fn planned(&self, year: i32) -> Option<Planned<'_>> {
        self.plan(year).map(|plan| Planned { checked: self, plan })
    }

    /// A quarter that has a plan and a record.
    pub(crate) fn reported(&self, quarter: Quarter) -> Option<Reported<'_>> {
        let Office { issuer, signing, addressee } = self.office.as_ref()?;
        let year = self.year(quarter.year)?;
        let (file, figures) = year.quarter(quarter)?;
        Some(Reported {
            checked: self,
            plan: &year.plan.plan,
            office: issuer,
            signing,
            addressee: &addressee.value,
            record: &file.record,
            figures,
        })
    }

    /// The numbers that the records give to documents.
    pub(crate) fn numbers(&self) -> Vec<Given<'_>> {
        let all = self.raw().issues();
        all.filter_map(|(document, issue, _)| Given::of(&self.agency, document, issue)).collect()
    }

    /// What the records say of the issue of a document; `None` when they say nothing of the document.
    pub(crate) fn issue(&self, document: &Document) -> Option<Issue<'_>> {
        match document.quarter() {
            None => self.plan(document.year())?.issue(document.kind()),
            Some(quarter) => self.record(quarter)?.issue(document.kind()),
        }
    }

    fn year(&self, year: i32) -> Option<&CountedYear<'_>> {
        self.years().iter().find(|one| one.plan.folder_year == year)
    }

    /// The record of a quarter, with or without a plan.
    fn record(&self, quarter: Quarter) -> Option<&Quarterly> {
        self.raw().quarters.iter().find(|file| file.named == quarter).map(|file| &file.record)
    }
}

impl<'a> Planned<'a> {
    /// The unit that it is of.
    pub(crate) fn checked(&self) -> &'a Checked {
        self.checked
    }
}

impl<'a> Reported<'a> {
    /// The unit that it is of.
    pub(crate) fn checked(&self) -> &'a Checked {
        self.checked
    }
}
