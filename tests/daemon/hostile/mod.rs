//! Hostile clients: whatever one does, the others are served, nobody is evicted, and nothing stays behind.

mod datagrams;
mod frames;
mod guesses;
mod identity;
mod messages;
mod sockets;

use std::time::{Duration, Instant};

use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::client::TlsStream;

use crate::{client::Device, server::Server};

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Two innocent devices that talk to each other while somebody misbehaves.
pub struct Innocents {
    pub one: Device,
    pub other: Device,
}

impl Innocents {
    pub async fn join(server: &Server) -> Self {
        let (mut one, other) = (Device::join(server).await, Device::join(server).await);
        one.sees(&other.id).await;
        Self { one, other }
    }

    /// They still reach each other, within 50 ms; neither was told that the other left or changed.
    pub async fn are_served(&mut self) {
        // The machine may be busy with something else: then it is tried again.
        for _ in 0..40 {
            let begun = Instant::now();
            self.reach_each_other().await;
            if begun.elapsed() <= Duration::from_millis(50) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("never served within 50 ms");
    }

    async fn reach_each_other(&mut self) {
        let payload = json!({"still": "here"});
        self.one
            .say(json!({"type": "signal", "to": self.other.id, "payload": payload}))
            .await;
        let heard = timeout(PATIENCE, self.other.expect("signal"))
            .await
            .expect("served at once");
        assert_eq!((&heard["from"], &heard["payload"]), (&json!(self.one.id), &payload));
    }
}

/// After the attacker is gone nothing of it is left: no connection, no device beyond those away, no room of its own.
pub async fn nothing_is_left(server: &Server, connections: usize) {
    let settled = async {
        loop {
            let snapshot = server.site.hub.snapshot().await.unwrap();
            let is_open = server.site.admission.open();
            if is_open == connections && snapshot.counts.connected == connections && snapshot.rooms.len() <= 1 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, settled)
        .await
        .expect("what the attacker held is free again");
}

/// A server that forgets who is away at once.
pub fn server() -> Server {
    Server::with("[rooms]\naway-seconds = 1\n")
}

/// A signalling socket on which anything can be written, after a proper upgrade.
pub async fn raw(server: &Server) -> TlsStream<TcpStream> {
    let mut stream = server.tls(b"http/1.1").await;
    let head = "GET /signaling HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
        Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        answer.push(stream.read_u8().await.unwrap());
    }
    assert!(answer.starts_with(b"HTTP/1.1 101"));
    stream
}

/// One masked frame with an all-zero mask: `first` is FIN, RSV and opcode (RFC 6455 §5.2).
pub fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![first];
    match payload.len() {
        length @ 0..=125 => frame.push(0x80 | length as u8),
        length @ 126..=0xffff => {
            frame.push(0x80 | 126);
            frame.extend((length as u16).to_be_bytes());
        }
        length => {
            frame.push(0x80 | 127);
            frame.extend((length as u64).to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend_from_slice(payload);
    frame
}

pub const HELLO: &[u8] = br#"{"type":"hello","protocol":1,"device":{"kind":"tv"},"rtc":true}"#;

/// The close code that comes back, or `None` when the connection just ends.
pub async fn ended_with(mut stream: TlsStream<TcpStream>) -> Option<u16> {
    let mut all = Vec::new();
    let read = timeout(PATIENCE, stream.read_to_end(&mut all))
        .await
        .expect("ended in time");
    drop(read);
    // A close frame of the daemon: FIN + opcode 8, short, the code first.
    let at = all
        .windows(2)
        .rposition(|window| window[0] == 0x88 && (2..126).contains(&window[1]))?;
    Some(u16::from_be_bytes([*all.get(at + 2)?, *all.get(at + 3)?]))
}
