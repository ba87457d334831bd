//! The local certificate authority and the certificate that the box shows: made, kept, renewed; it opens no socket.

mod authority;
mod constraints;
mod error;
mod fingerprint;
mod leaf;
mod names;
mod own;
mod parsed;
mod resolver;
mod stamp;
#[cfg(test)]
mod tests;
mod top_level;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rustls::sign::CertifiedKey;
use tracing::{debug, warn};

use authority::Authority;
pub use error::PkiError;
pub use fingerprint::Fingerprint;
use leaf::Leaf;
pub use names::{LeafNames, is_local};
pub use own::OwnCertificate;
use parsed::Parsed;
pub use resolver::{CertificateResolver, server_config};
use stamp::Stamp;
use top_level::is_top_level;

use crate::host::atomic_file;

/// 2026-01-01 00:00 UTC. A clock that shows less is that of a board without a battery that has not been set yet, and a
/// certificate made by it would be expired for everybody else.
const EARLIEST: Duration = Duration::from_secs(1_767_225_600);

/// The files of the authority and of its certificate.
pub const FILES: [&str; 4] = [authority::CERTIFICATE, authority::KEY, leaf::CERTIFICATE, leaf::KEY];

/// One day.
const DAY: Duration = Duration::from_secs(86_400);

/// How far certificates begin in the past, for the clocks of clients that are behind.
const BACKDATED: Duration = DAY;

/// The authority and its present certificate, both also in the state directory.
pub struct Pki {
    dir: PathBuf,
    authority: Authority,
    leaf: Leaf,
    left_out: LeafNames,
    stamp: Stamp,
}

/// The certificate of the authority in the directory `dir`, as PEM and as DER; its key is not needed.
///
/// # Errors
/// `PkiError` when there is none or it is damaged.
pub fn read_ca(dir: &Path) -> Result<(String, Vec<u8>), PkiError> {
    authority::read_certificate(dir)
}

/// From when to when the certificate with these bytes is good; `None` when it is none.
#[must_use]
pub fn validity(der: &[u8]) -> Option<(SystemTime, SystemTime)> {
    let parsed = Parsed::from_der(der).ok()?;
    Some((parsed.not_before, parsed.not_after))
}

/// Whether a clock that shows `now` may be right.
#[must_use]
pub fn is_plausible(now: SystemTime) -> bool {
    now >= SystemTime::UNIX_EPOCH + EARLIEST
}

/// Makes a new authority in the directory `dir`, in the place of the present one, and a leaf for `names`.
///
/// Every device has to trust the new one; the private key of the old one is gone.
///
/// # Errors
/// `PkiError` when a file cannot be written.
pub fn rotate(dir: &Path, names: &LeafNames, now: SystemTime) -> Result<Pki, PkiError> {
    let now = now.max(SystemTime::UNIX_EPOCH + EARLIEST);
    recover(dir)?;
    Authority::create(dir, names, now)?;
    Pki::open(dir, names, now)
}

/// Ends what a power cut interrupted; only at a start, when nobody else writes.
fn recover(dir: &Path) -> Result<(), PkiError> {
    let [certificate, key, leaf, leaf_key] = FILES;
    let ended = atomic_file::recover(dir, &[certificate, key]);
    let ended = ended.and_then(|()| atomic_file::recover(dir, &[leaf, leaf_key]));
    ended.map_err(|error| PkiError::file(dir, error))
}

impl Pki {
    /// Loads the authority in the directory `dir`, or makes it when there is none, and a leaf for `names`.
    ///
    /// The leaf is made anew when it is missing or damaged, for other names, not by this authority, or at two thirds
    /// of its life.
    ///
    /// # Errors
    /// `PkiError` when the authority is damaged, incomplete or expired (it is never replaced), or a file cannot be
    /// read or written.
    pub fn open(dir: &Path, names: &LeafNames, now: SystemTime) -> Result<Self, PkiError> {
        recover(dir)?;
        let pki = Self::load(dir, names, now)?;
        // A host that is called like a top-level domain is told nothing: it has its name under `local` all the same.
        let dns: Vec<&String> = pki.left_out.dns.iter().filter(|name| !is_top_level(name)).collect();
        if !dns.is_empty() || !pki.left_out.ips.is_empty() {
            warn!(event = "names-left-out", ?dns, ips = ?pki.left_out.ips, "not in the certificate: the CA may not sign them");
        }
        Ok(pki)
    }

    fn load(dir: &Path, names: &LeafNames, now: SystemTime) -> Result<Self, PkiError> {
        let now = now.max(SystemTime::UNIX_EPOCH + EARLIEST);
        let authority = Authority::load_or_create(dir, names, now)?;
        let stamp = Authority::stamp(dir);
        let (kept, left_out) = authority.divide(names);
        let leaf = match Leaf::load(dir, &authority, &kept, now) {
            Ok(leaf) => leaf,
            Err(reason) => {
                debug!(%reason, "making a certificate");
                Leaf::create(dir, &authority, &kept, now)?
            }
        };
        Ok(Self {
            dir: dir.to_owned(),
            authority,
            leaf,
            left_out,
            stamp,
        })
    }

    /// Looks again: whether `names` changed, time passed or the authority in the directory is another one.
    ///
    /// Returns whether there is a new certificate, which then wants `CertificateResolver::swap`.
    ///
    /// # Errors
    /// As `open`; the certificate stays as it was.
    pub fn renew(&mut self, names: &LeafNames, now: SystemTime) -> Result<bool, PkiError> {
        let next = Self::load(&self.dir, names, now)?;
        let changed = next.leaf.der() != self.leaf.der();
        *self = next;
        Ok(changed)
    }

    /// Whether somebody put another authority into the directory; told once.
    pub fn is_replaced(&mut self) -> bool {
        let stamp = Authority::stamp(&self.dir);
        stamp != std::mem::replace(&mut self.stamp, stamp.clone())
    }

    /// The authority's certificate as a PEM file.
    #[must_use]
    pub fn ca_pem(&self) -> &str {
        self.authority.pem()
    }

    /// The authority's certificate in DER.
    #[must_use]
    pub fn ca_der(&self) -> &[u8] {
        self.authority.der()
    }

    /// What people compare before they trust the authority.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.authority.der())
    }

    /// When the present certificate ends.
    #[must_use]
    pub const fn not_after(&self) -> SystemTime {
        self.leaf.not_after()
    }

    /// When the authority ends.
    #[must_use]
    pub const fn ca_not_after(&self) -> SystemTime {
        self.authority.not_after()
    }

    /// Names that the authority must not sign, because it was made without them: the certificate lacks them.
    #[must_use]
    pub const fn left_out(&self) -> &LeafNames {
        &self.left_out
    }

    /// The present certificate with its key, for `CertificateResolver`.
    #[must_use]
    pub fn certified_key(&self) -> Arc<CertifiedKey> {
        self.leaf.certified_key()
    }
}
