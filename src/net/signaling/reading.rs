//! From a WebSocket frame to a message, or to the close code that it earns.

use tokio_tungstenite::tungstenite::{Error, Message};

use super::CloseCode;
use crate::proto::signaling::{ClientMessage, parse_client_message};

/// What was read from a socket.
#[derive(Debug)]
pub(super) enum Read {
    /// A message of the protocol.
    Message(ClientMessage),
    /// A ping or pong: the other side lives.
    Alive,
    /// The other side closed, or the connection broke.
    Ended,
    /// A breach: close with this code.
    Breach(CloseCode, String),
}

/// Sorts what tungstenite read.
pub(super) fn sort(read: Option<Result<Message, Error>>) -> Read {
    match read {
        Some(Ok(Message::Text(text))) => match parse_client_message(&text) {
            Ok(message) => Read::Message(message),
            Err(malformed) => Read::Breach(CloseCode::Malformed, malformed.to_string()),
        },
        Some(Ok(Message::Binary(_))) => Read::Breach(CloseCode::Malformed, "a binary message".into()),
        Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Read::Alive,
        Some(Ok(Message::Close(_))) | None => Read::Ended,
        Some(Err(error)) => sort_error(&error),
    }
}

fn sort_error(error: &Error) -> Read {
    match error {
        Error::Capacity(_) => Read::Breach(CloseCode::TooLarge, error.to_string()),
        Error::Utf8(_) => Read::Breach(CloseCode::Malformed, error.to_string()),
        Error::Protocol(tokio_tungstenite::tungstenite::error::ProtocolError::ResetWithoutClosingHandshake) => {
            Read::Ended
        }
        Error::Protocol(_) => Read::Breach(CloseCode::Protocol, error.to_string()),
        _ => Read::Ended,
    }
}
