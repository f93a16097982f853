//! Units as offices have them, in size and wording.

mod action;
mod field;
mod kinds;
mod measures;
mod names;
mod plan;
mod plan_words;
mod quarter;
mod sayings;
mod unit;
mod values;

use super::Files;
use super::random::Random;

/// How large a unit is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub year: u32,
    /// In 7 to 9 fields.
    pub actions: u32,
    /// The first quarters have a record; of the last one nothing is issued yet, since its documents change with the records.
    pub quarters: u32,
}

/// The records of the unit of this number: it depends on the seed and the number, not on how many units there are.
pub fn unit(size: Size, seed: u32, number: u32) -> Files {
    let mut random = Random::of_unit(seed, number);
    let unit = unit::Unit::new(size.year, &mut random);
    let mut plan = plan::Plan::new(&unit, size.actions, &mut random);
    let year = size.year;
    let mut files = vec![
        ("don-vi.yaml".to_owned(), unit.record()),
        (format!("{year}/ke-hoach.yaml"), plan.record(&unit, &mut random)),
    ];
    for quarter in 1..=size.quarters {
        let issued = quarter < size.quarters;
        let record = quarter::quarterly(&unit, &mut plan, quarter, issued, &mut random);
        files.push((format!("{year}/quy-{quarter}.yaml"), record));
    }
    files
}
