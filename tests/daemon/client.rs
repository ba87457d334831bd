//! A device that speaks the protocol by hand.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_rustls::client::TlsStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message, client::IntoClientRequest, handshake::client::Request},
};

use crate::server::Server;

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Device {
    pub socket: WebSocketStream<TlsStream<TcpStream>>,
    pub id: String,
    pub name: String,
    pub resume: String,
    pub welcome: Value,
}

pub fn hello() -> Value {
    json!({"type": "hello", "protocol": 1, "device": {"kind": "laptop", "os": "Linux"}, "rtc": true})
}

pub fn request(server: &Server) -> Request {
    let mut request = format!("wss://localhost:{}/signaling", server.https().port())
        .into_client_request()
        .unwrap();
    request
        .headers_mut()
        .insert("sec-websocket-protocol", "homedrop.v1".parse().unwrap());
    request
}

/// A socket that has not said hello.
pub async fn open(server: &Server) -> WebSocketStream<TlsStream<TcpStream>> {
    open_as(server, request(server)).await.unwrap()
}

pub async fn open_as(server: &Server, request: Request) -> Result<WebSocketStream<TlsStream<TcpStream>>, Error> {
    let stream = server.tls(b"http/1.1").await;
    client_async(request, stream).await.map(|(socket, _)| socket)
}

impl Device {
    pub async fn join(server: &Server) -> Self {
        Self::join_saying(server, hello()).await
    }

    pub async fn resume(server: &Server, token: &str) -> Self {
        let mut hello = hello();
        hello["resume"] = token.into();
        Self::join_saying(server, hello).await
    }

    pub async fn join_saying(server: &Server, hello: Value) -> Self {
        Self::introduce(open(server).await, hello).await
    }

    /// Says hello on a socket.
    pub async fn introduce(mut socket: WebSocketStream<TlsStream<TcpStream>>, hello: Value) -> Self {
        socket.send(Message::text(hello.to_string())).await.unwrap();
        let mut device = Self {
            socket,
            id: String::new(),
            name: String::new(),
            resume: String::new(),
            welcome: Value::Null,
        };
        let welcome = device.expect("welcome").await;
        let text = |key: &str| welcome[key].as_str().unwrap().to_owned();
        (device.id, device.name, device.resume) = (text("peerId"), text("name"), text("resume"));
        device.welcome = welcome;
        device
    }

    pub async fn say(&mut self, message: Value) {
        self.socket.send(Message::text(message.to_string())).await.unwrap();
    }

    /// The next message that is not a ping.
    pub async fn hear(&mut self) -> Value {
        loop {
            let next = timeout(PATIENCE, self.socket.next())
                .await
                .expect("a message in time")
                .expect("open")
                .unwrap();
            match next {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Close(frame) => panic!("closed: {frame:?}"),
                _ => {}
            }
        }
    }

    /// The next message of a type; others before it are passed over.
    pub async fn expect(&mut self, kind: &str) -> Value {
        loop {
            let message = self.hear().await;
            if message["type"] == kind {
                return message;
            }
        }
    }

    /// Waits until the other is in the list or joins.
    pub async fn sees(&mut self, other: &str) -> Value {
        loop {
            let message = self.hear().await;
            let listed = message["peers"]
                .as_array()
                .into_iter()
                .flatten()
                .find(|peer| peer["peerId"] == other);
            if let Some(peer) = listed {
                return peer.clone();
            }
            if message["type"] == "peer-joined" && message["peer"]["peerId"] == other {
                return message["peer"].clone();
            }
        }
    }

    pub async fn close_code(&mut self) -> u16 {
        close_code(&mut self.socket).await
    }
}

/// The code with which the daemon closes; what it says before is passed over.
pub async fn close_code(socket: &mut WebSocketStream<TlsStream<TcpStream>>) -> u16 {
    loop {
        match timeout(PATIENCE, socket.next()).await.expect("closed in time") {
            Some(Ok(Message::Close(Some(frame)))) => return frame.code.into(),
            Some(Ok(_)) => {}
            other => panic!("no close frame: {other:?}"),
        }
    }
}
