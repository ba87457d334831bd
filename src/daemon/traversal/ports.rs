//! The ports of STUN and TURN: handed over by systemd, else taken.

use std::{io, net::IpAddr, sync::Arc};

use tokio::net::TcpListener;

use crate::{
    config::Config,
    host::systemd::Inherited,
    net::{
        datagram::{self, Socket},
        stun::{Server, Service},
    },
};

/// Ports tried until one is free for UDP and TCP, where any will do.
const ATTEMPTS: u8 = 16;

/// `stun.port` over UDP, and what became of it over TCP.
type Shared = (Vec<Server>, io::Result<Vec<TcpListener>>);

/// `stun.port` over UDP and TCP; of what was handed over for one of the two alone, the other is taken. TCP is done without
/// where somebody else has it, be it a connection that happens to have that number.
pub(super) fn shared(config: &Config, service: &Arc<Service>, inherited: &mut Inherited) -> io::Result<Shared> {
    let (address, port) = (config.http.address, config.stun.port);
    let (udp, tcp) = (inherited.take_datagrams(port), inherited.take_streams(&[port]));
    if udp.is_empty() && tcp.is_empty() {
        return bind_both(address, port, service).map(|(udp, tcp)| (vec![udp], tcp.map(|tcp| vec![tcp])));
    }
    let server = |socket| Server::new(socket, Arc::clone(service));
    let mut servers: Vec<Server> = sockets(udp)?.into_iter().map(server).collect();
    if servers.is_empty() {
        servers.push(Server::bind(address, port, Arc::clone(service))?);
    }
    let listeners = if tcp.is_empty() {
        listen(address, port).map(|listener| vec![listener])
    } else {
        tcp.into_iter().map(TcpListener::from_std).collect()
    };
    Ok((servers, listeners))
}

/// `stun.alternate-port` for each of `servers`, of its own address family where it was handed over.
pub(super) fn alternate(config: &Config, servers: &mut [Server], inherited: &mut Inherited) -> io::Result<()> {
    let port = config.stun.alternate_port;
    let mut handed = sockets(inherited.take_datagrams(port))?;
    if handed.is_empty() {
        let first = servers.first_mut();
        return first.map_or(Ok(()), |server| server.take_alternate(config.http.address, port));
    }
    for server in servers {
        let family = server.local_addr().is_ipv4();
        let fits = |socket: &Socket| socket.local_addr().is_ipv4() == family;
        if let Some(found) = handed.iter().position(fits) {
            server.set_alternate(handed.swap_remove(found));
        }
    }
    Ok(())
}

/// A TCP port.
pub(super) fn stream(config: &Config, port: u16, inherited: &mut Inherited) -> io::Result<Vec<TcpListener>> {
    let mut streams = inherited.take_streams(&[port]);
    if streams.is_empty() {
        streams.push(datagram::listen(config.http.address, port)?);
    }
    streams.into_iter().map(TcpListener::from_std).collect()
}

fn sockets(handed: Vec<std::net::UdpSocket>) -> io::Result<Vec<Socket>> {
    handed.into_iter().map(Socket::from_std).collect()
}

/// One port for UDP and TCP; where any will do, one that is free for both.
fn bind_both(address: IpAddr, port: u16, service: &Arc<Service>) -> io::Result<(Server, io::Result<TcpListener>)> {
    let mut attempts = if port == 0 { ATTEMPTS } else { 1 };
    loop {
        attempts -= 1;
        let udp = Server::bind(address, port, Arc::clone(service))?;
        let tcp = listen(address, udp.local_addr().port());
        if tcp.is_ok() || attempts == 0 {
            return Ok((udp, tcp));
        }
    }
}

fn listen(address: IpAddr, port: u16) -> io::Result<TcpListener> {
    datagram::listen(address, port).and_then(TcpListener::from_std)
}
