//! The real program when the world around it goes wrong: a clock that jumps, junk at every port, sockets half open by the
//! thousand, a box that stands still, a disk and a memory without room. Others are served all the while, and afterwards it is as before.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]

mod clock;
#[allow(dead_code, reason = "others count more of what it hears")]
#[path = "../daemon/compressed_client.rs"]
mod compressed_client;
#[allow(dead_code, reason = "the benchmark measures more with it")]
#[path = "../../benches/load/daemon.rs"]
mod daemon;
mod full_disk;
mod full_house;
mod half_open;
mod junk;
mod memory;
mod stalled;
mod unfinished;
#[allow(dead_code, reason = "limits are reached elsewhere")]
#[path = "../limits/visitor.rs"]
mod visitor;

/// The least memory over two seconds, KiB.
async fn settled(daemon: &daemon::Daemon) -> u64 {
    let mut least = u64::MAX;
    for _ in 0..8 {
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        least = least.min(daemon.rss_kib());
    }
    least
}

/// Waits until the program has more descriptors than `more`: who is connected may still wait in the kernel to be accepted.
async fn opened(daemon: &daemon::Daemon, more: usize, what: &str) {
    let opening = async {
        while daemon.descriptors() <= more {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    };
    let in_time = tokio::time::timeout(std::time::Duration::from_secs(10), opening).await;
    assert!(in_time.is_ok(), "{what}: {} open of {more}", daemon.descriptors());
}

/// Waits until the program has as few descriptors as before: what was opened by strangers is closed.
async fn closed(daemon: &daemon::Daemon, before: usize) {
    let closing = async {
        while daemon.descriptors() > before {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
    };
    let limit = std::time::Duration::from_secs(60);
    let in_time = tokio::time::timeout(limit, closing).await;
    assert!(in_time.is_ok(), "{} open, {before} before", daemon.descriptors());
}
