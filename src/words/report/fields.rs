//! The tables of part II: the fields with their points, shortcomings and actions; the indicators.

use super::Writer;
use crate::figures::{FieldFigures, Remedies, Tally};
use crate::problem::Problem;
use crate::words::document::{Row, Table};
use crate::words::tables::cell;
use crate::words::terms::points;

/// A count of a field's actions, with the head of its column and the column's width in millimetres.
struct Column {
    name: &'static str,
    width: u32,
    of: fn(&Tally) -> usize,
}

const COLUMNS: [Column; 5] = [
    Column { name: "Đang làm", width: 13, of: |tally| tally.in_progress },
    Column { name: "Thường xuyên", width: 17, of: |tally| tally.continuous },
    Column { name: "Chưa làm", width: 13, of: |tally| tally.not_started },
    Column { name: "Chưa báo cáo", width: 13, of: |tally| tally.unreported },
    Column { name: "Đã quá hạn", width: 11, of: |tally| tally.overdue },
];

impl Writer<'_> {
    /// Every field with its points, shortcomings and actions; a count that no field has takes no column.
    pub(super) fn field_table(&self) -> Result<Table, Problem> {
        let (plan, figures) = (self.from.plan, self.from.figures);
        let columns: Vec<&Column> = COLUMNS.iter().filter(|column| (column.of)(&figures.total) > 0).collect();
        let (own, shortcomings) = (figures.scores.scored > 0, figures.remedies.total() > 0);
        let (last, now) = (figures.quarter.year - 1, figures.quarter.year);
        let mut widths = vec![40, 22];
        let mut top = vec![cell("Lĩnh vực", 1, 2), cell(&format!("Điểm {last}"), 1, 2)];
        for (there, head, width) in
            [(own, format!("Tự chấm {now}"), 19), (shortcomings, "Tồn tại đã khắc phục".to_owned(), 14)]
        {
            top.extend(there.then(|| cell(&head, 1, 2)));
            widths.extend(there.then_some(width));
        }
        // What is done stands as a part of the whole, the rest beside it.
        top.push(cell("Nhiệm vụ", u32::try_from(columns.len() + 1).unwrap_or(1), 1));
        let mut below = vec![cell("Hoàn thành", 1, 1)];
        widths.push(14);
        for column in &columns {
            below.push(cell(column.name, 1, 1));
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
        let mut total = vec![self.speaker.say("tong_cong")?, reached];
        // The sum covers only fields with a score, so the maximum beside it is that of these fields.
        total.extend(own.then(|| format!("{}/{}", points(scores.own), points(scores.own_maximum))));
        total.extend(counted(&figures.remedies, &figures.total));
        rows.push(Row::Cells { cells: total, bold: true });
        let mut centred = vec![true; widths.len()];
        centred[0] = false;
        Ok(Table { title: None, header: vec![top, below], widths, centred, rows })
    }

    /// Every indicator with its target and what was reached.
    pub(super) fn indicator_table(&self) -> Table {
        let header = ["STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Trong kỳ", "Lũy kế", "Cùng kỳ năm trước"];
        let shown = |score: Option<&crate::read::At<rust_decimal::Decimal>>| {
            score.map_or("-".to_owned(), |score| points(score.value))
        };
        let row = |(number, state): (usize, &crate::figures::IndicatorState)| {
            let of = state.indicator;
            let result = state.result;
            let target = points(of.target.value);
            let cells = vec![
                number.to_string(),
                of.name.value.clone(),
                of.unit.value.clone(),
                if of.at_most.0 { format!("không quá {target}") } else { target },
                shown(result.and_then(|result| result.in_period.as_ref())),
                shown(result.and_then(|result| result.cumulative.as_ref())),
                shown(result.and_then(|result| result.same_period_last_year.as_ref())),
            ];
            Row::Cells { cells, bold: false }
        };
        Table {
            header: vec![header.iter().map(|text| cell(text, 1, 1)).collect()],
            title: None,
            widths: Vec::new(),
            centred: vec![true, false, true, true, true, true, true],
            rows: (1..).zip(&self.from.figures.indicators).map(row).collect(),
        }
    }
}

/// A count as a cell shows it: a dash for none.
fn count(count: usize) -> String {
    if count == 0 { "-".to_owned() } else { count.to_string() }
}

/// `done/total`; a dash where the total is none.
fn part(done: usize, whole: usize) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{done}/{whole}") }
}
