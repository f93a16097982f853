//! Units whose records are being worked on: documents are made again as soon as records are saved. What happens is told as
//! events; nothing is printed here.

mod folders;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::event::Event;
use super::options::Options;
use super::target::Target;
use super::updater::Updater;
use crate::problem::Problem;

use folders::{Wake, WatchedFolders, next, real};

/// What happens while units are watched, in this order: every unit once (`Round`, what is told of it, `Rounded`), then `Watching`, then
/// after each save the units that it concerns.
#[derive(Debug)]
pub enum WatchEvent<'a> {
    /// A unit is brought up to date; what follows is about it.
    Round(&'a Target),
    /// Something is told of the unit.
    Told(Event),
    /// The unit's outputs cannot be read or written.
    Failed(Problem),
    /// The unit is up to date, as far as its records allow.
    Rounded {
        /// The unit.
        target: &'a Target,
        /// Nothing was saved: this is what there was to do at the beginning.
        first: bool,
        /// How long it took.
        took: Duration,
    },
    /// Every unit was looked at once; from now on saving a record is what starts a round.
    Watching,
    /// Units came that cannot be told apart; those known so far are looked at.
    Confused(Vec<Problem>),
}

/// The system cannot tell of changes in a folder: the reason in its words.
#[derive(Debug)]
pub struct Unwatchable(pub String);

/// Units that are watched.
pub struct Watching {
    paths: Vec<PathBuf>,
    known: Vec<Target>,
    folders: WatchedFolders,
    updater: Updater,
    wakes: Receiver<Wake>,
    send: Sender<Wake>,
    stop: Arc<AtomicBool>,
}

/// Ends the watching, from another thread.
#[derive(Clone)]
pub struct StopWatching {
    send: Sender<Wake>,
    stop: Arc<AtomicBool>,
}

impl StopWatching {
    /// Ends the watching after the unit that is being brought up to date.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
        // Sending fails only if the watching has ended already.
        drop(self.send.send(Wake::Stop));
    }
}

impl Watching {
    /// Begins to watch the units that [`Target::find`] has found at `paths`, so that no change is missed from here on.
    ///
    /// # Errors
    /// The system cannot tell of changes in a folder.
    pub fn over(paths: &[PathBuf], targets: &[Target], options: Options) -> Result<Self, Unwatchable> {
        let (send, wakes) = channel();
        let folders = WatchedFolders::new(paths, targets, &options.out, send.clone());
        Ok(Self {
            paths: paths.to_vec(),
            known: targets.to_vec(),
            folders: folders.map_err(|error| Unwatchable(error.to_string()))?,
            updater: Updater::watching(options),
            wakes,
            send,
            stop: Arc::default(),
        })
    }

    /// What ends the watching.
    pub fn stopper(&self) -> StopWatching {
        StopWatching { send: self.send.clone(), stop: Arc::clone(&self.stop) }
    }

    /// Brings the units up to date, then again whenever something in them changes, until it is stopped.
    pub fn run(mut self, on_event: &mut dyn FnMut(WatchEvent)) {
        let first = self.known.clone();
        self.rounds(&first, true, on_event);
        self.updater.set_again(false);
        on_event(WatchEvent::Watching);
        loop {
            let wake = match next(&self.wakes) {
                Some(Wake::Stop) => return,
                Some(wake) => wake,
                None if self.folders.came_back() => Wake::Anything,
                None => continue,
            };
            // Units come and go; while they cannot be told apart, those known so far are looked at.
            match Target::find(&self.paths, &mut Vec::new()) {
                Ok(targets) => self.known = targets,
                Err(problems) if self.paths.iter().all(|path| path.exists()) => {
                    on_event(WatchEvent::Confused(problems))
                }
                Err(_) => {}
            }
            self.folders.also(&self.known);
            let concerned: Vec<Target> = match wake {
                Wake::Touched(touched) => {
                    let within = |target: &&Target| touched.iter().any(|path| path.starts_with(real(&target.folder)));
                    self.known.iter().filter(within).cloned().collect()
                }
                _ => self.known.clone(),
            };
            self.rounds(&concerned, false, on_event);
        }
    }

    /// Brings one unit after the other up to date.
    #[allow(clippy::disallowed_methods, reason = "told to the person who waits, never written")]
    fn rounds(&mut self, targets: &[Target], first: bool, on_event: &mut dyn FnMut(WatchEvent)) {
        for target in targets {
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
            let began = Instant::now();
            on_event(WatchEvent::Round(target));
            if let Err(problem) = self.updater.unit(target, &mut |events| on_event(WatchEvent::Told(events))) {
                on_event(WatchEvent::Failed(problem));
            }
            on_event(WatchEvent::Rounded { target, first, took: began.elapsed() });
        }
    }
}
