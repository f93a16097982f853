//! `cchc cap-nhat --lien-tuc`: makes documents again as soon as records are saved, until Ctrl+C.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use cchc::{Target, Updater, Wish};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::build::unit;
use super::lines::Teller;
use super::progress::Progress;
use super::talk;

/// An editor saves in several steps: so long nothing may happen before the records are read.
const QUIET: Duration = Duration::from_millis(50);

/// Where something happens all the time, the records are read after so many steps all the same.
const PATIENCE: usize = 10;

/// What wakes the watcher: paths that were touched, or none when it is to stop.
type Wake = Option<Vec<PathBuf>>;

/// Brings the units up to date, then again whenever something in them changes.
pub fn run(targets: &[Target], paths: &[PathBuf], wish: Wish) -> ExitCode {
    let (send, wakes) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    let watcher = watch(paths, real(&wish.out), send.clone());
    let handler = {
        let stop = Arc::clone(&stop);
        // With nobody left to receive it the program ends anyway.
        move || {
            stop.store(true, Ordering::Relaxed);
            drop(send.send(None));
        }
    };
    let _watcher = match (watcher, ctrlc::set_handler(handler)) {
        (Ok(watcher), Ok(())) => watcher,
        (Err(error), _) => {
            talk::say(&format!("lỗi: không theo dõi được thư mục hồ sơ ({error}).\n"));
            return ExitCode::from(3);
        }
        (_, Err(error)) => {
            talk::say(&format!("lỗi: không đặt được phím dừng Ctrl+C ({error}).\n"));
            return ExitCode::from(3);
        }
    };
    let mut updater = Updater::watching(wish);
    let mut known = targets.to_vec();
    round(&mut updater, &known, &stop);
    updater.set_again(false);
    talk::say("Đang theo dõi hồ sơ; bấm Ctrl+C để dừng.\n");
    while let Some(touched) = next(&wakes) {
        // Units come and go; while there is none, those known so far are looked at.
        if let Ok(targets) = Target::find(paths) {
            known = targets;
        }
        let within = |target: &&Target| touched.iter().any(|path| path.starts_with(real(&target.folder)));
        let concerned: Vec<Target> = known.iter().filter(within).cloned().collect();
        round(&mut updater, &concerned, &stop);
    }
    talk::say("Đã dừng.\n");
    ExitCode::SUCCESS
}

/// Watches the folders, but not what lies in `out`.
fn watch(paths: &[PathBuf], out: PathBuf, send: Sender<Wake>) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // After events were lost anything may have changed.
        let (kind, touched) = match event {
            Ok(event) => (event.kind, event.paths),
            Err(error) => (EventKind::Any, error.paths),
        };
        // Reading changes nothing.
        let concerned = !matches!(kind, EventKind::Access(_)) && !touched.iter().all(|path| path.starts_with(&out));
        if concerned {
            drop(send.send(Some(touched)));
        }
    })?;
    for path in paths {
        watcher.watch(&real(path), RecursiveMode::Recursive)?;
    }
    Ok(watcher)
}

/// What was touched next, once it is quiet; `None` to stop.
fn next(wakes: &Receiver<Wake>) -> Wake {
    let mut touched = wakes.recv().ok()??;
    for _ in 0..PATIENCE {
        match wakes.recv_timeout(QUIET) {
            Ok(more) => touched.extend(more?),
            Err(_) => break,
        }
    }
    Some(touched)
}

/// Brings units up to date and tells what was made, when, and how long it took.
#[allow(clippy::disallowed_methods, reason = "told to the person who waits, never written")]
fn round(updater: &mut Updater, targets: &[Target], stop: &AtomicBool) {
    for target in targets {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let began = Instant::now();
        let mut teller = Teller::of_round();
        unit(updater, target, &mut teller, &Progress::none());
        let milliseconds = began.elapsed().as_millis();
        teller.sum_up_round(&talk::now().format("%H:%M:%S").to_string(), milliseconds);
    }
}

/// Where a path really is, also when its end is not there yet.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = whole.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    match there {
        Some((above, real)) => real.join(whole.strip_prefix(above).unwrap_or(Path::new(""))),
        None => whole,
    }
}
