//! Many devices join one room at once, until everybody sees everybody.

use std::time::Instant;

use crate::{
    daemon::Daemon,
    device::{Device, Heard},
};

pub async fn run(devices: usize, compressed: bool, core: &str) {
    let daemon = Daemon::start_by(&["taskset", "-c", core], "");
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
        "room devices={devices} compressed={compressed} wall_s={:.3} daemon_cpu_s={:.3} rss_kib={} messages={} sent_mb={:.2}",
        begun.elapsed().as_secs_f64(),
        cpu.as_secs_f64(),
        daemon.rss_kib(),
        heard.messages,
        heard.bytes as f64 / 1e6
    );
}
