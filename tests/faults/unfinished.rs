//! Connections that begin well and then stop, by the thousand: requests without an end, whole ClientHellos, WebSockets that
//! never say who they are. For others nothing changes, and what they took is used again.

use std::{net::SocketAddr, sync::Arc};

use rustls::{ClientConfig, ClientConnection, NamedGroup, pki_types::ServerName};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    closed,
    daemon::{Daemon, free_port, trusting},
    half_open::{OF_EACH, from_address},
    opened, settled,
    visitor::Pair,
};

/// All that those of one kind take, 48 KiB each of 1000 in a program that is not optimised; ten thousand that only begin take less.
const MOST_KIB: u64 = 48 * 1024;

/// A request whose head goes on and on.
const ENDLESS_REQUEST: &[u8] = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-More: and more\r\nX-Mo";

/// What a browser sends, and then half of the head of a long frame (RFC 6455 §5.2).
const UPGRADE: &[u8] = b"GET /signaling HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
    Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: homedrop.v1\r\n\r\n";
const HALF_FRAME: [u8; 3] = [0x81, 0xfe, 0x40];

/// The ClientHello of a browser that offers one curve.
pub fn client_hello(daemon: &Daemon) -> Vec<u8> {
    let mut provider = rustls::crypto::aws_lc_rs::default_provider();
    provider.kx_groups.retain(|group| group.name() == NamedGroup::X25519);
    let config: Arc<ClientConfig> = Arc::new(trusting(&daemon.state().join("ca.pem"), provider));
    let name = ServerName::try_from("localhost").unwrap();
    let mut hello = Vec::new();
    let mut connection = ClientConnection::new(config, name).unwrap();
    connection.write_tls(&mut hello).unwrap();
    hello
}

async fn upgraded(stream: &mut TcpStream) {
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 101");
    stream.write_all(&HALF_FRAME).await.unwrap();
}

/// A way to begin, and how many of it there are: those that cost the box work are fewer, as their time is over soon.
struct Kind<'a> {
    name: &'static str,
    to: SocketAddr,
    beginning: &'a [u8],
    count: usize,
}

#[tokio::test]
async fn handshakes_requests_and_sockets_without_an_end_stop_nobody_and_leave_nothing() {
    let port = free_port();
    let daemon = Daemon::start(&format!(
        "[http]\nhttp-ports = [{port}]\nplain = \"client\"\n[limits]\nconnections = 20000\nconnections-per-address = 64\n"
    ));
    let plain = SocketAddr::from(([127, 0, 0, 1], port));
    let hello = client_hello(&daemon);
    let long = [ENDLESS_REQUEST, &[b'x'; 5000]].concat();
    let kind = |name, to, beginning, count| Kind {
        name,
        to,
        beginning,
        count,
    };
    let kinds = [
        kind("requests", plain, ENDLESS_REQUEST, 10_000),
        kind("long requests", plain, &long, 1000),
        kind("handshakes", daemon.target().address, &hello, 1000),
        kind("sockets", plain, UPGRADE, 1000),
    ];
    let mut innocents = Pair::join(&daemon.target()).await;
    let (memory, before) = (settled(&daemon).await, daemon.descriptors());
    // The second time all of it is used again: what each left behind would show.
    for _ in 0..2 {
        for kind in &kinds {
            let held = open(kind).await;
            opened(&daemon, before + kind.count / 4, kind.name).await;
            innocents.are_served_at_once(kind.name).await;
            let high = daemon.rss_kib();
            assert!(
                high < memory + MOST_KIB,
                "{}: {memory} KiB before, {high} while they are open",
                kind.name
            );
            drop(held);
            closed(&daemon, before).await;
            innocents.are_served_at_once("all of them gone").await;
        }
    }
}

/// Within the limit of each address.
async fn open(kind: &Kind<'_>) -> Vec<TcpStream> {
    let mut held = Vec::new();
    for number in 0..kind.count {
        let address = u16::try_from(number / OF_EACH).unwrap();
        let mut stream = from_address(address, kind.to).await.unwrap();
        stream.write_all(kind.beginning).await.unwrap();
        if kind.beginning == UPGRADE {
            upgraded(&mut stream).await;
        }
        held.push(stream);
    }
    held
}
