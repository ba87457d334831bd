//! Where the daemon keeps what it must not forget.

use std::path::{Path, PathBuf};

use super::DaemonError;
use crate::{host::state, net::control::SOCKET};

/// The directories of one daemon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directories {
    /// Keys, certificates, secret: survives restarts.
    pub state: PathBuf,
    /// The control socket: as long as the daemon runs.
    pub runtime: PathBuf,
}

impl Directories {
    /// Those of a daemon that may be running, for a tool: nothing is made.
    ///
    /// # Errors
    /// When there is none to be had.
    pub fn existing(chosen: Option<&Path>) -> Result<Self, DaemonError> {
        let variable = |name: &str| std::env::var_os(name);
        let state = state::tool_state_dir(chosen, variable).ok_or(DaemonError::NoStateDirectory)?;
        let runtime = state::tool_runtime_dir(&state, chosen.is_some(), variable);
        Ok(Self { state, runtime })
    }

    /// Where a daemon that runs on this host can be asked: that of the chosen state directory, else the system service,
    /// else the user's own.
    ///
    /// # Errors
    /// When there is no directory to look in.
    pub fn control_socket(chosen: Option<&Path>) -> Result<PathBuf, DaemonError> {
        let variable = |name: &str| std::env::var_os(name);
        // The state directory of the service may be hidden from the user who asks.
        let system = Path::new(state::SYSTEM_RUNTIME).join(SOCKET);
        let set = variable("RUNTIME_DIRECTORY").is_some() || variable("STATE_DIRECTORY").is_some();
        if chosen.is_none() && !set && system.exists() {
            return Ok(system);
        }
        Ok(Self::existing(chosen)?.runtime.join(SOCKET))
    }

    /// The chosen state directory, else systemd's, else the user's; made where missing.
    ///
    /// # Errors
    /// When there is none to be had or it cannot be made.
    pub fn find(chosen: Option<&Path>) -> Result<Self, DaemonError> {
        let variable = |name: &str| std::env::var_os(name);
        let state = state::state_dir(chosen, variable).ok_or(DaemonError::NoStateDirectory)?;
        let made = |source| DaemonError::StateDirectory {
            path: state.clone(),
            source,
        };
        state::create_dir(&state).map_err(made)?;
        let runtime = state::runtime_dir(&state, variable);
        Ok(Self { state, runtime })
    }
}
