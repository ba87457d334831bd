//! `[rooms]`: which devices find each other.

use std::collections::BTreeMap;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

/// Who shares a room with whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rooms {
    /// What makes two devices share a room.
    pub group_by: GroupBy,
    /// Prefix length in bits by which public IPv4 addresses are grouped; 1 to 32.
    pub ipv4_prefix: u8,
    /// Prefix length in bits by which public IPv6 addresses are grouped; 1 to 128.
    pub ipv6_prefix: u8,
    /// Seconds a device that lost its connection is shown as away before it is gone.
    pub away_seconds: u32,
    /// Whether rooms by a five-letter code can be made.
    pub code_rooms: bool,
    /// Groups of networks by name, for `GroupBy::Named`.
    pub named: BTreeMap<String, Vec<IpNet>>,
}

/// What makes two devices share a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupBy {
    /// The network they come from.
    Subnet,
    /// Nothing: all share one room.
    All,
    /// The named group of networks they come from.
    Named,
}

impl Default for Rooms {
    fn default() -> Self {
        Self {
            group_by: GroupBy::Subnet,
            ipv4_prefix: 32,
            ipv6_prefix: 64,
            away_seconds: 120,
            code_rooms: true,
            named: BTreeMap::new(),
        }
    }
}
