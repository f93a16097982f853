//! The tables of part II: the fields with their points, shortcomings and actions; the indicators.

use super::Writer;
use crate::figures::{FieldFigures, Remedies, Tally};
use crate::problem::Problem;
use crate::words::document::{HeaderCell, Row, Table};
use crate::words::terms::points;

/// A count of a field, with the head of its column; columns of one group stand under one head.
struct Column {
    group: &'static str,
    name: &'static str,
    width: u32,
    of: fn(&Remedies, &Tally) -> usize,
}

const COLUMNS: [Column; 11] = [
    Column {
        group: "Tồn tại, hạn chế", name: "Đã khắc phục", width: 11, of: |remedies, _| remedies.full
    },
    Column { group: "Tồn tại, hạn chế", name: "Một phần", width: 10, of: |remedies, _| remedies.partial },
    Column { group: "Tồn tại, hạn chế", name: "Chưa", width: 10, of: |remedies, _| remedies.none },
    Column {
        group: "Tồn tại, hạn chế", name: "Chưa báo cáo", width: 10, of: |remedies, _| remedies.unreported
    },
    Column { group: "Nhiệm vụ", name: "Tổng số", width: 10, of: |_, tally| tally.total },
    Column { group: "Nhiệm vụ", name: "Hoàn thành", width: 12, of: |_, tally| tally.done },
    Column { group: "Nhiệm vụ", name: "Đang làm", width: 11, of: |_, tally| tally.in_progress },
    Column { group: "Nhiệm vụ", name: "Thường xuyên", width: 13, of: |_, tally| tally.continuous },
    Column { group: "Nhiệm vụ", name: "Chưa thực hiện", width: 11, of: |_, tally| tally.not_started },
    Column { group: "Nhiệm vụ", name: "Chưa báo cáo", width: 11, of: |_, tally| tally.unreported },
    Column { group: "Nhiệm vụ", name: "Đã quá hạn", width: 10, of: |_, tally| tally.overdue },
];

fn cell(text: &str, columns: u32, rows: u32) -> HeaderCell {
    HeaderCell { text: text.to_owned(), columns, rows }
}

impl Writer<'_> {
    /// Every field with its points, shortcomings and actions; a count that no field has takes no column.
    pub(super) fn field_table(&self) -> Result<Table, Problem> {
        let (plan, figures) = (self.from.plan, self.from.figures);
        let columns: Vec<&Column> =
            COLUMNS.iter().filter(|column| (column.of)(&figures.remedies, &figures.total) > 0).collect();
        let own = figures.scores.scored > 0;
        let (last, now) = (figures.quarter.year - 1, figures.quarter.year);
        let mut top = vec![cell("STT", 1, 2), cell("Lĩnh vực", 1, 2), cell(&format!("Điểm {last}"), 1, 2)];
        let mut widths = vec![9, 40, 19];
        if own {
            top.push(cell(&format!("Tự chấm {now}"), 1, 2));
            widths.push(17);
        }
        let mut below = Vec::new();
        for column in &columns {
            match top.last_mut() {
                Some(head) if head.text == column.group => head.columns += 1,
                _ => top.push(cell(column.group, 1, 1)),
            }
            below.push(cell(column.name, 1, 1));
            widths.push(column.width);
        }
        let counted = |remedies: &Remedies, tally: &Tally| {
            let counts = columns.iter().map(|column| (column.of)(remedies, tally));
            counts.map(|count| if count == 0 { "-".to_owned() } else { count.to_string() }).collect::<Vec<_>>()
        };
        let row = |(number, (field, of)): (usize, (&crate::read::Field, &FieldFigures))| {
            let name = field.name.value.clone();
            let reached = format!("{}/{}", points(of.score.last_year), points(of.score.maximum));
            let scored = of.score.own.map_or("-".to_owned(), points);
            let mut cells = vec![number.to_string(), name, reached];
            cells.extend(own.then_some(scored));
            cells.extend(counted(&Remedies::of(&of.remedies), &of.tally));
            Row::Cells { cells, bold: false }
        };
        let fields = plan.fields.iter().zip(&figures.fields);
        let mut rows: Vec<Row> = (1..).zip(fields).map(row).collect();
        let scores = &figures.scores;
        let reached = format!("{}/{}", points(scores.last_year), points(scores.maximum));
        let mut total = vec![String::new(), self.speaker.say("tong_cong")?, reached];
        total.extend(own.then(|| points(scores.own)));
        total.extend(counted(&figures.remedies, &figures.total));
        rows.push(Row::Cells { cells: total, bold: true });
        let mut centred = vec![true; widths.len()];
        centred[1] = false;
        let header = if below.is_empty() { vec![top] } else { vec![top, below] };
        Ok(Table { header, widths, centred, rows })
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
            widths: vec![9, 60, 18, 20, 18, 18, 22],
            centred: vec![true, false, true, true, true, true, true],
            rows: (1..).zip(&self.from.figures.indicators).map(row).collect(),
        }
    }
}
