//! What follows from one record by itself: reporting period and as-of date, when an action is due, extensions, cited
//! dates.

use std::ops::Range;

use chrono::NaiveDate;

use super::agency::{Agency, Department};
use super::plan::{Action, ScoreOfMaximum};
use super::quarterly::{Evidence, Extension, Progress, Quarterly};
use crate::period::{DateFault, Quarter, parse_date};

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
    /// Whether a plan issued on that day has the action: one added on a later day is not in it. `None`: a plan not
    /// issued yet, which has all.
    pub(crate) fn was_there(&self, issued: Option<NaiveDate>) -> bool {
        self.added.as_ref().zip(issued).is_none_or(|(added, issued)| added.date.value <= issued)
    }

    /// The last day by which the plan of `year` asks for completion.
    pub(crate) fn planned_day(&self, year: i32) -> Option<NaiveDate> {
        self.due.as_ref().and_then(|due| due.value.day(year))
    }
}

/// The extension in force on the as-of date: the last one in the reports of an action, which are in the order of time,
/// whose document is not of a later day.
pub(crate) fn granted<'r>(
    reports: impl DoubleEndedIterator<Item = &'r Progress>,
    as_of: NaiveDate,
) -> Option<&'r Extension> {
    reports.rev().filter_map(|report| report.granted.as_ref()).find(|grant| grant.is_given_by(as_of))
}

impl Extension {
    /// The date of the document that grants it, as its citation says, if that is a day of the calendar.
    pub(crate) fn document_date(&self) -> Option<NaiveDate> {
        self.cited_date().and_then(|(_, date)| date)
    }

    /// The first date in the citation: where it stands in the text, and the day, if the calendar has it.
    pub(crate) fn cited_date(&self) -> Option<(Range<usize>, Option<NaiveDate>)> {
        cited_date(&self.document.value)
    }

    /// Whether the document was issued by a day. One without a date that can be read counts as issued; a rule reports
    /// it.
    fn is_given_by(&self, day: NaiveDate) -> bool {
        self.document_date().is_none_or(|date| date <= day)
    }
}

/// The first date in a text.
fn cited_date(text: &str) -> Option<(Range<usize>, Option<NaiveDate>)> {
    cited_dates(text).into_iter().next()
}

/// The dates in a text, `20/6/2026`, `20-6-2026` or `20 tháng 6 năm 2026`: where each stands, and the day, if the calendar
/// has it.
pub(crate) fn cited_dates(text: &str) -> Vec<(Range<usize>, Option<NaiveDate>)> {
    let figures = text.bytes().any(|byte| byte.is_ascii_digit());
    if !figures || !(text.contains(['/', '-']) || text.contains("tháng") || text.contains("ngày")) {
        return Vec::new();
    }
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric())).collect();
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let date = |(index, &word): (usize, &&str)| {
        // A number like 1.2.2021 may be one of a section.
        if word.contains('.') && (index == 0 || words[index - 1] != "ngày") {
            return None;
        }
        let (typed, last) = match words.get(index + 1..index + 5) {
            Some(["tháng", month, "năm", year]) => (format!("{word}/{month}/{year}"), *year),
            _ => (word.to_owned(), word),
        };
        let place = start(word)..start(last) + last.len();
        match parse_date(&typed) {
            Ok(date) => Some((place, Some(date))),
            Err(DateFault::NoSuchDay) => Some((place, None)),
            Err(DateFault::Form) => None,
        }
    };
    words.iter().enumerate().filter_map(date).collect()
}

impl ScoreOfMaximum {
    /// Whether the score is less than its maximum.
    pub(crate) fn falls_short(&self) -> bool {
        self.achieved.value < self.maximum.value
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

/// The department that is the office itself: the one that its key `bo_phan` names, else the one whose name the office's
/// name begins with.
pub(crate) fn office_department(agency: &Agency) -> Option<&Department> {
    let office = agency.office.as_ref()?;
    let departments = || agency.departments.iter();
    match &office.department {
        Some(id) => departments().find(|department| department.id.as_str() == id.as_str()),
        None => departments().find(|department| office.name.value.starts_with(&department.name.value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_a_cited_document_is_found_in_each_form() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 20).unwrap();
        for text in [
            "Thông báo số 31/TB-UBND ngày 20/6/2026",
            "Thông báo số 31/TB-UBND ngày 20/06/2026.",
            "Thông báo số 31/TB-UBND (ngày 20-6-2026) về gia hạn",
            "Thông báo số 31/TB-UBND ngày 20 tháng 6 năm 2026;",
            "Thông báo số 31/TB-UBND ngày 20 tháng 06 năm 2026, kèm Kế hoạch ngày 01/7/2026",
        ] {
            assert_eq!(cited_date(text).map(|(_, date)| date), Some(Some(day)), "{text}");
        }
        let no_day = |text: &'static str| cited_date(text).map(|(place, date)| (&text[place], date));
        assert_eq!(no_day("Thông báo số 31/TB-UBND ngày 31/6/2026"), Some(("31/6/2026", None)));
        assert_eq!(no_day("(ngày 31 tháng 6 năm 2026.)"), Some(("31 tháng 6 năm 2026", None)));
        for text in ["", "Thông báo số 31/TB-UBND", "ngày 20 tháng 6", "20 tháng 6 năm", "ngày 20/6"] {
            assert_eq!(cited_date(text), None, "{text}");
        }
    }
}
