//! The way back to a client: a datagram from the address that it asked, or its stream.

use std::sync::Arc;

use super::Outbox;
use crate::net::datagram::{Arrived, Outgoing, Path, Socket};

/// A way for as long as a message is handled.
#[derive(Debug, Clone, Copy)]
pub enum Back<'a> {
    /// From the socket that it came in by.
    Datagram(&'a Arc<Socket>, Arrived),
    /// Through its stream.
    Stream(&'a Arc<Outbox>),
}

/// A way that can be kept.
#[derive(Debug, Clone)]
pub enum Way {
    /// From the socket that the client's datagrams come in by.
    Datagram(Arc<Socket>, Arrived),
    /// Through the client's stream.
    Stream(Arc<Outbox>),
}

impl Back<'_> {
    /// The same way, to keep.
    #[must_use]
    pub fn to_way(self) -> Way {
        match self {
            Self::Datagram(socket, arrived) => Way::Datagram(Arc::clone(socket), arrived),
            Self::Stream(outbox) => Way::Stream(Arc::clone(outbox)),
        }
    }

    /// Sends an answer.
    pub fn answer(self, bytes: &[u8], outgoing: &mut Outgoing) {
        match self {
            Self::Datagram(socket, arrived) => {
                outgoing.push(back(socket, arrived), bytes.len(), |out| out.copy_from_slice(bytes));
            }
            Self::Stream(outbox) => outbox.push_answer(bytes),
        }
    }
}

impl Way {
    /// Whether messages are padded to whole words (RFC 8656 section 12.5).
    #[must_use]
    pub const fn is_padded(&self) -> bool {
        matches!(self, Self::Stream(_))
    }

    /// Sends `length` bytes of relayed data that `write` puts down; they are lost where the way is full.
    pub fn relay(&self, length: usize, outgoing: &mut Outgoing, write: impl FnOnce(&mut [u8])) {
        match self {
            Self::Datagram(socket, arrived) => outgoing.push(back(socket, *arrived), length, write),
            Self::Stream(outbox) => outbox.push_data(length, write),
        }
    }
}

/// From the address that was asked (RFC 8489 section 6.3.1.2).
const fn back(socket: &Arc<Socket>, arrived: Arrived) -> Path<'_> {
    Path {
        socket,
        to: arrived.source,
        from: arrived.to,
    }
}
