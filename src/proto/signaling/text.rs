//! Text that one person chose and another will read: bounded, and without characters that act on their surroundings.

use serde::{Deserialize, Deserializer, Serialize};

use super::limits::MAX_NAME_CHARS;

/// A device name that is fit to be shown: 1 to 200 characters, trimmed, no control or bidi formatting characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct DisplayName(String);

/// Why a name was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing visible is left.
    #[error("a name needs at least one visible character")]
    Empty,
    /// More than 200 characters.
    #[error("a name has at most {MAX_NAME_CHARS} characters")]
    TooLong,
}

impl DisplayName {
    /// Cleans a name; refuses it when nothing is left or when it is too long.
    pub fn new(text: &str) -> Result<Self, NameError> {
        let clean = cleaned(text);
        match clean.chars().nth(MAX_NAME_CHARS) {
            Some(_) => Err(NameError::TooLong),
            None if clean.is_empty() => Err(NameError::Empty),
            None => Ok(Self(clean)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for DisplayName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

/// Reads an optional name; one with nothing visible in it is none.
pub(super) fn name_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DisplayName>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?.unwrap_or_default();
    match DisplayName::new(&text) {
        Ok(name) => Ok(Some(name)),
        Err(NameError::Empty) => Ok(None),
        Err(error) => Err(serde::de::Error::custom(error)),
    }
}

/// Removes what acts on its surroundings and makes every run of white space one space.
pub(super) fn cleaned(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|&c| c.is_whitespace() || !acts_on_surroundings(c))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters, and the bidi formatting characters of Unicode UAX #9 §2; joiners stay, as scripts and emoji need them.
fn acts_on_surroundings(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}
