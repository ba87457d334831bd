//! What helps devices find a path to each other: the STUN ports and the TURN relay behind them.

mod ports;

use std::{io, net::SocketAddr, sync::Arc};

use arc_swap::ArcSwap;
use rustls::ServerConfig;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{identity::Identity, subnets};
use crate::{
    config::{Config, Reach},
    host::systemd::Inherited,
    net::{
        signaling::Mint,
        stun::{Beyond, Counters, Listener, Server, Service},
        turn::{Relay, Settings},
    },
    proto::{
        stun::{Sources, Surroundings},
        subnet::Link,
        turn::{CredentialKey, PeerPolicy, Rules},
    },
};

/// How long credentials open allocations, in seconds: a day on an open page; what they opened lasts as long as it is
/// refreshed. The client gets new ones with every `welcome`.
const CREDENTIALS_LIFETIME: u64 = 12 * 3600;

/// The ports, taken, and the relay.
#[derive(Debug)]
pub(super) struct Traversal {
    udp: Vec<Server>,
    streams: Vec<Listener>,
    tcp_address: Option<SocketAddr>,
    tls_address: Option<SocketAddr>,
    relay: Option<Arc<Relay>>,
    key: CredentialKey,
    surroundings: Arc<ArcSwap<Surroundings>>,
    counters: Arc<Counters>,
}

/// Tells both of new addresses of the host and of another configuration.
#[derive(Debug)]
pub(super) struct Follower {
    relay: Option<Arc<Relay>>,
    surroundings: Arc<ArcSwap<Surroundings>>,
}

impl Traversal {
    /// Takes the ports that the configuration names; none when STUN and TURN are off. A port that is taken by somebody
    /// else is told and done without: most devices of a home find each other all the same.
    pub fn bind(config: &Config, links: &[Link], identity: &Identity, inherited: &mut Inherited) -> Self {
        let key = CredentialKey::new(*identity.secret.as_bytes());
        let relay = config.turn.enabled.then(|| relay(config, links, key.clone()));
        let service = Arc::new(Service {
            binding: config.stun.enabled,
            surroundings: Arc::new(ArcSwap::from_pointee(surroundings(config, links))),
            beyond: relay.clone().map(|relay| relay as Arc<dyn Beyond>),
            counters: Arc::default(),
        });
        let mut traversal = Self {
            udp: Vec::new(),
            streams: Vec::new(),
            tcp_address: None,
            tls_address: None,
            relay,
            key,
            surroundings: Arc::clone(&service.surroundings),
            counters: Arc::clone(&service.counters),
        };
        if config.stun.enabled || config.turn.enabled {
            told(
                "stun.port",
                config.stun.port,
                traversal.take_shared_port(config, &service, inherited),
            );
        }
        if config.turn.enabled {
            told(
                "turn.tls-port",
                config.turn.tls_port,
                traversal.take_tls_port(config, &identity.tls, &service, inherited),
            );
        }
        traversal
    }

    /// The address of STUN and TURN over UDP.
    pub fn address(&self) -> Option<SocketAddr> {
        self.udp.first().map(Server::local_addr)
    }

    /// The same over TCP.
    pub const fn tcp_address(&self) -> Option<SocketAddr> {
        self.tcp_address
    }

    /// The alternate port of STUN.
    pub fn alternate_port(&self) -> Option<u16> {
        self.udp.first().and_then(Server::alternate_port)
    }

    /// The address of TURN over TLS.
    pub const fn tls_address(&self) -> Option<SocketAddr> {
        self.tls_address
    }

    /// What the STUN ports count.
    pub fn counters(&self) -> Arc<Counters> {
        Arc::clone(&self.counters)
    }

    /// The relay, to ask for its counts.
    pub fn relay(&self) -> Option<Arc<Relay>> {
        self.relay.clone()
    }

    /// Makes credentials for the relay.
    pub fn mint(&self) -> Option<Mint> {
        let (relay, key) = (self.relay.clone()?, self.key.clone());
        Some(Box::new(move |device| {
            key.mint(device, relay.unix_now() + CREDENTIALS_LIFETIME)
        }))
    }

    /// For who watches the host's addresses.
    pub fn follower(&self) -> Follower {
        Follower {
            relay: self.relay.clone(),
            surroundings: Arc::clone(&self.surroundings),
        }
    }

    /// Serves all of it until `stop` is cancelled.
    pub fn spawn(self, tasks: &TaskTracker, stop: &CancellationToken) {
        for udp in self.udp {
            tasks.spawn(udp.run(stop.clone()));
        }
        self.relay.map(|relay| tasks.spawn(relay.run(stop.clone())));
        for listener in self.streams {
            tasks.spawn(listener.run(stop.clone()));
        }
    }

    fn take_shared_port(
        &mut self,
        config: &Config,
        service: &Arc<Service>,
        inherited: &mut Inherited,
    ) -> io::Result<()> {
        let (udp, tcp) = ports::shared(config, service, inherited)?;
        self.udp = udp;
        let port = self.address().map_or(config.stun.port, |address| address.port());
        told(
            "stun.port over TCP",
            port,
            tcp.and_then(|tcp| self.serve_streams(tcp, service)),
        );
        if config.stun.enabled {
            let port = config.stun.alternate_port;
            let taken = ports::alternate(config, &mut self.udp, inherited);
            told("stun.alternate-port", port, taken);
        }
        Ok(())
    }

    fn serve_streams(&mut self, listeners: Vec<TcpListener>, service: &Arc<Service>) -> io::Result<()> {
        self.tcp_address = listeners.first().map(TcpListener::local_addr).transpose()?;
        let listener = |tcp| Listener::new(tcp, Arc::clone(service));
        self.streams.extend(listeners.into_iter().map(listener));
        Ok(())
    }

    fn take_tls_port(
        &mut self,
        config: &Config,
        tls: &Arc<ServerConfig>,
        service: &Arc<Service>,
        inherited: &mut Inherited,
    ) -> io::Result<()> {
        let listeners = ports::stream(config, config.turn.tls_port, inherited)?;
        self.tls_address = listeners.first().map(TcpListener::local_addr).transpose()?;
        // HTTP is not spoken here.
        let mut tls = ServerConfig::clone(tls);
        tls.alpn_protocols.clear();
        let acceptor = TlsAcceptor::from(Arc::new(tls));
        let secured = |listener| Listener::new(listener, Arc::clone(service)).secured(acceptor.clone());
        self.streams.extend(listeners.into_iter().map(secured));
        Ok(())
    }
}

impl Follower {
    /// The host has the addresses of `links` now, and `config` is in force: what it says of ports that are taken stays.
    pub fn follow(&self, config: &Config, links: &[Link]) {
        self.surroundings.store(Arc::new(surroundings(config, links)));
        if let Some(relay) = &self.relay {
            relay.set(setup(config, links));
        }
    }
}

fn told(key: &str, port: u16, taken: io::Result<()>) {
    if let Err(error) = taken {
        tracing::warn!(event = "port-missing", key, port, %error, "port not taken: without it some devices may not reach each other");
    }
}

fn relay(config: &Config, links: &[Link], key: CredentialKey) -> Arc<Relay> {
    Relay::new(key, setup(config, links))
}

fn setup(config: &Config, links: &[Link]) -> Settings {
    let ports = config.turn.relay_ports.ports();
    Settings {
        rules: Rules {
            per_device: config.turn.allocations_per_device as usize,
            // Whatever devices one address makes up, others find a port.
            per_address: ports.len().div_ceil(2),
            mbit_per_allocation: config.turn.max_mbit_per_allocation,
            peers: peers(config, links),
        },
        ports,
        links: links.to_vec(),
    }
}

fn peers(config: &Config, links: &[Link]) -> PeerPolicy {
    match config.turn.peers {
        Reach::Any => PeerPolicy::any(links),
        Reach::Local => PeerPolicy::local(subnets(config, links), links),
    }
}

fn surroundings(config: &Config, links: &[Link]) -> Surroundings {
    let sources = match config.stun.answer {
        Reach::Any => Sources::Any,
        Reach::Local => Sources::Local(subnets(config, links)),
    };
    Surroundings::new(sources, links)
}
