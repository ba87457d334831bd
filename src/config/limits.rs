//! `[limits]`: what one client and all of them together may use up.

use serde::{Deserialize, Serialize};

/// What one client and all of them together may use up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// Connections open at a time.
    pub connections: u32,
    /// Connections open at a time from one address.
    pub connections_per_address: u32,
    /// Largest signalling message in bytes.
    pub message_bytes: u32,
    /// Signalling messages a second a connection may send on average; four times that in a burst.
    pub messages_per_second: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 20_000,
            connections_per_address: 64,
            message_bytes: 65_536,
            messages_per_second: 50,
        }
    }
}
