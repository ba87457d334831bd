//! The service manager: how the daemon is, sockets and certificates it hands over; without systemd nothing happens here.

mod manager;

pub use manager::Manager;

use std::{
    ffi::OsString,
    net::{SocketAddr, TcpListener, UdpSocket},
    path::PathBuf,
    time::Duration,
};

use listenfd::ListenFd;
use rustix::net::sockopt;

/// A third of what systemd waits for: one late sign of life does no harm (sd_watchdog_enabled(3) asks for half).
const SIGNS_OF_LIFE: u32 = 3;

/// How often a sign of life is wanted; `None` when nobody waits for one.
#[must_use]
pub fn watchdog_period() -> Option<Duration> {
    let limit = sd_notify::watchdog_enabled()?;
    (limit >= Duration::from_millis(1)).then(|| limit / SIGNS_OF_LIFE)
}

/// Files that the unit hands over by `LoadCredential=`, of which there may be one, both or none.
///
/// `variable` looks up an environment variable.
#[must_use]
pub fn credentials<const N: usize>(
    names: [&str; N],
    variable: impl Fn(&str) -> Option<OsString>,
) -> [Option<PathBuf>; N] {
    let directory = variable("CREDENTIALS_DIRECTORY").map(PathBuf::from);
    let find = |name| directory.as_ref().map(|directory| directory.join(name));
    names.map(|name| find(name).filter(|path| path.is_file()))
}

/// Listening sockets that were open before the daemon started (socket activation, sd_listen_fds(3)).
#[derive(Debug, Default)]
pub struct Inherited {
    streams: Vec<TcpListener>,
    datagrams: Vec<UdpSocket>,
    strange: usize,
}

impl Inherited {
    /// Those that the environment tells of. To be called once and before any other thread runs: it takes `LISTEN_FDS`
    /// out of the environment, so that no child takes the sockets for its own.
    #[must_use]
    pub fn from_environment() -> Self {
        let mut handed = ListenFd::from_env();
        let mut inherited = Self::default();
        for number in 0..handed.len() {
            if let Ok(Some(stream)) = handed.take_tcp_listener(number) {
                inherited.streams.push(stream);
            } else if let Ok(Some(datagram)) = handed.take_udp_socket(number) {
                inherited.datagrams.push(datagram);
            } else {
                inherited.strange += 1;
            }
        }
        // A connection (`Accept=yes`) is not for a daemon that serves many.
        let listens = |stream: &mut TcpListener| sockopt::socket_acceptconn(stream).unwrap_or(false);
        let connections = inherited.streams.extract_if(.., |stream| !listens(stream)).count();
        inherited.strange += connections;
        inherited
    }

    /// The TCP sockets that listen on one of `ports`, in the order of `ports`.
    pub fn take_streams(&mut self, ports: &[u16]) -> Vec<TcpListener> {
        let mut taken = Vec::new();
        for &port in ports {
            taken.extend(
                self.streams
                    .extract_if(.., |stream| is_on(stream.local_addr().ok(), port)),
            );
        }
        taken.retain(|stream| stream.set_nonblocking(true).is_ok());
        taken
    }

    /// The UDP sockets on `port`.
    pub fn take_datagrams(&mut self, port: u16) -> Vec<UdpSocket> {
        let mut taken: Vec<_> = self
            .datagrams
            .extract_if(.., |socket| is_on(socket.local_addr().ok(), port))
            .collect();
        taken.retain(|socket| socket.set_nonblocking(true).is_ok());
        taken
    }

    /// How many descriptors were no listening TCP or UDP sockets.
    #[must_use]
    pub const fn strange(&self) -> usize {
        self.strange
    }

    /// Where those listen that nobody took.
    #[must_use]
    pub fn left(&self) -> Vec<SocketAddr> {
        let streams = self.streams.iter().filter_map(|stream| stream.local_addr().ok());
        let datagrams = self.datagrams.iter().filter_map(|socket| socket.local_addr().ok());
        streams.chain(datagrams).collect()
    }
}

fn is_on(address: Option<SocketAddr>, port: u16) -> bool {
    address.is_some_and(|address| address.port() == port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sockets_are_found_by_port_in_the_order_of_preference() {
        let stream = || TcpListener::bind("127.0.0.1:0").unwrap();
        let (one, other, datagram) = (stream(), stream(), UdpSocket::bind("127.0.0.1:0").unwrap());
        let port = |address: std::io::Result<SocketAddr>| address.unwrap().port();
        let (first, second, udp) = (
            port(one.local_addr()),
            port(other.local_addr()),
            port(datagram.local_addr()),
        );
        let mut inherited = Inherited {
            streams: vec![one, other],
            datagrams: vec![datagram],
            strange: 0,
        };
        assert!(inherited.take_streams(&[1]).is_empty() && inherited.take_datagrams(1).is_empty());
        assert_eq!(inherited.left().len(), 3);
        let taken = inherited.take_streams(&[second, first]);
        let ports: Vec<_> = taken.iter().map(|stream| port(stream.local_addr())).collect();
        assert_eq!(ports, [second, first]);
        assert_eq!(inherited.take_datagrams(udp).len(), 1);
        assert!(inherited.left().is_empty());
    }

    #[test]
    fn credentials_are_files_of_the_directory_that_systemd_made() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("tls.crt"), "x").unwrap();
        let variable = |_: &str| Some(dir.path().as_os_str().to_owned());
        let found = credentials(["tls.crt", "tls.key"], variable);
        assert_eq!(found, [Some(dir.path().join("tls.crt")), None]);
        assert_eq!(credentials(["tls.crt"], |_| None), [None]);
    }
}
