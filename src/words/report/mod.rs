//! The quarterly report in words: figures and records in, the whole document with its annexes out.

mod ahead;
mod annexes;
mod charts;
mod results;
mod review;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::counts::Counts;
use super::document::{About, Annex, Block, Heading, VERSION, Words};
use super::frame::{self, Issued};
use super::numerals::{document_number, roman};
use super::speaker::{Sections, Speaker, last_paragraph, paragraph, paragraphs};
use super::terms;
use crate::figures::Figures;
use crate::fonts::FontSet;
use crate::period::{in_words, short};
use crate::problem::Problem;
use crate::read::{Agency, Issuer, Overrides, Plan, Quarterly, Sentences, Signing};

/// The type's part of the symbol (NĐ 30/2020, PL III: BC báo cáo).
const SYMBOL: &str = "BC";

/// Everything that a report is written from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sources<'a> {
    pub(crate) agency: &'a Agency,
    pub(crate) office: &'a Issuer,
    pub(crate) signing: &'a Signing,
    /// To whom: `Chủ tịch Ủy ban nhân dân xã …`.
    pub(crate) addressee: &'a str,
    pub(crate) plan: &'a Plan,
    pub(crate) record: &'a Quarterly,
    pub(crate) figures: &'a Figures<'a>,
    pub(crate) fonts: &'a FontSet,
    pub(crate) overrides: &'a Overrides,
    /// Whether the charts are wanted.
    pub(crate) charts: bool,
}

/// What every sentence of the report may name.
#[derive(Serialize)]
struct Common<'a> {
    don_vi: Committee<'a>,
    van_phong: &'a str,
    nguoi_nhan: &'a str,
    nam: i32,
    nam_truoc: i32,
    nam_van_ban: i32,
    quy: &'static str,
    quy_toi: &'static str,
    nam_quy_toi: i32,
    cuoi_quy_toi: String,
    tu: String,
    den: String,
    ngay_chot: String,
    ke_hoach: CitedPlan<'a>,
}

#[derive(Serialize)]
struct Committee<'a> {
    ten: &'a str,
    ten_goi: &'a str,
    cap: &'a str,
}

#[derive(Serialize)]
struct CitedPlan<'a> {
    so: Option<String>,
    ngay: Option<String>,
    trich_yeu: &'a str,
}

/// One report being written: its sources, its sentences, and the body so far.
struct Writer<'a> {
    from: Sources<'a>,
    speaker: Speaker<Common<'a>>,
    sections: Sections,
    body: Vec<Block>,
    /// How the annexes are called: `Phụ lục I`, ….
    labels: Vec<String>,
}

/// Writes the report. `date` is the document's one date; it is printed only where the record has it.
pub(crate) fn report(from: Sources, date: NaiveDate) -> Result<Words, Problem> {
    let Sources { agency, office, plan, record, figures, .. } = from;
    let next = figures.quarter.next();
    let year = figures.quarter.year;
    let subject_of_plan = plan.subject.value.split('\n').collect::<Vec<_>>().join(" ");
    let issued = Issued {
        number: record.number.as_ref().map(|number| number.value),
        date: record.date.as_ref().map(|date| date.value),
        year,
    };
    let symbol = format!("/KH-{}", agency.committee.abbreviation.value);
    let common = Common {
        don_vi: Committee {
            ten: &agency.committee.name.value,
            ten_goi: &agency.short_name.value,
            cap: &agency.level.value,
        },
        van_phong: &office.name.value,
        nguoi_nhan: from.addressee,
        nam: year,
        nam_truoc: year - 1,
        nam_van_ban: issued.date.map_or(year, |date| date.year()),
        quy: figures.quarter.roman(),
        quy_toi: next.roman(),
        nam_quy_toi: next.year,
        cuoi_quy_toi: short(next.last_day()),
        tu: short(figures.period.0),
        den: short(figures.period.1),
        ngay_chot: short(figures.as_of),
        ke_hoach: CitedPlan {
            so: plan.number.as_ref().map(|number| format!("{}{symbol}", document_number(number.value))),
            ngay: plan.date.as_ref().map(|date| in_words(date.value)),
            trich_yeu: &subject_of_plan,
        },
    };
    let annexes = if from.charts { 3 } else { 2 };
    let mut writer = Writer {
        from,
        speaker: Speaker::new(&Sentences::report(), from.overrides.report.as_ref(), common)?,
        sections: Sections::default(),
        body: Vec::new(),
        labels: (1..=annexes).map(|number| format!("Phụ lục {}", roman(number))).collect(),
    };
    writer.opening()?;
    writer.direction()?;
    writer.results()?;
    writer.review()?;
    writer.ahead()?;
    writer.proposals()?;
    let closing = writer.speaker.say("ket")?;
    writer.body.push(last_paragraph(closing));
    let annexes = writer.annexes()?;
    writer.finish(issued, date, annexes)
}

impl Writer<'_> {
    fn finish(self, issued: Issued, date: NaiveDate, annexes: Vec<Annex>) -> Result<Words, Problem> {
        let Self { from, speaker, body, .. } = self;
        let kind = speaker.say("loai")?;
        let subject = match &from.record.subject {
            Some(subject) => subject.value.clone(),
            None => speaker.say("trich_yeu")?,
        };
        Ok(Words {
            version: VERSION,
            draft: false,
            about: About {
                title: format!("{kind} {}", subject.split('\n').collect::<Vec<_>>().join(" ")),
                author: from.office.name.value.clone(),
                font: from.fonts.family().to_owned(),
                date: [date.year(), date.month() as i32, date.day() as i32],
            },
            header: frame::header(from.agency, from.office, SYMBOL, issued, Some(from.addressee.to_owned())),
            heading: Heading { kind, subject },
            body,
            recipients: frame::recipients(&speaker, from.signing)?,
            signature: frame::signature(from.signing),
            annexes,
        })
    }

    /// What is reported, and one paragraph that suffices alone.
    fn opening(&mut self) -> Result<(), Problem> {
        #[derive(Serialize)]
        struct Summary {
            so_lieu: Counts,
            khac_phuc: usize,
            khac_phuc_mot_phan: usize,
            ton_tai: usize,
        }
        let figures = self.from.figures;
        let summary = Summary {
            so_lieu: figures.total.into(),
            khac_phuc: figures.remedies.full,
            khac_phuc_mot_phan: figures.remedies.partial,
            ton_tai: figures.remedies.total(),
        };
        self.body.push(paragraph(self.speaker.say("mo_dau")?));
        self.body.push(paragraph(self.speaker.say_with("tom_tat", summary)?));
        Ok(())
    }

    /// I. Direction, and what became of the chairman's instructions.
    fn direction(&mut self) -> Result<(), Problem> {
        #[derive(Serialize)]
        struct Instruction<'a> {
            noi_dung: &'a str,
            van_ban: Option<&'a str>,
            ket_qua: Option<&'a str>,
        }
        let record = self.from.record;
        self.part("chi_dao")?;
        let mut blocks = paragraphs(&record.direction);
        if !record.instructions.is_empty() {
            blocks.push(paragraph(self.speaker.say("y_kien_chi_dao")?));
            let item = |instruction: &crate::read::Instruction| {
                let instruction = Instruction {
                    noi_dung: terms::clause(&instruction.text.value),
                    van_ban: instruction.document.as_ref().map(|text| terms::clause(&text.value)),
                    ket_qua: instruction.outcome.as_ref().map(|text| terms::clause(&text.value)),
                };
                self.speaker.say_with("mot_chi_dao", instruction).map(|text| text + ".")
            };
            let items = record.instructions.iter().map(item).collect::<Result<_, _>>()?;
            blocks.push(Block::Dashes { items });
        }
        self.or_nothing(blocks)
    }

    /// The heading of a part: `I. …`.
    fn part(&mut self, key: &str) -> Result<(), Problem> {
        let heading = self.speaker.heading(1, self.sections.next(), key)?;
        self.body.push(heading);
        Ok(())
    }

    /// The content of a part; the five parts always stand, and an empty one says so.
    fn or_nothing(&mut self, blocks: Vec<Block>) -> Result<(), Problem> {
        if blocks.is_empty() {
            self.body.push(paragraph(self.speaker.say("khong_co")?));
        }
        self.body.extend(blocks);
        Ok(())
    }
}
