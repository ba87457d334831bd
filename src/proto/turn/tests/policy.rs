//! Nobody gets through the relay to where they may not go, and nobody in without a permission.

use super::client::*;
use crate::proto::turn::{Reason, ToClient};

#[test]
fn only_permitted_peers_are_heard() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let relayed = world.allocate(&client);
    assert_eq!(world.hear(relayed, "192.168.1.7:9"), None);
    assert_eq!(world.send(&client, "192.168.1.7:9", b"x"), None);
    assert_eq!(world.server.counts().dropped, 2);
    assert_eq!(world.permit(&client, "192.168.1.7:1"), 0);
    assert_eq!(
        world.send(&client, "192.168.1.7:9", b"x"),
        Some((relayed, address("192.168.1.7:9")))
    );
    assert_eq!(world.hear(relayed, "192.168.1.7:9"), Some(client.from.client));
    assert_eq!(world.hear(relayed, "192.168.1.8:9"), None);
    assert_eq!(
        world.hear(address("192.168.1.2:50001"), "192.168.1.7:9"),
        None,
        "nobody's"
    );
}

#[test]
fn what_is_no_neighbour_gets_403() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    let forbidden = [
        "8.8.8.8:53",
        "224.0.0.251:5353",
        "255.255.255.255:9",
        "192.168.1.255:9",
        "0.0.0.0:80",
    ];
    for (n, peer) in forbidden.iter().enumerate() {
        assert_eq!(world.permit(&client, peer), 403, "{peer}");
        assert_eq!(world.bind(&client, 0x4000 + n as u16, peer), 403, "{peer}");
        assert_eq!(world.send(&client, peer, b"x"), None, "{peer}");
    }
    assert_eq!(world.server.counts().refused(Reason::Forbidden), 10);
}

#[test]
fn the_boxs_own_services_are_out_of_reach() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let relayed = world.allocate(&client);
    for (n, own) in ["127.0.0.1:53", "192.168.1.2:53", "192.168.1.2:3478", "127.0.0.53:53"]
        .iter()
        .enumerate()
    {
        world.permit(&client, own);
        assert_eq!(world.send(&client, own, b"x"), None, "{own}");
        assert_eq!(world.bind(&client, 0x4000 + n as u16, own), 403, "{own}");
        assert_eq!(world.hear(relayed, own), None, "{own}");
    }
}

#[test]
fn two_clients_of_the_relay_reach_each_other_and_not_what_comes_after() {
    let mut world = World::new();
    let one = world.client("192.168.1.9:4000", 1);
    let other = world.client("192.168.1.10:4000", 2);
    let (here, there) = (world.allocate(&one), world.allocate(&other));
    let (here_text, there_text) = (here.to_string(), there.to_string());
    assert_eq!(world.permit(&one, &there_text), 0);
    assert_eq!(world.permit(&other, &here_text), 0);
    assert_eq!(world.bind(&one, 0x4001, &there_text), 0);
    assert_eq!(world.send(&one, &there_text, b"x"), Some((here, there)));
    assert_eq!(world.hear(there, &here_text), Some(other.from.client));
    world.refresh(&other, 0);
    assert_eq!(
        world.send(&one, &there_text, b"x"),
        None,
        "the port may be another program's now"
    );
    assert_eq!(world.relayed(&one, b"\x40\x01\x00\x01x"), None);
}

#[test]
fn addresses_that_become_the_boxs_own_are_out_of_reach_at_once() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    assert_eq!(world.permit(&client, "192.168.1.7:9"), 0);
    assert!(world.send(&client, "192.168.1.7:9", b"x").is_some());
    let mut links = links();
    links[0].addresses.push("192.168.1.7/24".parse().unwrap());
    let peers = crate::proto::turn::PeerPolicy::any(&links);
    let changed = crate::proto::turn::Rules { peers, ..rules() };
    world.server.set_rules(changed, world.now.at);
    assert!(world.send(&client, "192.168.1.7:9", b"x").is_none());
}

#[test]
fn an_allocation_has_room_for_so_many_peers() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    let codes: Vec<_> = (0..70)
        .map(|n| world.permit(&client, &format!("10.0.0.{}:9", n + 1)))
        .collect();
    assert_eq!(codes.iter().filter(|code| **code == 0).count(), 64);
    assert_eq!(codes.last(), Some(&508));
    assert_eq!(world.permit(&client, "10.0.0.1:9"), 0, "one that is known");
}

#[test]
fn indications_that_are_not_right_are_dropped() {
    use stun_types::{
        attribute::{AttributeType, RawAttribute},
        message::{MessageClass, MessageWrite},
    };
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    world.permit(&client, "192.168.1.7:1");
    let data = RawAttribute::new(AttributeType::new(0x0013), b"x");
    let lonely = world
        .message(MessageClass::Indication, turn_types::message::SEND, &[&data])
        .finish();
    assert_eq!(world.relayed(&client, &lonely), None, "no peer");
    let before = world.server.counts();
    let ToClient { framing, .. } = {
        let relayed = address("192.168.1.2:50000");
        world
            .server
            .handle_peer(world.now, relayed, address("192.168.1.7:9"), 5)
            .unwrap()
    };
    assert!(
        matches!(framing, crate::proto::turn::Framing::Data(..)),
        "no channel, no ChannelData"
    );
    assert_eq!(world.server.counts().bytes_to_clients, before.bytes_to_clients + 5);
}
