//! Many devices, each in a network of its own, that do nothing.

use std::time::Duration;

use crate::{daemon::Daemon, device::Device};

/// Until what joining takes is given back.
const SETTLE: Duration = Duration::from_secs(3);

pub async fn run(devices: usize, time: Duration, core: &str) {
    let daemon = Daemon::start_by(
        &["taskset", "-c", core],
        "[http]\ntrusted-proxies = [\"127.0.0.0/8\"]\n",
    );
    let empty = daemon.rss_kib();
    let mut kept = Vec::new();
    for start in (0..devices).step_by(50) {
        let batch: Vec<_> = (start..(start + 50).min(devices))
            .map(|number| tokio::spawn(Device::join_alone(daemon.target(), number)))
            .collect();
        for one in batch {
            kept.push(one.await.unwrap());
        }
    }
    for mut device in kept {
        tokio::spawn(async move { device.read().await });
    }
    tokio::time::sleep(SETTLE).await;
    let full = daemon.rss_kib();
    let before = daemon.cpu();
    tokio::time::sleep(time).await;
    let percent = (daemon.cpu() - before).as_secs_f64() / time.as_secs_f64() * 100.0;
    println!(
        "idle devices={devices} rss_empty_kib={empty} rss_kib={full} kib_per_device={:.2} core_percent={percent:.3}",
        (full - empty) as f64 / devices as f64
    );
}
