//! What a TURN server counts.

use super::Reason;

/// Counted since the start, but for `allocations`.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Requests of TURN's methods, granted or refused.
    pub requests: u64,
    /// Allocations at this moment.
    pub allocations: usize,
    /// Allocations made.
    pub allocations_made: u64,
    /// Bytes of clients that were passed to peers.
    pub bytes_to_peers: u64,
    /// Bytes of peers that were passed to clients.
    pub bytes_to_clients: u64,
    /// Datagrams that were not passed: no permission, a forbidden address, or beyond the limit of speed.
    pub dropped: u64,
    pub(super) refused: [u64; Reason::ALL.len()],
}

impl Counts {
    /// Requests that were refused for this reason.
    #[must_use]
    pub const fn refused(&self, reason: Reason) -> u64 {
        self.refused[reason as usize]
    }

    pub(super) fn refuse(&mut self, reason: Reason) {
        self.refused[reason as usize] += 1;
    }
}
