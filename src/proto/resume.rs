//! Resume tokens: what makes a device the same device again, without the daemon keeping a list of devices.
//!
//! `base64url(said ‖ HMAC-SHA-256(key, said))` (RFC 2104, RFC 4648 §5), where `said` is `1 ‖ peer id ‖ name` for a name that
//! a person chose, and `2 ‖ peer id ‖ length of the tag ‖ language tag ‖ name` for one that was made up in that language.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::{
    names::{Language, LanguageTag},
    signaling::{DisplayName, MAX_RESUME_BYTES, PeerId},
};

const CHOSEN: u8 = 1;
const MADE_UP: u8 = 2;
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
    /// The language in which the box made it up; `None` when a person chose it.
    pub made_in: Option<Language>,
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

    /// Makes the token of a device whose name a person chose, or the box in a language.
    pub fn issue(&self, peer_id: PeerId, name: &str, made_in: Option<Language>) -> String {
        let mut token = vec![made_in.map_or(CHOSEN, |_| MADE_UP)];
        token.extend_from_slice(peer_id.as_bytes());
        if let Some(tag) = made_in.map(Language::tag) {
            token.push(tag.len() as u8);
            token.extend_from_slice(tag.as_bytes());
        }
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
        let (id, rest) = (said.get(1..ID_END)?, said.get(ID_END..)?);
        let (made_in, name) = match *said.first()? {
            CHOSEN => (None, rest),
            MADE_UP => made_up(rest)?,
            _ => return None,
        };
        let name = DisplayName::new(std::str::from_utf8(name).ok()?).ok()?;
        let peer_id = PeerId::new(id.try_into().ok()?);
        Some(Resumed { peer_id, name, made_in })
    }
}

/// The language and the name; one that this version does not speak is as good as English, another than the device's own.
fn made_up(rest: &[u8]) -> Option<(Option<Language>, &[u8])> {
    let (&length, rest) = rest.split_first()?;
    let (tag, name) = rest.split_at_checked(length.into())?;
    let tag = LanguageTag::parse(std::str::from_utf8(tag).ok()?).ok()?;
    Some((Some(Language::matching(&tag).unwrap_or_default()), name))
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
        for made_in in [None, Some(Language::De), Some(Language::ZhHk)] {
            let resumed = key().verify(&key().issue(id, "Oma’s iPad", made_in)).unwrap();
            assert_eq!((resumed.peer_id, resumed.name.as_str()), (id, "Oma’s iPad"));
            assert_eq!(resumed.made_in, made_in);
        }
    }

    #[test]
    fn the_longest_name_fits() {
        let token = key().issue(PeerId::new([0; 8]), &"🦊".repeat(200), Some(Language::ZhHant));
        assert!(token.len() <= MAX_RESUME_BYTES);
        assert!(key().verify(&token).is_some());
    }

    #[test]
    fn another_boxs_token_is_refused() {
        let other = ResumeKey::new(&[43; 32]);
        assert_eq!(key().verify(&other.issue(PeerId::new([0; 8]), "a", None)), None);
    }

    proptest! {
        #[test]
        fn a_changed_token_is_refused(at in 0usize..64, bit in 0u8..8) {
            let token = key().issue(PeerId::new([9; 8]), "Amber Heron", Some(Language::En));
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
