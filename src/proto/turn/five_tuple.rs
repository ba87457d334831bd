//! What tells one client's conversation with the server from another's (RFC 8656 section 3.2).

use std::net::{SocketAddr, SocketAddrV6};

/// How a client reaches the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transport {
    /// Datagrams.
    Udp,
    /// A stream.
    Tcp,
    /// A stream inside TLS.
    Tls,
}

/// Both ends of a conversation and what lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FiveTuple {
    /// What the messages travel in.
    pub transport: Transport,
    /// The client's end, as the server sees it.
    pub client: SocketAddr,
    /// The server's end, as the client sees it.
    pub server: SocketAddr,
}

impl FiveTuple {
    /// IPv4-mapped addresses of a dual-stack socket become the IPv4 addresses that they stand for.
    #[must_use]
    pub fn new(transport: Transport, client: SocketAddr, server: SocketAddr) -> Self {
        Self {
            transport,
            client: plain(client),
            server: plain(server),
        }
    }
}

/// The flow label of a packet is no part of its address; the scope of a link-local address is.
pub(super) fn plain(address: SocketAddr) -> SocketAddr {
    match (address.ip().to_canonical(), address) {
        (std::net::IpAddr::V6(ip), SocketAddr::V6(v6)) => SocketAddrV6::new(ip, v6.port(), 0, v6.scope_id()).into(),
        (ip, address) => SocketAddr::new(ip, address.port()),
    }
}
