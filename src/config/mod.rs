//! The whole configuration as types: what is in the file, with a default for every key; it opens no other file.

mod allowed;
mod base_path;
mod check;
mod discovery;
mod dns_name;
mod error;
mod http;
mod limits;
mod locate;
mod log;
mod port_range;
mod relay;
mod rooms;
#[cfg(test)]
mod tests;
mod tls;

use std::path::Path;

use serde::{Deserialize, Serialize};

pub use base_path::BasePath;
pub use discovery::Discovery;
pub use dns_name::ExtraName;
pub use error::ConfigError;
pub use http::{Http, Plain};
pub use limits::Limits;
pub use log::{Level, Log};
pub use port_range::PortRange;
pub use relay::{Reach, Stun, Turn};
pub use rooms::{GroupBy, Rooms};
pub use tls::Tls;

/// Everything the person who looks after the box may choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// What people see this box called; 1 to 63 bytes, because DNS-SD instance names end there (RFC 6763 section 4.1.1).
    pub name: String,
    /// Web server.
    pub http: Http,
    /// Own certificate, and further names for the one made here.
    pub tls: Tls,
    /// mDNS and DNS-SD.
    pub discovery: Discovery,
    /// Who shares a room with whom.
    pub rooms: Rooms,
    /// STUN responder.
    pub stun: Stun,
    /// TURN relay.
    pub turn: Turn,
    /// What one client and all of them together may use up.
    pub limits: Limits,
    /// How much is logged.
    pub log: Log,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            name: "Homedrop".to_owned(),
            http: Http::default(),
            tls: Tls::default(),
            discovery: Discovery::default(),
            rooms: Rooms::default(),
            stun: Stun::default(),
            turn: Turn::default(),
            limits: Limits::default(),
            log: Log::default(),
        }
    }
}

impl Config {
    /// Reads and checks the file at `path`.
    ///
    /// # Errors
    /// `ConfigError` when the file cannot be read, is not TOML, or holds a key or value that is not allowed.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let file = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, &file),
            Err(source) => Err(ConfigError::Unreadable { file, source }),
        }
    }

    /// Checks `text`; `file` is only what an error calls it.
    ///
    /// # Errors
    /// `ConfigError::Invalid` names the place, the key and what is allowed there.
    pub fn parse(text: &str, file: &str) -> Result<Self, ConfigError> {
        let config: Self = toml::from_str(text).map_err(|error| ConfigError::from_toml(&error, text, file))?;
        match check::first_fault(&config) {
            Some(fault) => Err(ConfigError::from_fault(fault, text, file)),
            None => Ok(config),
        }
    }

    /// The effective configuration; parsing it again gives the same configuration.
    #[must_use]
    pub fn to_toml(&self) -> String {
        // Every field is a number below 2^63, text, a list or a table of those: nothing TOML cannot say.
        toml::to_string(self).unwrap_or_default()
    }
}
