//! One device as cheap as it can be: it joins, counts what it is told, and answers pings.

use std::{io, net::Ipv4Addr, ops::AddAssign};

use futures_util::{SinkExt, StreamExt};
use rustls::pki_types::ServerName;
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
use tokio_rustls::{TlsConnector, client::TlsStream};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Error, Message, client::IntoClientRequest, protocol::WebSocketConfig},
};

use crate::{compressed_client::Frames, daemon::Target};

const HELLO: &str = r#"{"type":"hello","protocol":1,"device":{"kind":"phone"},"rtc":true}"#;

/// Connections from one address before the next one is used: it has ports for about 28,000, those of closed ones among them.
const PER_SOURCE: usize = 4000;

/// A device that was welcomed.
pub struct Device {
    socket: WebSocketStream<TlsStream<TcpStream>>,
    /// Its id in the rooms.
    pub peer_id: String,
    /// Makes it the same device again.
    pub resume: String,
}

async fn connect(target: &Target, number: usize) -> io::Result<TlsStream<TcpStream>> {
    let socket = TcpSocket::new_v4()?;
    let last = u8::try_from(number / PER_SOURCE + 1).map_err(io::Error::other)?;
    socket.bind((Ipv4Addr::new(127, 0, 0, last), 0).into())?;
    let stream = socket.connect(target.address).await?;
    stream.set_nodelay(true)?;
    let name = ServerName::try_from("localhost").map_err(io::Error::other)?;
    TlsConnector::from(target.tls.clone()).connect(name, stream).await
}

/// What devices were told, frames as they are without TLS.
#[derive(Default, Clone, Copy)]
pub struct Heard {
    pub messages: u64,
    pub bytes: u64,
}

impl AddAssign for Heard {
    fn add_assign(&mut self, other: Self) {
        self.messages += other.messages;
        self.bytes += other.bytes;
    }
}

impl Device {
    /// The `number`th device, from the public address that a proxy names for the `network`th network.
    pub async fn try_join(target: &Target, number: usize, network: usize, resume: Option<&str>) -> Result<Self, Error> {
        let stream = connect(target, number).await?;
        let mut request = "wss://localhost/signaling".into_client_request()?;
        let [_, a, b, c] = u32::try_from(network + 1).map_err(io::Error::other)?.to_be_bytes();
        request
            .headers_mut()
            .insert("x-forwarded-for", format!("11.{a}.{b}.{c}").parse().unwrap());
        let config = WebSocketConfig::default().read_buffer_size(4096).write_buffer_size(0);
        let (mut socket, _) = client_async_with_config(request, stream, Some(config)).await?;
        let mut hello: Value = serde_json::from_str(HELLO).unwrap();
        if let Some(resume) = resume {
            hello["resume"] = resume.into();
        }
        socket.send(Message::text(hello.to_string())).await?;
        let welcome = next(&mut socket).await?;
        let text = |key: &str| welcome[key].as_str().unwrap_or_default().to_owned();
        if welcome["type"] != "welcome" {
            return Err(io::Error::other(welcome.to_string()).into());
        }
        let (peer_id, resume) = (text("peerId"), text("resume"));
        Ok(Self {
            socket,
            peer_id,
            resume,
        })
    }

    /// In a network of its own.
    pub async fn join_alone(target: Target, number: usize) -> Self {
        Self::try_join(&target, number, number, None).await.unwrap()
    }

    /// Joins one network with all the others and listens until it sees so many of them; then only stays.
    pub async fn join_and_see(target: Target, others: usize, compressed: bool) -> (Frames, Heard) {
        let mut frames = Frames::upgrade(connect(&target, 0).await.unwrap(), compressed).await;
        frames.say(HELLO).await;
        let (mut seen, mut heard) = (0, Heard::default());
        while seen < others {
            let text = frames.next().await;
            heard.messages += 1;
            seen += if text.starts_with(r#"{"type":"welcome""#) {
                0
            } else {
                text.matches("\"peerId\"").count()
            };
        }
        heard.bytes = frames.bytes;
        (frames, heard)
    }

    /// The next message.
    pub async fn next(&mut self) -> Result<Value, Error> {
        next(&mut self.socket).await
    }

    /// Says something to another member of a room.
    pub async fn signal(&mut self, to: &str, payload: Value) -> Result<(), Error> {
        let message = json!({ "type": "signal", "to": to, "payload": payload });
        self.socket.send(Message::text(message.to_string())).await
    }

    /// Until the connection ends.
    pub async fn read(&mut self) {
        while let Some(Ok(_)) = self.socket.next().await {}
    }
}

/// The next message; an error when the connection ends, by a close frame too.
async fn next(socket: &mut WebSocketStream<TlsStream<TcpStream>>) -> Result<Value, Error> {
    loop {
        match socket.next().await.ok_or(Error::ConnectionClosed)?? {
            Message::Text(text) => return serde_json::from_str(&text).map_err(|error| io::Error::other(error).into()),
            Message::Close(frame) => return Err(io::Error::other(format!("closed: {frame:?}")).into()),
            _ => {}
        }
    }
}
