//! The server on loopback: both families, the address asked is the address that answers, silence for strangers.

use std::net::{Ipv4Addr, Ipv6Addr};

use stun_types::attribute::{AttributeStaticType, XorMappedAddress};
use stun_types::message::{BINDING, Message, MessageWrite, MessageWriteVec};
use tokio::time::timeout;

use super::*;
use crate::proto::subnet::{Grouping, Subnets};

const LONG: Duration = Duration::from_secs(5);

fn local() -> Arc<ArcSwap<Sources>> {
    let subnets = Subnets::new(Grouping::Subnet, 32, 64, &[]);
    Arc::new(ArcSwap::from_pointee(Sources::Local(subnets)))
}

struct Running {
    port: u16,
    counters: Arc<Counters>,
    stop: CancellationToken,
    task: tokio::task::JoinHandle<()>,
}

fn start(address: IpAddr) -> Running {
    let server = Server::bind(address, 0, local()).unwrap();
    let (port, counters) = (server.local_addr().unwrap().port(), server.counters());
    let stop = CancellationToken::new();
    let task = tokio::spawn(server.run(stop.clone()));
    Running {
        port,
        counters,
        stop,
        task,
    }
}

/// Asks from a socket that only takes what comes from the address that was asked.
async fn ask(from: &str, to: SocketAddr) -> (SocketAddr, SocketAddr) {
    let client = UdpSocket::bind(from).await.unwrap();
    client.connect(to).await.unwrap();
    client.send(b"no STUN").await.unwrap();
    client
        .send(&Message::builder_request(BINDING, MessageWriteVec::new()).finish())
        .await
        .unwrap();
    let mut buffer = [0; 2048];
    let length = timeout(LONG, client.recv(&mut buffer)).await.unwrap().unwrap();
    let message = Message::from_bytes(&buffer[..length]).unwrap();
    assert!(message.has_attribute(XorMappedAddress::TYPE));
    let mapped = message
        .attribute::<XorMappedAddress>()
        .unwrap()
        .addr(message.transaction_id());
    (mapped, client.local_addr().unwrap())
}

#[tokio::test]
async fn both_families_are_answered_from_the_address_that_was_asked() {
    let server = start(Ipv6Addr::UNSPECIFIED.into());
    let cases = [
        ("127.0.0.1:0", "127.0.0.1"),
        ("127.0.0.1:0", "127.0.0.2"),
        ("127.0.0.9:0", "127.0.0.77"),
        ("[::1]:0", "::1"),
    ];
    for (from, to) in cases {
        let (mapped, own) = ask(from, SocketAddr::new(to.parse().unwrap(), server.port)).await;
        assert_eq!(mapped, own, "asked {to}");
    }
    assert_eq!(server.counters.snapshot(), [4, 0, 4]);
    server.stop.cancel();
    timeout(LONG, server.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn one_family_alone_can_be_served() {
    let server = start(Ipv4Addr::LOCALHOST.into());
    let (mapped, own) = ask("127.0.0.1:0", SocketAddr::new(Ipv4Addr::LOCALHOST.into(), server.port)).await;
    assert_eq!(mapped, own);
}

#[tokio::test]
async fn strangers_get_silence_and_are_counted() {
    let server = Server::bind(Ipv4Addr::LOCALHOST.into(), 0, local()).unwrap();
    let request = Message::builder_request(BINDING, MessageWriteVec::new()).finish();
    let from = |addr: &str| {
        let mut meta = RecvMeta::default();
        meta.addr = addr.parse().unwrap();
        meta
    };
    server.handle_datagram(&request, &from("8.8.8.8:53"));
    server.handle_datagram(&request, &from("[2001:db8::1]:53"));
    assert_eq!(server.counters.snapshot(), [0, 2, 0]);
    server.sources.store(Arc::new(Sources::Any));
    server.handle_datagram(b"GET / HTTP/1.1", &from("8.8.8.8:53"));
    assert_eq!(server.counters.snapshot(), [0, 2, 1]);
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error() {
    let first = Server::bind(Ipv4Addr::LOCALHOST.into(), 0, local()).unwrap();
    let port = first.local_addr().unwrap().port();
    let error = Server::bind(Ipv4Addr::LOCALHOST.into(), port, local()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::AddrInUse);
}
