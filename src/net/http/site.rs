//! What every request may need to know of the daemon; it holds no request's state.

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::SystemTime,
};

use arc_swap::ArcSwap;
use bytes::Bytes;
use tokio::sync::{Notify, watch};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Metrics, Refusals};
use crate::{
    config::Config,
    net::signaling::{Admission, Counters, Hub, RelayPorts},
    proto::{
        mdns::Standing,
        signaling::ConnectionId,
        subnet::{Link, Subnets},
    },
};

/// The certificate of the local CA in the forms that devices take.
#[derive(Debug, Clone)]
pub struct CaFiles {
    /// PEM (RFC 7468).
    pub pem: Bytes,
    /// DER.
    pub der: Bytes,
    /// SHA-256 of the DER, as people compare it.
    pub fingerprint: String,
    /// The same as 64 hexadecimal digits, as programs compare it.
    pub hex: String,
    /// When it ends.
    pub not_after: SystemTime,
}

/// What people are told of the box's certificates.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The local CA's; `None` with an own certificate.
    pub ca: Option<CaFiles>,
    /// When the certificate that the box shows ends.
    pub not_after: SystemTime,
}

/// The daemon as the web server sees it.
#[derive(Debug)]
pub struct Site {
    /// The configuration in force.
    pub config: ArcSwap<Config>,
    /// Told when `config` is another one; one waits for it.
    pub reloaded: Notify,
    /// The box's interfaces.
    pub links: ArcSwap<Vec<Link>>,
    /// The rules by which devices are put together.
    pub subnets: ArcSwap<Subnets>,
    /// The certificates of the moment.
    pub shown: ArcSwap<Shown>,
    /// The HTTPS port really taken.
    pub https_port: u16,
    /// The port for plain HTTP really taken; `None` when there is none.
    pub http_port: Option<u16>,
    /// The ports of STUN and TURN really taken.
    pub relay_ports: RelayPorts,
    /// The box's name on the network.
    pub mdns: watch::Receiver<Standing>,
    /// The way to the rooms.
    pub hub: Hub,
    /// What the signalling server counts.
    pub counters: Arc<Counters>,
    /// How many files and sockets the process may have open.
    pub descriptors: usize,
    /// The signalling connections that are open.
    pub admission: Arc<Admission>,
    /// All TCP connections that are open.
    pub sockets: Arc<Admission>,
    /// What the web server refused.
    pub refusals: Refusals,
    /// What `/metrics` answers.
    pub metrics: Metrics,
    /// Cancelled when the daemon stops.
    pub shutdown: CancellationToken,
    /// Every task that talks to a client.
    pub tasks: TaskTracker,
    /// Numbers the signalling connections.
    pub next_connection: AtomicU64,
}

/// Connections beyond the signalling connections, so that there is room for pages, and to say that the box is full.
const SPARE_CONNECTIONS: usize = 256;

/// With fewer places left than this, whoever says nothing gives way.
const SCARCE_CONNECTIONS: usize = SPARE_CONNECTIONS / 2;

/// Descriptors for everything that is no connection and no relay.
const DESCRIPTORS_ASIDE: usize = 128;

impl Site {
    /// The daemon's version.
    pub const VERSION: &'static str = env!("CARGO_PKG_VERSION");

    /// The local CA's certificate; `None` with an own certificate.
    pub fn ca(&self) -> Option<CaFiles> {
        self.shown.load().ca.clone()
    }

    /// How many signalling connections may be open: as configured, as far as descriptors allow.
    pub fn most_connections(&self) -> usize {
        let config = self.config.load();
        // A relayed address is one socket; the rest is for listeners, state files and the control socket.
        let relays = if config.turn.enabled {
            config.turn.relay_ports.count()
        } else {
            0
        };
        let aside = relays + DESCRIPTORS_ASIDE + SPARE_CONNECTIONS;
        (config.limits.connections as usize)
            .min(self.descriptors.saturating_sub(aside))
            .max(1)
    }

    /// How many TCP connections may be open.
    pub(super) fn places(&self) -> usize {
        self.most_connections() + SPARE_CONNECTIONS
    }

    /// Whether hardly any place is left.
    pub(super) fn is_crowded(&self) -> bool {
        self.sockets.open() + SCARCE_CONNECTIONS >= self.places()
    }

    pub(super) fn new_connection(&self) -> ConnectionId {
        ConnectionId(self.next_connection.fetch_add(1, Relaxed))
    }

    /// Where people on the network open the client: the best of `addresses`.
    pub fn address(&self) -> String {
        self.addresses()
            .into_iter()
            .next()
            .unwrap_or_else(|| self.url("localhost"))
    }

    /// Every address of the client that people on the network can open, best first: the name while it is announced, then
    /// the numbers.
    pub fn addresses(&self) -> Vec<String> {
        let links = self.links.load();
        let usable = |ip: &IpAddr| !matches!(ip, IpAddr::V6(v6) if v6.is_unicast_link_local());
        let shared = links.iter().filter(|link| link.shared).flat_map(|link| &link.addresses);
        let mut ips: Vec<IpAddr> = shared.map(|net| net.addr()).filter(usable).collect();
        ips.sort_by_key(IpAddr::is_ipv6);
        let numbers = ips.into_iter().map(|ip| match ip {
            IpAddr::V4(v4) => v4.to_string(),
            IpAddr::V6(v6) => format!("[{v6}]"),
        });
        let name = self.mdns.borrow().host();
        name.into_iter().chain(numbers).map(|host| self.url(&host)).collect()
    }

    /// The client's address at `host` (as in a URL).
    pub fn url(&self, host: &str) -> String {
        let config = self.config.load();
        let base = config.http.base_path.as_str();
        match self.https_port {
            443 => format!("https://{host}{base}"),
            port => format!("https://{host}:{port}{base}"),
        }
    }
}
