//! Whether the daemon runs: by asking it.

use std::path::Path;

use super::{Check, Finding};
use crate::{
    daemon::status::{Severity, Status, WarningCode},
    net::control::{AskError, Request, ask},
};

/// What it says of itself, when it does.
pub(super) fn check(socket: &Path) -> (Option<Status>, Finding) {
    let tried = Check::Daemon.tried(format!("asked at {}", socket.display()));
    match ask(socket, Request::Status) {
        Ok(answer) => match serde_json::from_str::<Status>(&answer) {
            Ok(status) => {
                let finding = tried.ok(format!("version {} runs as process {}", status.version, status.pid));
                (Some(status), finding)
            }
            Err(error) => {
                let seen = format!("the answer is not understood: {error}");
                (
                    None,
                    tried.broken(
                        seen,
                        "restart the daemon: it may be of another version than this program",
                    ),
                )
            }
        },
        Err(AskError::NotRunning(_)) => {
            let advice = "start it by `systemctl start homedrop`, see `journalctl -u homedrop` for why it ended; \
                where it runs with a --state-dir of its own, give the same one here";
            (None, tried.broken("it does not run: nothing answers", advice))
        }
        Err(AskError::NotAllowed(_)) => {
            let seen = "it runs, but does not answer this user";
            (
                None,
                tried.unknown(seen, "run this as root, or join the group of the socket"),
            )
        }
        Err(error @ AskError::Failed { .. }) => {
            let advice = "restart it: `systemctl restart homedrop`";
            (None, tried.broken(format!("it hangs: {error}"), advice))
        }
    }
}

/// What the daemon itself warns of and no other check tries.
pub(super) fn warnings(status: &Status) -> Option<Finding> {
    let codes = [WarningCode::Rooms, WarningCode::Certificate, WarningCode::State];
    let own = |code| codes.contains(&code);
    let serious = status
        .warnings
        .iter()
        .filter(|warning| warning.severity == Severity::Warning && own(warning.code));
    let serious: Vec<_> = serious.map(|warning| warning.message.as_str()).collect();
    let tried = Check::Warnings.tried("asked the daemon what it warns of");
    let advice = "see `journalctl -u homedrop` for since when and why, then restart it";
    (!serious.is_empty()).then(|| tried.broken(serious.join("; "), advice))
}
