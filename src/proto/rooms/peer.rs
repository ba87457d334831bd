//! One device as the rooms know it.

use std::{collections::BTreeSet, time::Instant};

use crate::proto::{
    signaling::{ConnectionId, Device, PeerId, PeerInfo, Presence},
    subnet::{ClientAddr, NetworkId},
};

use super::{naming::Name, room::RoomKey};

#[derive(Debug)]
pub(super) struct Peer {
    /// Its connection; `None` while it is away.
    pub connection: Option<ConnectionId>,
    /// Until when it is kept although it has no connection.
    pub away_until: Option<Instant>,
    pub address: ClientAddr,
    pub network: NetworkId,
    pub name: Name,
    pub device: Device,
    pub rtc: bool,
    /// What it said of itself last.
    pub said: Presence,
    pub rooms: BTreeSet<RoomKey>,
}

impl Peer {
    pub fn info(&self, peer_id: PeerId) -> PeerInfo {
        PeerInfo {
            peer_id,
            name: self.name.text.clone(),
            device: self.device.clone(),
            presence: self.presence(),
            rtc: self.rtc,
        }
    }

    pub fn presence(&self) -> Presence {
        self.connection.map_or(Presence::Away, |_| self.said)
    }
}
