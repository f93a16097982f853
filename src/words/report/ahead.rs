//! Parts IV and V: what comes next, and what is asked for.

use serde::Serialize;

use super::Writer;
use crate::figures::{ActionState, Lateness};
use crate::period::short;
use crate::problem::Problem;
use crate::read::Proposal;
use crate::words::document::Block;
use crate::words::speaker::paragraph;
use crate::words::terms;

#[derive(Serialize)]
struct Many {
    so: usize,
}

/// A count, and where the counted are told.
#[derive(Serialize)]
struct TooMany<'a> {
    so: usize,
    phu_luc_1: &'a str,
}

/// More tasks than this are left to the annex: the chairman reads part IV.
const TOLD_ONE_BY_ONE: usize = 30;

impl Writer<'_> {
    /// IV. Tasks of the next quarter.
    pub(super) fn ahead(&mut self) -> Result<(), Problem> {
        #[derive(Serialize)]
        struct Due<'a> {
            nhiem_vu: &'a str,
            ai: String,
            thoi_han: String,
        }
        self.part("tiep_theo")?;
        let figures = self.from.figures;
        // Who reads `hết quý III` thinks of 30/9, whatever day the reporting period ends.
        let end = figures.quarter.next().last_day();
        let is_overdue = |state: &ActionState| matches!(state.lateness, Lateness::Overdue(_));
        let falls_due =
            |state: &ActionState| state.unfinished() && !is_overdue(state) && state.due.is_some_and(|due| due <= end);
        let count =
            |wanted: &dyn Fn(&ActionState) -> bool| figures.actions.iter().filter(|state| wanted(state)).count();

        // Neither late nor still ahead.
        let today = |state: &ActionState| falls_due(state) && state.due == Some(figures.as_of);
        let later = |state: &ActionState| falls_due(state) && !today(state);
        let item = |writer: &Self, state: &ActionState| {
            let due = Due {
                nhiem_vu: terms::clause(&state.action.text.value),
                ai: terms::in_charge(writer.from.agency, state),
                thoi_han: state.due.map(short).unwrap_or_default(),
            };
            writer.speaker.say_with("mot_den_han", due)
        };
        let today = self.items(today, item)?;
        let due = self.items(later, item)?;
        let rest = count(&|state| state.unfinished() && !is_overdue(state) && !falls_due(state));
        let first = self.counted([
            ("lam_dut_diem", figures.total.overdue),
            ("bo_sung_kiem_chung", figures.total.without_evidence),
        ])?;
        let undated = count(&|state| state.unfinished() && state.due.is_none());
        let last = self.counted([("con_lai", rest - undated), ("khong_dinh_han", undated)])?;
        let last = [last, self.counted([("thuong_xuyen", figures.total.continuous)])?].concat();
        let mut blocks = Vec::new();
        if !first.is_empty() {
            blocks.push(Block::Dashes { items: first });
        }
        for (key, items) in [("den_han_hom_nay", today), ("den_han", due)] {
            let so = items.len();
            if so > TOLD_ONE_BY_ONE {
                let phu_luc_1 = self.labels.first().map(String::as_str).unwrap_or_default();
                let key = format!("{key}_nhieu");
                blocks.push(paragraph(self.speaker.say_with(&key, TooMany { so, phu_luc_1 })?));
            } else if so > 0 {
                blocks.push(paragraph(self.speaker.say_with(key, Many { so })?));
                blocks.push(Block::Dashes { items });
            }
        }
        if !last.is_empty() {
            blocks.push(paragraph(last.join(" ")));
        }
        self.or_nothing(blocks)
    }

    /// The sentence of each key whose count is not zero.
    fn counted<const N: usize>(&self, counts: [(&str, usize); N]) -> Result<Vec<String>, Problem> {
        let there = counts.into_iter().filter(|(_, so)| *so > 0);
        there.map(|(key, so)| self.speaker.say_with(key, Many { so })).collect()
    }

    /// V. Decisions asked for: what, who decides, by when; extensions.
    pub(super) fn proposals(&mut self) -> Result<(), Problem> {
        #[derive(Serialize)]
        struct Asked<'a> {
            noi_dung: &'a str,
            nguoi_quyet_dinh: &'a str,
            thoi_han: Option<String>,
        }
        self.part("kien_nghi")?;
        let asked = |proposal: &Proposal| {
            let asked = Asked {
                noi_dung: terms::clause(&proposal.text.value),
                nguoi_quyet_dinh: &proposal.decider.value,
                thoi_han: proposal.until.as_ref().map(|date| short(date.value)),
            };
            self.speaker.say_with("mot_kien_nghi", asked).map(|text| text + ".")
        };
        let mut items: Vec<String> = self.from.record.proposals.iter().map(asked).collect::<Result<_, _>>()?;
        let open = |state: &ActionState| state.in_quarter && terms::asked_for(state).is_some();
        items.extend(self.items(open, |writer, state| writer.extension(state))?);
        self.or_nothing(if items.is_empty() { Vec::new() } else { vec![Block::Dashes { items }] })
    }

    fn extension(&self, state: &ActionState) -> Result<String, Problem> {
        #[derive(Serialize)]
        struct Extension<'a> {
            nhiem_vu: &'a str,
            tu: Option<String>,
            den: String,
            ly_do: Option<&'a str>,
        }
        let requested = terms::asked_for(state);
        let extension = Extension {
            nhiem_vu: terms::clause(&state.action.text.value),
            tu: state.due.map(short),
            den: requested.map(|request| short(request.until.value)).unwrap_or_default(),
            ly_do: requested.and_then(|request| request.reason.as_ref()).map(|reason| terms::clause(&reason.value)),
        };
        self.speaker.say_with("gia_han", extension)
    }
}
