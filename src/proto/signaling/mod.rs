//! The messages of the signalling protocol `homedrop.v1`: one JSON object per WebSocket text frame.
//!
//! The TypeScript types of the client are generated from these (`web/src/proto/messages.ts`).

mod client_message;
mod ids;
mod limits;
mod parse;
mod server_message;
mod text;

#[cfg(test)]
mod tests;

pub use client_message::{
    ClientMessage, CodeRoomJoin, Device, DeviceKind, Hello, PairJoin, Presence, PresenceChange, Rename, RoomKeys,
    SignalTo,
};
pub use ids::{ConnectionId, PeerId};
pub use limits::*;
pub use parse::{Malformed, parse_client_message};
pub use server_message::{
    CodeRoomCreated, ErrorCode, ErrorMessage, IceServer, PairOpened, PeerChanged, PeerInfo, PeerJoined, PeerLeft,
    RoomInfo, RoomKind, RoomLeft, RoomList, ServerMessage, SignalFrom, Welcome,
};
pub use text::{DisplayName, NameError};

/// The WebSocket subprotocol that both sides name in `Sec-WebSocket-Protocol`.
pub const SUBPROTOCOL: &str = "homedrop.v1";

/// The version a client says in `hello`.
pub const PROTOCOL_VERSION: u32 = 1;
