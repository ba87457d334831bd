//! One room: its members, and what its members were told of each other.

use std::collections::BTreeSet;

use super::codes::{PairedKey, RoomCode, Slot};
use crate::proto::{
    signaling::{PeerId, RoomInfo, RoomKind},
    subnet::{NetworkId, Subnets},
};

/// Which room; rooms of different kinds never meet, whatever their ids.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RoomKey {
    /// The devices of one network.
    Lan(NetworkId),
    /// Two devices that are pairing.
    Pair(Slot),
    /// Devices that hold a secret in common.
    Paired(PairedKey),
    /// Devices that were told the same five letters.
    Code(RoomCode),
}

/// A room with at least one member, or with somebody still to be told that it is empty.
#[derive(Debug)]
pub(super) struct Room {
    /// What its members see.
    pub info: RoomInfo,
    /// Who is in it now.
    pub members: BTreeSet<PeerId>,
    /// The members as all that are `listed` know them.
    pub told: BTreeSet<PeerId>,
    /// Those that hold a list of this room: they are told of changes, the others get the whole list.
    pub listed: BTreeSet<PeerId>,
    /// Those of them that get the whole list again.
    pub renewed: BTreeSet<PeerId>,
}

impl RoomKey {
    /// What kind of room it is.
    pub const fn kind(&self) -> RoomKind {
        match self {
            Self::Lan(_) => RoomKind::Lan,
            Self::Pair(_) => RoomKind::Pair,
            Self::Paired(_) => RoomKind::Paired,
            Self::Code(_) => RoomKind::Code,
        }
    }

    /// What the members of this room see of it.
    pub fn info(&self, subnets: &Subnets) -> RoomInfo {
        match self {
            Self::Lan(network) => RoomInfo {
                kind: RoomKind::Lan,
                id: network.to_string(),
                label: subnets.label(network),
            },
            Self::Pair(slot) => RoomInfo {
                kind: RoomKind::Pair,
                id: slot.to_string(),
                label: None,
            },
            Self::Paired(key) => RoomInfo {
                kind: RoomKind::Paired,
                id: key.to_string(),
                label: None,
            },
            Self::Code(code) => RoomInfo {
                kind: RoomKind::Code,
                id: code.to_string(),
                label: Some(code.to_string()),
            },
        }
    }
}

impl Room {
    pub fn new(info: RoomInfo) -> Self {
        Self {
            info,
            members: BTreeSet::new(),
            told: BTreeSet::new(),
            listed: BTreeSet::new(),
            renewed: BTreeSet::new(),
        }
    }
}
