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
    of: fn(&Remedies, &Tally) -> usize,
}

const COLUMNS: [Column; 11] = [
    Column { group: "Tồn tại, hạn chế", name: "Đã khắc phục", of: |remedies, _| remedies.full },
    Column { group: "Tồn tại, hạn chế", name: "Một phần", of: |remedies, _| remedies.partial },
    Column { group: "Tồn tại, hạn chế", name: "Chưa", of: |remedies, _| remedies.none },
    Column { group: "Tồn tại, hạn chế", name: "Chưa báo cáo", of: |remedies, _| remedies.unreported },
    Column { group: "Nhiệm vụ", name: "Tổng số", of: |_, tally| tally.total },
    Column { group: "Nhiệm vụ", name: "Hoàn thành", of: |_, tally| tally.done },
    Column { group: "Nhiệm vụ", name: "Đang làm", of: |_, tally| tally.in_progress },
    Column { group: "Nhiệm vụ", name: "Thường xuyên", of: |_, tally| tally.continuous },
    Column { group: "Nhiệm vụ", name: "Chưa thực hiện", of: |_, tally| tally.not_started },
    Column { group: "Nhiệm vụ", name: "Chưa báo cáo", of: |_, tally| tally.unreported },
    Column { group: "Nhiệm vụ", name: "Đã quá hạn", of: |_, tally| tally.overdue },
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
        if own {
            top.push(cell(&format!("Tự chấm {now}"), 1, 2));
        }
        let mut below = Vec::new();
        for column in &columns {
            match top.last_mut() {
                Some(head) if head.text == column.group => head.columns += 1,
                _ => top.push(cell(column.group, 1, 1)),
            }
            below.push(cell(column.name, 1, 1));
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
        let total_columns = 3 + usize::from(own) + columns.len();
        let scores = &figures.scores;
        let reached = format!("{}/{}", points(scores.last_year), points(scores.maximum));
        let mut total = vec![String::new(), self.speaker.say("tong_cong")?, reached];
        total.extend(own.then(|| points(scores.own)));
        total.extend(counted(&figures.remedies, &figures.total));
        rows.push(Row::Cells { cells: total, bold: true });
        let mut centred = vec![true; total_columns];
        centred[1] = false;
        let header = if below.is_empty() { vec![top] } else { vec![top, below] };
        Ok(Table { title: None, header, widths: Vec::new(), centred, rows })
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
