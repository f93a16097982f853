//! Days and quarters of records: text in, checked value out; what has two readings is asked.

use chrono::{Datelike, Days, NaiveDate};

use super::decode::{Decode, Decoder};
use super::source::At;
use super::tree::Node;
use super::values::{no_texts, plain};
use crate::period::{DateFault, Quarter, parse_date, short, without_word};
use crate::problem::problems;

problems! {
    GT003 Error Data "Không phải ngày, tháng, năm." {
        /// `meant`: the day that is most likely meant.
        NoDate { text: String, meant: Option<NaiveDate>, year: i32 } =>
            format!("\"{text}\" không phải ngày, tháng, năm."),
            match meant {
                Some(day) => format!("có phải là {}? Ghi đủ ngày, tháng và bốn chữ số của năm.", short(*day)),
                None => format!("ghi ngày dạng 06/5/{year} hoặc {year}-05-06."),
            };
    }
    GT004 Error Data "Ngày không có trong lịch." {
        DateNotInCalendar { text: String, meant: Option<NaiveDate> } =>
            format!("Lịch không có ngày {text}."),
            match meant {
                Some(day) => format!("ghi ngày trước, tháng sau; có phải là {}?", short(*day)),
                None => "kiểm tra lại ngày và tháng.".into(),
            };
    }
    GT012 Error Data "Không phải quý." {
        NoQuarter { text: String, year: i32 } =>
            format!("\"{text}\" không phải quý."),
            format!("ghi dạng 2/{year} hoặc II/{year}.");
    }
    GT017 Error Data "Năm của ngày không thể có." [
        "Năm gõ nhầm thì văn bản mang ngày tháng không ai tin.",
        "NĐ 30/2020, PL I, II.4"
    ] {
        YearOutOfRange { text: String, year: i32 } =>
            format!("Ngày {text} có năm không thể có."),
            format!("kiểm tra lại bốn chữ số của năm; có phải là {year}?");
    }
    GT018 Error Data "Ngày đọc được hai cách." [
        "\"trước ngày 30/6\" có người tính cả ngày 30/6, có người không; văn bản phải ghi một cách.",
        "thực hành: ghi thời hạn"
    ] {
        /// `trước ngày 30/6/2026`: with the day itself or without it.
        BeforeADay { text: String, day: NaiveDate } =>
            format!("\"{text}\" không rõ có tính cả ngày {} hay không.", short(*day)),
            format!(
                "ghi {} nếu được làm đến hết ngày đó, {} nếu phải xong từ hôm trước.",
                short(*day),
                short(day.checked_sub_days(Days::new(1)).unwrap_or(*day))
            );
    }
}

/// A calendar day.
pub(crate) type Date = At<NaiveDate>;

/// The years that a day of a record may lie in: older documents are cited in texts, not by their own keys.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

impl Decode for Date {
    #[cfg(test)]
    fn kind() -> String {
        "ngày".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let text = plain(decoder.scalar(node)?);
        day(node, &text, decoder).map(|value| At { value, span: node.span })
    }
}

/// A day, or a problem that says what is wrong with it.
pub(super) fn day(node: &Node, text: &str, decoder: &mut Decoder) -> Option<NaiveDate> {
    let typed = || text.to_owned();
    match parse_date(text) {
        Ok(day) if YEARS.contains(&day.year()) => Some(day),
        Ok(_) => {
            let year = decoder.year();
            decoder.refuse(node.span, YearOutOfRange { text: typed(), year })
        }
        Err(DateFault::NoSuchDay) => {
            decoder.refuse(node.span, DateNotInCalendar { text: typed(), meant: month_first(text) })
        }
        Err(DateFault::Form) => {
            let year = decoder.year();
            decoder.refuse(node.span, NoDate { text: typed(), meant: meant(text, year), year })
        }
    }
}

/// The day that has its month first: `06/30/2026`.
fn month_first(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let [month, day, year] = parts.as_slice() else { return None };
    parse_date(&format!("{day}/{month}/{year}")).ok()
}

/// The day that a text most likely means: one with a short year, one without a year, the number of a day in a
/// spreadsheet.
pub(super) fn meant(text: &str, year: i32) -> Option<NaiveDate> {
    let text = without_word(text, &["ngày"]);
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let known = |day: NaiveDate| (2000..=2100).contains(&day.year()).then_some(day);
    match parts.as_slice() {
        [day, month, short] if short.len() == 2 => parse_date(&format!("{day}/{month}/20{short}")).ok(),
        [day, month] if month.len() <= 2 => parse_date(&format!("{day}/{month}/{year}")).ok(),
        // Day 1 of spreadsheets is 31/12/1899, and they count a 29/02/1900 that never was.
        [number] if number.len() == 5 => {
            let days = number.parse().ok()?;
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days)).and_then(known)
        }
        _ => None,
    }
}

impl Decode for At<Quarter> {
    #[cfg(test)]
    fn kind() -> String {
        "quý".to_owned()
    }

    /// A quarter without a year is of the year that the file's folder is named by.
    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let text = plain(decoder.scalar(node)?);
        match Quarter::parse_within(&text, decoder.folder_year()) {
            Some(value) => Some(At { value, span: node.span }),
            None => {
                let year = decoder.year();
                decoder.refuse(node.span, NoQuarter { text, year })
            }
        }
    }
}

no_texts!(Date, At<Quarter>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::Source;
    use crate::read::tree::parse;

    fn decode<T: Decode>(text: &str) -> Result<T, String> {
        let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
        let mut decoder = Decoder::of_year(&source, Some(2026));
        let value = T::decode(&parse(&source).unwrap(), &mut decoder);
        value.ok_or_else(|| format!("{} {}", decoder.problems[0].code().as_str(), decoder.problems[0].hint()))
    }

    #[test]
    fn a_day_is_taken_in_every_usual_form_and_another_is_answered_with_what_is_meant() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
        for text in ["30/6/2026", "30.6.2026", "30-06-2026", "\"30/6/2026 \"", "'ngày 30 tháng 6 năm 2026'"] {
            assert_eq!(decode::<Date>(text).map(|day| day.value), Ok(day), "{text}");
        }
        for (text, code, told) in [
            ("30/6/26", "GT003", "30/6/2026"),
            ("30/6", "GT003", "30/6/2026"),
            ("46203", "GT003", "30/6/2026"),
            ("06/30/2026", "GT004", "30/6/2026"),
            ("31/6/2026", "GT004", "kiểm tra lại"),
            ("09/01/0026", "GT017", "2026"),
            ("09/01/2206", "GT017", "2026"),
            ("mai", "GT003", "06/5/2026"),
            ("4620", "GT003", "06/5/2026"),
        ] {
            let found = decode::<Date>(text).map(|day| day.value).unwrap_err();
            assert!(found.starts_with(code) && found.contains(told), "{text}: {found}");
        }
    }

    #[test]
    fn a_quarter_without_a_year_is_of_the_folders_year() {
        for text in ["2/2026", "Quý 2", "quý II", "2", "Quý II năm 2026", "02/2026"] {
            assert_eq!(
                decode::<At<Quarter>>(text).map(|quarter| quarter.value),
                Ok(Quarter { year: 2026, number: 2 }),
                "{text}"
            );
        }
        assert!(decode::<At<Quarter>>("5").is_err_and(|told| told.contains("2/2026")));
    }
}
