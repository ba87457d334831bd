//! Whatever comes in whatever order: no panic, what is allocated is freed, nothing goes where it may not.

use proptest::prelude::*;

use super::client::*;
use crate::proto::turn::{Action, FiveTuple, Transport};

/// One step of somebody.
#[derive(Debug, Clone)]
enum Step {
    Allocate(u8),
    Refresh(u8, u32),
    Permit(u8, u8),
    Bind(u8, u16, u8),
    Send(u8, u8),
    Channel(u8, u16),
    FromPeer(u16, u8),
    Disconnect(u8),
    Wait(u64),
    Junk(u8, Vec<u8>),
}

const PEERS: [&str; 8] = [
    "192.168.1.7:9",
    "192.168.1.8:9",
    "[fd00::7]:9",
    "127.0.0.1:53",
    "192.168.1.2:3478",
    "192.168.1.2:50000",
    "8.8.8.8:53",
    "224.0.0.1:9",
];

fn steps() -> impl Strategy<Value = Step> {
    let (who, peer) = (0..6_u8, 0..PEERS.len() as u8);
    prop_oneof![
        3 => who.clone().prop_map(Step::Allocate),
        1 => (who.clone(), prop_oneof![Just(0), Just(600), any::<u32>()]).prop_map(|(who, life)| Step::Refresh(who, life)),
        3 => (who.clone(), peer.clone()).prop_map(|(who, peer)| Step::Permit(who, peer)),
        2 => (who.clone(), 0x4000..0x4004_u16, peer.clone()).prop_map(|(who, n, peer)| Step::Bind(who, n, peer)),
        4 => (who.clone(), peer.clone()).prop_map(|(who, peer)| Step::Send(who, peer)),
        4 => (who.clone(), 0x4000..0x4004_u16).prop_map(|(who, n)| Step::Channel(who, n)),
        4 => (50_000..50_006_u16, peer).prop_map(|(port, peer)| Step::FromPeer(port, peer)),
        1 => who.clone().prop_map(Step::Disconnect),
        1 => (0..400_u64).prop_map(Step::Wait),
        2 => (who, proptest::collection::vec(any::<u8>(), 0..80)).prop_map(|(who, junk)| Step::Junk(who, junk)),
    ]
}

fn take(world: &mut World, clients: &[Client], step: Step) -> Option<std::net::SocketAddr> {
    let client = |who: u8| &clients[usize::from(who)];
    let peer = |peer: u8| PEERS[usize::from(peer)];
    match step {
        Step::Allocate(who) => {
            let transport = turn_types::attribute::RequestedTransport::new(17);
            world.ask(client(who), turn_types::message::ALLOCATE, &[&transport]);
        }
        Step::Refresh(who, life) => drop(world.refresh(client(who), life)),
        Step::Permit(who, to) => drop(world.permit(client(who), peer(to))),
        Step::Bind(who, number, to) => drop(world.bind(client(who), number, peer(to))),
        Step::Send(who, to) => return world.send(client(who), peer(to), b"data").map(|(_, to)| to),
        Step::Channel(who, number) => {
            let [a, b] = number.to_be_bytes();
            return world.relayed(client(who), &[a, b, 0, 1, 7]).map(|(_, to, _)| to);
        }
        Step::FromPeer(port, from) => {
            let relayed = std::net::SocketAddr::new([192, 168, 1, 2].into(), port);
            world.hear(relayed, peer(from));
        }
        Step::Disconnect(who) => world.server.handle_disconnect(&client(who).from),
        Step::Wait(seconds) => world.wait(seconds),
        Step::Junk(who, junk) => drop(world.handle(client(who).from, &junk)),
    }
    None
}

proptest! {
    #[test]
    fn what_is_allocated_is_freed_and_nothing_forbidden_is_reached(steps in proptest::collection::vec(steps(), 0..120)) {
        let mut world = World::new();
        let clients: Vec<_> = (0..6).map(|n| world.client(&format!("192.168.1.{}:4000", 20 + n), n / 2)).collect();
        for step in steps {
            if let Some(to) = take(&mut world, &clients, step) {
                let neighbour = [address(PEERS[0]), address(PEERS[1]), address(PEERS[2])].contains(&to);
                let relayed = world.sockets.iter().filter_map(std::rc::Weak::upgrade).any(|socket| *socket == to);
                prop_assert!(neighbour || relayed, "{to}");
            }
            prop_assert_eq!(world.server.counts().allocations, world.open_sockets());
        }
        world.wait(3601);
        prop_assert_eq!((world.server.counts().allocations, world.open_sockets()), (0, 0));
        prop_assert_eq!(world.server.poll_timeout(), None);
    }

    #[test]
    fn a_changed_byte_never_allocates(at in any::<prop::sample::Index>(), value: u8) {
        let mut world = World::new();
        let client = world.client("192.168.1.9:4000", 1);
        let transport = turn_types::attribute::RequestedTransport::new(17);
        let good = world.signed(&client, turn_types::message::ALLOCATE, &[&transport]);
        let mut bytes = good.clone();
        bytes[at.index(good.len())] = value;
        let opens = matches!(world.server.handle_message(world.now, client.from, &bytes), Action::Open(_));
        prop_assert_eq!(opens, bytes == good);
    }

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300), transport in 0..3_u8) {
        let transport = [Transport::Udp, Transport::Tcp, Transport::Tls][usize::from(transport)];
        let from = FiveTuple::new(transport, address("192.168.1.9:4000"), address("192.168.1.2:3478"));
        let mut world = World::new();
        let action = world.server.handle_message(world.now, from, &bytes);
        let quiet = matches!(action, Action::Nothing | Action::Reply(_));
        prop_assert!(quiet);
    }
}
