//! Which of the box's addresses a device should ask by STUN and TURN: those on the network that it came by.

use std::net::IpAddr;

use crate::proto::{
    signaling::IceServer,
    subnet::{Link, canonical},
};

/// The ports really taken; `None` for what is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelayPorts {
    /// STUN over UDP.
    pub stun: Option<u16>,
    /// STUN over UDP, for who compares how a router treats the two.
    pub stun_alternate: Option<u16>,
    /// TURN over UDP.
    pub turn: Option<u16>,
    /// TURN over TCP.
    pub turn_tcp: Option<u16>,
    /// TURN over TLS.
    pub turn_tls: Option<u16>,
}

/// `stun:` URLs (RFC 7064) for a device that connected to `local`; the address it used comes first.
pub fn stun_urls(links: &[Link], local: IpAddr, ports: RelayPorts) -> Vec<String> {
    let Some(port) = ports.stun else {
        return Vec::new();
    };
    let ips = addresses(links, canonical(local));
    ips.into_iter().map(|ip| url("stun", ip, port, "")).collect()
}

/// The same for the alternate port.
pub fn alternate_stun_urls(links: &[Link], local: IpAddr, ports: RelayPorts) -> Vec<String> {
    let stun = ports.stun.and(ports.stun_alternate);
    stun_urls(links, local, RelayPorts { stun, ..ports })
}

/// What `welcome` tells a device that connected to `local`; credentials are still to be added.
pub fn ice_servers(links: &[Link], local: IpAddr, ports: RelayPorts) -> Vec<IceServer> {
    let all = [stun_urls(links, local, ports), turn_urls(links, local, ports)];
    all.into_iter()
        .filter(|urls| !urls.is_empty())
        .map(IceServer::new)
        .collect()
}

/// `turn:` and `turns:` URLs (RFC 7065), by one address: a relay is there for both families, and every further URL
/// delays a browser that gathers candidates. The certificate names the box's addresses, so an address does for TLS.
fn turn_urls(links: &[Link], local: IpAddr, ports: RelayPorts) -> Vec<String> {
    let Some(&ip) = addresses(links, canonical(local)).first() else {
        return Vec::new();
    };
    let udp = ports.turn.map(|port| url("turn", ip, port, "?transport=udp"));
    let tcp = ports.turn_tcp.map(|port| url("turn", ip, port, "?transport=tcp"));
    let tls = ports.turn_tls.map(|port| url("turns", ip, port, "?transport=tcp"));
    [udp, tcp, tls].into_iter().flatten().collect()
}

fn url(scheme: &str, ip: IpAddr, port: u16, transport: &str) -> String {
    match ip {
        IpAddr::V4(v4) => format!("{scheme}:{v4}:{port}{transport}"),
        IpAddr::V6(v6) => format!("{scheme}:[{v6}]:{port}{transport}"),
    }
}

fn addresses(links: &[Link], local: IpAddr) -> Vec<IpAddr> {
    let has = |link: &&Link| link.addresses.iter().any(|net| net.addr() == local);
    // Browsers gather no candidates on loopback: one on the box itself asks like its neighbours.
    let own = if local.is_loopback() {
        links.iter().find(|link| link.shared)
    } else {
        links.iter().find(has)
    };
    let mut found: Vec<IpAddr> = if is_usable(local) && !local.is_loopback() {
        vec![local]
    } else {
        vec![]
    };
    for candidate in own
        .into_iter()
        .flat_map(|link| &link.addresses)
        .map(|net| net.addr())
        .filter(|ip| is_usable(*ip))
    {
        if found.iter().all(|known| known.is_ipv4() != candidate.is_ipv4()) {
            found.push(candidate);
        }
    }
    if found.is_empty() { vec![local] } else { found }
}

/// A link-local IPv6 address needs a scope, which a URL cannot carry.
fn is_usable(ip: IpAddr) -> bool {
    !matches!(ip, IpAddr::V6(v6) if v6.is_unicast_link_local())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links() -> Vec<Link> {
        let link = |interface: &str, addresses: &[&str]| Link {
            interface: interface.into(),
            index: 2,
            addresses: addresses.iter().map(|net| net.parse().unwrap()).collect(),
            shared: interface != "lo",
        };
        vec![
            link("lo", &["127.0.0.1/8"]),
            link(
                "eth0",
                &["fe80::2/64", "192.168.1.2/24", "fd00:1::2/64", "fd00:1::3/64"],
            ),
        ]
    }

    #[test]
    fn the_alternate_port_is_told_where_there_is_stun() {
        let urls = |ports| alternate_stun_urls(&links(), "192.168.1.2".parse().unwrap(), ports);
        assert_eq!(urls(PORTS), ["stun:192.168.1.2:3479", "stun:[fd00:1::2]:3479"]);
        for (stun, stun_alternate) in [(None, Some(3479)), (Some(3478), None)] {
            let ports = RelayPorts {
                stun,
                stun_alternate,
                ..PORTS
            };
            assert!(urls(ports).is_empty());
        }
    }

    fn urls(local: &str) -> Vec<String> {
        stun_urls(&links(), local.parse().unwrap(), PORTS)
    }

    const PORTS: RelayPorts = RelayPorts {
        stun: Some(3478),
        stun_alternate: Some(3479),
        turn: Some(3478),
        turn_tcp: Some(3478),
        turn_tls: Some(5349),
    };

    #[test]
    fn a_relay_is_told_by_every_transport() {
        let servers = ice_servers(&links(), "fd00:1::3".parse().unwrap(), PORTS);
        let [stun, turn] = &servers[..] else {
            panic!("{servers:?}")
        };
        assert!(stun.urls.len() == 2 && !stun.needs_credentials() && turn.needs_credentials());
        assert_eq!(
            turn.urls,
            [
                "turn:[fd00:1::3]:3478?transport=udp",
                "turn:[fd00:1::3]:3478?transport=tcp",
                "turns:[fd00:1::3]:5349?transport=tcp"
            ]
        );
        let without_tcp = RelayPorts {
            turn_tcp: None,
            ..PORTS
        };
        let servers = ice_servers(&links(), "fd00:1::3".parse().unwrap(), without_tcp);
        assert_eq!(
            servers[1].urls,
            [
                "turn:[fd00:1::3]:3478?transport=udp",
                "turns:[fd00:1::3]:5349?transport=tcp"
            ]
        );
        let none = RelayPorts {
            stun: None,
            stun_alternate: Some(3479),
            turn: None,
            turn_tcp: None,
            turn_tls: None,
        };
        assert_eq!(ice_servers(&links(), "192.168.1.2".parse().unwrap(), none), []);
    }

    #[test]
    fn the_address_used_comes_first_then_the_other_family() {
        assert_eq!(urls("192.168.1.2"), ["stun:192.168.1.2:3478", "stun:[fd00:1::2]:3478"]);
        assert_eq!(urls("fd00:1::3"), ["stun:[fd00:1::3]:3478", "stun:192.168.1.2:3478"]);
        assert_eq!(
            urls("::ffff:192.168.1.2"),
            ["stun:192.168.1.2:3478", "stun:[fd00:1::2]:3478"]
        );
    }

    #[test]
    fn link_local_and_loopback_are_replaced_where_the_box_has_better() {
        assert_eq!(urls("fe80::2"), ["stun:192.168.1.2:3478", "stun:[fd00:1::2]:3478"]);
        assert_eq!(urls("127.0.0.1"), ["stun:192.168.1.2:3478", "stun:[fd00:1::2]:3478"]);
        assert_eq!(
            stun_urls(&links()[..1], "127.0.0.1".parse().unwrap(), PORTS),
            ["stun:127.0.0.1:3478"]
        );
    }
}
