//! A certificate that the owner of the box brought along: read again when its files change, never written.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;

use super::PkiError;
use super::parsed::Parsed;
use super::stamp::Stamp;

/// The certificate and key of two PEM files.
#[derive(Debug)]
pub struct OwnCertificate {
    certificate: PathBuf,
    key: PathBuf,
    certified: Arc<CertifiedKey>,
    not_after: SystemTime,
    stamp: Stamp,
}

impl OwnCertificate {
    /// Reads the chain in `certificate`, the box's own first, and its `key`.
    ///
    /// # Errors
    /// When a file cannot be read or is not what it should be, or the two do not belong together.
    pub fn load(certificate: &Path, key: &Path) -> Result<Self, PkiError> {
        // Taken first: what changes while the files are read is read again.
        let stamp = Stamp::of(&[certificate, key]);
        let chain = chain(certificate)?;
        let parsed = chain.first().map(|der| Parsed::from_der(der));
        let Some(Ok(parsed)) = parsed else {
            return Err(PkiError::own(certificate, "no certificate in PEM"));
        };
        let private = PrivateKeyDer::from_pem_slice(&read(key)?);
        let private = private.map_err(|_| PkiError::own(key, "no private key in PEM"))?;
        let certified = CertifiedKey::from_der(chain, private, &default_provider());
        let unfit = |error: rustls::Error| PkiError::own(certificate, &format!("does not go with the key: {error}"));
        Ok(Self {
            certificate: certificate.to_owned(),
            key: key.to_owned(),
            certified: Arc::new(certified.map_err(unfit)?),
            not_after: parsed.not_after,
            stamp,
        })
    }

    /// Whether the files are others than those that were read last.
    #[must_use]
    pub fn is_replaced(&self) -> bool {
        Stamp::of(&[&self.certificate, &self.key]) != self.stamp
    }

    /// Reads the files again when they changed; returns whether there is a new certificate.
    ///
    /// # Errors
    /// As `load`, once for each change; the certificate stays as it was.
    pub fn reload(&mut self) -> Result<bool, PkiError> {
        if !self.is_replaced() {
            return Ok(false);
        }
        self.stamp = Stamp::of(&[&self.certificate, &self.key]);
        *self = Self::load(&self.certificate, &self.key)?;
        Ok(true)
    }

    /// The certificate with its key, for `CertificateResolver`.
    #[must_use]
    pub fn certified_key(&self) -> Arc<CertifiedKey> {
        Arc::clone(&self.certified)
    }

    /// When it ends.
    #[must_use]
    pub const fn not_after(&self) -> SystemTime {
        self.not_after
    }
}

fn chain(path: &Path) -> Result<Vec<CertificateDer<'static>>, PkiError> {
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&read(path)?).collect();
    chain.map_err(|_| PkiError::own(path, "not PEM"))
}

fn read(path: &Path) -> Result<Vec<u8>, PkiError> {
    fs::read(path).map_err(|error| PkiError::file(path, error))
}

#[cfg(test)]
mod tests {
    use rcgen::{CertifiedKey as Made, generate_simple_self_signed};

    use super::*;

    fn write(dir: &Path, name: &str) -> CertificateDer<'static> {
        let Made { cert, signing_key } = generate_simple_self_signed([name.to_owned()]).unwrap();
        fs::write(dir.join("tls.crt"), cert.pem()).unwrap();
        fs::write(dir.join("tls.key"), signing_key.serialize_pem()).unwrap();
        cert.der().clone()
    }

    fn load(dir: &Path) -> Result<OwnCertificate, PkiError> {
        OwnCertificate::load(&dir.join("tls.crt"), &dir.join("tls.key"))
    }

    #[test]
    fn a_changed_file_is_read_again_and_a_broken_one_is_not_taken() {
        let dir = tempfile::tempdir().unwrap();
        let first = write(dir.path(), "one.example");
        let mut own = load(dir.path()).unwrap();
        assert_eq!(
            (own.certified_key().cert[0].clone(), own.reload().unwrap()),
            (first.clone(), false)
        );
        fs::write(dir.path().join("tls.crt"), "no PEM").unwrap();
        let error = own.reload().unwrap_err().to_string();
        assert!(
            error.contains("tls.crt") && !own.reload().unwrap(),
            "{error}; told once"
        );
        assert_eq!(own.certified_key().cert[0], first);
        let second = write(dir.path(), "two.example");
        assert!(own.reload().unwrap());
        assert_eq!(own.certified_key().cert[0], second);
        assert!(own.not_after() > SystemTime::now());
    }

    #[test]
    fn a_key_of_another_certificate_is_refused_and_so_is_a_missing_file() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write(dir.path(), "one.example");
        write(other.path(), "one.example");
        fs::copy(other.path().join("tls.key"), dir.path().join("tls.key")).unwrap();
        assert!(
            load(dir.path())
                .unwrap_err()
                .to_string()
                .contains("does not go with the key")
        );
        fs::remove_file(dir.path().join("tls.key")).unwrap();
        assert!(load(dir.path()).unwrap_err().to_string().contains("tls.key"));
    }
}
