//! A limit of speed: so many bytes a second on average, and a short burst.

use std::time::{Duration, Instant};

/// What may gather in a quiet time: enough for the pacing of WebRTC, too short to be felt by others.
const BURST: Duration = Duration::from_millis(250);

/// The least burst: two large datagrams, or nothing would ever pass a low limit.
const LEAST_BURST: f64 = 3000.0;

/// Bytes that one allocation may relay, both directions together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    bytes_per_second: f64,
    left: f64,
    counted: Instant,
}

impl Budget {
    /// `None` for 0: no limit.
    pub fn of_mbit(mbit: u32, now: Instant) -> Option<Self> {
        let bytes_per_second = f64::from(mbit) * 1e6 / 8.0;
        let budget = Self {
            bytes_per_second,
            left: 0.0,
            counted: now,
        };
        (mbit > 0).then(|| Self {
            left: budget.burst(),
            ..budget
        })
    }

    /// Takes `bytes`; false when there are not as many.
    pub fn take(&mut self, bytes: usize, now: Instant) -> bool {
        let gained = now.saturating_duration_since(self.counted).as_secs_f64() * self.bytes_per_second;
        self.left = (self.left + gained).min(self.burst());
        self.counted = now;
        // A datagram is at most 65,535 bytes.
        let bytes = bytes as f64;
        let enough = bytes <= self.left;
        if enough {
            self.left -= bytes;
        }
        enough
    }

    fn burst(&self) -> f64 {
        (self.bytes_per_second * BURST.as_secs_f64()).max(LEAST_BURST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_limit_is_no_budget() {
        assert!(Budget::of_mbit(0, Instant::now()).is_none());
    }

    #[test]
    fn the_average_is_kept_whatever_comes() {
        let start = Instant::now();
        let mut budget = Budget::of_mbit(8, start).unwrap();
        let mut passed = 0;
        for millisecond in 0..10_000 {
            let now = start + Duration::from_millis(millisecond);
            passed += (0..4).filter(|_| budget.take(1000, now)).count();
        }
        assert!((10_000..=10_251).contains(&passed), "{passed} kB in 10 s at 8 Mbit/s");
    }
}
