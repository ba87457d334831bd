//! Whether the configuration is one, and whether the running daemon has it.

use super::{Check, Finding};
use crate::{
    config::{Config, ConfigError},
    daemon::status::{Status, WarningCode},
};

/// The configuration to judge by: what is not right is replaced by the defaults.
pub(super) fn check(read: Result<Config, ConfigError>, status: Option<&Status>) -> (Config, Finding) {
    let tried = Check::Config.tried("read the configuration file");
    match read {
        Err(error) => {
            let advice = match status {
                Some(_) => "correct it, then `systemctl reload homedrop`; the daemon goes on with what it read before",
                None => "correct it, then `systemctl start homedrop`: the daemon does not start with it",
            };
            (Config::default(), tried.broken(error.to_string(), advice))
        }
        Ok(config) => {
            let finding = match status.and_then(waiting) {
                Some(message) => tried.warning(message, "`systemctl restart homedrop`"),
                None => tried.ok("every key and value in it is allowed"),
            };
            (config, finding)
        }
    }
}

/// What the daemon says of the last reload.
fn waiting(status: &Status) -> Option<String> {
    let codes = [WarningCode::ConfigRefused, WarningCode::RestartNeeded];
    let found = status.warnings.iter().find(|warning| codes.contains(&warning.code))?;
    Some(found.message.clone())
}
