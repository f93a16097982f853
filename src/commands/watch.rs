//! `cchc cap-nhat --lien-tuc`: makes documents again as soon as records are saved, until Ctrl+C.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::ExitCode;

use cchc::building::{Options, Target, Unwatchable, WatchEvent, Watching};
use cchc::problem::detail;

use super::lines::{Reporter, Telling};
use super::talk;

/// Brings the units up to date, then again whenever something in them changes.
pub fn run(targets: &[Target], paths: &[PathBuf], options: Options, telling: Telling) -> ExitCode {
    let watching = match Watching::over(paths, targets, options) {
        Ok(watching) => watching,
        Err(Unwatchable(error)) => {
            talk::say(&format!("lỗi: không theo dõi được thư mục hồ sơ {}.\n", detail(&error)));
            return ExitCode::from(3);
        }
    };
    let stopper = watching.stopper();
    if let Err(error) = ctrlc::set_handler(move || stopper.stop()) {
        talk::say(&format!("lỗi: không đặt được phím dừng Ctrl+C {}.\n", detail(&error.to_string())));
        return ExitCode::from(3);
    }
    let reporter = Reporter::of_round(telling, BTreeSet::new());
    let mut rounds = Rounds { telling, told: BTreeMap::new(), reporter };
    watching.run(&mut |event| rounds.tell(event));
    talk::say("Đã dừng.\n");
    ExitCode::SUCCESS
}

/// Tells of the rounds of watching, one after the other.
struct Rounds {
    telling: Telling,
    /// The warnings of each unit that were told last: they are not told again at every save.
    told: BTreeMap<String, BTreeSet<String>>,
    /// For the round that is going on.
    reporter: Reporter,
}

impl Rounds {
    /// Tells what was made, when, and how long it took.
    fn tell(&mut self, event: WatchEvent) {
        match event {
            WatchEvent::Round(target) => {
                let told = self.told.remove(&target.name).unwrap_or_default();
                self.reporter = Reporter::of_round(self.telling, told);
                self.reporter.enter(target);
            }
            WatchEvent::Told(event) => self.reporter.tell(event),
            WatchEvent::Failed(problem) => self.reporter.failed(&problem),
            WatchEvent::Rounded { target, first, took } => {
                if first || self.reporter.has_news() {
                    self.reporter.sum_up_round(&talk::now().format("%H:%M:%S").to_string(), took.as_millis());
                }
                let next = Reporter::of_round(self.telling, BTreeSet::new());
                let reporter = std::mem::replace(&mut self.reporter, next);
                self.told.insert(target.name.clone(), reporter.warned());
            }
            WatchEvent::Watching => talk::say("Đang theo dõi hồ sơ; bấm Ctrl+C để dừng.\n"),
            WatchEvent::Confused(problems) => talk::problems(&problems),
        }
    }
}
