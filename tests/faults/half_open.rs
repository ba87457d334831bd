//! Ten thousand connections that never become anything, from many addresses, within the limits of each.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::{
    io::AsyncWriteExt,
    net::{TcpSocket, TcpStream},
};

use crate::{closed, daemon::Daemon, opened, settled, visitor::Pair};

/// With the default limits one address may have 64.
pub const ADDRESSES: u16 = 157;
pub const OF_EACH: usize = 64;

/// All that ten thousand of them take, 1.4 KiB each with what the runtime has for a socket: the allocator does not give it back.
const MOST_KIB: u64 = 20 * 1024;

/// From wave to wave nothing is added; what is there is used again.
const GROWTH_KIB: u64 = 4 * 1024;

/// The beginning of a ClientHello of 16 KiB that never comes.
pub const ENDLESS_TLS: [u8; 8] = [0x16, 3, 1, 0x3f, 0xff, 1, 0, 0x3f];

#[tokio::test]
async fn ten_thousand_half_open_connections_stop_nobody_and_cost_little() {
    let daemon = Daemon::start("[limits]\nconnections = 20000\nconnections-per-address = 64\n");
    let target = daemon.target();
    let mut innocents = Pair::join(&target).await;
    let (memory, before) = (settled(&daemon).await, daemon.descriptors());
    let mut resident = Vec::new();
    for wave in 0..3 {
        let mut held = Vec::new();
        for address in 0..ADDRESSES {
            for number in 0..OF_EACH {
                held.extend(half_open(address, target.address, (number + wave) % 2 == 0).await);
            }
        }
        assert!(held.len() > 10_000, "{} connected", held.len());
        opened(&daemon, before + 10_000, "half open").await;
        innocents.are_served_at_once("ten thousand half open").await;
        let high = daemon.rss_kib();
        assert!(
            high < memory + MOST_KIB,
            "{memory} KiB before, {high} while they are open"
        );
        drop(held);
        innocents.are_served_at_once("all of them gone").await;
        closed(&daemon, before).await;
        resident.push(settled(&daemon).await);
    }
    let bound = resident.iter().min().map_or(0, |least| least + GROWTH_KIB);
    assert!(
        resident.iter().all(|after| *after < bound),
        "memory grows: {resident:?} KiB"
    );
}

/// A connection from another address of this host.
pub async fn from_address(number: u16, to: SocketAddr) -> std::io::Result<TcpStream> {
    let [high, low] = number.to_be_bytes();
    let from = Ipv4Addr::new(127, 1, high, low + 1);
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from((from, 0)))?;
    socket.connect(to).await
}

/// Silent, or in the middle of a handshake.
async fn half_open(number: u16, to: SocketAddr, is_silent: bool) -> Option<TcpStream> {
    let mut stream = from_address(number, to).await.ok()?;
    if !is_silent {
        stream.write_all(&ENDLESS_TLS).await.ok()?;
    }
    Some(stream)
}
