//! Opens the signalling socket through whatever stands in front of the box, and asks how the box sees the one who asks.

use std::io::{self, Read, Write};

use tokio_tungstenite::tungstenite::{
    self, Error, HandshakeError,
    client::IntoClientRequest,
    http::{HeaderValue, Uri, header},
};

use crate::proto::signaling::SUBPROTOCOL;

/// Bytes of an answer.
const MAX_ANSWER: u64 = 64 * 1024;

/// What came of the upgrade.
#[derive(Debug, PartialEq, Eq)]
pub enum Upgrade {
    /// A WebSocket.
    Opened,
    /// An HTTP answer instead, with this status.
    Answered(u16),
    /// No HTTP at all.
    Failed(String),
}

/// Asks for a WebSocket at `uri`, as a page of the same origin does.
pub fn upgrade(stream: impl Read + Write, uri: &Uri) -> Upgrade {
    let request = request(uri);
    let request = match request {
        Ok(request) => request,
        Err(error) => return Upgrade::Failed(error.to_string()),
    };
    match tungstenite::client(request, stream) {
        Ok((mut socket, _)) => {
            // Whoever cannot hear it any more knows that it is over.
            let _ = socket.close(None);
            Upgrade::Opened
        }
        Err(HandshakeError::Failure(Error::Http(answer))) => Upgrade::Answered(answer.status().as_u16()),
        Err(HandshakeError::Failure(error)) => Upgrade::Failed(error.to_string()),
        Err(HandshakeError::Interrupted(_)) => Upgrade::Failed("no answer in time".to_owned()),
    }
}

fn request(uri: &Uri) -> Result<tungstenite::handshake::client::Request, Error> {
    let secure = uri.scheme_str() == Some("https");
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let scheme = if secure { "wss" } else { "ws" };
    let mut request = format!("{scheme}://{authority}{}", uri.path()).into_client_request()?;
    let origin = format!("{}://{authority}", uri.scheme_str().unwrap_or("http"));
    let headers = request.headers_mut();
    headers.insert(header::SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(SUBPROTOCOL));
    if let Ok(origin) = HeaderValue::from_str(&origin) {
        headers.insert(header::ORIGIN, origin);
    }
    Ok(request)
}

/// The body of what `GET` answers, and its status. HTTP/1.0: nobody answers that in pieces.
///
/// # Errors
/// What the system says; `InvalidData` when it is no HTTP.
pub fn get(mut stream: impl Read + Write, uri: &Uri) -> io::Result<(u16, String)> {
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    write!(
        stream,
        "GET {} HTTP/1.0\r\nHost: {authority}\r\nConnection: close\r\n\r\n",
        uri.path()
    )?;
    stream.flush()?;
    let mut answer = Vec::new();
    // An end without farewell is one all the same.
    match stream.take(MAX_ANSWER).read_to_end(&mut answer) {
        Err(error) if answer.is_empty() => return Err(error),
        _ => {}
    }
    let text = String::from_utf8_lossy(&answer);
    let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::InvalidData)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Ok((status.ok_or(io::ErrorKind::InvalidData)?, body.to_owned()))
}
