//! The names that people gave their devices, kept by the daemon so that they outlive it.

use std::collections::{HashMap, VecDeque};

use crate::proto::signaling::{DisplayName, PeerId};

/// Names remembered: more devices than a home or an office sees in years. The oldest goes first.
const MOST: usize = 1024;

/// Names by device, in the order in which they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    names: HashMap<PeerId, DisplayName>,
    order: VecDeque<PeerId>,
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

    /// As lines of `id name`, oldest first.
    pub fn to_text(&self) -> String {
        let known = self.order.iter().filter_map(|id| Some((id, self.names.get(id)?)));
        known.map(|(id, name)| format!("{id} {}\n", name.as_str())).collect()
    }

    /// Reads such lines; one that is damaged is passed over, a lost name is no reason not to start.
    pub fn from_text(text: &str) -> Self {
        let mut remembered = Self::default();
        let pairs = text.lines().filter_map(|line| line.split_once(' '));
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
        let text = remembered.to_text();
        assert_eq!(Remembered::from_text(&text), remembered);
        assert_eq!(
            Remembered::from_text(&format!("garbage\n\0\n{text}AAAA x\n")),
            remembered
        );
        assert_eq!(text.lines().count(), 2);
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let mut remembered = Remembered::default();
        (0..=MOST as u64).for_each(|number| remembered.insert(id(number), name("n")));
        assert!(remembered.get(id(0)).is_none() && remembered.get(id(1)).is_some());
        assert_eq!((remembered.names.len(), remembered.order.len()), (MOST, MOST));
    }
}
