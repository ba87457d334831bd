//! One device as cheap as it can be: it joins, counts what it is told, and answers pings.

use std::ops::AddAssign;

use futures_util::{SinkExt, StreamExt};
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::{TlsConnector, client::TlsStream};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Message, client::IntoClientRequest, protocol::WebSocketConfig},
};

use crate::{compressed_client::Frames, daemon::Target};

const HELLO: &str = r#"{"type":"hello","protocol":1,"device":{"kind":"phone"},"rtc":true}"#;

pub struct Device(WebSocketStream<TlsStream<TcpStream>>);

async fn connect(target: &Target) -> TlsStream<TcpStream> {
    let stream = TcpStream::connect(target.address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let connector = TlsConnector::from(target.tls.clone());
    connector.connect(name, stream).await.unwrap()
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
    async fn join(target: Target, forwarded: Option<String>) -> Self {
        let stream = connect(&target).await;
        let mut request = "wss://localhost/signaling".into_client_request().unwrap();
        if let Some(forwarded) = forwarded {
            request
                .headers_mut()
                .insert("x-forwarded-for", forwarded.parse().unwrap());
        }
        let config = WebSocketConfig::default().read_buffer_size(4096).write_buffer_size(0);
        let (mut socket, _) = client_async_with_config(request, stream, Some(config)).await.unwrap();
        socket.send(Message::text(HELLO)).await.unwrap();
        Self(socket)
    }

    /// From a public address of its own.
    pub async fn join_from(target: Target, number: usize) -> Self {
        let [_, a, b, c] = u32::try_from(number + 1).unwrap().to_be_bytes();
        let mut device = Self::join(target, Some(format!("11.{a}.{b}.{c}"))).await;
        device.0.next().await.unwrap().unwrap();
        device
    }

    /// Joins and listens until it sees so many others; then only stays.
    pub async fn join_and_see(target: Target, others: usize, compressed: bool) -> (Frames, Heard) {
        let mut frames = Frames::upgrade(connect(&target).await, compressed).await;
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

    /// Until the connection ends.
    pub async fn read(mut self) {
        while let Some(Ok(_)) = self.0.next().await {}
    }
}
