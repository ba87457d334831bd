//! Sockets for both families at once, whatever the host's default is.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};

use rustix::fd::OwnedFd;
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketFlags, SocketType, bind as bind_socket, listen, socket_with, sockopt};

/// Connections that wait to be accepted.
const BACKLOG: i32 = 128;

/// A socket that tokio can take over, bound to `port` of `address`.
///
/// `::` takes IPv4 as well, also where `net.ipv6.bindv6only` is set, and becomes `0.0.0.0` where there is no IPv6.
///
/// # Errors
/// What the system says.
pub(super) fn udp(address: IpAddr, port: u16) -> io::Result<UdpSocket> {
    Ok(open(address, port, SocketType::DGRAM)?.into())
}

/// The same for streams.
///
/// # Errors
/// What the system says.
pub fn tcp(address: IpAddr, port: u16) -> io::Result<TcpListener> {
    let socket = open(address, port, SocketType::STREAM)?;
    listen(&socket, BACKLOG)?;
    Ok(socket.into())
}

fn open(address: IpAddr, port: u16, kind: SocketType) -> Result<OwnedFd, Errno> {
    match open_one(address, port, kind) {
        Err(Errno::AFNOSUPPORT | Errno::ADDRNOTAVAIL) if address == Ipv6Addr::UNSPECIFIED => {
            open_one(Ipv4Addr::UNSPECIFIED.into(), port, kind)
        }
        opened => opened,
    }
}

fn open_one(address: IpAddr, port: u16, kind: SocketType) -> Result<OwnedFd, Errno> {
    let family = if address.is_ipv4() {
        AddressFamily::INET
    } else {
        AddressFamily::INET6
    };
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let socket = socket_with(family, kind, flags, None)?;
    if address == Ipv6Addr::UNSPECIFIED {
        sockopt::set_ipv6_v6only(&socket, false)?;
    }
    if kind == SocketType::STREAM {
        // A restarted daemon takes its port again while old connections linger.
        sockopt::set_socket_reuseaddr(&socket, true)?;
    }
    bind_socket(&socket, &SocketAddr::new(address, port))?;
    Ok(socket)
}
