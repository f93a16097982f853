//! Shortcomings: remedied, partly, not, or nothing is known.

use super::state::{ActionState, State};
use crate::read::Shortcoming;

/// How far a shortcoming is remedied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Every action that remedies it has delivered.
    Full,
    /// Some action has delivered or is under way.
    Partial,
    /// None has begun, as far as they are reported, or no action names it.
    None,
    /// Actions remedy it, and no quarter has reported any of them.
    Unreported,
}

/// How many shortcomings are how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Remedies {
    pub(crate) full: usize,
    pub(crate) partial: usize,
    pub(crate) none: usize,
    pub(crate) unreported: usize,
}

impl Remedies {
    pub(crate) fn of<'r>(remedies: impl IntoIterator<Item = &'r Remedy>) -> Self {
        let mut counts = Self::default();
        for remedy in remedies {
            *match remedy {
                Remedy::Full => &mut counts.full,
                Remedy::Partial => &mut counts.partial,
                Remedy::None => &mut counts.none,
                Remedy::Unreported => &mut counts.unreported,
            } += 1;
        }
        counts
    }

    pub(crate) fn total(&self) -> usize {
        self.full + self.left()
    }

    /// Those that are not remedied in full.
    pub(crate) fn left(&self) -> usize {
        self.partial + self.none + self.unreported
    }
}

/// How far the actions that name the shortcoming have remedied it.
pub(crate) fn of(shortcoming: &Shortcoming, states: &[ActionState]) -> Remedy {
    let names = |state: &&ActionState| state.action.remedies.iter().any(|id| id.0.value == shortcoming.id.0.value);
    let named: Vec<&ActionState> = states.iter().filter(names).collect();
    let begun = |state: &&ActionState| !matches!(state.status, State::NotStarted | State::Unreported);
    if named.is_empty() {
        Remedy::None
    } else if named.iter().all(|state| state.delivers()) {
        Remedy::Full
    } else if named.iter().any(begun) {
        Remedy::Partial
    } else if named.iter().all(|state| state.never_reported()) {
        Remedy::Unreported
    } else {
        Remedy::None
    }
}
