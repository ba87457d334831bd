//! The daemon: builds every part, joins them, and takes them down again.

mod certificates;
mod diary;
mod directories;
mod error;
mod identity;
mod listeners;
mod metrics;
mod names;
mod overview;
mod reload;
mod site;
pub mod status;
mod supervision;
mod traversal;
mod watch;

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_util::task::TaskTracker;

use crate::{
    config::{Config, GroupBy},
    host::{
        interfaces,
        systemd::{Inherited, Manager},
    },
    net::{
        control,
        http::{self, Site},
        mdns, stun, turn,
    },
    proto::{
        rooms::RoomsConfig,
        subnet::{Grouping, Link, Subnets},
    },
};

pub use certificates::rotate_ca;
pub use directories::Directories;
pub use error::DaemonError;
pub use overview::Overview;

use identity::Identity;
use names::NameKeeper;
use status::Sources;
use traversal::Traversal;
use watch::Watched;

/// How long clients get to hear that the daemon stops, before it stops anyhow.
const FAREWELL: Duration = Duration::from_millis(1500);

/// A daemon with its ports taken, about to serve.
#[derive(Debug)]
pub struct Daemon {
    site: Arc<Site>,
    servers: Vec<http::Server>,
    traversal: Traversal,
    watched: Watched,
    keeper: NameKeeper,
    mdns: mdns::Advertiser,
    addresses: Addresses,
    control: Option<control::Listener>,
    overview: Overview,
    asked: Arc<control::Counters>,
}

/// The ports really taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addresses {
    /// HTTPS.
    pub https: SocketAddr,
    /// Plain HTTP.
    pub http: Option<SocketAddr>,
    /// STUN and TURN over UDP.
    pub stun: Option<SocketAddr>,
    /// The same over TCP, on the same port.
    pub stun_tcp: Option<SocketAddr>,
    /// The alternate port of STUN.
    pub stun_alternate: Option<u16>,
    /// TURN over TLS.
    pub turn_tls: Option<SocketAddr>,
}

impl Daemon {
    /// Takes the ports, and makes or reads what is kept in the state directory. Needs a tokio runtime.
    ///
    /// # Errors
    /// `DaemonError`, when the state directory, the certificates or the ports are not to be had.
    pub fn new(config: Config, directories: &Directories) -> Result<Self, DaemonError> {
        Self::with_sockets(config, directories, Inherited::default())
    }

    /// As `new`, with sockets that are open already in place of the ports that it would take.
    ///
    /// # Errors
    /// As `new`.
    pub fn with_sockets(
        config: Config,
        directories: &Directories,
        mut inherited: Inherited,
    ) -> Result<Self, DaemonError> {
        let started = (Instant::now(), SystemTime::now());
        // First of all: two daemons must not write to one state directory.
        let control = bind_control(directories)?;
        let links = links()?;
        let (mdns, advertised) = mdns::Advertiser::new(&config.discovery.hostname, &directories.state);
        let standing = mdns.standing();
        let label = standing.borrow().label.clone();
        let identity = Identity::open(&config, directories, &links, &label)?;
        let https = listeners::https(&config, &mut inherited)?;
        let plain = listeners::plain(&config, &mut inherited)?;
        let traversal = Traversal::bind(&config, &links, &identity, &mut inherited);
        listeners::close_the_rest(inherited);
        let first = |listeners: &[TcpListener]| listeners.first().map(TcpListener::local_addr).transpose();
        let addresses = Addresses {
            https: first(&https)?
                .ok_or(std::io::ErrorKind::AddrNotAvailable)
                .map_err(std::io::Error::from)?,
            http: first(&plain)?,
            stun: traversal.address(),
            stun_tcp: traversal.tcp_address(),
            stun_alternate: traversal.alternate_port(),
            turn_tls: traversal.tls_address(),
        };
        let Identity {
            tls,
            shown,
            secret,
            certificates,
        } = identity;
        let acceptor = TlsAcceptor::from(tls);
        let (asked, warnings) = (Arc::default(), Arc::default());
        let (remembered, keeper, names) = NameKeeper::open(&directories.state, Arc::clone(&warnings));
        let signaling = site::signaling(&config, &links, &secret, traversal.mint(), remembered, names);
        let site = Arc::new(site::site(config, links, shown, signaling, addresses, standing));
        let server = |listener, tls| http::Server {
            listener,
            tls,
            site: Arc::clone(&site),
        };
        let secure = https
            .into_iter()
            .map(|listener| server(listener, Some(acceptor.clone())));
        let insecure = plain.into_iter().map(|listener| server(listener, None));
        let overview = Overview::new(Sources {
            site: Arc::clone(&site),
            stun: traversal.counters(),
            relay: traversal.relay(),
            control: Arc::clone(&asked),
            addresses,
            started,
            standing: Arc::clone(&warnings),
            manager: Manager::from_environment(),
        });
        site.metrics.set(overview.exposition());
        Ok(Self {
            control,
            overview,
            asked,
            servers: secure.chain(insecure).collect(),
            watched: Watched::new(
                Arc::clone(&site),
                traversal.follower(),
                certificates,
                advertised,
                warnings,
            ),
            traversal,
            keeper,
            mdns,
            addresses,
            site,
        })
    }

    /// The ports really taken.
    pub fn addresses(&self) -> Addresses {
        self.addresses
    }

    /// What the STUN ports count.
    pub fn stun_counters(&self) -> Arc<stun::Counters> {
        self.traversal.counters()
    }

    /// The relay, which tells its counts; `None` when TURN is off.
    pub fn relay(&self) -> Option<Arc<turn::Relay>> {
        self.traversal.relay()
    }

    /// How the daemon is, now and while it runs.
    pub fn overview(&self) -> Overview {
        self.overview.clone()
    }

    /// Where people open the client.
    pub fn url(&self) -> String {
        self.site.address()
    }

    /// The rest of the world's way to look at this daemon and to stop it.
    pub fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site)
    }

    /// Serves until [`Site::shutdown`] is cancelled; then tells the clients and ends within two seconds.
    pub async fn run(self) {
        let Self {
            site,
            servers,
            traversal,
            watched,
            keeper,
            mdns,
            addresses,
            control,
            overview,
            asked,
        } = self;
        tracing::info!(event = "serving", url = site.address(), address = %addresses.https, "serving");
        let tasks = TaskTracker::new();
        for server in servers {
            tasks.spawn(server.run());
        }
        traversal.spawn(&tasks, &site.shutdown);
        tasks.spawn(watched.run());
        tasks.spawn(mdns.run(site.shutdown.clone()));
        tasks.spawn(keeper.run(site.shutdown.clone()));
        control.map(|listener| tasks.spawn(listener.run(overview.answering(), asked, site.shutdown.clone())));
        tasks.spawn(diary::run(overview.clone()));
        let manager = overview.manager().clone();
        tasks.spawn(manager.clone().run());
        tasks.spawn(supervision::run(overview));
        manager.ready();
        site.shutdown.cancelled().await;
        manager.stopping();
        tasks.close();
        site.tasks.close();
        let all = async { tokio::join!(tasks.wait(), site.tasks.wait()) };
        if tokio::time::timeout(FAREWELL, all).await.is_err() {
            tracing::debug!(left = site.tasks.len(), "some connections did not end in time");
        }
        tracing::info!(event = "stopped", "stopped");
    }
}

fn links() -> Result<Vec<Link>, DaemonError> {
    let interfaces = interfaces::list().map_err(DaemonError::Interfaces)?;
    Ok(interfaces.iter().map(Link::from).collect())
}

/// A daemon that cannot be asked serves all the same; one beside another that has the same directories does not.
fn bind_control(directories: &Directories) -> Result<Option<control::Listener>, DaemonError> {
    match control::Listener::bind(&directories.runtime) {
        Ok(listener) => Ok(Some(listener)),
        Err(error @ control::BindError::InUse(_)) => Err(DaemonError::Running(error)),
        Err(error) => {
            tracing::warn!(event = "control-missing", %error, "no control socket: `homedrop status` will not work");
            Ok(None)
        }
    }
}

fn rooms_config(config: &Config) -> RoomsConfig {
    RoomsConfig {
        away: Duration::from_secs(config.rooms.away_seconds.into()),
        away_per_address: config.limits.connections_per_address as usize,
        code_rooms: config.rooms.code_rooms,
    }
}

fn subnets(config: &Config, links: &[Link]) -> Subnets {
    let rooms = &config.rooms;
    let grouping = match rooms.group_by {
        GroupBy::Subnet => Grouping::Subnet,
        GroupBy::All => Grouping::All,
        GroupBy::Named => Grouping::Named(rooms.named.clone().into_iter().collect()),
    };
    Subnets::new(grouping, rooms.ipv4_prefix, rooms.ipv6_prefix, links)
}
