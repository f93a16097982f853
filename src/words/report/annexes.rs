//! The annexes: I the progress table and the shortcomings, II departments and people, III pictures.

use serde::Serialize;

use super::{Writer, charts};
use crate::figures::{ActionState, Group, Lateness, Remedy, Tally};
use crate::problem::Problem;
use crate::words::document::{Annex, AnnexContent, Attached, Row, Table};
use crate::words::tables::{cell, leading, row, stacked, table};
use crate::words::{cite, frame, terms};

/// Columns of Annex I: name, and whether it is centred.
const PROGRESS: [(&str, bool); 6] = [
    ("STT", true),
    ("Nhiệm vụ, giải pháp", false),
    ("Chủ trì (người phụ trách)", false),
    ("Thời hạn", true),
    ("Sản phẩm; kết quả, tài liệu kiểm chứng", false),
    ("Tình trạng, lý do chậm", false),
];

/// Columns of the table that closes it.
const SHORTCOMINGS: [(&str, bool); 4] =
    [("STT", true), ("Tồn tại, hạn chế", false), ("Nhiệm vụ khắc phục", false), ("Mức độ khắc phục", false)];

impl Writer<'_> {
    /// All annexes of the report, in order.
    pub(super) fn annexes(&self) -> Result<Vec<Annex>, Problem> {
        let mut progress = vec![self.progress_table()?];
        progress.extend(self.shortcoming_table());
        let charts = charts::charts(self.from.plan, self.from.figures);
        let contents = [
            ("phu_luc_1", true, AnnexContent::Tables { tables: progress }),
            ("phu_luc_2", true, AnnexContent::Tables { tables: vec![self.department_table()] }),
            ("phu_luc_3", false, AnnexContent::Charts { charts }),
        ];
        let annex = |(label, (key, landscape, content)): (&String, (&str, bool, AnnexContent))| {
            Ok(Annex {
                label: label.clone(),
                title: self.speaker.say(key)?,
                attached: Attached {
                    before: self.speaker.say("kem_theo_truoc")?,
                    symbol: frame::symbol(self.from.agency, self.from.kind),
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
        let mut rows = Vec::new();
        for (index, field) in self.from.plan.fields.iter().enumerate() {
            let shared = terms::coordinating_field(self.from.agency, field);
            let note = match shared.as_str() {
                "" => None,
                shared => Some(self.speaker.say_with("phoi_hop", Shared { phoi_hop: shared })?),
            };
            rows.push(Row::Group { text: format!("{}. {}", index + 1, field.name.value), note });
            let figures = self.from.figures;
            let mut states: Vec<_> = figures.actions.iter().chain(&figures.withdrawn).collect();
            states.retain(|state| state.field == index);
            states.sort_by_key(|state| state.number);
            rows.extend(states.into_iter().map(|state| row(self.progress_row(state))));
        }
        Ok(table(&PROGRESS, rows))
    }

    fn progress_row(&self, state: &ActionState) -> Vec<String> {
        let progress = state.progress;
        let named = |name: &str, text: Option<&crate::read::Text>| text.map(|text| format!("{name}: {}", text.value));
        let evidence: Vec<String> = state.evidence.iter().map(|evidence| cite::in_short(evidence)).collect();
        let evidence = (!evidence.is_empty()).then(|| format!("Tài liệu: {}", evidence.join(";\n")));
        vec![
            terms::number(state),
            state.action.text.value.clone(),
            leading(self.from.agency, &self.from.plan.fields[state.field], state, Some(self.from.figures.as_of)),
            terms::due(state).replace("; ", "\n"),
            stacked([
                named("Sản phẩm", state.action.deliverable.as_ref()),
                named("Kết quả", progress.and_then(|progress| progress.outcome.as_ref())),
                evidence,
            ]),
            stacked([
                Some(terms::standing(state, self.from.figures.as_of)),
                // An action that was done in time needs no reason.
                named(
                    "Lý do",
                    progress
                        .and_then(|progress| progress.reason.as_ref())
                        .filter(|_| state.lateness != Lateness::OnTime),
                ),
                named("Ghi chú", progress.and_then(|progress| progress.note.as_ref())),
            ]),
        ]
    }

    /// What closes Annex I: every shortcoming of last year, the actions that remedy it, and how far they have.
    fn shortcoming_table(&self) -> Option<Table> {
        let (plan, figures) = (self.from.plan, self.from.figures);
        let mut rows = Vec::new();
        for (field, of) in plan.fields.iter().zip(&figures.fields) {
            for (shortcoming, remedy) in field.shortcomings.iter().zip(&of.remedies) {
                let names =
                    |state: &&ActionState| state.action.remedies.iter().any(|id| id.0.value == shortcoming.id.0.value);
                let numbers: Vec<String> =
                    figures.actions.iter().filter(names).map(|state| terms::number(state)).collect();
                let remedied = match remedy {
                    Remedy::Full => "Đã khắc phục",
                    Remedy::Partial => "Khắc phục một phần",
                    Remedy::None => "Chưa khắc phục",
                    Remedy::Unreported => "Chưa có báo cáo",
                };
                rows.push(row(vec![
                    (rows.len() + 1).to_string(),
                    shortcoming.text.value.clone(),
                    if numbers.is_empty() { "Chưa có nhiệm vụ".to_owned() } else { numbers.join("; ") },
                    remedied.to_owned(),
                ]));
            }
        }
        let title = format!("Tình trạng khắc phục tồn tại, hạn chế năm {}", figures.quarter.year - 1);
        (!rows.is_empty()).then(|| Table { title: Some(title), ..table(&SHORTCOMINGS, rows) })
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
            "Hoàn thành quá hạn",
            "Đang thực hiện",
            "Chưa thực hiện",
            "Thường xuyên",
            "Chưa báo cáo",
            "Đã quá hạn",
            "Thiếu kiểm chứng",
        ];
        if unmeasured {
            columns.insert(5, "Hoàn thành, không tính hạn");
        }
        let counted = columns.len();
        let header = vec![
            vec![
                cell("Bộ phận, người phụ trách", 1, 2),
                cell("Trong quý", 2, 1),
                cell("Lũy kế từ khi ban hành Kế hoạch", u32::try_from(counted - 2).unwrap_or_default(), 1),
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
        Table {
            title: None,
            header,
            widths: Vec::new(),
            centred: [vec![false], vec![true; counted], vec![false]].concat(),
            rows,
        }
    }

    fn group_row(&self, name: String, group: &Group, with_names: bool) -> Vec<String> {
        let overdue = group.actions.iter().map(|&index| &self.from.figures.actions[index]);
        let overdue = overdue.filter(|state| with_names && state.is_overdue());
        let numbers: Vec<String> = overdue.map(|state| terms::number(state)).collect();
        let mut cells = vec![name];
        let unmeasured = self.from.figures.total.unmeasured() > 0;
        cells.extend(counts(group.in_quarter.total, group.done_in_quarter, &group.tally, unmeasured));
        cells.push(numbers.join("; "));
        cells
    }
}

/// The count columns of Annex II, with a dash for none.
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
        tally.unreported,
        tally.overdue,
        tally.without_evidence,
    ];
    if unmeasured {
        counts.insert(5, tally.unmeasured());
    }
    counts.iter().map(|&count| if count == 0 { "-".to_owned() } else { count.to_string() }).collect()
}
