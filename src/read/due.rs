//! When an action is due: a day, a month, a quarter, the year, or never.

use chrono::{Datelike, Months, NaiveDate};

use super::bare::folded_words;
use super::days::{BeforeADay, day, meant};
use super::decode::{Decode, Decoder};
use super::source::At;
use super::tree::Node;
use super::values::{no_texts, plain};
use crate::period::{DateFault, Quarter, parse_date, short, without_word};
use crate::problem::problems;

problems! {
    GT008 Error Data "Không phải thời hạn." {
        NoDue { text: String, year: i32 } =>
            format!("\"{text}\" không phải thời hạn."),
            format!(
                "ghi một ngày (30/6/{year}), một tháng (tháng 6/{year}), một quý (quý II/{year}), trong năm hoặc thường xuyên."
            );
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

/// A month of a year in digits: `3/2026`, `03-2026`.
fn month(text: &str) -> Option<(i32, u32)> {
    let (month, year) = text.split_once(['/', '-', '.'])?;
    month_of(month.trim(), year.trim())
}

fn month_of(month: &str, year: &str) -> Option<(i32, u32)> {
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let fits = digits(month, 2) && digits(year, 4) && year.len() == 4;
    let (month, year) = fits.then(|| Some((month.parse().ok()?, year.parse().ok()?)))??;
    (1..=12).contains(&month).then_some((year, month))
}

/// A month with its word: `tháng 3/2026`, `tháng 3 năm 2026`, and of a known year `tháng 3`.
fn named_month(text: &str, year: Option<i32>) -> Option<(i32, u32)> {
    let rest = without_word(text, &["tháng"]);
    if rest.len() == text.len() {
        return None;
    }
    let parts: Vec<&str> = rest.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [month] => month_of(month, &year?.to_string()),
        [month, year] => month_of(month, year),
        [month, word, year] if word.to_lowercase() == "năm" => month_of(month, year),
        _ => None,
    }
}

/// Due dates in words: `trong năm` and `thường xuyên`, with or without diacritics and hyphens. `year`: the plan's.
fn in_words(text: &str, year: Option<i32>) -> Option<Due> {
    let words = folded_words(text).join("_");
    let typed = year.map(|year| format!("_{year}"));
    let words = typed.as_ref().and_then(|year| words.strip_suffix(year.as_str())).unwrap_or(&words);
    match words {
        "trong_nam" | "ca_nam" | "het_nam" => Some(Due::InYear),
        "thuong_xuyen" | "thuong_xuyen_lien_tuc" | "thuong_xuyen_trong_nam" => Some(Due::Continuous),
        _ => None,
    }
}

impl Decode for At<Due> {
    #[cfg(test)]
    fn kind() -> String {
        "thời hạn".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let typed = plain(decoder.scalar(node)?);
        let at = |value| Some(Self { value, span: node.span });
        if let Some(due) = in_words(&typed, decoder.folder_year()) {
            return at(due);
        }
        let before = without_words(&typed, &["xong", "trước"]);
        if let Some(day) = before.and_then(|rest| parse_date(rest).ok()) {
            return decoder.refuse(node.span, BeforeADay { text: typed, day });
        }
        let text = [&["chậm", "nhất"][..], &["đến", "hết"], &["đến"], &["hết"]]
            .iter()
            .find_map(|words| without_words(&typed, words))
            .unwrap_or(&typed);
        // `3/2026` is a month to most readers, but a quarter in the key `quy`: refused, so that nobody has to guess.
        if let Some((year, month)) = month(text) {
            let quarter = Quarter::parse(text).map(|quarter| (quarter.roman(), quarter.last_day()));
            let month = (month, last_day(year, month).unwrap_or_default());
            return decoder.refuse(node.span, DueOfTwoReadings { text: typed, month, quarter });
        }
        if let Some((year, month)) = named_month(text, decoder.folder_year()) {
            return at(Due::Month { year, month });
        }
        // A bare number is no quarter.
        let in_year = decoder.folder_year().filter(|_| !text.starts_with(|sign: char| sign.is_ascii_digit()));
        if let Some(quarter) = Quarter::parse_within(text, in_year) {
            return at(Due::Within(quarter));
        }
        // What may be meant as a day gets the words about days.
        if parse_date(text) != Err(DateFault::Form) || meant(text, decoder.year()).is_some() {
            return day(node, text, decoder).and_then(|day| at(Due::On(day)));
        }
        let year = decoder.year();
        decoder.refuse(node.span, NoDue { text: typed, year })
    }
}

/// A text without these words at its beginning, and `ngày` behind them; `None` if it does not begin so.
fn without_words<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let rest = words.iter().try_fold(text, |text, word| {
        let rest = without_word(text, &[word]);
        (rest.len() < text.len()).then_some(rest)
    });
    rest.or_else(|| {
        words.split_first().and_then(|(_, rest)| if rest.is_empty() { None } else { without_words(text, rest) })
    })
}

no_texts!(At<Due>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::Source;
    use crate::read::tree::parse;

    fn decode(text: &str) -> Result<Due, String> {
        let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
        let mut decoder = Decoder::of_year(&source, Some(2026));
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
        for text in ["sớm", "13/2026", "tháng 13/2026", "tháng 0/2026", "V/2026", "quý 5/2026"] {
            assert!(decode(text).is_err_and(|told| told.starts_with("GT008")), "{text}");
        }
    }

    #[test]
    fn a_due_is_understood_as_people_write_it_and_asked_for_where_it_is_not_clear() {
        for (text, due) in [
            ("trong năm", Due::InYear),
            ("Trong năm 2026", Due::InYear),
            ("cả năm", Due::InYear),
            ("thường xuyên", Due::Continuous),
            ("Thường xuyên, liên tục", Due::Continuous),
            ("tháng 6", Due::Month { year: 2026, month: 6 }),
            ("tháng 6 năm 2026", Due::Month { year: 2026, month: 6 }),
            ("hết tháng 06/2026", Due::Month { year: 2026, month: 6 }),
            ("quý II", Due::Within(Quarter { year: 2026, number: 2 })),
            ("Quý 2 năm 2026", Due::Within(Quarter { year: 2026, number: 2 })),
            ("đến hết quý II/2026", Due::Within(Quarter { year: 2026, number: 2 })),
            ("30.6.2026", Due::On(day(2026, 6, 30))),
            ("30-06-2026", Due::On(day(2026, 6, 30))),
            ("đến ngày 30/6/2026", Due::On(day(2026, 6, 30))),
            ("chậm nhất ngày 30 tháng 6 năm 2026", Due::On(day(2026, 6, 30))),
        ] {
            assert_eq!(decode(text), Ok(due), "{text}");
        }
        for (text, code, told) in [
            ("trước ngày 30/6/2026", "GT018", "30/6/2026 nếu được làm đến hết ngày đó, 29/6/2026"),
            ("xong trước 01/7/2026", "GT018", "30/6/2026"),
            ("3-2026", "GT014", "tháng 3/2026"),
            ("30/6", "GT003", "30/6/2026"),
            ("2", "GT008", "tháng 6/2026"),
            ("trong năm 2025", "GT008", "trong năm"),
        ] {
            let found = decode(text).unwrap_err();
            assert!(found.starts_with(code) && found.contains(told), "{text}: {found}");
        }
    }

    #[test]
    fn digits_of_two_readings_are_an_error_that_offers_both() {
        for text in ["3/2026", "03/2026", "\"3/2026\""] {
            let told = decode(text).unwrap_err();
            assert!(told.starts_with("GT014"), "{told}");
            assert!(told.contains("\"tháng 3/2026\" (đến hết 31/3/2026)"), "{told}");
            assert!(told.contains("\"quý III/2026\" (đến hết 30/9/2026)"), "{told}");
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
