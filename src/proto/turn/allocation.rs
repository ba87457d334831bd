//! One allocation: its relayed addresses, and the peers that it may speak with (RFC 8656 section 3.2).

use std::{
    net::{IpAddr, SocketAddr},
    time::{Duration, Instant},
};

use stun_types::message::TransactionId;

use super::budget::Budget;

/// RFC 8656 section 9.
pub(super) const PERMISSION_LIFETIME: Duration = Duration::from_secs(300);

/// RFC 8656 section 12.
pub(super) const CHANNEL_LIFETIME: Duration = Duration::from_secs(600);

/// Peers of one allocation. A device has a handful of addresses, and a relay is made for one other device.
pub(super) const MAX_PEERS: usize = 64;

/// What a client holds.
#[derive(Debug)]
pub(super) struct Allocation<C, R> {
    /// The way back to the client.
    pub client: C,
    /// With what it was opened; nobody else may use it.
    pub username: String,
    /// The request that opened it: a retransmission gets the same answer.
    pub opened_by: TransactionId,
    /// One address, or one of each family.
    pub relays: Vec<Relay<R>>,
    /// Told again to a retransmission.
    pub reservation: Option<u64>,
    pub expires: Instant,
    /// How fast it may be.
    pub budget: Option<Budget>,
    /// When data passed last, or it was made.
    pub used: Instant,
    permissions: Vec<(IpAddr, Instant)>,
    channels: Vec<Channel>,
}

/// A relayed transport address and the socket that is bound to it.
#[derive(Debug)]
pub(super) struct Relay<R> {
    pub address: SocketAddr,
    pub socket: R,
}

#[derive(Debug, Clone, Copy)]
struct Channel {
    number: u16,
    peer: SocketAddr,
    expires: Instant,
}

/// The peers or channels of an allocation are used up, or a channel binding contradicts another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Conflict {
    /// No room.
    Full,
    /// The number belongs to another peer, or the peer has another number (RFC 8656 section 12.2).
    Bound,
}

impl<C, R> Allocation<C, R> {
    pub fn new(client: C, username: String, opened_by: TransactionId, now: Instant, expires: Instant) -> Self {
        Self {
            client,
            username,
            opened_by,
            relays: Vec::new(),
            reservation: None,
            expires,
            budget: None,
            used: now,
            permissions: Vec::new(),
            channels: Vec::new(),
        }
    }

    /// The relayed address of the peer's family.
    pub fn relay_for(&self, peer: IpAddr) -> Option<&Relay<R>> {
        self.relays
            .iter()
            .find(|relay| relay.address.is_ipv4() == peer.is_ipv4())
    }

    pub fn is_permitted(&self, peer: IpAddr, now: Instant) -> bool {
        self.permissions
            .iter()
            .any(|(ip, expires)| *ip == peer && now < *expires)
    }

    /// Whether there is anybody it may speak with.
    pub fn has_peers(&self, now: Instant) -> bool {
        self.permissions.iter().any(|(_, expires)| now < *expires)
    }

    /// Installs or refreshes permissions, all of them or none (RFC 8656 section 10.2).
    pub fn permit(&mut self, peers: &[IpAddr], now: Instant) -> Result<(), Conflict> {
        self.permissions.retain(|(_, expires)| now < *expires);
        let is_new = |ip: &&IpAddr| self.permissions.iter().all(|(known, _)| known != *ip);
        if self.permissions.len() + peers.iter().filter(is_new).count() > MAX_PEERS {
            return Err(Conflict::Full);
        }
        for peer in peers {
            self.permissions.retain(|(known, _)| known != peer);
            self.permissions.push((*peer, now + PERMISSION_LIFETIME));
        }
        Ok(())
    }

    /// Binds or refreshes a channel, and the permission that goes with it (RFC 8656 section 12.2).
    pub fn bind(&mut self, number: u16, peer: SocketAddr, now: Instant) -> Result<(), Conflict> {
        self.channels.retain(|channel| now < channel.expires);
        let contradicts = |channel: &Channel| (channel.number == number) != (channel.peer == peer);
        if self.channels.iter().any(contradicts) {
            return Err(Conflict::Bound);
        }
        let is_new = self.channels.iter().all(|channel| channel.number != number);
        if is_new && self.channels.len() >= MAX_PEERS {
            return Err(Conflict::Full);
        }
        self.permit(&[peer.ip()], now)?;
        self.channels.retain(|channel| channel.number != number);
        let expires = now + CHANNEL_LIFETIME;
        self.channels.push(Channel { number, peer, expires });
        Ok(())
    }

    /// The peer of a channel.
    pub fn peer_of(&self, number: u16, now: Instant) -> Option<SocketAddr> {
        let bound = |channel: &&Channel| channel.number == number && now < channel.expires;
        self.channels.iter().find(bound).map(|channel| channel.peer)
    }

    /// The channel of a peer.
    pub fn channel_of(&self, peer: SocketAddr, now: Instant) -> Option<u16> {
        let bound = |channel: &&Channel| channel.peer == peer && now < channel.expires;
        self.channels.iter().find(bound).map(|channel| channel.number)
    }

    /// Whether the limit of speed lets `bytes` more through.
    pub fn afford(&mut self, bytes: usize, now: Instant) -> bool {
        self.used = now;
        self.budget.as_mut().is_none_or(|budget| budget.take(bytes, now))
    }
}
