//! Tells the host's addresses over both families: the library says each address over its own family alone, and others
//! who heard it over the other one would go on with what is no longer true.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6},
};

use rustix::{
    io::Errno,
    net::{AddressFamily, SendFlags, SocketFlags, SocketType, bind, sendto, socket_with, sockopt},
};

use super::port::MDNS;
use crate::{
    host::interfaces,
    proto::mdns::message::{self, GOODBYE_TTL, HOST_TTL},
};

/// RFC 6762 section 3.
const GROUP_V4: Ipv4Addr = Ipv4Addr::new(224, 0, 0, 251);
const GROUP_V6: Ipv6Addr = Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 0xfb);

/// Receivers may check that a message comes from their own link (RFC 6762 section 11).
const HOPS: u32 = 255;

/// The addresses of each interface, by its index.
type Addresses = BTreeMap<u32, BTreeSet<IpAddr>>;

/// Remembers what it said, to take it back.
#[derive(Debug)]
pub(super) struct Speaker {
    label: String,
    said: Addresses,
}

impl Speaker {
    /// Of `label`.local.
    pub const fn new(label: String) -> Self {
        Self {
            label,
            said: Addresses::new(),
        }
    }

    /// Tells the present addresses of the interfaces that `admits` takes by their names, and which are no more.
    pub fn speak(&mut self, admits: impl Fn(&str) -> bool) {
        self.become_true(present(admits));
    }

    /// Takes everything back.
    pub fn end(&mut self) {
        self.become_true(Addresses::new());
    }

    /// Nothing of what was said will be taken back.
    pub fn forget(&mut self) {
        self.said.clear();
    }

    fn become_true(&mut self, now: Addresses) {
        let none = BTreeSet::new();
        let indices: BTreeSet<u32> = self.said.keys().chain(now.keys()).copied().collect();
        for index in indices {
            let (past, present) = (self.said.get(&index).unwrap_or(&none), now.get(&index).unwrap_or(&none));
            let gone = past.difference(present).map(|ip| (*ip, GOODBYE_TTL));
            let records: Vec<_> = gone.chain(present.iter().map(|ip| (*ip, HOST_TTL))).collect();
            send(&message::addresses(&self.label, &records), index);
        }
        self.said = now;
    }
}

fn present(admits: impl Fn(&str) -> bool) -> Addresses {
    let all = interfaces::list().unwrap_or_default();
    let admitted = all.iter().filter(|interface| admits(&interface.name));
    let addresses = admitted.map(|interface| {
        let usable = interface.ips().filter(|ip| !is_link_local(*ip));
        (interface.index, usable.collect())
    });
    addresses.collect()
}

/// Nobody can use such an address without its scope, and a name has none.
pub(super) fn is_link_local(ip: IpAddr) -> bool {
    matches!(ip, IpAddr::V6(v6) if v6.is_unicast_link_local())
}

/// A family that the interface does not have is no failure: the other one carries the same.
fn send(message: &[u8], index: u32) {
    for sent in [send_v4(message, index), send_v6(message, index)] {
        if let Err(error) = sent {
            tracing::debug!(index, %error, "mDNS addresses not told over one family");
        }
    }
}

fn send_v4(message: &[u8], index: u32) -> Result<(), Errno> {
    let socket = open(AddressFamily::INET)?;
    sockopt::set_ip_multicast_loop(&socket, false)?;
    sockopt::set_ip_multicast_ttl(&socket, HOPS)?;
    sockopt::set_ip_multicast_if_with_ifindex(&socket, &Ipv4Addr::UNSPECIFIED, &Ipv4Addr::UNSPECIFIED, index)?;
    // Responses come from the port of mDNS (RFC 6762 section 6).
    bind(&socket, &SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), MDNS))?;
    sendto(
        &socket,
        message,
        SendFlags::DONTWAIT,
        &SocketAddr::new(GROUP_V4.into(), MDNS),
    )
    .map(drop)
}

fn send_v6(message: &[u8], index: u32) -> Result<(), Errno> {
    let socket = open(AddressFamily::INET6)?;
    sockopt::set_ipv6_v6only(&socket, true)?;
    sockopt::set_ipv6_multicast_loop(&socket, false)?;
    sockopt::set_ipv6_multicast_hops(&socket, HOPS)?;
    sockopt::set_ipv6_multicast_if(&socket, index)?;
    bind(&socket, &SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), MDNS))?;
    sendto(
        &socket,
        message,
        SendFlags::DONTWAIT,
        &SocketAddrV6::new(GROUP_V6, MDNS, 0, index),
    )
    .map(drop)
}

fn open(family: AddressFamily) -> Result<rustix::fd::OwnedFd, Errno> {
    let socket = socket_with(family, SocketType::DGRAM, SocketFlags::CLOEXEC, None)?;
    sockopt::set_socket_reuseaddr(&socket, true)?;
    sockopt::set_socket_reuseport(&socket, true)?;
    Ok(socket)
}
