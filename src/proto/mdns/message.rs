//! A multicast DNS response that tells the addresses of one host name (RFC 6762 section 18, RFC 1035 section 4).

use std::net::IpAddr;

/// How long others may keep an address, in seconds (RFC 6762 section 10).
pub const HOST_TTL: u32 = 120;

/// The time to live of what is no longer true (RFC 6762 section 10.1).
pub const GOODBYE_TTL: u32 = 0;

/// QR and AA: an authoritative response (RFC 6762 section 18.2, 18.4).
const RESPONSE: u16 = 0x8400;

/// Class IN with the bit that makes receivers forget what they knew of the name before (RFC 6762 section 10.2).
const IN_CACHE_FLUSH: u16 = 0x8001;

const TYPE_A: u16 = 1;
const TYPE_AAAA: u16 = 28;

/// The addresses of `label`.local, each with its time to live in seconds.
///
/// `label` is one DNS label of 63 bytes at most.
pub fn addresses(label: &str, records: &[(IpAddr, u32)]) -> Vec<u8> {
    let mut message = Vec::with_capacity(12 + records.len() * (label.len() + 36));
    let count = u16::try_from(records.len()).unwrap_or(u16::MAX);
    for field in [0, RESPONSE, 0, count, 0, 0] {
        message.extend(field.to_be_bytes());
    }
    for (ip, ttl) in records.iter().take(usize::from(count)) {
        push_name(&mut message, label);
        push_record(&mut message, *ip, *ttl);
    }
    message
}

fn push_name(message: &mut Vec<u8>, label: &str) {
    for part in [label, "local"] {
        let bytes = &part.as_bytes()[..part.len().min(63)];
        message.push(bytes.len() as u8);
        message.extend(bytes);
    }
    message.push(0);
}

fn push_record(message: &mut Vec<u8>, ip: IpAddr, ttl: u32) {
    let (kind, data) = match ip {
        IpAddr::V4(v4) => (TYPE_A, v4.octets().to_vec()),
        IpAddr::V6(v6) => (TYPE_AAAA, v6.octets().to_vec()),
    };
    message.extend(kind.to_be_bytes());
    message.extend(IN_CACHE_FLUSH.to_be_bytes());
    message.extend(ttl.to_be_bytes());
    message.extend((data.len() as u16).to_be_bytes());
    message.extend(data);
}
