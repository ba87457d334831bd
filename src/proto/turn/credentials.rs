//! Time-limited credentials: minted for a device, checked without a list of users.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use sha1::Sha1;
use stun_types::message::{IntegrityAlgorithm, IntegrityKey, LongTermKeyCredentials};

use crate::proto::signaling::PeerId;

/// The realm of the long-term credentials (RFC 8489 section 9.2). It is told to everybody, so it tells nothing.
pub const REALM: &str = "homedrop";

/// What `welcome` hands to a device.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// `<unix expiry>:<peer id>`.
    pub username: String,
    /// `base64(HMAC-SHA1(secret, username))`.
    pub password: String,
}

/// The key that makes and checks credentials: the raw bytes of the box's secret.
#[derive(Clone)]
pub struct CredentialKey([u8; 32]);

/// What a well-formed user name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct User {
    /// Seconds since 1970 from which on it opens no new allocation.
    pub expiry: u64,
    /// Whose quota it counts against.
    pub device: PeerId,
}

impl CredentialKey {
    /// Takes the box's secret.
    #[must_use]
    pub const fn new(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    /// Credentials with which `device` may open allocations until `expiry` (seconds since 1970).
    #[must_use]
    pub fn mint(&self, device: PeerId, expiry: u64) -> Credentials {
        let username = format!("{expiry}:{device}");
        let password = self.password(&username);
        Credentials { username, password }
    }

    /// RFC 8489 section 9.2.2: `MD5(username ":" realm ":" password)`, used with HMAC-SHA1.
    pub(super) fn integrity_key(&self, username: &str) -> IntegrityKey {
        let password = self.password(username);
        LongTermKeyCredentials::new(username.to_owned(), password, REALM.to_owned()).make_key(IntegrityAlgorithm::Sha1)
    }

    /// A tag for `message` under this secret, for what must be neither guessed nor used as a password.
    pub(super) fn tag(&self, purpose: &str, message: &[u8]) -> [u8; 20] {
        let mut mac = mac(&self.0);
        for part in [&b"homedrop turn "[..], purpose.as_bytes(), b"\0", message] {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    fn password(&self, username: &str) -> String {
        let mut mac = mac(&self.0);
        mac.update(username.as_bytes());
        STANDARD.encode(mac.finalize().into_bytes())
    }
}

fn mac(secret: &[u8; 32]) -> Hmac<Sha1> {
    // HMAC pads a key that is shorter than its block of 64 bytes with zeros (RFC 2104 section 2).
    let mut block = [0; 64];
    block[..32].copy_from_slice(secret);
    Hmac::new(&block.into())
}

impl User {
    pub fn parse(username: &str) -> Option<Self> {
        let (expiry, device) = username.split_once(':')?;
        Some(Self {
            expiry: expiry.parse().ok()?,
            device: PeerId::parse(device)?,
        })
    }
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("username", &self.username)
            .field("password", &"***")
            .finish()
    }
}

impl std::fmt::Debug for CredentialKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_the_one_that_openssl_makes() {
        // printf '1700000000:AAECAwQFBgc' | openssl dgst -sha1 -hmac "$(printf 's%.0s' {1..32})" -binary | base64
        let credentials = CredentialKey::new([b's'; 32]).mint(PeerId::new([0, 1, 2, 3, 4, 5, 6, 7]), 1_700_000_000);
        assert_eq!(credentials.username, "1700000000:AAECAwQFBgc");
        assert_eq!(credentials.password, "LcAZYolarYU8IA9WDPI/WQ4QyMc=");
        assert!(!format!("{credentials:?}").contains(&credentials.password));
    }

    #[test]
    fn a_user_name_is_an_expiry_and_a_device() {
        let user = User::parse("1700000000:AAECAwQFBgc").unwrap();
        assert_eq!((user.expiry, user.device.as_bytes()[7]), (1_700_000_000, 7));
        for bad in [
            "",
            "1700000000",
            "AAECAwQFBgc:1",
            "-1:AAECAwQFBgc",
            "1:AAECAwQFBg",
            "1:AAECAwQFBgc:x",
        ] {
            assert_eq!(User::parse(bad), None, "{bad}");
        }
    }
}
