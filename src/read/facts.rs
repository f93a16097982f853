//! What follows from one record by itself: its reporting period and as-of date, when an action is due, what falls short.

use chrono::NaiveDate;

use super::records::{Action, Agency, Department, Evidence, Extension, Progress, Quarterly, ScoreOfMaximum};
use super::values::Due;
use crate::period::Quarter;

impl Quarterly {
    /// First and last day of the reporting period: the record's own, else the decree's (NĐ 09/2019/NĐ-CP).
    pub(crate) fn reporting_period(&self) -> (NaiveDate, NaiveDate) {
        let own = self.period.as_ref().map(|period| (period.from.value, period.to.value));
        own.unwrap_or_else(|| self.quarter.value.reporting_period())
    }

    /// The day on which the figures stand: the record's, else the last day of its reporting period.
    pub(crate) fn as_of_day(&self) -> NaiveDate {
        self.as_of.as_ref().map_or_else(|| self.reporting_period().1, |date| date.value)
    }
}

impl Action {
    /// The last day by which the plan of `year` asks for completion.
    pub(crate) fn planned_day(&self, year: i32) -> Option<NaiveDate> {
        self.due.as_ref().and_then(|due| due.value.day(year))
    }
}

/// The extension in force: the last that the reports of an action, in the order of time, name.
pub(crate) fn granted<'r>(
    reports: impl DoubleEndedIterator<Item = &'r Progress>,
    _as_of: NaiveDate,
) -> Option<&'r Extension> {
    reports.rev().find_map(|report| report.granted.as_ref())
}

impl ScoreOfMaximum {
    /// Whether the score is less than its maximum.
    pub(crate) fn falls_short(&self) -> bool {
        self.achieved.value < self.maximum.value
    }
}

impl Due {
    /// The last day by which it asks for completion in a plan of `year`; continuous work has none.
    pub(crate) fn day(&self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(*day),
            Self::Within(quarter) => Some(quarter.reporting_period().1),
            Self::InYear => NaiveDate::from_ymd_opt(year, 12, 31),
            Self::Continuous => None,
        }
    }
}

impl Evidence {
    /// Whether its date is before the year's first reporting period or after the day on which the figures of `record`
    /// stand. Evidence of an earlier quarter may be handed in late.
    pub(crate) fn is_outside(&self, record: &Quarterly) -> bool {
        let first = Quarter { number: 1, ..record.quarter.value }.reporting_period().0;
        let first = first.min(record.reporting_period().0);
        self.date.as_ref().is_some_and(|date| date.value < first || date.value > record.as_of_day())
    }
}

/// The department that is the office itself: the one that its record names, else the one that its name begins with.
pub(crate) fn office_department(agency: &Agency) -> Option<&Department> {
    let office = agency.office.as_ref()?;
    let departments = || agency.departments.iter();
    match &office.department {
        Some(id) => departments().find(|department| department.id.0.value == id.0.value),
        None => departments().find(|department| office.name.value.starts_with(&department.name.value)),
    }
}
