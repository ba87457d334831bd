//! What people type to meet: the slot of a pairing, the code of a room; and the keys of paired devices.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::proto::signaling::ROOM_KEY_CHARS;

/// Consonants that look like nothing else: no vowels, so that no words come up, and neither L nor Y.
const LETTERS: &[u8; 19] = b"BCDFGHJKMNPQRSTVWXZ";

/// Letters of a room's code.
const CODE_LENGTH: usize = 5;

/// How many pairing slots there are.
pub(super) const SLOTS: u64 = 1000;

/// The half of a pairing code that the box knows: 000 to 999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slot(u16);

/// The code of a room: five letters, some 2.5 million of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoomCode([u8; CODE_LENGTH]);

/// The key of a room of paired devices, derived by them from their secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PairedKey([u8; 32]);

impl Slot {
    /// The slot of a random number.
    pub fn drawn(random: u64) -> Self {
        Self((random % SLOTS) as u16)
    }

    /// The one after it, the first after the last.
    pub fn next(self) -> Self {
        Self::drawn(u64::from(self.0) + 1)
    }

    /// Reads three digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_three_digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_three_digits.then(|| text.parse().ok().map(Self))?
    }
}

impl RoomCode {
    /// The code of a random number.
    pub fn drawn(mut random: u64) -> Self {
        let base = LETTERS.len() as u64;
        Self(std::array::from_fn(|_| {
            let letter = LETTERS[(random % base) as usize];
            random /= base;
            letter
        }))
    }

    /// Reads five letters, in either case.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; CODE_LENGTH] = text.to_ascii_uppercase().into_bytes().try_into().ok()?;
        letters
            .iter()
            .all(|letter| LETTERS.contains(letter))
            .then_some(Self(letters))
    }
}

impl PairedKey {
    /// Reads 43 characters of canonical base64url.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let is_key = text.len() == ROOM_KEY_CHARS && URL_SAFE_NO_PAD.decode_slice(text, &mut bytes) == Ok(32);
        is_key.then_some(Self(bytes))
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.0)
    }
}

impl fmt::Display for RoomCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

impl fmt::Display for PairedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        base64::display::Base64Display::new(&self.0, &URL_SAFE_NO_PAD).fmt(f)
    }
}

/// Whoever holds the key may meet the pair: logs do not show it.
impl fmt::Debug for PairedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PairedKey(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_three_digits() {
        assert_eq!(Slot::parse("042"), Some(Slot(42)));
        assert_eq!(Slot(42).to_string(), "042");
        assert_eq!(Slot(999).next(), Slot(0));
        for text in ["", "42", "0042", "+42", "４２２", "abc", "-01"] {
            assert_eq!(Slot::parse(text), None, "{text}");
        }
    }

    #[test]
    fn codes_survive_their_text_in_either_case() {
        for random in [0, 1, 19, 2_476_098, u64::MAX] {
            let code = RoomCode::drawn(random);
            assert_eq!(RoomCode::parse(&code.to_string().to_lowercase()), Some(code));
        }
        for text in ["", "BCDF", "BCDFGH", "BCDFA", "BCDF1", "BCDFÉ", "__pro"] {
            assert_eq!(RoomCode::parse(text), None, "{text}");
        }
    }

    /// As hard to guess as their number says.
    #[test]
    fn every_letter_of_a_code_is_drawn() {
        let base = LETTERS.len() as u64;
        let few: std::collections::BTreeSet<_> = (0..base.pow(3)).map(|random| RoomCode::drawn(random).0).collect();
        assert_eq!(few.len() as u64, base.pow(3));
        let [first, last] = [0, 1].map(|random| RoomCode::drawn(random * base.pow(4)).to_string());
        assert_eq!(first[..4], last[..4]);
        assert_ne!(first, last);
    }

    #[test]
    fn keys_are_canonical() {
        let text = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        let key = PairedKey::parse(text).unwrap();
        assert_eq!(key.to_string(), text);
        assert_eq!(format!("{key:?}"), "PairedKey(***)");
        let other_spelling = format!("{}9", &text[..42]);
        for text in [
            "",
            "192.168.1.0",
            &text[1..],
            &format!("{text}A"),
            &format!("{}=", &text[1..]),
            &other_spelling,
        ] {
            assert_eq!(PairedKey::parse(text), None, "{text}");
        }
    }
}
