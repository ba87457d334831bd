//! Devices as JSON, written once for all lists and messages of one settling.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

use serde::Serialize;
use serde_json::value::RawValue;

use crate::proto::signaling::{PeerId, RoomInfo};

use super::peer::Peer;

/// The messages of [`crate::proto::signaling::ServerMessage`] that hold devices, with the devices already written.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(super) enum Written<'a> {
    Room {
        room: &'a RoomInfo,
        peers: Vec<&'a RawValue>,
    },
    PeerJoined {
        room: &'a RoomInfo,
        peer: &'a RawValue,
    },
    PeerChanged {
        peer: &'a RawValue,
    },
}

/// The records written so far.
#[derive(Default)]
pub(super) struct Records(HashMap<PeerId, Box<RawValue>>);

impl Records {
    /// Writes the record of a device unless that was done.
    pub fn write(&mut self, peer_id: PeerId, peer: &Peer) {
        if let Entry::Vacant(vacant) = self.0.entry(peer_id) {
            // PeerInfo has no map and no float: it can always be written.
            if let Ok(record) = serde_json::value::to_raw_value(&peer.info(peer_id)) {
                vacant.insert(record);
            }
        }
    }

    pub fn get(&self, peer_id: PeerId) -> Option<&RawValue> {
        self.0.get(&peer_id).map(|record| &**record)
    }
}

impl Written<'_> {
    pub fn text(&self) -> Option<Arc<str>> {
        serde_json::to_string(self).ok().map(Into::into)
    }
}
