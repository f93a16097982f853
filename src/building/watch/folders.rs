//! The folders of records: which of them are watched, and which events in them mean that a unit may have changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Config, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::building::target::Target;

/// The records are read when nothing has happened for this long, since an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(50);

/// The records are read after this long even if events keep coming.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often folders that are gone are looked for.
const LOOK: Duration = Duration::from_secs(1);

/// What wakes the watcher.
pub(super) enum Wake {
    /// These paths were touched.
    Touched(Vec<PathBuf>),
    /// Anything may have been touched.
    Anything,
    Stop,
}

/// The folders that are watched.
pub(super) struct WatchedFolders {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
    /// Those that went away.
    missing: BTreeSet<PathBuf>,
}

impl WatchedFolders {
    pub(super) fn new(paths: &[PathBuf], targets: &[Target], out: &Path, send: Sender<Wake>) -> notify::Result<Self> {
        // Events in the units' own outputs are ignored; the folder above them may have records and is not.
        let outputs: Vec<PathBuf> = targets.iter().map(|target| real(&out.join(&target.name))).collect();
        let handler = move |event: notify::Result<notify::Event>| {
            if let Some(wake) = wake(event, &outputs) {
                drop(send.send(wake));
            }
        };
        // Links are not followed: one could lead to the whole disk. Units behind a link are watched where they are, see `also`.
        let watcher = RecommendedWatcher::new(handler, Config::default().with_follow_symlinks(false))?;
        let mut watch = Self { watcher, folders: BTreeSet::new(), missing: BTreeSet::new() };
        for path in paths {
            watch.add(real(path))?;
        }
        watch.also(targets);
        Ok(watch)
    }

    fn add(&mut self, folder: PathBuf) -> notify::Result<()> {
        if !self.folders.iter().any(|above| folder.starts_with(above)) {
            self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            self.folders.insert(folder);
        }
        Ok(())
    }

    /// Watches units that lie behind a link, outside the folders that are watched, where they are.
    pub(super) fn also(&mut self, targets: &[Target]) {
        for target in targets {
            // What cannot be watched is a problem when it is read.
            let _ = self.add(real(&target.folder));
        }
    }

    /// Whether a folder that was away is there again; it is watched anew.
    pub(super) fn came_back(&mut self) -> bool {
        let away = self.folders.iter().filter(|folder| !folder.exists()).cloned();
        self.missing.extend(away.collect::<Vec<_>>());
        let back: Vec<PathBuf> = self.missing.iter().filter(|folder| folder.exists()).cloned().collect();
        for folder in &back {
            self.missing.remove(folder);
            let _ = self.watcher.unwatch(folder);
            let _ = self.watcher.watch(folder, RecursiveMode::Recursive);
        }
        !back.is_empty()
    }
}

/// What an event of the system means; `None` if nothing changed.
fn wake(event: notify::Result<notify::Event>, outputs: &[PathBuf]) -> Option<Wake> {
    let Ok(event) = event else { return Some(Wake::Anything) };
    // Events were lost: anything may have happened.
    if event.need_rescan() || event.paths.is_empty() {
        return Some(Wake::Anything);
    }
    // Reading changes nothing.
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    let touched: Vec<PathBuf> = event.paths.into_iter().filter(|path| is_of_interest(path, outputs)).collect();
    (!touched.is_empty()).then_some(Wake::Touched(touched))
}

/// Whether a path is neither an output of this program nor a file that an editor keeps for itself.
fn is_of_interest(path: &Path, outputs: &[PathBuf]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let of_editors = name.starts_with("~$") || name.starts_with(".~") || name.ends_with('~');
    let swap = name.starts_with('.') && [".swp", ".swx", ".tam", ".them"].iter().any(|ending| name.ends_with(ending));
    !of_editors && !swap && !outputs.iter().any(|out| path.starts_with(out))
}

/// Waits for a change, and then until nothing has happened for `QUIET`. `None` if nothing happened within `LOOK`.
#[allow(clippy::disallowed_methods, reason = "how long to wait, never written")]
pub(super) fn next(wakes: &Receiver<Wake>) -> Option<Wake> {
    let mut touched = match wakes.recv_timeout(LOOK) {
        Ok(Wake::Touched(touched)) => touched,
        Ok(other) => return Some(other),
        Err(RecvTimeoutError::Timeout) => return None,
        Err(RecvTimeoutError::Disconnected) => return Some(Wake::Stop),
    };
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        match wakes.recv_timeout(QUIET) {
            Ok(Wake::Touched(more)) => touched.extend(more),
            Ok(other) => return Some(other),
            Err(_) => break,
        }
    }
    Some(Wake::Touched(touched))
}

/// Where a path really is, also when its end is not there yet.
pub(super) fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = whole.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    match there {
        Some((above, real)) => real.join(whole.strip_prefix(above).unwrap_or(Path::new(""))),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, Event, Flag, ModifyKind};

    use super::*;

    fn touched(event: Event) -> Option<Vec<PathBuf>> {
        match wake(Ok(event), &[PathBuf::from("/ra/xa")])? {
            Wake::Touched(paths) => Some(paths),
            Wake::Anything => Some(Vec::new()),
            Wake::Stop => None,
        }
    }

    #[test]
    fn lost_events_mean_that_anything_may_have_changed() {
        assert_eq!(touched(Event::new(EventKind::Other).set_flag(Flag::Rescan)), Some(Vec::new()));
        assert_eq!(touched(Event::new(EventKind::Any)), Some(Vec::new()));
        assert!(matches!(wake(Err(notify::Error::generic("x")), &[]), Some(Wake::Anything)));
    }

    #[test]
    fn reading_own_output_and_what_editors_keep_are_no_change() {
        let event = |kind, path: &str| Event::new(kind).add_path(PathBuf::from(path));
        let modified = EventKind::Modify(ModifyKind::Any);
        let record = "/ho-so/xa/2021/quy-2.yaml";
        assert_eq!(touched(event(modified, record)), Some(vec![PathBuf::from(record)]));
        assert_eq!(touched(event(EventKind::Access(AccessKind::Any), record)), None);
        for path in ["/ra/xa/2021/a.pdf", "/ho-so/xa/2021/.quy-2.yaml.swp", "/ho-so/xa/~$a.docx", "/ho-so/xa/a.yaml~"] {
            assert_eq!(touched(event(modified, path)), None, "{path}");
        }
    }
}
