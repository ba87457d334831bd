//! Pairing: a room of two behind three digits, for five minutes and one attempt. What is said in it the box cannot read.

use std::time::{Duration, Instant};

use super::{
    Draw, Refusal, RoomKey, Rooms,
    codes::{SLOTS, Slot},
    refused, too_early,
};
use crate::proto::signaling::{ErrorCode, PairOpened, PeerId, ServerMessage};

/// How long a slot lives.
const LIFETIME: Duration = Duration::from_secs(300);

/// A pairing that waits, or goes on.
#[derive(Debug)]
pub(super) struct Pairing {
    pub until: Instant,
    /// Whether somebody has joined: nobody else ever can.
    pub used: bool,
}

impl Rooms {
    /// Opens a slot; a former one of the device closes.
    pub(super) fn handle_pair_open(&mut self, now: Instant, peer_id: PeerId, draw: Draw<'_>) -> Result<(), Refusal> {
        self.leave_pairing(peer_id);
        let drawn = draw().map(Slot::drawn);
        let free = drawn.and_then(|slot| self.free_slot(slot));
        let slot = free.ok_or_else(|| refused(ErrorCode::TryLater, "all pairing slots are taken", None))?;
        let until = now + LIFETIME;
        self.pairings.insert(slot, Pairing { until, used: false });
        self.expiries.insert((until, slot));
        let opened = PairOpened {
            slot: slot.to_string(),
            expires_in: LIFETIME.as_secs() as u32,
        };
        if let Some(connection) = self.peers.get(&peer_id).and_then(|peer| peer.connection) {
            self.tell(connection, &ServerMessage::PairOpened(opened));
        }
        self.join(peer_id, RoomKey::Pair(slot));
        Ok(())
    }

    /// Enters the slot that another device opened; used and expired ones are like those that never were.
    pub(super) fn handle_pair_join(&mut self, now: Instant, peer_id: PeerId, text: &str) -> Result<(), Refusal> {
        let network = self.peers.get(&peer_id).map(|peer| peer.network.clone());
        if let Some(network) = network {
            self.pair_attempts
                .take(now, &network)
                .map_err(|wait| too_early(wait, text))?;
        }
        let unknown = || {
            refused(
                ErrorCode::UnknownSlot,
                "no open pairing with these digits",
                Some(short(text)),
            )
        };
        let slot = Slot::parse(text).ok_or_else(unknown)?;
        let key = RoomKey::Pair(slot);
        let is_own = self.peers.get(&peer_id).is_some_and(|peer| peer.rooms.contains(&key));
        let pairing = self.pairings.get_mut(&slot).filter(|pairing| !pairing.used && !is_own);
        pairing.ok_or_else(unknown)?.used = true;
        self.leave_pairing(peer_id);
        self.join(peer_id, key);
        Ok(())
    }

    /// Leaves the pairing, which ends it for both.
    pub(super) fn handle_pair_close(&mut self, peer_id: PeerId) -> Result<(), Refusal> {
        self.leave_pairing(peer_id);
        Ok(())
    }

    pub(super) fn leave_pairing(&mut self, peer_id: PeerId) {
        let Some(peer) = self.peers.get(&peer_id) else { return };
        let slots = peer.rooms.iter().filter_map(|key| {
            if let RoomKey::Pair(slot) = key {
                Some(*slot)
            } else {
                None
            }
        });
        for slot in slots.collect::<Vec<_>>() {
            self.end_pairing(slot);
        }
    }

    pub(super) fn end_pairing(&mut self, slot: Slot) {
        if let Some(pairing) = self.pairings.remove(&slot) {
            self.expiries.remove(&(pairing.until, slot));
        }
        let key = RoomKey::Pair(slot);
        let members = self
            .rooms
            .get(&key)
            .map(|room| room.members.clone())
            .unwrap_or_default();
        for member in members {
            self.leave(member, &key);
        }
    }

    fn free_slot(&self, first: Slot) -> Option<Slot> {
        let mut slots = std::iter::successors(Some(first), |slot| Some(slot.next())).take(SLOTS as usize);
        // A room that is being left keeps its slot until its members are told.
        slots.find(|slot| !self.pairings.contains_key(slot) && !self.rooms.contains_key(&RoomKey::Pair(*slot)))
    }
}

/// What a client sent, not longer than it could be.
fn short(text: &str) -> String {
    text.chars().take(8).collect()
}
