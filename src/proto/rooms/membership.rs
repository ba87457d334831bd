//! Entering and leaving rooms, and being known to be in them.

use super::{RoomKey, Rooms, room::Room};
use crate::proto::{
    signaling::{PeerId, RoomLeft, ServerMessage},
    subnet::NetworkId,
};

impl Rooms {
    pub(super) fn join(&mut self, peer_id: PeerId, key: RoomKey) {
        let Some(peer) = self.peers.get_mut(&peer_id) else {
            return;
        };
        peer.rooms.insert(key.clone());
        let subnets = &self.subnets;
        let room = self
            .rooms
            .entry(key.clone())
            .or_insert_with_key(|key| Room::new(key.info(subnets)));
        room.members.insert(peer_id);
        self.dirty.insert(key);
    }

    /// Takes a device out of a room; it is told so when it has a connection and a list of the room.
    pub(super) fn leave(&mut self, peer_id: PeerId, key: &RoomKey) {
        let Some(room) = self.rooms.get_mut(key) else { return };
        room.members.remove(&peer_id);
        let was_listed = room.listed.remove(&peer_id);
        let info = room.info.clone();
        self.dirty.insert(key.clone());
        let Some(peer) = self.peers.get_mut(&peer_id) else {
            return;
        };
        peer.rooms.remove(key);
        let connection = peer.connection;
        if matches!(key, RoomKey::Code(_)) {
            self.forget_code_room(peer_id);
        }
        if let (true, Some(connection)) = (was_listed, connection) {
            self.tell(connection, &ServerMessage::RoomLeft(RoomLeft { room: info }));
        }
    }

    /// The device's lists are gone (a new connection): it gets them again.
    pub(super) fn relist(&mut self, peer_id: PeerId) {
        let Some(peer) = self.peers.get(&peer_id) else { return };
        for key in &peer.rooms {
            if let Some(room) = self.rooms.get_mut(key) {
                room.listed.remove(&peer_id);
                self.dirty.insert(key.clone());
            }
        }
    }

    /// The device asked for a room that it is in: it gets the list again, and nobody else hears of it.
    pub(super) fn relist_room(&mut self, peer_id: PeerId, key: &RoomKey) {
        if let Some(room) = self.rooms.get_mut(key) {
            room.renewed.insert(peer_id);
            self.dirty.insert(key.clone());
        }
    }

    pub(super) fn is_member(&self, peer_id: PeerId, key: &RoomKey) -> bool {
        self.peers.get(&peer_id).is_some_and(|peer| peer.rooms.contains(key))
    }

    /// Every device is in exactly one LAN room.
    pub(super) fn move_to_network(&mut self, peer_id: PeerId, network: NetworkId) {
        let key = RoomKey::Lan(network);
        let Some(peer) = self.peers.get(&peer_id) else { return };
        let others = peer
            .rooms
            .iter()
            .filter(|other| matches!(other, RoomKey::Lan(_)) && **other != key);
        for other in others.cloned().collect::<Vec<_>>() {
            self.leave(peer_id, &other);
        }
        if self.peers.get(&peer_id).is_some_and(|peer| !peer.rooms.contains(&key)) {
            self.join(peer_id, key);
        }
    }

    /// Whether the two are in a room together.
    pub(super) fn share_a_room(&self, one: PeerId, other: PeerId) -> bool {
        let Some(peer) = self.peers.get(&one) else { return false };
        let mut rooms = peer.rooms.iter().filter_map(|key| self.rooms.get(key));
        one != other && rooms.any(|room| room.members.contains(&other))
    }
}
