//! Many devices at one real daemon over TLS: what joining, talking, coming back and doing nothing cost it.
//!
//! `cargo bench --bench load [-- KIND [NUMBER]]`; figures on standard output, one line each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a benchmark ends by panicking"
)]

#[allow(dead_code, reason = "the tests say more with it")]
#[path = "../../tests/daemon/compressed_client.rs"]
mod compressed_client;
#[allow(dead_code, reason = "the tests start it in other ways")]
mod daemon;
mod device;
mod handshakes;
mod idle;
mod nginx;
mod pages;
mod relay;
mod room;
mod spread;
mod storm;

use std::{process::Command, thread::available_parallelism, time::Duration};

/// How long devices that do nothing are watched.
const IDLE: Duration = Duration::from_secs(30);

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let number = args.get(1).and_then(|text| text.parse().ok());
    let core = apart();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let kinds = ["room", "idle", "relay", "storm", "handshakes", "pages"];
    for kind in kinds
        .iter()
        .filter(|kind| args.first().is_none_or(|only| only == *kind))
    {
        runtime.block_on(measure(kind, number, &core));
    }
}

async fn measure(kind: &str, number: Option<usize>, core: &str) {
    match kind {
        "room" => {
            room::run(number.unwrap_or(500), true, core).await;
            room::run(number.unwrap_or(500), false, core).await;
        }
        "idle" => {
            for devices in number.map_or_else(|| vec![5000, 10_000, 19_000], |only| vec![only]) {
                idle::run(devices, IDLE, core).await;
            }
        }
        "relay" => relay::run(number.unwrap_or(1000), 5000, core).await,
        "storm" => storm::run(number.unwrap_or(19_000), core).await,
        "handshakes" => handshakes::run(number.unwrap_or(4000), 5, core).await,
        "pages" => pages::run(number.unwrap_or(40_000), 5, core).await,
        _ => {}
    }
}

/// The core that servers get; the load keeps to the others.
fn apart() -> String {
    let cores = available_parallelism().map_or(1, |cores| cores.get());
    let last = cores.saturating_sub(1);
    if cores > 1 {
        let others = format!("0-{}", last - 1);
        let status = Command::new("taskset")
            .args(["-a", "-p", "-c", &others, &std::process::id().to_string()])
            .output();
        assert!(status.unwrap().status.success());
    }
    last.to_string()
}
