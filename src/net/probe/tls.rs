//! A TLS connection as a client opens it, also to somebody whom it cannot trust: to see what is shown.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Arc,
    time::Duration,
};

use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, RootCertStore, SignatureScheme, StreamOwned,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, aws_lc_rs::default_provider, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
};

/// Where Debian and most other systems keep the authorities that they trust.
const SYSTEM_ROOTS: &str = "/etc/ssl/certs/ca-certificates.crt";

/// Whom to believe.
#[derive(Debug, Clone)]
pub enum Trust {
    /// Everybody: nothing secret is said on such a connection.
    Anybody,
    /// Those whom these authorities vouch for.
    Roots(Arc<RootCertStore>),
}

/// An open connection.
#[derive(Debug)]
pub struct Connection(StreamOwned<ClientConnection, TcpStream>);

impl Trust {
    /// As this system's programs trust, and the authorities in the PEM text `further`.
    #[must_use]
    pub fn of_system(further: Option<&[u8]>) -> Self {
        let mut roots = RootCertStore::empty();
        let system = std::fs::read(SYSTEM_ROOTS).unwrap_or_default();
        for pem in [&system[..], further.unwrap_or_default()] {
            roots.add_parsable_certificates(CertificateDer::pem_slice_iter(pem).flatten());
        }
        Self::Roots(Arc::new(roots))
    }
}

/// Connects to `address`, shakes hands for `name` (a host name or an address); every step may take `limit`.
///
/// # Errors
/// What the system or TLS says; `InvalidData` when TLS refuses the other side.
pub fn connect(address: SocketAddr, name: &str, trust: &Trust, limit: Duration) -> io::Result<Connection> {
    let stream = TcpStream::connect_timeout(&address, limit)?;
    stream.set_read_timeout(Some(limit))?;
    stream.set_write_timeout(Some(limit))?;
    let name = ServerName::try_from(name.to_owned()).map_err(|_| io::ErrorKind::InvalidInput)?;
    let config = config(trust).map_err(io::Error::other)?;
    let client = ClientConnection::new(Arc::new(config), name).map_err(io::Error::other)?;
    let mut stream = StreamOwned::new(client, stream);
    while stream.conn.is_handshaking() {
        stream.conn.complete_io(&mut stream.sock)?;
    }
    Ok(Connection(stream))
}

fn config(trust: &Trust) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions()?;
    let mut config = match trust {
        Trust::Roots(roots) => builder.with_root_certificates(Arc::clone(roots)).with_no_client_auth(),
        Trust::Anybody => builder
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Anybody(provider)))
            .with_no_client_auth(),
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

impl Connection {
    /// The certificate of the other side, in DER.
    #[must_use]
    pub fn certificate(&self) -> Option<Vec<u8>> {
        let chain = self.0.conn.peer_certificates()?;
        chain.first().map(|der| der.to_vec())
    }
}

impl Read for Connection {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for Connection {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Takes every certificate whose key the other side has.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
