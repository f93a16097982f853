//! Shortcomings: remedied, partly, or not.

use super::state::ActionState;
use crate::read::{Shortcoming, Status};

/// How far a shortcoming is remedied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Every action that remedies it has delivered.
    Full,
    /// Some action has delivered or is under way.
    Partial,
    /// None has begun, or no action names it.
    None,
}

/// How far the actions that name the shortcoming have remedied it.
pub(crate) fn of(shortcoming: &Shortcoming, states: &[ActionState]) -> Remedy {
    let names = |state: &&ActionState| state.action.remedies.iter().any(|id| id.0.value == shortcoming.id.0.value);
    let (mut all, mut some, mut any) = (true, false, false);
    for state in states.iter().filter(names) {
        any = true;
        all &= state.delivers();
        some |= state.status != Status::NotStarted;
    }
    match (any && all, some) {
        (true, _) => Remedy::Full,
        (false, true) => Remedy::Partial,
        (false, false) => Remedy::None,
    }
}
