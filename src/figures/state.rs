//! One action as of a day: its status as the records give it, and, answered separately, whether it is late.

use chrono::NaiveDate;

use super::directory::Directory;
use crate::period::Quarter;
use crate::read::{
    Action, Department, DepartmentId, Due, Evidence, Extension, Field, Person, PersonId, Progress, Quarterly, Span,
    Status, granted,
};

/// How far an action is, as far as the records say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    Done,
    InProgress,
    NotStarted,
    Continuous,
    /// No quarter up to this one says anything of it.
    Unreported,
}

impl From<Status> for State {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::Done,
            Status::InProgress => Self::InProgress,
            Status::NotStarted => Self::NotStarted,
            Status::Continuous => Self::Continuous,
        }
    }
}

/// Whether an action is late, computed from due date, date of completion and as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lateness {
    /// No due date, continuous work, or not due yet.
    NotMeasured,
    /// Done by its due date.
    OnTime,
    /// Done so many days after its due date.
    Late(i64),
    /// Not reported done, and so many days past its due date.
    Overdue(i64),
}

/// One action as of a day.
#[derive(Debug, Clone)]
pub(crate) struct ActionState<'a> {
    /// Index of the field in the plan.
    pub(crate) field: usize,
    /// Its number in all documents of the year: the field's place in the plan, and its own in the field, both from 1.
    pub(crate) number: (usize, usize),
    pub(crate) action: &'a Action,
    pub(crate) status: State,
    pub(crate) lateness: Lateness,
    /// The due date in force: as planned, or moved by a document.
    pub(crate) due: Option<NaiveDate>,
    /// The due date as planned.
    pub(crate) planned_due: Option<NaiveDate>,
    /// What moved the due date, if a document did.
    pub(crate) granted: Option<&'a Extension>,
    /// The last report of it, if there is one.
    pub(crate) progress: Option<&'a Progress>,
    /// The quarter of that report.
    pub(crate) reported_in: Option<Quarter>,
    /// Whether the quarter itself reports it.
    pub(crate) in_quarter: bool,
    /// Whether the quarter before counted it as done.
    pub(crate) done_before: bool,
    /// Done, reported so by no earlier quarter, and not completed before the quarter's period.
    pub(crate) done_in_quarter: bool,
    /// All evidence of the year up to the quarter.
    pub(crate) evidence: Vec<&'a Evidence>,
    /// The evidence dated before the year's first reporting period or after the as-of date of the report that cites it.
    pub(crate) outside: Vec<&'a Evidence>,
    /// The departments that lead it; it is counted under the first.
    pub(crate) leads: Vec<&'a Department>,
    /// Where the plan names the first department that is to lead it, if the agency has that one.
    pub(crate) lead_named_at: Option<Span>,
    /// The departments that take part.
    pub(crate) coordinating: Vec<&'a Department>,
    /// Who answers for it: its own person, else the head of the first leading department.
    pub(crate) person: Option<&'a Person>,
    /// Whether the records name somebody, known to the agency or not.
    pub(crate) names_person: bool,
}

/// The reports of one action in the quarters up to a given one, in the order of time.
pub(super) type Entries<'a> = Vec<(Quarter, &'a Quarterly, &'a Progress)>;

/// The quarter that is counted, with its dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) quarter: Quarter,
    /// First and last day of its reporting period.
    pub(super) period: (NaiveDate, NaiveDate),
    pub(super) as_of: NaiveDate,
}

impl<'a> ActionState<'a> {
    /// The state at the end of a quarter. An action that a quarter does not name is as it was in the quarter before.
    pub(super) fn new(
        (number, field, action): ((usize, usize), &'a Field, &'a Action),
        entries: &Entries<'a>,
        done_before: bool,
        directory: &Directory<'a>,
        now: Moment,
    ) -> Self {
        let last = entries.last();
        let progress = last.map(|(_, _, progress)| *progress);
        let reported_in = last.map(|(quarter, ..)| *quarter);
        let in_quarter = reported_in == Some(now.quarter);
        let status = progress.map_or(State::Unreported, |progress| progress.status.value.into());
        let planned_due = action.planned_day(now.quarter.year);
        let granted = granted(entries.iter().map(|(.., progress)| *progress), now.as_of);
        let due = granted.map(|grant| grant.until.value).or(planned_due).filter(|_| status != State::Continuous);
        let completed = progress.and_then(|progress| progress.completed_on.as_ref()).map(|date| date.value);
        let (lead_ids, person) = in_charge(field, action, now.as_of);
        let leads = directory.departments(lead_ids);
        let head = leads.first().and_then(|department| department.head.as_ref());
        Self {
            field: number.0 - 1,
            number,
            action,
            status,
            lateness: lateness(status, due, completed, now.as_of),
            due,
            planned_due,
            granted,
            progress,
            reported_in,
            in_quarter,
            done_before,
            done_in_quarter: status == State::Done && !done_before && completed.is_none_or(|day| day >= now.period.0),
            evidence: entries.iter().flat_map(|(.., entry)| &entry.evidence).collect(),
            outside: entries
                .iter()
                .flat_map(|(_, report, entry)| entry.evidence.iter().map(move |evidence| (report, evidence)))
                .filter_map(|(report, evidence)| evidence.is_outside(report).then_some(evidence))
                .collect(),
            lead_named_at: lead_ids
                .first()
                .filter(|id| leads.first().is_some_and(|lead| lead.id == **id))
                .map(DepartmentId::span),
            coordinating: directory.departments(coordinating(field, action, lead_ids)),
            person: person.or(head).and_then(|id| directory.person(id)),
            names_person: person.or(head).is_some(),
            leads,
        }
    }

    /// The first leading department, under which it is counted.
    pub(crate) fn lead(&self) -> Option<&'a Department> {
        self.leads.first().copied()
    }

    /// Done without any evidence.
    pub(crate) fn without_evidence(&self) -> bool {
        self.status == State::Done && self.evidence.is_empty()
    }

    /// A deliverable is due, since the action is done or past its due date, and no evidence shows it.
    pub(crate) fn owes_evidence(&self) -> bool {
        let due = self.status == State::Done || self.is_overdue();
        self.action.deliverable.is_some() && due && self.evidence.is_empty()
    }

    /// Continuous work: reported as such, or planned as such and not reported done.
    pub(crate) fn is_continuous(&self) -> bool {
        let planned = self.action.due.as_ref().is_some_and(|due| due.value == Due::Continuous);
        self.status == State::Continuous || planned && self.status != State::Done
    }

    /// Neither done nor continuous.
    pub(crate) fn unfinished(&self) -> bool {
        self.status != State::Done && !self.is_continuous()
    }

    /// No quarter has reported it yet.
    pub(crate) fn never_reported(&self) -> bool {
        self.status == State::Unreported
    }

    /// Not done, and the quarter itself does not report it: whoever leads it owes a report.
    pub(crate) fn without_report(&self) -> bool {
        !self.in_quarter && self.status != State::Done
    }

    /// Not done, with the status that an earlier quarter reported: the quarter itself does not report it.
    pub(crate) fn is_of_earlier_quarter(&self) -> bool {
        self.without_report() && !self.never_reported()
    }

    /// Reported done for the first time though it was completed before the quarter's period.
    pub(crate) fn done_earlier(&self) -> bool {
        self.status == State::Done && !self.done_before && !self.done_in_quarter
    }

    /// Reported done by an earlier quarter, and no longer: it has to be done again.
    pub(crate) fn undone(&self) -> bool {
        self.done_before && self.status != State::Done
    }

    /// Days past the due date, of what is not reported done.
    pub(crate) fn days_overdue(&self) -> Option<i64> {
        match self.lateness {
            Lateness::Overdue(days) => Some(days),
            _ => None,
        }
    }

    pub(crate) fn is_overdue(&self) -> bool {
        self.days_overdue().is_some()
    }

    /// Days after the due date, of what was done.
    pub(crate) fn days_late(&self) -> Option<i64> {
        match self.lateness {
            Lateness::Late(days) => Some(days),
            _ => None,
        }
    }

    /// Whether it counts as remedying a shortcoming: it is done, or continuous with evidence.
    pub(crate) fn delivers(&self) -> bool {
        match self.status {
            State::Done => true,
            State::Continuous => !self.evidence.is_empty(),
            State::InProgress | State::NotStarted | State::Unreported => false,
        }
    }
}

/// The departments that lead an action on a day, and the person that is named for it.
fn in_charge<'a>(field: &'a Field, action: &'a Action, on: NaiveDate) -> (&'a [DepartmentId], Option<&'a PersonId>) {
    let begun = action.lead_changes.iter().filter(|change| change.from.value <= on);
    match begun.max_by_key(|change| change.from.value) {
        Some(change) => (&change.lead, change.person.as_ref()),
        None if action.lead.is_empty() => (&field.responsibility.lead, action.person.as_ref()),
        None => (&action.lead, action.person.as_ref()),
    }
}

/// The coordinating departments: the action's own if it has any, else its field's, without those that lead.
fn coordinating<'a>(
    field: &'a Field,
    action: &'a Action,
    leads: &[DepartmentId],
) -> impl Iterator<Item = &'a DepartmentId> {
    let own = if action.coordinating.is_empty() { &field.responsibility.coordinating } else { &action.coordinating };
    own.iter().filter(|id| !leads.contains(id))
}

/// Whether an action is late. Without a due date, or done without a date of completion, nothing is measured.
fn lateness(status: State, due: Option<NaiveDate>, completed: Option<NaiveDate>, as_of: NaiveDate) -> Lateness {
    let Some(due) = due else { return Lateness::NotMeasured };
    match status {
        State::Done => match completed.map(|day| (day - due).num_days()) {
            Some(days) if days > 0 => Lateness::Late(days),
            Some(_) => Lateness::OnTime,
            None => Lateness::NotMeasured,
        },
        State::InProgress | State::NotStarted | State::Unreported => match (as_of - due).num_days() {
            days if days > 0 => Lateness::Overdue(days),
            _ => Lateness::NotMeasured,
        },
        State::Continuous => Lateness::NotMeasured,
    }
}
