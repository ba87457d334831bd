//! What hostile clients do, each in numbers; every attack ends with its sockets gone.

use std::{future::Future, pin::Pin};

use flate2::{Compress, Compression, FlushCompress};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    compressed_client::Frames,
    daemon::Target,
    visitor::{HELLO, connect},
};

type Attack = fn(Target) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// Each with its name.
pub const ALL: &[(&str, Attack)] = &[
    ("connections that say nothing", |target| Box::pin(silent(target))),
    ("TLS without end", |target| Box::pin(endless_tls(target))),
    ("heads without end", |target| Box::pin(endless_heads(target))),
    ("requests that are none", |target| Box::pin(malformed_requests(target))),
    ("sockets without hello", |target| Box::pin(without_hello(target))),
    ("devices that come and go", |target| Box::pin(come_and_go(target))),
    ("forged tokens", |target| Box::pin(forged_tokens(target))),
    ("messages half sent", |target| Box::pin(half_sent(target))),
    ("bombs", |target| Box::pin(bombs(target))),
    ("floods of pings", |target| Box::pin(pings(target))),
    ("long names", |target| Box::pin(long_names(target))),
    ("rooms by the thousand", |target| Box::pin(many_rooms(target))),
    ("pairing and code rooms", |target| Box::pin(codes(target))),
    ("signals to strangers", |target| Box::pin(strangers(target))),
    ("one that does not read", |target| Box::pin(deaf(target))),
];

const MANY: usize = 30;

async fn silent(target: Target) {
    let mut held = Vec::new();
    for _ in 0..100 {
        held.push(TcpStream::connect(target.address).await.unwrap());
    }
}

async fn endless_tls(target: Target) {
    let mut held = Vec::new();
    for _ in 0..100 {
        let mut stream = TcpStream::connect(target.address).await.unwrap();
        stream.write_all(&[0x16, 3, 1, 0x3f, 0xff, 1, 0, 0x3f]).await.unwrap();
        held.push(stream);
    }
}

async fn endless_heads(target: Target) {
    let mut held = Vec::new();
    for _ in 0..MANY {
        let mut stream = connect(&target).await;
        stream
            .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
            .await
            .unwrap();
        stream.write_all(&b"x-more: and more\r\n".repeat(400)).await.unwrap();
        held.push(stream);
    }
}

async fn malformed_requests(target: Target) {
    for request in [
        "null",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /%ff/../.. HTTP/1.1\r\nHost: x\r\n\r\n",
    ] {
        for _ in 0..MANY / 3 {
            let mut stream = connect(&target).await;
            stream.write_all(request.repeat(20).as_bytes()).await.unwrap();
            stream.shutdown().await.unwrap();
            // It may be cut in the middle of an answer.
            let _ = stream.read_to_end(&mut Vec::new()).await;
        }
    }
}

async fn joined(target: &Target) -> Frames {
    let mut frames = Frames::upgrade(connect(target).await, true).await;
    frames.say_compressed(HELLO).await;
    frames
}

async fn without_hello(target: Target) {
    let mut held = Vec::new();
    for _ in 0..MANY {
        held.push(Frames::upgrade(connect(&target).await, true).await);
    }
}

async fn come_and_go(target: Target) {
    for _ in 0..MANY * 2 {
        joined(&target).await;
    }
}

async fn forged_tokens(target: Target) {
    for number in 0..MANY {
        let mut frames = Frames::upgrade(connect(&target).await, true).await;
        let token = format!("{number:0>43}.{number:0>200}");
        let hello = json!({"type": "hello", "protocol": 1, "device": {"kind": "tv"}, "rtc": true, "resume": token});
        frames.say(&hello.to_string()).await;
        frames.next().await;
    }
}

async fn half_sent(target: Target) {
    let mut held = Vec::new();
    for number in 0..MANY {
        let mut frames = joined(&target).await;
        frames
            .frame(if number % 2 == 0 { 0x01 } else { 0x41 }, &[b' '; 60_000])
            .await;
        held.push(frames);
    }
}

async fn bombs(target: Target) {
    let mut bomb = Vec::with_capacity(60_000);
    let mut deflate = Compress::new(Compression::best(), false);
    deflate
        .compress_vec(&vec![b' '; 4 << 20], &mut bomb, FlushCompress::Sync)
        .unwrap();
    for _ in 0..MANY / 3 {
        let mut frames = joined(&target).await;
        frames.frame(0xc1, &bomb).await;
        until_closed(frames, "closed 4413").await;
    }
}

async fn pings(target: Target) {
    for _ in 0..MANY / 3 {
        let mut frames = joined(&target).await;
        for _ in 0..500 {
            frames.frame(0x89, &[b'x'; 100]).await;
        }
        until_closed(frames, "closed 4429").await;
    }
}

async fn long_names(target: Target) {
    for _ in 0..MANY {
        let mut frames = joined(&target).await;
        let rename = json!({"type": "rename", "name": "\u{202e}x".repeat(10_000)});
        frames.say(&rename.to_string()).await;
        frames.next().await;
    }
}

async fn many_rooms(target: Target) {
    for device in 0..MANY / 3 {
        let mut frames = joined(&target).await;
        for batch in 0..50 {
            let keys: Vec<_> = (0..100)
                .map(|key| format!("{:0>43}", device * 10_000 + batch * 100 + key))
                .collect();
            frames
                .say(&json!({"type": "rooms-join", "keys": keys}).to_string())
                .await;
        }
        while !frames.next().await.contains(r#""type":"error""#) {}
    }
}

async fn codes(target: Target) {
    for _ in 0..MANY {
        let mut frames = joined(&target).await;
        for message in [
            json!({"type": "code-room-create"}),
            json!({"type": "pair-open"}),
            json!({"type": "pair-join", "slot": "123"}),
            json!({"type": "code-room-join", "code": "BCDFG"}),
        ] {
            frames.say(&message.to_string()).await;
        }
        while !frames.next().await.contains(r#""type":"error""#) {}
    }
}

async fn strangers(target: Target) {
    for _ in 0..MANY / 3 {
        let mut frames = joined(&target).await;
        for _ in 0..150 {
            let signal = json!({"type": "signal", "to": "AAAAAAAAAAA", "payload": "x".repeat(1000)});
            frames.say(&signal.to_string()).await;
        }
        while !frames.next().await.contains("unknown-peer") {}
    }
}

/// It asks again and again and never takes an answer.
async fn deaf(target: Target) {
    let mut frames = joined(&target).await;
    for _ in 0..190 {
        frames.say(&json!({"type": "code-room-create"}).to_string()).await;
    }
}

async fn until_closed(mut frames: Frames, expected: &str) {
    loop {
        let told = frames.next().await;
        if told.starts_with("closed") {
            assert_eq!(told, expected);
            return;
        }
    }
}
