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
    /// Reads `2/2021` or `II/2021`, with or without the word `quý` before it.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = ["quý ", "Quý "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        let (number, year) = rest.split_once('/')?;
        let number = match number {
            "1" | "I" => 1,
            "2" | "II" => 2,
            "3" | "III" => 3,
            "4" | "IV" => 4,
            _ => return None,
        };
        let year = (year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())).then(|| year.parse().ok())??;
        Some(Self { year, number })
    }
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
        for text in ["2/2021", "II/2021", "quý II/2021", "Quý 2/2021"] {
            assert_eq!(Quarter::parse(text), second, "{text}");
        }
        for text in ["", "5/2021", "V/2021", "2/21", "2-2021", "quý II"] {
            assert_eq!(Quarter::parse(text), None, "{text}");
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
