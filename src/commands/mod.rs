//! The commands, one file each. Paths of written files go to stdout, everything else to stderr.

pub mod build;
pub mod check;
pub mod export;
pub mod freeze;
pub mod make;
pub mod number;
pub mod sign;
mod talk;
pub mod verify;
