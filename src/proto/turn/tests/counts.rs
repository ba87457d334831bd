//! What is counted, of a whole life of an allocation.

use turn_types::message::DATA;

use super::client::*;
use crate::proto::turn::{Counts, Reason};

#[test]
fn requests_bytes_and_what_was_not_passed_are_counted() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let relayed = world.allocate(&client);
    world.permit(&client, "192.168.1.7:1");
    world.permit(&client, "8.8.8.8:53");
    for data in [&b"four"[..], b"seven77"] {
        assert!(world.send(&client, "192.168.1.7:9", data).is_some());
    }
    assert_eq!(world.send(&client, "192.168.1.8:9", b"x"), None);
    assert!(world.hear(relayed, "192.168.1.7:9").is_some() && world.hear(relayed, "192.168.1.7:9").is_some());
    let counts = world.server.counts();
    let Counts {
        requests,
        allocations,
        allocations_made,
        bytes_to_peers,
        bytes_to_clients,
        dropped,
        ..
    } = counts;
    // One to be told the nonce, and three.
    assert_eq!((requests, allocations, allocations_made), (4, 1, 1));
    assert_eq!((bytes_to_peers, bytes_to_clients, dropped), (11, 200, 1));
    for reason in Reason::ALL {
        let expected = u64::from(matches!(reason, Reason::Unauthorized | Reason::Forbidden));
        assert_eq!(counts.refused(reason), expected, "{reason:?}");
    }
    assert_eq!(world.refresh(&client, 0).code(), 0);
    let counts = world.server.counts();
    assert_eq!(
        (counts.requests, counts.allocations, counts.allocations_made),
        (5, 0, 1)
    );
}

/// A Data indication is the server's to send (RFC 8656 section 11.4).
#[test]
fn an_indication_of_another_method_relays_nothing_and_is_not_counted() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    world.permit(&client, "192.168.1.7:1");
    let before = world.server.counts();
    let bytes = world.indication(DATA, "192.168.1.7:9", b"x");
    assert_eq!(world.relayed(&client, &bytes), None);
    assert_eq!(world.server.counts(), before);
}
