//! A range of ports, written `first-last`.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// Ports from a first to a last one, both included; never port 0, never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PortRange {
    first: u16,
    last: u16,
}

impl PortRange {
    /// The ports, lowest first.
    #[must_use]
    pub const fn ports(self) -> RangeInclusive<u16> {
        self.first..=self.last
    }

    /// How many there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.ports().len()
    }
}

impl Default for PortRange {
    /// The first 256 of the dynamic ports (RFC 6335 section 6): one firewall rule, and enough for a home.
    fn default() -> Self {
        Self {
            first: 49_152,
            last: 49_407,
        }
    }
}

impl From<PortRange> for String {
    fn from(range: PortRange) -> Self {
        format!("{}-{}", range.first, range.last)
    }
}

impl TryFrom<String> for PortRange {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.split_once('-')
            .and_then(|(first, last)| Some((first.trim().parse().ok()?, last.trim().parse().ok()?)))
            .filter(|&(first, last)| 0 < first && first <= last)
            .map(|(first, last)| Self { first, last })
            .ok_or_else(|| format!("{text:?} is no range of ports"))
    }
}
