//! What a process that was killed left behind: its temporary files go, and what it put in place is noted.

use std::collections::BTreeSet;
use std::{fs, io};

use super::OWN;
use super::manifest::{Coming, Known, Noted};
use super::outputs::{Outputs, RECORDS};
use super::{head, whole};
use crate::hash::sha256;

impl Outputs {
    /// For each replacement that a killed process had announced in the manifest: if the new bytes are in place, they are noted as
    /// that process would have; if not, the announcement is dropped.
    pub(super) fn settle(&mut self) {
        let coming = |(name, known): (&String, &mut Known)| Some((name.clone(), known.coming.take()?));
        let coming: Vec<(String, Coming)> = self.manifest.files.iter_mut().filter_map(coming).collect();
        for (name, coming) in coming {
            if self.came(&name, &coming) {
                let Coming { own, noted, .. } = coming;
                self.note(&name, own, None, noted.as_ref().map(|noted| noted.made.clone()));
                if let Some(Noted { base, current, .. }) = noted {
                    self.manifest.note(base, current);
                }
                // A file that cannot be read is reported when it is needed.
                let _ = self.confirmed(&name);
            }
        }
    }

    /// Whether bytes came to where they were to be put. They may have been signed since, which adds to them: in their own
    /// place, or in another with the first file gone.
    fn came(&self, name: &str, coming: &Coming) -> bool {
        let begins = |name: &str| {
            let bytes = head(&self.path(name), coming.size).ok().flatten();
            bytes.is_some_and(|bytes| bytes.len() as u64 == coming.size && sha256(&bytes) == coming.own.sha256)
        };
        let gone = !self.path(name).exists();
        begins(name) || gone && self.neighbours(name).iter().any(|other| begins(other))
    }

    /// Removes the temporary files of a process that was killed: in the folder, its years, where outputs are known, and in what
    /// it keeps of itself.
    pub(super) fn sweep(&self) -> io::Result<()> {
        let own = self.folder.join(OWN);
        let mut folders = BTreeSet::from([self.folder.clone(), own.clone(), own.join(RECORDS)]);
        let years = fs::read_dir(&self.folder)?.flatten().filter(|entry| {
            let name = entry.file_name();
            name.len() == 4 && name.to_string_lossy().parse::<u16>().is_ok()
        });
        folders.extend(years.map(|year| year.path()));
        let known = self.manifest.files.keys().filter_map(|name| Some(self.path(name).parent()?.to_owned()));
        folders.extend(known);
        for entry in folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten() {
            if whole::is_scrap(&entry.file_name().to_string_lossy()) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}
