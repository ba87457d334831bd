//! Friendly names for devices that have none, in the device's language: the same for the same device, no two alike in a room.

mod accept_language;
mod language;
mod likeness;
mod tag;
#[cfg(test)]
mod tests;
mod words;

pub use accept_language::preferred;
pub use language::Language;
pub use likeness::Likeness;
pub use tag::{LanguageTag, NotATag};

use super::signaling::PeerId;
use words::Words;

/// How many adjective and animal pairs are tried before a number is added.
const TRIES: u64 = 8;

/// A prime that divides no list's length, so that attempts visit every pair before one comes again.
const STRIDE: u64 = 1_117;

/// The name of a device in a language: made of its id, the next free one where it is taken.
pub fn name_for(peer: PeerId, language: Language, is_taken: impl Fn(Likeness) -> bool) -> String {
    name_of(peer, &Words::of(language), is_taken)
}

fn name_of(peer: PeerId, words: &Words, is_taken: impl Fn(Likeness) -> bool) -> String {
    let seed = u64::from_le_bytes(*peer.as_bytes());
    let is_free = |name: &String| !is_taken(Likeness::of(name));
    let pairs = (0..TRIES).map(|attempt| words.pair(seed.wrapping_add(attempt.wrapping_mul(STRIDE))));
    let mut free = pairs.filter(is_free);
    free.next().unwrap_or_else(|| {
        let name = words.pair(seed);
        let mut free = (2u64..).map(|number| format!("{name} {number}")).filter(is_free);
        free.next().unwrap_or_default()
    })
}
