//! When an action is due: a day, a month, a quarter, the year, or never.

use chrono::{Datelike, Months, NaiveDate};

use super::decode::{At, Decode, Decoder};
use super::tree::Node;
use super::values::{DateNotInCalendar, no_texts};
use crate::period::{DateFault, Quarter, parse_date, short};
use crate::problem::problems;

problems! {
    GT008 Error Data "Không phải thời hạn." {
        NoDue { text: String } =>
            format!("\"{text}\" không phải thời hạn."),
            "ghi một ngày (30/6/2021), một tháng (tháng 6/2021), một quý (quý II/2021), trong-nam hoặc thuong-xuyen.";
    }
    GT014 Error Data "Thời hạn không rõ là tháng hay quý." [
        "3/2026 ai cũng đọc là tháng 3, còn quy của hồ sơ đọc là quý III; thời hạn không được hiểu hai cách.",
        "thực hành: ghi tháng bằng số"
    ] {
        /// `3/2026` may be a month or, up to 4, a quarter (its Roman number), each given with its last day.
        DueOfTwoReadings { text: String, month: (u32, NaiveDate), quarter: Option<(&'static str, NaiveDate)> } =>
            match quarter {
                Some(_) => format!("Thời hạn \"{text}\" đọc được là tháng, cũng đọc được là quý."),
                None => format!("Thời hạn \"{text}\" không rõ là ngày, tháng hay quý."),
            },
            {
                let (month, end) = month;
                let year = end.year();
                let month = format!("ghi \"tháng {month}/{year}\" (đến hết {})", short(*end));
                match quarter {
                    Some((quarter, end)) => format!("{month} hoặc \"quý {quarter}/{year}\" (đến hết {}).", short(*end)),
                    None => format!("{month}."),
                }
            };
    }
}

/// When an action is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Due {
    /// On a day.
    On(NaiveDate),
    /// By the end of a month, 1 to 12.
    Month { year: i32, month: u32 },
    /// By the last day of a quarter.
    Within(Quarter),
    /// By the end of the plan's year.
    InYear,
    /// Continuous work, never overdue.
    Continuous,
}

impl Due {
    /// The last day by which the action must be completed in a plan of `year`; `None` for continuous work.
    pub(crate) fn day(&self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(*day),
            Self::Month { year, month } => last_day(*year, *month),
            Self::Within(quarter) => Some(quarter.last_day()),
            Self::InYear => NaiveDate::from_ymd_opt(year, 12, 31),
            Self::Continuous => None,
        }
    }
}

/// The last day of a month.
fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// A month of a year in digits: `3/2026`, `03/2026`.
fn month(text: &str) -> Option<(i32, u32)> {
    let (month, year) = text.split_once('/')?;
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let fits = digits(month, 2) && digits(year, 4) && year.len() == 4;
    let (month, year) = fits.then(|| Some((month.parse().ok()?, year.parse().ok()?)))??;
    (1..=12).contains(&month).then_some((year, month))
}

impl Decode for At<Due> {
    #[cfg(test)]
    fn kind() -> String {
        "thời hạn".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let text = decoder.scalar(node)?.trim();
        let at = |value| Some(Self { value, span: node.span });
        match text {
            "trong-nam" => return at(Due::InYear),
            "thuong-xuyen" => return at(Due::Continuous),
            _ => {}
        }
        // `3/2026` is a month to most readers, but a quarter in the key `quy`: refused, so that nobody has to guess.
        if let Some((year, month)) = month(text) {
            let quarter = Quarter::parse(text).map(|quarter| (quarter.roman(), quarter.last_day()));
            let month = (month, last_day(year, month).unwrap_or_default());
            return decoder.refuse(node.span, DueOfTwoReadings { text: text.into(), month, quarter });
        }
        let of_month = ["tháng ", "Tháng "].iter().find_map(|word| month(text.strip_prefix(word)?.trim_start()));
        if let Some((year, month)) = of_month {
            return at(Due::Month { year, month });
        }
        if let Some(quarter) = Quarter::parse(text) {
            return at(Due::Within(quarter));
        }
        match parse_date(text) {
            Ok(day) => at(Due::On(day)),
            Err(DateFault::NoSuchDay) => decoder.refuse(node.span, DateNotInCalendar { text: text.into() }),
            Err(DateFault::Form) => decoder.refuse(node.span, NoDue { text: text.into() }),
        }
    }
}

no_texts!(At<Due>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::Source;
    use crate::read::tree::parse;

    fn decode(text: &str) -> Result<Due, String> {
        let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
        let mut decoder = Decoder::new(&source);
        let due = At::<Due>::decode(&parse(&source).unwrap(), &mut decoder);
        due.map(|due| due.value)
            .ok_or_else(|| format!("{} {}", decoder.problems[0].code().as_str(), decoder.problems[0].hint()))
    }

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_due_is_a_day_a_month_a_quarter_the_year_or_continuous() {
        assert_eq!(decode("trong-nam"), Ok(Due::InYear));
        assert_eq!(decode("thuong-xuyen"), Ok(Due::Continuous));
        for quarter in ["II/2021", "quý II/2021", "Quý 2/2021", "quý 2/2021"] {
            assert_eq!(decode(quarter), Ok(Due::Within(Quarter { year: 2021, number: 2 })), "{quarter}");
        }
        for text in ["tháng 3/2026", "Tháng 03/2026"] {
            assert_eq!(decode(text), Ok(Due::Month { year: 2026, month: 3 }), "{text}");
        }
        assert_eq!(decode("2021-06-30"), Ok(Due::On(day(2021, 6, 30))));
        assert!(decode("31/6/2021").is_err_and(|told| told.starts_with("GT004")));
        for text in ["sớm", "13/2026", "tháng 13/2026", "tháng 0/2026", "tháng 3", "V/2026", "quý 5/2026"] {
            assert!(decode(text).is_err_and(|told| told.starts_with("GT008")), "{text}");
        }
    }

    #[test]
    fn digits_of_two_readings_are_an_error_that_offers_both() {
        for text in ["3/2026", "03/2026", "\"3/2026\""] {
            let told = decode(text).unwrap_err();
            assert!(told.starts_with("GT014"), "{told}");
            assert!(told.contains("\"tháng 3/2026\" (đến hết 31/3/2026)"), "{told}");
            assert_eq!(told.contains("\"quý III/2026\" (đến hết 30/9/2026)"), text != "03/2026", "{told}");
        }
        let told = decode("9/2026").unwrap_err();
        assert!(told.starts_with("GT014") && told.contains("tháng 9/2026") && !told.contains("quý"), "{told}");
    }

    #[test]
    fn a_month_and_a_quarter_end_on_their_last_day() {
        let last = |text: &str| decode(text).unwrap().day(2026);
        assert_eq!(last("III/2021"), Some(day(2021, 9, 30)));
        assert_eq!(last("quý I/2026"), Some(day(2026, 3, 31)));
        assert_eq!(last("tháng 2/2028"), Some(day(2028, 2, 29)));
        assert_eq!(last("tháng 12/2026"), Some(day(2026, 12, 31)));
        assert_eq!(last("trong-nam"), Some(day(2026, 12, 31)));
        assert_eq!(last("thuong-xuyen"), None);
    }
}
