//! The tables of annexes, whose columns are the same in every row.

use chrono::NaiveDate;

use super::document::{HeaderCell, Row, Table};
use super::terms;
use crate::figures::ActionState;
use crate::read::{Agency, Field};

/// A table with one header row. Each column has a name, and is centred or not; the widths follow from the texts.
pub(super) fn table(columns: &[(&str, bool)], rows: Vec<Row>) -> Table {
    Table {
        title: None,
        header: vec![columns.iter().map(|(text, _)| cell(text, 1, 1)).collect()],
        widths: Vec::new(),
        centred: columns.iter().map(|(_, centred)| *centred).collect(),
        rows,
    }
}

/// A cell of the header.
pub(super) fn cell(text: &str, columns: u32, rows: u32) -> HeaderCell {
    HeaderCell { text: text.to_owned(), columns, rows }
}

/// A row of the body.
pub(super) fn row(cells: Vec<String>) -> Row {
    Row::Cells { cells, bold: false }
}

/// A cell of several things, each on a line of its own; what is empty is left out.
pub(super) fn stacked(lines: impl IntoIterator<Item = Option<String>>) -> String {
    lines.into_iter().flatten().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// The cell of who leads an action of `field`: departments and person, since when if that changed by `as_of`, and who takes
/// part where these are others than the field's.
pub(super) fn leading(agency: &Agency, field: &Field, state: &ActionState, as_of: Option<NaiveDate>) -> String {
    stacked([
        Some(terms::lead(agency, state)),
        as_of.and_then(|day| terms::lead_since(state, day)),
        // What the whole field shares stands once, in its title row.
        terms::coordinating_apart(agency, field, state).map(|names| format!("Phối hợp: {names}")),
    ])
}
