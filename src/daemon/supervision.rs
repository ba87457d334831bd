//! Tells systemd how the daemon is: a status line when it changes, and signs of life as long as the rooms answer.

use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use super::Overview;
use crate::host::systemd;

/// How often the status line may change: people read it, and systemd writes no log of it.
const STATUS_PERIOD: Duration = Duration::from_secs(5);

/// Runs until the daemon stops; without a service manager there is nothing to do.
pub(super) async fn run(overview: Overview) {
    let manager = overview.manager();
    if !manager.is_listening() {
        return;
    }
    let period = systemd::watchdog_period().map_or(STATUS_PERIOD, |period| period.min(STATUS_PERIOD));
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut naming, shutdown) = (overview.naming(), overview.shutdown());
    let mut told = String::new();
    loop {
        tokio::select! {
            () = shutdown.cancelled() => return,
            _ = ticks.tick() => {}
            Ok(()) = naming.changed() => {}
        }
        let Some(snapshot) = overview.snapshot(period).await else {
            // No sign of life: unless the rooms answer in time after all, systemd ends this daemon and starts another one.
            tracing::error!(event = "rooms-stuck", "the rooms do not answer");
            continue;
        };
        manager.feed_watchdog();
        let line = overview.with(Some(snapshot)).summary();
        if line != told {
            manager.status(&line);
            told = line;
        }
    }
}
