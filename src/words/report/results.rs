//! Part II: the results, field by field.

use serde::Serialize;

use super::Writer;
use crate::figures::{ActionState, FieldFigures, Remedy};
use crate::problem::Problem;
use crate::read::Field;
use crate::words::counts::Counts;
use crate::words::document::Block;
use crate::words::numerals::score;
use crate::words::speaker::paragraph;
use crate::words::terms;

impl Writer<'_> {
    /// II. Results by field.
    pub(super) fn results(&mut self) -> Result<(), Problem> {
        #[derive(Serialize)]
        struct Labels<'a> {
            phu_luc_1: &'a str,
            phu_luc_2: &'a str,
            phu_luc_3: Option<&'a str>,
        }
        self.part("linh_vuc")?;
        let label = |index: usize| self.labels.get(index).map(String::as_str);
        let labels = Labels {
            phu_luc_1: label(0).unwrap_or_default(),
            phu_luc_2: label(1).unwrap_or_default(),
            phu_luc_3: label(2),
        };
        let mut details = self.speaker.say_with("chi_tiet", &labels)?;
        if labels.phu_luc_3.is_some() {
            details = format!("{details} {}", self.speaker.say_with("chi_tiet_bieu_do", &labels)?);
        }
        self.body.push(paragraph(details));
        let (plan, figures) = (self.from.plan, self.from.figures);
        for (index, (field, of)) in plan.fields.iter().zip(&figures.fields).enumerate() {
            let number = format!("{}.", index + 1);
            self.body.push(Block::Heading { level: 2, number, title: field.name.value.clone(), rest: None });
            self.field(index, field, of)?;
        }
        Ok(())
    }

    fn field(&mut self, index: usize, field: &Field, of: &FieldFigures) -> Result<(), Problem> {
        let figures = self.from.figures;
        // The first annex numbers all actions through.
        let states = || figures.actions.iter().zip(1..).filter(|(state, _)| state.field == index);
        let mut sentences = vec![self.scores(of)?];
        let wanting = terms::criteria_below(field);
        if !wanting.is_empty() {
            sentences.push(self.speaker.say_with("tieu_chi_thap", Wanting { tieu_chi: wanting })?);
        }
        if !of.remedies.is_empty() {
            sentences.push(self.remedies(&of.remedies)?);
        }
        if states().next().is_some() {
            sentences.push(self.actions(field, of)?);
        }
        self.body.push(paragraph(sentences.join(" ")));

        let told = states().filter(|(state, _)| state.in_quarter).filter_map(|(state, stt)| outcome(state, stt));
        let told = told.map(|outcome| self.speaker.say_with("mot_ket_qua", outcome));
        let told: Vec<String> = told.collect::<Result<_, _>>()?;
        if !told.is_empty() {
            self.body.push(paragraph(self.speaker.say("ket_qua_trong_quy")?));
            self.body.push(Block::Dashes { items: told });
        }
        Ok(())
    }

    fn scores(&self, of: &FieldFigures) -> Result<String, Problem> {
        #[derive(Serialize)]
        struct Scores {
            dat: String,
            toi_da: String,
            tu_cham: Option<String>,
            rui_ro: Option<String>,
        }
        let scores = Scores {
            dat: score(of.score.last_year),
            toi_da: score(of.score.maximum),
            tu_cham: of.score.own.map(score),
            rui_ro: (!of.score.lacking().is_zero()).then(|| score(of.score.lacking().normalize())),
        };
        self.speaker.say_with("diem_linh_vuc", scores)
    }

    fn remedies(&self, remedies: &[Remedy]) -> Result<String, Problem> {
        #[derive(Serialize)]
        struct Remedied {
            tong: usize,
            khac_phuc: usize,
            mot_phan: usize,
            chua: usize,
        }
        let count = |wanted| remedies.iter().filter(|remedy| **remedy == wanted).count();
        let remedied = Remedied {
            tong: remedies.len(),
            khac_phuc: count(Remedy::Full),
            mot_phan: count(Remedy::Partial),
            chua: count(Remedy::None),
        };
        self.speaker.say_with("ton_tai_linh_vuc", remedied)
    }

    fn actions(&self, field: &Field, of: &FieldFigures) -> Result<String, Problem> {
        #[derive(Serialize)]
        struct Actions {
            so_lieu: Counts,
            /// What there is of each status, in words.
            phan: Vec<String>,
            chu_tri: String,
        }
        let tally = of.tally;
        let parts = [
            ("hoàn thành", tally.done),
            ("đang thực hiện", tally.in_progress),
            ("chưa thực hiện", tally.not_started),
            ("thực hiện thường xuyên", tally.continuous),
        ];
        let parts =
            parts.into_iter().filter(|(_, count)| *count > 0).map(|(words, count)| format!("{words} {count:02}"));
        let lead = field.responsibility.lead.iter().map(|id| terms::department(self.from.agency, id));
        let actions =
            Actions { so_lieu: tally.into(), phan: parts.collect(), chu_tri: lead.collect::<Vec<_>>().join(", ") };
        self.speaker.say_with("nhiem_vu_linh_vuc", actions)
    }
}

/// What an action achieved, with its evidence.
#[derive(Serialize)]
struct Outcome<'a> {
    stt: usize,
    ket_qua: &'a str,
    tai_lieu: Vec<String>,
}

#[derive(Serialize)]
struct Wanting<'a> {
    tieu_chi: Vec<terms::CriterionScore<'a>>,
}

/// What an action achieved; `stt` is its number in the first annex.
fn outcome<'a>(state: &ActionState<'a>, stt: usize) -> Option<Outcome<'a>> {
    let progress = state.progress?;
    let ket_qua = terms::clause(&progress.outcome.as_ref()?.value);
    Some(Outcome { stt, ket_qua, tai_lieu: progress.evidence.iter().map(terms::evidence).collect() })
}
