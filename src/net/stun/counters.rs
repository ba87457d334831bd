//! What a STUN server did since it started.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts of messages since the start.
#[derive(Debug, Default)]
pub struct Counters {
    /// Answered, with success or with an error.
    pub requests: AtomicU64,
    /// Not answered because of where they came from.
    pub refused: AtomicU64,
    /// Not answered because nothing here speaks their protocol.
    pub ignored: AtomicU64,
}

impl Counters {
    /// The three counts, in the order of the fields, each as it is at some moment of the call.
    #[must_use]
    pub fn snapshot(&self) -> [u64; 3] {
        [&self.requests, &self.refused, &self.ignored].map(|counter| counter.load(Ordering::Relaxed))
    }

    pub(super) fn add(counter: &AtomicU64) {
        counter.fetch_add(1, Ordering::Relaxed);
    }
}
