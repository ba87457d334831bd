//! The certificate that the box shows: short-lived, for its local names, made anew whenever it does not fit.

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rcgen::{
    CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose, SanType,
};
use rustls::RootCertStore;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::sign::CertifiedKey;

use super::authority::Authority;
use super::error::PkiError;
use super::names::LeafNames;
use super::parsed::Parsed;
use super::{BACKDATED, DAY};
use crate::host::atomic_file::{self, PRIVATE, PUBLIC};

pub(super) const CERTIFICATE: &str = "leaf.pem";
pub(super) const KEY: &str = "leaf-key.pem";

/// From now on; with `BACKDATED` less than the 397 days that clients put up with.
const LIFE: Duration = Duration::from_secs(395 * DAY.as_secs());

/// A certificate and its key, ready for TLS.
pub(super) struct Leaf {
    certified: Arc<CertifiedKey>,
    not_after: SystemTime,
}

/// Why a certificate is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// There is none.
    Missing,
    /// Its files are not what they should be.
    Damaged,
    /// The host's names or addresses are others now.
    Names,
    /// It is from another authority.
    Authority,
    /// Two thirds of its life are over, or it has not begun.
    Age,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Missing => "there is none",
            Self::Damaged => "the present one is damaged",
            Self::Names => "names or addresses changed",
            Self::Authority => "the present one is from another CA",
            Self::Age => "the present one is at two thirds of its life",
        })
    }
}

impl Leaf {
    /// The leaf in `dir`, when it fits.
    ///
    /// # Errors
    /// The reason why another one is needed.
    pub(super) fn load(dir: &Path, authority: &Authority, names: &LeafNames, now: SystemTime) -> Result<Self, Reason> {
        let pem = fs::read(dir.join(CERTIFICATE)).map_err(|_| Reason::Missing)?;
        let key_pem = fs::read(dir.join(KEY)).map_err(|_| Reason::Missing)?;
        let der = CertificateDer::from_pem_slice(&pem).map_err(|_| Reason::Damaged)?;
        let key = PrivateKeyDer::from_pem_slice(&key_pem).map_err(|_| Reason::Damaged)?;
        let parsed = Parsed::from_der(&der).map_err(|_| Reason::Damaged)?;
        if parsed.names != *names {
            return Err(Reason::Names);
        }
        if !is_young(&parsed, now.max(authority.not_before())) {
            return Err(Reason::Age);
        }
        verify(&der, authority, now).map_err(|_| Reason::Authority)?;
        Self::from_parts(der, key, parsed.not_after).map_err(|_| Reason::Damaged)
    }

    /// A new leaf, written to `dir`.
    pub(super) fn create(
        dir: &Path,
        authority: &Authority,
        names: &LeafNames,
        now: SystemTime,
    ) -> Result<Self, PkiError> {
        let key = KeyPair::generate()?;
        let not_after = (now.max(authority.not_before()) + LIFE).min(authority.not_after());
        let certificate = authority.sign(&params(authority, names, now, not_after)?, &key)?;
        // An authority that somebody put there may not be able to sign for us, and browsers would only say "invalid".
        verify(certificate.der(), authority, now)
            .map_err(|error| PkiError::damaged(&dir.join("ca.pem"), format!("cannot sign for this host: {error}")))?;
        let (pem, key_pem) = (certificate.pem(), key.serialize_pem());
        let files = [
            (CERTIFICATE, pem.as_bytes(), PUBLIC),
            (KEY, key_pem.as_bytes(), PRIVATE),
        ];
        atomic_file::write_together(dir, &files).map_err(|error| PkiError::file(dir, error))?;
        let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        Self::from_parts(certificate.der().clone(), key, not_after)
    }

    fn from_parts(
        der: CertificateDer<'static>,
        key: PrivateKeyDer<'static>,
        not_after: SystemTime,
    ) -> Result<Self, PkiError> {
        let certified = CertifiedKey::from_der(vec![der], key, &default_provider())?;
        Ok(Self {
            certified: Arc::new(certified),
            not_after,
        })
    }

    pub(super) fn der(&self) -> Option<&CertificateDer<'static>> {
        self.certified.cert.first()
    }

    pub(super) fn certified_key(&self) -> Arc<CertifiedKey> {
        Arc::clone(&self.certified)
    }

    pub(super) const fn not_after(&self) -> SystemTime {
        self.not_after
    }
}

fn params(
    authority: &Authority,
    names: &LeafNames,
    now: SystemTime,
    not_after: SystemTime,
) -> Result<CertificateParams, PkiError> {
    let dns: Vec<String> = names.dns.iter().cloned().collect();
    let mut params = CertificateParams::new(dns)?;
    params
        .subject_alt_names
        .extend(names.ips.iter().copied().map(SanType::IpAddress));
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "Homedrop");
    params.not_before = (now - BACKDATED).max(authority.not_before()).into();
    params.not_after = not_after.into();
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    Ok(params)
}

/// Whether it has begun, and less than two thirds of its life are over.
fn is_young(parsed: &Parsed, now: SystemTime) -> bool {
    let life = parsed.not_after.duration_since(parsed.not_before).unwrap_or_default();
    now.duration_since(parsed.not_before)
        .is_ok_and(|age| age < life * 2 / 3)
}

/// Checks the leaf as a client that trusts the authority does, name constraints included.
fn verify(leaf: &CertificateDer<'_>, authority: &Authority, now: SystemTime) -> Result<(), rustls::Error> {
    let mut roots = RootCertStore::empty();
    roots.add(authority.der().clone())?;
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::new(default_provider()))
        .build()
        .map_err(|error| rustls::Error::General(error.to_string()))?;
    let name = ServerName::try_from("localhost").map_err(|error| rustls::Error::General(error.to_string()))?;
    let now = now
        .max(authority.not_before())
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    verifier
        .verify_server_cert(leaf, &[], &name, &[], UnixTime::since_unix_epoch(now))
        .map(|_| ())
}
