//! The commands, one file each. Paths of written files go to stdout, everything else to stderr.

pub mod before;
pub mod build;
pub mod check;
pub mod compare;
pub mod export;
pub mod freeze;
mod lines;
pub mod make;
pub mod number;
mod progress;
pub mod sign;
mod talk;
mod terminal;
pub mod verify;
mod watch;
