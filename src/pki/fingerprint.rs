//! The SHA-256 of a certificate, as people compare it.

use std::fmt;

use sha2::{Digest, Sha256};

/// SHA-256 of a certificate in DER. Shown as `AB:CD:…`, the way browsers and systems show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Of the certificate with these bytes.
    #[must_use]
    pub fn of(der: &[u8]) -> Self {
        Self(Sha256::digest(der).into())
    }

    /// 64 lower-case hexadecimal digits, as in the TXT record.
    #[must_use]
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.0.map(|byte| format!("{byte:02X}"));
        formatter.write_str(&parts.join(":"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_to_write_it_are_the_usual_ones() {
        let empty = Fingerprint::of(b"");
        assert_eq!(
            empty.hex(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert!(empty.to_string().starts_with("E3:B0:C4:42:98:"));
        assert_eq!(empty.to_string().len(), 32 * 3 - 1);
    }
}
