//! Connections that are opened and not used, not closed, or not read.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use tokio::{io::AsyncWriteExt, net::TcpStream};
use tokio_tungstenite::tungstenite::Message;

use super::{HELLO, Innocents, frame, nothing_is_left, raw, server};
use crate::{client::Device, server::Server};

#[tokio::test]
async fn a_hundred_half_open_connections() {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    let mut held = Vec::new();
    for number in 0..100 {
        let mut stream = TcpStream::connect(server.https()).await.unwrap();
        if number % 2 == 0 {
            let _ = stream.write_all(&[0x16, 3, 1, 0, 200]).await;
        }
        held.push(stream);
    }
    innocents.are_served().await;
    Device::join(&server).await;
}

#[tokio::test]
async fn one_address_cannot_take_all_sockets() {
    let server = Server::with("[limits]\nconnections-per-address = 4\n");
    let mut held = Vec::new();
    for _ in 0..50 {
        held.push(TcpStream::connect(server.https()).await.unwrap());
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(
        server.site.sockets.open() <= 16,
        "four sockets for each signalling connection"
    );
    drop(held);
    let mut innocents = loop {
        if server.site.sockets.open() == 0 {
            break Innocents::join(&server).await;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    innocents.are_served().await;
}

#[tokio::test]
async fn sockets_cut_without_a_word() {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    for _ in 0..20 {
        let mut attacker = raw(&server).await;
        attacker.write_all(&frame(0x81, HELLO)).await.unwrap();
        attacker.get_ref().0.set_zero_linger().unwrap();
        drop(attacker);
    }
    innocents.are_served().await;
    nothing_is_left(&server, 2).await;
}

#[tokio::test]
async fn a_flood_of_pings_and_pongs() {
    for opcode in [0x89, 0x8a] {
        let server = server();
        let mut innocents = Innocents::join(&server).await;
        let mut attacker = raw(&server).await;
        attacker.write_all(&frame(0x81, HELLO)).await.unwrap();
        let flood = frame(opcode, &[b'x'; 125]).repeat(500);
        let _ = attacker.write_all(&flood).await;
        assert_eq!(super::ended_with(attacker).await, Some(4429));
        innocents.are_served().await;
        nothing_is_left(&server, 2).await;
    }
}

#[tokio::test]
async fn one_that_does_not_read_is_dropped() {
    let server = Server::with("[rooms]\naway-seconds = 1\n[limits]\nmessages-per-second = 100000\n");
    let mut innocents = Innocents::join(&server).await;
    let (deaf, sender) = (Device::join(&server).await, Device::join(&server).await);
    let text = json!({"type": "signal", "to": deaf.id, "payload": "x".repeat(16_000)}).to_string();
    let (mut sink, mut stream) = sender.socket.split();
    // More than all buffers between the two hold together.
    let sending = async {
        for _ in 0..2000 {
            sink.send(Message::text(text.as_str())).await.unwrap();
        }
    };
    let refused = async {
        while let Some(Ok(message)) = stream.next().await {
            if message
                .to_text()
                .is_ok_and(|text| text.contains(r#""code":"peer-away""#))
            {
                return;
            }
        }
        panic!("no refusal");
    };
    tokio::select! {
        () = refused => {}
        () = async { sending.await; std::future::pending().await } => {}
    }
    drop((sink, stream));
    innocents.are_served().await;
    nothing_is_left(&server, 2).await;
    drop(deaf);
}

#[tokio::test]
async fn joining_and_leaving_without_end_leaves_nothing() {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    for _ in 0..100 {
        Device::join(&server).await;
    }
    innocents.are_served().await;
    nothing_is_left(&server, 2).await;
    let away = async {
        while server.site.hub.snapshot().await.unwrap().counts.away > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await
        }
    };
    tokio::time::timeout(Duration::from_secs(30), away)
        .await
        .expect("forgotten after away-seconds");
}
