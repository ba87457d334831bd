//! Who gets an answer: anybody, or only neighbours, so that the responder is no amplifier for the Internet.

use std::net::IpAddr;

use crate::proto::subnet::{Subnets, is_private};

/// The sources that are answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sources {
    /// Every one.
    Any,
    /// Private, link-local, unique local and loopback addresses, and those on-link at this host's interfaces.
    Local(Subnets),
}

impl Sources {
    /// Whether a source is answered. IPv4-mapped addresses count as the IPv4 addresses that they stand for.
    #[must_use]
    pub fn admit(&self, source: IpAddr) -> bool {
        match self {
            Self::Any => true,
            Self::Local(subnets) => is_private(source) || subnets.is_on_link(source),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proto::subnet::{Grouping, Link};

    #[test]
    fn neighbours_are_admitted_and_strangers_are_not() {
        let link = Link {
            interface: "eth0".to_owned(),
            index: 2,
            addresses: vec!["192.168.1.2/24".parse().unwrap(), "2001:db8:1::2/64".parse().unwrap()],
            shared: true,
        };
        let local = Sources::Local(Subnets::new(Grouping::Subnet, 32, 64, &[link]));
        let admit = |ip: &&str| local.admit(ip.parse().unwrap());
        let near = [
            "127.0.0.1",
            "::1",
            "10.9.8.7",
            "::ffff:192.168.7.7",
            "169.254.1.1",
            "fe80::1",
            "fd00::1",
            "2001:db8:1::99",
        ];
        let far = ["8.8.8.8", "::ffff:8.8.8.8", "2001:db8:2::1", "2606:4700::1111"];
        assert_eq!(near.iter().find(|ip| !admit(ip)), None);
        assert_eq!(far.iter().find(|ip| admit(ip)), None);
        assert!(far.iter().all(|ip| Sources::Any.admit(ip.parse().unwrap())));
    }
}
