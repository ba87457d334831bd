//! `[stun]` and `[turn]`: what the box does for devices that look for a path to each other.

use serde::{Deserialize, Serialize};

use super::PortRange;

/// STUN responder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stun {
    /// Whether to answer STUN at all.
    pub enabled: bool,
    /// UDP and TCP port of STUN and TURN; 0 takes any free one.
    pub port: u16,
    /// Second UDP port, for NAT behaviour discovery (RFC 5780); 0 takes any free one.
    pub alternate_port: u16,
    /// Which sources get an answer.
    pub answer: Reach,
}

/// TURN relay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Turn {
    /// Whether to relay at all.
    pub enabled: bool,
    /// TCP port of TURN over TLS; 0 takes any free one.
    pub tls_port: u16,
    /// UDP ports that relayed addresses are taken from.
    pub relay_ports: PortRange,
    /// Which peer addresses may be relayed to.
    pub peers: Reach,
    /// Allocations one device may hold at a time; 1 to 1000.
    pub allocations_per_device: u32,
    /// Most megabits per second through one allocation; 0 is no limit.
    pub max_mbit_per_allocation: u32,
}

/// Which addresses a service deals with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Those on a network of this host and private ones.
    Local,
    /// Every one.
    Any,
}

impl Default for Stun {
    fn default() -> Self {
        Self {
            enabled: true,
            port: 3478,
            alternate_port: 3479,
            answer: Reach::Local,
        }
    }
}

impl Default for Turn {
    fn default() -> Self {
        Self {
            enabled: true,
            tls_port: 5349,
            relay_ports: PortRange::default(),
            peers: Reach::Local,
            allocations_per_device: 4,
            max_mbit_per_allocation: 0,
        }
    }
}
