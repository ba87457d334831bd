//! The responder against the vectors of RFC 5769, hand-made requests and random bytes.

use std::net::SocketAddr;

use proptest::prelude::*;
use stun_types::attribute::{Fingerprint, Username};
use stun_types::message::{MessageWriteVec, Method};

use super::*;

/// RFC 5769 prints its messages as hexadecimal words.
fn vector(hex: &str) -> Vec<u8> {
    hex.split_whitespace()
        .map(|byte| u8::from_str_radix(byte, 16).unwrap())
        .collect()
}

macro_rules! rfc5769 {
    ($name:literal) => {
        vector(include_str!(concat!(
            "../../../tests/fixtures/stun/rfc5769-",
            $name,
            ".hex"
        )))
    };
}

fn source(text: &str) -> SocketAddr {
    text.parse().unwrap()
}

fn answer(datagram: &[u8], from: &str) -> Option<Vec<u8>> {
    answer_of(datagram, from, None).map(|(answer, _)| answer)
}

/// The answer of a server at 192.168.1.2 that may have another address too, and where it comes from.
fn answer_of(datagram: &[u8], from: &str, other: Option<&str>) -> Option<(Vec<u8>, SocketAddr)> {
    answer_from(datagram, source(from), other)
}

fn answer_from(datagram: &[u8], from: SocketAddr, other: Option<&str>) -> Option<(Vec<u8>, SocketAddr)> {
    let mut buffer = [0; MAX_ANSWER];
    let asked = Asked::new(from, source("192.168.1.2:3478"), other.map(source));
    let answer = respond(datagram, &asked, &mut buffer)?;
    Some((buffer[..answer.length].to_vec(), answer.change.origin(&asked)))
}

/// A Binding request with the given attributes and RFC 5769's transaction id.
fn request(attributes: &[(u16, &[u8])]) -> Vec<u8> {
    let kind = stun_types::message::MessageType::from_class_method(MessageClass::Request, BINDING);
    let mut message = Message::builder(kind, 0xb7e7_a701_bc34_d686_fa87_dfae.into(), MessageWriteVec::new());
    for (kind, value) in attributes {
        message
            .add_attribute(&RawAttribute::new((*kind).into(), value))
            .unwrap();
    }
    message.finish()
}

fn mapped_address(answer: &[u8]) -> SocketAddr {
    let message = Message::from_bytes(answer).unwrap();
    assert!(message.has_class(MessageClass::Success));
    message
        .attribute::<XorMappedAddress>()
        .unwrap()
        .addr(message.transaction_id())
}

fn unknown_in(answer: &[u8]) -> Vec<u16> {
    let message = Message::from_bytes(answer).unwrap();
    assert!(message.has_class(MessageClass::Error));
    assert_eq!(message.attribute::<ErrorCode>().unwrap().code(), 420);
    let unknown = message.raw_attribute(UnknownAttributes::TYPE).unwrap();
    unknown
        .value
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect()
}

/// The attribute of the given type in RFC 5769's response, header included.
fn attribute_of(vector: &[u8], kind: u16) -> Vec<u8> {
    let message = Message::from_bytes(vector).unwrap();
    message.raw_attribute(kind.into()).unwrap().to_bytes()
}

#[test]
fn the_mapped_address_is_written_as_in_rfc_5769() {
    let cases = [
        ("192.0.2.1:32853", rfc5769!("2.2-ipv4-response")),
        ("[::ffff:192.0.2.1]:32853", rfc5769!("2.2-ipv4-response")),
        (
            "[2001:db8:1234:5678:11:2233:4455:6677]:32853",
            rfc5769!("2.3-ipv6-response"),
        ),
    ];
    for (from, response) in cases {
        let answer = answer(&request(&[]), from).unwrap();
        assert_eq!(attribute_of(&answer, 0x0020), attribute_of(&response, 0x0020), "{from}");
        assert_eq!(answer[4..20], response[4..20], "the transaction id of {from}");
    }
}

#[test]
fn the_long_term_request_of_rfc_5769_is_answered_without_credentials() {
    let answer = answer(&rfc5769!("2.4-long-term-request"), "192.0.2.1:1").unwrap();
    assert_eq!(mapped_address(&answer), source("192.0.2.1:1"));
}

#[test]
fn the_ice_request_of_rfc_5769_is_not_for_a_server() {
    let answer = answer(&rfc5769!("2.1-request"), "192.0.2.1:1").unwrap();
    assert_eq!(unknown_in(&answer), [0x0024], "PRIORITY");
}

#[test]
fn responses_are_not_answered() {
    assert_eq!(answer(&rfc5769!("2.2-ipv4-response"), "192.0.2.1:1"), None);
    assert_eq!(answer(&rfc5769!("2.3-ipv6-response"), "192.0.2.1:1"), None);
}

#[test]
fn every_answer_says_who_and_carries_a_fingerprint() {
    for asked in [request(&[]), request(&[(0x7777, b"")])] {
        let answer = answer(&asked, "10.0.0.9:4000").unwrap();
        let message = Message::from_bytes(&answer).unwrap();
        assert_eq!(message.attribute::<Software>().unwrap().software(), "homedrop");
        assert!(message.has_attribute(Fingerprint::TYPE));
        assert_eq!(&answer[answer.len() - 8..answer.len() - 4], [0x80, 0x28, 0, 4]);
    }
}

#[test]
fn unknown_attributes_that_need_comprehension_are_named_once() {
    let asked = request(&[
        (0x0003, &[0; 4]),
        (0x7fff, b"x"),
        (0x8000, b"optional"),
        (0x0003, &[0; 4]),
    ]);
    assert_eq!(unknown_in(&answer(&asked, "10.0.0.9:1").unwrap()), [0x0003, 0x7fff]);
    let optional = request(&[(0x8000, b"optional"), (0xffff, b"")]);
    assert_eq!(
        mapped_address(&answer(&optional, "10.0.0.9:1").unwrap()),
        source("10.0.0.9:1")
    );
}

/// An address attribute that is not XORed.
fn plain_address(answer: &[u8], kind: u16) -> Option<SocketAddr> {
    let message = Message::from_bytes(answer).unwrap();
    let raw = message.raw_attribute(kind.into())?;
    let port = u16::from_be_bytes([raw.value[2], raw.value[3]]);
    let ip: std::net::IpAddr = match raw.value[1] {
        1 => <[u8; 4]>::try_from(&raw.value[4..]).unwrap().into(),
        _ => <[u8; 16]>::try_from(&raw.value[4..]).unwrap().into(),
    };
    Some(SocketAddr::new(ip, port))
}

/// RFC 5780 section 7.2.
fn change_request(flags: u8) -> Vec<u8> {
    request(&[(0x0003, &[0, 0, 0, flags])])
}

#[test]
fn a_server_with_another_address_tells_all_of_them() {
    let (answer, origin) = answer_of(&request(&[]), "10.0.0.9:7", Some("192.168.1.3:3479")).unwrap();
    assert_eq!(origin, source("192.168.1.2:3478"));
    assert_eq!(
        plain_address(&answer, 0x0001),
        Some(source("10.0.0.9:7")),
        "MAPPED-ADDRESS"
    );
    assert_eq!(plain_address(&answer, 0x802b), Some(origin), "RESPONSE-ORIGIN");
    assert_eq!(
        plain_address(&answer, 0x802c),
        Some(source("192.168.1.3:3479")),
        "OTHER-ADDRESS"
    );
}

#[test]
fn a_server_without_another_address_offers_none() {
    for other in [None, Some("192.168.1.2:3479")] {
        let (answer, origin) = answer_of(&request(&[]), "10.0.0.9:7", other).unwrap();
        assert_eq!(origin, source("192.168.1.2:3478"));
        assert!(
            [0x0001, 0x802b, 0x802c]
                .iter()
                .all(|kind| plain_address(&answer, *kind).is_none())
        );
    }
    assert_eq!(
        unknown_in(&answer_of(&change_request(2), "10.0.0.9:7", None).unwrap().0),
        [0x0003]
    );
}

#[test]
fn the_answer_comes_from_where_it_is_asked_to() {
    let both = Some("192.168.1.3:3479");
    let port_only = Some("192.168.1.2:3479");
    for (flags, other, origin) in [
        (0, both, "192.168.1.2:3478"),
        (2, both, "192.168.1.2:3479"),
        (4, both, "192.168.1.3:3478"),
        (6, both, "192.168.1.3:3479"),
        (2, port_only, "192.168.1.2:3479"),
    ] {
        let (answer, from) = answer_of(&change_request(flags), "10.0.0.9:7", other).unwrap();
        assert_eq!(from, source(origin), "{flags}");
        let told = plain_address(&answer, 0x802b);
        assert_eq!(told, (other == both).then_some(from), "{flags}");
    }
    for flags in [4, 6] {
        let (answer, from) = answer_of(&change_request(flags), "10.0.0.9:7", port_only).unwrap();
        assert_eq!((unknown_in(&answer), from), (vec![0x0003], source("192.168.1.2:3478")));
    }
}

#[test]
fn an_answer_goes_to_another_port_only_where_nat_behaviour_can_be_found_out() {
    let asked = request(&[(0x0027, &[0x12, 0x34, 0, 0])]);
    let port = |other: Option<&str>| {
        let mut buffer = [0; MAX_ANSWER];
        let asked_at = Asked::new(source("10.0.0.9:7"), source("192.168.1.2:3478"), other.map(source));
        respond(&asked, &asked_at, &mut buffer).unwrap().response_port
    };
    assert_eq!(port(Some("192.168.1.3:3479")), Some(0x1234));
    assert_eq!(port(Some("192.168.1.2:3479")), None, "420 goes back to the asker");
    assert_eq!(unknown_in(&answer(&asked, "10.0.0.9:7").unwrap()), [0x0027]);
}

#[test]
fn a_malformed_change_request_is_refused() {
    let asked = request(&[(0x0003, &[0; 3])]);
    let (answer, _) = answer_of(&asked, "10.0.0.9:7", Some("192.168.1.3:3479")).unwrap();
    assert_eq!(unknown_in(&answer), [0x0003]);
}

#[test]
fn the_longest_answers_fit() {
    let (six, _) = answer_of(&request(&[]), "[fd00::9]:7", Some("[fd00::3]:3479")).unwrap();
    assert_eq!(six.len(), MAX_ANSWER - 12, "the server was asked by IPv4 here");
    let many: Vec<(u16, &[u8])> = (0x4000..0x4100).map(|kind| (kind, &[][..])).collect();
    let answer = answer(&request(&many), "10.0.0.9:1").unwrap();
    assert_eq!(unknown_in(&answer).len(), MAX_UNKNOWN);
    assert!(answer.len() <= MAX_ANSWER);
}

#[test]
fn what_is_no_binding_request_gets_silence() {
    let mut broken = request(&[(Username::TYPE.value(), b"abcd")]);
    broken.extend([0x80, 0x28, 0, 4, 1, 2, 3, 4]);
    let length = u16::try_from(broken.len() - 20).unwrap();
    broken[2..4].copy_from_slice(&length.to_be_bytes());
    let indication = Message::builder_indication(BINDING, MessageWriteVec::new()).finish();
    let allocate = Message::builder_request(Method::new(3), MessageWriteVec::new()).finish();
    let mut classic = request(&[]);
    classic[4] ^= 1;
    let mut trailing = request(&[]);
    trailing.push(0);
    let mut more = request(&[]);
    more.extend([0; 4]);
    let mut odd = request(&[]);
    odd.extend([0; 3]);
    odd[3] = 3;
    let short = request(&[(0x8000, b"abcd")])[..22].to_vec();
    for (what, datagram) in [
        ("wrong fingerprint", broken),
        ("indication", indication),
        ("TURN", allocate),
        ("no magic cookie", classic),
        ("trailing byte", trailing),
        ("trailing word", more),
        ("no whole words", odd),
        ("cut off", short),
        ("empty", Vec::new()),
        (
            "DNS",
            b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x04drop\x05local\x00\x00\x01\x00\x01".to_vec(),
        ),
    ] {
        assert_eq!(answer(&datagram, "10.0.0.9:1"), None, "{what}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_survived(datagram in proptest::collection::vec(any::<u8>(), 0..1500)) {
        let _ = answer(&datagram, "10.0.0.9:1");
    }

    #[test]
    fn any_attributes_are_survived(body in proptest::collection::vec(any::<u8>(), 0..600)) {
        let mut datagram = request(&[]);
        datagram.extend(&body[..body.len() / 4 * 4]);
        let length = u16::try_from(datagram.len() - 20).unwrap();
        datagram[2..4].copy_from_slice(&length.to_be_bytes());
        if let Some(answer) = answer(&datagram, "10.0.0.9:1") {
            prop_assert!(Message::from_bytes(&answer).unwrap().is_response());
            prop_assert!(answer.len() <= MAX_ANSWER);
        }
    }

    #[test]
    fn one_changed_byte_is_survived(at in 0_usize..116, value: u8) {
        let mut datagram = rfc5769!("2.4-long-term-request");
        datagram[at] = value;
        let _ = answer(&datagram, "10.0.0.9:1");
    }

    #[test]
    fn every_source_is_told_as_it_is(ip: std::net::IpAddr, port: u16) {
        let from = SocketAddr::new(ip, port);
        let (answer, _) = answer_from(&request(&[]), from, None).unwrap();
        prop_assert_eq!(mapped_address(&answer), SocketAddr::new(ip.to_canonical(), port));
        prop_assert!(answer.len() <= 64);
    }
}
