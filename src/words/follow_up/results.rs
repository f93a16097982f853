//! Part II of the follow-up plan: results so far, shortcomings by numbers, causes.

use super::part;
use serde::Serialize;

use super::FollowUpWriter;
use crate::figures::ActionState;
use crate::problem::Problem;
use crate::words::counts::Remedied;
use crate::words::document::Block;
use crate::words::speaker::{paragraph, values};
use crate::words::terms::{self, points};

/// How the actions stand, beside their counts.
#[derive(Serialize)]
pub(super) struct Summary {
    /// As an earlier quarter reported them.
    pub(super) theo_quy_truoc: usize,
    pub(super) them: usize,
    pub(super) rut: usize,
}

/// The self-scores of a year.
#[derive(Serialize)]
pub(super) struct YearScore {
    pub(super) dat: String,
    pub(super) toi_da: String,
    pub(super) da_cham: usize,
    pub(super) linh_vuc: usize,
}

/// A reason, and the actions that it is given for.
#[derive(Serialize)]
pub(super) struct Cause<'a> {
    pub(super) ly_do: &'a str,
    pub(super) nhiem_vu: &'a [String],
}

pub(super) fn results(writer: &mut FollowUpWriter) -> Result<(), Problem> {
    part(writer, "ket_qua")?;
    let figures = writer.from.figures;
    let mut sentences = vec![writer.speaker.say_with(
        "tom_tat",
        Summary {
            theo_quy_truoc: figures.total.without_report - figures.total.unreported,
            them: figures.added,
            rut: figures.withdrawn.len(),
        },
    )?];
    let remedies = figures.remedies;
    if remedies.total() > 0 {
        sentences.push(writer.speaker.say_with("ton_tai", Remedied::from(remedies))?);
    }
    writer.body.push(paragraph(sentences.join(" ")));
    if figures.quarter.number == 4 && figures.scores.scored > 0 {
        let scores = figures.scores;
        let names = YearScore {
            dat: points(scores.own),
            toi_da: points(scores.own_maximum),
            da_cham: scores.scored,
            linh_vuc: scores.fields,
        };
        writer.body.push(paragraph(writer.speaker.say_with("diem_cuoi_nam", names)?));
    }
    causes(writer)
}

/// Causes as typed, else the reasons that were given action by action, else difficulties.
fn causes(writer: &mut FollowUpWriter) -> Result<(), Problem> {
    let record = writer.from.record;
    let told = [
        ("nguyen_nhan", values(&record.causes)),
        ("nguyen_nhan_nhiem_vu", reasons(writer)?),
        ("kho_khan", values(&record.difficulties)),
    ];
    let Some((key, mut texts)) = told.into_iter().find(|(_, texts)| !texts.is_empty()) else {
        if writer.from.figures.total.overdue > 0 {
            writer.body.push(paragraph(writer.speaker.say("nguyen_nhan_chua_bao_cao")?));
        }
        return Ok(());
    };
    let lead = writer.speaker.say(key)?;
    match (texts.len(), texts.pop()) {
        (1, Some(alone)) => writer.body.push(paragraph(format!("{lead} {alone}"))),
        (_, last) => {
            texts.extend(last);
            writer.body.extend([paragraph(lead), Block::Dashes { items: texts }]);
        }
    }
    Ok(())
}

/// The reasons that were given with what is late; the same reason once, with all its actions.
fn reasons(writer: &FollowUpWriter) -> Result<Vec<String>, Problem> {
    let late = |state: &&ActionState| state.unfinished() || state.days_late().is_some();
    let mut given: Vec<(&str, Vec<String>)> = Vec::new();
    for state in writer.from.figures.actions.iter().filter(late) {
        let Some(reason) = terms::reason(state) else { continue };
        match given.iter_mut().find(|(text, _)| *text == reason) {
            Some((_, numbers)) => numbers.push(terms::number(state)),
            None => given.push((reason, vec![terms::number(state)])),
        }
    }
    let say = |(reason, numbers): &(&str, Vec<String>)| {
        writer.speaker.say_with("mot_nguyen_nhan", Cause { ly_do: reason, nhiem_vu: numbers })
    };
    given.iter().map(say).collect()
}
