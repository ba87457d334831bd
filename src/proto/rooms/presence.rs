//! A device says that somebody looks at it, or not.

use super::{Refusal, Rooms};
use crate::proto::signaling::{PeerId, Presence};

impl Rooms {
    pub(super) fn handle_presence(&mut self, peer_id: PeerId, state: Presence) -> Result<(), Refusal> {
        if let Some(peer) = self.peers.get_mut(&peer_id)
            && peer.said != state
        {
            peer.said = state;
            self.changed.insert(peer_id);
        }
        Ok(())
    }
}
