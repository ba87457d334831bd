//! What an allocation waits for between its request and its answer: sockets of relayed addresses.

use std::{net::SocketAddr, time::Duration};

use super::{FiveTuple, Reason, auth::Proof};

/// Sockets that an allocation waits for; of neither family where it takes one that was kept for it.
#[derive(Debug)]
pub struct Opening {
    /// Whose.
    pub from: FiveTuple,
    /// The families of the relayed addresses.
    pub ipv4: bool,
    /// The families of the relayed addresses.
    pub ipv6: bool,
    /// Which ports will do.
    pub parity: Parity,
    pub(super) request: Vec<u8>,
    pub(super) proof: Proof,
    pub(super) lifetime: Duration,
    /// The token of a port that was kept for it.
    pub(super) reserved: Option<u64>,
}

impl Opening {
    /// How many more it takes of what its device and address may hold: a port that was kept counts already.
    pub(super) fn ports(&self) -> usize {
        match (self.reserved, self.parity) {
            (Some(_), _) => 0,
            (None, Parity::EvenAndNext) => 2,
            (None, Parity::Any | Parity::Even) => 1,
        }
    }
}

/// EVEN-PORT (RFC 8656 section 18.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parity {
    /// Any port.
    Any,
    /// An even one.
    Even,
    /// An even one, and the next one kept for later.
    EvenAndNext,
}

/// Relayed addresses with their sockets.
#[derive(Debug)]
pub struct Opened<R> {
    /// One or both of the families that were asked for.
    pub relays: Vec<(SocketAddr, R)>,
    /// The next port, where it was asked for.
    pub spare: Option<(SocketAddr, R)>,
}

/// Why there are no sockets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError {
    /// The box has no address of this family there.
    Family,
    /// No port is free.
    Full,
}

impl From<OpenError> for Reason {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Family => Self::AddressFamilyNotSupported,
            OpenError::Full => Self::InsufficientCapacity,
        }
    }
}
