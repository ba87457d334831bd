//! The authority and its certificates against the programs that have to accept and to refuse them.

use std::fs;
use std::io::{Read, Write};
use std::net::IpAddr;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use rcgen::{CertificateParams, ExtendedKeyUsagePurpose, IsCa, KeyPair};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, ServerConnection};

use super::parsed::Parsed;
use super::*;

const FILES: [&str; 4] = ["ca.pem", "ca-key.pem", "leaf.pem", "leaf-key.pem"];

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn names(more: &[&str]) -> LeafNames {
    let dns = ["drop.local", "raspberrypi", "raspberrypi.home.arpa"]
        .iter()
        .chain(more)
        .map(ToString::to_string);
    let ips = [
        "192.168.1.7",
        "10.0.0.7",
        "fd00::7",
        "fe80::7",
        "8.8.8.8",
        "2001:db8::7",
    ]
    .map(ip);
    LeafNames::new(dns, ips)
}

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + EARLIEST + 400 * DAY
}

fn open(dir: &Path) -> Pki {
    Pki::open(dir, &names(&[]), now()).unwrap()
}

fn contents(dir: &Path) -> Vec<Vec<u8>> {
    FILES.iter().map(|name| fs::read(dir.join(name)).unwrap()).collect()
}

/// What `openssl verify` says about `leaf`, asked for the moment of these tests; a host without openssl fails.
fn openssl_verify(dir: &Path, leaf: &str, more: &[&str]) -> (bool, String) {
    let at = now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap()
        .as_secs()
        .to_string();
    let output = Command::new("openssl")
        .current_dir(dir)
        .args([
            "verify",
            "-x509_strict",
            "-purpose",
            "sslserver",
            "-CAfile",
            "ca.pem",
            "-attime",
            &at,
        ])
        .args(more)
        .arg(leaf)
        .output()
        .expect("openssl is installed");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

/// Signs a leaf for `name` with the authority's own key, as a thief of the key would.
fn forge(dir: &Path, name: &str) -> CertificateDer<'static> {
    let key = KeyPair::from_pem(&fs::read_to_string(dir.join("ca-key.pem")).unwrap()).unwrap();
    let authority = Authority::load_or_create(dir, &names(&[]), now()).unwrap();
    let mut params = CertificateParams::new([name.to_owned()]).unwrap();
    params.not_before = now().into();
    params.not_after = (now() + DAY).into();
    params.is_ca = IsCa::ExplicitNoCa;
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    let leaf = authority.sign(&params, &KeyPair::generate().unwrap()).unwrap();
    assert_eq!(key.serialize_pem(), fs::read_to_string(dir.join("ca-key.pem")).unwrap());
    fs::write(dir.join("forged.pem"), leaf.pem()).unwrap();
    leaf.der().clone()
}

#[test]
fn the_first_start_makes_four_files_and_the_second_none() {
    let dir = tempfile::tempdir().unwrap();
    let first = open(dir.path());
    let made = contents(dir.path());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 4);
    for (name, mode) in FILES.iter().zip([0o644, 0o600, 0o644, 0o600]) {
        let permissions = fs::metadata(dir.path().join(name)).unwrap().permissions();
        assert_eq!(permissions.mode() & 0o777, mode, "{name}");
    }
    let second = open(dir.path());
    assert_eq!(contents(dir.path()), made);
    assert_eq!(first.fingerprint(), second.fingerprint());
    assert_eq!(first.ca_pem().as_bytes(), made[0]);
    assert_eq!(
        CertificateDer::from_pem_slice(&made[0]).unwrap().as_ref(),
        first.ca_der()
    );
}

#[test]
fn lives_are_as_long_as_promised() {
    let dir = tempfile::tempdir().unwrap();
    let pki = open(dir.path());
    let leaf = Parsed::from_der(pki.leaf.der().unwrap()).unwrap();
    let life = leaf.not_after.duration_since(leaf.not_before).unwrap();
    assert!(life <= 397 * DAY && life > 380 * DAY);
    assert_eq!(leaf.not_after, pki.not_after());
    let ca = pki.ca_not_after().duration_since(now()).unwrap();
    assert!(ca > 3650 * DAY && ca < 3655 * DAY);
}

#[test]
fn the_leaf_is_for_local_names_only() {
    let dir = tempfile::tempdir().unwrap();
    let leaf = Parsed::from_der(open(dir.path()).leaf.der().unwrap()).unwrap();
    assert_eq!(leaf.names, names(&[]));
    assert!(leaf.names.ips.iter().all(|ip| is_local(*ip)));
    assert_eq!(
        leaf.names.ips.len(),
        6,
        "four of the host's and two of loopback: {:?}",
        leaf.names.ips
    );
    assert!(leaf.names.dns.contains("localhost"));
}

#[test]
fn openssl_accepts_our_leaf() {
    let dir = tempfile::tempdir().unwrap();
    open(dir.path());
    let checks: [&[&str]; 5] = [
        &[],
        &["-verify_hostname", "drop.local"],
        &["-verify_hostname", "raspberrypi"],
        &["-verify_ip", "192.168.1.7"],
        &["-verify_ip", "fd00::7"],
    ];
    for more in checks {
        let (accepted, said) = openssl_verify(dir.path(), "leaf.pem", more);
        assert!(accepted, "{more:?}: {said}");
    }
}

#[test]
fn a_stolen_key_is_no_use_against_other_sites() {
    let dir = tempfile::tempdir().unwrap();
    let pki = open(dir.path());
    let foreign = [
        "example.com",
        "drop.local.example.com",
        "dev",
        "8.8.8.8",
        "2606:4700::1111",
        "172.32.0.1",
    ];
    for name in foreign {
        let leaf = forge(dir.path(), name);
        let (accepted, said) = openssl_verify(dir.path(), "forged.pem", &[]);
        assert!(
            !accepted && said.contains("permitted subtree violation"),
            "{name}: {said}"
        );
        assert!(
            client_error(&pki, leaf, name).contains("NameConstraintViolation"),
            "{name}"
        );
    }
    for name in ["nas.local", "192.168.77.1", "fd12::1", "tv.home.arpa"] {
        forge(dir.path(), name);
        let (accepted, said) = openssl_verify(dir.path(), "forged.pem", &[]);
        assert!(accepted, "{name}: {said}");
    }
}

/// Why a TLS client that trusts the authority refuses `leaf`.
fn client_error(pki: &Pki, leaf: CertificateDer<'static>, name: &str) -> String {
    use rustls::client::danger::ServerCertVerifier;
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(pki.ca_der().to_vec())).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = rustls::client::WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider);
    let at = now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let at = rustls::pki_types::UnixTime::since_unix_epoch(at);
    let name = ServerName::try_from(name.to_owned()).unwrap();
    format!(
        "{:?}",
        builder
            .build()
            .unwrap()
            .verify_server_cert(&leaf, &[], &name, &[], at)
            .unwrap_err()
    )
}

#[test]
fn the_authority_may_not_sign_what_it_was_made_without() {
    let dir = tempfile::tempdir().unwrap();
    let with = Pki::open(dir.path(), &names(&["dev", "nas.example.org"]), now()).unwrap();
    assert_eq!(
        with.left_out().dns.iter().collect::<Vec<_>>(),
        ["dev"],
        "a top-level domain is not ours"
    );
    let (accepted, said) = openssl_verify(dir.path(), "leaf.pem", &["-verify_hostname", "nas.example.org"]);
    assert!(accepted, "{said}");
    let later = Pki::open(dir.path(), &names(&["tv.example.org"]), now()).unwrap();
    assert_eq!(later.left_out().dns.iter().collect::<Vec<_>>(), ["tv.example.org"]);
    assert!(openssl_verify(dir.path(), "leaf.pem", &[]).0);
    assert_eq!(later.fingerprint(), with.fingerprint());
}

#[test]
fn the_leaf_is_made_anew_when_it_does_not_fit() {
    let dir = tempfile::tempdir().unwrap();
    let mut pki = open(dir.path());
    let fingerprint = pki.fingerprint();
    let leaf = || fs::read(dir.path().join("leaf.pem")).unwrap();
    let first = leaf();
    assert!(!pki.renew(&names(&[]), now() + 200 * DAY).unwrap(), "it is young");
    assert_eq!(leaf(), first);
    assert!(pki.renew(&names(&["tv.local"]), now()).unwrap(), "names changed");
    assert!(
        pki.renew(&names(&["tv.local"]), now() + 265 * DAY).unwrap(),
        "two thirds"
    );
    assert!(pki.renew(&names(&["tv.local"]), now() + 2000 * DAY).unwrap(), "expired");
    assert!(
        pki.renew(&names(&["tv.local"]), now() + 265 * DAY).unwrap(),
        "made by a clock ahead"
    );
    assert_eq!(pki.fingerprint(), fingerprint);
    assert_ne!(leaf(), first);
}

#[test]
fn a_damaged_leaf_is_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let fingerprint = open(dir.path()).fingerprint();
    for name in ["leaf.pem", "leaf-key.pem"] {
        for damage in [
            &b""[..],
            b"\xff\xfe",
            b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ] {
            fs::write(dir.path().join(name), damage).unwrap();
            assert_eq!(open(dir.path()).fingerprint(), fingerprint);
            assert!(openssl_verify(dir.path(), "leaf.pem", &[]).0);
        }
    }
    let other = tempfile::tempdir().unwrap();
    open(other.path());
    for name in ["leaf-key.pem", "leaf.pem"] {
        fs::copy(other.path().join(name), dir.path().join(name)).unwrap();
        open(dir.path());
        assert!(openssl_verify(dir.path(), "leaf.pem", &[]).0, "{name} of another box");
    }
}

#[test]
fn a_damaged_authority_is_told_and_left() {
    for (name, damage) in [
        ("ca.pem", Some(&b"nonsense"[..])),
        ("ca.pem", Some(b"\xff")),
        (
            "ca.pem",
            Some(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
        ),
        ("ca-key.pem", Some(b"")),
        ("ca.pem", None),
        ("ca-key.pem", None),
    ] {
        let dir = tempfile::tempdir().unwrap();
        open(dir.path());
        let path = dir.path().join(name);
        match damage {
            Some(bytes) => fs::write(&path, bytes).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        let error = Pki::open(dir.path(), &names(&[]), now())
            .map(|_| ())
            .unwrap_err()
            .to_string();
        assert!(error.starts_with(&path.display().to_string()), "{error}");
        assert!(
            error.contains("restore it, or remove") && !error.contains('\n'),
            "{error}"
        );
        assert_eq!(fs::read(&path).ok().as_deref(), damage, "{name} is left as it is");
    }
}

#[test]
fn two_authorities_are_not_mixed() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    open(one.path());
    open(two.path());
    fs::copy(one.path().join("ca.pem"), two.path().join("ca.pem")).unwrap();
    let error = Pki::open(two.path(), &names(&[]), now()).map(|_| ()).unwrap_err();
    assert!(error.to_string().contains("another key"), "{error}");
}

#[test]
fn an_expired_authority_is_told() {
    let dir = tempfile::tempdir().unwrap();
    open(dir.path());
    let error = Pki::open(dir.path(), &names(&[]), now() + 3700 * DAY)
        .map(|_| ())
        .unwrap_err();
    assert!(matches!(error, PkiError::Expired { .. }), "{error}");
}

#[test]
fn a_clock_that_was_never_set_makes_no_expired_certificate() {
    let dir = tempfile::tempdir().unwrap();
    let pki = Pki::open(dir.path(), &names(&[]), SystemTime::UNIX_EPOCH).unwrap();
    assert!(pki.not_after() > SystemTime::UNIX_EPOCH + EARLIEST + 300 * DAY);
    let later = tempfile::tempdir().unwrap();
    let made = open(later.path()).not_after();
    let reset = Pki::open(later.path(), &names(&[]), SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(
        reset.not_after(),
        made,
        "the clock fell back, the certificate is still good"
    );
}

#[test]
fn a_foreign_authority_that_cannot_sign_for_us_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::default();
    params.not_before = (now() - DAY).into();
    params.not_after = (now() + DAY).into();
    fs::write(dir.path().join("ca.pem"), params.self_signed(&key).unwrap().pem()).unwrap();
    fs::write(dir.path().join("ca-key.pem"), key.serialize_pem()).unwrap();
    let error = Pki::open(dir.path(), &names(&[]), now()).map(|_| ()).unwrap_err();
    assert!(error.to_string().contains("cannot sign for this host"), "{error}");
}

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
