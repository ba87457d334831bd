//! Whether something answers at an address: a TCP connection, or a STUN Binding request over UDP.

use std::{
    io,
    net::{IpAddr, SocketAddr, TcpStream, UdpSocket},
    time::Duration,
};

use crate::host::secret::Secret;

/// RFC 8489 section 5.
const BINDING_REQUEST: [u8; 8] = [0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42];
const BINDING_SUCCESS: [u8; 2] = [1, 1];

/// UDP loses packets at times.
const ATTEMPTS: u32 = 3;

/// Opens a connection and closes it again.
///
/// # Errors
/// What the system says; `TimedOut` when nothing comes within `limit`.
pub fn tcp(address: SocketAddr, limit: Duration) -> io::Result<()> {
    TcpStream::connect_timeout(&address, limit).map(drop)
}

/// Asks for our own address, from the address that is asked: only what is on this host can answer.
///
/// # Errors
/// What the system says; `TimedOut` when nothing comes within `limit`.
pub fn stun(address: SocketAddr, limit: Duration) -> io::Result<()> {
    let socket = UdpSocket::bind(SocketAddr::new(address.ip(), 0))?;
    socket.connect(address)?;
    socket.set_read_timeout(Some(limit / ATTEMPTS))?;
    let random = Secret::random().map_err(io::Error::other)?;
    let transaction = &random.as_bytes()[..12];
    let request = [&BINDING_REQUEST, transaction].concat();
    let mut last = io::ErrorKind::TimedOut.into();
    for _ in 0..ATTEMPTS {
        socket.send(&request)?;
        let mut answer = [0; 512];
        match socket.recv(&mut answer) {
            Ok(length) if length >= 20 && answer[..2] == BINDING_SUCCESS && answer[8..20] == *transaction => {
                return Ok(());
            }
            Ok(_) => last = io::ErrorKind::InvalidData.into(),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => last = io::ErrorKind::TimedOut.into(),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Whether people can use an address without knowing the interface that it is on.
#[must_use]
pub fn is_usable(ip: &IpAddr) -> bool {
    !matches!(ip, IpAddr::V6(v6) if v6.is_unicast_link_local())
}
