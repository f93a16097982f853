//! Part III: what was achieved, what is wanting, and why.

use super::results::indicator;
use super::{or_nothing, part};
use serde::Serialize;
use serde_json::json;

use super::ReportWriter;
use crate::figures::{ActionState, IndicatorState, Restated, Tally};
use crate::period::{Quarter, short};
use crate::problem::Problem;
use crate::words::counts::{Remedied, TallyNames};
use crate::words::document::Block;
use crate::words::speaker::{listed, paragraph, paragraphs, values};
use crate::words::terms::{self, points};
use crate::words::{cite, short};

/// What was done late is named up to this many; the annex has the rest.
const LATE_NAMED: usize = 5;

/// What was done in the quarter, beside the counts of the quarter before and of this one.
#[derive(Serialize)]
pub(super) struct InQuarter {
    pub(super) them: usize,
    /// Of these, what was done before the period and is reported only now.
    pub(super) tu_truoc: usize,
    pub(super) lam_lai: usize,
    pub(super) rut: usize,
    pub(super) quy_truoc: Option<&'static str>,
    pub(super) truoc: Option<TallyNames>,
    pub(super) nay: TallyNames,
}

/// Overdue actions in the quarter before and in this one.
#[derive(Serialize)]
pub(super) struct OverdueSince {
    pub(super) quy_truoc: &'static str,
    pub(super) truoc: usize,
    pub(super) nay: usize,
}

/// Actions that the quarter does not report; of these `so_cu` have the status of an earlier quarter.
#[derive(Serialize)]
pub(super) struct Unreported {
    pub(super) so: usize,
    pub(super) so_cu: usize,
}

/// What was done late: the latest by name, and how many more.
#[derive(Serialize)]
pub(super) struct Late {
    pub(super) so: usize,
    pub(super) ke: Vec<LateOne>,
    pub(super) khac: usize,
}

/// An action that was done late.
#[derive(Serialize)]
pub(super) struct LateOne {
    pub(super) nhiem_vu: String,
    pub(super) so_ngay: Option<i64>,
}

/// III. Review: 1. achieved, 2. wanting, 3. difficulties and causes.
pub(super) fn review(writer: &mut ReportWriter) -> Result<(), Problem> {
    part(writer, "danh_gia")?;
    writer.body.push(writer.speaker.heading(2, "1.".into(), "dat_duoc")?);
    let achieved = achieved(writer)?;
    or_nothing(writer, achieved)?;
    writer.body.push(writer.speaker.heading(2, "2.".into(), "ton_tai")?);
    let blocks = wanting(writer)?;
    or_nothing(writer, blocks)?;
    // Where something is late and nobody gives a cause, the report says so.
    let late = |state: &ActionState| state.is_overdue() || state.done_in_quarter && state.days_late().is_some();
    let wanting = writer.from.figures.actions.iter().any(late);
    writer.body.push(writer.speaker.heading(2, "3.".into(), "nguyen_nhan")?);
    let causes = causes(writer, wanting)?;
    or_nothing(writer, causes)
}

fn achieved(writer: &ReportWriter) -> Result<Vec<Block>, Problem> {
    let figures = writer.from.figures;
    let count = |wanted: &dyn Fn(&ActionState) -> bool| figures.actions.iter().filter(|state| wanted(state)).count();
    let earlier = count(&|state| state.done_earlier());
    let done = count(&|state| state.done_in_quarter) + earlier;
    let before = figures.history.last();
    let mut sentences = Vec::new();
    if done > 0 {
        let gone = figures.withdrawn.iter().filter(|state| state.done_before).count();
        let names = InQuarter {
            them: done,
            tu_truoc: earlier,
            lam_lai: count(&|state| state.undone()),
            rut: gone,
            quy_truoc: before.map(|(quarter, _)| quarter.roman()),
            truoc: before.map(|(_, tally)| TallyNames::from(*tally)),
            nay: TallyNames::from(figures.total),
        };
        sentences.push(writer.speaker.say_with("trong_quy", names)?);
    }
    // If fewer actions are overdue than in the quarter before, this is said here; if as many or more, under what is wanting.
    if before.is_some_and(|(_, tally)| tally.overdue > figures.total.overdue) {
        sentences.extend(overdue_since(writer)?);
    }
    let mut blocks = Vec::new();
    if !sentences.is_empty() {
        blocks.push(paragraph(sentences.join(" ")));
    }
    blocks.extend(paragraphs(&writer.from.record.remarks));
    let mut quarters: Vec<Quarter> = figures.restated.iter().map(|change| change.quarter).collect();
    quarters.dedup();
    for quarter in quarters {
        let changes = figures.restated.iter().filter(|change| change.quarter == quarter);
        let told = |change: &Restated| {
            let what = writer.speaker.say(&format!("so_lieu_{}", change.key))?;
            Ok(json!({ "ten": what, "cu": change.reported, "moi": change.now }))
        };
        let changes: Vec<_> = changes.map(told).collect::<Result<_, Problem>>()?;
        let names = json!({ "quy_cu": quarter.roman(), "thay_doi": changes });
        blocks.push(paragraph(writer.speaker.say_with("dieu_chinh", names)?));
    }
    Ok(blocks)
}

/// The number of overdue actions against the quarter before, where there are any.
fn overdue_since(writer: &ReportWriter) -> Result<Option<String>, Problem> {
    let now = writer.from.figures.total.overdue;
    let before = writer.from.figures.history.last().filter(|(_, tally)| tally.overdue > 0 || now > 0);
    let say = |(quarter, tally): &(Quarter, Tally)| {
        let names = OverdueSince { quy_truoc: quarter.roman(), truoc: tally.overdue, nay: now };
        writer.speaker.say_with("so_sanh_qua_han", names)
    };
    before.map(say).transpose()
}

/// 2. What is wanting, the gravest first.
fn wanting(writer: &ReportWriter) -> Result<Vec<Block>, Problem> {
    let (figures, record) = (writer.from.figures, writer.from.record);
    let mut blocks = Vec::new();
    let mut say = |text: String| blocks.push(paragraph(text));
    if record.progress.is_empty() {
        say(writer.speaker.say("khong_bao_cao")?);
    } else if !figures.actions.iter().any(|state| state.done_in_quarter || state.done_earlier()) {
        say(writer.speaker.say("khong_hoan_thanh")?);
    }
    if !figures.unreported.is_empty() {
        let quarters: Vec<_> = figures.unreported.iter().map(|quarter| quarter.roman()).collect();
        say(writer.speaker.say_with("quy_chua_bao_cao", json!({ "quy_cu": quarters }))?);
    }
    if figures.history.last().is_some_and(|(_, tally)| tally.overdue <= figures.total.overdue) {
        blocks.extend(overdue_since(writer)?.map(paragraph));
    }
    let overdue = ranked_overdue(writer);
    list(writer, "qua_han", &overdue, overdue_item, &mut blocks)?;
    if figures.total.without_report > 0 {
        let names = Unreported {
            so: figures.total.without_report,
            so_cu: figures.total.without_report - figures.total.unreported,
        };
        blocks.push(paragraph(writer.speaker.say_with("no_bao_cao", names)?));
    }
    let bare = states(writer, |state| state.without_evidence());
    list(writer, "thieu_kiem_chung", &bare, |writer, state| named(writer, "mot_thieu", state), &mut blocks)?;
    let outside = states(writer, |state| !state.outside.is_empty());
    list(writer, "ngoai_ky", &outside, |writer, state| named(writer, "mot_ngoai_ky", state), &mut blocks)?;
    blocks.extend(late(writer)?);
    if figures.remedies.left() > 0 {
        blocks.push(paragraph(writer.speaker.say_with("ton_tai_con_lai", Remedied::from(figures.remedies))?));
    }
    let missed: Vec<&IndicatorState> = figures.indicators.iter().filter(|state| state.is_missed()).collect();
    let missed: Vec<String> =
        missed.into_iter().filter_map(|state| indicator(writer, state).transpose()).collect::<Result<_, _>>()?;
    if !missed.is_empty() {
        blocks.extend(listed(writer.speaker.say("chi_tieu_chua_dat")?, missed));
    }
    blocks.extend(paragraphs(&record.limits));
    Ok(blocks)
}

/// A sentence that counts some actions, and one for each; nothing where there are none.
fn list(
    writer: &ReportWriter,
    key: &str,
    states: &[&ActionState],
    say: impl Fn(&ReportWriter, &ActionState) -> Result<String, Problem>,
    blocks: &mut Vec<Block>,
) -> Result<(), Problem> {
    if states.is_empty() {
        return Ok(());
    }
    let head = writer.speaker.say_with(key, json!({ "so": states.len() }))?;
    let items = states.iter().map(|state| say(writer, state)).collect::<Result<_, _>>()?;
    blocks.extend(listed(head, items));
    Ok(())
}

/// The actions that are wanted, in the plan's order.
pub(super) fn states<'a>(writer: &ReportWriter<'a>, wanted: impl Fn(&ActionState) -> bool) -> Vec<&'a ActionState<'a>> {
    writer.from.figures.actions.iter().filter(|state| wanted(state)).collect()
}

/// What is overdue, the longest first.
pub(super) fn ranked_overdue<'a>(writer: &ReportWriter<'a>) -> Vec<&'a ActionState<'a>> {
    let mut overdue = states(writer, |state| state.is_overdue());
    overdue.sort_by_key(|state| std::cmp::Reverse(state.days_overdue()));
    overdue
}

fn overdue_item(writer: &ReportWriter, state: &ActionState) -> Result<String, Problem> {
    let lacking = writer.from.figures.fields.get(state.field).map(|field| field.score.lacking());
    let names = json!({
        "nhiem_vu": terms::number(state),
        "ten": short::short_name(state.action),
        "ai": terms::in_charge(state),
        "so_ngay": state.days_overdue(),
        "thoi_han": state.due.map(short),
        "de_nghi": terms::asked_for(state).map(|request| short(request.until.value)),
        "chua_bao_cao": state.never_reported(),
        "quy_cu": state.reported_in.filter(|_| state.is_of_earlier_quarter()).map(Quarter::roman),
        "linh_vuc": state.number.0,
        "thieu": lacking.filter(|points| !points.is_zero()).map(points),
        "ly_do": terms::reason(state),
    });
    writer.speaker.say_with("mot_qua_han", names)
}

/// An action by number, name and person, with its evidence from outside the report's time.
fn named(writer: &ReportWriter, key: &str, state: &ActionState) -> Result<String, Problem> {
    let outside = state.outside.iter().map(|evidence| cite::in_full(&writer.speaker.shared, evidence));
    let names = json!({
        "nhiem_vu": terms::number(state),
        "ten": short::short_name(state.action),
        "ai": terms::in_charge(state),
        "tai_lieu": outside.collect::<Result<Vec<_>, _>>()?,
    });
    writer.speaker.say_with(key, names)
}

/// What the quarter reports done late.
fn late(writer: &ReportWriter) -> Result<Option<Block>, Problem> {
    let new = |state: &ActionState| state.done_in_quarter || state.done_earlier();
    let mut late = states(writer, |state| new(state) && state.days_late().is_some());
    if late.is_empty() {
        return Ok(None);
    }
    late.sort_by_key(|state| std::cmp::Reverse(state.days_late()));
    let named = late.iter().take(LATE_NAMED);
    let named = named.map(|state| LateOne { nhiem_vu: terms::number(state), so_ngay: state.days_late() });
    let names = Late { so: late.len(), ke: named.collect(), khac: late.len().saturating_sub(LATE_NAMED) };
    Ok(Some(paragraph(writer.speaker.say_with("tre_han", names)?)))
}

/// 3. Causes and difficulties as typed; where no cause is typed, the reasons that were given action by action.
fn causes(writer: &ReportWriter, wanting: bool) -> Result<Vec<Block>, Problem> {
    let record = writer.from.record;
    let mut difficulties = Vec::new();
    if !record.difficulties.is_empty() {
        difficulties = listed(writer.speaker.say("kho_khan")?, values(&record.difficulties));
    }
    let mut causes = match (record.causes.is_empty(), difficulties.is_empty()) {
        (false, false) => listed(writer.speaker.say("nguyen_nhan_la")?, values(&record.causes)),
        _ => paragraphs(&record.causes),
    };
    if causes.is_empty() {
        let told = states(writer, |state| state.unfinished() && terms::reason(state).is_some());
        let say = |state: &&ActionState| {
            let names = json!({ "nhiem_vu": terms::number(state), "ly_do": terms::reason(state) });
            writer.speaker.say_with("mot_nguyen_nhan", names)
        };
        let told: Vec<String> = told.iter().map(say).collect::<Result<_, _>>()?;
        if !told.is_empty() {
            causes.extend(listed(writer.speaker.say("nguyen_nhan_nhiem_vu")?, told));
        }
    }
    if causes.is_empty() && difficulties.is_empty() && wanting {
        causes.push(paragraph(writer.speaker.say("nguyen_nhan_chua_bao_cao")?));
    }
    Ok([difficulties, causes].concat())
}
