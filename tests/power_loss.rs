//! The power is cut between any two things that the disk sees: the box starts again as who it was.
#![cfg(debug_assertions)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]

use std::{fs, path::Path};

use homedrop::{
    config::Config,
    daemon::{Daemon, DaemonError, Directories, rotate_ca},
    host::atomic_file::power,
};
use tempfile::TempDir;

const PORTS: &str = "[http]\naddress = \"127.0.0.1\"\nhttps-ports = [0]\nhttp-ports = []\n\
    [stun]\nenabled = false\n[turn]\nenabled = false\n[discovery]\nenabled = false\n";

/// More than any of these operations takes.
const MANY_STEPS: u32 = 100;

fn config(more: &str) -> Config {
    Config::parse(&format!("{PORTS}{more}"), "test.toml").unwrap()
}

fn directories(dir: &Path) -> Directories {
    Directories {
        state: dir.to_owned(),
        runtime: dir.to_owned(),
    }
}

/// Who the box is: its CA and its secret, as files.
type Identity = (Vec<u8>, Vec<u8>, Vec<u8>);

/// Starts the daemon, which reads and checks everything, and tells who it is.
fn start(dir: &Path, more: &str) -> Result<Identity, DaemonError> {
    let daemon = Daemon::new(config(more), &directories(dir))?;
    let read = |name: &str| fs::read(dir.join(name)).unwrap();
    let identity = (read("ca.pem"), read("ca-key.pem"), read("secret"));
    assert_eq!(
        daemon.site().ca().unwrap().pem,
        identity.0,
        "it says what the file says"
    );
    Ok(identity)
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// Cuts the power in `operation` after each number of steps, starts the daemon on what is left, and hands both to `check`.
fn at_every_step(before: &Path, operation: impl Fn(&Path) -> bool, check: impl Fn(u32, &Path, Identity)) {
    for steps in 0..MANY_STEPS {
        let dir = TempDir::new().unwrap();
        copy(before, dir.path());
        power::cut_after(Some(steps));
        let done = operation(dir.path());
        power::cut_after(None);
        let identity = start(dir.path(), "");
        let identity = identity.unwrap_or_else(|error| panic!("does not start after {steps} steps: {error}"));
        check(steps, dir.path(), identity);
        if done {
            assert!(steps > 5, "only {steps} places to cut the power");
            return;
        }
    }
    panic!("not done after {MANY_STEPS} steps");
}

#[tokio::test]
async fn at_the_first_start() {
    let nothing = TempDir::new().unwrap();
    at_every_step(
        nothing.path(),
        |dir| start(dir, "").is_ok(),
        |steps, dir, identity| assert_eq!(start(dir, "").unwrap(), identity, "after {steps} steps"),
    );
}

#[tokio::test]
async fn while_a_new_certificate_is_written() {
    let before = TempDir::new().unwrap();
    let known = start(before.path(), "").unwrap();
    at_every_step(
        before.path(),
        |dir| start(dir, "[tls]\nextra-names = [\"box.local\"]\n").is_ok(),
        |steps, _, identity| assert_eq!(identity, known, "after {steps} steps"),
    );
}

#[tokio::test]
async fn while_the_authority_is_replaced() {
    let before = TempDir::new().unwrap();
    let known = start(before.path(), "").unwrap();
    at_every_step(
        before.path(),
        |dir| rotate_ca(&config(""), &directories(dir)).is_ok(),
        |steps, _, identity| {
            let parts = (identity.0 == known.0, identity.1 == known.1);
            assert!(parts.0 == parts.1, "half of each after {steps} steps");
            assert_eq!(identity.2, known.2);
        },
    );
}
