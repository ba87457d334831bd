//! The TURN server under any messages of clients with and without credentials: what is answered is well-formed, nothing is
//! relayed without a permission to a forbidden place, and what is allocated is freed.

use std::{
    net::SocketAddr,
    rc::{Rc, Weak},
    time::{Duration, Instant},
};

use homedrop::proto::{
    signaling::PeerId,
    subnet::{Grouping, Link, Subnets},
    turn::{
        Action, CredentialKey, Credentials, FiveTuple, Moment, OpenError, Opened, Opening, Parity, PeerPolicy, REALM,
        Rules, Server, Transport,
    },
};
use stun_types::{
    attribute::{
        AttributeStaticType, AttributeType, Fingerprint, MessageIntegrity, MessageIntegritySha256, Nonce, RawAttribute,
        Realm, Username,
    },
    message::{
        IntegrityAlgorithm, LongTermKeyCredentials, Message, MessageClass, MessageType, MessageWrite, MessageWriteExt,
        MessageWriteVec, Method,
    },
};
use turn_types::message::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, REFRESH, SEND};

use super::taking::Taking;

const UNIX: u64 = 1_800_000_000;
const MOST_EVENTS: usize = 200;
const PER_DEVICE: usize = 4;
/// An allocation may have an address of each.
const FAMILIES: usize = 2;

/// Types of attribute that the server reads: CHANNEL-NUMBER, LIFETIME, XOR-PEER-ADDRESS, DATA, REQUESTED-TRANSPORT,
/// EVEN-PORT, RESERVATION-TOKEN, REQUESTED- and ADDITIONAL-ADDRESS-FAMILY, DONT-FRAGMENT.
const ATTRIBUTES: [u16; 10] = [
    0x000c, 0x000d, 0x0012, 0x0013, 0x0019, 0x0018, 0x0022, 0x0017, 0x8000, 0x001a,
];

/// What ends a message: the library panics when asked to write one like any other. From outside they come as bytes.
const ENDS: [AttributeType; 3] = [MessageIntegrity::TYPE, MessageIntegritySha256::TYPE, Fingerprint::TYPE];

pub fn check(data: &[u8]) {
    let mut world = World::new();
    let mut said = Taking(data);
    for _ in 0..MOST_EVENTS {
        if said.is_empty() {
            break;
        }
        world.play(&mut said);
        assert!(world.open() <= 3 * PER_DEVICE * FAMILIES, "sockets within the quotas");
    }
    world.now.at += Duration::from_secs(2 * 3600);
    world.server.handle_timeout(world.now.at);
    assert_eq!(world.open(), 0, "what is allocated is freed");
    assert_eq!(world.server.poll_timeout(), None);
}

struct World {
    server: Server<SocketAddr, Rc<SocketAddr>>,
    now: Moment,
    key: CredentialKey,
    sockets: Vec<Weak<SocketAddr>>,
    nonces: [String; 3],
    port: u16,
    serial: u128,
}

impl World {
    fn new() -> Self {
        let links = [Link {
            interface: "eth0".to_owned(),
            index: 2,
            addresses: vec!["192.168.1.2/24".parse().unwrap(), "fd00::2/64".parse().unwrap()],
            shared: true,
        }];
        let rules = Rules {
            per_device: PER_DEVICE,
            per_address: 8,
            mbit_per_allocation: 0,
            peers: PeerPolicy::local(Subnets::new(Grouping::Subnet, 32, 64, &links), &links),
        };
        let key = CredentialKey::new([7; 32]);
        Self {
            server: Server::new(key.clone(), rules),
            now: Moment {
                at: Instant::now(),
                unix: UNIX,
            },
            key,
            sockets: Vec::new(),
            nonces: Default::default(),
            port: 50_000,
            serial: 0,
        }
    }

    fn open(&self) -> usize {
        self.sockets.iter().filter(|socket| socket.strong_count() > 0).count()
    }

    fn play(&mut self, said: &mut Taking<'_>) {
        let who = said.byte() % 3;
        let from = FiveTuple::new(
            Transport::Udp,
            SocketAddr::new([192, 168, 1, 10 + who].into(), 1000),
            "192.168.1.2:3478".parse().unwrap(),
        );
        match said.byte() % 10 {
            0 => self.handle(from, who, said.piece()),
            1 => {
                let seconds = u64::from(said.word()) / 16;
                self.now.at += Duration::from_secs(seconds);
                self.now.unix += seconds;
                self.server.handle_timeout(self.now.at);
            }
            2 => self.server.handle_disconnect(&from),
            3 => self.hear(said),
            4 => {
                let indication = self.message(MessageClass::Indication, SEND, said).finish();
                self.handle(from, who, &indication);
            }
            method => {
                let method = [ALLOCATE, REFRESH, CREATE_PERMISSION, CHANNEL_BIND, ALLOCATE][usize::from(method) - 5];
                let request = self.message(MessageClass::Request, method, said);
                let request = self.signed(request, who);
                self.handle(from, who, &request);
            }
        }
        self.sockets.retain(|socket| socket.strong_count() > 0);
    }

    /// Up to seven attributes, of known types for the most part, filled by the fuzzer.
    fn message(&mut self, class: MessageClass, method: Method, said: &mut Taking<'_>) -> MessageWriteVec {
        self.serial += 1;
        let kind = MessageType::from_class_method(class, method);
        let mut message = Message::builder(kind, self.serial.into(), MessageWriteVec::new());
        for _ in 0..said.byte() % 8 {
            let known = usize::from(said.byte());
            let kind = ATTRIBUTES.get(known % 12).copied().unwrap_or_else(|| said.word());
            let kind = AttributeType::new(kind);
            let value = said.piece();
            if !ENDS.contains(&kind) {
                // Those of the proof are the signer's; the library refuses to write them twice.
                let _ = message.add_attribute(&RawAttribute::new(kind, value));
            }
        }
        message
    }

    fn signed(&self, mut message: MessageWriteVec, who: u8) -> Vec<u8> {
        let Credentials { username, password } = self.key.mint(PeerId::new([who; 8]), UNIX + 3600);
        let nonce = &self.nonces[usize::from(who)];
        let proof = [
            Username::new(&username).map(|username| message.add_attribute(&username).is_ok()),
            Realm::new(REALM).map(|realm| message.add_attribute(&realm).is_ok()),
            Nonce::new(nonce).map(|nonce| message.add_attribute(&nonce).is_ok()),
        ];
        let key = LongTermKeyCredentials::new(username.clone(), password, REALM.to_owned())
            .make_key(IntegrityAlgorithm::Sha1);
        let _ = (
            proof,
            message.add_message_integrity_with_key(&key, IntegrityAlgorithm::Sha1),
        );
        message.finish()
    }

    fn handle(&mut self, from: FiveTuple, who: u8, bytes: &[u8]) {
        let reply = match self.server.handle_message(self.now, from, bytes) {
            Action::Reply(reply) => Some(reply),
            Action::Open(opening) => {
                let opened = self.opened(&opening);
                self.server.handle_opened(self.now, *opening, from.client, opened)
            }
            Action::Relay { peer, .. } => return assert_allowed(peer),
            Action::Nothing => None,
        };
        let Some(reply) = reply else { return };
        let message = Message::from_bytes(&reply).expect("answers are messages");
        assert!(message.is_response());
        if let Ok(nonce) = message.attribute::<Nonce>() {
            nonce.nonce().clone_into(&mut self.nonces[usize::from(who)]);
        }
    }

    fn opened(&mut self, opening: &Opening) -> Result<Opened<Rc<SocketAddr>>, OpenError> {
        let mut opened = Opened {
            relays: Vec::new(),
            spare: None,
        };
        let families = [opening.ipv4.then_some("192.168.1.2"), opening.ipv6.then_some("fd00::2")];
        for ip in families.into_iter().flatten() {
            opened.relays.push(self.opened_one(ip)?);
            if opening.parity == Parity::EvenAndNext {
                opened.spare = Some(self.opened_one(ip)?);
            }
        }
        Ok(opened)
    }

    fn opened_one(&mut self, ip: &str) -> Result<(SocketAddr, Rc<SocketAddr>), OpenError> {
        self.port = self.port.checked_add(1).ok_or(OpenError::Full)?;
        let relayed = SocketAddr::new(ip.parse().unwrap(), self.port);
        let socket = Rc::new(relayed);
        self.sockets.push(Rc::downgrade(&socket));
        Ok((relayed, socket))
    }

    fn hear(&mut self, said: &mut Taking<'_>) {
        let relayed = SocketAddr::new([192, 168, 1, 2].into(), 50_000 + said.word() % 32);
        let peer = SocketAddr::new([192, 168, 1, said.byte()].into(), said.word());
        let length = usize::from(said.word());
        if let Some(passed) = self.server.handle_peer(self.now, relayed, peer, length) {
            assert!(passed.client.port() == 1000, "to a client");
        }
    }
}

/// Neither the box's own ports outside the relay's, nor loopback, nor the Internet.
fn assert_allowed(peer: SocketAddr) {
    let ip = peer.ip();
    assert!(
        !ip.is_loopback() && !ip.is_multicast() && !ip.is_unspecified(),
        "{peer}"
    );
    let is_box = ["192.168.1.2", "fd00::2"]
        .iter()
        .any(|own| ip == own.parse::<std::net::IpAddr>().unwrap());
    assert!(!is_box || peer.port() > 50_000, "{peer}");
    if let std::net::IpAddr::V4(ip) = ip {
        assert!(ip.is_private() || ip.octets()[0] == 100, "{peer}");
    }
}
