//! Tells systemd how the daemon is: a status line when it changes, and signs of life as long as the rooms answer.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use tokio::time::{MissedTickBehavior, interval, timeout};

use super::health;
use crate::{
    host::systemd,
    net::{http::Site, signaling::Snapshot},
};

/// How often the status line may change: people read it, and systemd writes no log of it.
const STATUS_PERIOD: Duration = Duration::from_secs(5);

/// Runs until the daemon stops; without a service manager there is nothing to do.
pub(super) async fn run(site: Arc<Site>) {
    if !systemd::is_listening() {
        return;
    }
    let period = systemd::watchdog_period().map_or(STATUS_PERIOD, |period| period.min(STATUS_PERIOD));
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut mdns = site.mdns.clone();
    let mut told = String::new();
    loop {
        tokio::select! {
            () = site.shutdown.cancelled() => return,
            _ = ticks.tick() => {}
            Ok(()) = mdns.changed() => {}
        }
        let Some(snapshot) = answered(site.hub.snapshot(), period).await else {
            // No sign of life: unless the rooms answer in time after all, systemd ends this daemon and starts another one.
            tracing::error!("the rooms do not answer");
            continue;
        };
        systemd::feed_watchdog();
        let line = health::line(&site, snapshot.counts.connected, SystemTime::now());
        if line != told {
            systemd::status(&line);
            told = line;
        }
    }
}

/// What the loop of the rooms says, when it says it in time.
async fn answered(asked: impl Future<Output = Option<Snapshot>>, limit: Duration) -> Option<Snapshot> {
    timeout(limit, asked).await.ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_loop_that_hangs_or_has_ended_gives_no_sign_of_life() {
        let limit = Duration::from_millis(10);
        assert_eq!(answered(std::future::pending(), limit).await, None);
        assert_eq!(answered(std::future::ready(None), limit).await, None);
        let counts = crate::proto::rooms::Counts {
            connected: 1,
            away: 0,
            rooms: 1,
        };
        let snapshot = Snapshot {
            counts,
            rooms: Vec::new(),
        };
        assert!(answered(std::future::ready(Some(snapshot)), limit).await.is_some());
    }
}
