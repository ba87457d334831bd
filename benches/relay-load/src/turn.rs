//! A TURN client that does what a relayed transfer needs: Allocate and ChannelBind with time-limited credentials.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream, UdpSocket},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use sha1::Sha1;
use stun_types::{
    attribute::{ErrorCode, Nonce, Realm, Username},
    message::{
        IntegrityAlgorithm, LongTermKeyCredentials, Message, MessageWrite, MessageWriteExt, MessageWriteVec, Method,
    },
    prelude::AttributeWrite,
};
use turn_types::{
    attribute::{ChannelNumber, Lifetime, RequestedTransport, XorPeerAddress, XorRelayedAddress},
    message::{ALLOCATE, CHANNEL_BIND, REFRESH},
};

use crate::Result;

/// The channel of every client.
pub const CHANNEL: u16 = 0x4001;

/// How the client reaches the server.
#[derive(Debug, Clone, Copy)]
pub enum Transport {
    /// Datagrams.
    Udp,
    /// A stream.
    Tcp,
}

/// One allocation.
pub struct Client {
    pub wire: Wire,
    /// The relayed address.
    pub relayed: SocketAddr,
    username: String,
    password: String,
    realm: String,
    nonce: String,
}

/// The client's socket.
pub enum Wire {
    Udp(UdpSocket),
    Tcp(TcpStream),
}

impl Client {
    /// Opens an allocation; `number` makes it a device of its own.
    pub fn allocate(server: SocketAddr, transport: Transport, secret: &[u8], number: u8) -> Result<Self> {
        let (username, password) = credentials(secret, number)?;
        let mut client = Self {
            wire: Wire::open(server, transport)?,
            relayed: server,
            username,
            password,
            realm: String::new(),
            nonce: String::new(),
        };
        let transport = RequestedTransport::new(RequestedTransport::UDP);
        let challenge = client.ask(Message::builder_request(ALLOCATE, MessageWriteVec::new()).finish())?;
        let challenge = Message::from_bytes(&challenge)?;
        client.realm = challenge.attribute::<Realm>()?.realm().to_owned();
        client.nonce = challenge.attribute::<Nonce>()?.nonce().to_owned();
        let granted = client.request(ALLOCATE, |_| vec![Box::new(transport)])?;
        let granted = Message::from_bytes(&granted)?;
        client.relayed = granted.attribute::<XorRelayedAddress>()?.addr(granted.transaction_id());
        Ok(client)
    }

    /// Binds the channel to a peer.
    pub fn bind(&mut self, peer: SocketAddr) -> Result<()> {
        self.request(CHANNEL_BIND, |id| {
            vec![
                Box::new(ChannelNumber::new(CHANNEL)),
                Box::new(XorPeerAddress::new(peer, id)),
            ]
        })?;
        Ok(())
    }

    /// Gives the allocation back.
    pub fn release(&mut self) -> Result<()> {
        self.request(REFRESH, |_| vec![Box::new(Lifetime::new(0))])?;
        Ok(())
    }

    fn request(
        &mut self,
        method: Method,
        attributes: impl FnOnce(stun_types::message::TransactionId) -> Vec<Box<dyn AttributeWrite>>,
    ) -> Result<Vec<u8>> {
        let mut message = Message::builder_request(method, MessageWriteVec::new());
        for attribute in attributes(message.transaction_id()) {
            message.add_attribute(&*attribute)?;
        }
        message.add_attribute(&Username::new(&self.username)?)?;
        message.add_attribute(&Realm::new(&self.realm)?)?;
        message.add_attribute(&Nonce::new(&self.nonce)?)?;
        let credentials = LongTermKeyCredentials::new(self.username.clone(), self.password.clone(), self.realm.clone());
        let key = credentials.make_key(IntegrityAlgorithm::Sha1);
        message.add_message_integrity_with_key(&key, IntegrityAlgorithm::Sha1)?;
        let answer = self.ask(message.finish())?;
        match Message::from_bytes(&answer)?.attribute::<ErrorCode>() {
            Ok(error) => Err(format!("{}: {} {}", method.name(), error.code(), error.reason()).into()),
            Err(_) => Ok(answer),
        }
    }

    fn ask(&mut self, bytes: Vec<u8>) -> Result<Vec<u8>> {
        let mut buffer = vec![0; 2048];
        let length = match &mut self.wire {
            Wire::Udp(socket) => {
                socket.send(&bytes)?;
                socket.recv(&mut buffer)?
            }
            Wire::Tcp(stream) => {
                stream.write_all(&bytes)?;
                stream.read(&mut buffer)?
            }
        };
        buffer.truncate(length);
        Ok(buffer)
    }
}

impl Wire {
    fn open(server: SocketAddr, transport: Transport) -> Result<Self> {
        let patience = Some(Duration::from_secs(2));
        Ok(match transport {
            Transport::Udp => {
                let socket = UdpSocket::bind(if server.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" })?;
                socket.connect(server)?;
                socket.set_read_timeout(patience)?;
                Self::Udp(socket)
            }
            Transport::Tcp => {
                let stream = TcpStream::connect(server)?;
                stream.set_nodelay(true)?;
                stream.set_read_timeout(patience)?;
                Self::Tcp(stream)
            }
        })
    }
}

/// `username = "<expiry>:<name>"`, `password = base64(HMAC-SHA1(secret, username))`; the name is a peer id too.
fn credentials(secret: &[u8], number: u8) -> Result<(String, String)> {
    let expiry = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() + 3600;
    let name = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode([number; 8]);
    let username = format!("{expiry}:{name}");
    let mut mac = Hmac::<Sha1>::new_from_slice(secret)?;
    mac.update(username.as_bytes());
    let password = STANDARD.encode(mac.finalize().into_bytes());
    Ok((username, password))
}

/// Bytes of hexadecimal digits.
pub fn unhex(text: &str) -> Result<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    let bytes = pairs.map(|pair| Ok(u8::from_str_radix(std::str::from_utf8(pair)?, 16)?));
    bytes.collect()
}
