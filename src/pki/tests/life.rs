//! What is made when, how long it lives, and what the clock may do.

use std::os::unix::fs::PermissionsExt;

use rustls::pki_types::{CertificateDer, pem::PemObject};

use super::{super::parsed::Parsed, *};

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
