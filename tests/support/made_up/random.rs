//! Numbers that follow from a seed or from given bytes, the same on every machine.

use std::collections::VecDeque;

/// Numbers from given bytes as long as there are some, and then from SplitMix64, which is small and the same on every
/// machine.
pub struct Random {
    state: u64,
    bytes: VecDeque<u8>,
}

impl Random {
    pub fn new(seed: u64) -> Self {
        Self { state: seed, bytes: VecDeque::new() }
    }

    /// For a fuzzer: two bytes are one number, so that a changed byte changes one choice. What follows the last depends on
    /// their count only.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self { state: bytes.len() as u64, bytes: bytes.iter().copied().collect() }
    }

    /// The generator for one unit of many.
    pub fn of_unit(seed: u32, unit: u32) -> Self {
        Self::new(u64::from(seed) << 32 | u64::from(unit))
    }

    pub fn next(&mut self) -> u64 {
        if let (Some(low), high) = (self.bytes.pop_front(), self.bytes.pop_front()) {
            return u64::from(low) | u64::from(high.unwrap_or(0)) << 8;
        }
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, and without, the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// Whether it happens, once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below((most - least + 1) as usize) as u32
    }

    pub fn chance(&mut self, percent: u32) -> bool {
        self.between(0, 99) < percent
    }

    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Two neighbouring items, the first of which is drawn.
    pub fn two<T: Copy>(&mut self, items: &[T]) -> [T; 2] {
        let place = self.below(items.len());
        [items[place], items[(place + 1) % items.len()]]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
