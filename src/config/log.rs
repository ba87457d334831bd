//! `[log]`: how much is logged.

use serde::{Deserialize, Serialize};

/// How much is logged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Log {
    /// The least important kind of line that is still written.
    pub level: Level,
}

/// How important a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Something is broken.
    Error,
    /// Something was refused or may need a look.
    Warn,
    /// Something that someone at home would care about.
    #[default]
    Info,
    /// What the daemon decides.
    Debug,
    /// What passes through, session descriptions and candidates included.
    Trace,
}

impl Level {
    /// The word for it in the file and in a log filter.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }
}
