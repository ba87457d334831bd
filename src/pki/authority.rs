//! The authority itself: made once, loaded ever after, and never replaced by this program.

use std::path::Path;
use std::time::{Duration, SystemTime};
use std::{fs, io};

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, PublicKeyData,
};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::constraints::Permitted;
use super::error::PkiError;
use super::names::LeafNames;
use super::parsed::Parsed;
use super::stamp::Stamp;
use super::{BACKDATED, DAY, Fingerprint};
use crate::host::atomic_file::{self, PRIVATE, PUBLIC};

pub(super) const CERTIFICATE: &str = "ca.pem";
pub(super) const KEY: &str = "ca-key.pem";

/// Ten years, three of which may be leap years: longer than the box lasts.
const LIFE: Duration = Duration::from_secs(3653 * DAY.as_secs());

/// A certificate that may sign others, and its key.
pub(super) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    der: CertificateDer<'static>,
    pem: String,
    not_before: SystemTime,
    not_after: SystemTime,
    /// What it may sign; `None` is everything.
    permitted: Option<Permitted>,
}

impl Authority {
    pub(super) fn load_or_create(dir: &Path, names: &LeafNames, now: SystemTime) -> Result<Self, PkiError> {
        let (certificate, key) = (dir.join(CERTIFICATE), dir.join(KEY));
        match (read(&certificate)?, read(&key)?) {
            (Some(pem), Some(key_pem)) => Self::load(pem, &key_pem, dir, now),
            (None, None) => Self::create(dir, names, now),
            (Some(_), None) => Err(PkiError::Incomplete {
                missing: key,
                present: certificate,
            }),
            (None, Some(_)) => Err(PkiError::Incomplete {
                missing: certificate,
                present: key,
            }),
        }
    }

    /// What its files look like from outside.
    pub(super) fn stamp(dir: &Path) -> Stamp {
        Stamp::of(&[&dir.join(CERTIFICATE), &dir.join(KEY)])
    }

    pub(super) fn create(dir: &Path, names: &LeafNames, now: SystemTime) -> Result<Self, PkiError> {
        let key = KeyPair::generate()?;
        let certificate = params(&key, names, now).self_signed(&key)?;
        let (pem, key_pem) = (certificate.pem(), key.serialize_pem());
        let files = [
            (CERTIFICATE, pem.as_bytes(), PUBLIC),
            (KEY, key_pem.as_bytes(), PRIVATE),
        ];
        atomic_file::write_together(dir, &files).map_err(|error| PkiError::file(dir, error))?;
        Self::load(pem, &key_pem, dir, now)
    }

    fn load(pem: String, key_pem: &str, dir: &Path, now: SystemTime) -> Result<Self, PkiError> {
        let (path, key_path) = (dir.join(CERTIFICATE), dir.join(KEY));
        let damaged = |what: &dyn std::fmt::Display| PkiError::damaged(&path, what);
        let der = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|_| damaged(&"not a certificate in PEM"))?;
        let parsed = Parsed::from_der(&der).map_err(|error| damaged(&format!("not a certificate: {error}")))?;
        let key = KeyPair::from_pem(key_pem).map_err(|_| PkiError::damaged(&key_path, "not a private key in PEM"))?;
        if parsed.public_key != key.subject_public_key_info() {
            return Err(damaged(&"belongs to another key than that in ca-key.pem"));
        }
        if parsed.not_after <= now {
            return Err(PkiError::Expired { path });
        }
        Ok(Self {
            issuer: Issuer::new(params(&key, &LeafNames::default(), now), key),
            der,
            pem,
            not_before: parsed.not_before,
            not_after: parsed.not_after,
            permitted: parsed.permitted,
        })
    }

    /// The part of `names` that this authority may sign, and the rest.
    pub(super) fn divide(&self, names: &LeafNames) -> (LeafNames, LeafNames) {
        match &self.permitted {
            Some(permitted) => permitted.divide(names),
            None => (names.clone(), LeafNames::default()),
        }
    }

    pub(super) fn sign(&self, params: &CertificateParams, key: &KeyPair) -> Result<Certificate, PkiError> {
        Ok(params.signed_by(key, &self.issuer)?)
    }

    pub(super) const fn der(&self) -> &CertificateDer<'static> {
        &self.der
    }

    pub(super) fn pem(&self) -> &str {
        &self.pem
    }

    pub(super) const fn not_before(&self) -> SystemTime {
        self.not_before
    }

    pub(super) const fn not_after(&self) -> SystemTime {
        self.not_after
    }
}

/// Name and key identifier depend on the key alone, so they are the same again when the files are loaded.
fn params(key: &KeyPair, names: &LeafNames, now: SystemTime) -> CertificateParams {
    let mut params = CertificateParams::default();
    let mut name = DistinguishedName::new();
    name.push(DnType::OrganizationName, "Homedrop");
    // Two boxes in one list of trusted authorities must be told apart.
    let id = Fingerprint::of(&key.subject_public_key_info()).hex();
    name.push(
        DnType::CommonName,
        format!("Homedrop CA {}", id.get(..8).unwrap_or_default()),
    );
    params.distinguished_name = name;
    params.not_before = (now - BACKDATED).into();
    params.not_after = (now + LIFE).into();
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    // Name constraints do not reach code or mail signatures; this keeps it from those.
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.name_constraints = Some((&Permitted::with(names)).into());
    params
}

pub(super) fn read_certificate(dir: &Path) -> Result<(String, Vec<u8>), PkiError> {
    let path = dir.join(CERTIFICATE);
    let missing = || PkiError::file(&path, io::ErrorKind::NotFound.into());
    let pem = read(&path)?.ok_or_else(missing)?;
    let der = CertificateDer::from_pem_slice(pem.as_bytes());
    let der = der.map_err(|_| PkiError::damaged(&path, "not a certificate in PEM"))?;
    Ok((pem, der.to_vec()))
}

fn read(path: &Path) -> Result<Option<String>, PkiError> {
    match fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| PkiError::damaged(path, "not text")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(PkiError::file(path, error)),
    }
}
