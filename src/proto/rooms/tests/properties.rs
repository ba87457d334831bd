//! Whatever happens in whatever order: lists are true, messages stay in their rooms, nothing piles up.

use std::{collections::BTreeSet, time::Duration};

use proptest::prelude::*;
use serde_json::json;

use super::client::{Home, links};
use crate::proto::{
    rooms::{RoomCode, RoomKey},
    subnet::{Grouping, Subnets},
};

const ADDRESSES: [&str; 5] = ["192.168.1.10", "fd00:1::11", "192.168.20.9", "203.0.113.5", "127.0.0.1"];

#[derive(Debug, Clone)]
enum Event {
    Connect(usize),
    Resume(usize, usize),
    Drop(usize),
    Bye(usize),
    Rename(usize, u8),
    Away(usize, bool),
    Signal(usize, usize),
    Pass(u32),
    Regroup(u8),
    PairOpen(usize),
    PairJoin(usize, u8),
    PairClose(usize),
    Keys(usize, u8, bool),
    CodeCreate(usize),
    CodeJoin(usize, u8),
    CodeLeave(usize),
}

fn event() -> impl Strategy<Value = Event> {
    let who = 0usize..1000;
    prop_oneof![
        4 => (0..ADDRESSES.len()).prop_map(Event::Connect),
        2 => (who.clone(), 0..ADDRESSES.len()).prop_map(|(who, address)| Event::Resume(who, address)),
        2 => who.clone().prop_map(Event::Drop),
        1 => who.clone().prop_map(Event::Bye),
        1 => (who.clone(), any::<u8>()).prop_map(|(who, name)| Event::Rename(who, name)),
        1 => (who.clone(), any::<bool>()).prop_map(|(who, away)| Event::Away(who, away)),
        3 => (who.clone(), who.clone()).prop_map(|(from, to)| Event::Signal(from, to)),
        3 => prop_oneof![1u32..70, 100_000u32..130_000].prop_map(Event::Pass),
        1 => (0u8..3).prop_map(Event::Regroup),
        1 => who.clone().prop_map(Event::PairOpen),
        1 => (who.clone(), 0u8..12).prop_map(|(who, slot)| Event::PairJoin(who, slot)),
        1 => who.clone().prop_map(Event::PairClose),
        2 => (who.clone(), 0u8..3, any::<bool>()).prop_map(|(who, key, join)| Event::Keys(who, key, join)),
        1 => who.clone().prop_map(Event::CodeCreate),
        1 => (who.clone(), 0u8..12).prop_map(|(who, code)| Event::CodeJoin(who, code)),
        1 => who.clone().prop_map(Event::CodeLeave),
    ]
}

/// Picks an open connection.
fn pick(home: &Home, index: usize) -> Option<u64> {
    let mut open: Vec<u64> = home
        .clients
        .iter()
        .filter(|(_, client)| client.closed.is_none())
        .map(|(id, _)| *id)
        .collect();
    open.sort_unstable();
    (!open.is_empty()).then(|| open[index % open.len()])
}

fn play(home: &mut Home, tokens: &mut Vec<String>, event: Event) {
    match event {
        Event::Connect(address) => {
            let one = home.connect(ADDRESSES[address], None);
            tokens.push(home.client(one).token.clone());
        }
        Event::Resume(who, address) if !tokens.is_empty() => {
            home.connect(ADDRESSES[address], Some(&tokens[who % tokens.len()]));
        }
        Event::Pass(millis) => home.pass(Duration::from_millis(millis.into())),
        Event::Regroup(how) => regroup(home, how),
        Event::Drop(who) => {
            // Also sockets that were closed by us: the shell tells of their end too.
            let mut all: Vec<u64> = home.clients.keys().copied().collect();
            all.sort_unstable();
            if !all.is_empty() {
                home.drop_connection(all[who % all.len()]);
            }
        }
        Event::Signal(from, to) => signal(home, from, to),
        Event::Resume(..) => {}
        Event::PairOpen(who) => say(home, who, json!({"type": "pair-open"})),
        // The numbers drawn begin at 42.
        Event::PairJoin(who, slot) => say(
            home,
            who,
            json!({"type": "pair-join", "slot": format!("{:03}", 42 + slot)}),
        ),
        Event::PairClose(who) => say(home, who, json!({"type": "pair-close"})),
        Event::Keys(who, key, join) => {
            let key = "ABC"[usize::from(key)..=usize::from(key)].repeat(42) + "A";
            say(
                home,
                who,
                json!({"type": if join { "rooms-join" } else { "rooms-leave" }, "keys": [key]}),
            );
        }
        Event::CodeCreate(who) => say(home, who, json!({"type": "code-room-create"})),
        Event::CodeJoin(who, code) => {
            let code = RoomCode::drawn(42 + u64::from(code)).to_string();
            say(home, who, json!({"type": "code-room-join", "code": code}));
        }
        Event::CodeLeave(who) => say(home, who, json!({"type": "code-room-leave"})),
        Event::Bye(who) => say(home, who, json!({"type": "bye"})),
        Event::Rename(who, name) => say(home, who, json!({"type": "rename", "name": format!("n{name}")})),
        Event::Away(who, away) => {
            say(
                home,
                who,
                json!({"type": "presence", "state": if away { "away" } else { "active" }}),
            );
        }
    }
}

fn say(home: &mut Home, who: usize, message: serde_json::Value) {
    if let Some(one) = pick(home, who) {
        home.say(one, message);
    }
}

fn regroup(home: &mut Home, how: u8) {
    let links = links();
    let subnets = match how {
        0 => Subnets::new(Grouping::All, 32, 64, &links),
        1 => Subnets::new(Grouping::Subnet, 32, 64, &links),
        _ => Subnets::new(Grouping::Subnet, 32, 64, &links[..1]),
    };
    home.regroup(subnets);
}

/// A signal reaches its receiver exactly when the two are in a common room, and nobody else ever.
fn signal(home: &mut Home, from: usize, to: usize) {
    let (Some(from), Some(to)) = (pick(home, from), pick(home, to)) else {
        return;
    };
    let counts = |home: &Home| -> Vec<(u64, usize)> {
        let mut counts: Vec<_> = home
            .clients
            .iter()
            .map(|(id, client)| {
                (
                    *id,
                    client
                        .inbox
                        .iter()
                        .filter(|message| message["type"] == "signal")
                        .count(),
                )
            })
            .collect();
        counts.sort_unstable();
        counts
    };
    let before = counts(home);
    let together = from != to && !rooms_of(home, from).is_disjoint(&rooms_of(home, to));
    home.say(from, json!({"type": "signal", "to": home.id(to), "payload": 1}));
    for ((id, before), (_, after)) in before.into_iter().zip(counts(home)) {
        assert_eq!(after - before, usize::from(together && id == to));
    }
}

/// The network's room, computed anew, and those that the device is told to be in.
fn rooms_of(home: &Home, connection: u64) -> BTreeSet<String> {
    let peer = &home.rooms.peers[&home.client(connection).id.unwrap()];
    let lan = format!("{:?}", RoomKey::Lan(home.rooms.subnets.network_of(&peer.address)));
    let others = peer
        .rooms
        .iter()
        .filter(|key| !matches!(key, RoomKey::Lan(_)))
        .map(|key| match key {
            RoomKey::Paired(key) => key.to_string(),
            other => format!("{other:?}"),
        });
    others.chain([lan]).collect()
}

/// After a quiet while every list of every client equals the server's.
fn lists_are_true(home: &Home) {
    for (connection, client) in home.clients.iter().filter(|(_, client)| client.closed.is_none()) {
        let id = client.id.unwrap();
        let peer = &home.rooms.peers[&id];
        let mine: BTreeSet<String> = peer.rooms.iter().map(|key| list_name(home, key)).collect();
        assert_eq!(
            client.lists.keys().cloned().collect::<BTreeSet<_>>(),
            mine,
            "rooms of {connection}"
        );
        for key in &peer.rooms {
            let room = &home.rooms.rooms[key];
            let others = room.members.iter().filter(|other| **other != id);
            let server: Vec<_> = others
                .map(|other| serde_json::to_value(home.rooms.peers[other].info(*other)).unwrap())
                .collect();
            let list = &client.lists[&list_name(home, key)];
            assert_eq!(list.len(), server.len());
            for record in server {
                assert_eq!(list[record["peerId"].as_str().unwrap()], record);
            }
        }
    }
}

fn list_name(home: &Home, key: &RoomKey) -> String {
    let info = &home.rooms.rooms[key].info;
    let kind = serde_json::to_value(info.kind).unwrap();
    format!("{}/{}", kind.as_str().unwrap(), info.id)
}

fn nothing_piles_up(home: &Home) {
    let rooms = &home.rooms;
    assert!(rooms.rooms.values().all(|room| !room.members.is_empty()));
    let open = home.clients.values().filter(|client| client.closed.is_none()).count();
    assert_eq!(rooms.connections.len(), open);
    assert_eq!(rooms.peers.len(), open + rooms.away.len());
    assert_eq!(rooms.pairings.len(), rooms.expiries.len());
    let pair_rooms = rooms.rooms.iter().filter(|(key, _)| matches!(key, RoomKey::Pair(_)));
    assert!(pair_rooms.clone().all(|(_, room)| room.members.len() <= 2));
    assert_eq!(pair_rooms.count(), rooms.pairings.len());
    assert_eq!(rooms.away_of.values().sum::<usize>(), rooms.away.len());
    assert!(rooms.away_of.values().all(|count| (1..=4).contains(count)));
}

proptest! {
    #[test]
    fn any_sequence_of_events_leaves_true_lists(events in prop::collection::vec(event(), 1..80)) {
        let mut home = Home::new();
        let mut tokens = Vec::new();
        for event in events {
            play(&mut home, &mut tokens, event);
        }
        home.pass(Duration::from_millis(100));
        lists_are_true(&home);
        nothing_piles_up(&home);
        home.pass(Duration::from_secs(200));
        lists_are_true(&home);
        home.pass(Duration::from_secs(300));
        prop_assert!(home.rooms.away.is_empty() && home.rooms.pairings.is_empty());
    }
}
