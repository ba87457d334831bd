//! Rooms by code: made by one, entered by whoever is told the five letters, gone when empty.

use std::time::{Duration, Instant};

use super::{Draw, Effect, Refusal, RoomKey, Rooms, codes::RoomCode, refused, too_early};
use crate::proto::signaling::{CodeRoomCreated, ErrorCode, PeerId, ServerMessage};

/// Draws for a code that is not taken: with a thousand rooms one draw in 2,500 meets a taken one.
const DRAWS: usize = 8;

/// After a restart devices are put back into their rooms for this long; a phone that sleeps comes when it wakes up.
const RETURN: Duration = Duration::from_secs(600);

impl Rooms {
    /// Makes a room and enters it; a device is in one code room at most.
    pub(super) fn handle_code_room_create(&mut self, peer_id: PeerId, draw: Draw<'_>) -> Result<(), Refusal> {
        self.allowed()?;
        self.leave_code_room(peer_id);
        let mut codes = (0..DRAWS).filter_map(|_| draw().map(RoomCode::drawn));
        let free = codes.find(|code| !self.rooms.contains_key(&RoomKey::Code(*code)));
        let code = free.ok_or_else(|| refused(ErrorCode::TryLater, "no code was free", None))?;
        if let Some(connection) = self.peers.get(&peer_id).and_then(|peer| peer.connection) {
            let created = CodeRoomCreated { code: code.to_string() };
            self.tell(connection, &ServerMessage::CodeRoomCreated(created));
        }
        self.enter_code_room(peer_id, code);
        Ok(())
    }

    /// Enters the room with this code, which somebody must be in.
    pub(super) fn handle_code_room_join(&mut self, now: Instant, peer_id: PeerId, text: &str) -> Result<(), Refusal> {
        self.allowed()?;
        let code = RoomCode::parse(text);
        if let Some(key) = code.map(RoomKey::Code).filter(|key| self.is_member(peer_id, key)) {
            self.relist_room(peer_id, &key);
            return Ok(());
        }
        if let Some(network) = self.peers.get(&peer_id).map(|peer| peer.network.clone()) {
            self.code_attempts
                .take(now, &network)
                .map_err(|wait| too_early(wait, text))?;
        }
        let there = code.filter(|code| {
            let room = self.rooms.get(&RoomKey::Code(*code));
            room.is_some_and(|room| !room.members.is_empty())
        });
        let about = || Some(text.chars().take(8).collect());
        let code = there.ok_or_else(|| refused(ErrorCode::UnknownCode, "no room has this code", about()))?;
        self.leave_code_room(peer_id);
        self.enter_code_room(peer_id, code);
        Ok(())
    }

    /// A device that was in a room by code when the daemon stopped is put back, so that the room outlives a restart.
    ///
    /// Only who has proven to be a device that was in it; nobody else can wake an empty room.
    pub(super) fn put_back(&mut self, now: Instant, peer_id: PeerId) {
        let until = *self.return_until.get_or_insert(now + RETURN);
        let Some(code) = self.remembered.code_room(peer_id) else {
            return;
        };
        if self.is_member(peer_id, &RoomKey::Code(code)) {
            return;
        }
        if now <= until && self.config.code_rooms {
            self.join(peer_id, RoomKey::Code(code));
        } else {
            self.forget_code_room(peer_id);
        }
    }

    fn enter_code_room(&mut self, peer_id: PeerId, code: RoomCode) {
        self.join(peer_id, RoomKey::Code(code));
        self.remembered.enter(peer_id, code);
        self.effects.push_back(Effect::Remember);
    }

    pub(super) fn forget_code_room(&mut self, peer_id: PeerId) {
        if self.remembered.leave(peer_id) {
            self.effects.push_back(Effect::Remember);
        }
    }

    /// Leaves it.
    pub(super) fn handle_code_room_leave(&mut self, peer_id: PeerId) -> Result<(), Refusal> {
        self.leave_code_room(peer_id);
        Ok(())
    }

    fn leave_code_room(&mut self, peer_id: PeerId) {
        let Some(peer) = self.peers.get(&peer_id) else { return };
        let codes = peer.rooms.iter().filter(|key| matches!(key, RoomKey::Code(_)));
        for key in codes.cloned().collect::<Vec<_>>() {
            self.leave(peer_id, &key);
        }
    }

    fn allowed(&self) -> Result<(), Refusal> {
        let disabled = || refused(ErrorCode::Disabled, "rooms by code are switched off", None);
        self.config.code_rooms.then_some(()).ok_or_else(disabled)
    }
}
