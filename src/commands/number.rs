//! `cchc cap-so`: number and date into a signed document.

use std::process::ExitCode;

use cchc::{Problem, Severity, Stored, Unit};

use super::{before, talk};
use crate::args::Numbering;

/// Fills in and stores; with `--ghi-vao-ho-so` number and date go into the record too. Nothing is written when one of the
/// two cannot be.
pub fn run(numbering: &Numbering) -> ExitCode {
    match step(numbering) {
        Ok((stored, noted)) => {
            let told = stored.iter().try_for_each(talk::stored);
            match (&numbering.unit, noted) {
                (None, _) => talk::say(
                    "Để văn bản sau viện dẫn đúng, ghi số và ngày vào hồ sơ: thêm --ghi-vao-ho-so <ĐƠN VỊ>.\n",
                ),
                (Some(_), false) => talk::say("Hồ sơ đã ghi đúng số và ngày này từ trước.\n"),
                (Some(_), true) => {}
            }
            if told.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(3) }
        }
        Err(problems) => talk::fail(&problems),
    }
}

/// What was stored, and whether the record was changed.
fn step(numbering: &Numbering) -> Result<(Vec<Stored>, bool), Vec<Problem>> {
    let one = |problem| vec![problem];
    let Numbering { number, date, .. } = *numbering;
    let draft = before::opened(&numbering.file, &numbering.before).map_err(one)?;
    if let Some(folder) = &numbering.folder {
        draft.not_numbered_in(folder, number, date).map_err(one)?;
    }
    let made = draft.number(number, date, numbering.unsigned).map_err(one)?;
    let record = match &numbering.unit {
        Some(unit) => {
            let (sound, problems) = Unit::open(unit, None).check();
            let errors = || problems.into_iter().filter(|problem| problem.severity() == Severity::Error);
            let sound = sound.ok_or_else(|| errors().collect::<Vec<_>>())?;
            sound.record_with(&draft, number, date).map_err(one)?
        }
        None => None,
    };
    if !draft.waits_for_agency().map_err(one)? {
        talk::say("Văn bản đã hoàn tất: cơ quan ban hành không có con dấu.\n");
    }
    let metadata = made.metadata(&draft).map_err(one)?;
    let mut stored = vec![made.store(numbering.folder.as_deref()).map_err(one)?];
    for file in metadata {
        stored.push(file.store(numbering.folder.as_deref()).map_err(one)?);
    }
    let documents = stored.len();
    if let Some(record) = record {
        match record.store() {
            Ok(record) => stored.push(record),
            Err(problem) => {
                // The document has its number all the same: where it is must be known.
                let _ = stored.iter().try_for_each(talk::stored);
                return Err(vec![problem]);
            }
        }
    }
    let noted = stored.len() > documents;
    Ok((stored, noted))
}
