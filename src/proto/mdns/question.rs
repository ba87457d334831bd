//! A one-shot question for a host name, and the addresses in what comes back (RFC 6762 section 6.7, RFC 1035 section 4).

use std::net::IpAddr;

const TYPE_A: u16 = 1;
const TYPE_AAAA: u16 = 28;
const CLASS_IN: u16 = 1;

/// Without the bits that mDNS has put there for other purposes (RFC 6762 sections 5.4 and 10.2).
const CLASS_MASK: u16 = 0x7fff;

/// Bytes of a message's header.
const HEADER: usize = 12;

/// Of a name, with its lengths and final zero (RFC 1035 section 2.3.4).
const MAX_NAME: usize = 255;

/// Asks for the IPv4 and IPv6 addresses of `label`.local, one DNS label of 63 bytes at most; `id` comes back with the
/// answer.
#[must_use]
pub fn question(label: &str, id: u16) -> Vec<u8> {
    let mut message = Vec::with_capacity(HEADER + 2 * (label.len() + 12));
    for field in [id, 0, 2, 0, 0, 0] {
        message.extend(field.to_be_bytes());
    }
    for kind in [TYPE_A, TYPE_AAAA] {
        for part in [label, "local"] {
            let bytes = &part.as_bytes()[..part.len().min(63)];
            message.push(bytes.len() as u8);
            message.extend(bytes);
        }
        message.push(0);
        message.extend(kind.to_be_bytes());
        message.extend(CLASS_IN.to_be_bytes());
    }
    message
}

/// The addresses of `label`.local in the response `message` to question `id`; `None` when it is no such response.
#[must_use]
pub fn answered(message: &[u8], label: &str, id: u16) -> Option<Vec<IpAddr>> {
    let mut reader = Reader { message, at: 0 };
    let is_response = reader.u16()? == id && reader.u16()? & 0x8000 != 0;
    let questions = reader.u16()?;
    let records = [reader.u16()?, reader.u16()?, reader.u16()?];
    if !is_response {
        return None;
    }
    for _ in 0..questions {
        reader.name()?;
        reader.skip(4)?;
    }
    let wanted = format!("{label}.local");
    let mut addresses = Vec::new();
    // What is cut off in the end leaves what came before.
    for _ in 0..records.into_iter().map(u32::from).sum() {
        match reader.record() {
            Some((name, Some(ip))) if name.eq_ignore_ascii_case(&wanted) => addresses.push(ip),
            Some(_) => {}
            None => break,
        }
    }
    Some(addresses)
}

/// Reads on from a place in the message.
struct Reader<'a> {
    message: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn take(&mut self, length: usize) -> Option<&[u8]> {
        let taken = self.message.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(taken)
    }

    fn skip(&mut self, length: usize) -> Option<()> {
        self.take(length).map(drop)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_be_bytes)
    }

    /// The owner's name, and the address where the record is one.
    fn record(&mut self) -> Option<(String, Option<IpAddr>)> {
        let name = self.name()?;
        let (kind, class) = (self.u16()?, self.u16()?);
        self.skip(4)?;
        let length = self.u16()?;
        let data = self.take(length.into())?;
        let ip = match kind {
            TYPE_A => <[u8; 4]>::try_from(data).ok().map(IpAddr::from),
            TYPE_AAAA => <[u8; 16]>::try_from(data).ok().map(IpAddr::from),
            _ => None,
        };
        Some((name, ip.filter(|_| class & CLASS_MASK == CLASS_IN)))
    }

    /// Labels with dots between them, followed through pointers, which may only lead backwards (RFC 1035 section 4.1.4).
    fn name(&mut self) -> Option<String> {
        let mut name = String::new();
        let mut octets = 1; // the final zero
        let (mut at, mut after, mut before) = (self.at, None, self.at);
        loop {
            let length = usize::from(*self.message.get(at)?);
            match length >> 6 {
                0b00 if length == 0 => break,
                0b00 => {
                    let label = self.message.get(at + 1..at + 1 + length)?;
                    octets += 1 + length;
                    if octets > MAX_NAME {
                        return None;
                    }
                    if !name.is_empty() {
                        name.push('.');
                    }
                    name.push_str(&String::from_utf8_lossy(label));
                    at += 1 + length;
                }
                0b11 => {
                    let low = usize::from(*self.message.get(at + 1)?);
                    let to = (length & 0x3f) << 8 | low;
                    if to >= before {
                        return None;
                    }
                    after = after.or(Some(at + 2));
                    (at, before) = (to, to);
                }
                _ => return None,
            }
        }
        self.at = after.unwrap_or(at + 1);
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As a responder answers: the question again, and records that point to it.
    fn response(id: u16, records: &[(u16, &[u8])]) -> Vec<u8> {
        let mut message = question("drop", id);
        message[2] = 0x84;
        message[7] = records.len() as u8;
        for (kind, data) in records {
            message.extend([0xc0, 12]);
            message.extend(kind.to_be_bytes());
            message.extend([0x80, 1, 0, 0, 0, 10]);
            message.extend((data.len() as u16).to_be_bytes());
            message.extend(*data);
        }
        message
    }

    #[test]
    fn addresses_are_read_through_pointers() {
        let v6 = [0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7];
        let message = response(7, &[(TYPE_A, &[10, 0, 0, 1]), (16, b"text"), (TYPE_AAAA, &v6)]);
        let found = answered(&message, "DROP", 7).unwrap();
        assert_eq!(
            found,
            ["10.0.0.1".parse::<IpAddr>().unwrap(), "fd00::7".parse().unwrap()]
        );
        assert_eq!(answered(&message, "drop-2", 7), Some(Vec::new()));
        assert_eq!(answered(&message, "drop", 8), None);
        assert_eq!(
            answered(&question("drop", 7), "drop", 7),
            None,
            "a question is no answer"
        );
        assert_eq!(answered(&message[..message.len() - 1], "drop", 7).unwrap().len(), 1);
    }

    /// A response about "drop" with a question for a name of such labels.
    fn about(labels: [usize; 4]) -> Vec<u8> {
        let mut message = question("drop", 7);
        (message[2], message[5], message[7]) = (0x84, 3, 1);
        for length in labels {
            message.push(length as u8);
            message.extend(vec![b'x'; length]);
        }
        message.extend([0, 0, 1, 0, 1]);
        message.extend([0xc0, 12, 0, 1, 0x80, 1, 0, 0, 0, 10, 0, 4, 10, 0, 0, 1]);
        message
    }

    #[test]
    fn a_name_has_255_octets_at_most() {
        let found = Some(vec!["10.0.0.1".parse().unwrap()]);
        assert_eq!(answered(&about([63, 63, 63, 61]), "drop", 7), found);
        assert_eq!(answered(&about([63, 63, 63, 62]), "drop", 7), None);
    }

    #[test]
    fn a_pointer_that_leads_in_circles_ends() {
        let mut message = response(7, &[(TYPE_A, &[10, 0, 0, 1])]);
        let pointer = question("drop", 7).len();
        message[pointer..pointer + 2].copy_from_slice(&[0xc0, pointer as u8]);
        assert_eq!(answered(&message, "drop", 7), Some(Vec::new()));
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_much(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = answered(&bytes, "drop", 0);
            let mut message = response(0, &[(TYPE_A, &[1, 2, 3, 4])]);
            message.truncate(12);
            message.extend(bytes);
            let _ = answered(&message, "drop", 0);
        }
    }
}
