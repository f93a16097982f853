//! The follow-up plan in words: what is unfinished after a quarter, who goes on with it, and until when.

mod annex;
mod results;
mod tasks;
#[cfg(test)]
mod tests;

use annex::annex;
use chrono::{Datelike, NaiveDate};
use results::results;
use serde::Serialize;
use serde_json::json;
use tasks::tasks;

use super::counts::TallyNames;
use super::document::{Annex, Block, DocumentInfo, Heading, VERSION, Words};
use super::frame::{self, CitedPlan, Issued, Replacing, UnitNames, one_line};
use super::speaker::{Sections, Speaker, bases, duties, items, last_paragraph, paragraph, values};
use super::vocabulary::Vocabulary;
use crate::check::Reported;
use crate::figures::{self, Directory, Figures, Left};
use crate::fonts::FontSet;
use crate::kinds::Kind;
use crate::period::{in_words, short};
use crate::problem::Problem;
use crate::read::{Agency, FollowUp, Issuer, Overrides, Plan, Quarterly};

/// Everything that a follow-up plan is written from: of checked records alone.
#[derive(Debug)]
pub(crate) struct FollowUpSources<'a> {
    kind: Kind,
    agency: &'a Agency,
    directory: &'a Directory<'a>,
    office: &'a Issuer,
    plan: &'a Plan,
    record: &'a Quarterly,
    figures: &'a Figures<'a>,
    left: Left<'a, 'a>,
    fonts: &'a FontSet,
    overrides: &'a Overrides,
}

impl<'a> FollowUpSources<'a> {
    /// For a document of a kind about what is left after a quarter.
    pub(crate) fn of(after: &Reported<'a>, kind: Kind) -> Self {
        let checked = after.checked();
        let raw = checked.raw();
        Self {
            kind,
            agency: checked.agency(),
            directory: checked.directory(),
            office: after.office,
            plan: after.plan,
            record: after.record,
            figures: after.figures,
            left: figures::left(after.figures, after.record.follow_up.as_ref()),
            fonts: &raw.fonts,
            overrides: &raw.overrides,
        }
    }
}

#[derive(Serialize)]
struct FollowUpCommon<'a> {
    don_vi: UnitNames<'a>,
    van_phong: &'a str,
    nam: i32,
    nam_truoc: i32,
    nam_toi: i32,
    nam_van_ban: i32,
    quy: &'static str,
    quy_toi: &'static str,
    ky_toi: String,
    cuoi_quy_toi: String,
    cuoi_nam: bool,
    ky_gop: bool,
    ngay_chot: String,
    ke_hoach: CitedPlan,
    bao_cao: CitedReport,
    thay_the: Option<Replacing>,
    so_lieu: TallyNames,
    phu_luc: String,
}

/// The report of the quarter: room is left for number and date while it has none.
#[derive(Serialize)]
struct CitedReport {
    so: String,
    ngay: Option<String>,
    /// Only where the office typed one.
    trich_yeu: Option<String>,
}

/// How much is left.
#[derive(Serialize)]
struct Amounts {
    chua_xong: usize,
    /// Due by the end of the next quarter; of these `qua_han` are overdue.
    den_han: usize,
    qua_han: usize,
    /// Due later; of these `qua_han_sau` are overdue.
    sau: usize,
    qua_han_sau: usize,
    khong_han: usize,
    /// Done, without evidence.
    no_kiem_chung: usize,
    con_ton_tai: usize,
}

/// One follow-up plan being written.
struct FollowUpWriter<'a> {
    from: &'a FollowUpSources<'a>,
    own: Option<&'a FollowUp>,
    speaker: Speaker<FollowUpCommon<'a>>,
    sections: Sections,
    body: Vec<Block>,
}

/// Writes the follow-up plan after the quarter of `figures`. `date` is the document's one date.
pub(crate) fn follow_up(from: &FollowUpSources, date: NaiveDate) -> Result<Words, Problem> {
    let own = from.record.follow_up.as_ref();
    let issued = Issued {
        number: own.and_then(|own| own.number.as_ref()).map(|number| number.value),
        date: own.and_then(|own| own.date.as_ref()).map(|date| date.value),
        year: from.figures.quarter.next().year,
        urgency: own.and_then(|own| own.urgency.0),
    };
    let shared = Vocabulary::of(from.kind, from.overrides)?;
    let common = common(from, own, issued, shared.annex(None)?);
    let mut speaker = Speaker::of(from.kind, from.overrides, shared, common)?;
    let named = speaker.say("ten_ky_toi")?;
    speaker.rename(|common| common.ky_toi = named);
    let mut writer = FollowUpWriter { from, own, speaker, sections: Sections::default(), body: Vec::new() };
    opening(&mut writer)?;
    results(&mut writer)?;
    tasks(&mut writer)?;
    organisation(&mut writer)?;
    let annex = annex(&writer)?;
    finish(writer, issued, date, annex)
}

/// The names that all sentences share; `annex` is how the annex is called.
fn common<'a>(
    from: &'a FollowUpSources<'a>,
    own: Option<&FollowUp>,
    issued: Issued,
    annex: String,
) -> FollowUpCommon<'a> {
    let FollowUpSources { agency, office, plan, record, figures, .. } = *from;
    let (quarter, next) = (figures.quarter, figures.quarter.next());
    FollowUpCommon {
        don_vi: UnitNames::of(agency),
        van_phong: &office.name.value,
        nam: quarter.year,
        nam_truoc: quarter.year - 1,
        nam_toi: next.year,
        nam_van_ban: issued.date.map_or(next.year, |date| date.year()),
        quy: quarter.roman(),
        quy_toi: next.roman(),
        ky_toi: String::new(),
        cuoi_quy_toi: short(next.last_day()),
        cuoi_nam: next.year > quarter.year,
        ky_gop: agency.half_year.0,
        ngay_chot: short(figures.as_of),
        ke_hoach: CitedPlan::of(agency, plan),
        bao_cao: CitedReport {
            so: frame::number_of_report(agency, record),
            ngay: record.date.as_ref().map(|date| in_words(date.value)),
            trich_yeu: record.subject.as_ref().map(|subject| one_line(&subject.value)),
        },
        thay_the: frame::replacing(own.and_then(|own| own.replaced.as_ref())),
        so_lieu: figures.total.into(),
        phu_luc: annex,
    }
}

fn finish(writer: FollowUpWriter, issued: Issued, date: NaiveDate, annex: Annex) -> Result<Words, Problem> {
    let FollowUpWriter { from, own, speaker, body, .. } = writer;
    let agency = from.agency;
    let kind = speaker.say("loai")?;
    let subject = match own.and_then(|own| own.subject.as_ref()) {
        Some(subject) => subject.value.clone(),
        None => speaker.say("trich_yeu")?,
    };
    let replaced = own.and_then(|own| own.replaced.as_ref());
    let replaced = replaced.map(|_| speaker.say("trich_yeu_thay_the")).transpose()?;
    let subject = frame::with_replaced(subject, replaced);
    let signing = &agency.documents.plan;
    Ok(Words {
        version: VERSION,
        draft: false,
        about: DocumentInfo {
            title: format!("{kind} {}", one_line(&subject)),
            author: agency.committee.name.value.clone(),
            font: from.fonts.family().to_owned(),
            date: [date.year(), date.month() as i32, date.day() as i32],
        },
        header: frame::header(agency, from.kind, issued, None),
        heading: Heading { kind, subject },
        body,
        recipients: frame::recipients(&speaker, signing)?,
        signature: frame::signature(signing),
        annexes: vec![annex],
    })
}

/// Bases, and I. Aims and requirements.
fn opening(writer: &mut FollowUpWriter) -> Result<(), Problem> {
    let on_what = ["can_cu_ke_hoach", "theo_de_nghi"].map(|key| writer.speaker.say(key));
    writer.body.extend(bases(&on_what.into_iter().collect::<Result<Vec<_>, _>>()?));
    writer.body.push(paragraph(writer.speaker.say("mo_dau")?));
    part(writer, "muc_dich_yeu_cau")?;
    let aims = match writer.own.map(|own| own.aims.as_slice()) {
        None | Some([]) => vec![writer.speaker.say_with("muc_dich_san", amounts(writer))?],
        Some(own) => values(own),
    };
    let requirements = match writer.own.map(|own| own.requirements.as_slice()) {
        None | Some([]) => vec![writer.speaker.say("yeu_cau_san")?],
        Some(own) => values(own),
    };
    for (number, (key, texts)) in [("muc_dich", aims), ("yeu_cau", requirements)].into_iter().enumerate() {
        writer.body.push(writer.speaker.heading(2, format!("{}.", number + 1), key)?);
        writer.body.extend(items(texts));
    }
    Ok(())
}

/// How much is left, by when it is due: until the end of the next quarter, later, or on no day.
fn amounts(writer: &FollowUpWriter) -> Amounts {
    let (left, figures) = (&writer.from.left, writer.from.figures);
    let end = figures.quarter.next().last_day();
    let soon = || left.unfinished.iter().filter(|one| one.due.day().is_some_and(|day| day <= end));
    let undated = left.unfinished.iter().filter(|one| one.due.day().is_none()).count();
    let overdue_soon = soon().filter(|one| one.state.is_overdue()).count();
    Amounts {
        chua_xong: left.unfinished.len(),
        den_han: soon().count(),
        qua_han: overdue_soon,
        qua_han_sau: left.unfinished.iter().filter(|one| one.state.is_overdue()).count() - overdue_soon,
        sau: left.unfinished.len() - soon().count() - undated,
        khong_han: undated,
        no_kiem_chung: left.owing.len(),
        con_ton_tai: figures.remedies.left(),
    }
}

/// IV. Organisation, and the closing sentence.
fn organisation(writer: &mut FollowUpWriter) -> Result<(), Problem> {
    part(writer, "to_chuc_thuc_hien")?;
    let period_end = writer.from.figures.quarter.next().reporting_period().1;
    let by = writer.own.and_then(|own| own.report_by.as_ref()).map_or(period_end, |date| date.value);
    match writer.own.map(|own| own.organisation.as_slice()) {
        None | Some([]) => {
            let office = writer.speaker.say("van_phong_tong_hop")?;
            let departments = writer.speaker.say_with("bo_phan_bao_cao", json!({ "ngay_bao_cao": short(by) }))?;
            writer.body.extend([format!("1. {office}"), format!("2. {departments}")].map(paragraph));
        }
        Some(own) => writer.body.extend(duties(own)),
    }
    if writer.own.is_some_and(|own| own.replaced.is_some()) {
        writer.body.push(paragraph(writer.speaker.say("thay_the")?));
    }
    let closing = writer.own.and_then(|own| own.closing.as_ref()).map(|text| text.value.as_str());
    let closing = writer.speaker.say_with("ket", json!({ "loi_ket": closing }))?;
    writer.body.push(last_paragraph(closing));
    Ok(())
}

fn part(writer: &mut FollowUpWriter, key: &str) -> Result<(), Problem> {
    let heading = writer.speaker.heading(1, writer.sections.next(), key)?;
    writer.body.push(heading);
    Ok(())
}
