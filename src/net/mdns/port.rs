//! Whether the port of mDNS can be shared: the library itself would not tell.

use std::net::{Ipv4Addr, SocketAddrV4};

use rustix::{
    io::Errno,
    net::{AddressFamily, SocketFlags, SocketType, bind, socket_with, sockopt},
};

/// RFC 6762 section 3.
pub const MDNS: u16 = 5353;

/// Takes the port as the library will, and gives it back.
///
/// # Errors
/// Why it cannot be had, in words.
pub fn is_free() -> Result<(), String> {
    try_bind().map_err(|error| format!("UDP port {MDNS}: {error}; another program keeps it for itself"))
}

fn try_bind() -> Result<(), Errno> {
    let socket = socket_with(AddressFamily::INET, SocketType::DGRAM, SocketFlags::CLOEXEC, None)?;
    sockopt::set_socket_reuseaddr(&socket, true)?;
    sockopt::set_socket_reuseport(&socket, true)?;
    bind(&socket, &SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, MDNS))
}
