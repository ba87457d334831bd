//! A connection drops, a device says bye, or it was away for too long.

use std::time::Instant;

use super::{CloseReason, Refusal, Rooms};
use crate::proto::signaling::{ConnectionId, PeerId};

impl Rooms {
    /// The connection is gone without a `bye`: its device is away, and gone only after a while.
    pub fn handle_disconnect(&mut self, now: Instant, connection: ConnectionId) {
        let Some(peer_id) = self.connections.remove(&connection) else {
            return;
        };
        let until = now + self.config.away;
        if let Some(peer) = self.peers.get_mut(&peer_id) {
            peer.connection = None;
            peer.away_until = Some(until);
            let address = peer.address.ip();
            // Pairing is a matter of minutes, with both devices at hand.
            self.leave_pairing(peer_id);
            self.away.insert((until, peer_id));
            *self.away_of.entry(address).or_default() += 1;
            self.changed.insert(peer_id);
            self.relist(peer_id);
            self.bound_away(address);
        }
        self.settle_if_quiet(now);
    }

    /// The device leaves on purpose.
    pub(super) fn handle_bye(&mut self, peer_id: PeerId) -> Result<(), Refusal> {
        if let Some(connection) = self.peers.get_mut(&peer_id).and_then(|peer| peer.connection.take()) {
            self.connections.remove(&connection);
            self.close(connection, CloseReason::Bye);
        }
        self.remove(peer_id);
        Ok(())
    }

    /// Forgets a device that has no connection any more.
    pub(super) fn remove(&mut self, peer_id: PeerId) {
        self.no_longer_away(peer_id);
        self.leave_pairing(peer_id);
        let Some(peer) = self.peers.get(&peer_id) else { return };
        for key in peer.rooms.clone() {
            self.leave(peer_id, &key);
        }
        self.peers.remove(&peer_id);
        self.changed.remove(&peer_id);
    }

    pub(super) fn no_longer_away(&mut self, peer_id: PeerId) {
        let Some(peer) = self.peers.get_mut(&peer_id) else {
            return;
        };
        let Some(until) = peer.away_until.take() else { return };
        self.away.remove(&(until, peer_id));
        let address = peer.address.ip();
        if let Some(count) = self.away_of.get_mut(&address) {
            *count -= 1;
            if *count == 0 {
                self.away_of.remove(&address);
            }
        }
    }

    /// Of one address only so many devices are kept as away; the oldest goes first, those of other addresses stay.
    fn bound_away(&mut self, address: std::net::IpAddr) {
        if self
            .away_of
            .get(&address)
            .is_none_or(|count| *count <= self.config.away_per_address)
        {
            return;
        }
        let same = |id: &PeerId| self.peers.get(id).is_some_and(|peer| peer.address.ip() == address);
        if let Some(oldest) = self.away.iter().map(|(_, id)| *id).find(same) {
            self.remove(oldest);
        }
    }
}
