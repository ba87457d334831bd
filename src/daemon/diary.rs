//! One line a day in the log: whoever reads it a month later sees that all went well, or since when it did not.

use std::time::Duration;

use tokio::time::{Instant, interval_at};

use super::{Overview, status::Status};

const DAY: Duration = Duration::from_secs(86_400);

/// Runs until the daemon stops.
pub(super) async fn run(overview: Overview) {
    let shutdown = overview.shutdown();
    let mut days = interval_at(Instant::now() + DAY, DAY);
    loop {
        tokio::select! {
            () = shutdown.cancelled() => return,
            _ = days.tick() => write(&overview.status().await),
        }
    }
}

/// Counts since the start.
fn write(status: &Status) {
    let refused: u64 = status
        .signaling
        .refused
        .values()
        .chain(status.http.refused.values())
        .sum();
    let relayed = status
        .turn
        .as_ref()
        .map_or(0, |turn| turn.bytes_to_peers + turn.bytes_to_clients);
    tracing::info!(
        event = "day",
        days = status.uptime_seconds / DAY.as_secs(),
        devices = status.devices.connected,
        connections = status.signaling.connections,
        messages = status.signaling.messages,
        refused,
        relayed_bytes = relayed,
        warnings = status.warnings.len(),
        "one more day",
    );
}
