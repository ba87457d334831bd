//! Meeting on purpose: by pairing, by key and by code, across networks.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::Home;
use crate::proto::rooms::{CloseReason, RoomCode};

const TICK: Duration = Duration::from_millis(60);
const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

/// Two devices in two networks, and one more in the first.
fn three() -> (Home, u64, u64, u64) {
    let mut home = Home::new();
    let (one, other) = (home.connect("192.168.1.10", None), home.connect("192.168.20.9", None));
    let third = home.connect("192.168.1.12", None);
    home.pass(TICK);
    (home, one, other, third)
}

fn last(home: &Home, connection: u64, kind: &str) -> Value {
    let said = home
        .client(connection)
        .inbox
        .iter()
        .rev()
        .find(|message| message["type"] == kind);
    said.cloned().unwrap_or(Value::Null)
}

fn open(home: &mut Home, one: u64) -> String {
    home.say(one, json!({"type": "pair-open"}));
    home.pass(TICK);
    last(home, one, "pair-opened")["slot"].as_str().unwrap().to_owned()
}

fn join(home: &mut Home, other: u64, slot: &str) {
    home.say(other, json!({"type": "pair-join", "slot": slot}));
    home.pass(TICK);
}

#[test]
fn a_pairing_brings_two_together_across_networks() {
    let (mut home, one, other, _) = three();
    let slot = open(&mut home, one);
    assert_eq!(
        last(&home, one, "pair-opened"),
        json!({"type": "pair-opened", "slot": slot, "expiresIn": 300})
    );
    assert_eq!(home.client(one).lists[&format!("pair/{slot}")].len(), 0);
    join(&mut home, other, &slot);
    assert!(home.client(one).lists[&format!("pair/{slot}")].contains_key(&home.id(other)));
    assert!(home.client(other).lists[&format!("pair/{slot}")].contains_key(&home.id(one)));
    home.say(
        other,
        json!({"type": "signal", "to": home.id(one), "payload": {"pair": 1}}),
    );
    assert_eq!(last(&home, one, "signal")["payload"], json!({"pair": 1}));
}

#[test]
fn a_slot_serves_one_attempt() {
    let (mut home, one, other, third) = three();
    let slot = open(&mut home, one);
    join(&mut home, one, &slot);
    assert_eq!(home.errors(one), ["unknown-slot"], "not with oneself");
    join(&mut home, other, &slot);
    join(&mut home, third, &slot);
    assert_eq!(home.errors(third), ["unknown-slot"]);
    home.say(other, json!({"type": "pair-close"}));
    home.pass(TICK);
    assert!(
        !home.client(one).lists.contains_key(&format!("pair/{slot}")),
        "over for both"
    );
    join(&mut home, third, &slot);
    assert_eq!(home.errors(third), ["unknown-slot"; 2]);
}

#[test]
fn a_slot_ends_with_its_time_its_opener_or_a_newer_slot() {
    let (mut home, one, other, third) = three();
    let first = open(&mut home, one);
    let second = open(&mut home, one);
    join(&mut home, other, &first);
    assert_eq!(home.errors(other), ["unknown-slot"]);
    home.pass(Duration::from_secs(301));
    join(&mut home, other, &second);
    assert_eq!(home.errors(other), ["unknown-slot"; 2]);
    assert!(home.client(one).lists.keys().all(|list| list.starts_with("lan/")));
    let slot = open(&mut home, third);
    home.drop_connection(third);
    join(&mut home, other, &slot);
    assert_eq!(home.errors(other), ["unknown-slot"; 3]);
}

#[test]
fn a_thousand_slots_are_enough_and_one_more_is_refused() {
    let mut home = Home::new();
    // Each in a network of its own, so that the lists stay short.
    let openers: Vec<u64> = (0..1000)
        .map(|number| home.connect(&format!("203.0.{}.{}", number / 250, number % 250), None))
        .collect();
    let mut slots: Vec<String> = openers.iter().map(|one| open(&mut home, *one)).collect();
    slots.sort_unstable();
    slots.dedup();
    assert_eq!(slots.len(), 1000);
    let late = home.connect("192.168.1.10", None);
    home.say(late, json!({"type": "pair-open"}));
    assert_eq!(home.errors(late), ["try-later"]);
}

#[test]
fn guessing_slots_is_slowed_down_for_all_sockets_of_a_network_together() {
    let (mut home, one, ..) = three();
    open(&mut home, one);
    let mut guesses = 0;
    for _ in 0..20 {
        let guesser = home.connect("192.168.20.66", None);
        for slot in 500..520 {
            join(&mut home, guesser, &format!("{slot}"));
        }
        guesses += home
            .errors(guesser)
            .iter()
            .filter(|code| *code == "unknown-slot")
            .count();
        home.say(guesser, json!({"type": "bye"}));
        assert_eq!(home.client(guesser).closed, Some(CloseReason::Bye));
    }
    assert!((10..=16).contains(&guesses), "{guesses}");
    let other = home.connect("192.168.1.77", None);
    let slot = open(&mut home, one);
    join(&mut home, other, &slot);
    assert!(home.errors(other).is_empty(), "other networks are not held up");
}

#[test]
fn paired_devices_meet_by_their_key_wherever_they_are() {
    let (mut home, one, other, third) = three();
    for peer in [one, other] {
        home.say(peer, json!({"type": "rooms-join", "keys": [KEY]}));
    }
    home.pass(TICK);
    let list = format!("paired/{KEY}");
    assert!(home.client(one).lists[&list].contains_key(&home.id(other)));
    assert!(!home.seen(third).contains(&home.id(other)));
    let told = home.client(one).inbox.len();
    home.say(other, json!({"type": "rooms-join", "keys": [KEY]}));
    home.pass(TICK);
    assert_eq!(
        home.client(one).inbox.len(),
        told,
        "a redundant join concerns nobody else"
    );
    assert_eq!(
        last(&home, other, "room")["peers"].as_array().unwrap().len(),
        1,
        "and is answered"
    );
    home.say(one, json!({"type": "rooms-leave", "keys": [KEY, KEY]}));
    home.pass(TICK);
    assert!(!home.client(one).lists.contains_key(&list));
    assert!(home.client(other).lists[&list].is_empty());
}

#[test]
fn bad_keys_and_too_many_are_refused_whole() {
    let (mut home, one, ..) = three();
    for keys in [
        json!(["__proto__"]),
        json!([KEY, "192.168.1.0/24"]),
        json!(vec![KEY; 65]),
    ] {
        home.say(one, json!({"type": "rooms-join", "keys": keys}));
        home.say(one, json!({"type": "rooms-leave", "keys": keys}));
    }
    assert_eq!(home.errors(one), ["invalid-key"; 6]);
    assert_eq!(home.client(one).lists.len(), 1);
    let key = |number: usize| format!("{number:042}A");
    for page in 0..5 {
        let keys: Vec<String> = (0..64).map(|at| key(page * 64 + at)).collect();
        home.say(one, json!({"type": "rooms-join", "keys": keys}));
    }
    home.pass(TICK);
    assert_eq!(home.client(one).lists.len(), 257);
    assert_eq!(home.errors(one).last().map(String::as_str), Some("too-many-rooms"));
}

#[test]
fn a_code_room_is_made_entered_left_and_gone() {
    let (mut home, one, other, third) = three();
    home.say(one, json!({"type": "code-room-create"}));
    home.pass(TICK);
    let code = last(&home, one, "code-room-created")["code"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(RoomCode::parse(&code).is_some());
    home.say(other, json!({"type": "code-room-join", "code": code.to_lowercase()}));
    home.pass(TICK);
    assert!(home.client(one).lists[&format!("code/{code}")].contains_key(&home.id(other)));
    home.say(one, json!({"type": "code-room-leave"}));
    home.say(other, json!({"type": "code-room-leave"}));
    home.pass(TICK);
    home.say(third, json!({"type": "code-room-join", "code": code}));
    assert_eq!(home.errors(third), ["unknown-code"]);
}

#[test]
fn codes_cannot_be_enumerated() {
    let (mut home, one, ..) = three();
    home.say(one, json!({"type": "code-room-create"}));
    for random in 0..200 {
        let code = RoomCode::drawn(random * 7 + 10_000).to_string();
        home.say(one, json!({"type": "code-room-join", "code": code}));
    }
    let errors = home.errors(one);
    assert!(errors.iter().filter(|code| *code == "unknown-code").count() <= 11);
    assert_eq!(errors.last().map(String::as_str), Some("try-later"));
}

/// Two of three devices in a room by code, their tokens, and the code.
fn met() -> (Home, [String; 3], String) {
    let (mut home, one, other, third) = three();
    home.say(one, json!({"type": "code-room-create"}));
    let code = last(&home, one, "code-room-created")["code"]
        .as_str()
        .unwrap()
        .to_owned();
    home.say(other, json!({"type": "code-room-join", "code": code}));
    home.pass(TICK);
    let tokens = [one, other, third].map(|device| home.client(device).token.clone());
    (home, tokens, code)
}

#[test]
fn a_code_room_outlives_a_restart_for_those_who_were_in_it() {
    let (mut home, [one, other, third], code) = met();
    let list = format!("code/{code}");
    home.restart();
    let third = home.connect("192.168.1.12", Some(&third));
    home.say(third, json!({"type": "code-room-join", "code": code}));
    assert_eq!(home.errors(third), ["unknown-code"], "nobody is back yet");
    let one = home.connect("192.168.1.10", Some(&one));
    home.pass(Duration::from_secs(590));
    let other = home.connect("192.168.20.9", Some(&other));
    home.pass(TICK);
    assert!(home.client(one).lists[&list].contains_key(&home.id(other)));
    assert!(home.client(other).lists[&list].contains_key(&home.id(one)));
    assert!(!home.client(third).lists.contains_key(&list));
}

#[test]
fn who_left_is_not_put_back_and_neither_is_who_comes_too_late() {
    let (mut home, [one, other, third], code) = met();
    let (leaving, list) = (home.connect("192.168.1.10", Some(&one)), format!("code/{code}"));
    home.say(leaving, json!({"type": "code-room-leave"}));
    home.restart();
    home.connect("192.168.1.12", Some(&third));
    let one = home.connect("192.168.1.10", Some(&one));
    home.pass(Duration::from_secs(601));
    let other = home.connect("192.168.20.9", Some(&other));
    home.pass(TICK);
    for device in [one, other] {
        assert!(!home.client(device).lists.contains_key(&list));
    }
    assert_eq!(home.rooms.remembered().to_text(), "");
}

#[test]
fn switched_off_code_rooms_say_so() {
    let (mut home, one, ..) = three();
    let config = crate::proto::rooms::RoomsConfig {
        away: Duration::from_secs(120),
        away_per_address: 4,
        code_rooms: false,
    };
    home.rooms.handle_config(config);
    home.say(one, json!({"type": "code-room-create"}));
    assert_eq!(home.errors(one), ["disabled"]);
}

#[test]
fn a_new_name_outlives_the_token_that_was_made_before_it() {
    let (mut home, one, ..) = three();
    let token = home.client(one).token.clone();
    home.say(one, json!({"type": "rename", "name": "Werkstatt"}));
    home.say(one, json!({"type": "bye"}));
    let again = home.connect("192.168.1.10", Some(&token));
    assert_eq!(home.client(again).name, "Werkstatt");
}
