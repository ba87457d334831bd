//! The Rooms Manager: who is where, and who may talk to whom.
//!
//! A state machine without clock, socket or randomness: events go in by `handle_*`, what is to be sent or closed comes
//! out of [`Rooms::poll_effect`]. It does not know of TLS, HTTP or JSON syntax errors.

mod attempts;
mod changes;
mod code_room;
mod codes;
mod departure;
mod effect;
mod hello;
mod membership;
mod naming;
mod pair;
mod paired;
mod peer;
mod presence;
mod record;
mod regroup;
mod remembered;
mod rename;
mod room;
mod signal;

#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
    net::IpAddr,
    time::{Duration, Instant},
};

use super::{
    signaling::{ClientMessage, ConnectionId, ErrorCode, ErrorMessage, PeerId, ServerMessage},
    subnet::Subnets,
};

pub use codes::{PairedKey, RoomCode, Slot};
pub use effect::{Batch, CloseReason, Effect};
pub use hello::{Greeting, Identity};
pub use remembered::Remembered;
pub use room::RoomKey;

use attempts::Attempts;
use pair::Pairing;
use peer::Peer;
use room::Room;

/// Changes of a room are gathered for this long once it is busy; the first one after a quiet time goes out at once.
const TICK: Duration = Duration::from_millis(50);

/// What the owner of the box may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomsConfig {
    /// How long a device whose connection dropped is shown as away before it is gone.
    pub away: Duration,
    /// Most devices of one address that are kept as away, so that nobody fills the memory by coming and going.
    pub away_per_address: usize,
    /// Whether rooms by code are offered.
    pub code_rooms: bool,
}

/// Gives a random number; `None` when the system has none.
pub type Draw<'a> = &'a mut dyn FnMut() -> Option<u64>;

/// All devices, all rooms.
#[derive(Debug)]
pub struct Rooms {
    config: RoomsConfig,
    subnets: Subnets,
    peers: HashMap<PeerId, Peer>,
    connections: HashMap<ConnectionId, PeerId>,
    rooms: HashMap<RoomKey, Room>,
    away: BTreeSet<(Instant, PeerId)>,
    away_of: HashMap<IpAddr, usize>,
    pairings: HashMap<Slot, Pairing>,
    expiries: BTreeSet<(Instant, Slot)>,
    pair_attempts: Attempts,
    code_attempts: Attempts,
    remembered: Remembered,
    /// Until then devices return to their rooms by code; set by the first that says hello.
    return_until: Option<Instant>,
    dirty: BTreeSet<RoomKey>,
    changed: BTreeSet<PeerId>,
    settled: Option<Instant>,
    effects: VecDeque<Effect>,
    refused: BTreeMap<ErrorCode, u64>,
}

/// How many there are of what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Devices with a connection.
    pub connected: usize,
    /// Devices whose connection dropped a short while ago.
    pub away: usize,
    /// Rooms with at least one device.
    pub rooms: usize,
}

/// Why an event was refused: told to the client, which stays connected.
type Refusal = ErrorMessage;

impl Rooms {
    /// No devices yet; `remembered` is what an earlier daemon kept.
    pub fn new(config: RoomsConfig, subnets: Subnets, remembered: Remembered) -> Self {
        Self {
            config,
            subnets,
            peers: HashMap::new(),
            connections: HashMap::new(),
            rooms: HashMap::new(),
            away: BTreeSet::new(),
            away_of: HashMap::new(),
            pairings: HashMap::new(),
            expiries: BTreeSet::new(),
            pair_attempts: Attempts::new(),
            code_attempts: Attempts::new(),
            remembered,
            return_until: None,
            dirty: BTreeSet::new(),
            changed: BTreeSet::new(),
            settled: None,
            effects: VecDeque::new(),
            refused: BTreeMap::new(),
        }
    }

    /// A message of a device that has said hello; those of unknown connections are ignored, they are being closed.
    pub fn handle_message(&mut self, now: Instant, connection: ConnectionId, message: ClientMessage, draw: Draw<'_>) {
        let Some(&peer) = self.connections.get(&connection) else {
            return;
        };
        let handled = match message {
            ClientMessage::Hello(_) => return self.close(connection, CloseReason::Malformed),
            ClientMessage::Rename(rename) => self.handle_rename(peer, &rename.name),
            ClientMessage::Presence(change) => self.handle_presence(peer, change.state),
            ClientMessage::Signal(signal) => self.handle_signal(peer, signal.to, &signal.payload),
            ClientMessage::PairOpen {} => self.handle_pair_open(now, peer, draw),
            ClientMessage::PairJoin(join) => self.handle_pair_join(now, peer, &join.slot),
            ClientMessage::PairClose {} => self.handle_pair_close(peer),
            ClientMessage::RoomsJoin(rooms) => self.handle_rooms_join(peer, &rooms.keys),
            ClientMessage::RoomsLeave(rooms) => self.handle_rooms_leave(peer, &rooms.keys),
            ClientMessage::CodeRoomCreate {} => self.handle_code_room_create(peer, draw),
            ClientMessage::CodeRoomJoin(join) => self.handle_code_room_join(now, peer, &join.code),
            ClientMessage::CodeRoomLeave {} => self.handle_code_room_leave(peer),
            ClientMessage::Bye {} => self.handle_bye(peer),
        };
        if let Err(refusal) = handled {
            *self.refused.entry(refusal.code).or_default() += 1;
            self.tell(connection, &ServerMessage::Error(refusal));
        }
        self.settle_if_quiet(now);
    }

    /// The time is `now`: devices that were away for too long go, gathered changes are sent.
    pub fn handle_timeout(&mut self, now: Instant) {
        while let Some(&(until, peer)) = self.away.first() {
            if until > now {
                break;
            }
            self.remove(peer);
        }
        while let Some(&(_, slot)) = self.expiries.first().filter(|(until, _)| *until <= now) {
            self.end_pairing(slot);
        }
        self.settle_if_quiet(now);
    }

    /// When [`Self::handle_timeout`] is due next.
    pub fn poll_timeout(&self) -> Option<Instant> {
        let gone = self.away.first().map(|(until, _)| *until);
        let settle = self.is_unsettled().then(|| self.settled.map(|at| at + TICK)).flatten();
        let expiry = self.expiries.first().map(|(until, _)| *until);
        [gone, expiry, settle].into_iter().flatten().min()
    }

    /// What is to be done next.
    pub fn poll_effect(&mut self) -> Option<Effect> {
        self.effects.pop_front()
    }

    /// How many there are of what.
    pub fn counts(&self) -> Counts {
        Counts {
            connected: self.connections.len(),
            away: self.away.len(),
            rooms: self.rooms.len(),
        }
    }

    /// The devices in each room, by the room's kind and label, largest first.
    pub fn room_sizes(&self) -> Vec<(RoomKey, usize)> {
        let mut sizes: Vec<_> = self
            .rooms
            .iter()
            .map(|(key, room)| (key.clone(), room.members.len()))
            .collect();
        sizes.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        sizes
    }

    /// Messages that were refused, by what the client was told.
    pub fn refused(&self) -> &BTreeMap<ErrorCode, u64> {
        &self.refused
    }

    /// The rules by which devices are put together, with the interfaces of the box as known now.
    pub fn subnets(&self) -> &Subnets {
        &self.subnets
    }

    /// What is to be kept: the names that people chose, and who is in which room by code.
    pub fn remembered(&self) -> &Remembered {
        &self.remembered
    }

    fn tell(&mut self, connection: ConnectionId, message: &ServerMessage<'_>) {
        self.effects.extend(Batch::one(connection, message).map(Effect::Send));
    }

    fn close(&mut self, connection: ConnectionId, reason: CloseReason) {
        self.effects.push_back(Effect::Close { connection, reason });
    }
}

fn refused(code: ErrorCode, message: &'static str, about: Option<String>) -> Refusal {
    ErrorMessage {
        code,
        message: message.into(),
        about,
    }
}

fn too_early(wait: Duration, about: &str) -> Refusal {
    let seconds = wait.as_secs() + 1;
    let about = about.chars().take(8).collect();
    let message = format!("too many attempts: try again in {seconds} s").into();
    ErrorMessage {
        code: ErrorCode::TryLater,
        message,
        about: Some(about),
    }
}
