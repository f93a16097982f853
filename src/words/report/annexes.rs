//! The annexes: I the progress table, II departments and people, III pictures.

use serde::Serialize;

use super::{SYMBOL, Writer, charts};
use crate::figures::{ActionState, Group, Lateness, Tally};
use crate::problem::Problem;
use crate::read::Id;
use crate::words::document::{Annex, AnnexContent, Attached, HeaderCell, Row, Table};
use crate::words::{cite, terms};

impl Writer<'_> {
    /// All annexes of the report, in order.
    pub(super) fn annexes(&self) -> Result<Vec<Annex>, Problem> {
        let contents = [
            ("phu_luc_1", true, AnnexContent::Table(self.progress_table()?)),
            ("phu_luc_2", true, AnnexContent::Table(self.department_table())),
            ("phu_luc_3", false, AnnexContent::Charts { charts: charts::charts(self.from.plan, self.from.figures) }),
        ];
        let annex = |(label, (key, landscape, content)): (&String, (&str, bool, AnnexContent))| {
            Ok(Annex {
                label: label.clone(),
                title: self.speaker.say(key)?,
                attached: Attached {
                    before: self.speaker.say("kem_theo_truoc")?,
                    symbol: format!("/{SYMBOL}-{}", self.from.office.abbreviation.value),
                    after: self.speaker.say("kem_theo_sau")?,
                },
                landscape,
                content,
            })
        };
        self.labels.iter().zip(contents).map(annex).collect()
    }

    /// Annex I: every action, grouped by field.
    fn progress_table(&self) -> Result<Table, Problem> {
        #[derive(Serialize)]
        struct Shared<'a> {
            phoi_hop: &'a str,
        }
        const COLUMNS: [(&str, u32, bool); 10] = [
            ("STT", 10, true),
            ("Tồn tại, hạn chế", 28, false),
            ("Nhiệm vụ, giải pháp", 43, false),
            ("Bộ phận chủ trì (người phụ trách), phối hợp", 32, false),
            // Wide enough for `31/10/2026;` and for the symbol of the document that granted more time.
            ("Thời hạn", 26, true),
            ("Sản phẩm", 21, false),
            ("Kết quả, tiến độ", 31, false),
            ("Tài liệu kiểm chứng", 33, false),
            ("Tình trạng", 19, true),
            ("Ghi chú (lý do chậm)", 21, false),
        ];
        let mut rows = Vec::new();
        for (index, field) in self.from.plan.fields.iter().enumerate() {
            let shared = self.departments(&field.responsibility.coordinating);
            let note = match shared.as_str() {
                "" => None,
                shared => Some(self.speaker.say_with("phoi_hop", Shared { phoi_hop: shared })?),
            };
            rows.push(Row::Group { text: format!("{}. {}", index + 1, field.name.value), note });
            let states = self.from.figures.actions.iter().enumerate().filter(|(_, state)| state.field == index);
            rows.extend(
                states.map(|(number, state)| Row::Cells { cells: self.progress_row(number + 1, state), bold: false }),
            );
        }
        Ok(Table {
            header: vec![COLUMNS.iter().map(|(text, ..)| cell(text, 1, 1)).collect()],
            widths: COLUMNS.iter().map(|(_, width, _)| *width).collect(),
            centred: COLUMNS.iter().map(|(.., centred)| *centred).collect(),
            rows,
        })
    }

    fn departments(&self, ids: &[Id]) -> String {
        ids.iter().map(|id| terms::department(self.from.agency, id)).collect::<Vec<_>>().join(", ")
    }

    fn progress_row(&self, number: usize, state: &ActionState) -> Vec<String> {
        let agency = self.from.agency;
        let field = &self.from.plan.fields[state.field];
        let remedied = field
            .shortcomings
            .iter()
            .filter(|shortcoming| state.action.remedies.iter().any(|id| id.0.value == shortcoming.id.0.value));
        let lead = state.lead().map(|id| terms::department(agency, id)).unwrap_or_default();
        let person = terms::person_of(agency, state).map(|name| format!(" ({name})")).unwrap_or_default();
        // What the whole field shares stands once, in its title row.
        let coordinating = match state.action.coordinating.as_slice() {
            [] => String::new(),
            own => format!("\nPhối hợp: {}", self.departments(own)),
        };
        let progress = state.progress;
        let text = |text: Option<&crate::read::Text>| text.map(|text| text.value.clone()).unwrap_or_default();
        let notes = [progress.and_then(|p| p.reason.as_ref()), progress.and_then(|p| p.note.as_ref())];
        vec![
            number.to_string(),
            remedied.map(|shortcoming| shortcoming.text.value.clone()).collect::<Vec<_>>().join("\n"),
            state.action.text.value.clone(),
            format!("{lead}{person}{coordinating}"),
            terms::due(state),
            text(state.action.deliverable.as_ref()),
            text(progress.and_then(|progress| progress.outcome.as_ref())),
            state.evidence.iter().map(|evidence| cite::in_short(evidence)).collect::<Vec<_>>().join(";\n"),
            terms::status(state),
            notes.into_iter().flatten().map(|note| note.value.clone()).collect::<Vec<_>>().join("\n"),
        ]
    }

    /// Annex II: counts by department and person, overdue actions by name.
    fn department_table(&self) -> Table {
        let figures = self.from.figures;
        // Done without a day to measure against: with it the statuses add up to the total.
        let unmeasured = figures.total.unmeasured() > 0;
        let mut columns = vec![
            "Có báo cáo",
            "Hoàn thành",
            "Tổng số",
            "Hoàn thành đúng hạn",
            "Hoàn thành trễ hạn",
            "Đang thực hiện",
            "Chưa thực hiện",
            "Thường xuyên",
            "Quá hạn",
            "Thiếu kiểm chứng",
        ];
        let mut widths = vec![22, 7, 8, 7, 8, 8, 8, 8, 8, 7, 8, 40];
        if unmeasured {
            columns.insert(5, "Hoàn thành, không tính hạn");
            widths.insert(6, 8);
        }
        let counted = columns.len();
        let header = vec![
            vec![
                cell("Bộ phận, người phụ trách", 1, 2),
                cell("Trong quý", 2, 1),
                cell("Từ đầu năm", u32::try_from(counted - 2).unwrap_or_default(), 1),
                cell("Nhiệm vụ quá hạn", 1, 2),
            ],
            columns.iter().map(|text| cell(text, 1, 1)).collect(),
        ];
        let mut rows = Vec::new();
        let none = "Chưa phân công".to_owned();
        for group in &figures.departments {
            let name = group.id.map_or(none.clone(), |id| terms::department(self.from.agency, id).to_owned());
            rows.push(Row::Cells { cells: self.group_row(name, group, false), bold: true });
            for person in &group.people {
                let name = person.id.map_or(none.clone(), |id| terms::person(self.from.agency, id).to_owned());
                rows.push(Row::Cells { cells: self.group_row(name, person, true), bold: false });
            }
        }
        let in_quarter = figures.departments.iter().map(|group| group.in_quarter.total).sum();
        let done = figures.departments.iter().map(|group| group.done_in_quarter).sum();
        let mut total = vec!["Tổng cộng".to_owned()];
        total.extend(counts(in_quarter, done, &figures.total, unmeasured));
        total.push(String::new());
        rows.push(Row::Cells { cells: total, bold: true });
        Table { header, widths, centred: [vec![false], vec![true; counted], vec![false]].concat(), rows }
    }

    fn group_row(&self, name: String, group: &Group, with_names: bool) -> Vec<String> {
        let overdue = group.actions.iter().map(|&index| &self.from.figures.actions[index]);
        let overdue = overdue.filter(|state| with_names && matches!(state.lateness, Lateness::Overdue(_)));
        let names: Vec<&str> = overdue.map(|state| terms::clause(&state.action.text.value)).collect();
        let mut cells = vec![name];
        let unmeasured = self.from.figures.total.unmeasured() > 0;
        cells.extend(counts(group.in_quarter.total, group.done_in_quarter, &group.tally, unmeasured));
        cells.push(names.join(";\n"));
        cells
    }
}

/// The count columns of Annex II. A dash stands for none, so that what there is stands out.
fn counts(reported: usize, done: usize, tally: &Tally, unmeasured: bool) -> Vec<String> {
    let mut counts = vec![
        reported,
        done,
        tally.total,
        tally.on_time,
        tally.late,
        tally.in_progress,
        tally.not_started,
        tally.continuous,
        tally.overdue,
        tally.without_evidence,
    ];
    if unmeasured {
        counts.insert(5, tally.unmeasured());
    }
    counts.iter().map(|&count| if count == 0 { "-".to_owned() } else { count.to_string() }).collect()
}

fn cell(text: &str, columns: u32, rows: u32) -> HeaderCell {
    HeaderCell { text: text.to_owned(), columns, rows }
}
