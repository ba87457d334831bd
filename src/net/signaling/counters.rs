//! What the signalling server counts, for `status` and `/metrics`.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::CloseCode;
use crate::proto::signaling::ClientMessage;

/// Counted since the start.
#[derive(Debug, Default)]
pub struct Counters {
    connections: AtomicU64,
    messages: [AtomicU64; ClientMessage::TYPES.len()],
    malformed: AtomicU64,
    no_hello: AtomicU64,
    too_large: AtomicU64,
    too_fast: AtomicU64,
    full: AtomicU64,
    slow: AtomicU64,
}

/// Why a client was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Not a message of this protocol.
    Malformed,
    /// No `hello` in time.
    NoHello,
    /// A message beyond the limit.
    TooLarge,
    /// Too many messages a second.
    TooFast,
    /// Too many connections.
    Full,
    /// Did not read what was sent to it.
    Slow,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Malformed,
        Self::NoHello,
        Self::TooLarge,
        Self::TooFast,
        Self::Full,
        Self::Slow,
    ];

    /// The word for it in `status` and `/metrics`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::NoHello => "no-hello",
            Self::TooLarge => "too-large",
            Self::TooFast => "too-fast",
            Self::Full => "full",
            Self::Slow => "slow",
        }
    }
}

impl Counters {
    /// Connections admitted.
    pub fn connections(&self) -> u64 {
        self.connections.load(Relaxed)
    }

    /// Messages read, by their type's place in [`ClientMessage::TYPES`].
    pub fn messages(&self) -> [u64; ClientMessage::TYPES.len()] {
        self.messages.each_ref().map(|count| count.load(Relaxed))
    }

    /// Clients refused for this reason.
    pub fn refused(&self, refusal: Refusal) -> u64 {
        self.of(refusal).load(Relaxed)
    }

    pub(super) fn count_connection(&self) {
        self.connections.fetch_add(1, Relaxed);
    }

    pub(super) fn count_message(&self, message: &ClientMessage) {
        self.messages[message.index()].fetch_add(1, Relaxed);
    }

    pub(super) fn count_refusal(&self, refusal: Refusal) {
        self.of(refusal).fetch_add(1, Relaxed);
    }

    pub(super) fn count_close(&self, code: CloseCode) {
        let refusal = match code {
            CloseCode::Protocol | CloseCode::Malformed => Refusal::Malformed,
            CloseCode::NoHello => Refusal::NoHello,
            CloseCode::TooLarge => Refusal::TooLarge,
            CloseCode::TooFast => Refusal::TooFast,
            CloseCode::Full => Refusal::Full,
            CloseCode::Normal | CloseCode::Restart | CloseCode::Replaced => return,
        };
        self.count_refusal(refusal);
    }

    fn of(&self, refusal: Refusal) -> &AtomicU64 {
        match refusal {
            Refusal::Malformed => &self.malformed,
            Refusal::NoHello => &self.no_hello,
            Refusal::TooLarge => &self.too_large,
            Refusal::TooFast => &self.too_fast,
            Refusal::Full => &self.full,
            Refusal::Slow => &self.slow,
        }
    }
}
