//! Requests and their answers, as RFC 8656 sections 7, 8, 10 and 12 lay them down.

use stun_types::{
    attribute::{AttributeType, RawAttribute},
    message::{Message, MessageClass, MessageWrite},
    prelude::AttributeWrite,
};
use turn_types::{
    AddressFamily,
    attribute::{AdditionalAddressFamily, RequestedAddressFamily, RequestedTransport},
    message::{ALLOCATE, CREATE_PERMISSION, REFRESH},
};

use super::client::*;
use crate::proto::{signaling::PeerId, turn::Reason};

const UDP: u8 = RequestedTransport::UDP;

fn allocate(world: &mut World, client: &Client, attributes: &[&dyn AttributeWrite]) -> Reply {
    let transport = RequestedTransport::new(UDP);
    let all: Vec<&dyn AttributeWrite> = [&transport as &dyn AttributeWrite]
        .into_iter()
        .chain(attributes.iter().copied())
        .collect();
    world.ask(client, ALLOCATE, &all)
}

#[test]
fn an_allocation_has_a_relayed_address_and_a_lifetime() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let reply = allocate(&mut world, &client, &[]);
    assert_eq!(reply.relayed(), Some(address("192.168.1.2:50000")));
    assert_eq!(reply.lifetime(), Some(600));
    let message = Message::from_bytes(&reply.bytes).unwrap();
    let mapped: stun_types::attribute::XorMappedAddress = message.attribute().unwrap();
    assert_eq!(mapped.addr(message.transaction_id()), client.from.client);
    assert!(reply.has(0x0008) && reply.has(0x8028), "signed, with a fingerprint");
    assert_eq!(world.server.counts().allocations, 1);
}

#[test]
fn a_retransmission_gets_the_same_answer_and_a_second_request_none() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let bytes = world.signed(&client, ALLOCATE, &[&RequestedTransport::new(UDP)]);
    let first = world.handle(client.from, &bytes).unwrap();
    let again = world.handle(client.from, &bytes).unwrap();
    assert_eq!((first.code(), first.bytes), (0, again.bytes));
    assert_eq!(allocate(&mut world, &client, &[]).code(), 437);
    assert_eq!(world.server.counts().refused(Reason::AllocationMismatch), 1);
    assert_eq!(world.open_sockets(), 1);
}

#[test]
fn families_are_given_as_asked() {
    let cases: [(&[&dyn AttributeWrite], u16, usize); 4] = [
        (&[&RequestedAddressFamily::new(AddressFamily::IPV6)], 0, 1),
        (&[&AdditionalAddressFamily::new(AddressFamily::IPV6)], 0, 2),
        (
            &[
                &RequestedAddressFamily::new(AddressFamily::IPV4),
                &AdditionalAddressFamily::new(AddressFamily::IPV6),
            ],
            400,
            0,
        ),
        (&[&RawAttribute::new(AttributeType::new(0x0017), &[9, 0, 0, 0])], 400, 0),
    ];
    for (attributes, code, sockets) in cases {
        let mut world = World::new();
        let client = world.client("192.168.1.9:4000", 1);
        let reply = allocate(&mut world, &client, attributes);
        assert_eq!((reply.code(), world.open_sockets()), (code, sockets));
    }
}

#[test]
fn what_is_not_offered_is_refused() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    assert_eq!(world.ask(&client, ALLOCATE, &[]).code(), 400, "no transport");
    let tcp = RequestedTransport::new(RequestedTransport::TCP);
    assert_eq!(world.ask(&client, ALLOCATE, &[&tcp]).code(), 442);
    let unknown = RawAttribute::new(AttributeType::new(0x7abc), b"");
    assert_eq!(allocate(&mut world, &client, &[&unknown]).code(), 420);
    let token = RawAttribute::new(AttributeType::new(0x0022), &[1; 8]);
    assert_eq!(
        allocate(&mut world, &client, &[&token]).code(),
        508,
        "an unknown reservation"
    );
    world.next_port = None;
    assert_eq!(allocate(&mut world, &client, &[]).code(), 508);
    assert_eq!((world.server.counts().allocations, world.open_sockets()), (0, 0));
}

#[test]
fn nothing_can_be_done_without_an_allocation() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    assert_eq!(world.refresh(&client, 600).code(), 437);
    assert_eq!(world.permit(&client, "192.168.1.7:9"), 437);
    assert_eq!(world.bind(&client, 0x4001, "192.168.1.7:9"), 437);
    assert_eq!(world.send(&client, "192.168.1.7:9", b"x"), None);
    assert_eq!(world.relayed(&client, b"\x40\x01\x00\x01x\0\0\0"), None);
}

#[test]
fn channels_belong_to_one_peer_each() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let relayed = world.allocate(&client);
    assert_eq!(world.bind(&client, 0x4001, "192.168.1.7:9"), 0);
    assert_eq!(world.bind(&client, 0x4001, "192.168.1.7:9"), 0, "again");
    assert_eq!(world.bind(&client, 0x4001, "192.168.1.8:9"), 400, "the number is taken");
    assert_eq!(
        world.bind(&client, 0x4002, "192.168.1.7:9"),
        400,
        "the peer has another"
    );
    assert_eq!(world.bind(&client, 0x3fff, "192.168.1.8:9"), 400);
    assert_eq!(world.bind(&client, 0x7fff, "192.168.1.8:9"), 400);
    assert_eq!(world.bind(&client, 0x4003, "192.168.1.8:0"), 400, "no port");
    assert_eq!(
        world.bind(&client, 0x4003, "[fd00::7]:9"),
        443,
        "the relayed address is IPv4"
    );
    let there = world.relayed(&client, b"\x40\x01\x00\x03abc").unwrap();
    assert_eq!(there, (relayed, address("192.168.1.7:9"), b"abc".to_vec()));
    assert_eq!(world.relayed(&client, b"\x40\x02\x00\x03abc"), None, "not bound");
    assert_eq!(
        world.relayed(&client, b"\x40\x01\x00\x04abc"),
        None,
        "shorter than it says"
    );
}

#[test]
fn what_is_over_is_over() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let relayed = world.allocate(&client);
    assert_eq!(world.permit(&client, "192.168.1.7:1"), 0);
    let reply = world.refresh(&client, 0);
    assert_eq!((reply.code(), reply.lifetime()), (0, Some(0)));
    assert_eq!((world.server.counts().allocations, world.open_sockets()), (0, 0));
    assert_eq!(world.hear(relayed, "192.168.1.7:1"), None);
    assert_eq!(world.refresh(&client, 600).code(), 437);
    world.allocate(&client);
}

#[test]
fn an_allocation_is_its_makers_alone() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    let mut thief = client.clone();
    thief.credentials = world.key.mint(PeerId::new([2; 8]), UNIX + 3600);
    assert_eq!(world.refresh(&thief, 0).code(), 441);
    assert_eq!(world.permit(&thief, "192.168.1.7:1"), 441);
    assert_eq!(world.server.counts().allocations, 1);
}

#[test]
fn forged_and_expired_credentials_are_refused() {
    let mut world = World::new();
    let good = world.client("192.168.1.9:4000", 1);
    let with = |username: &str, password: &str| {
        let mut client = good.clone();
        username.clone_into(&mut client.credentials.username);
        password.clone_into(&mut client.credentials.password);
        client
    };
    let expired = world.key.mint(PeerId::new([1; 8]), UNIX);
    let (username, password) = (good.credentials.username.clone(), good.credentials.password.clone());
    let later = username.replace(&(UNIX + 3600).to_string(), &(UNIX + 7200).to_string());
    for (what, client) in [
        ("wrong password", with(&username, "guess")),
        ("expiry put off", with(&later, &password)),
        ("no expiry", with("AQEBAQEBAQE", &password)),
        ("empty", with("", "")),
        ("expired", with(&expired.username, &expired.password)),
    ] {
        let reply = allocate(&mut world, &client, &[]);
        assert_eq!(reply.code(), 401, "{what}");
        assert!(!reply.has(0x0008), "{what}: not signed");
    }
    assert_eq!(allocate(&mut world, &good, &[]).code(), 0);
}

#[test]
fn replayed_requests_are_refused() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let bytes = world.signed(&client, ALLOCATE, &[&RequestedTransport::new(UDP)]);
    let mut elsewhere = client.from;
    elsewhere.client = address("192.168.1.66:4000");
    let reply = world.handle(elsewhere, &bytes).unwrap();
    assert_eq!(reply.code(), 438, "from another address");
    assert!(reply.has(0x0015) && reply.has(0x0014), "a fresh nonce");
    world.wait(3600);
    assert_eq!(world.handle(client.from, &bytes).unwrap().code(), 438, "an hour later");
    assert_eq!(world.server.counts().allocations, 0);
}

#[test]
fn missing_parts_of_a_proof_are_a_bad_request() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let mut bytes = world.message(MessageClass::Request, REFRESH, &[]).finish();
    bytes[3] = 24;
    bytes.extend([&[0, 8, 0, 20][..], &[0; 20]].concat());
    assert_eq!(world.handle(client.from, &bytes).unwrap().code(), 400);
    let bytes = world.message(MessageClass::Request, CREATE_PERMISSION, &[]).finish();
    assert_eq!(world.handle(client.from, &bytes).unwrap().code(), 401);
}

#[test]
fn other_methods_and_classes_get_silence() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    for (class, method) in [
        (MessageClass::Success, ALLOCATE),
        (MessageClass::Error, REFRESH),
        (MessageClass::Indication, ALLOCATE),
        (MessageClass::Request, turn_types::message::CONNECT),
        (MessageClass::Request, turn_types::message::SEND),
    ] {
        let bytes = world.message(class, method, &[]).finish();
        assert!(world.handle(client.from, &bytes).is_none(), "{class:?} {method:?}");
    }
}
