//! STUN: an answer is well-formed, no longer than promised, and to the question asked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use homedrop::proto::stun::{Asked, MAX_ANSWER, respond};
use stun_types::message::{Message, MessageHeader};

pub fn check(data: &[u8]) {
    let (&how, datagram) = data.split_first().unwrap_or((&0, &[]));
    let ip = |last: u8| match how & 1 {
        0 => IpAddr::V4(Ipv4Addr::new(192, 168, 1, last)),
        _ => IpAddr::V6(Ipv6Addr::new(0xfd00, 0, 0, 0, 0, 0, 0, last.into())),
    };
    let other = match how >> 1 & 3 {
        0 => None,
        1 => Some(SocketAddr::new(ip(2), 3479)),
        _ => Some(SocketAddr::new(ip(3), 3479)),
    };
    let asked = Asked::new(SocketAddr::new(ip(9), 50_000), SocketAddr::new(ip(2), 3478), other);
    let mut answer = [0xee; MAX_ANSWER];
    let Some(said) = respond(datagram, &asked, &mut answer) else {
        return;
    };
    let question = MessageHeader::from_bytes(datagram).expect("only messages are answered");
    let message = Message::from_bytes(&answer[..said.length]).expect("answers are messages");
    assert_eq!(message.transaction_id(), question.transaction_id());
    assert!(message.is_response());
    assert!(
        answer[said.length..].iter().all(|byte| *byte == 0xee),
        "nothing behind the end"
    );
    assert!(!said.change.ip || other.is_some_and(|other| other.ip() != asked.server.ip()));
}
