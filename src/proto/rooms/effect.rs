//! What the rooms want done: text to send, connections to close.

use std::sync::Arc;

use crate::proto::signaling::{ConnectionId, ServerMessage};

/// One thing to do.
#[derive(Debug)]
pub enum Effect {
    /// Send these messages.
    Send(Batch),
    /// Close this connection; nothing more is sent to it.
    Close {
        /// The connection.
        connection: ConnectionId,
        /// Why.
        reason: CloseReason,
    },
    /// What is to outlive the daemon changed: keep it ([`super::Rooms::remembered`]).
    Remember,
}

/// Messages for one or many: written once, shared by all.
#[derive(Debug)]
pub struct Batch {
    /// Who gets them.
    pub to: Vec<ConnectionId>,
    /// The messages as JSON, in order.
    pub texts: Arc<[Arc<str>]>,
    /// Whether this tells of a room: long, alike, without secrets, so that it may be compressed.
    pub is_news: bool,
}

/// Why the rooms end a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CloseReason {
    /// The device asked for it.
    Bye,
    /// A second `hello`.
    Malformed,
    /// A newer connection of the same device took its place.
    Replaced,
}

impl Batch {
    /// One message for one connection.
    pub(super) fn one(to: ConnectionId, message: &ServerMessage<'_>) -> Option<Self> {
        Some(Self {
            to: vec![to],
            texts: [written(message)?].into(),
            is_news: false,
        })
    }
}

/// A message as JSON; the types here have no map with keys that are no strings, so that this does not fail.
pub(super) fn written(message: &ServerMessage<'_>) -> Option<Arc<str>> {
    serde_json::to_string(message).ok().map(Into::into)
}
