//! A quarter of a year, written `2/2021` or `II/2021`, and its reporting period.

use chrono::NaiveDate;

/// One quarter of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The calendar year.
    pub year: i32,
    /// 1 to 4.
    pub number: u8,
}

impl Quarter {
    /// Reads `2/2021`, `II/2021`, `quý 2 năm 2021`, `Q2-2021` and the like.
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_within(text, None)
    }

    /// The same; a text that names no year means `year`.
    pub(crate) fn parse_within(text: &str, year: Option<i32>) -> Option<Self> {
        let small = text.to_lowercase();
        let parts = small.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty());
        let mut parts = parts.filter(|part| !matches!(*part, "quý" | "q" | "năm"));
        match (parts.next(), parts.next(), parts.next()) {
            (Some(number), None, None) => Some(Self { year: year?, number: number_of(number)? }),
            (Some(one), Some(other), None) => {
                let of = |number, year| Some(Self { year: year_of(year)?, number: number_of(number)? });
                of(one, other).or_else(|| of(other, one))
            }
            _ => None,
        }
    }
}

/// The number of a quarter: `2`, `02`, `ii`, `q2`.
fn number_of(text: &str) -> Option<u8> {
    match text.strip_prefix('q').unwrap_or(text) {
        "1" | "01" | "i" => Some(1),
        "2" | "02" | "ii" => Some(2),
        "3" | "03" | "iii" => Some(3),
        "4" | "04" | "iv" => Some(4),
        _ => None,
    }
}

/// A year of four digits.
fn year_of(text: &str) -> Option<i32> {
    let fits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

impl Quarter {
    /// First and last day of the reporting period (NĐ 09/2019): Quý I runs from 15/12 of the year before to 14/3.
    pub(crate) fn reporting_period(self) -> (NaiveDate, NaiveDate) {
        let (from, to) = match self.number {
            1 => ((self.year - 1, 12), (self.year, 3)),
            2 => ((self.year, 3), (self.year, 6)),
            3 => ((self.year, 6), (self.year, 9)),
            _ => ((self.year, 9), (self.year, 12)),
        };
        let day = |(year, month), day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        (day(from, 15), day(to, 14))
    }

    /// Last day of the calendar quarter, some days after its reporting period.
    pub(crate) fn last_day(self) -> NaiveDate {
        let (month, day) = [(3, 31), (6, 30), (9, 30), (12, 31)][usize::from(self.number.clamp(1, 4)) - 1];
        NaiveDate::from_ymd_opt(self.year, month, day).unwrap_or_default()
    }

    /// `II`, as documents write it.
    pub(crate) fn roman(self) -> &'static str {
        ["I", "II", "III", "IV"][usize::from(self.number.clamp(1, 4)) - 1]
    }

    /// The quarter before, within the same year.
    pub(crate) fn before(self) -> Option<Self> {
        (self.number > 1).then(|| Self { number: self.number - 1, ..self })
    }

    /// The quarter after; after quý IV it is quý I of the next year.
    pub(crate) fn next(self) -> Self {
        match self.number {
            4 => Self { year: self.year + 1, number: 1 },
            number => Self { number: number + 1, ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_read_in_arabic_and_roman_figures() {
        let second = Some(Quarter { year: 2021, number: 2 });
        for text in [
            "2/2021",
            "02/2021",
            "II/2021",
            "ii/2021",
            "quý II/2021",
            "Quý 2/2021",
            "QUÝ II NĂM 2021",
            "quý\u{A0}2 năm 2021",
            "2-2021",
            "II.2021",
            "Q2/2021",
            "2021-Q2",
        ] {
            assert_eq!(Quarter::parse(text), second, "{text}");
            assert_eq!(Quarter::parse_within(text, Some(2022)), second, "{text}");
        }
        for text in ["", "5/2021", "V/2021", "2/21", "0/2021", "2/2021/3", "tháng 2/2021", "2 3/2021", "sáu/2021"] {
            assert_eq!(Quarter::parse_within(text, Some(2021)), None, "{text}");
        }
        for text in ["2", "II", "quý 2", "Quý II"] {
            assert_eq!((Quarter::parse(text), Quarter::parse_within(text, Some(2021))), (None, second), "{text}");
        }
    }

    #[test]
    fn reporting_periods_join_without_gap_and_the_first_begins_in_the_year_before() {
        let quarter = |number| Quarter { year: 2021, number };
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(quarter(1).reporting_period(), (day(2020, 12, 15), day(2021, 3, 14)));
        assert_eq!(quarter(2).reporting_period(), (day(2021, 3, 15), day(2021, 6, 14)));
        assert_eq!(quarter(4).reporting_period(), (day(2021, 9, 15), day(2021, 12, 14)));
        for number in 1..=4 {
            let end = quarter(number).reporting_period().1;
            assert_eq!(end.succ_opt(), Some(quarter(number).next().reporting_period().0));
            assert!(end < quarter(number).last_day());
        }
        assert_eq!([quarter(1), quarter(4)].map(Quarter::last_day), [day(2021, 3, 31), day(2021, 12, 31)]);
        assert_eq!(quarter(1).before(), None);
        assert_eq!(quarter(4).next(), Quarter { year: 2022, number: 1 });
    }
}
