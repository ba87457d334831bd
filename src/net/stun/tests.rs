//! The server on loopback: both families, the address asked is the address that answers, silence for strangers.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use stun_types::attribute::{AttributeStaticType, XorMappedAddress};
use stun_types::message::{BINDING, Message, MessageWrite, MessageWriteVec};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::*;
use crate::proto::stun::{Sources, Surroundings};
use crate::proto::subnet::{Grouping, Subnets};

const LONG: Duration = Duration::from_secs(5);

fn service() -> Arc<Service> {
    let subnets = Subnets::new(Grouping::Subnet, 32, 64, &[]);
    Arc::new(Service {
        binding: true,
        surroundings: Arc::new(ArcSwap::from_pointee(Surroundings::new(Sources::Local(subnets), &[]))),
        beyond: None,
        counters: Arc::default(),
    })
}

struct Running {
    port: u16,
    counters: Arc<Counters>,
    stop: CancellationToken,
    task: tokio::task::JoinHandle<()>,
}

fn start(address: IpAddr) -> Running {
    let service = service();
    let server = Server::bind(address, 0, Arc::clone(&service)).unwrap();
    let (port, counters) = (server.local_addr().port(), Arc::clone(&service.counters));
    let stop = CancellationToken::new();
    let task = tokio::spawn(server.run(stop.clone()));
    Running {
        port,
        counters,
        stop,
        task,
    }
}

fn request() -> Vec<u8> {
    Message::builder_request(BINDING, MessageWriteVec::new()).finish()
}

fn mapped_in(answer: &[u8]) -> SocketAddr {
    let message = Message::from_bytes(answer).unwrap();
    assert!(message.has_attribute(XorMappedAddress::TYPE));
    message
        .attribute::<XorMappedAddress>()
        .unwrap()
        .addr(message.transaction_id())
}

/// Asks from a socket that only takes what comes from the address that was asked.
async fn ask(from: &str, to: SocketAddr) -> (SocketAddr, SocketAddr) {
    let client = UdpSocket::bind(from).await.unwrap();
    client.connect(to).await.unwrap();
    client.send(b"no STUN").await.unwrap();
    client.send(&request()).await.unwrap();
    let mut buffer = [0; 2048];
    let length = timeout(LONG, client.recv(&mut buffer)).await.unwrap().unwrap();
    (mapped_in(&buffer[..length]), client.local_addr().unwrap())
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
async fn a_stream_is_cut_into_messages() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = service();
    let stop = CancellationToken::new();
    tokio::spawn(Listener::new(listener, Arc::clone(&service)).run(stop.clone()));
    let mut client = TcpStream::connect(address).await.unwrap();
    let bytes = [request(), request(), request()].concat();
    for part in bytes.chunks(7) {
        client.write_all(part).await.unwrap();
        client.flush().await.unwrap();
    }
    let mut answers = vec![0; 3 * 52];
    timeout(LONG, client.read_exact(&mut answers)).await.unwrap().unwrap();
    for answer in answers.chunks(52) {
        assert_eq!(mapped_in(answer), client.local_addr().unwrap());
    }
    client.write_all(b"\x16\x03\x01\x02\x00").await.unwrap();
    let left = timeout(LONG, client.read(&mut answers)).await.unwrap();
    assert!(matches!(left, Ok(0) | Err(_)), "closed without a word");
    assert_eq!(service.counters.snapshot(), [3, 0, 0]);
}

#[test]
fn strangers_get_silence_and_are_counted() {
    let service = service();
    assert!(!service.admit("8.8.8.8".parse().unwrap()));
    assert!(!service.admit("2001:db8::1".parse().unwrap()));
    assert_eq!(service.counters.snapshot(), [0, 2, 0]);
    service
        .surroundings
        .store(Arc::new(Surroundings::new(Sources::Any, &[])));
    assert!(service.admit("8.8.8.8".parse().unwrap()));
    assert_eq!(service.counters.snapshot(), [0, 2, 0]);
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error() {
    let first = Server::bind(Ipv4Addr::LOCALHOST.into(), 0, service()).unwrap();
    let error = Server::bind(Ipv4Addr::LOCALHOST.into(), first.local_addr().port(), service()).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}
