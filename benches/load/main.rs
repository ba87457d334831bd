//! Many devices at one real daemon over TLS: what joining a room, and then doing nothing, costs it.
//!
//! `cargo bench --bench load [-- room N | idle N]`; figures on standard output, one a line.
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

use std::time::{Duration, Instant};

use daemon::Daemon;
use device::{Device, Heard};

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let number = |default| args.get(1).and_then(|text| text.parse().ok()).unwrap_or(default);
    match args.first().map(String::as_str) {
        Some("room") => {
            room(number(500), true).await;
            room(number(500), false).await;
        }
        Some("idle") => idle(number(5000), Duration::from_secs(30)).await,
        _ => {
            room(500, true).await;
            room(500, false).await;
            idle(5000, Duration::from_secs(30)).await;
        }
    }
}

/// So many devices join one room at once, until everybody sees everybody.
async fn room(devices: usize, compressed: bool) {
    let daemon = Daemon::start("");
    let before = daemon.cpu();
    let begun = Instant::now();
    let all: Vec<_> = (0..devices)
        .map(|_| tokio::spawn(Device::join_and_see(daemon.target(), devices - 1, compressed)))
        .collect();
    let mut heard = Heard::default();
    let mut kept = Vec::new();
    for one in all {
        let (device, what) = one.await.unwrap();
        heard += what;
        kept.push(device);
    }
    let cpu = daemon.cpu() - before;
    println!(
        "room devices={devices} compressed={compressed} wall_s={:.3} daemon_cpu_s={:.3}",
        begun.elapsed().as_secs_f64(),
        cpu.as_secs_f64()
    );
    println!(
        "room messages={} frames_mb={:.2}",
        heard.messages,
        heard.bytes as f64 / 1e6
    );
}

/// So many devices, each in a network of its own, that do nothing.
async fn idle(devices: usize, time: Duration) {
    let daemon = Daemon::start("[http]\ntrusted-proxies = [\"127.0.0.0/8\"]\n");
    let empty = daemon.rss_kib();
    let mut kept = Vec::new();
    for start in (0..devices).step_by(50) {
        let batch: Vec<_> = (start..(start + 50).min(devices))
            .map(|number| tokio::spawn(Device::join_from(daemon.target(), number)))
            .collect();
        for one in batch {
            kept.push(one.await.unwrap());
        }
    }
    let reading: Vec<_> = kept.into_iter().map(|device| tokio::spawn(device.read())).collect();
    tokio::time::sleep(Duration::from_secs(3)).await;
    let full = daemon.rss_kib();
    let before = daemon.cpu();
    tokio::time::sleep(time).await;
    let percent = (daemon.cpu() - before).as_secs_f64() / time.as_secs_f64() * 100.0;
    println!(
        "idle devices={devices} rss_empty_kib={empty} rss_kib={full} kib_per_device={:.2}",
        (full - empty) as f64 / devices as f64
    );
    println!("idle core_percent={percent:.3}");
    drop(reading);
}
