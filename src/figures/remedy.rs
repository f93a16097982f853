//! How far the actions that name a shortcoming have remedied it.

use std::collections::BTreeMap;

use super::state::{ActionState, State};
use crate::read::Shortcoming;

/// How far a shortcoming is remedied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Every action that remedies it has delivered.
    Full,
    /// Some action has delivered or is under way.
    Partial,
    /// No action that is reported has begun, or no action names it.
    None,
    /// Actions remedy it, and no quarter has reported any of them.
    Unreported,
}

/// The number of shortcomings by how far they are remedied.
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

/// The actions that remedy each shortcoming, by its id.
pub(super) type Remedying<'s, 'a> = BTreeMap<&'a str, Vec<&'s ActionState<'a>>>;

pub(super) fn remedying<'s, 'a>(states: &'s [ActionState<'a>]) -> Remedying<'s, 'a> {
    let mut remedying = Remedying::new();
    for state in states {
        for id in &state.action.remedies {
            remedying.entry(id.as_str()).or_default().push(state);
        }
    }
    remedying
}

/// How far the actions that name the shortcoming have remedied it.
pub(super) fn of(shortcoming: &Shortcoming, remedying: &Remedying) -> Remedy {
    let named = remedying.get(shortcoming.id.as_str()).map_or(&[][..], Vec::as_slice);
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
