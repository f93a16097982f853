//! Days, ids and scores as records write them.

use std::fmt::{self, Display};

use super::super::random::Random;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: u32,
    pub month: u32,
    pub day: u32,
}

impl Date {
    /// The first day of a quarter's reporting period within the year.
    pub fn start_of(year: u32, quarter: u32) -> Self {
        if quarter == 1 { Self { year, month: 1, day: 1 } } else { Self { year, month: 3 * (quarter - 1), day: 15 } }
    }

    /// The last day of a quarter's reporting period.
    pub fn end_of(year: u32, quarter: u32) -> Self {
        Self { year, month: 3 * quarter, day: 14 }
    }

    /// The last day of a quarter.
    pub fn last_of(year: u32, quarter: u32) -> Self {
        Self { year, month: 3 * quarter, day: if matches!(quarter, 1 | 4) { 31 } else { 30 } }
    }

    /// Some day of a quarter's reporting period, of its last month in quý I, when the plan is there.
    pub fn within(year: u32, quarter: u32, random: &mut Random) -> Self {
        let month = 3 * (quarter - 1) + if quarter == 1 { 2 } else { random.between(0, 2) };
        if random.chance(45) {
            Self { year, month, day: random.between(15, 28) }
        } else {
            Self { year, month: month + 1, day: random.between(1, 14) }
        }
    }

    /// Some day in the second half of the next quarter's reporting period.
    pub fn after(year: u32, quarter: u32, random: &mut Random) -> Self {
        let (year, quarter) = if quarter == 4 { (year + 1, 1) } else { (year, quarter + 1) };
        Self { year, month: 3 * quarter - 1, day: random.between(10, 28) }
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        if *month < 3 { write!(f, "{day:02}/{month:02}/{year}") } else { write!(f, "{day:02}/{month}/{year}") }
    }
}

/// `ng-01`, `ng-02`, …
pub struct PersonId(pub usize);

impl Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ng-{:02}", self.0)
    }
}

/// Points in thousandths, written as `10,947`.
pub struct Score(pub u32);

impl Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{},{:03}", self.0 / 1_000, self.0 % 1_000);
        f.write_str(text.trim_end_matches('0').trim_end_matches(','))
    }
}
