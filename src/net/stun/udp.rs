//! The UDP ports: the one that everybody asks, and the alternate one of RFC 5780.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use tokio_util::sync::CancellationToken;

use super::{Back, Service, service::is_binding_request};
use crate::{
    net::datagram::{self, Arrived, Outgoing, Path, Socket},
    proto::{
        stun::{Asked, MAX_ANSWER},
        turn::{FiveTuple, Transport},
    },
};

/// Both UDP ports.
#[derive(Debug)]
pub struct Server {
    primary: Arc<Socket>,
    alternate: Option<Arc<Socket>>,
    service: Arc<Service>,
}

/// Which of the two sockets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Port {
    Primary,
    Alternate,
}

impl Server {
    /// Takes UDP `port` (0: any free one) of `address`; `::` takes IPv4 as well, and IPv4 alone where there is no IPv6.
    ///
    /// # Errors
    /// What the system says, such as that the port is taken.
    pub fn bind(address: IpAddr, port: u16, service: Arc<Service>) -> io::Result<Self> {
        Ok(Self::new(Socket::bind(address, port)?, service))
    }

    /// Serves a socket that is there already.
    #[must_use]
    pub fn new(primary: Socket, service: Arc<Service>) -> Self {
        Self {
            primary: Arc::new(primary),
            alternate: None,
            service,
        }
    }

    /// Takes the alternate port (0: any free one) of the same address as well.
    ///
    /// # Errors
    /// What the system says, such as that the port is taken.
    pub fn take_alternate(&mut self, address: IpAddr, port: u16) -> io::Result<()> {
        self.set_alternate(Socket::bind(address, port)?);
        Ok(())
    }

    /// As `take_alternate` with a socket that is there already.
    pub fn set_alternate(&mut self, socket: Socket) {
        self.alternate = Some(Arc::new(socket));
    }

    /// The address and port really taken.
    #[must_use]
    pub fn local_addr(&self) -> SocketAddr {
        self.primary.local_addr()
    }

    /// The alternate port really taken.
    #[must_use]
    pub fn alternate_port(&self) -> Option<u16> {
        self.alternate.as_ref().map(|socket| socket.local_addr().port())
    }

    /// Answers until `stop` is cancelled.
    pub async fn run(self, stop: CancellationToken) {
        let primary = datagram::serve(&self.primary, stop.cancelled(), |bytes, arrived, outgoing| {
            self.handle_datagram(Port::Primary, bytes, arrived, outgoing);
        });
        let alternate = async {
            if let Some(socket) = &self.alternate {
                datagram::serve(socket, stop.cancelled(), |bytes, arrived, outgoing| {
                    self.handle_datagram(Port::Alternate, bytes, arrived, outgoing);
                })
                .await;
            }
        };
        tokio::join!(primary, alternate);
    }

    fn handle_datagram(&self, port: Port, bytes: &[u8], arrived: Arrived, outgoing: &mut Outgoing) {
        if !self.service.admit(arrived.source.ip()) {
            return;
        }
        let socket = self.socket(port);
        let local = socket.local_addr();
        let server = SocketAddr::new(arrived.to.unwrap_or(local.ip()), local.port());
        if is_binding_request(bytes) {
            return self.handle_binding(port, server, bytes, arrived, outgoing);
        }
        if port == Port::Primary {
            let from = FiveTuple::new(Transport::Udp, arrived.source, server);
            self.service
                .pass_on(bytes, from, Back::Datagram(socket, arrived), outgoing);
        }
    }

    fn handle_binding(&self, port: Port, server: SocketAddr, bytes: &[u8], arrived: Arrived, outgoing: &mut Outgoing) {
        let other_port = match port {
            Port::Primary => self.alternate_port(),
            Port::Alternate => Some(self.local_addr().port()),
        };
        let other = other_port.map(|port| self.service.other(server, port));
        let asked = Asked::new(arrived.source, server, other);
        let mut buffer = [0; MAX_ANSWER];
        let Some(answer) = self.service.respond(bytes, &asked, &mut buffer) else {
            return;
        };
        let origin = answer.change.origin(&asked);
        let socket = self.socket(if answer.change.port { port.other() } else { port });
        let from = if answer.change.ip {
            Some(in_form_of(server.ip(), origin.ip()))
        } else {
            arrived.to
        };
        let port = answer.response_port.unwrap_or(arrived.source.port());
        let mut to = arrived.source;
        to.set_port(port);
        let path = Path { socket, to, from };
        outgoing.push(path, answer.length, |out| out.copy_from_slice(&buffer[..answer.length]));
    }

    fn socket(&self, port: Port) -> &Arc<Socket> {
        match (port, &self.alternate) {
            (Port::Alternate, Some(alternate)) => alternate,
            _ => &self.primary,
        }
    }
}

impl Port {
    const fn other(self) -> Self {
        match self {
            Self::Primary => Self::Alternate,
            Self::Alternate => Self::Primary,
        }
    }
}

/// A dual-stack socket names IPv4 addresses as IPv4-mapped ones.
fn in_form_of(model: IpAddr, ip: IpAddr) -> IpAddr {
    match (model, ip) {
        (IpAddr::V6(_), IpAddr::V4(v4)) => v4.to_ipv6_mapped().into(),
        _ => ip,
    }
}
