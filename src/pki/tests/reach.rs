//! What the authority may sign, and what nobody believes.

use rcgen::{CertificateParams, ExtendedKeyUsagePurpose, IsCa, KeyPair};
use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, ServerName},
};

use super::{super::parsed::Parsed, *};

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
