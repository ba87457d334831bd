//! Ten thousand connections that never become anything, from many addresses, within the limits of each.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::{
    io::AsyncWriteExt,
    net::{TcpSocket, TcpStream},
};

use crate::{closed, daemon::Daemon, settled, visitor::Pair};

/// With the default limits one address may have 64.
const ADDRESSES: u16 = 157;
const OF_EACH: usize = 64;

/// The allocator keeps what it had from the kernel, for each thread of the runtime on its own: the next waves may find it with
/// another one. What grows with each wave beyond that is a leak.
const MOST_GROWTH: u64 = 2;

/// The beginning of a ClientHello of 16 KiB that never comes.
const ENDLESS_TLS: [u8; 8] = [0x16, 3, 1, 0x3f, 0xff, 1, 0, 0x3f];

#[tokio::test]
async fn ten_thousand_half_open_connections_stop_nobody_and_leave_nothing() {
    let daemon = Daemon::start("[limits]\nconnections = 20000\nconnections-per-address = 64\n");
    let target = daemon.target();
    let mut innocents = Pair::join(&target).await;
    let before = daemon.descriptors();
    let mut resident = Vec::new();
    for wave in 0..3 {
        let mut held = Vec::new();
        for address in 0..ADDRESSES {
            for number in 0..OF_EACH {
                held.extend(half_open(address, target.address, (number + wave) % 2 == 0).await);
            }
        }
        assert!(held.len() > 10_000, "{} connected", held.len());
        innocents.are_served_at_once("ten thousand half open").await;
        drop(held);
        innocents.are_served_at_once("all of them gone").await;
        closed(&daemon, before).await;
        resident.push(settled(&daemon).await);
    }
    let most = resident.first().map(|first| first * MOST_GROWTH);
    assert!(resident.iter().max() <= most.as_ref(), "memory grows: {resident:?} KiB");
}

/// From another address of this host, silent or in the middle of a handshake.
async fn half_open(number: u16, to: SocketAddr, is_silent: bool) -> Option<TcpStream> {
    let [high, low] = number.to_be_bytes();
    let from = Ipv4Addr::new(127, 1, high, low + 1);
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from((from, 0))).unwrap();
    let mut stream = socket.connect(to).await.ok()?;
    if !is_silent {
        stream.write_all(&ENDLESS_TLS).await.ok()?;
    }
    Some(stream)
}
