//! A device takes another name.

use super::{Effect, Refusal, Rooms, naming::Name, refused};
use crate::proto::signaling::{DisplayName, ErrorCode, NameError, PeerId};

impl Rooms {
    pub(super) fn handle_rename(&mut self, peer_id: PeerId, name: &str) -> Result<(), Refusal> {
        let name = DisplayName::new(name).map_err(|error| match error {
            NameError::Empty => refused(
                ErrorCode::InvalidName,
                "a name needs at least one visible character",
                None,
            ),
            NameError::TooLong => refused(ErrorCode::InvalidName, "a name has at most 200 characters", None),
        })?;
        if let Some(peer) = self.peers.get_mut(&peer_id)
            && peer.name.text != name.as_str()
        {
            peer.name = Name::given(&name);
            self.changed.insert(peer_id);
            self.remembered.insert(peer_id, name);
            self.effects.push_back(Effect::Remember);
        }
        Ok(())
    }
}
