//! The certificate in TLS, exchanged while connections run.

use std::io::{Read, Write};

use rustls::{
    ClientConfig, ClientConnection, RootCertStore, ServerConnection,
    pki_types::{CertificateDer, ServerName},
};

use super::*;

/// A client and a server in memory, after their handshake.
fn handshake(pki: &Pki, config: &Arc<rustls::ServerConfig>, alpn: &[&[u8]]) -> (ClientConnection, ServerConnection) {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(pki.ca_der().to_vec())).unwrap();
    let mut client = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    client.alpn_protocols = alpn.iter().map(|name| name.to_vec()).collect();
    let name = ServerName::try_from("drop.local").unwrap();
    let mut client = ClientConnection::new(Arc::new(client), name).unwrap();
    let mut server = ServerConnection::new(Arc::clone(config)).unwrap();
    while client.is_handshaking() || server.is_handshaking() {
        pass(&mut client, &mut server);
        pass(&mut server, &mut client);
    }
    (client, server)
}

fn pass<A, B, C, D>(from: &mut C, to: &mut D)
where
    C: std::ops::DerefMut<Target = rustls::ConnectionCommon<A>>,
    D: std::ops::DerefMut<Target = rustls::ConnectionCommon<B>>,
    B: rustls::SideData,
    A: rustls::SideData,
{
    let mut wire = Vec::new();
    while from.wants_write() {
        from.write_tls(&mut wire).unwrap();
    }
    let mut wire = &wire[..];
    while !wire.is_empty() {
        to.read_tls(&mut wire).unwrap();
        to.process_new_packets().unwrap();
    }
}

#[test]
fn the_certificate_is_exchanged_under_running_connections() {
    let dir = tempfile::tempdir().unwrap();
    let real = SystemTime::now();
    let mut pki = Pki::open(dir.path(), &names(&[]), real).unwrap();
    let resolver = Arc::new(CertificateResolver::new(pki.certified_key()));
    let config = Arc::new(server_config(Arc::clone(&resolver)).unwrap());
    let (mut client, mut server) = handshake(&pki, &config, &[b"h2", b"http/1.1"]);
    assert_eq!(client.alpn_protocol(), Some(&b"h2"[..]));
    assert_eq!(client.protocol_version(), Some(rustls::ProtocolVersion::TLSv1_3));
    assert!(pki.renew(&names(&["tv.local"]), real).unwrap());
    resolver.swap(pki.certified_key());
    let (next, _) = handshake(&pki, &config, &[b"http/1.1"]);
    assert_eq!(next.alpn_protocol(), Some(&b"http/1.1"[..]));
    assert_ne!(next.peer_certificates(), client.peer_certificates());
    client.writer().write_all(b"still here").unwrap();
    pass(&mut client, &mut server);
    let mut read = [0; 10];
    server.reader().read_exact(&mut read).unwrap();
    assert_eq!(&read, b"still here");
}
