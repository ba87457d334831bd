//! What everything that is served shares, made of the configuration and the ports really taken.

use std::sync::Arc;

use arc_swap::ArcSwap;
use tokio::sync::{Notify, watch};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Addresses, rooms_config, subnets};
use crate::{
    config::Config,
    host::{descriptors, secret::Secret},
    net::{
        http::{Metrics, Refusals, Shown, Site},
        signaling::{Admission, Counters, Greeter, Hub, Mint, RelayPorts},
    },
    proto::{
        mdns::Standing,
        resume::ResumeKey,
        rooms::{Remembered, Rooms},
        subnet::Link,
    },
};

/// What the signalling server is made of.
pub(super) struct Signaling {
    hub: Hub,
    counters: Arc<Counters>,
}

/// Starts the rooms, with the devices that are remembered.
pub(super) fn signaling(
    config: &Config,
    links: &[Link],
    secret: &Secret,
    mint: Option<Mint>,
    remembered: Remembered,
    names: watch::Sender<String>,
) -> Signaling {
    let counters = Arc::new(Counters::default());
    let rooms = Rooms::new(rooms_config(config), subnets(config, links), remembered);
    let greeter = Greeter::new(ResumeKey::new(secret.as_bytes()), Site::VERSION, mint);
    let hub = Hub::start(rooms, greeter, Arc::clone(&counters), names);
    Signaling { hub, counters }
}

/// As it is when the ports are taken.
pub(super) fn site(
    config: Config,
    links: Vec<Link>,
    shown: Shown,
    signaling: Signaling,
    addresses: Addresses,
    mdns: watch::Receiver<Standing>,
) -> Site {
    let port = addresses.stun.map(|address| address.port());
    let relay_ports = RelayPorts {
        stun: port.filter(|_| config.stun.enabled),
        stun_alternate: addresses.stun_alternate,
        turn: port.filter(|_| config.turn.enabled),
        turn_tcp: port.filter(|_| config.turn.enabled && addresses.stun_tcp.is_some()),
        turn_tls: addresses.turn_tls.map(|address| address.port()),
    };
    Site {
        subnets: ArcSwap::from_pointee(subnets(&config, &links)),
        config: ArcSwap::from_pointee(config),
        reloaded: Notify::new(),
        links: ArcSwap::from_pointee(links),
        shown: ArcSwap::from_pointee(shown),
        https_port: addresses.https.port(),
        http_port: addresses.http.map(|address| address.port()),
        mdns,
        relay_ports,
        hub: signaling.hub,
        counters: signaling.counters,
        descriptors: descriptors::raise(),
        admission: Arc::new(Admission::default()),
        sockets: Arc::new(Admission::default()),
        refusals: Refusals::default(),
        metrics: Metrics::default(),
        shutdown: CancellationToken::new(),
        tasks: TaskTracker::new(),
        next_connection: 0.into(),
    }
}
