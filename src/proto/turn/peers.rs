//! Which addresses may be relayed to: never the box itself, and by default nobody beyond the home.

use std::{
    collections::BTreeSet,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use ipnet::IpNet;

use crate::proto::subnet::{Link, Subnets, is_private};

/// The rule for peer addresses (RFC 8656 section 21.2.1 leaves it to the server).
#[derive(Clone, Debug)]
pub struct PeerPolicy {
    /// `None`: anybody who is not excluded for another reason.
    local: Option<Subnets>,
    /// Whether the box has an IPv4 link-local address (RFC 3927) itself.
    link_local: bool,
    own: BTreeSet<IpAddr>,
    broadcast: BTreeSet<IpAddr>,
}

/// What may be sent to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    Forbidden,
    /// It is the box's own: only to a relayed address that is allocated, never to what else listens on the box.
    Own,
    /// Datagrams of a client who has a permission.
    Peer,
}

impl PeerPolicy {
    /// Private addresses, and those on-link at `links`.
    #[must_use]
    pub fn local(subnets: Subnets, links: &[Link]) -> Self {
        Self {
            local: Some(subnets),
            ..Self::any(links)
        }
    }

    /// Every unicast address that is not the box's own.
    #[must_use]
    pub fn any(links: &[Link]) -> Self {
        let nets = || links.iter().flat_map(|link| &link.addresses);
        Self {
            local: None,
            link_local: nets().map(IpNet::addr).any(is_link_local_v4),
            own: nets().map(IpNet::addr).collect(),
            broadcast: nets().filter_map(directed_broadcast).collect(),
        }
    }

    pub(super) fn standing(&self, ip: IpAddr) -> Standing {
        if ip.is_loopback() || self.own.contains(&ip) {
            return Standing::Own;
        }
        let unicast = match ip {
            IpAddr::V4(v4) => is_unicast_v4(v4),
            IpAddr::V6(v6) => is_unicast_v6(v6),
        };
        if !unicast || self.broadcast.contains(&ip) || !self.is_within_reach(ip) {
            return Standing::Forbidden;
        }
        Standing::Peer
    }

    fn is_within_reach(&self, ip: IpAddr) -> bool {
        let Some(subnets) = &self.local else {
            return true;
        };
        // 169.254/16 means a neighbour only where the box itself has such an address.
        let is_elsewhere = is_link_local_v4(ip) && !self.link_local;
        !is_elsewhere && (is_private(ip) || subnets.is_on_link(ip))
    }
}

fn is_link_local_v4(ip: IpAddr) -> bool {
    matches!(ip, IpAddr::V4(v4) if v4.is_link_local())
}

/// The last address of an IPv4 network; networks of two or one have none (RFC 3021).
fn directed_broadcast(net: &IpNet) -> Option<IpAddr> {
    match net {
        IpNet::V4(v4) if v4.prefix_len() < 31 => Some(v4.broadcast().into()),
        _ => None,
    }
}

/// Neither "this network" (0/8) nor multicast, reserved or broadcast (224/4 and up).
fn is_unicast_v4(ip: Ipv4Addr) -> bool {
    (1..224).contains(&ip.octets()[0])
}

/// Neither multicast nor unspecified, nor one that hides an IPv4 address (mapped, compatible, NAT64, 6to4), nor
/// link-local: those mean nothing without a scope, which XOR-PEER-ADDRESS cannot carry.
fn is_unicast_v6(ip: Ipv6Addr) -> bool {
    let segments = ip.segments();
    let embeds_v4 = segments[..5] == [0; 5] || segments[..2] == [0x64, 0xff9b] || segments[0] == 0x2002;
    !ip.is_multicast() && !ip.is_unicast_link_local() && !embeds_v4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proto::subnet::Grouping;

    fn links(extra: &[&str]) -> Vec<Link> {
        let nets = ["192.168.1.2/24", "2001:db8:1::2/64", "fe80::2/64"];
        let link = |interface: &str, addresses: &[&str]| Link {
            interface: interface.to_owned(),
            index: 2,
            addresses: addresses.iter().map(|net| net.parse().unwrap()).collect(),
            shared: true,
        };
        vec![
            link("eth0", &[&nets, extra].concat()),
            link("docker0", &["172.17.0.1/16"]),
        ]
    }

    fn standings(policy: &PeerPolicy, ips: &[&str]) -> Vec<Standing> {
        ips.iter().map(|ip| policy.standing(ip.parse().unwrap())).collect()
    }

    fn local(extra: &[&str]) -> PeerPolicy {
        let links = links(extra);
        PeerPolicy::local(Subnets::new(Grouping::Subnet, 32, 64, &links), &links)
    }

    const OWN: [&str; 7] = [
        "127.0.0.1",
        "127.9.9.9",
        "::1",
        "192.168.1.2",
        "2001:db8:1::2",
        "172.17.0.1",
        "fe80::2",
    ];

    const NEVER: [&str; 16] = [
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.251",
        "239.255.255.250",
        "255.255.255.255",
        "240.0.0.1",
        "192.168.1.255",
        "172.17.255.255",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:192.168.1.7",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "2002:c0a8:102::1",
        "ff02::fb",
        "fe80::99",
    ];

    #[test]
    fn the_box_itself_and_what_is_no_neighbour_are_never_relayed_to() {
        for policy in [local(&[]), PeerPolicy::any(&links(&[]))] {
            assert_eq!(standings(&policy, &OWN), [Standing::Own; 7]);
            for ip in NEVER {
                assert_eq!(standings(&policy, &[ip]), [Standing::Forbidden], "{ip}");
            }
        }
    }

    #[test]
    fn neighbours_are_relayed_to_and_strangers_only_on_demand() {
        let near = ["192.168.1.7", "10.9.9.9", "100.64.0.7", "fd00::7", "2001:db8:1::7"];
        let far = ["8.8.8.8", "2606:4700::1111", "2001:db8:2::7"];
        assert_eq!(standings(&local(&[]), &near), [Standing::Peer; 5]);
        assert_eq!(standings(&local(&[]), &far), [Standing::Forbidden; 3]);
        assert_eq!(standings(&PeerPolicy::any(&links(&[])), &far), [Standing::Peer; 3]);
    }

    #[test]
    fn link_local_ipv4_is_for_those_who_have_it_themselves() {
        assert_eq!(standings(&local(&[]), &["169.254.7.7"]), [Standing::Forbidden]);
        assert_eq!(
            standings(&local(&["169.254.1.1/16"]), &["169.254.7.7"]),
            [Standing::Peer]
        );
    }
}
