//! Datagrams to several destinations from one address, by one system call (sendmmsg).

use std::{
    io::{self, IoSlice},
    net::{IpAddr, SocketAddr},
    os::fd::AsRawFd,
};

use nix::{
    cmsg_space,
    libc::{in_addr, in_pktinfo, in6_addr, in6_pktinfo},
    sys::socket::{ControlMessage, MsgFlags, MultiHeaders, SockaddrStorage, sendmmsg},
};

/// Sends them and tells how many left before one that could not.
///
/// # Errors
/// What the system says of the first.
pub(super) fn send(
    socket: &impl AsRawFd,
    datagrams: &[(SocketAddr, &[u8])],
    from: Option<IpAddr>,
) -> io::Result<usize> {
    let slices: Vec<_> = datagrams.iter().map(|(_, bytes)| [IoSlice::new(bytes)]).collect();
    let to: Vec<_> = datagrams
        .iter()
        .map(|(to, _)| Some(SockaddrStorage::from(*to)))
        .collect();
    let call = |control: &[ControlMessage<'_>], room| {
        let mut headers = MultiHeaders::preallocate(datagrams.len(), room);
        let sent = sendmmsg(
            socket.as_raw_fd(),
            &mut headers,
            &slices,
            &to,
            control,
            MsgFlags::empty(),
        )?;
        Ok(sent.count())
    };
    match from {
        None => call(&[], None),
        Some(IpAddr::V4(ip)) => {
            let source = in_pktinfo {
                ipi_ifindex: 0,
                ipi_spec_dst: in_addr {
                    s_addr: u32::from_ne_bytes(ip.octets()),
                },
                ipi_addr: in_addr { s_addr: 0 },
            };
            call(
                &[ControlMessage::Ipv4PacketInfo(&source)],
                Some(cmsg_space!(in_pktinfo)),
            )
        }
        Some(IpAddr::V6(ip)) => {
            let source = in6_pktinfo {
                ipi6_addr: in6_addr { s6_addr: ip.octets() },
                ipi6_ifindex: 0,
            };
            call(
                &[ControlMessage::Ipv6PacketInfo(&source)],
                Some(cmsg_space!(in6_pktinfo)),
            )
        }
    }
}
