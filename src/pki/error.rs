//! Why there is no certificate, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PkiError {
    /// One of the authority's two files is there and the other is not.
    #[error(
        "{} is missing but {} is there: restore it, or remove both for a new CA that every device has to trust anew",
        missing.display(), present.display()
    )]
    Incomplete {
        /// The file that is not there.
        missing: PathBuf,
        /// The file that is there.
        present: PathBuf,
    },
    /// A file of the authority is not what it should be.
    #[error(
        "{}: {what}; restore it, or remove ca.pem and ca-key.pem for a new CA that every device has to trust anew",
        path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The authority came to its end, or the clock is wrong.
    #[error(
        "{}: the CA has expired; if the clock is right, remove ca.pem and ca-key.pem for a new CA that every device has to trust anew",
        path.display()
    )]
    Expired {
        /// The authority's certificate.
        path: PathBuf,
    },
    /// The owner's own certificate or key is not what it should be.
    #[error("{}: {what}", path.display())]
    Own {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A certificate could not be made.
    #[error("cannot make a certificate: {0}")]
    Make(#[from] rcgen::Error),
    /// The TLS library did not take the certificate.
    #[error("cannot use the certificate: {0}")]
    Tls(#[from] rustls::Error),
}

impl PkiError {
    pub(super) fn file(path: &Path, source: io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            source,
        }
    }

    pub(super) fn own(path: &Path, what: &str) -> Self {
        Self::Own {
            path: path.to_owned(),
            what: what.to_owned(),
        }
    }

    pub(super) fn damaged(path: &Path, what: impl ToString) -> Self {
        Self::Damaged {
            path: path.to_owned(),
            what: what.to_string(),
        }
    }
}
