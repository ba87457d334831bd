//! A token bucket: so many a second on average, and a burst after a quiet time.

use std::time::{Duration, Instant};

/// Counts what one client does; time is an argument.
#[derive(Debug, Clone, Copy)]
pub struct TokenBucket {
    /// Tokens per second.
    rate: u32,
    /// Most tokens that gather.
    burst: u32,
    /// When the bucket would have been empty, had it been filling ever since.
    empty_at: Instant,
}

impl TokenBucket {
    /// A full bucket. A rate of 0 is taken as 1.
    pub fn new(rate: u32, burst: u32, now: Instant) -> Self {
        let mut bucket = Self {
            rate: rate.max(1),
            burst: burst.max(1),
            empty_at: now,
        };
        bucket.empty_at = now.checked_sub(bucket.capacity()).unwrap_or(now);
        bucket
    }

    /// Takes one token; false when there is none.
    pub fn take(&mut self, now: Instant) -> bool {
        let oldest = now.checked_sub(self.capacity()).unwrap_or(self.empty_at);
        let from = self.empty_at.max(oldest);
        let after = from + Duration::from_secs(1) / self.rate;
        let has_one = after <= now;
        if has_one {
            self.empty_at = after;
        }
        has_one
    }

    fn capacity(&self) -> Duration {
        Duration::from_secs(1) * self.burst / self.rate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_the_rate() {
        let start = Instant::now() + Duration::from_secs(1000);
        let mut bucket = TokenBucket::new(50, 200, start);
        assert!((0..200).all(|_| bucket.take(start)));
        assert!(!bucket.take(start));
        let later = start + Duration::from_secs(1);
        assert_eq!((0..100).filter(|_| bucket.take(later)).count(), 50);
        let much_later = later + Duration::from_secs(3600);
        assert_eq!((0..300).filter(|_| bucket.take(much_later)).count(), 200);
    }
}
