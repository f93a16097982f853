//! How many documents came out how.

/// Over one unit or many.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub made: usize,
    pub unchanged: usize,
    pub kept: usize,
    pub failed: usize,
    pub warnings: usize,
}
