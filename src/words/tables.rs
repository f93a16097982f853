//! The tables of annexes, whose columns are the same in every row.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;

use super::document::{HeaderCell, Row, Table};
use super::speaker::Speaker;
use super::terms;
use super::vocabulary::Vocabulary;
use crate::figures::{ActionState, Directory};
use crate::problem::Problem;
use crate::read::Field;

/// A column: the sentence that is its head, and whether it is centred.
pub(super) type Column = (&'static str, bool);

/// A table with one header row; the widths follow from the texts.
pub(super) fn table<C: Serialize>(speaker: &Speaker<C>, columns: &[Column], rows: Vec<Row>) -> Result<Table, Problem> {
    Ok(Table {
        title: None,
        header: vec![columns.iter().map(|(key, _)| head(speaker, key, 1, 1)).collect::<Result<_, _>>()?],
        widths: Vec::new(),
        centred: columns.iter().map(|(_, centred)| *centred).collect(),
        rows,
    })
}

/// A cell of the header, whose text is a sentence.
pub(super) fn head<C: Serialize>(
    speaker: &Speaker<C>,
    key: &str,
    columns: u32,
    rows: u32,
) -> Result<HeaderCell, Problem> {
    Ok(HeaderCell { text: speaker.say(key)?, columns, rows })
}

/// A row of the body.
pub(super) fn row(cells: Vec<String>) -> Row {
    Row::Cells { cells, bold: false }
}

/// The title of a field's rows: its number in the plan and name, and who takes part in all of it.
pub(super) fn group(shared: &Vocabulary, directory: &Directory, index: usize, field: &Field) -> Result<Row, Problem> {
    let names = terms::coordinating_field(directory, field);
    let note = match names.as_str() {
        "" => None,
        names => Some(shared.say_with("phoi_hop_linh_vuc", json!({ "phoi_hop": names }))?),
    };
    Ok(Row::Group { text: format!("{}. {}", index + 1, field.name.value), note })
}

/// A cell of several things, each on a line of its own; what is empty is left out.
pub(super) fn stacked(lines: impl IntoIterator<Item = Option<String>>) -> String {
    lines.into_iter().flatten().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// The cell of who leads an action of `field`: departments and person, since when if that changed by `as_of`, and who takes
/// part where these are others than the field's.
pub(super) fn leading(
    shared: &Vocabulary,
    directory: &Directory,
    field: &Field,
    state: &ActionState,
    as_of: Option<NaiveDate>,
) -> Result<String, Problem> {
    let since = as_of.map(|day| terms::lead_since(shared, state, day)).transpose()?.flatten();
    // What the whole field shares stands once, in its title row.
    let apart = terms::coordinating_apart(shared, directory, field, state)?;
    let apart = apart.map(|names| shared.say_with("phoi_hop_nhiem_vu", json!({ "phoi_hop": names }))).transpose()?;
    Ok(stacked([Some(terms::lead(state)), since, apart]))
}
