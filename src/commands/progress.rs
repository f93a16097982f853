//! A bar on the terminal while many units are brought up to date: how many are done, and how long the rest will take.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The bar is shown from this many units on.
const MANY: usize = 3;

/// A bar; hidden where stderr is no terminal.
pub struct ProgressDisplay(ProgressBar);

impl ProgressDisplay {
    /// Over this many units; hidden when they are few, or when stderr is no terminal.
    pub fn over(units: usize) -> Self {
        if units < MANY {
            return Self(ProgressBar::hidden());
        }
        // Hidden by itself where stderr is no terminal.
        let bar = ProgressBar::with_draw_target(Some(units as u64), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} đơn vị, còn khoảng {eta} · {msg}");
        Self(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    /// What is being worked on.
    pub fn at(&self, name: &str) {
        self.0.set_message(name.to_owned());
    }

    /// One more is done.
    pub fn next(&self) {
        self.0.inc(1);
    }

    /// Hides the bar while `print` writes to the terminal.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.0.suspend(print)
    }

    /// Takes the bar away.
    pub fn done(&self) {
        self.0.finish_and_clear();
    }
}
