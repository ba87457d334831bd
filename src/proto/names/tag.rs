//! Language tags as clients say them: bounded, and of the letters that tags are made of.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, de};

/// The shape of a language tag (RFC 5646 §2.1): subtags of 1 to 8 letters and digits, joined by hyphens, 35 characters
/// at most (§4.4.1). Whether such a language exists is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageTag(String);

/// Not of the shape of a language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag")]
pub struct NotATag;

/// Longest tag that is read: what every implementation of RFC 5646 has room for.
const MAX_LEN: usize = 35;

impl LanguageTag {
    /// Reads a tag.
    pub fn parse(text: &str) -> Result<Self, NotATag> {
        is_tag(text).then(|| Self(text.to_owned())).ok_or(NotATag)
    }

    /// The tag, as it was said.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether this has the shape of a language tag.
pub(super) fn is_tag(text: &str) -> bool {
    let is_subtag =
        |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let begins = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    begins && text.len() <= MAX_LEN && text.split('-').all(is_subtag)
}

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}
