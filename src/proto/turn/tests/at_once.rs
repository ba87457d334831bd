//! Requests that come while the sockets of others are being opened.

use turn_types::{attribute::RequestedTransport, message::ALLOCATE};

use super::client::*;

#[test]
fn many_that_ask_at_once_get_no_more_than_one_after_the_other() {
    let mut world = World::new();
    let requests: Vec<_> = (4000..4010)
        .map(|port| {
            let client = world.client(&format!("192.168.1.9:{port}"), 1);
            (
                client.from,
                world.signed(&client, ALLOCATE, &[&RequestedTransport::new(17)]),
            )
        })
        .collect();
    let codes = world.ask_at_once(&requests);
    assert_eq!(codes, [0, 0, 0, 0, 486, 486, 486, 486, 486, 486]);
    assert_eq!(world.open_sockets(), 4);
}

#[test]
fn a_retransmission_meanwhile_gets_the_same_answer_and_another_request_none() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let request = |world: &mut World| {
        (
            client.from,
            world.signed(&client, ALLOCATE, &[&RequestedTransport::new(17)]),
        )
    };
    let [first, second] = [request(&mut world), request(&mut world)];
    assert_eq!(world.ask_at_once(&[first.clone(), first, second]), [0, 0, 437]);
    assert_eq!(world.open_sockets(), 1);
    assert_eq!(world.refresh(&client, 0).code(), 0);
    assert_eq!(world.open_sockets(), 0);
}
