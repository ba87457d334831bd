//! The STUN responder as a function: a datagram and its source in, the answer out (RFC 8489).

mod sources;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;

use stun_types::attribute::XorMappedAddress;
use stun_types::attribute::{
    Attribute, AttributeStaticType, AttributeType, ErrorCode, RawAttribute, Software, UnknownAttributes,
};
use stun_types::message::{BINDING, Message, MessageClass, MessageHeader};
use stun_types::message::{MessageWrite, MessageWriteExt, MessageWriteMutSlice, StunWriteError};

pub use sources::Sources;

/// Bytes that every answer fits into. The longest is 420 to a request with `MAX_UNKNOWN` unknown attributes: header 20,
/// ERROR-CODE 28, UNKNOWN-ATTRIBUTES 36, SOFTWARE 12, FINGERPRINT 8.
pub const MAX_ANSWER: usize = 104;

/// What the SOFTWARE attribute says; no version, which would tell attackers more than operators.
const SOFTWARE: &[u8] = b"homedrop";

/// Unknown attributes that one answer names: no client has more than a few, and the answer must not grow with nonsense.
const MAX_UNKNOWN: usize = 16;

/// The comprehension-required attributes that RFC 8489 itself defines (section 18.3). Those of the credential
/// mechanisms are understood and ignored: this server asks for no credentials, so it has none to compare with.
const UNDERSTOOD: [u16; 11] = [
    0x0001, 0x0006, 0x0008, 0x0009, 0x000a, 0x0014, 0x0015, 0x001c, 0x001d, 0x001e, 0x0020,
];

/// Answers a datagram that came from `source`: writes into `answer` and returns how many bytes of it to send back.
///
/// `None` is silence, which is what anything gets that is no well-formed Binding request: other protocols, other
/// methods, responses, indications, and requests with a wrong FINGERPRINT (RFC 8489 section 6.3).
#[must_use]
pub fn respond(datagram: &[u8], source: SocketAddr, answer: &mut [u8; MAX_ANSWER]) -> Option<usize> {
    let request = binding_request(datagram)?;
    let unknown = Unknown::of(&request);
    let answer = MessageWriteMutSlice::new(answer);
    match unknown.types() {
        [] => success(&request, source, answer).ok(),
        types => unknown_attributes(&request, types, answer).ok(),
    }
}

/// RFC 8489 section 6.3: what this is shows in the header, before the parser spends anything on the rest.
fn binding_request(datagram: &[u8]) -> Option<Message<'_>> {
    let header = MessageHeader::from_bytes(datagram).ok()?;
    let message_type = header.get_type();
    let wanted = message_type.has_class(MessageClass::Request) && message_type.has_method(BINDING);
    // One datagram is one message, in whole words (RFC 8489 section 5).
    let length = usize::from(header.data_length()) + MessageHeader::LENGTH;
    if !wanted || length != datagram.len() || !length.is_multiple_of(4) {
        return None;
    }
    Message::from_bytes(datagram).ok()
}

/// RFC 8489 section 6.3.1.1: the success response tells the source as it was seen.
fn success(
    request: &Message<'_>,
    source: SocketAddr,
    answer: MessageWriteMutSlice<'_>,
) -> Result<usize, StunWriteError> {
    let mut response = Message::builder_success(request, answer);
    response.add_attribute(&XorMappedAddress::new(mapped(source), request.transaction_id()))?;
    finish(response)
}

/// RFC 8489 section 6.3.1: error 420 names what was not understood.
fn unknown_attributes(
    request: &Message<'_>,
    types: &[AttributeType],
    answer: MessageWriteMutSlice<'_>,
) -> Result<usize, StunWriteError> {
    let mut response = Message::builder_error(request, answer);
    response.add_attribute(&ErrorCode::builder(ErrorCode::UNKNOWN_ATTRIBUTE).build()?)?;
    response.add_attribute(&UnknownAttributes::new(types))?;
    finish(response)
}

fn finish(mut response: MessageWriteMutSlice<'_>) -> Result<usize, StunWriteError> {
    response.add_attribute(&RawAttribute::new(Software::TYPE, SOFTWARE))?;
    response.add_fingerprint()?;
    Ok(response.finish())
}

/// A dual-stack socket reports IPv4 sources as IPv4-mapped IPv6 addresses; no client knows itself by one.
fn mapped(source: SocketAddr) -> SocketAddr {
    SocketAddr::new(source.ip().to_canonical(), source.port())
}

/// The comprehension-required attributes of a request that are not understood here, each once.
struct Unknown {
    types: [AttributeType; MAX_UNKNOWN],
    count: usize,
}

impl Unknown {
    fn of(request: &Message<'_>) -> Self {
        let mut unknown = Self {
            types: [AttributeType::new(0); MAX_UNKNOWN],
            count: 0,
        };
        for (_, attribute) in request.iter_attributes() {
            let kind = attribute.get_type();
            if kind.comprehension_required() && !UNDERSTOOD.contains(&kind.value()) {
                unknown.add(kind);
            }
        }
        unknown
    }

    fn add(&mut self, kind: AttributeType) {
        if self.count < MAX_UNKNOWN && !self.types().contains(&kind) {
            self.types[self.count] = kind;
            self.count += 1;
        }
    }

    fn types(&self) -> &[AttributeType] {
        &self.types[..self.count]
    }
}
