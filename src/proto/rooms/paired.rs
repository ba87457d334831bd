//! Rooms of paired devices: whoever knows the key is in, from whatever network.

use super::{Refusal, RoomKey, Rooms, codes::PairedKey, refused};
use crate::proto::signaling::{ErrorCode, MAX_KEYS_PER_MESSAGE, MAX_PAIRED_ROOMS, PeerId};

impl Rooms {
    /// Enters rooms; all keys are good, or none is taken. One that it is in already is listed again.
    pub(super) fn handle_rooms_join(&mut self, peer_id: PeerId, keys: &[String]) -> Result<(), Refusal> {
        for key in parsed(keys)? {
            if !self.is_member(peer_id, &key) && self.paired_rooms_of(peer_id) >= MAX_PAIRED_ROOMS {
                return Err(refused(
                    ErrorCode::TooManyRooms,
                    "in as many rooms as a device may be",
                    None,
                ));
            }
            if self.is_member(peer_id, &key) {
                self.relist_room(peer_id, &key);
            } else {
                self.join(peer_id, key);
            }
        }
        Ok(())
    }

    /// Leaves rooms; those that it is not in are left already.
    pub(super) fn handle_rooms_leave(&mut self, peer_id: PeerId, keys: &[String]) -> Result<(), Refusal> {
        for key in parsed(keys)? {
            if self.is_member(peer_id, &key) {
                self.leave(peer_id, &key);
            }
        }
        Ok(())
    }

    fn paired_rooms_of(&self, peer_id: PeerId) -> usize {
        let rooms = self.peers.get(&peer_id).map(|peer| &peer.rooms);
        rooms.map_or(0, |rooms| {
            rooms.iter().filter(|key| matches!(key, RoomKey::Paired(_))).count()
        })
    }
}

fn parsed(keys: &[String]) -> Result<Vec<RoomKey>, Refusal> {
    if keys.len() > MAX_KEYS_PER_MESSAGE {
        return Err(refused(ErrorCode::InvalidKey, "at most 64 keys in one message", None));
    }
    let key = |text: &String| PairedKey::parse(text).map(RoomKey::Paired);
    let all: Option<Vec<_>> = keys.iter().map(key).collect();
    all.ok_or_else(|| refused(ErrorCode::InvalidKey, "a key is 43 characters of base64url", None))
}
