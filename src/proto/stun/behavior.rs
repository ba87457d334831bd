//! NAT behaviour discovery (RFC 5780): the addresses that a server has, and from which one it is asked to answer.

use std::net::SocketAddr;

use stun_types::{
    attribute::{AttributeType, RawAttribute},
    message::{Message, MessageWriteExt, MessageWriteMutSlice, StunWriteError},
};

/// RFC 5780 section 7.2.
pub(super) const CHANGE_REQUEST: AttributeType = AttributeType::new(0x0003);

/// RFC 5780 section 7.5.
const RESPONSE_PORT: AttributeType = AttributeType::new(0x0027);

/// RFC 8489 section 14.1; RFC 5780 section 6.1 wants it beside XOR-MAPPED-ADDRESS, to catch NATs that meddle.
const MAPPED_ADDRESS: AttributeType = AttributeType::new(0x0001);

/// RFC 5780 section 7.3.
const RESPONSE_ORIGIN: AttributeType = AttributeType::new(0x802b);

/// RFC 5780 section 7.4.
const OTHER_ADDRESS: AttributeType = AttributeType::new(0x802c);

/// The two ends of a Binding request, and what else the server could answer from.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// Who asks.
    pub source: SocketAddr,
    /// The address and port of the server that was asked.
    pub server: SocketAddr,
    /// The server's other port, at its other address where it has one; `None` where there is none, and over streams.
    pub other: Option<SocketAddr>,
}

impl Asked {
    /// Addresses of a dual-stack socket become plain: no client knows itself by an IPv4-mapped one.
    #[must_use]
    pub fn new(source: SocketAddr, server: SocketAddr, other: Option<SocketAddr>) -> Self {
        let plain = |address: SocketAddr| SocketAddr::new(address.ip().to_canonical(), address.port());
        Self {
            source: plain(source),
            server: plain(server),
            other: other.map(plain),
        }
    }

    fn has_second_ip(&self) -> bool {
        self.other.is_some_and(|other| other.ip() != self.server.ip())
    }
}

/// What of the answer's source is to differ from the address that was asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Change {
    /// The IP address.
    pub ip: bool,
    /// The port.
    pub port: bool,
}

/// The port of the source that the answer is to go to instead (RFC 5780 section 7.5). It aims no worse than a forged
/// source could.
pub(super) fn response_port(request: &Message<'_>) -> Option<u16> {
    let attribute = request.raw_attribute(RESPONSE_PORT)?;
    let [p0, p1, ..] = *attribute.value else {
        return None;
    };
    Some(u16::from_be_bytes([p0, p1]))
}

impl Change {
    /// What a request wants; `None` when that cannot be had.
    pub(super) fn of(request: &Message<'_>, asked: &Asked) -> Option<Self> {
        let Some(attribute) = request.raw_attribute(CHANGE_REQUEST) else {
            return Some(Self::default());
        };
        let [_, _, _, flags] = *attribute.value else {
            return None;
        };
        let change = Self {
            ip: flags & 0x4 != 0,
            port: flags & 0x2 != 0,
        };
        (asked.other.is_some() && (!change.ip || asked.has_second_ip())).then_some(change)
    }

    /// Where the answer comes from.
    #[must_use]
    pub fn origin(self, asked: &Asked) -> SocketAddr {
        let other = asked.other.unwrap_or(asked.server);
        let pick = |changed: bool| if changed { other } else { asked.server };
        SocketAddr::new(pick(self.ip).ip(), pick(self.port).port())
    }
}

/// RFC 5780 section 6.1: the addresses, for who wants to compare. Only a server with a second IP address may offer them:
/// clients take OTHER-ADDRESS as a promise that both can be changed.
pub(super) fn add_addresses(
    response: &mut MessageWriteMutSlice<'_>,
    asked: &Asked,
    change: Change,
) -> Result<(), StunWriteError> {
    let Some(other) = asked.other.filter(|_| asked.has_second_ip()) else {
        return Ok(());
    };
    add_address(response, MAPPED_ADDRESS, asked.source)?;
    add_address(response, RESPONSE_ORIGIN, change.origin(asked))?;
    add_address(response, OTHER_ADDRESS, other)
}

/// RFC 8489 section 14.1: a zero, the family, port and address, as they are.
fn add_address(
    response: &mut MessageWriteMutSlice<'_>,
    kind: AttributeType,
    address: SocketAddr,
) -> Result<(), StunWriteError> {
    let [p0, p1] = address.port().to_be_bytes();
    let mut value = [0; 20];
    let length = match address {
        SocketAddr::V4(v4) => {
            value[..4].copy_from_slice(&[0, 1, p0, p1]);
            value[4..8].copy_from_slice(&v4.ip().octets());
            8
        }
        SocketAddr::V6(v6) => {
            value[..4].copy_from_slice(&[0, 2, p0, p1]);
            value[4..].copy_from_slice(&v6.ip().octets());
            20
        }
    };
    response.add_attribute(&RawAttribute::new(kind, &value[..length]))
}

/// The types that are understood only where addresses can be changed.
pub(super) fn is_understood(kind: AttributeType, asked: &Asked) -> bool {
    match kind {
        CHANGE_REQUEST => asked.other.is_some(),
        RESPONSE_PORT => asked.has_second_ip(),
        _ => false,
    }
}
