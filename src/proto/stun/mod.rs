//! The STUN responder as a function: a datagram and its source in, the answer out (RFC 8489).

#[cfg(test)]
mod tests;

use std::net::SocketAddr;

use stun_types::attribute::{
    Attribute, AttributeStaticType, AttributeType, ErrorCode, Fingerprint, MessageIntegrity, MessageIntegritySha256,
    Software, UnknownAttributes, Userhash, Username, XorMappedAddress,
};
use stun_types::message::{
    BINDING, Message, MessageClass, MessageHeader, MessageWrite, MessageWriteExt, MessageWriteMutSlice, StunWriteError,
};

use crate::proto::subnet::canonical;

/// Bytes that every answer fits into: the minimum MTU that RFC 8489 section 6.1 assumes for IPv4 is 576, less the
/// IP and UDP headers of 28.
pub const MAX_ANSWER: usize = 548;

/// What the SOFTWARE attribute says: no version, because it would only help an attacker (RFC 8489 section 16.1.2).
const SOFTWARE: &str = "homedrop";

/// Unknown attributes that one answer names; a request with more is not from a client that could use the answer.
const MAX_UNKNOWN: usize = 16;

/// Comprehension-required attributes that a Binding request may carry. Those of the credential mechanisms are
/// understood and not asked for: a server without credentials ignores them (RFC 8489 section 9.1.3, last paragraph
/// of 14.3).
const UNDERSTOOD: [AttributeType; 4] =
    [Username::TYPE, Userhash::TYPE, MessageIntegrity::TYPE, MessageIntegritySha256::TYPE];

/// Answers a datagram that came from `source`: writes into `answer` and returns how many bytes of it to send back.
///
/// `None` is silence, which is what anything gets that is no well-formed Binding request: other protocols, other
/// methods, responses, indications, and requests whose FINGERPRINT is wrong (RFC 8489 sections 6.3 and 14.7).
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

/// RFC 8489 section 6.3: whether this is STUN at all is decided before the parser spends anything on it.
fn binding_request(datagram: &[u8]) -> Option<Message<'_>> {
    let header = MessageHeader::from_bytes(datagram).ok()?;
    let message_type = header.get_type();
    let length = usize::from(header.data_length()) + MessageHeader::LENGTH;
    let wanted = message_type.has_class(MessageClass::Request) && message_type.has_method(BINDING);
    // One datagram is one message, in whole words (section 5).
    if !wanted || length != datagram.len() || length % 4 != 0 {
        return None;
    }
    Message::from_bytes(datagram).ok()
}

/// RFC 8489 section 6.3.1.1: the success response tells the source as it was seen.
fn success(request: &Message<'_>, source: SocketAddr, answer: MessageWriteMutSlice<'_>) -> Result<usize, StunWriteError> {
    let mut response = Message::builder_success(request, answer);
    response.add_attribute(&XorMappedAddress::new(mapped(source), request.transaction_id()))?;
    finish(response)
}

/// RFC 8489 section 6.3.1: 420 with the list of what was not understood.
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
    response.add_attribute(&Software::new(SOFTWARE)?)?;
    response.add_fingerprint()?;
    Ok(response.finish())
}

/// A dual-stack socket reports IPv4 sources as IPv4-mapped IPv6 addresses; no client knows itself by one.
fn mapped(source: SocketAddr) -> SocketAddr {
    SocketAddr::new(source.ip().to_canonical(), source.port())
}

/// The comprehension-required attributes of a request that this responder does not understand, each once.
struct Unknown {
    types: [AttributeType; MAX_UNKNOWN],
    count: usize,
}

impl Unknown {
    fn of(request: &Message<'_>) -> Self {
        let mut unknown = Self { types: [AttributeType::new(0); MAX_UNKNOWN], count: 0 };
        let attributes = request.iter_attributes().map(|(_, attribute)| attribute.get_type());
        for kind in attributes.filter(|kind| kind.comprehension_required() && !UNDERSTOOD.contains(kind)) {
            unknown.add(kind);
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
