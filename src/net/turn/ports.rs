//! Relayed transport addresses: which of the host's addresses, which port, and the sockets bound to them.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
};

use crate::{
    net::datagram::Socket,
    proto::{
        subnet::Link,
        turn::{OpenError, Parity},
    },
};

/// The host's address of a family for a client that came by `server`: that one, else another of the same link.
///
/// A link-local IPv6 address is none: XOR-RELAYED-ADDRESS cannot carry its scope.
pub(super) fn relayed_ip(links: &[Link], server: IpAddr, ipv4: bool) -> Option<IpAddr> {
    let fits = |ip: &IpAddr| {
        let link_local = matches!(ip, IpAddr::V6(v6) if v6.is_unicast_link_local());
        ip.is_ipv4() == ipv4 && !link_local
    };
    if fits(&server) {
        return Some(server);
    }
    let has = |link: &&Link| link.addresses.iter().any(|net| net.addr() == server);
    let own = links.iter().filter(has).flat_map(|link| &link.addresses);
    own.map(|net| net.addr()).find(fits)
}

/// Binds a port of `range` at `ip`, and the next one too where that is wanted. The search begins at a random place:
/// RFC 8656 section 7.2 wants ports that cannot be predicted.
pub(super) fn bind(
    ip: IpAddr,
    range: &RangeInclusive<u16>,
    parity: Parity,
    random: u32,
) -> Result<(Socket, Option<Socket>), OpenError> {
    let count = u32::from(range.end() - range.start()) + 1;
    let start = random % count;
    for step in 0..count {
        // Below 65,536: it lies in the range.
        let port = range.start() + ((start + step) % count) as u16;
        if parity != Parity::Any && port % 2 == 1 {
            continue;
        }
        match bind_at(ip, port, parity, range) {
            Err(error) if error.kind() == io::ErrorKind::AddrNotAvailable => return Err(OpenError::Family),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => {
                tracing::warn!(event = "relay-port-failed", %error, address = %SocketAddr::new(ip, port), "no relayed address");
                return Err(OpenError::Full);
            }
            Ok(sockets) => return Ok(sockets),
        }
    }
    Err(OpenError::Full)
}

fn bind_at(ip: IpAddr, port: u16, parity: Parity, range: &RangeInclusive<u16>) -> io::Result<(Socket, Option<Socket>)> {
    if parity != Parity::EvenAndNext {
        return Ok((Socket::bind(ip, port)?, None));
    }
    let next = port.checked_add(1).filter(|next| range.contains(next));
    let next = next.ok_or(io::ErrorKind::AddrInUse)?;
    Ok((Socket::bind(ip, port)?, Some(Socket::bind(ip, next)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_relayed_address_is_on_the_link_of_the_client() {
        let link = |interface: &str, addresses: &[&str]| Link {
            interface: interface.to_owned(),
            index: 2,
            addresses: addresses.iter().map(|net| net.parse().unwrap()).collect(),
            shared: true,
        };
        let links = [
            link("eth0", &["fe80::2/64", "192.168.1.2/24", "fd00:1::2/64"]),
            link("eth1", &["192.168.2.2/24", "fe80::3/64"]),
        ];
        let ip = |server: &str, ipv4| relayed_ip(&links, server.parse().unwrap(), ipv4).map(|ip| ip.to_string());
        assert_eq!(ip("192.168.1.2", true).as_deref(), Some("192.168.1.2"));
        assert_eq!(ip("192.168.1.2", false).as_deref(), Some("fd00:1::2"));
        assert_eq!(ip("fd00:1::2", true).as_deref(), Some("192.168.1.2"));
        assert_eq!(ip("fe80::2", false).as_deref(), Some("fd00:1::2"));
        assert_eq!(ip("192.168.2.2", false), None, "only link-local");
    }

    #[tokio::test]
    async fn ports_come_from_the_range_until_it_is_used_up() {
        let ip = IpAddr::from([127, 0, 0, 1]);
        let range = 49_300..=49_305;
        let even = |random| bind(ip, &range, Parity::EvenAndNext, random);
        let held: Vec<_> = (0..3).map(|random| even(random * 1000).unwrap()).collect();
        let mut ports: Vec<_> = held.iter().map(|(socket, _)| socket.local_addr().port()).collect();
        ports.sort_unstable();
        assert_eq!(ports, [49_300, 49_302, 49_304]);
        assert_eq!(bind(ip, &range, Parity::Any, 7).unwrap_err(), OpenError::Full);
        drop(held);
        assert!(bind(ip, &range, Parity::Even, 7).is_ok());
        assert_eq!(
            bind("192.0.2.1".parse().unwrap(), &range, Parity::Any, 0).unwrap_err(),
            OpenError::Family
        );
    }
}
