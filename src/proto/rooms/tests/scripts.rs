//! What happens at home, step by step.

use std::time::Duration;

use serde_json::json;

use super::client::{Home, links};
use crate::proto::{
    rooms::*,
    subnet::{Grouping, Link, Subnets},
};

const TICK: Duration = Duration::from_millis(60);

fn two() -> (Home, u64, u64) {
    let mut home = Home::new();
    let one = home.connect("192.168.1.10", None);
    let other = home.connect("fd00:1::11", None);
    home.pass(TICK);
    (home, one, other)
}

#[test]
fn the_first_device_hears_at_once_and_sees_nobody() {
    let mut home = Home::new();
    let one = home.connect("192.168.1.10", None);
    let types: Vec<_> = home
        .client(one)
        .inbox
        .iter()
        .map(|message| message["type"].clone())
        .collect();
    assert_eq!(types, ["welcome", "room"]);
    assert!(home.seen(one).is_empty());
}

#[test]
fn two_devices_of_one_network_see_each_other_whatever_their_address_family() {
    let (home, one, other) = two();
    assert_eq!(home.seen(one), [home.id(other)].into());
    assert_eq!(home.seen(other), [home.id(one)].into());
    assert_eq!(
        home.rooms.counts(),
        Counts {
            connected: 2,
            away: 0,
            rooms: 1
        }
    );
}

#[test]
fn a_vlan_does_not_see_the_home_and_cannot_signal_into_it() {
    let (mut home, one, _) = two();
    let guest = home.connect("192.168.20.9", None);
    home.pass(TICK);
    assert!(home.seen(guest).is_empty());
    let strangers = [home.id(one), "AAAAAAAAAAA".to_owned(), home.id(guest)];
    for to in strangers {
        home.say(guest, json!({"type": "signal", "to": to, "payload": {}}));
    }
    assert_eq!(home.errors(guest), ["unknown-peer"; 3]);
    assert_eq!(
        home.client(one)
            .inbox
            .iter()
            .filter(|message| message["type"] == "signal")
            .count(),
        0
    );
}

#[test]
fn a_signal_arrives_unread_and_after_its_sender_is_known() {
    let mut home = Home::new();
    let one = home.connect("192.168.1.10", None);
    let other = home.connect("192.168.1.11", None);
    home.say(
        other,
        json!({"type": "signal", "to": home.id(one), "payload": {"description": [1, null, "x"]}}),
    );
    let inbox = &home.client(one).inbox;
    assert_eq!(inbox[inbox.len() - 2]["type"], "peer-joined");
    let expected = json!({"type": "signal", "from": home.id(other), "payload": {"description": [1, null, "x"]}});
    assert_eq!(inbox[inbox.len() - 1], expected);
}

#[test]
fn a_large_payload_is_refused_and_told() {
    let (mut home, one, other) = two();
    let fits = "x".repeat(16 * 1024 - 2);
    home.say(one, json!({"type": "signal", "to": home.id(other), "payload": fits}));
    home.say(
        one,
        json!({"type": "signal", "to": home.id(other), "payload": format!("{fits}x")}),
    );
    assert_eq!(home.errors(one), ["payload-too-large"]);
    assert_eq!(
        home.client(other)
            .inbox
            .iter()
            .filter(|message| message["type"] == "signal")
            .count(),
        1
    );
}

#[test]
fn a_dropped_connection_is_away_then_gone() {
    let (mut home, one, other) = two();
    let id = home.id(other);
    home.drop_connection(other);
    home.pass(TICK);
    let record = |home: &Home| home.client(one).lists.values().next().unwrap().get(&id).cloned();
    assert_eq!(record(&home).unwrap()["presence"], "away");
    home.say(one, json!({"type": "signal", "to": id, "payload": {}}));
    assert_eq!(home.errors(one), ["peer-away"]);
    home.pass(Duration::from_secs(121));
    assert_eq!(record(&home), None);
    assert_eq!(
        home.rooms.counts(),
        Counts {
            connected: 1,
            away: 0,
            rooms: 1
        }
    );
}

#[test]
fn a_device_that_comes_back_is_itself_and_nobody_sees_it_leave() {
    let (mut home, one, other) = two();
    home.say(other, json!({"type": "rename", "name": "Oma’s iPad"}));
    let (id, token) = (home.id(other), home.client(other).token.clone());
    home.drop_connection(other);
    home.pass(Duration::from_secs(60));
    let again = home.connect("192.168.1.77", Some(&token));
    home.pass(TICK);
    assert_eq!(
        (home.id(again), home.client(again).name.as_str()),
        (id.clone(), "Oma’s iPad")
    );
    assert_eq!(home.seen(again), [home.id(one)].into());
    let heard = &home.client(one).inbox;
    assert!(heard.iter().all(|message| message["type"] != "peer-left"));
    assert_eq!(home.client(one).lists["lan/link:eth0"][&id]["presence"], "active");
}

#[test]
fn a_newer_connection_of_a_device_replaces_the_older_one() {
    let (mut home, one, other) = two();
    let token = home.client(other).token.clone();
    let newer = home.connect("192.168.1.11", Some(&token));
    home.pass(TICK);
    assert_eq!(home.client(other).closed, Some(CloseReason::Replaced));
    assert_eq!(home.id(newer), home.id(other));
    home.drop_connection(other);
    home.pass(TICK);
    assert_eq!(home.seen(one), [home.id(newer)].into());
    assert_eq!(home.rooms.counts().connected, 2);
}

#[test]
fn bye_is_gone_at_once_and_the_device_may_come_back() {
    let (mut home, one, other) = two();
    let token = home.client(other).token.clone();
    home.say(other, json!({"type": "bye"}));
    home.pass(TICK);
    assert_eq!(home.client(other).closed, Some(CloseReason::Bye));
    assert!(home.seen(one).is_empty());
    let again = home.connect("192.168.1.11", Some(&token));
    assert_eq!(home.id(again), home.id(other));
}

#[test]
fn names_and_presence_are_told_and_bad_names_refused() {
    let (mut home, one, other) = two();
    home.say(other, json!({"type": "rename", "name": " <b>Anna</b>\n"}));
    home.say(other, json!({"type": "presence", "state": "away"}));
    home.say(other, json!({"type": "rename", "name": "\u{200b}"}));
    home.say(other, json!({"type": "rename", "name": "n".repeat(201)}));
    home.pass(TICK);
    let record = &home.client(one).lists["lan/link:eth0"][&home.id(other)];
    assert_eq!(
        (record["name"].as_str(), record["presence"].as_str()),
        (Some("<b>Anna</b>"), Some("away"))
    );
    assert_eq!(home.errors(other), ["invalid-name", "invalid-name"]);
}

#[test]
fn no_two_made_up_names_in_a_room_are_alike() {
    let mut home = Home::new();
    let names: Vec<_> = (0..200).map(|_| home.connect("192.168.1.10", None)).collect();
    let names: std::collections::BTreeSet<_> = names.iter().map(|one| home.client(*one).name.clone()).collect();
    assert_eq!(names.len(), 200);
}

#[test]
fn a_burst_of_newcomers_costs_one_list_each_and_one_batch_a_tick() {
    let mut home = Home::new();
    let first = home.connect("192.168.1.10", None);
    let all: Vec<u64> = (0..100).map(|_| home.connect("192.168.1.10", None)).collect();
    home.pass(TICK);
    assert_eq!(home.seen(first).len(), 100);
    for one in all {
        assert_eq!(home.seen(one).len(), 100);
        assert_eq!(home.client(one).inbox.len(), 2, "welcome and one complete list");
    }
}

#[test]
fn coming_and_going_fills_no_memory_and_pushes_nobody_else_out() {
    let (mut home, one, other) = two();
    let id = home.id(other);
    home.drop_connection(other);
    for _ in 0..50 {
        let guest = home.connect("192.168.1.66", None);
        home.drop_connection(guest);
    }
    home.pass(TICK);
    assert_eq!(
        home.rooms.counts().away,
        5,
        "four of the guest's, and the one that was there before"
    );
    assert!(home.seen(one).contains(&id));
}

#[test]
fn other_interfaces_regroup_without_dropping_anybody() {
    let (mut home, one, other) = two();
    let joined: Vec<Link> = vec![Link {
        addresses: [links()[0].addresses.clone(), links()[1].addresses.clone()].concat(),
        ..links()[0].clone()
    }];
    let guest = home.connect("192.168.20.9", None);
    home.pass(TICK);
    let subnets = home.rooms.subnets().with_links(&joined);
    home.regroup(subnets);
    home.pass(TICK);
    assert_eq!(home.seen(guest), [home.id(one), home.id(other)].into());
    assert_eq!(home.seen(one).len(), 2);
    let all = Subnets::new(Grouping::All, 32, 64, &links());
    home.regroup(all);
    home.pass(TICK);
    assert_eq!(home.client(one).lists.keys().collect::<Vec<_>>(), ["lan/all"]);
    assert_eq!(home.seen(one).len(), 2);
}

#[test]
fn a_second_hello_closes() {
    let (mut home, one, _) = two();
    home.say(
        one,
        json!({"type": "hello", "protocol": 1, "device": {"kind": "tv"}, "rtc": true}),
    );
    assert_eq!(home.client(one).closed, Some(CloseReason::Malformed));
}
