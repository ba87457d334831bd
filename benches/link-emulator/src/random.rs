//! A small random generator (xorshift64*), so that a seed gives the same losses again.

/// The state; never zero.
pub struct Random(u64);

impl Random {
    /// Two seeds that differ give streams that have nothing to do with each other.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// True with this probability.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11;
        (bits as f64) < probability * (1u64 << 53) as f64
    }
}
