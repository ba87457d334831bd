//! `[discovery]`: how the box makes itself known on the network.

use serde::{Deserialize, Serialize};

/// mDNS and DNS-SD.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Discovery {
    /// Whether to announce anything.
    pub enabled: bool,
    /// The label before `.local`.
    pub hostname: String,
    /// Names of the interfaces to announce on; empty means every up, multicast-capable, non-virtual one.
    pub interfaces: Vec<String>,
}

impl Default for Discovery {
    fn default() -> Self {
        Self {
            enabled: true,
            hostname: "drop".to_owned(),
            interfaces: Vec::new(),
        }
    }
}
