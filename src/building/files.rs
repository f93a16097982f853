//! The files that a document consists of, made in memory.

use super::options::Run;
use super::task::Task;
use crate::problem::Problem;
use crate::signing;

/// A document's files: the PDF, and what goes with it, in the order of its names.
pub(super) struct DocumentFiles {
    pub(super) pdf: Vec<u8>,
    pub(super) others: Vec<String>,
}

/// Makes the files of a document. `draft`: an issued version says something else.
pub(super) fn files(run: &mut Run, task: &Task, draft: bool) -> Result<DocumentFiles, Problem> {
    if task.form.prepared && !draft {
        let prepared = signing::prepare_in(&mut run.world, task.unit, &task.steps)?;
        let others = vec![prepared.json, prepared.xml];
        return Ok(DocumentFiles { pdf: prepared.pdf.bytes, others });
    }
    let words = if draft { &task.steps.words()?.drafted() } else { &task.words };
    let pages = task.steps.lay_out_in(&mut run.world, words)?;
    Ok(DocumentFiles { pdf: pages.export()?, others: Vec::new() })
}
