//! What `cargo fuzz` drives with made-up input, driven here with its seeds and with every input that was ever a finding.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]

mod authority;
mod config;
mod datagrams;
mod forwarded;
mod framing;
mod inflater;
mod mdns;
mod resume;
mod rooms;
mod signaling;
mod taking;
mod turn;

use std::{fs, path::Path};

/// Takes an input and panics where something does not hold.
type Check = fn(&[u8]);

/// Every target with its name, which is that of its folder of inputs.
const TARGETS: [(&str, Check); 11] = [
    ("authority", authority::check),
    ("config", config::check),
    ("datagrams", datagrams::check),
    ("forwarded", forwarded::check),
    ("framing", framing::check),
    ("inflater", inflater::check),
    ("mdns", mdns::check),
    ("resume", resume::check),
    ("rooms", rooms::check),
    ("signaling", signaling::check),
    ("turn", turn::check),
];

fn inputs(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect()
}

#[test]
fn seeds_and_findings_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for (name, check) in TARGETS {
        let inputs = inputs(&root.join(name));
        assert!(!inputs.is_empty(), "no seed for {name}");
        inputs.iter().for_each(|input| check(input));
    }
}

/// Seeds cut short and with one byte changed reach what seeds alone do not.
#[test]
fn damaged_seeds_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for (name, check) in TARGETS {
        for input in inputs(&root.join(name)) {
            let step = input.len() / 64 + 1;
            for at in (0..input.len()).step_by(step) {
                check(&input[..at]);
                let mut damaged = input.clone();
                damaged[at] ^= 0xff;
                check(&damaged);
            }
        }
    }
}
