//! Part III of the follow-up plan, by field, and the annex with the new due dates.

use serde::Serialize;

use super::Writer;
use crate::figures::{ActionState, NewDue, Unfinished};
use crate::period::short;
use crate::problem::Problem;
use crate::words::document::Block;
use crate::words::numerals::letter;
use crate::words::speaker::paragraph;
use crate::words::terms;

impl Writer<'_> {
    /// III. What goes on: unfinished actions and owed evidence by field, continuous work in one list.
    pub(super) fn tasks(&mut self) -> Result<(), Problem> {
        self.part("nhiem_vu")?;
        self.body.push(paragraph(self.speaker.say("chi_tiet")?));
        let left = self.from.left;
        let mut numbers = 1..;
        let mut next = || format!("{}.", numbers.next().unwrap_or_default());
        for (index, field) in self.from.plan.fields.iter().enumerate() {
            let of_field = |state: &ActionState| state.field == index;
            let unfinished: Vec<String> = left
                .unfinished
                .iter()
                .filter(|unfinished| of_field(unfinished.state))
                .map(|unfinished| self.unfinished(unfinished))
                .collect::<Result<_, _>>()?;
            let owing: Vec<String> = left
                .owing
                .iter()
                .filter(|owing| of_field(owing.state))
                .map(|owing| self.owing(owing))
                .collect::<Result<_, _>>()?;
            if unfinished.is_empty() && owing.is_empty() {
                continue;
            }
            self.body.push(Block::Heading { level: 2, number: next(), title: field.name.value.clone(), rest: None });
            let shared = terms::departments(self.from.agency, &field.responsibility.coordinating);
            if !shared.is_empty() {
                let shared = self.speaker.say_with("phoi_hop_chung", Shared { phoi_hop: shared })?;
                self.body.push(paragraph(shared));
            }
            let mut letters = 0..;
            for (key, items) in [("chua_hoan_thanh", unfinished), ("bo_sung", owing)] {
                if !items.is_empty() {
                    let number = format!("{})", letter(letters.next().unwrap_or_default()));
                    self.body.push(self.speaker.heading(3, number, key)?);
                    self.body.push(Block::Dashes { items });
                }
            }
        }
        if !left.continuous.is_empty() {
            self.body.push(self.speaker.heading(2, next(), "thuong_xuyen")?);
            let item = |state: &&ActionState| {
                let one = One { nhiem_vu: terms::clause(&state.action.text.value) };
                self.speaker.say_with("mot_thuong_xuyen", one)
            };
            let items = left.continuous.iter().map(item).collect::<Result<_, _>>()?;
            self.body.push(Block::Dashes { items });
        }
        Ok(())
    }

    fn unfinished(&self, unfinished: &Unfinished) -> Result<String, Problem> {
        let state = unfinished.state;
        let task = self.task(state, Some(self.due(unfinished)?));
        self.speaker.say_with("mot_nhiem_vu", task)
    }

    fn owing(&self, owing: &Unfinished) -> Result<String, Problem> {
        self.speaker.say_with("mot_bo_sung", self.task(owing.state, Some(self.due(owing)?)))
    }

    fn task<'t>(&'t self, state: &ActionState<'t>, due: Option<String>) -> Task<'t> {
        let agency = self.from.agency;
        // What the whole field shares is said once, under its heading.
        let coordinating = terms::departments(agency, &state.action.coordinating);
        let reason = state.progress.and_then(|progress| progress.reason.as_ref());
        Task {
            nhiem_vu: terms::clause(&state.action.text.value),
            chu_tri: terms::lead(agency, state),
            phoi_hop: (!coordinating.is_empty()).then_some(coordinating),
            thoi_han: due,
            san_pham: state.action.deliverable.as_ref().map(|text| terms::clause(&text.value)),
            ly_do: reason.map(|text| terms::clause(&text.value)),
        }
    }

    /// The new due date, told apart: as planned, granted, proposed.
    fn due(&self, unfinished: &Unfinished) -> Result<String, Problem> {
        #[derive(Serialize)]
        struct Due<'a> {
            ngay: String,
            van_ban: Option<&'a str>,
            cu: Option<String>,
        }
        let (key, day, document) = match unfinished.due {
            NewDue::Undated => return self.speaker.say("han_thuong_xuyen"),
            NewDue::Planned(day) => ("han_theo_ke_hoach", day, None),
            NewDue::Granted(day, document) => ("han_gia_han", day, Some(document)),
            NewDue::Proposed(day) => ("han_de_xuat", day, None),
        };
        // What is done was due once; its evidence was not.
        let old = unfinished.state.due.filter(|due| *due != day && unfinished.state.unfinished()).map(short);
        self.speaker.say_with(key, Due { ngay: short(day), van_ban: document, cu: old })
    }
}

#[derive(Serialize)]
struct Shared {
    phoi_hop: String,
}

#[derive(Serialize)]
struct One<'a> {
    nhiem_vu: &'a str,
}

#[derive(Serialize)]
struct Task<'a> {
    nhiem_vu: &'a str,
    chu_tri: String,
    phoi_hop: Option<String>,
    thoi_han: Option<String>,
    san_pham: Option<&'a str>,
    ly_do: Option<&'a str>,
}
