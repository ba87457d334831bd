//! What outlives the daemon: the names that people gave their devices, and who was in which room by code.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::codes::RoomCode;
use crate::proto::signaling::{DisplayName, PeerId};

/// Names remembered: more devices than a home or an office sees in years. The oldest goes first.
const MOST: usize = 1024;

/// Begins the line of a device in a room by code; no id looks like it.
const IN_CODE_ROOM: &str = "#code-room";

/// Names by device, in the order in which they were given; and the devices in rooms by code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    names: HashMap<PeerId, DisplayName>,
    order: VecDeque<PeerId>,
    code_rooms: BTreeMap<PeerId, RoomCode>,
}

impl Remembered {
    /// Remembers a name, and forgets the oldest one when there are too many.
    pub fn insert(&mut self, peer_id: PeerId, name: DisplayName) {
        if self.names.insert(peer_id, name).is_some() {
            self.order.retain(|known| *known != peer_id);
        }
        self.order.push_back(peer_id);
        if self.order.len() > MOST
            && let Some(oldest) = self.order.pop_front()
        {
            self.names.remove(&oldest);
        }
    }

    /// The name of a device.
    pub fn get(&self, peer_id: PeerId) -> Option<&DisplayName> {
        self.names.get(&peer_id)
    }

    /// The device is in this room by code, and in no other.
    pub(super) fn enter(&mut self, peer_id: PeerId, code: RoomCode) {
        if self.code_rooms.len() < MOST || self.code_rooms.contains_key(&peer_id) {
            self.code_rooms.insert(peer_id, code);
        }
    }

    /// The device is in no room by code any more; whether it was remembered to be in one.
    pub(super) fn leave(&mut self, peer_id: PeerId) -> bool {
        self.code_rooms.remove(&peer_id).is_some()
    }

    /// The room by code that the device is in, or was in when the daemon stopped.
    pub(super) fn code_room(&self, peer_id: PeerId) -> Option<RoomCode> {
        self.code_rooms.get(&peer_id).copied()
    }

    /// As lines of `id name`, oldest first, and of `#code-room id code`.
    pub fn to_text(&self) -> String {
        let known = self.order.iter().filter_map(|id| Some((id, self.names.get(id)?)));
        let names = known.map(|(id, name)| format!("{id} {}\n", name.as_str()));
        let rooms = self
            .code_rooms
            .iter()
            .map(|(id, code)| format!("{IN_CODE_ROOM} {id} {code}\n"));
        names.chain(rooms).collect()
    }

    /// Reads such lines; one that is damaged is passed over, a lost name is no reason not to start.
    pub fn from_text(text: &str) -> Self {
        let mut remembered = Self::default();
        let pairs = text.lines().filter_map(|line| line.split_once(' '));
        for (_, rest) in pairs.clone().filter(|(first, _)| *first == IN_CODE_ROOM) {
            let pair = rest.split_once(' ');
            if let Some((id, code)) = pair.and_then(|(id, code)| Some((PeerId::parse(id)?, RoomCode::parse(code)?))) {
                remembered.enter(id, code);
            }
        }
        for (id, name) in pairs.filter_map(|(id, name)| Some((PeerId::parse(id)?, DisplayName::new(name).ok()?))) {
            remembered.insert(id, name);
        }
        remembered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u64) -> PeerId {
        PeerId::new(number.to_be_bytes())
    }

    fn name(text: &str) -> DisplayName {
        DisplayName::new(text).unwrap()
    }

    #[test]
    fn names_survive_their_text_and_damage_costs_only_its_line() {
        let mut remembered = Remembered::default();
        remembered.insert(id(1), name("Oma’s iPad"));
        remembered.insert(id(2), name("b"));
        remembered.insert(id(1), name("Opas iPad"));
        remembered.enter(id(2), RoomCode::drawn(7));
        remembered.enter(id(3), RoomCode::drawn(7));
        assert!(remembered.leave(id(3)) && !remembered.leave(id(3)));
        let text = remembered.to_text();
        assert_eq!(Remembered::from_text(&text), remembered);
        assert_eq!(
            Remembered::from_text(&format!(
                "garbage\n\0\n{text}AAAA x\n#code-room AAAA\n#code-room x BCDFG\n"
            )),
            remembered
        );
        assert_eq!(text.lines().count(), 3);
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let mut remembered = Remembered::default();
        (0..=MOST as u64).for_each(|number| remembered.insert(id(number), name("n")));
        assert!(remembered.get(id(0)).is_none() && remembered.get(id(1)).is_some());
        assert_eq!((remembered.names.len(), remembered.order.len()), (MOST, MOST));
    }
}
