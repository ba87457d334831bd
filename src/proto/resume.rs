//! Resume tokens: what makes a device the same device again, without the daemon keeping a list of devices.
//!
//! `base64url(version ‖ peer id ‖ name ‖ HMAC-SHA-256(key, version ‖ peer id ‖ name))` (RFC 2104, RFC 4648 §5).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::signaling::{DisplayName, MAX_RESUME_BYTES, PeerId};

const VERSION: u8 = 1;
const ID_END: usize = 9;
const TAG_LEN: usize = 32;

/// Signs and verifies resume tokens; made of the daemon's secret.
#[derive(Clone)]
pub struct ResumeKey(Hmac<Sha256>);

/// What a genuine token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resumed {
    /// The device.
    pub peer_id: PeerId,
    /// The name that it had when the token was made.
    pub name: DisplayName,
}

impl std::fmt::Debug for ResumeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ResumeKey(***)")
    }
}

impl ResumeKey {
    /// Derives the key from the daemon's secret, so that no other use of the secret can make tokens.
    pub fn new(secret: &[u8; 32]) -> Self {
        let root = Self::keyed(secret);
        let derived: [u8; 32] = root
            .0
            .chain_update(b"homedrop resume token 1")
            .finalize()
            .into_bytes()
            .into();
        Self::keyed(&derived)
    }

    fn keyed(key: &[u8; 32]) -> Self {
        // A key of any length is a key of HMAC (RFC 2104 §2): 32 bytes are one block, padded.
        let mut block = [0; 64];
        block[..32].copy_from_slice(key);
        Self(<Hmac<Sha256> as hmac::digest::KeyInit>::new(&block.into()))
    }

    /// Makes the token of a device.
    pub fn issue(&self, peer_id: PeerId, name: &str) -> String {
        let mut token = vec![VERSION];
        token.extend_from_slice(peer_id.as_bytes());
        token.extend_from_slice(name.as_bytes());
        let tag = self.0.clone().chain_update(&token).finalize().into_bytes();
        token.extend_from_slice(&tag);
        URL_SAFE_NO_PAD.encode(token)
    }

    /// Reads a token; `None` when it is not one of ours. The comparison takes constant time.
    pub fn verify(&self, token: &str) -> Option<Resumed> {
        if token.len() > MAX_RESUME_BYTES {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (said, tag) = bytes.split_at_checked(bytes.len().checked_sub(TAG_LEN)?)?;
        self.0.clone().chain_update(said).verify_slice(tag).ok()?;
        let (&version, id, name) = (said.first()?, said.get(1..ID_END)?, said.get(ID_END..)?);
        let name = DisplayName::new(std::str::from_utf8(name).ok()?).ok()?;
        let peer_id = PeerId::new(id.try_into().ok()?);
        (version == VERSION).then_some(Resumed { peer_id, name })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> ResumeKey {
        ResumeKey::new(&[42; 32])
    }

    #[test]
    fn a_token_brings_the_device_back() {
        let id = PeerId::new([1, 2, 3, 4, 5, 6, 7, 8]);
        let resumed = key().verify(&key().issue(id, "Oma’s iPad")).unwrap();
        assert_eq!((resumed.peer_id, resumed.name.as_str()), (id, "Oma’s iPad"));
    }

    #[test]
    fn the_longest_name_fits() {
        let token = key().issue(PeerId::new([0; 8]), &"🦊".repeat(200));
        assert!(token.len() <= MAX_RESUME_BYTES);
        assert!(key().verify(&token).is_some());
    }

    #[test]
    fn another_boxs_token_is_refused() {
        let other = ResumeKey::new(&[43; 32]);
        assert_eq!(key().verify(&other.issue(PeerId::new([0; 8]), "a")), None);
    }

    proptest! {
        #[test]
        fn a_changed_token_is_refused(at in 0usize..60, bit in 0u8..8) {
            let token = key().issue(PeerId::new([9; 8]), "Amber Heron");
            let mut bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            prop_assert_eq!(key().verify(&URL_SAFE_NO_PAD.encode(bytes)), None);
        }

        #[test]
        fn garbage_is_refused(text in ".{0,200}") {
            prop_assert_eq!(key().verify(&text), None);
        }
    }
}
