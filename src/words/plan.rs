//! The plan in words: records and figures in, the whole document out.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::document::{Block, DocumentInfo, Heading, VERSION, Words};
use super::frame::{self, Issued, Replacing, UnitNames, one_line};
use super::numerals::{letter, score};
use super::speaker::{Sections, Speaker, bases, duties, items, last_paragraph, paragraph, paragraphs, values};
use super::vocabulary::Vocabulary;
use super::{plan_annex, terms};
use crate::check::Planned;
use crate::figures::{self, ActionState, Directory, PlanFigures};
use crate::fonts::FontSet;
use crate::kinds::Kind;
use crate::problem::Problem;
use crate::read::{Agency, Field, Indicator, Overrides, Plan, Responsibility};

/// Everything that a plan is written from: of checked records alone.
#[derive(Debug)]
pub(crate) struct PlanSources<'a> {
    kind: Kind,
    agency: &'a Agency,
    directory: &'a Directory<'a>,
    plan: &'a Plan,
    figures: PlanFigures,
    /// Its actions before anything is reported.
    states: Vec<ActionState<'a>>,
    fonts: &'a FontSet,
    overrides: &'a Overrides,
}

impl<'a> PlanSources<'a> {
    /// For a document of a kind about the plan of a year.
    pub(crate) fn of(planned: &Planned<'a>, kind: Kind) -> Self {
        let (checked, plan) = (planned.checked(), planned.plan);
        let raw = checked.raw();
        Self {
            kind,
            agency: checked.agency(),
            directory: checked.directory(),
            plan,
            figures: figures::of_plan(plan),
            states: figures::of_plan_actions(checked.directory(), plan),
            fonts: &raw.fonts,
            overrides: &raw.overrides,
        }
    }
}

/// What every sentence of the plan may name.
#[derive(Serialize)]
struct PlanCommon<'a> {
    don_vi: UnitNames<'a>,
    nam: i32,
    nam_truoc: i32,
    nam_van_ban: i32,
    trich_yeu: &'a str,
    thay_the: Option<Replacing>,
    phu_luc: String,
}

/// The opening clause of the record.
#[derive(Serialize)]
struct Opening<'a> {
    menh_de: Option<&'a str>,
}

/// Which parts the aims have, by their keys.
#[derive(Serialize)]
struct AimParts<'a> {
    phan: Vec<&'a str>,
}

/// What an indicator has to reach.
#[derive(Serialize)]
struct TargetNames<'a> {
    ten: &'a str,
    don_vi_tinh: &'a str,
    ke_hoach: String,
    toi_da: bool,
}

/// Last year's scores, all fields together.
#[derive(Serialize)]
struct ScoresLastYear<'a> {
    linh_vuc_thap: Vec<&'a str>,
    so_linh_vuc: usize,
    tieu_chi_thap: usize,
    so_tieu_chi: usize,
    tong_diem: String,
    tong_toi_da: String,
    nhan_xet_diem: Option<&'a str>,
    xep_hang: Option<Ranked<'a>>,
}

/// A rank among so many.
#[derive(Serialize)]
struct Ranked<'a> {
    hang: u32,
    tong_so: u32,
    pham_vi: &'a str,
}

/// The closing sentence of the record.
#[derive(Serialize)]
struct Closing<'a> {
    loi_ket: Option<&'a str>,
}

/// Writes the plan. `date` is the document's one date; it is printed only where the record has it.
pub(crate) fn plan(from: PlanSources, date: NaiveDate) -> Result<Words, Problem> {
    let PlanSources { kind, agency, directory, plan, ref figures, ref states, fonts, overrides } = from;
    let year = plan.year.0.value;
    let subject = one_line(&plan.subject.value);
    let shared = Vocabulary::of(kind, overrides)?;
    let common = PlanCommon {
        don_vi: UnitNames::of(agency),
        nam: year,
        nam_truoc: year - 1,
        nam_van_ban: plan.date.as_ref().map_or(year, |date| date.value.year()),
        trich_yeu: &subject,
        thay_the: frame::replacing(plan.replaced.as_ref()),
        phu_luc: shared.annex(None)?,
    };
    let speaker = Speaker::of(kind, overrides, shared, common)?;
    let mut sections = Sections::default();
    let mut body: Vec<Block> = bases(&values(&plan.bases));
    let clause = plan.opening.as_ref().map(|text| terms::clause(&text.value));
    body.push(paragraph(speaker.say_with("mo_dau", Opening { menh_de: clause })?));
    aims(&speaker, plan, &mut sections, &mut body)?;
    assessment(&speaker, plan, figures, &mut sections, &mut body)?;
    body.push(speaker.heading(1, sections.next(), "noi_dung")?);
    if plan.with_tasks.0 {
        body.push(paragraph(speaker.say("danh_muc")?));
    }
    for (index, field) in plan.fields.iter().enumerate() {
        of_field(&speaker, directory, plan.date.as_ref().map(|date| date.value), index, field, &mut body)?;
    }
    organisation(&speaker, plan, &mut sections, &mut body)?;
    close(&speaker, plan, &mut body)?;

    let mut annexes = Vec::new();
    if plan.with_tasks.0 {
        annexes.push(plan_annex::annex(&speaker, directory, plan, states, frame::symbol(agency, kind))?);
    }
    let type_name = speaker.say("loai")?;
    let replaced = plan.replaced.as_ref().map(|_| speaker.say("trich_yeu_thay_the")).transpose()?;
    let titled = frame::with_replaced(plan.subject.value.clone(), replaced);
    let signing = &agency.documents.plan;
    let issued = Issued {
        number: plan.number.as_ref().map(|number| number.value),
        date: plan.date.as_ref().map(|date| date.value),
        year,
        urgency: plan.urgency.0,
    };
    Ok(Words {
        version: VERSION,
        draft: false,
        about: DocumentInfo {
            title: format!("{type_name} {}", one_line(&titled)),
            author: agency.committee.name.value.clone(),
            font: fonts.family().to_owned(),
            date: [date.year(), date.month() as i32, date.day() as i32],
        },
        header: frame::header(agency, kind, issued, None),
        heading: Heading { kind: type_name, subject: titled },
        body,
        recipients: frame::recipients(&speaker, signing)?,
        signature: frame::signature(signing),
        annexes,
    })
}

fn aims(
    speaker: &Speaker<PlanCommon>,
    plan: &Plan,
    sections: &mut Sections,
    body: &mut Vec<Block>,
) -> Result<(), Problem> {
    let indicator = |indicator: &Indicator| {
        let names = TargetNames {
            ten: terms::clause(&indicator.name.value),
            don_vi_tinh: &indicator.unit.value,
            ke_hoach: score(indicator.target.value),
            toi_da: indicator.at_most.0,
        };
        speaker.say_with("mot_chi_tieu", names)
    };
    let indicators = plan.indicators.iter().map(indicator).collect::<Result<_, _>>()?;
    let parts = [("muc_tieu", values(&plan.aims)), ("yeu_cau", values(&plan.requirements)), ("chi_tieu", indicators)];
    let parts: Vec<(&str, Vec<String>)> = parts.into_iter().filter(|(_, texts)| !texts.is_empty()).collect();
    if parts.is_empty() {
        return Ok(());
    }
    let keys: Vec<&str> = parts.iter().map(|(key, _)| *key).collect();
    let title = speaker.say_with("muc_dich_yeu_cau", AimParts { phan: keys })?;
    body.push(Block::Heading { level: 1, number: sections.next(), title, rest: None });
    let alone = parts.len() == 1;
    for (index, (key, texts)) in parts.into_iter().enumerate() {
        if !alone {
            body.push(speaker.heading(2, format!("{}.", index + 1), key)?);
        }
        body.extend(items(texts));
    }
    Ok(())
}

fn assessment(
    speaker: &Speaker<PlanCommon>,
    plan: &Plan,
    figures: &PlanFigures,
    sections: &mut Sections,
    body: &mut Vec<Block>,
) -> Result<(), Problem> {
    let assessment = &plan.assessment;
    let name = |field: &'_ Field| field.short_name.as_ref().unwrap_or(&field.name).value.clone();
    let low: Vec<String> = figures.below_maximum.iter().filter_map(|&i| plan.fields.get(i)).map(name).collect();
    let scores = speaker.say_with(
        "diem_chung",
        ScoresLastYear {
            linh_vuc_thap: low.iter().map(String::as_str).collect(),
            so_linh_vuc: figures.fields,
            tieu_chi_thap: figures.criteria_below,
            so_tieu_chi: figures.criteria,
            tong_diem: score(figures.total.normalize()),
            tong_toi_da: score(figures.maximum.normalize()),
            nhan_xet_diem: assessment.score_remark.as_ref().map(|text| text.value.as_str()),
            xep_hang: assessment.rank.as_ref().map(|rank| Ranked {
                hang: rank.rank.value,
                tong_so: rank.total.value,
                pham_vi: &rank.among.value,
            }),
        },
    )?;
    let typed = [&assessment.basis, &assessment.remark].into_iter().flatten().map(|text| text.value.clone());
    let result: Vec<String> = typed.chain([scores]).collect();
    // A remark typed in several lines stays so; the sentence with the figures is then a paragraph of its own.
    let between = if result.iter().any(|text| text.contains('\n')) { "\n" } else { " " };

    body.push(speaker.heading(1, sections.next(), "danh_gia")?);
    if assessment.causes.is_empty() {
        body.push(paragraph(result.join(between)));
        return Ok(());
    }
    body.push(speaker.heading(2, "1.".into(), "ket_qua_chung")?);
    body.push(paragraph(result.join(between)));
    body.push(speaker.heading(2, "2.".into(), "nguyen_nhan")?);
    body.extend(paragraphs(&assessment.causes));
    Ok(())
}

fn of_field(
    speaker: &Speaker<PlanCommon>,
    directory: &Directory,
    issued: Option<NaiveDate>,
    index: usize,
    field: &Field,
    body: &mut Vec<Block>,
) -> Result<(), Problem> {
    #[derive(Serialize)]
    struct Reached {
        dat: String,
        toi_da: String,
    }
    let (achieved, maximum) = (field.score.achieved.value, field.score.maximum.value);
    let scores = speaker.say_with("diem_linh_vuc", Reached { dat: score(achieved), toi_da: score(maximum) })?;
    let number = format!("{}.", index + 1);
    let name = &field.name.value;
    if field.score_on_own_line.as_ref().is_none_or(|own| own.0) {
        body.push(Block::Heading { level: 2, number, title: name.clone(), rest: None });
        body.push(paragraph(scores));
    } else {
        body.push(Block::Heading { level: 2, number, title: format!("{name}:"), rest: Some(scores) });
    }

    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    let wanting = terms::criteria_below(field);
    if !wanting.is_empty() {
        let item = |one: &terms::CriterionScore| speaker.say_with("mot_tieu_chi", one);
        parts.push((speaker.say("tieu_chi_thap")?, wanting.iter().map(item).collect::<Result<_, _>>()?));
    }
    if !field.shortcomings.is_empty() {
        let texts = field.shortcomings.iter().map(|shortcoming| shortcoming.text.value.clone()).collect();
        parts.push((speaker.say("ton_tai")?, texts));
    }
    // A plan has the actions that it was issued with; later changes are told in reports.
    let actions = field.actions.iter().filter(|action| action.was_there(issued));
    let actions = actions.map(|action| terms::amended(&speaker.shared, action, issued));
    let actions: Vec<String> = actions.collect::<Result<_, _>>()?;
    if !actions.is_empty() {
        // A field at its maximum has nothing to remedy; its actions are headed as work that goes on.
        let key = if achieved == maximum { "nhiem_vu_tiep_tuc" } else { "nhiem_vu" };
        let title = match &field.actions_title {
            Some(title) => title.value.clone(),
            None => speaker.say(key)?,
        };
        parts.push((title, actions));
    }
    parts.push((speaker.say("trach_nhiem")?, responsibility(speaker, directory, &field.responsibility)?));
    let alone = parts.len() == 1;
    for (index, (title, texts)) in parts.into_iter().enumerate() {
        if !alone {
            body.push(Block::Heading { level: 3, number: format!("{})", letter(index)), title, rest: None });
        }
        body.extend(items(texts));
    }
    Ok(())
}

fn responsibility(
    speaker: &Speaker<PlanCommon>,
    directory: &Directory,
    of: &Responsibility,
) -> Result<Vec<String>, Problem> {
    #[derive(Serialize)]
    struct Who {
        bo_phan: String,
    }
    let parts = [("chu_tri", &of.lead, &of.lead_words), ("phoi_hop", &of.coordinating, &of.coordinating_words)];
    let mut items = Vec::new();
    for (key, ids, words) in parts {
        let names = match words {
            Some(words) => words.value.clone(),
            None if ids.is_empty() => continue,
            None => format!("{}.", terms::departments(&directory.departments(ids))),
        };
        items.push(speaker.say_with(key, Who { bo_phan: names })?);
    }
    Ok(items)
}

fn organisation(
    speaker: &Speaker<PlanCommon>,
    plan: &Plan,
    sections: &mut Sections,
    body: &mut Vec<Block>,
) -> Result<(), Problem> {
    if plan.organisation.is_empty() && plan.closing_paragraphs.is_empty() {
        return Ok(());
    }
    body.push(speaker.heading(1, sections.next(), "to_chuc_thuc_hien")?);
    body.extend(duties(&plan.organisation));
    body.extend(paragraphs(&plan.closing_paragraphs));
    Ok(())
}

/// The closing sentence.
fn close(speaker: &Speaker<PlanCommon>, plan: &Plan, body: &mut Vec<Block>) -> Result<(), Problem> {
    if plan.replaced.is_some() {
        body.push(paragraph(speaker.say("thay_the")?));
    }
    let typed = plan.closing.as_ref().map(|text| text.value.as_str());
    let text = speaker.say_with("ket", Closing { loi_ket: typed })?;
    body.push(last_paragraph(text));
    Ok(())
}

#[cfg(test)]
mod tests;
