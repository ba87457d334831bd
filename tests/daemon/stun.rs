//! The box tells a client its address.

use std::time::Duration;

use tokio::{net::UdpSocket, time::timeout};

use crate::server::Server;

/// A Binding request without attributes (RFC 8489 §5), transaction id 1 to 12.
const REQUEST: [u8; 20] = [
    0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
];

#[tokio::test]
async fn a_binding_request_is_answered_with_the_address_of_the_asker() {
    let server = Server::start();
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    socket.send_to(&REQUEST, server.addresses.stun.unwrap()).await.unwrap();
    let mut answer = [0; 512];
    let (length, _) = timeout(Duration::from_secs(15), socket.recv_from(&mut answer))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(&answer[..2], &[1, 1], "Binding success");
    assert_eq!(&answer[8..20], &REQUEST[8..20]);
    let port = socket.local_addr().unwrap().port() ^ 0x2112;
    let mut attribute = vec![0, 0x20, 0, 8, 0, 1];
    attribute.extend(port.to_be_bytes());
    attribute.extend([127 ^ 0x21, 0x12, 0xa4, 1 ^ 0x42]);
    assert!(
        answer[20..length].windows(12).any(|window| window == attribute),
        "XOR-MAPPED-ADDRESS"
    );
}

#[tokio::test]
async fn what_is_no_stun_gets_nothing() {
    let server = Server::start();
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    for junk in [&b"x"[..], &[0; 20], &REQUEST[..19], &[0xff; 1200]] {
        socket.send_to(junk, server.addresses.stun.unwrap()).await.unwrap();
    }
    socket.send_to(&REQUEST, server.addresses.stun.unwrap()).await.unwrap();
    let mut answer = [0; 512];
    let (length, _) = timeout(Duration::from_secs(15), socket.recv_from(&mut answer))
        .await
        .unwrap()
        .unwrap();
    assert!(
        length > 20 && answer[..2] == [1, 1],
        "the first answer is to the one request"
    );
}
