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

/// Reads a day as people and programs write it: `06/5/2021`, `6.5.2021`, `6-5-2021`, `2021-05-06`, `6 tháng 5 năm 2021`, also
/// with `ngày` before it, spaces around the signs, or midnight behind it. The year always has four digits; where it
/// comes last, the day comes first.
///
/// # Errors
/// Another form, or a day that the calendar has not.
pub fn parse_date(text: &str) -> Result<NaiveDate, DateFault> {
    let [first, month, last] = day_parts(text).ok_or(DateFault::Form)?;
    let (year, day) = match (first.len(), last.len()) {
        (4, 1..=2) => (first, last),
        (1..=2, 4) => (last, first),
        _ => return Err(DateFault::Form),
    };
    let number = |part: &str| part.parse::<u32>().map_err(|_| DateFault::Form);
    let year = i32::try_from(number(year)?).map_err(|_| DateFault::Form)?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).ok_or(DateFault::NoSuchDay)
}

/// The three numbers of a day, in their order, the one in the middle of one or two digits.
fn day_parts(text: &str) -> Option<[&str; 3]> {
    let text = without_word(text.trim(), &["ngày"]).trim_end_matches(['.', ',', ';']);
    // What spreadsheets and programs add to a day.
    let text = ["00:00:00", "00:00"].iter().find_map(|midnight| text.strip_suffix(midnight)).unwrap_or(text);
    let text = text.trim_end_matches('T').trim_end();
    let words: Vec<&str> = text.split_whitespace().collect();
    let parts: Vec<&str> = match words.as_slice() {
        [day, month_word, month, year_word, year]
            if month_word.to_lowercase() == "tháng" && year_word.to_lowercase() == "năm" =>
        {
            vec![day, month, year]
        }
        _ => {
            let sign = text.chars().find(|sign| matches!(sign, '/' | '.' | '-'))?;
            text.split(sign).map(str::trim).collect()
        }
    };
    let digits = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: [&str; 3] = parts.try_into().ok()?;
    (parts.iter().all(digits) && parts[1].len() <= 2).then_some(parts)
}

/// A text without one of these words at its beginning, whatever its capitals, and the space behind it.
pub(crate) fn without_word<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let is = words.iter().any(|word| first.to_lowercase() == *word);
    if is { rest.trim_start() } else { text }
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
    fn a_date_is_read_as_people_and_programs_write_it() {
        let day = NaiveDate::from_ymd_opt(2021, 5, 6);
        for text in [
            "06/5/2021",
            "6/5/2021",
            "06/05/2021",
            "2021-05-06",
            "2021-5-6",
            "6.5.2021",
            "06.05.2021",
            "6-5-2021",
            "2021/5/6",
            "06 / 5 / 2021",
            "06/5\u{A0}/2021",
            "ngày 06/5/2021",
            "Ngày 6 tháng 5 năm 2021",
            "6 tháng 5\u{A0}năm 2021",
            "06/5/2021.",
            "2021-05-06 00:00:00",
            "2021-05-06T00:00:00",
        ] {
            assert_eq!(parse_date(text).ok(), day, "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_from_a_text_that_is_no_date() {
        assert_eq!(parse_date("31/4/2021"), Err(DateFault::NoSuchDay));
        assert_eq!(parse_date("29/02/2021"), Err(DateFault::NoSuchDay));
        for text in [
            "",
            "6/5/21",
            "06/5",
            "06/5/2021/1",
            "6/5.2021",
            "mai",
            "６/5/2021",
            "2021-05-06 08:00:00",
            "06/2021/5",
            "6 tháng 5",
            "44322",
        ] {
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
