//! The annexes: I the progress table and the shortcomings, II departments and people, III pictures.

use serde_json::json;

use super::{ReportWriter, charts};
use crate::figures::{ActionState, GroupCounts, Lateness, Remedy, Tally};
use crate::problem::Problem;
use crate::words::document::{Annex, AnnexContent, Row, Table};
use crate::words::tables::{Column, group, head, leading, row, stacked, table};
use crate::words::{cite, frame, terms};

/// Columns of Annex I.
const PROGRESS: [Column; 6] = [
    ("cot_stt", true),
    ("cot_nhiem_vu", false),
    ("cot_chu_tri", false),
    ("cot_thoi_han", true),
    ("cot_ket_qua", false),
    ("cot_tinh_trang", false),
];

/// Columns of the table that closes it.
const SHORTCOMINGS: [Column; 4] =
    [("cot_stt", true), ("cot_ton_tai", false), ("cot_nhiem_vu_khac_phuc", false), ("cot_muc_do", false)];

/// All annexes of the report, in order.
pub(super) fn annexes(writer: &ReportWriter) -> Result<Vec<Annex>, Problem> {
    let mut progress = vec![progress_table(writer)?];
    progress.extend(shortcoming_table(writer)?);
    let charts = if writer.from.charts { charts::charts(writer)? } else { Vec::new() };
    let contents = [
        ("phu_luc_1", true, AnnexContent::Tables { tables: progress }),
        ("phu_luc_2", true, AnnexContent::Tables { tables: vec![department_table(writer)?] }),
        ("phu_luc_3", false, AnnexContent::Charts { charts }),
    ];
    let annex = |(label, (key, landscape, content)): (&String, (&str, bool, AnnexContent))| {
        Ok(Annex {
            label: label.clone(),
            title: writer.speaker.say(key)?,
            attached: frame::attached(&writer.speaker, frame::symbol(writer.from.agency, writer.from.kind))?,
            landscape,
            content,
        })
    };
    writer.labels.iter().zip(contents).map(annex).collect()
}

/// Annex I: every action, grouped by field.
fn progress_table(writer: &ReportWriter) -> Result<Table, Problem> {
    let figures = writer.from.figures;
    let mut rows = Vec::new();
    for (index, field) in writer.from.plan.fields.iter().enumerate() {
        rows.push(group(&writer.speaker.shared, writer.from.directory, index, field)?);
        let mut states: Vec<_> = figures.actions.iter().chain(&figures.withdrawn).collect();
        states.retain(|state| state.field == index);
        states.sort_by_key(|state| state.number);
        for state in states {
            rows.push(row(progress_row(writer, state)?));
        }
    }
    table(&writer.speaker, &PROGRESS, rows)
}

fn progress_row(writer: &ReportWriter, state: &ActionState) -> Result<Vec<String>, Problem> {
    let (speaker, shared, as_of) = (&writer.speaker, &writer.speaker.shared, writer.from.figures.as_of);
    let progress = state.progress;
    let named = |key: &str, name: &str, text: Option<&crate::read::Text>| {
        text.map(|text| speaker.say_with(key, json!({ name: text.value }))).transpose()
    };
    let evidence = state.evidence.iter().map(|evidence| cite::in_short(shared, evidence));
    let evidence: Vec<String> = evidence.collect::<Result<_, _>>()?;
    let evidence =
        (!evidence.is_empty()).then(|| speaker.say_with("o_tai_lieu", json!({ "tai_lieu": evidence }))).transpose()?;
    // An action that was done in time needs no reason.
    let reason = progress.and_then(|progress| progress.reason.as_ref());
    let reason = reason.filter(|_| state.lateness != Lateness::OnTime);
    Ok(vec![
        terms::number(state),
        state.action.text.value.clone(),
        leading(shared, writer.from.directory, &writer.from.plan.fields[state.field], state, Some(as_of))?,
        terms::due(shared, state)?.join("\n"),
        stacked([
            named("o_san_pham", "san_pham", state.action.deliverable.as_ref())?,
            named("o_ket_qua", "ket_qua", progress.and_then(|progress| progress.outcome.as_ref()))?,
            evidence,
        ]),
        stacked([
            Some(terms::standing(shared, state, as_of)?),
            named("ly_do", "ly_do", reason)?,
            named("o_ghi_chu", "ghi_chu", progress.and_then(|progress| progress.note.as_ref()))?,
        ]),
    ])
}

/// What closes Annex I: every shortcoming of last year, the actions that remedy it, and how far they have.
fn shortcoming_table(writer: &ReportWriter) -> Result<Option<Table>, Problem> {
    let (plan, figures) = (writer.from.plan, writer.from.figures);
    let mut rows = Vec::new();
    for (field, of) in plan.fields.iter().zip(&figures.fields) {
        for (shortcoming, remedy) in field.shortcomings.iter().zip(&of.remedies) {
            let names = |state: &&ActionState| state.action.remedies.contains(&shortcoming.id);
            let numbers: Vec<String> = figures.actions.iter().filter(names).map(|state| terms::number(state)).collect();
            let remedied = match remedy {
                Remedy::Full => "khac_phuc_xong",
                Remedy::Partial => "khac_phuc_mot_phan",
                Remedy::None => "khac_phuc_chua",
                Remedy::Unreported => "khac_phuc_chua_bao_cao",
            };
            rows.push(row(vec![
                (rows.len() + 1).to_string(),
                shortcoming.text.value.clone(),
                if numbers.is_empty() { writer.speaker.say("chua_co_nhiem_vu")? } else { numbers.join("; ") },
                writer.speaker.say(remedied)?,
            ]));
        }
    }
    if rows.is_empty() {
        return Ok(None);
    }
    let title = Some(writer.speaker.say("bang_ton_tai")?);
    Ok(Some(Table { title, ..table(&writer.speaker, &SHORTCOMINGS, rows)? }))
}

/// Annex II: counts by department and person, overdue actions by name.
fn department_table(writer: &ReportWriter) -> Result<Table, Problem> {
    let (speaker, figures) = (&writer.speaker, writer.from.figures);
    // Actions that are done and have no due date are neither on time nor late. If there are any, they get a column, so that the
    // columns add up to the total.
    let unmeasured = figures.total.unmeasured() > 0;
    let mut columns = vec![
        "cot_co_bao_cao",
        "cot_hoan_thanh",
        "cot_tong_so",
        "cot_dung_han",
        "cot_hoan_thanh_qua_han",
        "cot_dang_thuc_hien",
        "cot_chua_thuc_hien",
        "cot_thuong_xuyen",
        "cot_chua_bao_cao",
        "cot_da_qua_han",
        "cot_thieu_kiem_chung",
    ];
    if unmeasured {
        columns.insert(5, "cot_khong_tinh_han");
    }
    let counted = columns.len();
    let header = vec![
        vec![
            head(speaker, "cot_bo_phan", 1, 2)?,
            head(speaker, "cot_trong_quy", 2, 1)?,
            head(speaker, "cot_tu_khi_ban_hanh", u32::try_from(counted - 2).unwrap_or_default(), 1)?,
            head(speaker, "cot_nhiem_vu_qua_han", 1, 2)?,
        ],
        columns.iter().map(|key| head(speaker, key, 1, 1)).collect::<Result<_, _>>()?,
    ];
    let mut rows = Vec::new();
    let none = speaker.say("chua_phan_cong")?;
    for group in &figures.departments {
        let name = group.department.map_or(none.clone(), |department| department.name.value.clone());
        rows.push(Row::Cells { cells: group_row(writer, name, &group.counts, false), bold: true });
        for (person, counts) in &group.people {
            let name = person.map_or(none.clone(), |person| person.name.value.clone());
            rows.push(Row::Cells { cells: group_row(writer, name, counts, true), bold: false });
        }
    }
    let in_quarter = figures.departments.iter().map(|group| group.counts.in_quarter.total).sum();
    let done = figures.departments.iter().map(|group| group.counts.done_in_quarter).sum();
    let mut total = vec![speaker.say("tong_cong")?];
    total.extend(counts(in_quarter, done, &figures.total, unmeasured));
    total.push(String::new());
    rows.push(Row::Cells { cells: total, bold: true });
    Ok(Table {
        title: None,
        header,
        widths: Vec::new(),
        centred: [vec![false], vec![true; counted], vec![false]].concat(),
        rows,
    })
}

fn group_row(writer: &ReportWriter, name: String, group: &GroupCounts, with_names: bool) -> Vec<String> {
    let overdue = group.actions.iter().map(|&index| &writer.from.figures.actions[index]);
    let overdue = overdue.filter(|state| with_names && state.is_overdue());
    let numbers: Vec<String> = overdue.map(|state| terms::number(state)).collect();
    let mut cells = vec![name];
    let unmeasured = writer.from.figures.total.unmeasured() > 0;
    cells.extend(counts(group.in_quarter.total, group.done_in_quarter, &group.tally, unmeasured));
    cells.push(numbers.join("; "));
    cells
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
