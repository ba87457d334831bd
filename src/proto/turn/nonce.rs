//! Nonces that the server need not remember: each holds its time of birth and a tag over it and the client's address.

use super::{FiveTuple, credentials::CredentialKey};

/// RFC 8656 section 5: a nonce is exchanged at least once an hour.
const LIFETIME: u64 = 3600;

/// Characters: the time in seconds as 8 hexadecimal digits, and 80 bits of tag, more than anybody guesses in an hour.
const LENGTH: usize = 28;

/// The nonce for a client at `unix` seconds since 1970.
pub(super) fn issue(key: &CredentialKey, five_tuple: &FiveTuple, unix: u64) -> String {
    // Wraps around after 136 years; only differences count.
    let born = (unix & u64::from(u32::MAX)) as u32;
    write(key, five_tuple, born)
}

/// Whether this server gave the nonce to this client within the last hour.
pub(super) fn is_valid(key: &CredentialKey, five_tuple: &FiveTuple, unix: u64, nonce: &str) -> bool {
    let Some(born) = nonce.get(..8).and_then(|hex| u32::from_str_radix(hex, 16).ok()) else {
        return false;
    };
    let age = (unix as u32).wrapping_sub(born);
    nonce.len() == LENGTH && u64::from(age) < LIFETIME && write(key, five_tuple, born) == nonce
}

fn write(key: &CredentialKey, five_tuple: &FiveTuple, born: u32) -> String {
    let tag = key.tag("nonce", &bound(five_tuple, born));
    let digits = tag[..10].iter().map(|byte| format!("{byte:02x}"));
    digits.fold(format!("{born:08x}"), |text, digit| text + &digit)
}

/// What the tag covers: time, transport, address and port.
fn bound(five_tuple: &FiveTuple, born: u32) -> Vec<u8> {
    let mut bytes = born.to_be_bytes().to_vec();
    bytes.push(five_tuple.transport as u8);
    bytes.extend(five_tuple.client.to_string().bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proto::turn::Transport;

    fn from(client: &str) -> FiveTuple {
        FiveTuple::new(
            Transport::Udp,
            client.parse().unwrap(),
            "10.0.0.1:3478".parse().unwrap(),
        )
    }

    #[test]
    fn a_nonce_serves_its_client_for_an_hour() {
        let key = CredentialKey::new([7; 32]);
        let here = from("10.0.0.9:1");
        let nonce = issue(&key, &here, 1_000_000);
        assert_eq!(nonce.len(), LENGTH);
        assert!(is_valid(&key, &here, 1_000_000, &nonce));
        assert!(is_valid(&key, &here, 1_003_599, &nonce));
        assert!(!is_valid(&key, &here, 1_003_600, &nonce), "an hour old");
        assert!(!is_valid(&key, &here, 999_999, &nonce), "not born yet");
        assert!(!is_valid(&key, &from("10.0.0.9:2"), 1_000_000, &nonce), "another port");
        assert!(
            !is_valid(&CredentialKey::new([8; 32]), &here, 1_000_000, &nonce),
            "another server"
        );
        for forged in ["", "000f4240", "é00f4240", &nonce.to_uppercase(), &format!("{nonce}0")] {
            assert!(!is_valid(&key, &here, 1_000_000, forged), "{forged}");
        }
    }
}
