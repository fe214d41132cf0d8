//! Numbers for jitter.

use std::sync::atomic::{AtomicU64, Ordering};

/// Numbers from a seed, by splitmix64: spread out, the same for the same seed, and no secret.
#[derive(Debug, Default)]
pub struct Chance(AtomicU64);

impl Chance {
    /// The numbers of this seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// The next number, from 0 up to, not including, `below`; 0 when `below` is 0.
    pub fn random(&self, below: u64) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut mixed = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)).checked_rem(below).unwrap_or(0)
    }
}
