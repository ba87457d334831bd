//! What the web server refused, counted by reason.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Counted since the start.
#[derive(Debug, Default)]
pub struct Refusals([AtomicU64; Refused::ALL.len()]);

/// Why a connection or a request was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// As many connections as may be, in all or of one address.
    Connections,
    /// The TLS handshake or the head of a request took too long.
    Slow,
    /// The TLS handshake failed: browsers that do not trust the CA yet end it so.
    Handshake,
    /// Not HTTP.
    NotHttp,
    /// No proper host in a request.
    Host,
    /// An upgrade that is no proper WebSocket of a page of this box.
    Upgrade,
    /// `/metrics` asked for from elsewhere.
    Metrics,
}

impl Refused {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Connections,
        Self::Slow,
        Self::Handshake,
        Self::NotHttp,
        Self::Host,
        Self::Upgrade,
        Self::Metrics,
    ];

    /// The word for it in `status` and `/metrics`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Connections => "connections",
            Self::Slow => "slow",
            Self::Handshake => "handshake",
            Self::NotHttp => "not-http",
            Self::Host => "host",
            Self::Upgrade => "upgrade",
            Self::Metrics => "metrics",
        }
    }
}

impl Refusals {
    /// How often so far.
    pub fn count(&self, refused: Refused) -> u64 {
        self.0[refused as usize].load(Relaxed)
    }

    pub(super) fn add(&self, refused: Refused) {
        self.0[refused as usize].fetch_add(1, Relaxed);
    }
}
