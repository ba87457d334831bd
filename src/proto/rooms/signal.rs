//! Relays a WebRTC signalling payload, unread, between two members of a common room.

use serde_json::value::RawValue;

use super::{Refusal, Rooms, refused};
use crate::proto::signaling::{ErrorCode, MAX_SIGNAL_PAYLOAD, PeerId, ServerMessage, SignalFrom};

impl Rooms {
    pub(super) fn handle_signal(&mut self, from: PeerId, to: PeerId, payload: &RawValue) -> Result<(), Refusal> {
        let about = || Some(to.to_string());
        if payload.get().len() > MAX_SIGNAL_PAYLOAD {
            return Err(refused(
                ErrorCode::PayloadTooLarge,
                "a payload has at most 16 KiB",
                about(),
            ));
        }
        // One answer for strangers and for nobody, so that ids of other rooms cannot be tried out.
        if !self.share_a_room(from, to) {
            return Err(refused(
                ErrorCode::UnknownPeer,
                "no such device in a common room",
                about(),
            ));
        }
        let Some(connection) = self.peers.get(&to).and_then(|peer| peer.connection) else {
            return Err(refused(ErrorCode::PeerAway, "the device is away", about()));
        };
        // Nobody hears from a device that it was not told of.
        if self.is_unsettled() {
            self.settle();
        }
        self.tell(connection, &ServerMessage::Signal(SignalFrom { from, payload }));
        Ok(())
    }
}
