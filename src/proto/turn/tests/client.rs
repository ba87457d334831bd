//! A made-up world: one server, clients by address, and sockets that know when they are gone.

use std::{
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};

use stun_types::{
    attribute::{AttributeType, ErrorCode, Nonce, RawAttribute, Realm, Username},
    message::{
        IntegrityAlgorithm, LongTermKeyCredentials, Message, MessageClass, MessageType, MessageWrite, MessageWriteExt,
        MessageWriteVec, Method,
    },
    prelude::AttributeWrite,
};
use turn_types::{
    attribute::{Lifetime, RequestedTransport, ReservationToken, XorPeerAddress, XorRelayedAddress},
    message::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, REFRESH, SEND},
};

use crate::proto::{
    signaling::PeerId,
    subnet::{Grouping, Link, Subnets},
    turn::{
        Action, CredentialKey, Credentials, FiveTuple, Moment, OpenError, Opened, Opening, Parity, PeerPolicy, Rules,
        Server, Transport,
    },
};

pub const UNIX: u64 = 1_800_000_000;

/// A relayed socket: the relayed address, shared by all who hold it.
pub type Socket = Rc<SocketAddr>;

pub struct World {
    pub server: Server<SocketAddr, Socket>,
    pub key: CredentialKey,
    pub start: Instant,
    pub now: Moment,
    /// The next relayed ports; `None` when there is none left.
    pub next_port: Option<u16>,
    pub sockets: Vec<std::rc::Weak<SocketAddr>>,
    serial: u128,
}

#[derive(Clone)]
pub struct Client {
    pub from: FiveTuple,
    pub credentials: Credentials,
    pub nonce: String,
}

/// What came back: the error code, or 0 for success.
#[derive(Debug)]
pub struct Reply {
    pub bytes: Vec<u8>,
}

pub fn address(text: &str) -> SocketAddr {
    text.parse().unwrap()
}

pub fn links() -> Vec<Link> {
    vec![Link {
        interface: "eth0".to_owned(),
        index: 2,
        addresses: vec!["192.168.1.2/24".parse().unwrap(), "fd00::2/64".parse().unwrap()],
        shared: true,
    }]
}

pub fn rules() -> Rules {
    let links = links();
    Rules {
        per_device: 4,
        per_address: 8,
        mbit_per_allocation: 0,
        peers: PeerPolicy::local(Subnets::new(Grouping::Subnet, 32, 64, &links), &links),
    }
}

impl World {
    pub fn new() -> Self {
        Self::with(rules())
    }

    pub fn with(rules: Rules) -> Self {
        let (key, start) = (CredentialKey::new([7; 32]), Instant::now());
        Self {
            server: Server::new(key.clone(), rules),
            key,
            start,
            now: Moment { at: start, unix: UNIX },
            next_port: Some(50_000),
            sockets: Vec::new(),
            serial: 0,
        }
    }

    pub fn wait(&mut self, seconds: u64) {
        self.now.at += Duration::from_secs(seconds);
        self.now.unix += seconds;
        self.server.handle_timeout(self.now.at);
    }

    /// A client with credentials of an hour, and a nonce.
    pub fn client(&mut self, at: &str, device: u8) -> Client {
        let credentials = self.key.mint(PeerId::new([device; 8]), self.now.unix + 3600);
        let from = FiveTuple::new(Transport::Udp, address(at), address("192.168.1.2:3478"));
        let mut client = Client {
            from,
            credentials,
            nonce: String::new(),
        };
        self.renew_nonce(&mut client);
        client
    }

    pub fn renew_nonce(&mut self, client: &mut Client) {
        let bare = self.message(MessageClass::Request, ALLOCATE, &[]).finish();
        let reply = self.handle(client.from, &bare).unwrap();
        assert_eq!(reply.code(), 401);
        let message = Message::from_bytes(&reply.bytes).unwrap();
        client.nonce = message.attribute::<Nonce>().unwrap().nonce().to_owned();
        assert_eq!(message.attribute::<Realm>().unwrap().realm(), "homedrop");
    }

    pub fn message(
        &mut self,
        class: MessageClass,
        method: Method,
        attributes: &[&dyn AttributeWrite],
    ) -> MessageWriteVec {
        self.serial += 1;
        let kind = MessageType::from_class_method(class, method);
        let mut message = Message::builder(kind, self.serial.into(), MessageWriteVec::new());
        for attribute in attributes {
            message.add_attribute(*attribute).unwrap();
        }
        message
    }

    pub fn signed(&mut self, client: &Client, method: Method, attributes: &[&dyn AttributeWrite]) -> Vec<u8> {
        let message = self.message(MessageClass::Request, method, attributes);
        Self::sign(message, client, &[])
    }

    /// A request with an attribute behind those of the proof: of several of a type the first counts.
    pub fn ask_last(&mut self, client: &Client, method: Method, last: &dyn AttributeWrite) -> Reply {
        let message = self.message(MessageClass::Request, method, &[]);
        let bytes = Self::sign(message, client, &[last]);
        self.handle(client.from, &bytes).expect("an answer")
    }

    fn sign(mut message: MessageWriteVec, client: &Client, last: &[&dyn AttributeWrite]) -> Vec<u8> {
        let Credentials { username, password } = client.credentials.clone();
        message.add_attribute(&Username::new(&username).unwrap()).unwrap();
        message.add_attribute(&Realm::new("homedrop").unwrap()).unwrap();
        message.add_attribute(&Nonce::new(&client.nonce).unwrap()).unwrap();
        for attribute in last {
            message.add_attribute(*attribute).unwrap();
        }
        let key =
            LongTermKeyCredentials::new(username, password, "homedrop".to_owned()).make_key(IntegrityAlgorithm::Sha1);
        message
            .add_message_integrity_with_key(&key, IntegrityAlgorithm::Sha1)
            .unwrap();
        message.finish()
    }

    pub fn ask(&mut self, client: &Client, method: Method, attributes: &[&dyn AttributeWrite]) -> Reply {
        let bytes = self.signed(client, method, attributes);
        self.handle(client.from, &bytes).expect("an answer")
    }

    /// Hands a message to the server and opens what it wants opened.
    pub fn handle(&mut self, from: FiveTuple, bytes: &[u8]) -> Option<Reply> {
        match self.server.handle_message(self.now, from, bytes) {
            Action::Reply(bytes) => Some(Reply { bytes }),
            Action::Open(opening) => {
                let opened = self.open(&opening);
                let bytes = self.server.handle_opened(self.now, *opening, from.client, opened)?;
                Some(Reply { bytes })
            }
            Action::Nothing | Action::Relay { .. } => None,
        }
    }

    /// All of these are handled before the sockets of any are there; the codes of the answers.
    pub fn ask_at_once(&mut self, requests: &[(FiveTuple, Vec<u8>)]) -> Vec<u16> {
        let openings: Vec<_> = requests
            .iter()
            .map(
                |(from, bytes)| match self.server.handle_message(self.now, *from, bytes) {
                    Action::Open(opening) => *opening,
                    other => panic!("nothing is there yet that speaks against it: {other:?}"),
                },
            )
            .collect();
        let answer = |opening: Opening| {
            let (client, opened) = (opening.from.client, self.open(&opening));
            let bytes = self.server.handle_opened(self.now, opening, client, opened);
            Reply { bytes: bytes.unwrap() }.code()
        };
        openings.into_iter().map(answer).collect()
    }

    pub fn open(&mut self, opening: &Opening) -> Result<Opened<Socket>, OpenError> {
        let mut opened = Opened {
            relays: Vec::new(),
            spare: None,
        };
        let families = [opening.ipv4.then_some("192.168.1.2"), opening.ipv6.then_some("fd00::2")];
        for ip in families.into_iter().flatten() {
            opened.relays.push(self.open_next(ip, opening.parity != Parity::Any)?);
            if opening.parity == Parity::EvenAndNext {
                opened.spare = Some(self.open_next(ip, false)?);
            }
        }
        Ok(opened)
    }

    fn open_next(&mut self, ip: &str, is_even: bool) -> Result<(SocketAddr, Socket), OpenError> {
        let next = self.next_port.ok_or(OpenError::Full)?;
        let port = if is_even { next.next_multiple_of(2) } else { next };
        self.next_port = port.checked_add(1);
        let relayed = SocketAddr::new(ip.parse().unwrap(), port);
        let socket = Rc::new(relayed);
        self.sockets.push(Rc::downgrade(&socket));
        Ok((relayed, socket))
    }

    /// Sockets that somebody still holds.
    pub fn open_sockets(&self) -> usize {
        self.sockets.iter().filter(|socket| socket.strong_count() > 0).count()
    }

    /// Opens an allocation; its relayed address.
    pub fn allocate(&mut self, client: &Client) -> SocketAddr {
        let reply = self.ask(client, ALLOCATE, &[&RequestedTransport::new(RequestedTransport::UDP)]);
        assert_eq!(reply.code(), 0);
        reply.relayed().unwrap()
    }

    pub fn permit(&mut self, client: &Client, peer: &str) -> u16 {
        let id = (self.serial + 1).into();
        let peer = XorPeerAddress::new(address(peer), id);
        self.ask(client, CREATE_PERMISSION, &[&peer]).code()
    }

    pub fn bind(&mut self, client: &Client, number: u16, peer: &str) -> u16 {
        let id = (self.serial + 1).into();
        let peer = XorPeerAddress::new(address(peer), id);
        let number = [(number >> 8) as u8, (number & 0xff) as u8, 0, 0];
        let number = RawAttribute::new(AttributeType::new(0x000c), &number);
        self.ask(client, CHANNEL_BIND, &[&number, &peer]).code()
    }

    pub fn refresh(&mut self, client: &Client, seconds: u32) -> Reply {
        self.ask(client, REFRESH, &[&Lifetime::new(seconds)])
    }

    /// Where a Send indication goes, and by which relayed address.
    pub fn send(&mut self, client: &Client, peer: &str, data: &[u8]) -> Option<(SocketAddr, SocketAddr)> {
        let bytes = self.indication(SEND, peer, data);
        self.relayed(client, &bytes).map(|(through, to, _)| (through, to))
    }

    pub fn indication(&mut self, method: Method, peer: &str, data: &[u8]) -> Vec<u8> {
        let id = (self.serial + 1).into();
        let peer = XorPeerAddress::new(address(peer), id);
        let data = turn_types::attribute::Data::new(data);
        self.message(MessageClass::Indication, method, &[&peer, &data]).finish()
    }

    /// What a message makes the server send to a peer.
    pub fn relayed(&mut self, client: &Client, bytes: &[u8]) -> Option<(SocketAddr, SocketAddr, Vec<u8>)> {
        match self.server.handle_message(self.now, client.from, bytes) {
            Action::Relay { through, peer, data } => Some((*through, peer, data.to_vec())),
            _ => None,
        }
    }

    pub fn hear(&mut self, relayed: SocketAddr, peer: &str) -> Option<SocketAddr> {
        let passed = self.server.handle_peer(self.now, relayed, address(peer), 100);
        passed.map(|passed| passed.client)
    }
}

impl Reply {
    pub fn code(&self) -> u16 {
        let message = Message::from_bytes(&self.bytes).unwrap();
        match message.class() {
            MessageClass::Success => 0,
            _ => message.attribute::<ErrorCode>().unwrap().code(),
        }
    }

    pub fn has(&self, kind: u16) -> bool {
        Message::from_bytes(&self.bytes).unwrap().has_attribute(kind.into())
    }

    pub fn lifetime(&self) -> Option<u32> {
        let message = Message::from_bytes(&self.bytes).unwrap();
        message.attribute::<Lifetime>().ok().map(|lifetime| lifetime.seconds())
    }

    /// RESERVATION-TOKEN.
    pub fn token(&self) -> Option<u64> {
        let message = Message::from_bytes(&self.bytes).unwrap();
        message.attribute::<ReservationToken>().ok().map(|token| token.token())
    }

    pub fn relayed(&self) -> Option<SocketAddr> {
        let message = Message::from_bytes(&self.bytes).unwrap();
        let relayed = message.attribute::<XorRelayedAddress>().ok()?;
        Some(relayed.addr(message.transaction_id()))
    }
}
