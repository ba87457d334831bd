//! TLS for the box's own port: the present certificate for every new connection, exchanged while others run.

use std::sync::Arc;

use arc_swap::ArcSwap;
use rustls::crypto::CryptoProvider;
use rustls::crypto::aws_lc_rs::{Ticketer, default_provider};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use rustls::{CipherSuite, ServerConfig};

/// Gives each new connection the certificate of the moment, whatever name it asks for.
#[derive(Debug)]
pub struct CertificateResolver {
    current: ArcSwap<CertifiedKey>,
}

impl CertificateResolver {
    /// Starts with `current`.
    #[must_use]
    pub fn new(current: Arc<CertifiedKey>) -> Self {
        Self {
            current: ArcSwap::new(current),
        }
    }

    /// From now on new connections get `next`; those that are open keep what they have.
    pub fn swap(&self, next: Arc<CertifiedKey>) {
        self.current.store(next);
    }
}

impl ResolvesServerCert for CertificateResolver {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current.load_full())
    }
}

/// TLS 1.3 and 1.2 with session tickets, HTTP/2 before HTTP/1.1.
///
/// # Errors
/// When the library has no random bytes for the tickets' key.
pub fn server_config(resolver: Arc<CertificateResolver>) -> Result<ServerConfig, rustls::Error> {
    let mut config = ServerConfig::builder_with_provider(Arc::new(provider()))
        .with_protocol_versions(&[&TLS13, &TLS12])?
        .with_no_client_auth()
        .with_cert_resolver(resolver);
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    config.ticketer = Ticketer::new()?;
    config.ignore_client_order = true;
    Ok(config)
}

/// The library's suites, in the order that suits this processor: a Raspberry Pi before the fifth has no AES, and is the
/// one that serves everybody.
fn provider() -> CryptoProvider {
    let mut provider = default_provider();
    if !has_aes() {
        provider.cipher_suites.sort_by_key(|suite| !is_chacha(suite.suite()));
    }
    provider
}

/// RFC 8446 appendix B.4, RFC 7905.
const fn is_chacha(suite: CipherSuite) -> bool {
    matches!(
        suite,
        CipherSuite::TLS13_CHACHA20_POLY1305_SHA256
            | CipherSuite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
            | CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
    )
}

#[cfg(target_arch = "x86_64")]
fn has_aes() -> bool {
    std::arch::is_x86_feature_detected!("aes")
}

#[cfg(target_arch = "aarch64")]
fn has_aes() -> bool {
    std::arch::is_aarch64_feature_detected!("aes")
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
const fn has_aes() -> bool {
    false
}
