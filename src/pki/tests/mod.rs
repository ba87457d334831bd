//! The authority and its leaf, as OpenSSL and a TLS client judge them.

mod damage;
mod handshake;
mod life;
mod reach;

use std::fs;
use std::net::IpAddr;
use std::process::Command;

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
