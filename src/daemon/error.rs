//! Why the daemon cannot start.

use std::{io, path::PathBuf};

use crate::{
    host::secret::SecretError,
    net::{control, http::BindError},
    pki::PkiError,
};

/// Told in one line, with what to do.
#[derive(Debug, thiserror::Error)]
pub enum DaemonError {
    /// Neither `--state-dir` nor a home to put one in.
    #[error("no state directory: give one with --state-dir")]
    NoStateDirectory,
    /// The state directory cannot be made.
    #[error("state directory {}: {source}", path.display())]
    StateDirectory {
        /// The directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The secret is damaged or cannot be made.
    #[error("secret: {0}")]
    Secret(#[from] SecretError),
    /// The certificates are damaged or cannot be made.
    #[error("certificates: {0}")]
    Pki(#[from] PkiError),
    /// There is no CA to do anything with.
    #[error("tls.certificate is set: this box has its owner's certificate and no CA")]
    OwnCertificate,
    /// TLS cannot be set up.
    #[error("TLS: {0}")]
    Tls(#[from] rustls::Error),
    /// No port for HTTPS.
    #[error("http.https-ports: {0}")]
    Https(BindError),
    /// Another daemon has the directories.
    #[error("{0}")]
    Running(control::BindError),
    /// The interfaces cannot be listed.
    #[error("network interfaces: {0}")]
    Interfaces(io::Error),
    /// A socket does not tell its address, or signals cannot be had.
    #[error("{0}")]
    Io(#[from] io::Error),
}

impl DaemonError {
    /// The exit code of sysexits(3).
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Https(_) | Self::Running(_) => EX_UNAVAILABLE,
            Self::NoStateDirectory | Self::StateDirectory { .. } => EX_CANTCREAT,
            Self::OwnCertificate | Self::Secret(_) | Self::Pki(_) | Self::Tls(_) => EX_DATAERR,
            Self::Interfaces(_) | Self::Io(_) => EX_OSERR,
        }
    }
}

const EX_DATAERR: u8 = 65;
const EX_UNAVAILABLE: u8 = 69;
const EX_OSERR: u8 = 71;
const EX_CANTCREAT: u8 = 73;
