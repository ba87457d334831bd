//! Messages compressed on the wire (RFC 7692): what everybody is told is the same, and nobody can hide a bomb in it.

use std::collections::BTreeSet;

use flate2::{Compress, Compression, FlushCompress};
use serde_json::{Value, json};

use crate::{
    client::Device,
    compressed_client::Frames,
    hostile::{Innocents, nothing_is_left, server},
    server::Server,
};

const HELLO: &str = r#"{"type":"hello","protocol":1,"device":{"kind":"tv"},"rtc":true}"#;

async fn compressing(server: &Server) -> Frames {
    Frames::upgrade(server.tls(b"http/1.1").await, true).await
}

async fn hear(frames: &mut Frames) -> Value {
    let text = frames.next().await;
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("no message: {text}"))
}

/// The ids of the others, when there are so many.
async fn others(frames: &mut Frames, count: usize) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    while seen.len() < count {
        let message = hear(frames).await;
        let joined = message["peers"].as_array().cloned().unwrap_or_default();
        let joined = joined.iter().chain(message.get("peer"));
        seen.extend(joined.filter_map(|peer| peer["peerId"].as_str()).map(str::to_owned));
    }
    seen
}

#[tokio::test]
async fn a_client_that_compresses_is_told_what_others_are_told() {
    let server = Server::start();
    let mut early = compressing(&server).await;
    early.say_compressed(HELLO).await;
    assert_eq!(hear(&mut early).await["type"], "welcome");
    let mut devices = Vec::new();
    for _ in 0..12 {
        devices.push(Device::join(&server).await);
    }
    let ids: BTreeSet<_> = devices.iter().map(|device| device.id.clone()).collect();
    assert_eq!(others(&mut early, 12).await, ids, "told one after the other");

    let mut late = compressing(&server).await;
    late.say(HELLO).await;
    let welcome = hear(&mut late).await;
    assert_eq!(welcome["type"], "welcome");
    let others = others(&mut late, 13).await;
    assert!(others.is_superset(&ids), "told in one list");
    assert_eq!(late.compressed, 1, "the list came compressed");
    devices[0].sees(welcome["peerId"].as_str().unwrap()).await;
}

#[tokio::test]
async fn long_and_short_messages_come_in_either_form() {
    let server = Server::start();
    let (mut one, mut other) = (compressing(&server).await, Device::join(&server).await);
    one.say_compressed(HELLO).await;
    hear(&mut one).await;
    others(&mut one, 1).await;
    for text in ["x".repeat(10), "y".repeat(9000)] {
        let message = json!({"type": "signal", "to": other.id, "payload": {"text": text}});
        one.say_compressed(&message.to_string()).await;
        assert_eq!(other.expect("signal").await["payload"]["text"], text);
    }
}

#[tokio::test]
async fn a_client_that_offers_nothing_gets_nothing_compressed() {
    let server = Server::start();
    let mut plain = Frames::upgrade(server.tls(b"http/1.1").await, false).await;
    plain.say(HELLO).await;
    assert_eq!(hear(&mut plain).await["type"], "welcome");
    let mut devices = Vec::new();
    for _ in 0..8 {
        devices.push(Device::join(&server).await);
    }
    others(&mut plain, 8).await;
    assert_eq!(plain.compressed, 0);
}

/// Says hello, then these frames; the code of the close that follows, with two innocents served all the while.
async fn after(frames: &[(u8, &[u8])]) -> String {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    let mut attacker = compressing(&server).await;
    attacker.say_compressed(HELLO).await;
    for (first, payload) in frames {
        attacker.frame(*first, payload).await;
    }
    let end = loop {
        let text = attacker.next().await;
        if text.starts_with("closed") {
            break text;
        }
    };
    drop(attacker);
    innocents.are_served().await;
    nothing_is_left(&server, 2).await;
    end
}

#[tokio::test]
async fn a_bomb_is_too_large() {
    let mut bomb = Vec::with_capacity(60_000);
    let mut deflate = Compress::new(Compression::best(), false);
    deflate
        .compress_vec(&vec![b' '; 50 << 20], &mut bomb, FlushCompress::Sync)
        .unwrap();
    assert!(bomb.len() < 60_000);
    assert_eq!(after(&[(0xc1, &bomb)]).await, "closed 4413");
}

#[tokio::test]
async fn a_bomb_in_pieces_that_never_end_is_too_large() {
    assert_eq!(after(&[(0x41, &[0; 0xffff]), (0x00, &[0; 2000])]).await, "closed 4413");
}

#[tokio::test]
async fn what_cannot_be_inflated_is_a_breach() {
    assert_eq!(after(&[(0xc1, &[0xff; 100])]).await, "closed 1002");
}

#[tokio::test]
async fn a_compressed_ping_is_a_breach() {
    assert_eq!(after(&[(0xc9, b"x")]).await, "closed 1002");
}

#[tokio::test]
async fn what_is_inflated_is_judged_like_anything_else() {
    let mut malformed = Vec::with_capacity(100);
    let mut deflate = Compress::new(Compression::best(), false);
    deflate
        .compress_vec(b"null", &mut malformed, FlushCompress::Sync)
        .unwrap();
    malformed.truncate(malformed.len() - 4);
    assert_eq!(after(&[(0xc1, &malformed)]).await, "closed 4400");
}
