//! The quarterly report in words: figures and records in, the whole document with its annexes out.

mod ahead;
mod annexes;
mod charts;
mod fields;
mod opening;
mod proposals;
mod results;
mod review;
#[cfg(test)]
mod tests;

use ahead::ahead;
use chrono::{Datelike, NaiveDate};
use opening::opening;
use proposals::proposals;
use results::results;
use review::review;
use serde::Serialize;
use serde_json::json;

use super::document::{Annex, Block, DocumentInfo, Heading, VERSION, Words};
use super::frame::{self, CitedPlan, Issued, Replacing, UnitNames};
use super::numerals::roman;
use super::speaker::{Sections, Speaker, last_paragraph, listed, paragraph, paragraphs};
use super::terms;
use super::vocabulary::Vocabulary;
use crate::check::Reported;
use crate::figures::{ActionState, Directory, Figures};
use crate::fonts::FontSet;
use crate::kinds::Kind;
use crate::period::short;
use crate::problem::Problem;
use crate::read::{ActionId, Agency, Issuer, Overrides, Plan, Quarterly, Signing};

/// Everything that a report is written from: of checked records alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sources<'a> {
    kind: Kind,
    agency: &'a Agency,
    directory: &'a Directory<'a>,
    office: &'a Issuer,
    signing: &'a Signing,
    /// To whom: `Chủ tịch Ủy ban nhân dân xã …`.
    addressee: &'a str,
    plan: &'a Plan,
    record: &'a Quarterly,
    figures: &'a Figures<'a>,
    fonts: &'a FontSet,
    overrides: &'a Overrides,
    /// Whether the charts are wanted.
    charts: bool,
}

impl<'a> Sources<'a> {
    /// For a document of a kind about a quarter. `charts`: whether they are wanted even where the agency's record does not ask
    /// for them.
    pub(crate) fn of(reported: &Reported<'a>, kind: Kind, charts: bool) -> Self {
        let checked = reported.checked();
        let (agency, raw) = (checked.agency(), checked.raw());
        Self {
            kind,
            agency,
            directory: checked.directory(),
            office: reported.office,
            signing: reported.signing,
            addressee: reported.addressee,
            plan: reported.plan,
            record: reported.record,
            figures: reported.figures,
            fonts: &raw.fonts,
            overrides: &raw.overrides,
            charts: charts || agency.charts.0,
        }
    }
}

/// What every sentence of the report may name.
#[derive(Serialize)]
struct ReportCommon<'a> {
    don_vi: UnitNames<'a>,
    van_phong: &'a str,
    nguoi_nhan: &'a str,
    nam: i32,
    nam_truoc: i32,
    nam_van_ban: i32,
    quy: &'static str,
    ky_gop: bool,
    ky: String,
    cuoi_quy: String,
    quy_toi: &'static str,
    nam_quy_toi: i32,
    cuoi_quy_toi: String,
    tu: String,
    den: String,
    ngay_chot: String,
    dau_tien: bool,
    ke_hoach: CitedPlan,
    thay_the: Option<Replacing>,
    phu_luc_1: String,
    phu_luc_2: String,
    phu_luc_3: Option<String>,
}

/// One report being written: its sources, its sentences, and the body so far.
struct ReportWriter<'a> {
    from: Sources<'a>,
    speaker: Speaker<ReportCommon<'a>>,
    sections: Sections,
    body: Vec<Block>,
    /// How the annexes are called: `Phụ lục I`, ….
    labels: Vec<String>,
}

/// Writes the report. `date` is the document's one date; it is printed only where the record has it.
pub(crate) fn report(from: Sources, date: NaiveDate) -> Result<Words, Problem> {
    let Sources { agency, office, plan, record, figures, .. } = from;
    let (quarter, next) = (figures.quarter, figures.quarter.next());
    let year = quarter.year;
    let issued = Issued {
        number: record.number.as_ref().map(|number| number.value),
        date: record.date.as_ref().map(|date| date.value),
        year,
        urgency: record.urgency.0,
    };
    let annexes = if from.charts { 3 } else { 2 };
    let shared = Vocabulary::of(from.kind, from.overrides)?;
    let labels = (1..=annexes).map(|number| shared.annex(Some(&roman(number)))).collect::<Result<Vec<String>, _>>()?;
    let plan_date = plan.date.as_ref().map(|date| date.value);
    let common = ReportCommon {
        don_vi: UnitNames::of(agency),
        van_phong: &office.name.value,
        nguoi_nhan: from.addressee,
        nam: year,
        nam_truoc: year - 1,
        nam_van_ban: issued.date.map_or(year, |date| date.year()),
        quy: quarter.roman(),
        ky_gop: agency.half_year.0,
        ky: String::new(),
        cuoi_quy: short(quarter.last_day()),
        quy_toi: next.roman(),
        nam_quy_toi: next.year,
        cuoi_quy_toi: short(next.last_day()),
        tu: short(figures.period.0),
        den: short(figures.period.1),
        ngay_chot: short(figures.as_of),
        dau_tien: figures.history.is_empty() && plan_date.is_some_and(|date| date <= figures.as_of),
        ke_hoach: CitedPlan::of(agency, plan),
        thay_the: frame::replacing(record.replaced.as_ref()),
        phu_luc_1: labels[0].clone(),
        phu_luc_2: labels[1].clone(),
        phu_luc_3: labels.get(2).cloned(),
    };
    let mut speaker = Speaker::of(from.kind, from.overrides, shared, common)?;
    let named = speaker.say("ten_ky")?;
    speaker.rename(|common| common.ky = named);
    let mut writer = ReportWriter { from, speaker, sections: Sections::default(), body: Vec::new(), labels };
    // Part V is written first, since the opening says how many items it has.
    let proposals = proposals(&writer)?;
    opening(&mut writer, proposals.len())?;
    direction(&mut writer)?;
    results(&mut writer)?;
    review(&mut writer)?;
    ahead(&mut writer)?;
    part(&mut writer, "kien_nghi")?;
    numbered(&mut writer, proposals)?;
    if writer.from.record.replaced.is_some() {
        let replaced = writer.speaker.say("thay_the")?;
        writer.body.push(paragraph(replaced));
    }
    let closing = writer.speaker.say("ket")?;
    writer.body.push(last_paragraph(closing));
    let annexes = annexes::annexes(&writer)?;
    finish(writer, issued, date, annexes)
}

fn finish(writer: ReportWriter, issued: Issued, date: NaiveDate, annexes: Vec<Annex>) -> Result<Words, Problem> {
    let ReportWriter { from, speaker, body, .. } = writer;
    let kind = speaker.say("loai")?;
    let subject = match &from.record.subject {
        Some(subject) => subject.value.clone(),
        None => speaker.say("trich_yeu")?,
    };
    let replaced = from.record.replaced.as_ref().map(|_| speaker.say("trich_yeu_thay_the")).transpose()?;
    let subject = frame::with_replaced(subject, replaced);
    Ok(Words {
        version: VERSION,
        draft: false,
        about: DocumentInfo {
            title: format!("{kind} {}", subject.split('\n').collect::<Vec<_>>().join(" ")),
            author: from.office.name.value.clone(),
            font: from.fonts.family().to_owned(),
            date: [date.year(), date.month() as i32, date.day() as i32],
        },
        header: frame::header(from.agency, from.kind, issued, Some(from.addressee.to_owned())),
        heading: Heading { kind, subject },
        body,
        recipients: frame::recipients(&speaker, from.signing)?,
        signature: frame::signature(from.signing),
        annexes,
    })
}

/// I. Direction, and what became of the chairman's instructions.
fn direction(writer: &mut ReportWriter) -> Result<(), Problem> {
    let record = writer.from.record;
    part(writer, "chi_dao")?;
    let mut blocks = paragraphs(&record.direction);
    if !record.instructions.is_empty() {
        let item = |instruction: &crate::read::Instruction| {
            let own = json!({
                "noi_dung": terms::clause(&instruction.text.value),
                "van_ban": instruction.document.as_ref().map(|text| terms::clause(&text.value)),
                "ket_qua": instruction.outcome.as_ref().map(|text| terms::clause(&text.value)),
                "nhiem_vu": states_of(writer, &instruction.actions)?,
            });
            writer.speaker.say_with("mot_chi_dao", own)
        };
        let items = record.instructions.iter().map(item).collect::<Result<_, _>>()?;
        blocks.extend(listed(writer.speaker.say("y_kien_chi_dao")?, items));
    }
    or_nothing(writer, blocks)
}

/// The heading of a part: `I. …`.
fn part(writer: &mut ReportWriter, key: &str) -> Result<(), Problem> {
    let heading = writer.speaker.heading(1, writer.sections.next(), key)?;
    writer.body.push(heading);
    Ok(())
}

/// The content of a part; the five parts always stand, and an empty one says so.
fn or_nothing(writer: &mut ReportWriter, blocks: Vec<Block>) -> Result<(), Problem> {
    if blocks.is_empty() {
        writer.body.push(paragraph(writer.speaker.say("khong_co")?));
    }
    writer.body.extend(blocks);
    Ok(())
}

/// The actions of some ids, each with its number and how far it is.
fn states_of(writer: &ReportWriter, ids: &[ActionId]) -> Result<Vec<String>, Problem> {
    let figures = writer.from.figures;
    let all = || figures.actions.iter().chain(&figures.withdrawn);
    let states = ids.iter().flat_map(|id| all().filter(move |state| state.action.id == *id));
    let say = |state: &ActionState| {
        let withdrawn = terms::withdrawn(state, figures.as_of);
        let status = match withdrawn {
            Some(_) => None,
            None => Some(terms::status_in_sentence(&writer.speaker.shared, state)?),
        };
        let names = json!({ "nhiem_vu": terms::number(state), "tinh_trang": status, "thoi": withdrawn });
        writer.speaker.say_with("nhiem_vu_chi_dao", names)
    };
    states.map(say).collect()
}

/// Numbered paragraphs. A single one has no number; if there is none, the part says that there is nothing.
fn numbered(writer: &mut ReportWriter, texts: Vec<String>) -> Result<(), Problem> {
    let number = texts.len() > 1;
    let one = |(text, at): (String, usize)| paragraph(if number { format!("{at}. {text}") } else { text });
    or_nothing(writer, texts.into_iter().zip(1..).map(one).collect())
}
