//! Part II: one table of all fields, then what was achieved in each, every result beginning with the fact.

use super::fields::{field_table, indicator_table};
use super::part;
use serde::Serialize;
use serde_json::json;

use super::ReportWriter;
use crate::figures::{ActionState, FieldFigures, IndicatorState, State};
use crate::period::short as period_short;
use crate::problem::Problem;
use crate::read::Field;
use crate::words::document::Block;
use crate::words::speaker::{items, paragraph};
use crate::words::terms::{self, points};
use crate::words::{cite, short};

/// The numbers of the fields of which the quarter has no result, and whether these are all fields.
#[derive(Serialize)]
pub(super) struct Without {
    pub(super) tat_ca: bool,
    pub(super) linh_vuc: Vec<usize>,
}

/// II. Results by field.
pub(super) fn results(writer: &mut ReportWriter) -> Result<(), Problem> {
    part(writer, "linh_vuc")?;
    let (plan, figures) = (writer.from.plan, writer.from.figures);
    let there = !plan.fields.is_empty();
    writer.body.push(paragraph(writer.speaker.say_with("chi_tiet", json!({ "bang": there }))?));
    if there {
        writer.body.push(Block::Table(field_table(writer)?));
    }
    if figures.indicators.iter().any(|state| state.result.is_some()) {
        writer.body.push(paragraph(writer.speaker.say("chi_tieu")?));
        writer.body.push(Block::Table(indicator_table(writer)?));
    }
    // A field has the number that it has in the plan, also if fields before it have no results and are left out.
    let mut without = Vec::new();
    for (index, (field, of)) in plan.fields.iter().zip(&figures.fields).enumerate() {
        let (mut blocks, told) = of_field(writer, index, field, of)?;
        if told.is_empty() {
            without.push(index + 1);
        }
        blocks.extend(items(told));
        if blocks.is_empty() {
            continue;
        }
        let number = format!("{}.", index + 1);
        writer.body.push(Block::Heading { level: 2, number, title: field.name.value.clone(), rest: None });
        writer.body.extend(blocks);
    }
    if !without.is_empty() {
        let names = Without { tat_ca: without.len() == plan.fields.len(), linh_vuc: without };
        writer.body.push(paragraph(writer.speaker.say_with("khong_ket_qua", names)?));
    }
    Ok(())
}

/// What is said of a field, and the results that the quarter reports of it.
fn of_field(
    writer: &ReportWriter,
    index: usize,
    field: &Field,
    of: &FieldFigures,
) -> Result<(Vec<Block>, Vec<String>), Problem> {
    let mut blocks = Vec::new();
    let wanting = terms::criteria_below(field);
    if !wanting.is_empty() && !of.score.lacking().is_zero() {
        let wanting = writer.speaker.say_with("tieu_chi_thap", json!({ "tieu_chi": wanting }))?;
        blocks.push(paragraph(wanting));
    }
    let states = writer.from.figures.actions.iter().filter(|state| state.field == index && state.in_quarter);
    let told: Vec<Option<String>> = states.map(|state| outcome(writer, state)).collect::<Result<_, _>>()?;
    Ok((blocks, told.into_iter().flatten().collect()))
}

/// What the quarter reports that an action achieved, with its evidence in full. An action that is done has a sentence even if
/// nobody wrote down an outcome; one that is not done has none then.
fn outcome(writer: &ReportWriter, state: &ActionState) -> Result<Option<String>, Problem> {
    let Some(progress) = state.progress else { return Ok(None) };
    let told = progress.outcome.as_ref().map(|outcome| terms::clause(&outcome.value));
    if told.is_none() && state.status != State::Done {
        return Ok(None);
    }
    let evidence = progress.evidence.iter().map(|evidence| cite::in_full(&writer.speaker.shared, evidence));
    let names = json!({
        "nhiem_vu": terms::number(state),
        "ten": short::short_name(state.action),
        "ket_qua": told,
        "ngay": progress.completed_on.as_ref().map(|day| period_short(day.value)),
        "tai_lieu": evidence.collect::<Result<Vec<_>, _>>()?,
    });
    writer.speaker.say_with("mot_ket_qua", names).map(Some)
}

/// What an indicator reached, against its target and the quarters before.
pub(super) fn indicator(writer: &ReportWriter, state: &IndicatorState) -> Result<Option<String>, Problem> {
    let Some(reached) = state.reached() else { return Ok(None) };
    let of = state.indicator;
    let before: Vec<_> = state
        .earlier
        .iter()
        .map(|(quarter, reached)| json!({ "quy": quarter.roman(), "dat": points(*reached) }))
        .collect();
    let said = writer.speaker.say_with(
        "mot_chi_tieu",
        json!({
            "ten": terms::clause(&of.name.value),
            "dat": points(reached),
            "don_vi_tinh": unit(state),
            "ke_hoach": points(of.target.value),
            "toi_da": of.at_most.0,
            "truoc": before,
        }),
    )?;
    Ok(Some(said))
}

/// The unit as it stands behind a number: `%` stands close, words after a space.
fn unit(state: &IndicatorState) -> String {
    let unit = &state.indicator.unit.value;
    if unit.starts_with(char::is_alphabetic) { format!(" {unit}") } else { unit.clone() }
}
