//! A folder of outputs is opened, for one process at a time or for looking. What a process that was killed left behind is put
//! right: its temporary files go, and what it put in place is noted.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use super::lock::Lock;
use super::manifest::{FileEntry, FileNote, Manifest, PendingWrite, Unusable};
use super::outputs::Outputs;
use super::own_folder::{MANIFEST, OWN, RECORDS, SPOILT};
use crate::hash::sha256;
use crate::problem::{Problem, problems, slashed};
use crate::read::nanoseconds;
use crate::store::{failed, head, is_scrap, there};

problems! {
    GH010 Error Tool "Ghi kết quả." {
        /// What is known of the outputs was written by a newer version.
        OutputsNewer { path: String } =>
            format!("Tệp \"{path}\" do phiên bản cchc mới hơn ghi ra."),
            "dùng phiên bản cchc mới hơn. Chưa tệp nào bị ghi.";
    }
    GH011 Warning Data "Ghi kết quả." {
        /// What is known of the outputs cannot be read.
        OutputsSpoilt { path: String, kept: String } =>
            format!("Tệp ghi nhớ \"{path}\" bị hỏng: không biết tệp nào trong thư mục này do cchc lập."),
            format!( "các tệp đang có được giữ nguyên, bản mới ghi bên cạnh; tệp hỏng cất ở \"{kept}\"." );
    }
}

/// Takes the folder for writing, which is made if it is not there. While another process has it, `busy` is called once
/// and this waits. What a killed process left half written is removed.
///
/// # Errors
/// The folder cannot be made or locked, or a newer version of this program wrote to it.
pub(crate) fn open(folder: &Path, busy: &mut dyn FnMut()) -> Result<Outputs, Problem> {
    let lock = Lock::of(folder, busy)?;
    let taken = lock.file.metadata().and_then(|facts| facts.modified()).map_or(0, nanoseconds);
    let mut outputs = look(folder)?;
    (outputs.taken, outputs.lock) = (taken, Some(lock));
    sweep(&outputs).map_err(|error| failed(folder, &error))?;
    if outputs.warning.is_some() {
        let own = folder.join(OWN);
        fs::rename(own.join(MANIFEST), own.join(SPOILT)).map_err(|error| failed(&own, &error))?;
        outputs.saved.clear();
    }
    Ok(outputs)
}

/// The folder as it is, for reading only.
///
/// # Errors
/// A newer version of this program wrote to it.
pub(crate) fn look(folder: &Path) -> Result<Outputs, Problem> {
    let path = folder.join(OWN).join(MANIFEST);
    let saved = there(&path)?;
    let mut warning = None;
    let manifest = match saved.as_deref().map(Manifest::parse) {
        None => Manifest::empty(),
        Some(Ok(manifest)) => manifest,
        Some(Err(Unusable::Newer)) => {
            return Err(Problem::general(OutputsNewer { path: slashed(&path) }));
        }
        Some(Err(Unusable::Spoilt)) => {
            let kept = slashed(&path.with_file_name(SPOILT));
            warning = Some(Problem::general(OutputsSpoilt { path: slashed(&path), kept }));
            Manifest::empty()
        }
    };
    let saved = saved.unwrap_or_default();
    let mut outputs = Outputs { folder: folder.to_owned(), manifest, taken: 0, warning, saved, lock: None };
    settle(&mut outputs);
    Ok(outputs)
}

/// For each replacement that a killed process had announced in the manifest: if the new bytes are in place, they are noted as
/// that process would have; if not, the announcement is dropped.
pub(super) fn settle(outputs: &mut Outputs) {
    let coming = |(name, known): (&String, &mut FileEntry)| Some((name.clone(), known.coming.take()?));
    let coming: Vec<(String, PendingWrite)> = outputs.manifest.files.iter_mut().filter_map(coming).collect();
    for (name, coming) in coming {
        if came(outputs, &name, &coming) {
            let PendingWrite { own, noted, .. } = coming;
            outputs.note(&name, own, None, noted.as_ref().map(|noted| noted.made.clone()));
            if let Some(FileNote { base, current, .. }) = noted {
                outputs.manifest.note(base, current);
            }
            // A file that cannot be read is reported when it is needed.
            let _ = outputs.confirmed(&name);
        }
    }
}

/// Whether bytes came to where they were to be put. They may have been signed since, which adds to them: in their own
/// place, or in another with the first file gone.
fn came(outputs: &Outputs, name: &str, coming: &PendingWrite) -> bool {
    let begins = |name: &str| {
        let bytes = head(&outputs.path(name), coming.size).ok().flatten();
        bytes.is_some_and(|bytes| bytes.len() as u64 == coming.size && sha256(&bytes) == coming.own.sha256)
    };
    let gone = !outputs.path(name).exists();
    begins(name) || gone && outputs.neighbours(name).iter().any(|other| begins(other))
}

/// Removes the temporary files of a process that was killed: in the folder, its years, where outputs are known, and in what
/// it keeps of itself.
pub(super) fn sweep(outputs: &Outputs) -> io::Result<()> {
    let own = outputs.folder.join(OWN);
    let mut folders = BTreeSet::from([outputs.folder.clone(), own.clone(), own.join(RECORDS)]);
    let years = fs::read_dir(&outputs.folder)?.flatten().filter(|entry| {
        let name = entry.file_name();
        name.len() == 4 && name.to_string_lossy().parse::<u16>().is_ok()
    });
    folders.extend(years.map(|year| year.path()));
    let known = outputs.manifest.files.keys().filter_map(|name| Some(outputs.path(name).parent()?.to_owned()));
    folders.extend(known);
    for entry in folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten() {
        if is_scrap(&entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
