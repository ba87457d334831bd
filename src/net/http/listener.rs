//! Takes the first port of a list that is free: another web server on port 80 is no failure.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use tokio::net::{TcpListener, TcpSocket};

/// Connections that may wait to be accepted: all devices of a large home come back at once after a restart.
const BACKLOG: u32 = 1024;

/// No port could be taken.
#[derive(Debug, thiserror::Error)]
#[error("none of the ports {ports:?} can be taken: {last}")]
pub struct BindError {
    ports: Vec<u16>,
    last: io::Error,
}

/// Listens on the first of `ports` that is free; port 0 takes any.
pub fn bind_first_free(address: IpAddr, ports: &[u16]) -> Result<TcpListener, BindError> {
    let mut last = io::Error::new(io::ErrorKind::InvalidInput, "the list is empty");
    for &port in ports {
        match bind(address, port) {
            Ok(listener) => return Ok(listener),
            Err(error) => {
                tracing::debug!(port, %error, "port not taken");
                last = error;
            }
        }
    }
    Err(BindError {
        ports: ports.to_vec(),
        last,
    })
}

/// `::` takes IPv4 as well; where the host has no IPv6 it becomes `0.0.0.0`.
fn bind(address: IpAddr, port: u16) -> io::Result<TcpListener> {
    match listen(SocketAddr::new(address, port)) {
        Err(error) if address.is_unspecified() && has_no_ipv6(&error) => {
            listen(SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port))
        }
        result => result,
    }
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()
    } else {
        TcpSocket::new_v6()
    }?;
    if address.is_ipv6() && address.ip().is_unspecified() {
        rustix::net::sockopt::set_ipv6_v6only(&socket, false)?;
    }
    // A restarted daemon takes its port back although old connections linger.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

fn has_no_ipv6(error: &io::Error) -> bool {
    use rustix::io::Errno;
    matches!(
        error.raw_os_error().map(Errno::from_raw_os_error),
        Some(Errno::AFNOSUPPORT | Errno::ADDRNOTAVAIL)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_taken_port_is_passed_over() {
        let taken = bind_first_free(Ipv4Addr::LOCALHOST.into(), &[0]).unwrap();
        let port = taken.local_addr().unwrap().port();
        let other = bind_first_free(Ipv4Addr::LOCALHOST.into(), &[port, 0]).unwrap();
        assert_ne!(other.local_addr().unwrap().port(), port);
        assert!(bind_first_free(Ipv4Addr::LOCALHOST.into(), &[port]).is_err());
        assert!(bind_first_free(Ipv4Addr::LOCALHOST.into(), &[]).is_err());
    }
}
