//! The follow-up plan in words: what is unfinished after a quarter, who goes on with it, and until when.

mod annex;
mod tasks;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::counts::Counts;
use super::document::{About, Annex, Block, Heading, VERSION, Words};
use super::frame::{self, Issued};
use super::numerals::{document_number, score};
use super::shortcomings::unremedied;
use super::speaker::{Sections, Speaker, bases, duties, last_paragraph, paragraph, values};
use crate::figures::{Figures, Left, Unfinished};
use crate::fonts::FontSet;
use crate::period::{in_words, short};
use crate::problem::Problem;
use crate::read::{Agency, FollowUp, Issuer, Overrides, Plan, Quarterly, Sentences};

/// The type's part of the symbol (NĐ 30/2020, PL III: KH kế hoạch).
const SYMBOL: &str = "KH";

/// Everything that a follow-up plan is written from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FollowUpSources<'a> {
    pub(crate) agency: &'a Agency,
    pub(crate) office: &'a Issuer,
    pub(crate) plan: &'a Plan,
    pub(crate) record: &'a Quarterly,
    pub(crate) figures: &'a Figures<'a>,
    pub(crate) left: &'a Left<'a, 'a>,
    pub(crate) fonts: &'a FontSet,
    pub(crate) overrides: &'a Overrides,
}

#[derive(Serialize)]
struct Common<'a> {
    don_vi: Committee<'a>,
    van_phong: &'a str,
    nam: i32,
    nam_truoc: i32,
    nam_toi: i32,
    nam_van_ban: i32,
    quy: &'static str,
    quy_toi: &'static str,
    cuoi_nam: bool,
    ngay_chot: String,
    ke_hoach: Cited,
    bao_cao: Cited,
    trich_yeu: String,
    so_lieu: Counts,
    phu_luc: &'static str,
}

#[derive(Serialize)]
struct Committee<'a> {
    ten: &'a str,
    ten_goi: &'a str,
    cap: &'a str,
}

/// A document cited with number and date when it is issued, else only described.
#[derive(Serialize)]
struct Cited {
    so: Option<String>,
    ngay: Option<String>,
    trich_yeu: String,
}

/// One follow-up plan being written.
struct Writer<'a> {
    from: FollowUpSources<'a>,
    own: Option<&'a FollowUp>,
    speaker: Speaker<Common<'a>>,
    sections: Sections,
    body: Vec<Block>,
}

/// Writes the follow-up plan after the quarter of `figures`. `date` is the document's one date.
pub(crate) fn follow_up(from: FollowUpSources, date: NaiveDate) -> Result<Words, Problem> {
    let FollowUpSources { agency, office, plan, record, figures, .. } = from;
    let own = record.follow_up.as_ref();
    let next = figures.quarter.next();
    let (year, abbreviation) = (figures.quarter.year, |issuer: &Issuer| issuer.abbreviation.value.clone());
    let issued = Issued {
        number: own.and_then(|own| own.number.as_ref()).map(|number| number.value),
        date: own.and_then(|own| own.date.as_ref()).map(|date| date.value),
        year: next.year,
    };
    let cited = |number: Option<u32>, symbol: String, date: Option<NaiveDate>, subject: String| Cited {
        so: number.map(|number| format!("{}{symbol}", document_number(number))),
        ngay: date.map(in_words),
        trich_yeu: subject,
    };
    let common = |subject: String| Common {
        don_vi: Committee {
            ten: &agency.committee.name.value,
            ten_goi: &agency.short_name.value,
            cap: &agency.level.value,
        },
        van_phong: &office.name.value,
        nam: year,
        nam_truoc: year - 1,
        nam_toi: next.year,
        nam_van_ban: issued.date.map_or(next.year, |date| date.year()),
        quy: figures.quarter.roman(),
        quy_toi: next.roman(),
        cuoi_nam: next.year > year,
        ngay_chot: short(figures.as_of),
        ke_hoach: cited(
            plan.number.as_ref().map(|number| number.value),
            format!("/{SYMBOL}-{}", abbreviation(&agency.committee)),
            plan.date.as_ref().map(|date| date.value),
            one_line(&plan.subject.value),
        ),
        bao_cao: cited(
            record.number.as_ref().map(|number| number.value),
            format!("/BC-{}", abbreviation(office)),
            record.date.as_ref().map(|date| date.value),
            String::new(),
        ),
        trich_yeu: subject,
        so_lieu: figures.total.into(),
        phu_luc: "Phụ lục",
    };
    let sentences = Sentences::follow_up();
    let overrides = from.overrides.follow_up.as_ref();
    let subject = match own.and_then(|own| own.subject.as_ref()) {
        Some(subject) => subject.value.clone(),
        None => Speaker::new(&sentences, overrides, common(String::new()))?.say("trich_yeu")?,
    };
    let mut writer = Writer {
        from,
        own,
        speaker: Speaker::new(&sentences, overrides, common(one_line(&subject)))?,
        sections: Sections::default(),
        body: Vec::new(),
    };
    writer.opening()?;
    writer.results()?;
    writer.tasks()?;
    writer.organisation()?;
    let annex = writer.annex()?;
    writer.finish(subject, issued, date, annex)
}

fn one_line(subject: &str) -> String {
    subject.split('\n').collect::<Vec<_>>().join(" ")
}

impl Writer<'_> {
    fn finish(self, subject: String, issued: Issued, date: NaiveDate, annex: Annex) -> Result<Words, Problem> {
        let Self { from, speaker, body, .. } = self;
        let agency = from.agency;
        let kind = speaker.say("loai")?;
        let signing = &agency.documents.plan;
        Ok(Words {
            version: VERSION,
            draft: false,
            about: About {
                title: format!("{kind} {}", one_line(&subject)),
                author: agency.committee.name.value.clone(),
                font: from.fonts.family().to_owned(),
                date: [date.year(), date.month() as i32, date.day() as i32],
            },
            header: frame::header(agency, &agency.committee, SYMBOL, issued, None),
            heading: Heading { kind, subject },
            body,
            recipients: frame::recipients(&speaker, signing)?,
            signature: frame::signature(signing),
            annexes: vec![annex],
        })
    }

    /// Bases, and I. Aims and requirements.
    fn opening(&mut self) -> Result<(), Problem> {
        #[derive(Serialize)]
        struct Amount {
            chua_xong: usize,
            den_han: usize,
            no_kiem_chung: usize,
            con_ton_tai: usize,
        }
        let sources = ["can_cu_ke_hoach", "can_cu_bao_cao"].map(|key| self.speaker.say(key));
        self.body.extend(bases(sources.into_iter().collect::<Result<_, _>>()?));
        self.body.push(paragraph(self.speaker.say("mo_dau")?));
        self.part("muc_dich_yeu_cau")?;
        let left = self.from.left;
        let figures = self.from.figures;
        let end = figures.quarter.next().last_day();
        let amount = Amount {
            chua_xong: left.unfinished.len(),
            den_han: left.unfinished.iter().filter(|one| one.due.day().is_some_and(|day| day <= end)).count(),
            no_kiem_chung: left.owing.len(),
            con_ton_tai: figures.shortcomings - figures.remedied,
        };
        let aim = if left.unfinished.is_empty() { "muc_dich_chi_kiem_chung" } else { "muc_dich_san" };
        let aims = match self.own.map(|own| own.aims.as_slice()) {
            None | Some([]) => vec![self.speaker.say_with(aim, amount)?],
            Some(own) => values(own),
        };
        let requirements = match self.own.map(|own| own.requirements.as_slice()) {
            None | Some([]) => vec![self.speaker.say("yeu_cau_san")?],
            Some(own) => values(own),
        };
        for (number, (key, items)) in [("muc_dich", aims), ("yeu_cau", requirements)].into_iter().enumerate() {
            self.body.push(self.speaker.heading(2, format!("{}.", number + 1), key)?);
            self.body.push(Block::Dashes { items });
        }
        Ok(())
    }

    /// II. Results so far, shortcomings and causes.
    fn results(&mut self) -> Result<(), Problem> {
        #[derive(Serialize)]
        struct Remedied {
            khac_phuc: usize,
            ton_tai: usize,
        }
        #[derive(Serialize)]
        struct Scores {
            dat: String,
            toi_da: String,
        }
        self.part("ket_qua")?;
        let figures = self.from.figures;
        let remedied = Remedied { khac_phuc: figures.remedied, ton_tai: figures.shortcomings };
        self.body.push(paragraph(self.speaker.say_with("tom_tat", remedied)?));
        if figures.quarter.number == 4 && figures.fields.iter().all(|field| field.self_score.is_some()) {
            let reached = figures.fields.iter().filter_map(|field| field.self_score).sum::<rust_decimal::Decimal>();
            let maximum = figures.fields.iter().map(|field| field.maximum).sum::<rust_decimal::Decimal>();
            let scores = Scores { dat: score(reached.normalize()), toi_da: score(maximum.normalize()) };
            self.body.push(paragraph(self.speaker.say_with("diem_cuoi_nam", scores)?));
        }
        let record = self.from.record;
        let left = unremedied(&self.speaker, self.from.plan, self.from.figures, true)?;
        if !left.is_empty() {
            self.body.push(paragraph(self.speaker.say("ton_tai_con_lai")?));
            self.body.push(Block::Dashes { items: left });
        }
        // A difficulty is a cause too, where no cause is named.
        let causes = if record.causes.is_empty() { &record.difficulties } else { &record.causes };
        if causes.is_empty() {
            #[derive(Serialize)]
            struct Told {
                tung_nhiem_vu: bool,
            }
            let reason = |one: &Unfinished| one.state.progress.is_some_and(|progress| progress.reason.is_some());
            let told = Told { tung_nhiem_vu: self.from.left.unfinished.iter().any(reason) };
            self.body.push(paragraph(self.speaker.say_with("nguyen_nhan_khac", told)?));
        } else {
            self.body.push(paragraph(self.speaker.say("nguyen_nhan")?));
            self.body.push(Block::Dashes { items: values(causes) });
        }
        Ok(())
    }

    /// IV. Organisation, and the closing sentence.
    fn organisation(&mut self) -> Result<(), Problem> {
        #[derive(Serialize)]
        struct ReportBy {
            ngay_bao_cao: String,
        }
        #[derive(Serialize)]
        struct Closing<'a> {
            loi_ket: Option<&'a str>,
        }
        self.part("to_chuc_thuc_hien")?;
        let period_end = self.from.figures.quarter.next().reporting_period().1;
        let by = self.own.and_then(|own| own.report_by.as_ref()).map_or(period_end, |date| date.value);
        match self.own.map(|own| own.organisation.as_slice()) {
            None | Some([]) => {
                let office = self.speaker.say("van_phong_tong_hop")?;
                let departments = self.speaker.say_with("bo_phan_bao_cao", ReportBy { ngay_bao_cao: short(by) })?;
                self.body.extend([format!("1. {office}"), format!("2. {departments}")].map(paragraph));
            }
            Some(own) => self.body.extend(duties(own)),
        }
        let closing = self.own.and_then(|own| own.closing.as_ref()).map(|text| text.value.as_str());
        let closing = self.speaker.say_with("ket", Closing { loi_ket: closing })?;
        self.body.push(last_paragraph(closing));
        Ok(())
    }

    fn part(&mut self, key: &str) -> Result<(), Problem> {
        let heading = self.speaker.heading(1, self.sections.next(), key)?;
        self.body.push(heading);
        Ok(())
    }
}
