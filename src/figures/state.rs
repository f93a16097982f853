//! One action as of a day: its status, and beside it whether it is late. Two questions, answered apart.

use chrono::NaiveDate;

use crate::period::Quarter;
use crate::read::{Action, Evidence, Extension, Field, Id, Progress, Quarterly, Status, granted};

/// Whether an action is late, computed from due date, date of completion and as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lateness {
    /// No due date, continuous work, or not due yet.
    NotMeasured,
    /// Done by its due date.
    OnTime,
    /// Done so many days after its due date.
    Late(i64),
    /// Not done, and so many days past its due date.
    Overdue(i64),
}

/// One action as of a day.
#[derive(Debug, Clone)]
pub(crate) struct ActionState<'a> {
    /// Index of the field in the plan.
    pub(crate) field: usize,
    pub(crate) action: &'a Action,
    pub(crate) status: Status,
    pub(crate) lateness: Lateness,
    /// The due date in force: as planned, or moved by a document.
    pub(crate) due: Option<NaiveDate>,
    /// The due date as planned.
    pub(crate) planned_due: Option<NaiveDate>,
    /// What moved the due date, if a document did.
    pub(crate) granted: Option<&'a Extension>,
    /// The last report of it, if there is one.
    pub(crate) progress: Option<&'a Progress>,
    /// Whether the quarter itself reports it.
    pub(crate) in_quarter: bool,
    /// Whether it was done within the quarter's period.
    pub(crate) done_in_quarter: bool,
    /// All evidence of the year up to the quarter.
    pub(crate) evidence: Vec<&'a Evidence>,
    /// Of it, what is dated outside the time that the reports are about.
    pub(crate) outside: Vec<&'a Evidence>,
    /// The first leading department, under which it is counted.
    pub(crate) lead: Option<&'a Id>,
}

impl<'a> ActionState<'a> {
    /// The state of `action` at the end of the quarter that `reports` end with. An action that a quarter does not name
    /// is as it was in the quarter before; one that no quarter names is not started.
    pub(crate) fn new(
        field: (usize, &'a Field),
        action: &'a Action,
        reports: &[&'a Quarterly],
        quarter: Quarter,
        period: (NaiveDate, NaiveDate),
        as_of: NaiveDate,
    ) -> Self {
        let of = |report: &&'a Quarterly| report.progress.iter().find(|p| p.action.0.value == action.id.0.value);
        let entries: Vec<&'a Progress> = reports.iter().filter_map(of).collect();
        let progress = entries.last().copied();
        let in_quarter =
            reports.last().filter(|report| report.quarter.value == quarter).is_some_and(|report| of(report).is_some());
        let status = progress.map_or(Status::NotStarted, |progress| progress.status.value);
        let planned_due = action.planned_day(quarter.year);
        let granted = granted(entries.iter().copied(), as_of);
        let due = granted.map(|grant| grant.until.value).or(planned_due).filter(|_| status != Status::Continuous);
        let completed = progress.and_then(|progress| progress.completed_on.as_ref()).map(|date| date.value);
        let before = &entries[..entries.len() - usize::from(in_quarter)];
        let done_before = before.last().is_some_and(|entry| entry.status.value == Status::Done);
        Self {
            field: field.0,
            action,
            status,
            lateness: lateness(status, due, completed, as_of),
            due,
            planned_due,
            granted,
            progress,
            in_quarter,
            // What an earlier quarter has reported done was counted there.
            done_in_quarter: status == Status::Done
                && !done_before
                && completed.is_none_or(|day| (period.0..=period.1.max(as_of)).contains(&day)),
            evidence: entries.iter().flat_map(|entry| &entry.evidence).collect(),
            outside: reports
                .iter()
                .flat_map(|report| of(report).into_iter().flat_map(|entry| &entry.evidence).map(move |e| (report, e)))
                .filter_map(|(report, evidence)| evidence.is_outside(report).then_some(evidence))
                .collect(),
            lead: action.lead.first().or(field.1.responsibility.lead.first()),
        }
    }

    /// Done without any evidence.
    pub(crate) fn without_evidence(&self) -> bool {
        self.status == Status::Done && self.evidence.is_empty()
    }

    /// A deliverable is due, since the action is done or past its due date, and no evidence shows it.
    pub(crate) fn owes_evidence(&self) -> bool {
        let due = self.status == Status::Done || matches!(self.lateness, Lateness::Overdue(_));
        self.action.deliverable.is_some() && due && self.evidence.is_empty()
    }

    /// Neither done nor continuous.
    pub(crate) fn unfinished(&self) -> bool {
        matches!(self.status, Status::InProgress | Status::NotStarted)
    }

    /// Whether it has done its part of remedying a shortcoming: done, or going on with evidence.
    pub(crate) fn delivers(&self) -> bool {
        match self.status {
            Status::Done => true,
            Status::Continuous => !self.evidence.is_empty(),
            Status::InProgress | Status::NotStarted => false,
        }
    }
}

fn lateness(status: Status, due: Option<NaiveDate>, completed: Option<NaiveDate>, as_of: NaiveDate) -> Lateness {
    let Some(due) = due else { return Lateness::NotMeasured };
    match status {
        Status::Done => match completed.map(|day| (day - due).num_days()) {
            Some(days) if days > 0 => Lateness::Late(days),
            Some(_) => Lateness::OnTime,
            None => Lateness::NotMeasured,
        },
        Status::InProgress | Status::NotStarted => match (as_of - due).num_days() {
            days if days > 0 => Lateness::Overdue(days),
            _ => Lateness::NotMeasured,
        },
        Status::Continuous => Lateness::NotMeasured,
    }
}
