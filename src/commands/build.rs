//! `cchc cap-nhat`: every document of every unit, as far as it is no longer what the records say.

use std::process::ExitCode;

use cchc::{Target, Updater, Wish};

use super::lines::Teller;
use super::progress::Progress;
use super::{talk, watch};
use crate::args::Building;

/// Brings the units up to date, one after the other; one with problems does not stop the others.
pub fn run(building: &Building) -> ExitCode {
    let mut told = Vec::new();
    let targets = Target::find(&building.paths, &mut told);
    if !told.is_empty() {
        talk::problems(&told);
    }
    let targets = match targets {
        Ok(targets) => targets,
        Err(problems) => return talk::fail(&problems),
    };
    let output = &building.output;
    let wish =
        Wish { out: output.folder.clone(), date: output.date.date, again: building.again, preview: building.preview };
    if building.watch {
        return watch::run(&targets, &building.paths, wish);
    }
    let mut updater = Updater::new(wish);
    let mut teller = Teller::of_all(building.preview);
    let progress = Progress::over(targets.len());
    for target in &targets {
        progress.at(&target.name);
        unit(&mut updater, target, &mut teller, &progress);
        progress.next();
    }
    progress.done();
    teller.sum_up(targets.len());
    teller.exit_code()
}

/// One unit; what goes wrong with it is told and remembered.
pub fn unit(updater: &mut Updater, target: &Target, teller: &mut Teller, progress: &Progress) {
    teller.enter(&target.name);
    let done = updater.unit(target, &mut |news| progress.aside(|| teller.tell(news)));
    if let Err(problem) = done {
        progress.aside(|| teller.failed(&problem));
    }
}
