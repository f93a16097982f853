//! What is reported, and the first paragraph, which is a summary to be understood without the rest.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::json;

use super::ReportWriter;
use crate::figures::{ActionState, DepartmentGroup, Scores};
use crate::problem::Problem;
use crate::read::office_department;
use crate::words::counts::{Remedied, TallyNames};
use crate::words::speaker::paragraph;
use crate::words::terms::{self, points};

/// The departments that reported nothing of some of their actions this quarter, and the actions whose status is that of an earlier
/// quarter.
pub(super) struct Owed {
    /// By department: `Văn phòng Ủy ban chưa cập nhật 15`.
    pub(super) who: Vec<String>,
    /// By state: `01 nhiệm vụ kỳ trước đang thực hiện`.
    pub(super) earlier: Vec<String>,
}

/// The counts of the summary, with who owes a report.
#[derive(Serialize)]
pub(super) struct ReportSummary {
    pub(super) so_lieu: TallyNames,
    pub(super) them: usize,
    pub(super) rut: usize,
    pub(super) no_bao_cao: Vec<String>,
    pub(super) cu: Vec<String>,
    /// The most days that an action is overdue.
    pub(super) lau_nhat: i64,
}

/// Indicators that are missed, of those that were reported.
#[derive(Serialize)]
pub(super) struct Missed {
    pub(super) so: usize,
    pub(super) tong: usize,
}

/// The scores of last year and of this one.
#[derive(Serialize)]
pub(super) struct ScoreNames<'a> {
    pub(super) dat: String,
    pub(super) toi_da: String,
    /// The points that were lost, if any were.
    pub(super) mat: Option<String>,
    pub(super) da_cham: usize,
    pub(super) linh_vuc: usize,
    pub(super) tu_cham: String,
    pub(super) tu_cham_toi_da: String,
    /// Whether more or less was reached than last year, in a word; `None`: as much.
    pub(super) so_voi: Option<String>,
    pub(super) chenh: String,
    pub(super) chua_cham: usize,
    pub(super) khao_sat: Vec<Surveyed<'a>>,
}

/// A field whose score others find by a survey.
#[derive(Serialize)]
pub(super) struct Surveyed<'a> {
    pub(super) ten: &'a str,
    pub(super) toi_da: String,
}

/// `asked`: how many decisions part V asks for.
pub(super) fn opening(writer: &mut ReportWriter, asked: usize) -> Result<(), Problem> {
    writer.body.push(paragraph(writer.speaker.say("mo_dau")?));
    let figures = writer.from.figures;
    let owed = owed(writer)?;
    let mut sentences = vec![writer.speaker.say_with(
        "tom_tat",
        ReportSummary {
            so_lieu: TallyNames::from(figures.total),
            them: figures.added,
            rut: figures.withdrawn.len(),
            no_bao_cao: owed.who,
            cu: owed.earlier,
            lau_nhat: figures.actions.iter().filter_map(ActionState::days_overdue).max().unwrap_or_default(),
        },
    )?];
    if figures.remedies.total() > 0 {
        sentences.push(writer.speaker.say_with("tom_tat_ton_tai", Remedied::from(figures.remedies))?);
    }
    if figures.scores.fields > 0 {
        sentences.push(scores(writer, &figures.scores)?);
    }
    let indicators = || figures.indicators.iter().filter(|state| state.reached().is_some());
    let missed = indicators().filter(|state| state.is_missed()).count();
    if missed > 0 {
        let names = Missed { so: missed, tong: indicators().count() };
        sentences.push(writer.speaker.say_with("tom_tat_chi_tieu", names)?);
    }
    if asked > 0 {
        sentences.push(writer.speaker.say_with("tom_tat_kien_nghi", json!({ "so": asked }))?);
    }
    writer.body.push(paragraph(sentences.join(" ")));
    Ok(())
}

/// Finds who reported nothing of some actions this quarter.
pub(super) fn owed(writer: &ReportWriter) -> Result<Owed, Problem> {
    let figures = writer.from.figures;
    let office = office_department(writer.from.agency);
    let mut who = Vec::new();
    let mut owing: Vec<_> = figures.departments.iter().filter(|group| group.counts.tally.without_report > 0).collect();
    // The office, which writes the report, stands first; the other departments follow, those that owe most before the others.
    let own = |group: &DepartmentGroup| {
        group.department.zip(office).is_some_and(|(department, office)| department.id == office.id)
    };
    owing.sort_by_key(|group| (!own(group), std::cmp::Reverse(group.counts.tally.without_report)));
    for group in owing {
        let name = match group.department {
            Some(department) => department.name.value.clone(),
            None => writer.speaker.say("chua_phan_cong")?,
        };
        let names = json!({ "ten": name, "so": group.counts.tally.without_report, "cua_van_phong": own(group) });
        who.push(writer.speaker.say_with("bo_phan_no", names)?);
    }
    let mut states: BTreeMap<_, usize> = BTreeMap::new();
    for state in figures.actions.iter().filter(|state| state.is_of_earlier_quarter()) {
        *states.entry(state.status).or_default() += 1;
    }
    let mut earlier = Vec::new();
    for (status, count) in &states {
        let status = terms::state_in_sentence(&writer.speaker.shared, *status)?;
        earlier.push(writer.speaker.say_with("trang_thai_cu", json!({ "so": count, "trang_thai": status }))?);
    }
    Ok(Owed { who, earlier })
}

/// Says last year's score with the points that were lost; where the unit has scored itself this year, also these scores and how
/// they compare with last year's.
fn scores(writer: &ReportWriter, scores: &Scores) -> Result<String, Problem> {
    let (lost, change) = (scores.maximum - scores.last_year, scores.own - scores.own_last_year);
    let fields = writer.from.plan.fields.iter().zip(&writer.from.figures.fields);
    let surveyed = fields.filter(|(_, of)| of.score.survey && of.score.own.is_none());
    let surveyed: Vec<_> = surveyed
        .map(|(field, of)| {
            let name = field.short_name.as_ref().unwrap_or(&field.name);
            Surveyed { ten: terms::clause(&name.value), toi_da: points(of.score.maximum) }
        })
        .collect();
    let direction = match change.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => Some(writer.speaker.say("so_voi_tang")?),
        std::cmp::Ordering::Less => Some(writer.speaker.say("so_voi_giam")?),
        std::cmp::Ordering::Equal => None,
    };
    writer.speaker.say_with(
        "tom_tat_diem",
        ScoreNames {
            dat: points(scores.last_year),
            toi_da: points(scores.maximum),
            mat: (!lost.is_zero()).then(|| points(lost)),
            da_cham: scores.scored,
            linh_vuc: scores.fields,
            tu_cham: points(scores.own),
            tu_cham_toi_da: points(scores.own_maximum),
            so_voi: direction,
            chenh: points(change.abs()),
            chua_cham: scores.unscored(),
            khao_sat: surveyed,
        },
    )
}
