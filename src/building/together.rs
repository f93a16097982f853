//! Files that refer to each other are stored in one folder, all of them or none.

use std::path::Path;

use super::opening;
use super::outputs::Ownership;
use super::own_folder::OutputNotOurs;
use crate::problem::{Problem, slashed};
use crate::store::Stored;
use crate::unit::TypstFiles;

/// Stores the files of a document for stock Typst in `folder`: all of them, or none when one of those there is not, or no
/// longer, as this program made it.
///
/// # Errors
/// Each file that stands in the way, or the folder or a file that cannot be written.
pub fn store_files(folder: &Path, files: &TypstFiles) -> Result<Vec<Stored>, Vec<Problem>> {
    store_together(folder, &files.files().collect::<Vec<_>>())
}

/// The same of any files: names below the folder, with `/`, and bytes.
pub(super) fn store_together(folder: &Path, files: &[(&str, &[u8])]) -> Result<Vec<Stored>, Vec<Problem>> {
    let mut outputs = opening::open(folder, &mut || ()).map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    for &(name, bytes) in files {
        match outputs.ownership(name) {
            Ok(Ownership::Foreign) if outputs.bytes(name).ok().flatten().as_deref() != Some(bytes) => {
                problems.push(Problem::general(OutputNotOurs { path: slashed(&outputs.path(name)) }));
            }
            Ok(_) => {}
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let stored = files.iter().map(|(name, bytes)| outputs.write(name, bytes, false, None)).collect::<Result<_, _>>();
    let stored = stored.map_err(|problem| vec![problem])?;
    outputs.finish(|_, _| false).map_err(|problem| vec![problem])?;
    Ok(stored)
}
