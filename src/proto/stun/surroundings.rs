//! What the responder has to know of the host's network: who is answered, and which addresses come in pairs.

use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
};

use super::Sources;
use crate::proto::subnet::Link;

/// Replaced as a whole when the host's addresses change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// Who is answered.
    pub sources: Sources,
    second: BTreeMap<IpAddr, IpAddr>,
}

impl Surroundings {
    /// The host has the addresses of `links`.
    #[must_use]
    pub fn new(sources: Sources, links: &[Link]) -> Self {
        let second = links.iter().flat_map(pairs).collect();
        Self { sources, second }
    }

    /// Where the host can answer from besides `server` (RFC 5780 section 3): its port `alternate`, at a second address
    /// of the same link and family where there is one.
    #[must_use]
    pub fn other(&self, server: SocketAddr, alternate: u16) -> SocketAddr {
        let ip = server.ip().to_canonical();
        SocketAddr::new(self.second.get(&ip).copied().unwrap_or(ip), alternate)
    }
}

/// Each address of a link with the next one of its family. A link-local IPv6 address has no meaning without its scope.
fn pairs(link: &Link) -> Vec<(IpAddr, IpAddr)> {
    let usable = |ip: &IpAddr| !matches!(ip, IpAddr::V6(v6) if v6.is_unicast_link_local());
    let ips = || link.addresses.iter().map(|net| net.addr()).filter(usable);
    let of = |ipv4: bool| ips().filter(|ip| ip.is_ipv4() == ipv4).collect::<Vec<_>>();
    let pair = |ips: Vec<IpAddr>| {
        let next = ips.iter().copied().cycle().skip(1);
        ips.clone()
            .into_iter()
            .zip(next)
            .filter(|(ip, next)| ip != next)
            .collect::<Vec<_>>()
    };
    [pair(of(true)), pair(of(false))].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(addresses: &[&str], server: &str) -> SocketAddr {
        let link = Link {
            interface: "eth0".to_owned(),
            index: 2,
            addresses: addresses.iter().map(|net| net.parse().unwrap()).collect(),
            shared: true,
        };
        Surroundings::new(Sources::Any, &[link]).other(server.parse().unwrap(), 3479)
    }

    #[test]
    fn a_second_address_of_the_link_is_offered_where_there_is_one() {
        let one = ["192.168.1.2/24", "fe80::2/64", "fd00::2/64"];
        assert_eq!(other(&one, "192.168.1.2:3478"), "192.168.1.2:3479".parse().unwrap());
        assert_eq!(other(&one, "[fd00::2]:3478"), "[fd00::2]:3479".parse().unwrap());
        let two = ["192.168.1.2/24", "192.168.1.3/24"];
        assert_eq!(other(&two, "192.168.1.2:3478"), "192.168.1.3:3479".parse().unwrap());
        assert_eq!(other(&two, "192.168.1.3:3478"), "192.168.1.2:3479".parse().unwrap());
        assert_eq!(other(&two, "10.0.0.1:3478"), "10.0.0.1:3479".parse().unwrap());
    }
}
