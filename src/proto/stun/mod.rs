//! The STUN responder as a function: a message and where it came from in, the answer out (RFC 8489).

mod behavior;
mod sources;
mod surroundings;
#[cfg(test)]
mod tests;

use stun_types::attribute::XorMappedAddress;
use stun_types::attribute::{
    Attribute, AttributeStaticType, AttributeType, ErrorCode, RawAttribute, Software, UnknownAttributes,
};
use stun_types::message::{BINDING, Message, MessageClass, MessageHeader};
use stun_types::message::{MessageWrite, MessageWriteExt, MessageWriteMutSlice, StunWriteError};

pub use behavior::{Asked, Change};
pub use sources::Sources;
pub use surroundings::Surroundings;

/// Bytes that every answer fits into. The longest tells four IPv6 addresses: header 20, 24 each, SOFTWARE 12,
/// FINGERPRINT 8.
pub const MAX_ANSWER: usize = 136;

/// What the SOFTWARE attribute says; no version, which would tell attackers more than operators.
const SOFTWARE: &[u8] = b"homedrop";

/// Unknown attributes that one answer names: no client has more than a few, and the answer must not grow with nonsense.
const MAX_UNKNOWN: usize = 16;

/// The comprehension-required attributes that RFC 8489 itself defines (section 18.3). Those of the credential
/// mechanisms are understood and ignored: this server asks for no credentials, so it has none to compare with.
const UNDERSTOOD: [u16; 11] = [
    0x0001, 0x0006, 0x0008, 0x0009, 0x000a, 0x0014, 0x0015, 0x001c, 0x001d, 0x001e, 0x0020,
];

/// An answer and from where it is to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Bytes of it.
    pub length: usize,
    /// What the request wants changed of its source.
    pub change: Change,
    /// The port of the asker that it goes to, where that is another one.
    pub response_port: Option<u16>,
}

/// Answers a datagram, or one message of a stream: writes into `answer` and tells how much of it to send back.
///
/// `None` is silence, which is what anything gets that is no well-formed Binding request: other protocols, other
/// methods, responses, indications, and requests with a wrong FINGERPRINT (RFC 8489 section 6.3).
#[must_use]
pub fn respond(datagram: &[u8], asked: &Asked, answer: &mut [u8; MAX_ANSWER]) -> Option<Answer> {
    let request = binding_request(datagram)?;
    let mut unknown = Unknown::of(&request, asked);
    let change = Change::of(&request, asked);
    if change.is_none() {
        // RFC 5780 section 6.1: what cannot be changed is as good as unknown.
        unknown.add(behavior::CHANGE_REQUEST);
    }
    let change = change.unwrap_or_default();
    let answer = MessageWriteMutSlice::new(answer);
    let length = match unknown.types() {
        [] => success(&request, asked, change, answer),
        types => unknown_attributes(&request, types, answer),
    };
    let answered = unknown.types().is_empty();
    length.ok().map(|length| Answer {
        length,
        change,
        response_port: behavior::response_port(&request).filter(|_| answered),
    })
}

/// RFC 8489 section 6.3: what this is shows in the header, before the parser spends anything on the rest.
fn binding_request(datagram: &[u8]) -> Option<Message<'_>> {
    let header = MessageHeader::from_bytes(datagram).ok()?;
    let message_type = header.get_type();
    let wanted = message_type.has_class(MessageClass::Request) && message_type.has_method(BINDING);
    // One datagram is one message (RFC 8489 section 5); whole words it is when it can be parsed.
    let length = usize::from(header.data_length()) + MessageHeader::LENGTH;
    if !wanted || length != datagram.len() {
        return None;
    }
    Message::from_bytes(datagram).ok()
}

/// RFC 8489 section 6.3.1.1: the success response tells the source as it was seen.
fn success(
    request: &Message<'_>,
    asked: &Asked,
    change: Change,
    answer: MessageWriteMutSlice<'_>,
) -> Result<usize, StunWriteError> {
    let mut response = Message::builder_success(request, answer);
    response.add_attribute(&XorMappedAddress::new(asked.source, request.transaction_id()))?;
    behavior::add_addresses(&mut response, asked, change)?;
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

/// The comprehension-required attributes of a request that are not understood here, each once.
struct Unknown {
    types: [AttributeType; MAX_UNKNOWN],
    count: usize,
}

impl Unknown {
    fn of(request: &Message<'_>, asked: &Asked) -> Self {
        let mut unknown = Self {
            types: [AttributeType::new(0); MAX_UNKNOWN],
            count: 0,
        };
        for (_, attribute) in request.iter_attributes() {
            let kind = attribute.get_type();
            let understood = UNDERSTOOD.contains(&kind.value()) || behavior::is_understood(kind, asked);
            if kind.comprehension_required() && !understood {
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
