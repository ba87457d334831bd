//! Whatever comes in wrong gets its code, and nobody else notices.

use std::time::{Duration, Instant};

use futures_util::SinkExt;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_tungstenite::tungstenite::{
    Message,
    protocol::frame::{
        Frame,
        coding::{Data, OpCode},
    },
};

use crate::{
    client::{Device, close_code, hello, open, open_as, request},
    server::Server,
};

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Another device is served as if nothing had happened.
async fn others_are_served(server: &Server) {
    let begun = Instant::now();
    let (mut one, mut other) = (Device::join(server).await, Device::join(server).await);
    one.say(json!({"type": "signal", "to": other.id, "payload": "still here"}))
        .await;
    other.expect("signal").await;
    assert!(begun.elapsed() < PATIENCE);
}

#[tokio::test]
async fn malformed_first_messages_close_with_4400() {
    let server = Server::start();
    for text in [
        "null",
        "",
        "{",
        "[]",
        "1",
        "{\"type\":\"nope\"}",
        "{\"type\":\"bye\"}",
        "{\"type\":\"hello\",\"protocol\":2,\"device\":{\"kind\":\"tv\"},\"rtc\":true}",
    ] {
        let mut socket = open(&server).await;
        socket.send(Message::text(text)).await.unwrap();
        assert_eq!(close_code(&mut socket).await, 4400, "{text}");
    }
    others_are_served(&server).await;
}

#[tokio::test]
async fn malformed_later_messages_close_with_4400() {
    let server = Server::start();
    let cases = [
        Message::text("null"),
        Message::text("{\"type\":\"__proto__\"}"),
        Message::text("{\"type\":\"signal\",\"to\":\"x\",\"payload\":1}"),
        Message::text(hello().to_string()),
        Message::binary(vec![0, 1, 2]),
        Message::Frame(Frame::message(vec![0xff, 0xfe], OpCode::Data(Data::Text), true)),
    ];
    for message in cases {
        let mut device = Device::join(&server).await;
        device.socket.send(message.clone()).await.unwrap();
        assert_eq!(device.close_code().await, 4400, "{message:?}");
    }
    others_are_served(&server).await;
}

#[tokio::test]
async fn frames_that_are_no_websocket_close_with_1002() {
    let server = Server::start();
    let mut device = Device::join(&server).await;
    let mut frame = Frame::message("x", OpCode::Data(Data::Text), true);
    frame.header_mut().rsv1 = true;
    device.socket.send(Message::Frame(frame)).await.unwrap();
    assert_eq!(device.close_code().await, 1002);
    others_are_served(&server).await;
}

#[tokio::test]
async fn oversized_messages_close_with_4413_in_one_frame_or_many() {
    let server = Server::start();
    let mut device = Device::join(&server).await;
    device.socket.send(Message::text("x".repeat(65_537))).await.unwrap();
    assert_eq!(device.close_code().await, 4413);
    let mut device = Device::join(&server).await;
    let part = || vec![b'x'; 40_000];
    device
        .socket
        .send(Message::Frame(Frame::message(part(), OpCode::Data(Data::Text), false)))
        .await
        .unwrap();
    device
        .socket
        .send(Message::Frame(Frame::message(
            part(),
            OpCode::Data(Data::Continue),
            true,
        )))
        .await
        .unwrap();
    assert_eq!(device.close_code().await, 4413);
    others_are_served(&server).await;
}

#[tokio::test]
async fn too_many_messages_a_second_close_with_4429() {
    let server = Server::with("[limits]\nmessages-per-second = 10\n");
    let mut device = Device::join(&server).await;
    for _ in 0..60 {
        let _ = device
            .socket
            .feed(Message::text("{\"type\":\"presence\",\"state\":\"away\"}"))
            .await;
    }
    let _ = device.socket.flush().await;
    assert_eq!(device.close_code().await, 4429);
    let mut pinger = Device::join(&server).await;
    for _ in 0..60 {
        let _ = pinger.socket.feed(Message::Ping(vec![0; 100].into())).await;
    }
    let _ = pinger.socket.flush().await;
    assert_eq!(pinger.close_code().await, 4429);
    others_are_served(&server).await;
}

#[tokio::test]
async fn one_connection_more_than_allowed_is_told_4503() {
    let server = Server::with("[limits]\nconnections = 2\n");
    let (_one, two) = (Device::join(&server).await, Device::join(&server).await);
    let mut third = open(&server).await;
    assert_eq!(close_code(&mut third).await, 4503);
    drop(two);
    timeout(PATIENCE, async {
        while server.site.admission.open() > 1 {
            tokio::task::yield_now().await
        }
    })
    .await
    .unwrap();
    Device::join(&server).await;
}

#[tokio::test]
async fn one_address_has_its_own_limit() {
    let server = Server::with("[limits]\nconnections-per-address = 1\n");
    let _one = Device::join(&server).await;
    let mut second = open(&server).await;
    assert_eq!(close_code(&mut second).await, 4503);
}

#[tokio::test]
async fn no_hello_within_ten_seconds_closes_with_4408() {
    let server = Server::start();
    let mut silent = open(&server).await;
    let begun = Instant::now();
    assert_eq!(close_code(&mut silent).await, 4408);
    assert!(begun.elapsed() > Duration::from_secs(9));
    others_are_served(&server).await;
}

/// Reads until the other side closes, after the ten seconds that are allowed.
async fn is_closed(mut stream: impl AsyncReadExt + Unpin) {
    let mut rest = Vec::new();
    let read = timeout(PATIENCE, stream.read_to_end(&mut rest))
        .await
        .expect("closed in time");
    drop(read);
}

#[tokio::test]
async fn unfinished_handshakes_are_closed() {
    let server = Server::start();
    let mut tls = TcpStream::connect(server.https()).await.unwrap();
    tls.write_all(&[0x16, 0x03, 0x01, 0x02, 0x00, 0x01]).await.unwrap();
    let mut head = server.tls(b"http/1.1").await;
    head.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        .await
        .unwrap();
    let mut preface = server.tls(b"h2").await;
    preface.write_all(b"PRI * HT").await.unwrap();
    let silent = server.tls(b"h2").await;
    let mut plain = TcpStream::connect(server.http()).await.unwrap();
    plain.write_all(b"GET / HT").await.unwrap();
    others_are_served(&server).await;
    tokio::join!(
        is_closed(tls),
        is_closed(head),
        is_closed(preface),
        is_closed(silent),
        is_closed(plain)
    );
    others_are_served(&server).await;
}

#[tokio::test]
async fn pages_of_other_origins_may_not_connect() {
    let server = Server::start();
    let status = |origin: &'static str| {
        let mut request = request(&server);
        request.headers_mut().insert("origin", origin.parse().unwrap());
        let server = &server;
        async move {
            match open_as(server, request).await {
                Ok(_) => 101,
                Err(tokio_tungstenite::tungstenite::Error::Http(response)) => response.status().as_u16(),
                Err(error) => panic!("{error}"),
            }
        }
    };
    for origin in [
        "https://evil.example",
        "null",
        "http://localhost",
        "https://localhost:1",
        "https://localhost.evil.example",
    ] {
        assert_eq!(status(origin).await, 403, "{origin}");
    }
    let own: &'static str = format!("https://localhost:{}", server.https().port()).leak();
    assert_eq!(status(own).await, 101);
}

#[tokio::test]
async fn other_subprotocols_and_versions_are_refused() {
    let server = Server::start();
    for (name, value, expected) in [
        ("sec-websocket-protocol", "chat", 400),
        ("sec-websocket-version", "8", 426),
    ] {
        let mut request = request(&server);
        request.headers_mut().insert(name, value.parse().unwrap());
        match open_as(&server, request).await {
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => assert_eq!(response.status(), expected),
            other => panic!("{name}: {:?}", other.map(|_| ())),
        }
    }
}

#[tokio::test]
async fn what_is_no_http_gets_400_or_nothing() {
    let server = Server::start();
    for text in [
        "\0\0\0\0\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GARBAGE\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: <script>\r\n\r\n",
    ] {
        let mut stream = server.tls(b"http/1.1").await;
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut answer = [0; 12];
        if stream.read_exact(&mut answer).await.is_ok() {
            assert_eq!(&answer, b"HTTP/1.1 400", "{text}");
        }
    }
    let mut long = server.tls(b"http/1.1").await;
    let _ = long
        .write_all(format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "x".repeat(100_000)).as_bytes())
        .await;
    let mut answer = [0; 10];
    if long.read_exact(&mut answer).await.is_ok() {
        assert_eq!(&answer, b"HTTP/1.1 4");
    }
    others_are_served(&server).await;
}

#[tokio::test]
async fn a_client_that_names_no_subprotocol_is_served_too() {
    let server = Server::start();
    let mut request = request(&server);
    request.headers_mut().remove("sec-websocket-protocol");
    let mut socket = open_as(&server, request).await.unwrap();
    socket.send(Message::text("null")).await.unwrap();
    assert_eq!(close_code(&mut socket).await, 4400);
}
