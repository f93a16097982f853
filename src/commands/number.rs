//! `cchc cap-so`: number and date into a signed document.

use std::process::ExitCode;

use cchc::{Draft, Problem, Stored};

use super::talk;
use crate::args::Numbering;

/// Fills in and stores; with `--ghi-vao-ho-so` number and date go into the record too. Nothing is written when one of the
/// two cannot be.
pub fn run(numbering: &Numbering) -> ExitCode {
    match step(numbering) {
        Ok(stored) => {
            let told = stored.iter().try_for_each(talk::stored);
            match (&numbering.unit, stored.len()) {
                (None, _) => talk::say(
                    "Để văn bản sau viện dẫn đúng, ghi số và ngày vào hồ sơ: thêm --ghi-vao-ho-so <ĐƠN VỊ>.\n",
                ),
                (Some(_), 1) => talk::say("Hồ sơ đã ghi đúng số và ngày này từ trước.\n"),
                (Some(_), _) => {}
            }
            if told.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(3) }
        }
        Err(problem) => talk::fail(&[problem]),
    }
}

fn step(numbering: &Numbering) -> Result<Vec<Stored>, Problem> {
    let Numbering { number, date, .. } = *numbering;
    let draft = Draft::open(&numbering.file)?;
    let made = draft.number(number, date, numbering.unsigned)?;
    let record = match &numbering.unit {
        Some(unit) => draft.record_with(unit, number, date)?,
        None => None,
    };
    if !draft.waits_for_agency()? {
        talk::say("Văn bản đã hoàn tất: cơ quan ban hành không có con dấu.\n");
    }
    let mut stored = vec![made.store(numbering.folder.as_deref())?];
    if let Some(record) = record {
        stored.push(record.store()?);
    }
    Ok(stored)
}
