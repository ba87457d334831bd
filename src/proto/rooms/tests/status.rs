//! What whoever looks after the box is told of the rooms, and a client of its refusals.

use std::time::Duration;

use serde_json::json;

use super::client::Home;
use crate::proto::{rooms::RoomKey, signaling::ErrorCode};

#[test]
fn rooms_are_listed_with_the_fullest_first() {
    let mut home = Home::new();
    home.connect("192.168.20.9", None);
    home.connect("192.168.1.10", None);
    let one = home.connect("192.168.1.11", None);
    home.say(one, json!({"type": "code-room-create"}));
    let sizes = home.rooms.room_sizes();
    assert_eq!(sizes.iter().map(|(_, size)| *size).collect::<Vec<_>>(), [2, 1, 1]);
    assert!(
        sizes.iter().any(|(key, _)| matches!(key, RoomKey::Code(_))),
        "{sizes:?}"
    );
    assert_eq!((home.rooms.counts().connected, home.rooms.counts().rooms), (3, 3));
}

#[test]
fn refusals_are_counted_by_what_the_client_was_told() {
    let mut home = Home::new();
    let one = home.connect("192.168.1.10", None);
    for _ in 0..3 {
        home.say(one, json!({"type": "rename", "name": " "}));
    }
    home.say(one, json!({"type": "pair-join", "slot": "999"}));
    let counts: Vec<_> = home
        .rooms
        .refused()
        .iter()
        .map(|(code, count)| (*code, *count))
        .collect();
    assert_eq!(counts, [(ErrorCode::InvalidName, 3), (ErrorCode::UnknownSlot, 1)]);
}

/// Ten are free, the eleventh begins a delay of two seconds.
#[test]
fn who_comes_too_early_is_told_how_long_to_wait() {
    let mut home = Home::new();
    let one = home.connect("192.168.1.10", None);
    for _ in 0..12 {
        home.say(one, json!({"type": "pair-join", "slot": "999"}));
    }
    let inbox = &home.client(one).inbox;
    let error = inbox.iter().find(|message| message["code"] == "try-later").unwrap();
    assert_eq!(error["message"], "too many attempts: try again in 3 s");
    assert_eq!(error["about"], "999");
}

#[test]
fn a_home_where_nothing_happens_wakes_nobody() {
    let mut home = Home::new();
    home.connect("192.168.1.10", None);
    home.connect("192.168.1.11", None);
    home.pass(Duration::from_secs(1));
    assert_eq!(home.rooms.poll_timeout(), None);
}
