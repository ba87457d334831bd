//! Devices of people who mean well.

use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_rustls::{TlsConnector, client::TlsStream};

use crate::{compressed_client::Frames, daemon::Target};

pub const HELLO: &str = r#"{"type":"hello","protocol":1,"device":{"kind":"phone"},"rtc":true}"#;

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);

/// What people do not notice.
const AT_ONCE: Duration = Duration::from_millis(50);

/// How often "at once" is tried, because this machine may be busy with something else.
const TRIES: usize = 40;

pub async fn connect(target: &Target) -> TlsStream<TcpStream> {
    let stream = TcpStream::connect(target.address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    TlsConnector::from(target.tls.clone())
        .connect(name, stream)
        .await
        .unwrap()
}

pub struct Visitor {
    frames: Frames,
    id: String,
}

impl Visitor {
    pub async fn join(target: &Target) -> Self {
        let mut frames = Frames::upgrade(connect(target).await, true).await;
        frames.say(HELLO).await;
        let welcome: Value = serde_json::from_str(&frames.next().await).unwrap();
        assert_eq!(welcome["type"], "welcome");
        let id = welcome["peerId"].as_str().unwrap().to_owned();
        Self { frames, id }
    }

    /// What one is told who comes: `welcome`, or `closed` and the code.
    pub async fn refused(target: &Target) -> String {
        let mut frames = Frames::upgrade(connect(target).await, true).await;
        frames.say(HELLO).await;
        let told = timeout(PATIENCE, frames.next()).await.unwrap();
        if told.contains(r#""type":"welcome""#) {
            "welcome".into()
        } else {
            told
        }
    }

    async fn hear(&mut self, kind: &str) -> Value {
        let hearing = async {
            loop {
                let message: Value = serde_json::from_str(&self.frames.next().await).unwrap();
                if message["type"] == kind {
                    return message;
                }
            }
        };
        timeout(PATIENCE, hearing).await.expect("heard in time")
    }

    /// What it asks is answered.
    pub async fn is_served(&mut self) {
        let message = json!({"type": "signal", "to": "AAAAAAAAAAA", "payload": 1});
        self.frames.say(&message.to_string()).await;
        assert_eq!(self.hear("error").await["code"], "unknown-peer");
    }
}

/// Two that talk to each other.
pub struct Pair {
    one: Visitor,
    other: Visitor,
}

impl Pair {
    pub async fn join(target: &Target) -> Self {
        let (mut one, other) = (Visitor::join(target).await, Visitor::join(target).await);
        while !one.frames.next().await.contains(&other.id) {}
        Self { one, other }
    }

    /// A signal from one reaches the other within 50 ms.
    pub async fn are_served_at_once(&mut self, after: &str) {
        let mut best = Duration::MAX;
        for _ in 0..TRIES {
            let begun = Instant::now();
            let message = json!({"type": "signal", "to": self.other.id, "payload": "still here"});
            self.one.frames.say(&message.to_string()).await;
            assert_eq!(self.other.hear("signal").await["from"], self.one.id);
            best = best.min(begun.elapsed());
            if best <= AT_ONCE {
                return;
            }
            tokio::time::sleep(AT_ONCE).await;
        }
        panic!("after {after}: {best:?} at best");
    }
}
