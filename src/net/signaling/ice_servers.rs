//! Which of the box's addresses a device should ask by STUN: one of each family on the network that it came by.

use std::net::IpAddr;

use crate::proto::subnet::{Link, canonical};

/// `stun:` URLs (RFC 7064) for a device that connected to `local`; the address it used comes first.
pub fn stun_urls(links: &[Link], local: IpAddr, port: u16) -> Vec<String> {
    addresses(links, canonical(local))
        .into_iter()
        .map(|ip| url(ip, port))
        .collect()
}

fn url(ip: IpAddr, port: u16) -> String {
    match ip {
        IpAddr::V4(v4) => format!("stun:{v4}:{port}"),
        IpAddr::V6(v6) => format!("stun:[{v6}]:{port}"),
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

    fn urls(local: &str) -> Vec<String> {
        stun_urls(&links(), local.parse().unwrap(), 3478)
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
            stun_urls(&links()[..1], "127.0.0.1".parse().unwrap(), 1),
            ["stun:127.0.0.1:1"]
        );
    }
}
