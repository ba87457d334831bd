//! STUN and TURN under attack: nothing but proper errors, and the memory stays flat.

use std::{fs, net::SocketAddr, process::Command, time::Duration};

use homedrop::proto::turn::{CredentialKey, Reason};
use stun_types::message::{BINDING, Message, MessageClass, MessageWrite, MessageWriteVec};
use tokio::net::UdpSocket;
use turn_types::{
    attribute::{Lifetime, XorPeerAddress},
    message::{CHANNEL_BIND, CREATE_PERMISSION, REFRESH},
};

use crate::{
    client::Device,
    server::Server,
    turn_client::{Dice, TurnClient, code},
};

/// What the process may grow by: buffers of sockets and of this test, far below a byte for each datagram of a million.
const GROWTH_KIB: u64 = 6 * 1024;

/// Tests run side by side on one host: each has 64 ports of its own.
fn relay(first_port: u16) -> String {
    let last_port = first_port + 63;
    format!("[turn]\nallocations-per-device = 4\nrelay-ports = \"{first_port}-{last_port}\"\n")
}

/// Credentials as the box mints them, for any number of devices.
fn key_of(server: &Server) -> CredentialKey {
    let secret = fs::read(server.state.path().join("secret")).unwrap();
    CredentialKey::new(secret.try_into().unwrap())
}

fn unix_now() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.unwrap().as_secs()
}

fn device(number: u8) -> homedrop::proto::signaling::PeerId {
    homedrop::proto::signaling::PeerId::new([number; 8])
}

async fn turn_client(server: &Server, from: &str, number: u8) -> TurnClient {
    let credentials = key_of(server).mint(device(number), unix_now() + 3600);
    let address = server.addresses.stun.unwrap();
    TurnClient::new(from, address, &credentials.username, &credentials.password).await
}

fn resident_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Messages to begin from: of every kind, those with credentials signed by a client that has an allocation.
fn models(client: &TurnClient) -> Vec<Vec<u8>> {
    let peer = "10.0.0.7:9".parse::<SocketAddr>().unwrap();
    let peer = XorPeerAddress::new(peer, 1.into());
    vec![
        Message::builder_request(BINDING, MessageWriteVec::new()).finish(),
        client.allocation(),
        client.signed(REFRESH, &[&Lifetime::new(600)]),
        client.signed(CREATE_PERMISSION, &[&peer]),
        client.signed(CHANNEL_BIND, &[&peer]),
        b"\x40\x01\x00\x04data".to_vec(),
        b"\x00\x16\x00\x00\x21\x12\xa4\x42abcdefghijkl".to_vec(),
    ]
}

/// Sends `count` datagrams from many addresses; every answer is well-formed.
async fn bombard(server: &Server, count: u32) -> u32 {
    let address = server.addresses.stun.unwrap();
    let owner = turn_client(server, "127.0.0.1:0", 1).await;
    owner.allocate().await.unwrap();
    let (models, mut dice, mut answers) = (models(&owner), Dice(0x5eed), 0);
    let mut strangers = Vec::new();
    for number in 0..count {
        // New addresses all the time: a server that remembers them fills up.
        if number % 50 == 0 {
            strangers = vec![owner_socket(&mut dice, address).await];
        }
        let bytes = match dice.roll(4) {
            0 => {
                let length = dice.roll(200);
                dice.bytes(length)
            }
            _ => {
                let model = dice.roll(models.len());
                dice.mutate(&models[model])
            }
        };
        let sender = if dice.roll(2) == 0 {
            &owner.socket
        } else {
            &strangers[0]
        };
        let _ = sender.send(&bytes).await;
        answers += proper_answers(sender);
        if number % 64 == 0 {
            tokio::task::yield_now().await;
        }
    }
    answers
}

async fn owner_socket(dice: &mut Dice, server: SocketAddr) -> UdpSocket {
    let from = format!("127.{}.{}.{}:0", dice.roll(200), dice.roll(200), 1 + dice.roll(200));
    let socket = UdpSocket::bind(from).await.unwrap();
    socket.connect(server).await.unwrap();
    socket
}

/// Takes what is there already.
fn proper_answers(socket: &UdpSocket) -> u32 {
    let (mut buffer, mut count) = ([0; 2048], 0);
    while let Ok(length) = socket.try_recv(&mut buffer) {
        let answer = Message::from_bytes(&buffer[..length]).expect("an answer is a message");
        assert!(answer.is_response());
        if answer.has_class(MessageClass::Error) {
            assert!(
                [400, 401, 403, 420, 437, 438, 441, 442, 443].contains(&code(&answer)),
                "{}",
                code(&answer)
            );
        }
        count += 1;
    }
    count
}

async fn attack(count: u32, first_port: u16) {
    let server = Server::with(&relay(first_port));
    bombard(&server, count / 10).await;
    let before = resident_kib();
    let answers = bombard(&server, count).await;
    let grown = resident_kib().saturating_sub(before);
    assert!(answers > count / 20, "{answers} answers: the server went deaf");
    assert!(grown <= GROWTH_KIB, "{grown} KiB more after {count} datagrams");
    let counts = server.relay.as_ref().unwrap().counts();
    assert!(counts.allocations <= 2, "{counts:?}");
    assert_eq!(counts.bytes_to_peers, 0, "nobody had a permission");
    Device::join(&server).await;
}

/// Runs a test of this module in a process of its own, where no other test's memory is counted; gives whether this is that process.
fn is_alone(test: &str) -> bool {
    const ALONE: &str = "HOMEDROP_TEST_ALONE";
    if std::env::var_os(ALONE).is_some() {
        return true;
    }
    let name = format!("hostile::datagrams::{test}");
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &name, "--include-ignored", "--nocapture"])
        .env(ALONE, "yes")
        .status();
    assert!(status.unwrap().success(), "{name}, in a process of its own");
    false
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_thousand_random_and_mutated_datagrams_do_no_harm() {
    if is_alone("fifty_thousand_random_and_mutated_datagrams_do_no_harm") {
        attack(50_000, 48_000).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes a minute: cargo test --test daemon -- --ignored million"]
async fn a_million_random_and_mutated_datagrams_do_no_harm() {
    attack(1_000_000, 48_400).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_allocations_ends_at_the_quotas() {
    let server = Server::with(&relay(48_100));
    let mut clients = Vec::new();
    let mut codes = std::collections::BTreeMap::<u16, u32>::new();
    for number in 0..200_u8 {
        let from = format!("127.0.{}.1:0", number % 4);
        let client = turn_client(&server, &from, number / 8).await;
        *codes.entry(client.allocate().await.err().unwrap_or(0)).or_default() += 1;
        clients.push(client);
    }
    let counts = server.relay.as_ref().unwrap().counts();
    assert!(
        counts.allocations <= 64 && counts.allocations >= 48,
        "{codes:?} {counts:?}"
    );
    assert!(
        codes[&486] > 0 && codes.keys().all(|code| [0, 486, 508].contains(code)),
        "{codes:?}"
    );
    for client in &clients {
        client.exchange(&client.signed(REFRESH, &[&Lifetime::new(0)])).await;
    }
    let left = server.relay.as_ref().unwrap().counts();
    assert_eq!(left.allocations, 0);
    assert!(clients[0].allocate().await.is_ok(), "the ports are free again");
}

#[tokio::test(flavor = "multi_thread")]
async fn expired_forged_and_replayed_credentials_get_proper_errors() {
    let server = Server::with(&relay(48_200));
    let key = key_of(&server);
    let address = server.addresses.stun.unwrap();
    let expired = key.mint(device(1), unix_now() - 10);
    let client = TurnClient::new("127.0.0.1:0", address, &expired.username, &expired.password).await;
    assert_eq!(client.allocate().await, Err(401), "expired");
    let forged = TurnClient::new("127.0.0.1:0", address, &expired.username, "guess").await;
    assert_eq!(forged.allocate().await, Err(401), "forged");
    let good = turn_client(&server, "127.0.0.1:0", 2).await;
    let request = good.allocation();
    let thief = turn_client(&server, "127.0.0.1:0", 2).await;
    let answer = thief.exchange(&request).await;
    assert_eq!(
        code(&Message::from_bytes(&answer).unwrap()),
        438,
        "replayed from elsewhere"
    );
    assert!(good.allocate().await.is_ok());
    let counts = server.relay.as_ref().unwrap().counts();
    assert_eq!((counts.allocations, counts.refused(Reason::StaleNonce)), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_that_say_nothing_or_nonsense_are_ended() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let server = Server::with(&relay(48_300));
    let address = server.addresses.stun.unwrap();
    let mut dice = Dice(7);
    let mut quiet = Vec::new();
    for number in 0..100 {
        let Ok(mut stream) = tokio::net::TcpStream::connect(address).await else {
            continue;
        };
        if number % 2 == 0 {
            let _ = stream.write_all(&dice.bytes(4000)).await;
            let read = tokio::time::timeout(Duration::from_secs(20), stream.read(&mut [0; 64])).await;
            assert!(
                !matches!(read, Ok(Ok(length)) if length > 0),
                "nonsense is not answered"
            );
        } else {
            quiet.push(stream);
        }
    }
    assert!(
        turn_client(&server, "127.0.0.1:0", 3).await.allocate().await.is_ok(),
        "others are served"
    );
}
