//! Numbers that look like chance and are always the same, for fuzzing that can be repeated.

/// A generator: xorshift.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// A number from 0 up to, not including, `below`.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}
