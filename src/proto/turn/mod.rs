//! The TURN server as a state machine (RFC 8656): messages, sockets as opaque handles, and time in; answers and data out.

mod allocate;
mod allocation;
mod answer;
mod auth;
mod budget;
mod counts;
mod credentials;
mod data;
mod five_tuple;
mod framing;
mod nonce;
mod opening;
mod peers;
mod permission;
mod refresh;
mod reservation;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    net::SocketAddr,
    time::{Duration, Instant},
};

use stun_types::message::{Message, MessageClass, StunWriteError};
use turn_types::message::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, REFRESH, SEND};

use allocation::Allocation;
use answer::Refusal;
use budget::Budget;
use reservation::Reservation;

pub use answer::Reason;
pub use counts::Counts;
pub use credentials::{CredentialKey, Credentials, REALM};
pub use data::ToClient;
pub use five_tuple::{FiveTuple, Transport};
pub use framing::{Framing, MAX_FRAME, NotTurn, frame_length};
pub use opening::{OpenError, Opened, Opening, Parity};
pub use peers::PeerPolicy;

/// What one device, one address and everybody together may hold, and who may be relayed to.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Allocations of one device (RFC 8656 section 5).
    pub per_device: usize,
    /// Allocations of one client address: a second line of defence against somebody who has many devices made up.
    pub per_address: usize,
    /// Megabits per second through one allocation; 0 is no limit.
    pub mbit_per_allocation: u32,
    /// Who may be relayed to.
    pub peers: PeerPolicy,
}

/// The present, by both clocks.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// For lifetimes.
    pub at: Instant,
    /// Seconds since 1970, for nonces and credentials.
    pub unix: u64,
}

/// What a client's message leads to.
#[derive(Debug)]
pub enum Action<'m, R> {
    /// Nothing is said.
    Nothing,
    /// To be sent to the client.
    Reply(Vec<u8>),
    /// To be sent to a peer.
    Relay {
        /// The socket of the relayed address.
        through: R,
        /// Where to.
        peer: SocketAddr,
        /// What.
        data: &'m [u8],
    },
    /// Sockets are wanted; [`Server::handle_opened`] takes them.
    Open(Box<Opening>),
}

/// All allocations. `C` is the way back to a client, `R` the socket of a relayed address; dropping them ends them.
#[derive(Debug)]
pub struct Server<C, R> {
    key: CredentialKey,
    rules: Rules,
    allocations: HashMap<FiveTuple, Allocation<C, R>>,
    /// Whose each relayed address is.
    relayed: HashMap<SocketAddr, FiveTuple>,
    reservations: HashMap<u64, Reservation<R>>,
    counts: Counts,
    /// Numbers indications and reservations.
    serial: u64,
}

/// What handling a request comes to: an answer, or a refusal that is one too.
type Handled<'m, R> = Result<Action<'m, R>, Refusal>;

impl<C: Clone, R: Clone> Server<C, R> {
    /// A server without allocations.
    #[must_use]
    pub fn new(key: CredentialKey, rules: Rules) -> Self {
        Self {
            key,
            rules,
            allocations: HashMap::new(),
            relayed: HashMap::new(),
            reservations: HashMap::new(),
            counts: Counts::default(),
            serial: 0,
        }
    }

    /// The addresses of the box changed, or what is allowed did. Allocations and permissions stay; each datagram is checked
    /// again, and a limit of speed is for all from now on.
    pub fn set_rules(&mut self, rules: Rules, now: Instant) {
        if rules.mbit_per_allocation != self.rules.mbit_per_allocation {
            for allocation in self.allocations.values_mut() {
                allocation.budget = Budget::of_mbit(rules.mbit_per_allocation, now);
            }
        }
        self.rules = rules;
    }

    /// What was done so far, and what is held now.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts {
            allocations: self.allocations.len(),
            ..self.counts
        }
    }

    /// Whether a client holds an allocation.
    #[must_use]
    pub fn has_allocation(&self, five_tuple: &FiveTuple) -> bool {
        self.allocations.contains_key(five_tuple)
    }

    /// A datagram of a client, or one frame of its stream.
    pub fn handle_message<'m>(&mut self, now: Moment, from: FiveTuple, bytes: &'m [u8]) -> Action<'m, R> {
        // RFC 8656 section 12.5: the first two bits tell ChannelData from STUN.
        match bytes.first().map(|byte| byte >> 6) {
            Some(0b00) => self.handle_stun(now, from, bytes),
            Some(0b01) => self.handle_channel_data(now, &from, bytes),
            _ => Action::Nothing,
        }
    }

    /// The client's stream ended: what it held is given back (RFC 8656 section 3.2).
    pub fn handle_disconnect(&mut self, five_tuple: &FiveTuple) {
        self.remove(five_tuple);
    }

    /// When something expires next.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        let allocations = self.allocations.values().map(|allocation| allocation.expires);
        let reservations = self.reservations.values().map(|reservation| reservation.expires);
        allocations.chain(reservations).min()
    }

    /// Gives back what has expired.
    pub fn handle_timeout(&mut self, now: Instant) {
        let expired = |(five_tuple, allocation): (&FiveTuple, &Allocation<C, R>)| {
            (allocation.expires <= now).then_some(*five_tuple)
        };
        let expired: Vec<_> = self.allocations.iter().filter_map(expired).collect();
        for five_tuple in expired {
            self.remove(&five_tuple);
        }
        self.reservations.retain(|_, reservation| now < reservation.expires);
    }

    fn handle_stun<'m>(&mut self, now: Moment, from: FiveTuple, bytes: &'m [u8]) -> Action<'m, R> {
        // One datagram or frame is one message, all of it (RFC 8489 section 5).
        let is_whole = frame_length(bytes) == Ok(Some(bytes.len()));
        let Some(message) = is_whole.then(|| Message::from_bytes(bytes).ok()).flatten() else {
            return Action::Nothing;
        };
        match message.class() {
            MessageClass::Indication if message.method() == SEND => self.handle_send(now, &from, bytes, &message),
            MessageClass::Request => self.handle_request(now, from, &message),
            _ => Action::Nothing,
        }
    }

    fn handle_request<'m>(&mut self, now: Moment, from: FiveTuple, request: &Message<'_>) -> Action<'m, R> {
        let handled = match request.method() {
            ALLOCATE => self.handle_allocate(now, from, request),
            REFRESH => self.handle_refresh(now, from, request),
            CREATE_PERMISSION => self.handle_create_permission(now, from, request),
            CHANNEL_BIND => self.handle_channel_bind(now, from, request),
            _ => return Action::Nothing,
        };
        self.counts.requests += 1;
        handled.unwrap_or_else(|refusal| self.refuse(request, &refusal))
    }

    fn refuse<'m>(&mut self, request: &Message<'_>, refusal: &Refusal) -> Action<'m, R> {
        self.counts.refuse(refusal.reason);
        reply(refusal.answer(request))
    }

    fn remove(&mut self, five_tuple: &FiveTuple) {
        if let Some(allocation) = self.allocations.remove(five_tuple) {
            for relay in &allocation.relays {
                self.relayed.remove(&relay.address);
            }
        }
    }

    fn next_serial(&mut self) -> u64 {
        self.serial = self.serial.wrapping_add(1);
        self.serial
    }
}

/// An answer that cannot be written is none: what it would carry has its length bounded, so this does not happen.
fn reply<'m, R>(answer: Result<Vec<u8>, StunWriteError>) -> Action<'m, R> {
    answer.map_or(Action::Nothing, Action::Reply)
}

/// RFC 8656 section 3.2: the lifetime that is granted for the one that is asked for.
fn granted_lifetime(asked: Option<u32>) -> Duration {
    /// When nothing is asked for, and at least.
    const DEFAULT: u32 = 600;
    /// However much is asked for.
    const MOST: u32 = 3600;
    Duration::from_secs(asked.unwrap_or(DEFAULT).clamp(DEFAULT, MOST).into())
}
