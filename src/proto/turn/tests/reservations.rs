//! EVEN-PORT and RESERVATION-TOKEN (RFC 8656 sections 7.1 and 7.2): the port above, for half a minute and one device.

use stun_types::prelude::AttributeWrite;
use turn_types::{
    attribute::{EvenPort, RequestedTransport, ReservationToken},
    message::ALLOCATE,
};

use super::client::*;
fn allocate(world: &mut World, client: &Client, attribute: &dyn AttributeWrite) -> Reply {
    world.ask(client, ALLOCATE, &[&RequestedTransport::new(17), attribute])
}

/// A world in which the port above 50002 is kept for the first device, with the token for it.
fn reserved() -> (World, u64) {
    let mut world = World::new();
    world.next_port = Some(50_001);
    let client = world.client("192.168.1.9:4000", 1);
    let reply = allocate(&mut world, &client, &EvenPort::new(true));
    assert_eq!(reply.relayed(), Some(address("192.168.1.2:50002")));
    assert_eq!(world.open_sockets(), 2);
    (world, reply.token().unwrap())
}

#[test]
fn an_even_port_alone_keeps_no_other() {
    let mut world = World::new();
    world.next_port = Some(50_001);
    let client = world.client("192.168.1.9:4000", 1);
    let reply = allocate(&mut world, &client, &EvenPort::new(false));
    assert_eq!(
        (reply.relayed(), reply.token()),
        (Some(address("192.168.1.2:50002")), None)
    );
    assert_eq!(world.open_sockets(), 1);
}

#[test]
fn the_port_above_is_for_the_same_device_once() {
    let (mut world, token) = reserved();
    let stranger = world.client("192.168.1.10:4000", 2);
    assert_eq!(
        allocate(&mut world, &stranger, &ReservationToken::new(token)).code(),
        508
    );
    let again = world.client("192.168.1.9:4001", 1);
    let reply = allocate(&mut world, &again, &ReservationToken::new(token));
    assert_eq!(reply.relayed(), Some(address("192.168.1.2:50003")));
    assert_eq!(world.open_sockets(), 2);
    let late = world.client("192.168.1.9:4002", 1);
    assert_eq!(allocate(&mut world, &late, &ReservationToken::new(token)).code(), 508);
}

#[test]
fn it_is_kept_for_thirty_seconds() {
    let (mut world, token) = reserved();
    let client = world.client("192.168.1.9:4001", 1);
    let over = world.start + std::time::Duration::from_secs(30);
    assert_eq!(world.server.poll_timeout(), Some(over));
    world.wait(29);
    assert_eq!(world.open_sockets(), 2);
    world.wait(1);
    assert_eq!(
        world.open_sockets(),
        1,
        "at that very moment, or its timer would not rest"
    );
    assert!(world.server.poll_timeout() > Some(over));
    assert_eq!(allocate(&mut world, &client, &ReservationToken::new(token)).code(), 508);
}

#[test]
fn of_two_that_want_it_at_the_same_time_one_gets_it() {
    let (mut world, token) = reserved();
    let (transport, token) = (RequestedTransport::new(17), ReservationToken::new(token));
    let requests = ["192.168.1.9:4001", "192.168.1.9:4002"].map(|at| {
        let client = world.client(at, 1);
        (client.from, world.signed(&client, ALLOCATE, &[&transport, &token]))
    });
    assert_eq!(world.ask_at_once(&requests), [0, 508]);
    assert_eq!(world.open_sockets(), 2);
}

/// So many of the first device.
fn of_one_device(world: &mut World, count: u16) -> Vec<Client> {
    (0..count)
        .map(|n| world.client(&format!("192.168.1.9:{}", 4000 + n), 1))
        .collect()
}

/// Allocations with the port above, given back at once; how many were made.
fn made_and_given_back(world: &mut World, clients: &[Client]) -> usize {
    let made = clients.iter().filter(|client| {
        let code = allocate(world, client, &EvenPort::new(true)).code();
        let is_made = code == 0;
        assert!(is_made || code == 486, "{code}");
        if is_made {
            assert_eq!(world.refresh(client, 0).code(), 0);
        }
        is_made
    });
    made.count()
}

#[test]
fn what_is_kept_counts_as_what_is_held() {
    let mut world = World::new();
    let of_one_device = of_one_device(&mut world, 20);
    assert_eq!(
        made_and_given_back(&mut world, &of_one_device),
        3,
        "the fourth with its port would be the fifth"
    );
    assert_eq!(world.open_sockets(), 3);
    let of_one_address: Vec<_> = (0..20_u8)
        .map(|n| world.client(&format!("192.168.1.9:{}", 5000 + u16::from(n)), 2 + n))
        .collect();
    assert_eq!(made_and_given_back(&mut world, &of_one_address), 4);
    assert_eq!(world.open_sockets(), 7);
    let other = world.client("192.168.1.10:4000", 99);
    assert_eq!(made_and_given_back(&mut world, &[other]), 1, "nobody else is held up");
    world.wait(30);
    assert_eq!(world.open_sockets(), 0);
    assert_eq!(made_and_given_back(&mut world, &of_one_device[..1]), 1);
}

#[test]
fn for_two_ports_two_that_are_not_used_give_way() {
    let mut world = World::new();
    let clients = of_one_device(&mut world, 6);
    for client in &clients[..4] {
        world.allocate(client);
        world.wait(1);
    }
    assert_eq!(allocate(&mut world, &clients[4], &EvenPort::new(true)).code(), 0);
    let held = clients.iter().map(|client| world.server.has_allocation(&client.from));
    assert_eq!(held.collect::<Vec<_>>(), [false, false, true, true, true, false]);
    assert_eq!(world.open_sockets(), 4);
    assert_eq!(allocate(&mut world, &clients[5], &EvenPort::new(true)).code(), 0);
    assert_eq!(
        allocate(&mut world, &clients[0], &EvenPort::new(false)).code(),
        486,
        "all of it is new"
    );
}
