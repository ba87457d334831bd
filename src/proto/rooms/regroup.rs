//! The box's interfaces or the rules changed: everybody moves to the room where they belong now, nobody is dropped.

use std::time::Instant;

use super::{Rooms, RoomsConfig};
use crate::proto::{signaling::PeerId, subnet::Subnets};

impl Rooms {
    /// Other interfaces, addresses or grouping.
    pub fn handle_subnets(&mut self, now: Instant, subnets: Subnets) {
        if self.subnets == subnets {
            return;
        }
        self.subnets = subnets;
        self.relabel();
        let peers: Vec<PeerId> = self.peers.keys().copied().collect();
        for peer_id in peers {
            self.regroup(peer_id);
        }
        self.settle_if_quiet(now);
    }

    /// Other settings; devices that are away already keep their time.
    pub fn handle_config(&mut self, config: RoomsConfig) {
        self.config = config;
    }

    fn regroup(&mut self, peer_id: PeerId) {
        let Some(peer) = self.peers.get_mut(&peer_id) else {
            return;
        };
        let network = self.subnets.network_of(&peer.address);
        if network != peer.network {
            peer.network = network.clone();
            self.move_to_network(peer_id, network);
        }
    }

    /// A room whose network is called otherwise now is told again to its members.
    fn relabel(&mut self) {
        for (key, room) in &mut self.rooms {
            let info = key.info(&self.subnets);
            if room.info != info {
                room.info = info;
                room.renewed.clone_from(&room.listed);
                self.dirty.insert(key.clone());
            }
        }
    }
}
