//! Somebody takes all places, from many addresses, and says nothing or only half of something.

use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;

use crate::{
    closed,
    daemon::Daemon,
    half_open::{ENDLESS_TLS, OF_EACH, from_address},
    unfinished::client_hello,
    visitor::{Pair, Visitor},
};

/// As configured, and those for pages beside them (`SPARE_CONNECTIONS`).
const CONFIGURED: usize = 200;
const PLACES: usize = CONFIGURED + 256;

/// For so long silence is borne where there is room.
const BORNE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn who_takes_all_places_in_silence_keeps_others_out_for_a_moment_only() {
    let daemon = Daemon::start(&format!("[limits]\nconnections = {CONFIGURED}\n"));
    let target = daemon.target();
    let mut innocents = Pair::join(&target).await;
    let before = daemon.descriptors();
    let hello = client_hello(&daemon);
    let beginnings: [&[u8]; 3] = [b"", &ENDLESS_TLS, &hello];
    let began = Instant::now();
    let mut held = Vec::new();
    for number in 0..PLACES {
        let address = u16::try_from(number / OF_EACH).unwrap();
        let mut stream = from_address(address, target.address).await.unwrap();
        // The last ones find no place.
        stream.write_all(beginnings[number % beginnings.len()]).await.ok();
        held.push(stream);
    }
    innocents.are_served_at_once("all places taken in silence").await;
    // It takes a moment until all are let in, and another one until enough of them had to go.
    let is_crowded = || daemon.descriptors() > before + PLACES - 128;
    while !is_crowded() && began.elapsed() < BORNE / 4 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    while is_crowded() {
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert!(began.elapsed() < BORNE, "silence is borne while others wait");
    }
    for _ in 0..20 {
        Visitor::join(&target).await.is_served().await;
    }
    assert!(began.elapsed() < BORNE, "only {:?} later", began.elapsed());
    drop(held);
    closed(&daemon, before).await;
}
