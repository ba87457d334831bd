//! What a client may say to the daemon.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{ids::PeerId, text::DisplayName};
use crate::proto::names::LanguageTag;

/// A message from a client; read by [`super::parse_client_message`].
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ClientMessage {
    /// Comes first, within ten seconds of the upgrade.
    Hello(Hello),
    /// Gives this device another name.
    Rename(Rename),
    /// Says that the page went to the background or came back.
    Presence(PresenceChange),
    /// Carries one WebRTC signalling payload to another member of a common room.
    Signal(SignalTo),
    /// Asks for a pairing slot.
    PairOpen {},
    /// Enters the pairing slot that another device opened.
    PairJoin(PairJoin),
    /// Leaves the pairing slot.
    PairClose {},
    /// Enters the rooms shared with paired devices.
    RoomsJoin(RoomKeys),
    /// Leaves rooms shared with paired devices.
    RoomsLeave(RoomKeys),
    /// Makes a temporary room that others enter by a code.
    CodeRoomCreate {},
    /// Enters the room with this code.
    CodeRoomJoin(CodeRoomJoin),
    /// Leaves the code room.
    CodeRoomLeave {},
    /// Ends the session on purpose: the device is gone, not away.
    Bye {},
}

impl ClientMessage {
    /// The `type` of each, by [`Self::index`].
    pub const TYPES: [&'static str; 13] = [
        "hello",
        "rename",
        "presence",
        "signal",
        "pair-open",
        "pair-join",
        "pair-close",
        "rooms-join",
        "rooms-leave",
        "code-room-create",
        "code-room-join",
        "code-room-leave",
        "bye",
    ];

    /// Where its type stands in [`Self::TYPES`].
    #[must_use]
    pub const fn index(&self) -> usize {
        match self {
            Self::Hello(_) => 0,
            Self::Rename(_) => 1,
            Self::Presence(_) => 2,
            Self::Signal(_) => 3,
            Self::PairOpen {} => 4,
            Self::PairJoin(_) => 5,
            Self::PairClose {} => 6,
            Self::RoomsJoin(_) => 7,
            Self::RoomsLeave(_) => 8,
            Self::CodeRoomCreate {} => 9,
            Self::CodeRoomJoin(_) => 10,
            Self::CodeRoomLeave {} => 11,
            Self::Bye {} => 12,
        }
    }
}

/// The introduction of a device.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Hello {
    /// The protocol version that the client speaks.
    pub protocol: u32,
    /// What kind of device this is.
    pub device: Device,
    /// The token of an earlier `welcome`, to be the same device again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub resume: Option<String>,
    /// Whether this device can open WebRTC connections.
    pub rtc: bool,
}

/// What a device says of itself; shown to others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Device {
    /// Picks the icon.
    pub kind: DeviceKind,
    /// Operating system, as the client found it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub os: Option<String>,
    /// Browser, as the client found it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub browser: Option<String>,
    /// The name the device goes by already; without one the daemon makes one up.
    #[serde(
        default,
        deserialize_with = "super::text::name_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, ts(optional, type = "string"))]
    pub name: Option<DisplayName>,
    /// The language that the client speaks with its person (a tag of BCP 47), for a name made up by the daemon; not told
    /// to others. Without one the `Accept-Language` of the socket's request counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "string"))]
    pub language: Option<LanguageTag>,
}

/// The kinds of devices that have an icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum DeviceKind {
    /// A mobile phone.
    Phone,
    /// A tablet computer.
    Tablet,
    /// A desktop computer.
    Desktop,
    /// A laptop computer.
    Laptop,
    /// A television.
    Tv,
    /// A program without a screen.
    Headless,
}

/// A new name.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rename {
    /// 1 to 200 characters; control and bidi formatting characters are removed.
    pub name: String,
}

/// A change of presence.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PresenceChange {
    /// What it is now.
    pub state: Presence,
}

/// Whether somebody is likely to see what arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Presence {
    /// The page is open.
    Active,
    /// The page is in the background, or its connection dropped a short while ago.
    Away,
}

/// An opaque payload for another device.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SignalTo {
    /// The receiver: a member of a room that the sender is in too.
    pub to: PeerId,
    /// Any JSON value of at most 16 KiB; the daemon does not look inside.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub payload: Box<RawValue>,
}

/// The pairing slot to enter.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PairJoin {
    /// Three decimal digits.
    pub slot: String,
}

/// Room keys of paired devices.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RoomKeys {
    /// At most 64 keys of 43 characters of base64url each.
    pub keys: Vec<String>,
}

/// The code room to enter.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CodeRoomJoin {
    /// Five letters.
    pub code: String,
}
