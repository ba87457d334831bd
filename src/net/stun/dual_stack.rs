//! A UDP socket for both families at once, whatever the host's default is.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketFlags, SocketType, bind as bind_socket, socket_with, sockopt};

/// A socket that tokio can take over, bound to `port` of `address`.
///
/// `::` takes IPv4 as well, also where `net.ipv6.bindv6only` is set, and becomes `0.0.0.0` where there is no IPv6.
///
/// # Errors
/// What the system says.
pub(super) fn bind(address: IpAddr, port: u16) -> io::Result<UdpSocket> {
    match open(address, port) {
        Err(Errno::AFNOSUPPORT | Errno::ADDRNOTAVAIL) if address == Ipv6Addr::UNSPECIFIED => {
            Ok(open(Ipv4Addr::UNSPECIFIED.into(), port)?)
        }
        opened => Ok(opened?),
    }
}

fn open(address: IpAddr, port: u16) -> Result<UdpSocket, Errno> {
    let family = if address.is_ipv4() {
        AddressFamily::INET
    } else {
        AddressFamily::INET6
    };
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let socket = socket_with(family, SocketType::DGRAM, flags, None)?;
    if address == Ipv6Addr::UNSPECIFIED {
        sockopt::set_ipv6_v6only(&socket, false)?;
    }
    bind_socket(&socket, &SocketAddr::new(address, port))?;
    Ok(socket.into())
}
