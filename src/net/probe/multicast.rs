//! Asks for a name by multicast, as a device does that has no mDNS of its own (RFC 6762 section 6.7).

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6, UdpSocket},
    time::{Duration, Instant},
};

use rustix::net::{AddressFamily, SocketFlags, SocketType, bind, socket_with, sockopt};

use crate::{
    host::secret::Secret,
    proto::{
        mdns::question::{answered, question},
        subnet::Link,
    },
};

/// RFC 6762 section 3.
const PORT: u16 = 5353;
const GROUP_V4: Ipv4Addr = Ipv4Addr::new(224, 0, 0, 251);
const GROUP_V6: Ipv6Addr = Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 0xfb);

/// Receivers may check that a message comes from their own link.
const HOPS: u32 = 255;

/// Bytes of an answer.
const MAX_ANSWER: usize = 9000;

/// Answers that are read: a network has one or two hosts of a name.
const MOST_ANSWERS: usize = 64;

/// Who answered, and with which addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The sender.
    pub from: IpAddr,
    /// What it says the name's addresses are.
    pub addresses: Vec<IpAddr>,
}

/// What comes within `patience` when `label`.local is asked for on `link`, by IPv4 and IPv6; the question is asked twice.
///
/// # Errors
/// When it could be asked over neither.
pub fn ask(label: &str, link: &Link, patience: Duration) -> io::Result<Vec<Answer>> {
    let v4 = link.addresses.iter().find_map(|net| match net.addr() {
        IpAddr::V4(v4) => Some(v4),
        IpAddr::V6(_) => None,
    });
    let sockets = [v4.map(|v4| open_v4(v4, link.index)), Some(open_v6(link.index))];
    let (mut open, mut last) = (Vec::new(), io::ErrorKind::AddrNotAvailable.into());
    for socket in sockets.into_iter().flatten() {
        match socket {
            Ok(socket) => open.push(socket),
            Err(error) => last = error,
        }
    }
    let random = Secret::random().map_err(io::Error::other)?;
    let id = u16::from_be_bytes([random.as_bytes()[0], random.as_bytes()[1]]);
    let message = question(label, id);
    let mut answers = Vec::new();
    let mut sent = false;
    for _ in 0..2 {
        for (socket, group) in &open {
            match socket.send_to(&message, group) {
                Ok(_) => sent = true,
                Err(error) => last = error,
            }
        }
        let until = Instant::now() + patience / 2;
        while sent && Instant::now() < until && answers.len() < MOST_ANSWERS {
            for (socket, _) in &open {
                answers.extend(received(socket, label, id));
            }
        }
    }
    if sent { Ok(answers) } else { Err(last) }
}

/// The next answer within a few milliseconds.
fn received(socket: &UdpSocket, label: &str, id: u16) -> Option<Answer> {
    let mut buffer = vec![0; MAX_ANSWER];
    let (length, from) = socket.recv_from(&mut buffer).ok()?;
    let addresses = answered(&buffer[..length], label, id)?;
    let from = from.ip();
    (!addresses.is_empty()).then_some(Answer { from, addresses })
}

fn open_v4(local: Ipv4Addr, index: u32) -> io::Result<(UdpSocket, SocketAddr)> {
    let socket = socket_with(AddressFamily::INET, SocketType::DGRAM, SocketFlags::CLOEXEC, None)?;
    sockopt::set_ip_multicast_loop(&socket, true)?;
    sockopt::set_ip_multicast_ttl(&socket, HOPS)?;
    sockopt::set_ip_multicast_if_with_ifindex(&socket, &Ipv4Addr::UNSPECIFIED, &local, index)?;
    bind(&socket, &SocketAddr::new(local.into(), 0))?;
    ready(socket.into(), SocketAddr::new(GROUP_V4.into(), PORT))
}

fn open_v6(index: u32) -> io::Result<(UdpSocket, SocketAddr)> {
    let socket = socket_with(AddressFamily::INET6, SocketType::DGRAM, SocketFlags::CLOEXEC, None)?;
    sockopt::set_ipv6_v6only(&socket, true)?;
    sockopt::set_ipv6_multicast_loop(&socket, true)?;
    sockopt::set_ipv6_multicast_hops(&socket, HOPS)?;
    sockopt::set_ipv6_multicast_if(&socket, index)?;
    bind(&socket, &SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), 0))?;
    ready(socket.into(), SocketAddrV6::new(GROUP_V6, PORT, 0, index).into())
}

fn ready(socket: UdpSocket, group: SocketAddr) -> io::Result<(UdpSocket, SocketAddr)> {
    socket.set_read_timeout(Some(Duration::from_millis(20)))?;
    Ok((socket, group))
}
