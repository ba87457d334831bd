//! The relay: one state machine for all clients, and a task for each relayed address.

use std::{
    net::SocketAddr,
    ops::RangeInclusive,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use arc_swap::ArcSwap;
use tokio::{sync::Notify, time::sleep_until};
use tokio_util::sync::{CancellationToken, DropGuard};

use super::ports;
use crate::{
    host::secret::Secret,
    net::{
        datagram::{self, Outgoing, Path, Socket},
        stun::{Back, Beyond, Way},
    },
    proto::{
        subnet::Link,
        turn::{Action, Counts, CredentialKey, FiveTuple, Moment, OpenError, Opened, Opening, Rules, Server},
    },
};

/// How a relay is set up; may change while it runs.
#[derive(Debug)]
pub struct Settings {
    /// Quotas and peers.
    pub rules: Rules,
    /// Where relayed addresses are taken from.
    pub ports: RangeInclusive<u16>,
    /// The host's addresses.
    pub links: Vec<Link>,
}

/// A TURN relay; its clients speak to it through the STUN ports.
#[derive(Debug)]
pub struct Relay {
    server: Mutex<Server<Way, Relayed>>,
    places: ArcSwap<Places>,
    started: (Instant, u64),
    changed: Notify,
    itself: Weak<Self>,
}

/// Where relayed addresses are to be had.
#[derive(Debug)]
struct Places {
    ports: RangeInclusive<u16>,
    links: Vec<Link>,
}

/// A relayed address; its task ends with the last clone.
#[derive(Debug, Clone)]
struct Relayed {
    socket: Arc<Socket>,
    _task: Arc<DropGuard>,
}

impl Relay {
    /// A relay without allocations; `key` checks credentials.
    #[must_use]
    pub fn new(key: CredentialKey, settings: Settings) -> Arc<Self> {
        let Settings { rules, ports, links } = settings;
        let unix = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs();
        Arc::new_cyclic(|itself| Self {
            server: Mutex::new(Server::new(key, rules)),
            places: ArcSwap::from_pointee(Places { ports, links }),
            started: (Instant::now(), unix),
            changed: Notify::new(),
            itself: itself.clone(),
        })
    }

    /// What was done so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.lock().counts()
    }

    /// The host's addresses changed, or what is allowed did. What is allocated stays where it is.
    pub fn set(&self, settings: Settings) {
        let Settings { rules, ports, links } = settings;
        self.places.store(Arc::new(Places { ports, links }));
        self.lock().set_rules(rules, Instant::now());
    }

    /// Seconds since 1970 as credentials count them: by the wall clock at the start and the steady clock since, so
    /// that setting the clock (a Pi has none of its own) does not expire what was handed out.
    #[must_use]
    pub fn unix_now(&self) -> u64 {
        let (at, unix) = self.started;
        unix + at.elapsed().as_secs()
    }

    /// Gives back what expires, until `stop` is cancelled.
    pub async fn run(self: Arc<Self>, stop: CancellationToken) {
        loop {
            let due = self.lock().poll_timeout();
            let expiry = async {
                match due {
                    Some(due) => sleep_until(due.into()).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.changed.notified() => {}
                () = expiry => self.lock().handle_timeout(Instant::now()),
            }
        }
    }

    fn moment(&self) -> Moment {
        let (started, unix) = self.started;
        let at = Instant::now();
        Moment {
            at,
            unix: unix + at.saturating_duration_since(started).as_secs(),
        }
    }

    fn handle_peer(&self, to: SocketAddr, data: &[u8], peer: SocketAddr, outgoing: &mut Outgoing) {
        let passed = self.lock().handle_peer(self.moment(), to, peer, data.len());
        let Some(passed) = passed else {
            return;
        };
        let length = passed.framing.length(data.len(), passed.client.is_padded());
        passed
            .client
            .relay(length, outgoing, |out| passed.framing.write(data, out));
    }

    fn open(&self, opening: Opening, back: Back<'_>, outgoing: &mut Outgoing) {
        let opened = self.opened(&opening);
        let answer = self.lock().handle_opened(self.moment(), opening, back.to_way(), opened);
        self.changed.notify_one();
        if let Some(answer) = answer {
            back.answer(&answer, outgoing);
        }
    }

    /// Sockets for the families that are wanted; one of two will do (RFC 8656 section 7.2).
    fn opened(&self, opening: &Opening) -> Result<Opened<Relayed>, OpenError> {
        let mut opened = Opened {
            relays: Vec::new(),
            spare: None,
        };
        let mut refused = None;
        let wanted = [(opening.ipv4, true), (opening.ipv6, false)];
        for (_, ipv4) in wanted.into_iter().filter(|(wanted, _)| *wanted) {
            match self.bind(opening, ipv4) {
                Ok((socket, spare)) => {
                    opened.relays.push(self.relayed(socket));
                    opened.spare = spare.map(|socket| self.relayed(socket));
                }
                Err(error) => refused = Some(error),
            }
        }
        match refused {
            Some(error) if opened.relays.is_empty() => Err(error),
            _ => Ok(opened),
        }
    }

    fn bind(&self, opening: &Opening, ipv4: bool) -> Result<(Socket, Option<Socket>), OpenError> {
        let places = self.places.load();
        let ip = ports::relayed_ip(&places.links, opening.from.server.ip(), ipv4).ok_or(OpenError::Family)?;
        ports::bind(ip, &places.ports, opening.parity, random()?)
    }

    /// Starts the task of a relayed address.
    fn relayed(&self, socket: Socket) -> (SocketAddr, Relayed) {
        let (address, socket) = (socket.local_addr(), Arc::new(socket));
        let stop = CancellationToken::new();
        let relayed = Relayed {
            socket: Arc::clone(&socket),
            _task: Arc::new(stop.clone().drop_guard()),
        };
        let itself = self.itself.clone();
        tokio::spawn(async move {
            datagram::serve(&socket, stop.cancelled(), |data, arrived, outgoing| {
                if let Some(relay) = itself.upgrade() {
                    relay.handle_peer(address, data, arrived.source, outgoing);
                }
            })
            .await;
        });
        (address, relayed)
    }

    /// A panic while it was held would leave one allocation half changed, which its expiry cleans up.
    fn lock(&self) -> MutexGuard<'_, Server<Way, Relayed>> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Beyond for Relay {
    fn handle_message(&self, message: &[u8], from: FiveTuple, back: Back<'_>, outgoing: &mut Outgoing) {
        let action = self.lock().handle_message(self.moment(), from, message);
        match action {
            Action::Nothing => {}
            Action::Reply(answer) => back.answer(&answer, outgoing),
            Action::Open(opening) => self.open(*opening, back, outgoing),
            Action::Relay { through, peer, data } => {
                let (socket, to) = (&through.socket, peer);
                let path = Path { socket, to, from: None };
                outgoing.push(path, data.len(), |out| out.copy_from_slice(data));
            }
        }
    }

    fn handle_disconnect(&self, from: &FiveTuple) {
        self.lock().handle_disconnect(from);
    }

    fn is_known(&self, from: &FiveTuple) -> bool {
        self.lock().has_allocation(from)
    }
}

/// Where to begin looking for a port.
fn random() -> Result<u32, OpenError> {
    let secret = Secret::random().map_err(|_| OpenError::Full)?;
    let [a, b, c, d, ..] = *secret.as_bytes();
    Ok(u32::from_be_bytes([a, b, c, d]))
}
