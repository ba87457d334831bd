//! DNS names as people write them in the file, and what may be one.

use std::fmt;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// A further name for the certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum ExtraName {
    /// A DNS name in lower case, without a final dot.
    Dns(String),
    /// An address.
    Ip(IpAddr),
}

impl fmt::Display for ExtraName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dns(name) => formatter.write_str(name),
            Self::Ip(address) => address.fmt(formatter),
        }
    }
}

impl From<ExtraName> for String {
    fn from(name: ExtraName) -> Self {
        name.to_string()
    }
}

impl TryFrom<String> for ExtraName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if let Ok(address) = text.parse() {
            return Ok(Self::Ip(address));
        }
        let name = text.strip_suffix('.').unwrap_or(&text).to_ascii_lowercase();
        if is_name(&name) {
            return Ok(Self::Dns(name));
        }
        Err(format!("{text:?} is neither a DNS name nor an address"))
    }
}

/// Whether `text` is a host name: labels joined by dots, 253 characters at most (RFC 1035 section 2.3.4), and not
/// something that looks like an address (RFC 1123 section 2.1).
fn is_name(text: &str) -> bool {
    let numeric = |label: &str| label.bytes().all(|byte| byte.is_ascii_digit());
    text.len() <= 253 && text.split('.').all(is_label) && !text.rsplit('.').next().is_some_and(numeric)
}

/// Whether `text` is one label of a host name (RFC 1123 section 2.1).
pub(super) fn is_label(text: &str) -> bool {
    let inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&text.len()) && text.bytes().all(inside) && !text.starts_with('-') && !text.ends_with('-')
}
