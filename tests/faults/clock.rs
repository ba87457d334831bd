//! The wall clock jumps a year ahead and back again, as on a Pi without a battery once it reaches a time server.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, SystemTime},
};

use tempfile::TempDir;

use crate::{
    daemon::{Daemon, Target},
    visitor::{Pair, Visitor},
};

/// Debian's libfaketime; it reads its offset from a file, and leaves the steady clock alone as a real jump does.
const FAKETIME: &str = "faketime/libfaketime.so.1";

const YEAR: u64 = 365 * 24 * 3600;

/// Looking at the certificate comes round every few seconds.
const FOLLOWED: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_clock_that_jumps_a_year_and_back_drops_nobody_and_the_certificate_follows() {
    let folder = TempDir::new().unwrap();
    let offset = folder.path().join("offset");
    fs::write(&offset, "+0").unwrap();
    let wrapper = format!(
        "LD_PRELOAD=$(ls /usr/lib/*/{FAKETIME}) FAKETIME_TIMESTAMP_FILE={} FAKETIME_NO_CACHE=1 \
         FAKETIME_DONT_FAKE_MONOTONIC=1 exec \"$0\" \"$@\"",
        offset.display()
    );
    let daemon = Daemon::start_by(&["sh", "-c", &wrapper], "");
    let mut innocents = Pair::join(&daemon.target()).await;
    let today = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap()
        .as_secs();
    assert!(is_good(&daemon, today), "before any jump");
    assert!(!is_good(&daemon, today + 2 * YEAR), "the check can fail");

    fs::write(&offset, format!("+{YEAR}")).unwrap();
    innocents.are_served_at_once("a jump of a year").await;
    becomes_good(&daemon, today + YEAR).await;
    innocents.are_served_at_once("the certificate was renewed").await;

    fs::write(&offset, "+0").unwrap();
    innocents.are_served_at_once("a jump back").await;
    becomes_good(&daemon, today).await;
    innocents.are_served_at_once("the certificate was renewed again").await;
    Visitor::join(&daemon.target()).await.is_served().await;
}

async fn becomes_good(daemon: &Daemon, at: u64) {
    let following = async {
        while !is_good(daemon, at) {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    };
    let followed = tokio::time::timeout(FOLLOWED, following).await;
    assert!(followed.is_ok(), "no certificate that is good at {at}");
}

/// Whether openssl takes what is shown now for good at a time, in seconds since 1970.
fn is_good(daemon: &Daemon, at: u64) -> bool {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("leaf.pem");
    fs::write(&file, shown(&daemon.target())).unwrap();
    let ca = daemon.state().join("ca.pem");
    verifies(&ca, &file, at)
}

fn verifies(ca: &Path, leaf: &Path, at: u64) -> bool {
    let status = Command::new("openssl")
        .args(["verify", "-x509_strict", "-attime", &at.to_string(), "-CAfile"])
        .args([ca, leaf])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.unwrap().success()
}

/// The certificate in a handshake, PEM.
fn shown(target: &Target) -> Vec<u8> {
    let client = Command::new("openssl")
        .args([
            "s_client",
            "-connect",
            &target.address.to_string(),
            "-servername",
            "localhost",
        ])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    client.unwrap().stdout
}
