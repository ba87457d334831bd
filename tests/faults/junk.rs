//! A hundred megabits a second of junk at every port, by datagrams and by streams.

use std::{
    net::{SocketAddr, UdpSocket as StdUdpSocket},
    time::{Duration, Instant},
};

use tokio::{
    io::AsyncWriteExt,
    net::{TcpStream, UdpSocket},
    task::JoinSet,
};

use crate::{closed, daemon::Daemon, settled, visitor::Pair};

/// In all: 12.5 MB a second, in steps of ten milliseconds.
const BYTES_A_STEP: usize = 125_000;
const STEP: Duration = Duration::from_millis(10);
const LASTS: Duration = Duration::from_secs(4);
const DATAGRAM: usize = 1200;
/// What buffers and the allocator keep: far less than what was sent.
const SLACK_KIB: u64 = 12 * 1024;

/// Two ports of this host that are free by UDP and TCP.
fn free_ports() -> [u16; 2] {
    let sockets = [0, 0].map(|port| StdUdpSocket::bind(("127.0.0.1", port)).unwrap());
    sockets.map(|socket| socket.local_addr().unwrap().port())
}

/// Bytes without a pattern that a parser could know, the same at each run (xorshift).
fn junk(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed | 1;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    };
    (0..length).map(next).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_megabits_of_junk_at_every_port_hold_nobody_up() {
    let [stun, alternate] = free_ports();
    let daemon = Daemon::start(&format!(
        "[stun]\nenabled = true\nport = {stun}\nalternate-port = {alternate}\n[turn]\nenabled = true\ntls-port = 0\n"
    ));
    let target = daemon.target();
    let mut innocents = Pair::join(&target).await;
    innocents.are_served_at_once("nothing").await;
    let (memory, descriptors) = (settled(&daemon).await, daemon.descriptors());
    let mut senders = JoinSet::new();
    let until = Instant::now() + LASTS;
    for port in [stun, alternate] {
        senders.spawn(datagrams(port, until));
    }
    for port in [target.address.port(), stun] {
        senders.spawn(streams(port, until));
    }
    while Instant::now() < until {
        innocents.are_served_at_once("a while of junk").await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let sent: usize = senders.join_all().await.into_iter().sum();
    assert!(sent > 1_000_000, "only {sent} bytes of junk were sent");
    innocents.are_served_at_once("all the junk").await;
    closed(&daemon, descriptors).await;
    let after = settled(&daemon).await;
    assert!(after < memory + SLACK_KIB, "{memory} KiB before, {after} after");
}

/// A quarter of all, in datagrams; half of them look a little like STUN.
async fn datagrams(port: u16, until: Instant) -> usize {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let to = SocketAddr::from(([127, 0, 0, 1], port));
    let (mut sent, mut seed) = (0, u64::from(port));
    while Instant::now() < until {
        for _ in 0..BYTES_A_STEP / 4 / DATAGRAM {
            seed += 1;
            let mut bytes = junk(seed, DATAGRAM);
            if seed % 2 == 0 {
                bytes[..8].copy_from_slice(&[0, 1, 4, 0x9c, 0x21, 0x12, 0xa4, 0x42]);
            }
            sent += socket.send_to(&bytes, to).await.unwrap_or(0);
        }
        tokio::time::sleep(STEP).await;
    }
    sent
}

/// A quarter of all, in streams that are opened anew whenever the box has enough of them.
async fn streams(port: u16, until: Instant) -> usize {
    let (mut sent, mut seed) = (0, u64::from(port));
    while Instant::now() < until {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)).await else {
            tokio::time::sleep(STEP).await;
            continue;
        };
        while Instant::now() < until {
            seed += 1;
            let bytes = junk(seed, BYTES_A_STEP / 4);
            if stream.write_all(&bytes).await.is_err() {
                break;
            }
            sent += bytes.len();
            tokio::time::sleep(STEP).await;
        }
    }
    sent
}
