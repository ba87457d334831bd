//! The real program at its limits: descriptors run out, attackers come in waves; others are served, memory comes back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]

mod attacks;
#[allow(dead_code, reason = "others count more of what it hears")]
#[path = "../daemon/compressed_client.rs"]
mod compressed_client;
#[allow(dead_code, reason = "the benchmark measures more with it")]
#[path = "../../benches/load/daemon.rs"]
mod daemon;
mod visitor;

use std::time::Duration;

use daemon::Daemon;
use visitor::{Pair, Visitor};

/// As many descriptors as leave room for so many connections (`Site::most_connections`, without relays).
fn descriptors(connections: usize) -> String {
    (connections + 256 + 128).to_string()
}

#[tokio::test]
async fn where_descriptors_run_out_the_next_one_is_refused_politely() {
    const ROOM: usize = 40;
    let limit = format!("ulimit -n {}; exec \"$0\" \"$@\"", descriptors(ROOM));
    let daemon = Daemon::start_by(&["sh", "-c", &limit], "");
    let mut all = Vec::new();
    for _ in 0..ROOM {
        all.push(Visitor::join(&daemon.target()).await);
    }
    for _ in 0..20 {
        assert_eq!(Visitor::refused(&daemon.target()).await, "closed 4503");
    }
    let mut one = all.pop().unwrap();
    one.is_served().await;
    drop(all.pop());
    // The place of one that left is free once the box has seen it leave.
    let joined = tokio::time::timeout(Duration::from_secs(15), async {
        while Visitor::refused(&daemon.target()).await != "welcome" {}
    });
    joined.await.expect("a place that is free is given again");
}

#[tokio::test]
async fn connections_that_only_stay_open_do_not_stop_the_others() {
    // More than there are descriptors for, from one address that may have them all.
    let daemon = Daemon::start_by(&["sh", "-c", "ulimit -n 500; exec \"$0\" \"$@\""], "");
    let mut one = Visitor::join(&daemon.target()).await;
    let mut held = Vec::new();
    for _ in 0..600 {
        held.push(tokio::net::TcpStream::connect(daemon.target().address).await.unwrap());
    }
    one.is_served().await;
    drop(held);
    // Who comes before the box has seen that there is room again is turned away, rightly.
    emptied(&daemon).await;
    Visitor::join(&daemon.target()).await.is_served().await;
}

#[tokio::test]
async fn after_every_wave_others_are_served_at_once_and_memory_is_back() {
    const WARM: usize = 2;
    const WAVES: usize = 4;
    let daemon = Daemon::start("[rooms]\naway-seconds = 1\n[limits]\nconnections = 500\n");
    let mut innocents = Pair::join(&daemon.target()).await;
    let mut after_warming = 0;
    for wave in 0..WARM + WAVES {
        for (name, attack) in attacks::ALL {
            attack(daemon.target()).await;
            innocents.are_served_at_once(name).await;
        }
        let resident = settled(&daemon).await;
        if wave + 1 == WARM {
            after_warming = resident;
        } else if wave + 1 == WARM + WAVES {
            // Some 900 sockets a wave: a kilobyte that each leaves behind is 3.6 MiB.
            assert!(
                resident < after_warming + 2048,
                "{after_warming} KiB, then {resident} KiB"
            );
        }
    }
    assert!(daemon.descriptors() < 40, "{} open", daemon.descriptors());
}

/// Waits until those who hung up are gone.
async fn emptied(daemon: &Daemon) {
    let emptying = async {
        while daemon.descriptors() >= 40 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let in_time = tokio::time::timeout(Duration::from_secs(10), emptying).await;
    assert!(in_time.is_ok(), "{} open", daemon.descriptors());
}

/// The least memory over two seconds: devices that went away are forgotten after one.
async fn settled(daemon: &Daemon) -> u64 {
    let mut least = u64::MAX;
    for _ in 0..8 {
        tokio::time::sleep(Duration::from_millis(250)).await;
        least = least.min(daemon.rss_kib());
    }
    least
}
