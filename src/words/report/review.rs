//! Part III: what was achieved, what is wanting, and why.

use serde::Serialize;

use super::Writer;
use crate::figures::{ActionState, Lateness};
use crate::period::{Quarter, short};
use crate::problem::Problem;
use crate::words::counts::Counts;
use crate::words::document::Block;
use crate::words::numerals::score;
use crate::words::shortcomings::unremedied;
use crate::words::speaker::{paragraph, paragraphs, values};
use crate::words::terms;

#[derive(Serialize)]
struct Many {
    so: usize,
}

/// A count, and where the counted are told.
#[derive(Serialize)]
struct Told<'a> {
    so: usize,
    phu_luc_1: &'a str,
}

#[derive(Serialize)]
struct Earlier {
    quy_cu: &'static str,
}

impl Writer<'_> {
    /// III. Review: 1. achieved, 2. wanting, 3. causes.
    pub(super) fn review(&mut self) -> Result<(), Problem> {
        self.part("danh_gia")?;
        self.body.push(self.speaker.heading(2, "1.".into(), "dat_duoc")?);
        self.achieved()?;
        self.body.push(self.speaker.heading(2, "2.".into(), "ton_tai")?);
        let wanting = self.wanting()?;
        self.body.push(self.speaker.heading(2, "3.".into(), "nguyen_nhan")?);
        let record = self.from.record;
        let mut causes = paragraphs(&record.causes);
        if !record.difficulties.is_empty() {
            causes.push(paragraph(self.speaker.say("kho_khan")?));
            causes.push(Block::Dashes { items: values(&record.difficulties) });
        }
        if causes.is_empty() && wanting {
            causes.push(paragraph(self.speaker.say("nguyen_nhan_chua_bao_cao")?));
        }
        self.or_nothing(causes)
    }

    fn achieved(&mut self) -> Result<(), Problem> {
        #[derive(Serialize)]
        struct InQuarter {
            hoan_thanh: usize,
        }
        #[derive(Serialize)]
        struct Compared {
            quy_truoc: &'static str,
            truoc: Counts,
            nay: Counts,
        }
        #[derive(Serialize)]
        struct Restatement {
            quy_cu: &'static str,
            thay_doi: Vec<Change>,
        }
        #[derive(Serialize)]
        struct Change {
            ten: &'static str,
            cu: usize,
            moi: usize,
        }
        #[derive(Serialize)]
        struct Total {
            dat: String,
            toi_da: String,
            truoc: String,
        }
        let figures = self.from.figures;
        let done = figures.actions.iter().filter(|state| state.done_in_quarter).count();
        let mut sentences = vec![self.speaker.say_with("trong_quy", InQuarter { hoan_thanh: done })?];
        if let Some((before, tally)) = figures.before() {
            let compared = Compared { quy_truoc: before.roman(), truoc: tally.into(), nay: figures.total.into() };
            sentences.push(self.speaker.say_with("so_sanh", compared)?);
        }
        let scores = &figures.scores;
        if scores.fields > 0 && scores.scored == scores.fields {
            let total = Total {
                dat: score(scores.own.normalize()),
                toi_da: score(scores.own_maximum.normalize()),
                truoc: score(scores.own_last_year.normalize()),
            };
            sentences.push(self.speaker.say_with("tong_diem", total)?);
        }
        self.body.push(paragraph(sentences.join(" ")));
        self.body.extend(paragraphs(&self.from.record.remarks));
        let mut quarters: Vec<Quarter> = figures.restated.iter().map(|change| change.quarter).collect();
        quarters.dedup();
        for quarter in quarters {
            let changes = figures.restated.iter().filter(|change| change.quarter == quarter);
            let restatement = Restatement {
                quy_cu: quarter.roman(),
                thay_doi: changes.map(|c| Change { ten: c.what, cu: c.reported, moi: c.now }).collect(),
            };
            self.body.push(paragraph(self.speaker.say_with("dieu_chinh", restatement)?));
        }
        Ok(())
    }

    /// 2. What is wanting; whether anything is.
    fn wanting(&mut self) -> Result<bool, Problem> {
        let (figures, record) = (self.from.figures, self.from.record);
        let mut blocks = Vec::new();
        if record.progress.is_empty() {
            blocks.push(paragraph(self.speaker.say("khong_bao_cao")?));
        }
        for quarter in &figures.unreported {
            let earlier = Earlier { quy_cu: quarter.roman() };
            blocks.push(paragraph(self.speaker.say_with("quy_chua_bao_cao", earlier)?));
        }
        let overdue = self.items(|state| matches!(state.lateness, Lateness::Overdue(_)), |w, s| w.overdue(s))?;
        if !overdue.is_empty() {
            blocks.push(paragraph(self.speaker.say_with("qua_han", Many { so: overdue.len() })?));
            blocks.push(Block::Dashes { items: overdue });
        }
        let bare = self.items(|state| state.without_evidence(), |w, s| w.without_evidence(s))?;
        if !bare.is_empty() {
            blocks.push(paragraph(self.speaker.say_with("thieu_kiem_chung", Many { so: bare.len() })?));
            blocks.push(Block::Dashes { items: bare });
        }
        let outside = self.items(|state| !state.outside.is_empty(), |w, s| w.outside(s))?;
        if !outside.is_empty() {
            blocks.push(paragraph(self.speaker.say_with("ngoai_ky", Many { so: outside.len() })?));
            blocks.push(Block::Dashes { items: outside });
        }
        let late = |state: &&ActionState| state.done_in_quarter && matches!(state.lateness, Lateness::Late(_));
        let late = figures.actions.iter().filter(late).count();
        if late > 0 {
            let phu_luc_1 = self.labels.first().map(String::as_str).unwrap_or_default();
            blocks.push(paragraph(self.speaker.say_with("tre_han", Told { so: late, phu_luc_1 })?));
        }
        if figures.remedies.full < figures.remedies.total() {
            blocks.push(paragraph(self.shortcomings_left()?));
            // Where all are remedied in part, the sentence before says so.
            let mixed = figures.remedies.full + figures.remedies.partial < figures.remedies.total();
            let left = unremedied(&self.speaker, self.from.plan, figures, mixed)?;
            blocks.push(Block::Dashes { items: left });
        }
        let wanting = !blocks.is_empty();
        self.or_nothing(blocks)?;
        Ok(wanting)
    }

    /// A sentence for each action that is wanted.
    pub(super) fn items(
        &self,
        wanted: impl Fn(&ActionState) -> bool,
        say: impl Fn(&Self, &ActionState) -> Result<String, Problem>,
    ) -> Result<Vec<String>, Problem> {
        self.from.figures.actions.iter().filter(|state| wanted(state)).map(|state| say(self, state)).collect()
    }

    fn overdue(&self, state: &ActionState) -> Result<String, Problem> {
        #[derive(Serialize)]
        struct Overdue<'a> {
            nhiem_vu: &'a str,
            ai: String,
            so_ngay: i64,
            thoi_han: String,
            de_nghi: Option<String>,
            ly_do: Option<&'a str>,
        }
        let days = if let Lateness::Overdue(days) = state.lateness { days } else { 0 };
        let progress = state.progress;
        let overdue = Overdue {
            nhiem_vu: terms::clause(&state.action.text.value),
            ai: terms::in_charge(self.from.agency, state),
            so_ngay: days,
            thoi_han: state.due.map(short).unwrap_or_default(),
            de_nghi: terms::asked_for(state).map(|request| short(request.until.value)),
            ly_do: progress.and_then(|p| p.reason.as_ref()).map(|reason| terms::clause(&reason.value)),
        };
        self.speaker.say_with("mot_qua_han", overdue)
    }

    fn without_evidence(&self, state: &ActionState) -> Result<String, Problem> {
        #[derive(Serialize)]
        struct Bare<'a> {
            nhiem_vu: &'a str,
            ai: String,
        }
        let bare =
            Bare { nhiem_vu: terms::clause(&state.action.text.value), ai: terms::in_charge(self.from.agency, state) };
        self.speaker.say_with("mot_thieu", bare)
    }

    /// Evidence from another time than the report's.
    fn outside(&self, state: &ActionState) -> Result<String, Problem> {
        #[derive(Serialize)]
        struct Outside<'a> {
            nhiem_vu: &'a str,
            tai_lieu: Vec<String>,
        }
        let outside = Outside {
            nhiem_vu: terms::clause(&state.action.text.value),
            tai_lieu: state.outside.iter().map(|evidence| terms::evidence(evidence)).collect(),
        };
        self.speaker.say_with("mot_ngoai_ky", outside)
    }

    fn shortcomings_left(&self) -> Result<String, Problem> {
        #[derive(Serialize)]
        struct Left {
            tong: usize,
            mot_phan: usize,
            chua: usize,
        }
        let figures = self.from.figures;
        let left = Left {
            tong: figures.remedies.total(),
            mot_phan: figures.remedies.partial,
            chua: figures.remedies.total() - figures.remedies.full - figures.remedies.partial,
        };
        self.speaker.say_with("ton_tai_con_lai", left)
    }
}
