//! What the person who looks after the daemon sees of it, and may do with it while it runs.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use tokio::{sync::watch, time::timeout};
use tokio_util::sync::CancellationToken;

use super::metrics;
use super::status::{Severity, Sources, Status, WarningCode, gather};
use crate::{
    config::Config,
    host::{process, systemd::Manager},
    net::{
        control::{Answering, Request},
        http::Exposition,
        signaling::Snapshot,
    },
    proto::mdns::Standing,
};

/// The rooms' loop answers in microseconds; when it does not, that is worth knowing.
const PATIENCE: Duration = Duration::from_secs(2);

/// A handle on a daemon, also while it runs; cheap to clone.
#[derive(Debug, Clone)]
pub struct Overview(Arc<Sources>);

impl Overview {
    pub(super) fn new(sources: Sources) -> Self {
        Self(Arc::new(sources))
    }

    /// How it is now. When the rooms do not answer within two seconds, it says so.
    pub async fn status(&self) -> Status {
        self.with(self.snapshot(PATIENCE).await)
    }

    /// What the loop of the rooms says, when it says it within `limit`.
    pub(super) async fn snapshot(&self, limit: Duration) -> Option<Snapshot> {
        answered(self.0.site.hub.snapshot(), limit).await
    }

    /// How it is now, with what the rooms said.
    pub(super) fn with(&self, snapshot: Option<Snapshot>) -> Status {
        gather(&self.0, snapshot)
    }

    /// How it stands with the name on the network, from now on.
    pub(super) fn naming(&self) -> watch::Receiver<Standing> {
        self.0.site.mdns.clone()
    }

    /// Who is to hear how it is.
    #[must_use]
    pub fn manager(&self) -> &Manager {
        &self.0.manager
    }

    /// Applies a configuration that was read anew; one that is refused leaves the old one in force, and that is told in
    /// the status until a better one comes.
    pub async fn reload(&self, read: Result<Config, String>) {
        let standing = &self.0.standing;
        let refused = match read {
            Ok(config) => {
                let waiting = self.0.site.reload(config).await;
                let message = (!waiting.is_empty()).then(|| format!("after a restart only: {}", waiting.join(", ")));
                standing.set(WarningCode::RestartNeeded, Severity::Notice, message);
                None
            }
            Err(error) => {
                tracing::error!(event = "config-refused", %error, "configuration refused, the old one stays");
                Some(format!(
                    "the changed configuration is refused, the old one is in force: {error}"
                ))
            }
        };
        standing.set(WarningCode::ConfigRefused, Severity::Warning, refused);
    }

    /// Cancelled when the daemon stops; cancelling it stops the daemon.
    #[must_use]
    pub fn shutdown(&self) -> CancellationToken {
        self.0.site.shutdown.clone()
    }

    /// Writes down what is counted; the site keeps it, so that it must not keep the site.
    pub(super) fn exposition(&self) -> Exposition {
        let sources = Arc::downgrade(&self.0);
        Box::new(move || {
            let sources = Weak::upgrade(&sources);
            Box::pin(async move {
                match sources.map(Self) {
                    Some(overview) => metrics::text(&overview.status().await, &process::usage()),
                    None => String::new(),
                }
            })
        })
    }

    /// Answers what is asked on the control socket.
    pub(super) fn answering(&self) -> Answering {
        let overview = self.clone();
        Arc::new(move |request| {
            let overview = overview.clone();
            Box::pin(async move {
                match request {
                    // Every field is a number, text or a list of those: nothing JSON cannot say.
                    Request::Status => serde_json::to_string(&overview.status().await).unwrap_or_default(),
                }
            })
        })
    }
}

async fn answered(asked: impl Future<Output = Option<Snapshot>>, limit: Duration) -> Option<Snapshot> {
    timeout(limit, asked).await.ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_loop_that_hangs_or_has_ended_does_not_answer() {
        let limit = Duration::from_millis(10);
        assert_eq!(answered(std::future::pending(), limit).await, None);
        assert_eq!(answered(std::future::ready(None), limit).await, None);
        let snapshot = Snapshot {
            counts: crate::proto::rooms::Counts::default(),
            rooms: Vec::new(),
            refused: Default::default(),
        };
        assert!(answered(std::future::ready(Some(snapshot)), limit).await.is_some());
    }
}
