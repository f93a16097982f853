//! The tables of part II: the fields with their points, shortcomings and actions; the indicators.

use serde_json::json;

use super::ReportWriter;
use crate::figures::{FieldFigures, Remedies, Tally};
use crate::problem::Problem;
use crate::words::document::{Row, Table};
use crate::words::tables::{self, head};
use crate::words::terms::points;

/// A count of a field's actions, with the sentence that is the head of its column, and the column's width in millimetres.
struct FieldColumn {
    head: &'static str,
    width: u32,
    of: fn(&Tally) -> usize,
}

const COLUMNS: [FieldColumn; 5] = [
    FieldColumn { head: "cot_dang_lam", width: 13, of: |tally| tally.in_progress },
    FieldColumn { head: "cot_thuong_xuyen", width: 17, of: |tally| tally.continuous },
    FieldColumn { head: "cot_chua_lam", width: 13, of: |tally| tally.not_started },
    FieldColumn { head: "cot_chua_bao_cao", width: 13, of: |tally| tally.unreported },
    FieldColumn { head: "cot_da_qua_han", width: 11, of: |tally| tally.overdue },
];

/// The columns of the table of indicators.
const INDICATORS: [tables::Column; 7] = [
    ("cot_stt", true),
    ("cot_chi_tieu", false),
    ("cot_don_vi_tinh", true),
    ("cot_ke_hoach", true),
    ("cot_trong_ky", true),
    ("cot_luy_ke", true),
    ("cot_cung_ky", true),
];

/// Every field with its points, shortcomings and actions; a count that no field has takes no column.
pub(super) fn field_table(writer: &ReportWriter) -> Result<Table, Problem> {
    let (plan, figures) = (writer.from.plan, writer.from.figures);
    let columns: Vec<&FieldColumn> = COLUMNS.iter().filter(|column| (column.of)(&figures.total) > 0).collect();
    let (own, shortcomings) = (figures.scores.scored > 0, figures.remedies.total() > 0);
    let speaker = &writer.speaker;
    let mut widths = vec![40, 22];
    let mut top = vec![head(speaker, "cot_linh_vuc", 1, 2)?, head(speaker, "cot_diem", 1, 2)?];
    for (there, key, width) in [(own, "cot_tu_cham", 19), (shortcomings, "cot_ton_tai_da_khac_phuc", 14)] {
        if there {
            top.push(head(speaker, key, 1, 2)?);
            widths.push(width);
        }
    }
    // The column of what is done shows `done/total`; the columns beside it show the other statuses as bare counts.
    top.push(head(speaker, "cot_so_nhiem_vu", u32::try_from(columns.len() + 1).unwrap_or(1), 1)?);
    let mut below = vec![head(speaker, "cot_hoan_thanh", 1, 1)?];
    widths.push(14);
    for column in &columns {
        below.push(head(speaker, column.head, 1, 1)?);
        widths.push(column.width);
    }
    let counted = |remedies: &Remedies, tally: &Tally| {
        let mut cells = Vec::new();
        cells.extend(shortcomings.then(|| part(remedies.full, remedies.total())));
        cells.push(part(tally.done, tally.total));
        cells.extend(columns.iter().map(|column| count((column.of)(tally))));
        cells
    };
    let row = |(number, (field, of)): (usize, (&crate::read::Field, &FieldFigures))| {
        let reached = format!("{}/{}", points(of.score.last_year), points(of.score.maximum));
        let mut cells = vec![format!("{number}. {}", field.name.value), reached];
        cells.extend(own.then(|| of.score.own.map_or("-".to_owned(), points)));
        cells.extend(counted(&Remedies::of(&of.remedies), &of.tally));
        Row::Cells { cells, bold: false }
    };
    let fields = plan.fields.iter().zip(&figures.fields);
    let mut rows: Vec<Row> = (1..).zip(fields).map(row).collect();
    let scores = &figures.scores;
    let reached = format!("{}/{}", points(scores.last_year), points(scores.maximum));
    let mut total = vec![writer.speaker.say("tong_cong")?, reached];
    // The sum covers only fields with a score, so the maximum beside it is that of these fields.
    total.extend(own.then(|| format!("{}/{}", points(scores.own), points(scores.own_maximum))));
    total.extend(counted(&figures.remedies, &figures.total));
    rows.push(Row::Cells { cells: total, bold: true });
    let mut centred = vec![true; widths.len()];
    centred[0] = false;
    Ok(Table { title: None, header: vec![top, below], widths, centred, rows })
}

/// Every indicator with its target and what was reached.
pub(super) fn indicator_table(writer: &ReportWriter) -> Result<Table, Problem> {
    let shown = |score: Option<&crate::read::At<rust_decimal::Decimal>>| {
        score.map_or("-".to_owned(), |score| points(score.value))
    };
    let row = |(number, state): (usize, &crate::figures::IndicatorState)| {
        let of = state.indicator;
        let result = state.result;
        let target = json!({ "ke_hoach": points(of.target.value), "toi_da": of.at_most.0 });
        Ok(tables::row(vec![
            number.to_string(),
            of.name.value.clone(),
            of.unit.value.clone(),
            writer.speaker.say_with("muc_ke_hoach", target)?,
            shown(result.and_then(|result| result.in_period.as_ref())),
            shown(result.and_then(|result| result.cumulative.as_ref())),
            shown(result.and_then(|result| result.same_period_last_year.as_ref())),
        ]))
    };
    let rows = (1..).zip(&writer.from.figures.indicators).map(row).collect::<Result<_, Problem>>()?;
    tables::table(&writer.speaker, &INDICATORS, rows)
}

/// A count as a cell shows it: a dash for none.
fn count(count: usize) -> String {
    if count == 0 { "-".to_owned() } else { count.to_string() }
}

/// `done/total`; a dash where the total is none.
fn part(done: usize, whole: usize) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{done}/{whole}") }
}
