//! What the daemon says to a client.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    client_message::{Device, Presence},
    ids::PeerId,
};

/// A message to a client.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ServerMessage<'a> {
    /// The answer to `hello`.
    Welcome(Welcome),
    /// The complete list of the others in a room that this device just joined.
    Room(RoomList),
    /// This device is no longer in that room.
    RoomLeft(RoomLeft),
    /// Another device joined the room.
    PeerJoined(PeerJoined),
    /// Another device left the room.
    PeerLeft(PeerLeft),
    /// Another device changed its name, kind or presence; holds for all common rooms.
    PeerChanged(PeerChanged),
    /// A payload from another member of a common room.
    #[serde(borrow)]
    Signal(SignalFrom<'a>),
    /// The pairing slot is open.
    PairOpened(PairOpened),
    /// The code room is made, and joined.
    CodeRoomCreated(CodeRoomCreated),
    /// Something was refused; the connection stays open.
    Error(ErrorMessage),
}

/// Who the client is from now on.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Welcome {
    /// The protocol version spoken.
    pub protocol: u32,
    /// This device's id.
    pub peer_id: PeerId,
    /// This device's name.
    pub name: String,
    /// Makes this the same device again; to be kept, never to be shown.
    pub resume: String,
    /// For `RTCConfiguration.iceServers`.
    pub ice_servers: Vec<IceServer>,
    /// The daemon's version.
    pub version: Cow<'static, str>,
}

/// One entry of `RTCConfiguration.iceServers` (W3C WebRTC §4.2.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IceServer {
    /// `stun:`, `turn:` or `turns:` URLs (RFC 7064, RFC 7065).
    pub urls: Vec<String>,
    /// TURN user name: `<unix expiry>:<peer id>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub username: Option<String>,
    /// TURN password.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub credential: Option<String>,
}

impl IceServer {
    /// A server without credentials.
    pub const fn new(urls: Vec<String>) -> Self {
        Self {
            urls,
            username: None,
            credential: None,
        }
    }

    /// Whether this is a relay.
    pub fn needs_credentials(&self) -> bool {
        self.urls.iter().any(|url| url.starts_with("turn"))
    }
}

/// A room as its members see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RoomInfo {
    /// Why these devices see each other.
    pub kind: RoomKind,
    /// Tells rooms of one kind apart; opaque.
    pub id: String,
    /// What to call it on the screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub label: Option<String>,
}

/// The kinds of rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum RoomKind {
    /// Devices of one network.
    Lan,
    /// Two devices that are pairing.
    Pair,
    /// Two devices that are paired.
    Paired,
    /// Devices that entered one code.
    Code,
}

/// A room and the others in it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RoomList {
    /// The room.
    pub room: RoomInfo,
    /// All the others, in no particular order.
    pub peers: Vec<PeerInfo>,
}

/// A room that was left.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RoomLeft {
    /// The room.
    pub room: RoomInfo,
}

/// A device as the others see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PeerInfo {
    /// Its id.
    pub peer_id: PeerId,
    /// Its name: text, never markup.
    pub name: String,
    /// What it says of itself.
    pub device: Device,
    /// Whether somebody is likely to look at it.
    pub presence: Presence,
    /// Whether it can open WebRTC connections.
    pub rtc: bool,
}

/// A newcomer.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PeerJoined {
    /// The room it joined.
    pub room: RoomInfo,
    /// The newcomer.
    pub peer: PeerInfo,
}

/// A leaver.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PeerLeft {
    /// The room it left; it may still be in others.
    pub room: RoomInfo,
    /// The leaver.
    pub peer_id: PeerId,
}

/// A changed device.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PeerChanged {
    /// As it is now.
    pub peer: PeerInfo,
}

/// A relayed payload.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SignalFrom<'a> {
    /// The sender.
    pub from: PeerId,
    /// What it said.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub payload: &'a RawValue,
}

/// An open pairing slot.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PairOpened {
    /// Three decimal digits.
    pub slot: String,
    /// Seconds until it closes by itself.
    pub expires_in: u32,
}

/// A new code room.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CodeRoomCreated {
    /// Five letters.
    pub code: String,
}

/// A refusal that is no breach of protocol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ErrorMessage {
    /// For programs.
    pub code: ErrorCode,
    /// For people who debug; English.
    pub message: Cow<'static, str>,
    /// What it is about: the peer id, key or code named in the refused message.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub about: Option<String>,
}

/// Why something was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ErrorCode {
    /// No such device in a common room; says nothing about other rooms.
    UnknownPeer,
    /// The device is known but its connection is down: try again when it is back.
    PeerAway,
    /// The payload of a `signal` is larger than 16 KiB.
    PayloadTooLarge,
    /// The name is empty or too long.
    InvalidName,
    /// The pairing slot does not exist, is used or has expired.
    UnknownSlot,
    /// No room has this code.
    UnknownCode,
    /// A key is not 43 characters of base64url, or a list is too long.
    InvalidKey,
    /// The device is in as many rooms as it may be.
    TooManyRooms,
    /// Too many attempts: try again later.
    TryLater,
    /// Switched off on this box.
    Disabled,
}

impl ErrorCode {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::UnknownPeer,
        Self::PeerAway,
        Self::PayloadTooLarge,
        Self::InvalidName,
        Self::UnknownSlot,
        Self::UnknownCode,
        Self::InvalidKey,
        Self::TooManyRooms,
        Self::TryLater,
        Self::Disabled,
    ];

    /// The word for it, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnknownPeer => "unknown-peer",
            Self::PeerAway => "peer-away",
            Self::PayloadTooLarge => "payload-too-large",
            Self::InvalidName => "invalid-name",
            Self::UnknownSlot => "unknown-slot",
            Self::UnknownCode => "unknown-code",
            Self::InvalidKey => "invalid-key",
            Self::TooManyRooms => "too-many-rooms",
            Self::TryLater => "try-later",
            Self::Disabled => "disabled",
        }
    }
}
