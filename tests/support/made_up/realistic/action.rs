//! An action: what is to be done until when, and how it goes on from quarter to quarter.

use super::super::random::Random;
use super::super::yaml::Yaml;
use super::measures::Measure;
use super::quarter::notice;
use super::sayings::{CLAUSES, MEETING, OUTCOME_TAILS, REASONS};
use super::unit::Unit;
use super::values::Date;

pub struct Action {
    pub id: String,
    pub work: &'static str,
    pub measure: &'static Measure,
    pub text: String,
    /// The number of the shortcoming that it remedies.
    pub remedies: Option<usize>,
    pub due: Due,
    pub state: State,
    pub percent: u32,
    pub shown: bool,
}

#[derive(Clone, Copy, PartialEq)]
pub enum State {
    NotStarted,
    InProgress,
    Done,
    Continuous,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "chua_thuc_hien",
            Self::InProgress => "dang_thuc_hien",
            Self::Done => "hoan_thanh",
            Self::Continuous => "thuong_xuyen",
        }
    }
}

#[derive(Clone, Copy)]
pub enum Due {
    On(Date),
    Within(u32),
    InYear,
    Continuous,
}

/// What is to be done, and how, in 80 to 350 letters.
pub fn action_text(measure: &Measure, work: &str, unit: &Unit, random: &mut Random) -> String {
    let mut text = unit.words(measure.action, work, random);
    let wished = random.between(90, 330) as usize;
    let mut clauses = CLAUSES;
    random.shuffle(&mut clauses);
    for clause in clauses {
        if text.chars().count() >= wished {
            break;
        }
        let longer = format!("{text}; {}", unit.words(clause, work, random));
        if longer.chars().count() < 350 {
            text = longer;
        }
    }
    text + "."
}

pub fn due(measure: &Measure, unit: &Unit, random: &mut Random) -> Due {
    match random.below(10) {
        _ if measure.continuous => Due::Continuous,
        0 | 1 => Due::InYear,
        2 | 3 => Due::Within(random.between(1, 4)),
        _ => Due::On(Date { year: unit.year, month: random.between(2, 11), day: random.between(15, 28) }),
    }
}

impl Due {
    pub fn record(self, year: u32) -> String {
        match self {
            Self::On(date) => date.to_string(),
            Self::Within(quarter) => format!("quý {quarter}/{year}"),
            Self::InYear => "trong-nam".to_owned(),
            Self::Continuous => "thuong-xuyen".to_owned(),
        }
    }

    pub fn last_day(self, year: u32) -> Option<Date> {
        match self {
            Self::On(date) => Some(date),
            Self::Within(quarter) => Some(Date::last_of(year, quarter)),
            Self::InYear => Some(Date { year, month: 12, day: 31 }),
            Self::Continuous => None,
        }
    }
}

impl Action {
    /// Writes how far the action is after the quarter; true when it is overdue and no more time was granted.
    pub fn advance(&mut self, yaml: &mut Yaml, unit: &Unit, quarter: u32, random: &mut Random) -> bool {
        let due = self.due.last_day(unit.year);
        let end = Date::end_of(unit.year, quarter);
        let is_due = due.is_some_and(|due| due <= end);
        let was = self.state;
        self.state = match (due, was, random.below(100)) {
            (None, ..) => State::Continuous,
            (_, State::Done, _) => State::Done,
            (_, _, 0..75) if is_due => State::Done,
            (_, _, 0..15) => State::Done,
            (_, State::NotStarted, 85..) => State::NotStarted,
            _ => State::InProgress,
        };
        let mut completed = Date::within(unit.year, quarter, random);
        if let Some(due) = due.filter(|due| *due < completed && Date::start_of(unit.year, quarter) < *due)
            && random.chance(75)
        {
            completed = due;
        }
        yaml.item(1, &[("nhiem_vu", &self.id), ("tinh_trang", &self.state.word())]);
        if self.state == State::InProgress {
            self.percent = (self.percent + 5 * random.between(3, 8)).min(95);
            yaml.keys(2, &[("ti_le", &self.percent)]);
        }
        if self.state == State::Done && was != State::Done {
            yaml.keys(2, &[("ngay_hoan_thanh", &completed)]);
        }
        if self.state != State::NotStarted {
            let pattern = if self.state == State::InProgress { self.measure.started } else { self.measure.done };
            let tail = random.pick(&OUTCOME_TAILS);
            yaml.keys(2, &[("ket_qua", &unit.words(&format!("{pattern}{tail}."), self.work, random))]);
        }
        let odds = match self.state {
            State::NotStarted => 0,
            State::InProgress => 35,
            State::Continuous => 70,
            State::Done if was == State::Done => 100,
            State::Done => 98,
        };
        if random.chance(odds) {
            self.evidence(yaml, unit, completed, random);
        }
        let overdue = is_due && self.state != State::Done;
        let late = self.state == State::Done && due.is_some_and(|due| due < completed);
        if overdue || late || self.state == State::NotStarted {
            yaml.keys(2, &[("ly_do", &unit.any(&REASONS, self.work, random))]);
        }
        if !overdue {
            return false;
        }
        let until = Date::after(unit.year, quarter, random);
        match random.below(10) {
            0 => {
                yaml.line(2, "gia_han:");
                yaml.keys(3, &[("den_ngay", &until), ("van_ban", &notice(completed, random))]);
                self.due = Due::On(until);
                return false;
            }
            1..=3 => {
                yaml.line(2, "de_nghi_gia_han:");
                let reason = unit.any(&REASONS, self.work, random);
                yaml.keys(3, &[("den_ngay", &until), ("ly_do", &reason)]);
            }
            _ => {}
        }
        true
    }

    pub fn evidence(&mut self, yaml: &mut Yaml, unit: &Unit, date: Date, random: &mut Random) {
        self.shown = true;
        let Measure { evidence, product, symbol, .. } = *self.measure;
        // What is under way has no product yet.
        let (kind, name, symbol) =
            if self.state == State::InProgress { ("bien_ban", MEETING, None) } else { (evidence, product, symbol) };
        yaml.line(2, "tai_lieu_kiem_chung:");
        yaml.item(3, &[("loai", &kind), ("ten", &unit.words(name, self.work, random))]);
        if let Some(symbol) = symbol {
            yaml.keys(4, &[("so", &random.between(20, 290)), ("ky_hieu", &symbol)]);
        }
        yaml.keys(4, &[("ngay", &date)]);
        if symbol.is_some() && random.chance(60) {
            yaml.line(4, "ky_so: có");
        }
        if random.chance(12) {
            let name = format!("Hình ảnh thực hiện công tác {}", self.work);
            yaml.item(3, &[("loai", &"hinh_anh"), ("ten", &name), ("ngay", &date)]);
        }
    }
}
