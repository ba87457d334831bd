//! What is put around a peer's data for the client, and where a message ends in a stream (RFC 8656 section 12.5).

use std::net::SocketAddr;

use stun_types::message::{Message, MessageClass, MessageType, MessageWriteExt, MessageWriteMutSlice, TransactionId};
use turn_types::{
    attribute::{Data, XorPeerAddress},
    message::DATA,
};

/// The longest message: a STUN header and all that its 16 bits of length can say.
pub const MAX_FRAME: usize = 20 + 65_535;

/// The first bits belong to no protocol of this port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotTurn;

/// How a client is told what a peer sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// A ChannelData message of this number.
    Channel(u16),
    /// A Data indication that names the peer.
    Data(SocketAddr, TransactionId),
}

impl Framing {
    /// Bytes of the whole message around `data` bytes; with padding, which streams need (RFC 8656 section 12.5).
    #[must_use]
    pub fn length(&self, data: usize, padded: bool) -> usize {
        match self {
            Self::Channel(_) if padded => 4 + data.next_multiple_of(4),
            Self::Channel(_) => 4 + data,
            // Header 20, XOR-PEER-ADDRESS 12 or 24, the header of DATA 4.
            Self::Data(peer, _) => 20 + if peer.is_ipv4() { 12 } else { 24 } + 4 + data.next_multiple_of(4),
        }
    }

    /// Writes the message into `out`, which has the length that [`Framing::length`] tells.
    pub fn write(&self, data: &[u8], out: &mut [u8]) {
        match self {
            Self::Channel(number) => write_channel(*number, data, out),
            Self::Data(peer, id) => write_indication(*peer, *id, data, out),
        }
    }
}

fn write_channel(number: u16, data: &[u8], out: &mut [u8]) {
    let length = (data.len() & 0xffff) as u16;
    let [n, l] = [number.to_be_bytes(), length.to_be_bytes()];
    let (header, body) = out.split_at_mut(4);
    header.copy_from_slice(&[n[0], n[1], l[0], l[1]]);
    let (body, padding) = body.split_at_mut(data.len());
    body.copy_from_slice(data);
    padding.fill(0);
}

fn write_indication(peer: SocketAddr, id: TransactionId, data: &[u8], out: &mut [u8]) {
    let kind = MessageType::from_class_method(MessageClass::Indication, DATA);
    let mut message = Message::builder(kind, id, MessageWriteMutSlice::new(out));
    let written = message
        .add_attribute(&XorPeerAddress::new(peer, id))
        .and_then(|()| message.add_attribute(&Data::new(data)));
    debug_assert!(written.is_ok(), "{written:?}");
}

/// How long the message is that begins with `head`, padding included; `None` while too little of it is there to tell.
///
/// # Errors
/// `NotTurn` when nothing sensible can follow.
pub fn frame_length(head: &[u8]) -> Result<Option<usize>, NotTurn> {
    let [first, _, l0, l1, ..] = head else {
        return match head.first() {
            Some(first) if first >> 7 != 0 => Err(NotTurn),
            _ => Ok(None),
        };
    };
    let length = usize::from(u16::from_be_bytes([*l0, *l1]));
    match first >> 6 {
        // RFC 8489 section 5: STUN's length counts whole words.
        0b00 if length.is_multiple_of(4) => Ok(Some(20 + length)),
        0b01 => Ok(Some(4 + length.next_multiple_of(4))),
        _ => Err(NotTurn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_end_where_their_headers_say() {
        assert_eq!(frame_length(&[]), Ok(None));
        assert_eq!(frame_length(&[0, 1, 0]), Ok(None));
        assert_eq!(frame_length(&[0, 1, 0, 8]), Ok(Some(28)));
        assert_eq!(frame_length(&[0x40, 0, 0, 5]), Ok(Some(12)));
        assert_eq!(frame_length(&[0x4f, 0xff, 0xff, 0xff]), Ok(Some(65_540)));
        assert_eq!(frame_length(&[0, 1, 0, 7]), Err(NotTurn));
        assert_eq!(frame_length(&[0x80]), Err(NotTurn));
        assert_eq!(frame_length(b"\x16\x03\x01\x02"), Err(NotTurn), "TLS");
        assert!(
            matches!(frame_length(b"GET "), Ok(Some(_))),
            "it looks like ChannelData"
        );
        assert!(frame_length(&[0x7f, 0xff, 0xff, 0xff]).unwrap().unwrap() <= MAX_FRAME);
    }

    #[test]
    fn what_is_written_can_be_read() {
        let id = 77.into();
        for peer in ["192.168.1.7:9", "[fd00::7]:9"].map(|peer| peer.parse().unwrap()) {
            for data in [&b""[..], b"1", b"1234", b"12345"] {
                let framing = Framing::Data(peer, id);
                let mut out = vec![0xee; framing.length(data.len(), false)];
                framing.write(data, &mut out);
                let message = Message::from_bytes(&out).unwrap();
                assert_eq!(message.attribute::<Data>().unwrap().data(), data);
                assert_eq!(message.attribute::<XorPeerAddress>().unwrap().addr(id), peer);
            }
        }
    }

    #[test]
    fn channel_data_is_padded_in_streams_only() {
        let framing = Framing::Channel(0x4001);
        assert_eq!([framing.length(5, false), framing.length(5, true)], [9, 12]);
        let mut out = [0xee; 12];
        framing.write(b"12345", &mut out);
        assert_eq!(&out, b"\x40\x01\x00\x0512345\0\0\0");
    }
}
