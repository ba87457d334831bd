//! Files that are damaged, gone, or of another box.

use super::*;

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
