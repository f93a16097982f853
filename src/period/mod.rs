//! Dates and quarters as Vietnamese records write them: text in, calendar values out, and back to text.

mod quarter;

pub use quarter::Quarter;

use chrono::{Datelike, NaiveDate};

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// The text does not have the form `ngày/tháng/năm` or `năm-tháng-ngày`.
    Form,
    /// The form is right, but the calendar has no such day.
    NoSuchDay,
}

/// Reads `06/5/2021`, `6/5/2021` or `2021-05-06`. The year always has four digits.
///
/// # Errors
/// Another form, or a day that the calendar has not.
pub fn parse_date(text: &str) -> Result<NaiveDate, DateFault> {
    let numbers = |separator: char| -> Option<[u32; 3]> {
        let mut parts = text.split(separator);
        let mut next = || {
            let part = parts.next()?;
            let digits = !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten().map(|n: u32| (n, part.len()))
        };
        let (a, b, c) = (next()?, next()?, next()?);
        if parts.next().is_some() {
            return None;
        }
        // The year is where the four digits are.
        match (separator, a.1, b.1, c.1) {
            ('/', 1..=2, 1..=2, 4) => Some([c.0, b.0, a.0]),
            ('-', 4, 1..=2, 1..=2) => Some([a.0, b.0, c.0]),
            _ => None,
        }
    };
    let [year, month, day] = numbers('/').or_else(|| numbers('-')).ok_or(DateFault::Form)?;
    let year = i32::try_from(year).map_err(|_| DateFault::Form)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay)
}

/// A day inside a sentence or table: `06/5/2021`, padded as the date line is, so that one document keeps one form.
pub(crate) fn short(date: NaiveDate) -> String {
    format!("{}/{}/{}", day_on_page(date), month_on_page(date), date.year())
}

/// A day in words: `06 tháng 5 năm 2021`.
pub(crate) fn in_words(date: NaiveDate) -> String {
    format!("{} tháng {} năm {}", day_on_page(date), month_on_page(date), date.year())
}

/// The day as the date line prints it: 01–09 are padded (NĐ 30/2020, PL I, II.4).
pub(crate) fn day_on_page(date: NaiveDate) -> String {
    format!("{:02}", date.day())
}

/// The month as the date line prints it: only 01 and 02 are padded (NĐ 30/2020, PL I, II.4).
pub(crate) fn month_on_page(date: NaiveDate) -> String {
    match date.month() {
        month @ 1..=2 => format!("{month:02}"),
        month => month.to_string(),
    }
}

/// A moment as Vietnam's clocks show it, seven hours ahead of UTC.
pub(crate) fn in_vietnam<Zone: chrono::TimeZone>(time: &chrono::DateTime<Zone>) -> chrono::NaiveDateTime {
    time.naive_utc() + chrono::TimeDelta::hours(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_both_forms() {
        let day = NaiveDate::from_ymd_opt(2021, 5, 6);
        for text in ["06/5/2021", "6/5/2021", "06/05/2021", "2021-05-06", "2021-5-6"] {
            assert_eq!(parse_date(text).ok(), day, "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_from_a_text_that_is_no_date() {
        assert_eq!(parse_date("31/4/2021"), Err(DateFault::NoSuchDay));
        assert_eq!(parse_date("29/02/2021"), Err(DateFault::NoSuchDay));
        for text in ["", "6.5.2021", "6/5/21", "06/5", "06/5/2021/1", "2021/5/6", "mai", "６/5/2021"] {
            assert_eq!(parse_date(text), Err(DateFault::Form), "{text}");
        }
    }

    #[test]
    fn only_small_days_and_the_first_two_months_are_padded() {
        let shown = |text: &str| {
            let date = parse_date(text).unwrap();
            (day_on_page(date), month_on_page(date))
        };
        assert_eq!(shown("6/5/2021"), ("06".into(), "5".into()));
        assert_eq!(shown("9/2/2021"), ("09".into(), "02".into()));
        assert_eq!(shown("10/3/2021"), ("10".into(), "3".into()));
        assert_eq!(shown("31/12/2021"), ("31".into(), "12".into()));
    }
}
