//! The daemon's one secret, kept across restarts: resume tokens and TURN credentials are derived from it.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use super::atomic_file;

/// Bytes of a secret: as many as the widest HMAC key in use (SHA-256) has entropy for.
pub const LENGTH: usize = 32;

/// Random bytes that no log ever shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; LENGTH]);

/// Why there is no secret.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SecretError {
    /// The file has another length; it is left as it is, because a new secret would make every device a stranger.
    #[error("{}: has {length} bytes and must have {LENGTH}; restore it, or delete it and let every device start anew", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Its length in bytes.
        length: usize,
    },
    /// The file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system gave no random bytes.
    #[error("no random bytes: {0}")]
    Random(io::Error),
}

impl Secret {
    /// The secret in `dir`, made at the first start.
    ///
    /// # Errors
    /// `SecretError` when the file is damaged or cannot be read, made or written.
    pub fn load_or_create(dir: &Path) -> Result<Self, SecretError> {
        let path = dir.join("secret");
        match fs::read(&path) {
            Ok(bytes) => Self::from_file(&bytes, path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::create(path),
            Err(source) => Err(SecretError::File { path, source }),
        }
    }

    /// A secret that is kept nowhere.
    ///
    /// # Errors
    /// `SecretError::Random` when the system has no random bytes.
    pub fn random() -> Result<Self, SecretError> {
        let mut bytes = [0; LENGTH];
        // Up to 256 bytes come whole or not at all (getrandom(2)).
        rustix::rand::getrandom(&mut bytes, rustix::rand::GetRandomFlags::empty())
            .map_err(|error| SecretError::Random(error.into()))?;
        Ok(Self(bytes))
    }

    /// The bytes, for a key derivation.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    fn from_file(bytes: &[u8], path: PathBuf) -> Result<Self, SecretError> {
        let length = bytes.len();
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| SecretError::Damaged { path, length })
    }

    fn create(path: PathBuf) -> Result<Self, SecretError> {
        let secret = Self::random()?;
        match atomic_file::write(&path, &secret.0, atomic_file::PRIVATE) {
            Ok(()) => Ok(secret),
            Err(source) => Err(SecretError::File { path, source }),
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_secret_is_made_once_and_private() {
        let dir = tempfile::tempdir().unwrap();
        let first = Secret::load_or_create(dir.path()).unwrap();
        assert!(Secret::load_or_create(dir.path()).unwrap() == first);
        assert!(Secret::random().unwrap() != first);
        let mode = fs::metadata(dir.path().join("secret")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_damaged_secret_is_told_and_left() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("secret"), "short").unwrap();
        let error = Secret::load_or_create(dir.path()).unwrap_err();
        assert!(
            error.to_string().contains("secret: has 5 bytes and must have 32"),
            "{error}"
        );
        assert_eq!(fs::read(dir.path().join("secret")).unwrap(), b"short");
    }

    #[test]
    fn a_secret_is_not_shown() {
        assert_eq!(format!("{:?}", Secret::random().unwrap()), "***");
    }
}
