//! Time moved by hand: allocations, permissions, channels, nonces and quotas.

use super::client::*;

#[test]
fn an_allocation_lives_ten_minutes_unless_refreshed() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    assert_eq!(
        world.server.poll_timeout(),
        Some(world.start + std::time::Duration::from_secs(600))
    );
    world.wait(599);
    assert_eq!(world.refresh(&client, 1).lifetime(), Some(600), "at least");
    world.wait(599);
    assert_eq!(world.refresh(&client, 1_000_000).lifetime(), Some(3600), "at most");
    assert_eq!(world.open_sockets(), 1);
    world.wait(3600);
    assert_eq!((world.server.counts().allocations, world.open_sockets()), (0, 0));
    assert_eq!(world.server.poll_timeout(), None);
}

#[test]
fn a_permission_lives_five_minutes_and_a_channel_ten() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let relayed = world.allocate(&client);
    world.refresh(&client, 3600);
    assert_eq!(world.bind(&client, 0x4001, "192.168.1.7:9"), 0);
    assert_eq!(world.permit(&client, "192.168.1.8:1"), 0);
    world.wait(299);
    assert!(world.hear(relayed, "192.168.1.7:9").is_some());
    assert!(world.hear(relayed, "192.168.1.8:77").is_some(), "any port");
    world.wait(1);
    assert!(world.hear(relayed, "192.168.1.7:9").is_none());
    assert!(world.hear(relayed, "192.168.1.8:77").is_none());
    assert!(
        world.relayed(&client, b"\x40\x01\x00\x01x").is_some(),
        "the channel still binds"
    );
    world.wait(300);
    assert!(world.relayed(&client, b"\x40\x01\x00\x01x").is_none());
    assert_eq!(
        world.bind(&client, 0x4001, "192.168.1.8:9"),
        0,
        "the number is free again"
    );
}

#[test]
fn credentials_end_for_the_new_and_not_for_the_open() {
    let mut world = World::new();
    let mut client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    world.refresh(&client, 3600);
    for _ in 0..3 {
        world.wait(1800);
        world.renew_nonce(&mut client);
        assert_eq!(world.refresh(&client, 3600).code(), 0, "a long transfer goes on");
    }
    assert_eq!(world.permit(&client, "192.168.1.7:1"), 0);
    world.refresh(&client, 0);
    assert_eq!(world.refresh(&client, 600).code(), 401);
}

#[test]
fn a_stale_nonce_is_exchanged() {
    let mut world = World::new();
    let mut client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    world.refresh(&client, 3600);
    world.wait(3599);
    assert_eq!(world.refresh(&client, 3600).code(), 0);
    world.wait(1);
    let reply = world.refresh(&client, 3600);
    assert_eq!(reply.code(), 438);
    world.renew_nonce(&mut client);
    assert_eq!(world.refresh(&client, 3600).code(), 0);
}

#[test]
fn a_device_and_an_address_have_their_quotas() {
    let mut world = World::new();
    let clients: Vec<_> = (0..12)
        .map(|n| world.client(&format!("192.168.1.9:{}", 4000 + u16::from(n)), 1 + n / 4))
        .collect();
    for client in &clients[..8] {
        world.allocate(client);
    }
    let fifth = world.client("192.168.1.10:4000", 1);
    let attributes = turn_types::attribute::RequestedTransport::new(17);
    let ask =
        |world: &mut World, client: &Client| world.ask(client, turn_types::message::ALLOCATE, &[&attributes]).code();
    assert_eq!(ask(&mut world, &fifth), 486, "the fifth of a device");
    assert_eq!(ask(&mut world, &clients[8]), 486, "the ninth of an address");
    world.refresh(&clients[0], 0);
    assert_eq!(ask(&mut world, &fifth), 0);
    assert_eq!(ask(&mut world, &clients[8]), 0);
}

#[test]
fn what_a_device_left_in_another_network_gives_way_to_what_it_needs_now() {
    let mut world = World::new();
    let mut clients: Vec<_> = (0..5_u8)
        .map(|n| world.client(&format!("192.168.1.9:{}", 4000 + u16::from(n)), 1))
        .collect();
    for client in &clients[..4] {
        world.allocate(client);
        assert_eq!(world.bind(client, 0x4001, "192.168.1.7:9"), 0);
    }
    let stranger = world.client("192.168.1.11:4000", 2);
    world.allocate(&stranger);
    let attributes = turn_types::attribute::RequestedTransport::new(17);
    let mut ask = |world: &mut World| {
        world.renew_nonce(&mut clients[4]);
        world
            .ask(&clients[4], turn_types::message::ALLOCATE, &[&attributes])
            .code()
    };
    world.wait(19);
    assert_eq!(ask(&mut world), 486, "all were used not long ago");
    world.wait(1);
    assert_eq!(ask(&mut world), 0);
    assert_eq!(world.server.counts().allocations, 5, "one has gone, of the same device");
    assert!(world.server.has_allocation(&stranger.from));
}

#[test]
fn what_an_earlier_page_left_gives_way_at_once_unless_it_carries_a_transfer() {
    let mut world = World::new();
    let earlier: Vec<_> = (0..4_u8)
        .map(|n| world.client(&format!("192.168.1.9:{}", 4000 + u16::from(n)), 1))
        .collect();
    for client in &earlier {
        world.allocate(client);
        assert_eq!(world.bind(client, 0x4001, "192.168.1.7:9"), 0);
    }
    world.wait(1);
    assert!(world.relayed(&earlier[0], b"\x40\x01\x00\x01x").is_some());
    let later: Vec<_> = (0..4_u8)
        .map(|n| world.client(&format!("192.168.1.9:{}", 5000 + u16::from(n)), 1))
        .collect();
    for client in &later[..3] {
        world.allocate(client);
    }
    let attributes = turn_types::attribute::RequestedTransport::new(17);
    let asked = world.ask(&later[3], turn_types::message::ALLOCATE, &[&attributes]);
    assert_eq!(asked.code(), 486, "what is in use and what is new stay");
    assert!(world.server.has_allocation(&earlier[0].from));
    assert_eq!(world.server.counts().allocations, 4);
}

#[test]
fn data_keeps_an_allocation() {
    let mut world = World::new();
    let clients: Vec<_> = (0..5_u8)
        .map(|n| world.client(&format!("192.168.1.9:{}", 4000 + u16::from(n)), 1))
        .collect();
    for client in &clients[..4] {
        world.allocate(client);
        assert_eq!(world.bind(client, 0x4001, "192.168.1.7:9"), 0);
    }
    world.wait(50);
    for client in &clients[..3] {
        assert!(world.relayed(client, b"\x40\x01\x00\x01x").is_some());
    }
    world.wait(50);
    world.allocate(&clients[4]);
    let held: Vec<_> = clients
        .iter()
        .map(|client| world.server.has_allocation(&client.from))
        .collect();
    assert_eq!(held, [true, true, true, false, true]);
}

#[test]
fn a_limit_of_speed_that_changes_is_for_what_is_open_too() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    let relayed = world.allocate(&client);
    assert_eq!(world.bind(&client, 0x4001, "192.168.1.7:9"), 0);
    let heard = |world: &mut World| {
        let all = 0..1000;
        all.filter(|_| world.hear(relayed, "192.168.1.7:9").is_some()).count()
    };
    assert_eq!(heard(&mut world), 1000);
    let slow = crate::proto::turn::Rules {
        mbit_per_allocation: 1,
        ..rules()
    };
    world.server.set_rules(slow, world.now.at);
    let passed = heard(&mut world);
    assert!(
        passed < 400,
        "{passed} datagrams of 100 bytes in a burst of 250 ms at 1 Mbit/s"
    );
    world.server.set_rules(rules(), world.now.at);
    assert_eq!(heard(&mut world), 1000);
}

#[test]
fn a_stream_that_ends_gives_everything_back() {
    let mut world = World::new();
    let client = world.client("192.168.1.9:4000", 1);
    world.allocate(&client);
    world.server.handle_disconnect(&client.from);
    assert_eq!((world.server.counts().allocations, world.open_sockets()), (0, 0));
}

#[test]
fn a_limit_of_speed_holds_in_both_directions_together() {
    let mut world = World::with(crate::proto::turn::Rules {
        mbit_per_allocation: 8,
        ..rules()
    });
    let client = world.client("192.168.1.9:4000", 1);
    let relayed = world.allocate(&client);
    assert_eq!(world.bind(&client, 0x4001, "192.168.1.7:9"), 0);
    let mut message = vec![0x40, 1, 3, 232];
    message.resize(4 + 1000, 0);
    let mut passed = 0;
    for millisecond in 0..2000 {
        world.now.at = world.start + std::time::Duration::from_millis(millisecond);
        passed += usize::from(world.relayed(&client, &message).is_some()) * 1000;
        passed += usize::from(world.hear(relayed, "192.168.1.7:9").is_some()) * 100;
    }
    assert!(
        (2_000_000..=2_260_000).contains(&passed),
        "{passed} bytes in 2 s at 1 MB/s"
    );
}
