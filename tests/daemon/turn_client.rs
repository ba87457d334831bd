//! A TURN client by hand, over UDP, and what strangers send: random and mutated datagrams with a seed.

use std::{net::SocketAddr, time::Duration};

use stun_types::{
    attribute::{ErrorCode, Nonce, Realm, Username},
    message::{
        IntegrityAlgorithm, LongTermKeyCredentials, Message, MessageWrite, MessageWriteExt, MessageWriteVec, Method,
    },
    prelude::AttributeWrite,
};
use tokio::{net::UdpSocket, time::timeout};
use turn_types::{
    attribute::{RequestedTransport, XorRelayedAddress},
    message::ALLOCATE,
};

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);

pub struct TurnClient {
    pub socket: UdpSocket,
    pub username: String,
    pub password: String,
    pub nonce: String,
}

impl TurnClient {
    /// From an address of its own, with a nonce.
    pub async fn new(from: &str, server: SocketAddr, username: &str, password: &str) -> Self {
        let socket = UdpSocket::bind(from).await.unwrap();
        socket.connect(server).await.unwrap();
        let mut client = Self {
            socket,
            username: username.to_owned(),
            password: password.to_owned(),
            nonce: String::new(),
        };
        let challenge = client
            .exchange(&Message::builder_request(ALLOCATE, MessageWriteVec::new()).finish())
            .await;
        let challenge = Message::from_bytes(&challenge).unwrap();
        client.nonce = challenge.attribute::<Nonce>().unwrap().nonce().to_owned();
        client
    }

    pub async fn exchange(&self, bytes: &[u8]) -> Vec<u8> {
        self.socket.send(bytes).await.unwrap();
        let mut buffer = vec![0; 2048];
        let length = timeout(PATIENCE, self.socket.recv(&mut buffer))
            .await
            .expect("an answer")
            .unwrap();
        buffer.truncate(length);
        buffer
    }

    pub fn signed(&self, method: Method, attributes: &[&dyn AttributeWrite]) -> Vec<u8> {
        let mut message = Message::builder_request(method, MessageWriteVec::new());
        for attribute in attributes {
            message.add_attribute(*attribute).unwrap();
        }
        message.add_attribute(&Username::new(&self.username).unwrap()).unwrap();
        message.add_attribute(&Realm::new("homedrop").unwrap()).unwrap();
        message.add_attribute(&Nonce::new(&self.nonce).unwrap()).unwrap();
        let credentials = LongTermKeyCredentials::new(self.username.clone(), self.password.clone(), "homedrop".into());
        let key = credentials.make_key(IntegrityAlgorithm::Sha1);
        message
            .add_message_integrity_with_key(&key, IntegrityAlgorithm::Sha1)
            .unwrap();
        message.finish()
    }

    pub fn allocation(&self) -> Vec<u8> {
        self.signed(ALLOCATE, &[&RequestedTransport::new(RequestedTransport::UDP)])
    }

    /// The relayed address, or the code of the error.
    pub async fn allocate(&self) -> Result<SocketAddr, u16> {
        let answer = self.exchange(&self.allocation()).await;
        let answer = Message::from_bytes(&answer).unwrap();
        match answer.attribute::<XorRelayedAddress>() {
            Ok(relayed) => Ok(relayed.addr(answer.transaction_id())),
            Err(_) => Err(code(&answer)),
        }
    }
}

pub fn code(answer: &Message<'_>) -> u16 {
    answer.attribute::<ErrorCode>().unwrap().code()
}

/// A small generator of numbers (xorshift64*): the same attack every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides
    }

    pub fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.roll(256) as u8).collect()
    }

    /// A message with a few bytes changed, cut off, or something appended.
    pub fn mutate(&mut self, message: &[u8]) -> Vec<u8> {
        let mut bytes = message.to_vec();
        for _ in 0..=self.roll(4) {
            let at = self.roll(bytes.len());
            bytes[at] = self.roll(256) as u8;
        }
        match self.roll(6) {
            0 => bytes.truncate(self.roll(message.len())),
            1 => {
                let more = self.roll(64);
                let more = self.bytes(more);
                bytes.extend(more);
            }
            _ => {}
        }
        bytes
    }
}
