//! Reads a text frame into a [`ClientMessage`]: first its type, then the fields of that type.

use std::borrow::Cow;

use serde::{Deserialize, de::DeserializeOwned};

use super::{
    client_message::{ClientMessage, Device},
    limits::{MAX_DEVICE_TEXT_CHARS, MAX_RESUME_BYTES},
    text::cleaned,
};

/// Why a frame is no message; the connection is closed with 4400.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Not a JSON object with a string `type`.
    #[error("not a JSON object with a type")]
    NoType,
    /// A type that this protocol does not have.
    #[error("unknown message type")]
    UnknownType,
    /// A field is missing, repeated, of the wrong type or out of range.
    #[error("bad fields in {0}")]
    BadFields(&'static str),
}

#[derive(Deserialize)]
struct Tag<'a> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
}

#[derive(Deserialize)]
struct NoFields {}

/// Reads one frame. Unknown fields are ignored, so that newer clients can say more.
pub fn parse_client_message(text: &str) -> Result<ClientMessage, Malformed> {
    // An array would be read as a struct too; only an object is a message.
    if !text.trim_start().starts_with('{') {
        return Err(Malformed::NoType);
    }
    let Tag { kind } = serde_json::from_str(text).map_err(|_| Malformed::NoType)?;
    match kind.as_ref() {
        "hello" => bounded_hello(text),
        "rename" => fields("rename", text).map(ClientMessage::Rename),
        "presence" => fields("presence", text).map(ClientMessage::Presence),
        "signal" => fields("signal", text).map(ClientMessage::Signal),
        "pair-open" => fields("pair-open", text).map(|NoFields {}| ClientMessage::PairOpen {}),
        "pair-join" => fields("pair-join", text).map(ClientMessage::PairJoin),
        "pair-close" => fields("pair-close", text).map(|NoFields {}| ClientMessage::PairClose {}),
        "rooms-join" => fields("rooms-join", text).map(ClientMessage::RoomsJoin),
        "rooms-leave" => fields("rooms-leave", text).map(ClientMessage::RoomsLeave),
        "code-room-create" => fields("code-room-create", text).map(|NoFields {}| ClientMessage::CodeRoomCreate {}),
        "code-room-join" => fields("code-room-join", text).map(ClientMessage::CodeRoomJoin),
        "code-room-leave" => fields("code-room-leave", text).map(|NoFields {}| ClientMessage::CodeRoomLeave {}),
        "bye" => fields("bye", text).map(|NoFields {}| ClientMessage::Bye {}),
        _ => Err(Malformed::UnknownType),
    }
}

fn fields<T: DeserializeOwned>(kind: &'static str, text: &str) -> Result<T, Malformed> {
    serde_json::from_str(text).map_err(|_| Malformed::BadFields(kind))
}

fn bounded_hello(text: &str) -> Result<ClientMessage, Malformed> {
    let mut hello: super::Hello = fields("hello", text)?;
    let Device { os, browser, .. } = &mut hello.device;
    if hello
        .resume
        .as_ref()
        .is_some_and(|token| token.len() > MAX_RESUME_BYTES)
        || !bound(os)
        || !bound(browser)
    {
        return Err(Malformed::BadFields("hello"));
    }
    Ok(ClientMessage::Hello(hello))
}

/// Cleans an optional text in place; false when it is too long.
fn bound(text: &mut Option<String>) -> bool {
    let clean = text.as_deref().map(cleaned).filter(|clean| !clean.is_empty());
    *text = clean;
    text.as_ref()
        .is_none_or(|clean| clean.chars().count() <= MAX_DEVICE_TEXT_CHARS)
}
